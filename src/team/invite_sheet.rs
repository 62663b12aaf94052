//! Making an invitation, and handing it over.

use access::Role;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::acts::{Fresh, TeamActs};
use super::invite_result::InviteResult;
use super::role_cards::RoleCards;
use super::words;
use crate::i18n::use_t;
use crate::session::use_session;
use crate::widgets::button::{Button, ButtonKind};
use crate::widgets::dialog::Sheet;
use crate::widgets::icon::Glyph;
use crate::widgets::segmented::SegmentedControl;
use crate::widgets::select_field::Choice;
use crate::widgets::text_field::TextField;

/// A code on this screen is scanned at once.
const QR_S: u64 = 600;
/// A link may wait in a mailbox.
const LINK_S: u64 = 604_800;

/// Who is to come in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// Somebody new.
    Somebody,
    /// Another device of who works here.
    MyDevice,
    /// Another device of a member.
    DeviceOf {
        /// The member.
        id: String,
        /// Their name.
        name: String,
    },
}

/// The sheet; open while somebody is wanted.
#[component]
pub fn InviteSheet(
    /// What can be done.
    acts: TeamActs,
    /// Who is to come in; none closes it.
    wanted: RwSignal<Option<Wanted>>,
) -> impl IntoView {
    let t = use_t();
    let fresh = RwSignal::new(None::<(Fresh, String)>);
    let close = Callback::new(move |()| {
        wanted.set(None);
        fresh.set(None);
    });
    let title = Signal::derive(move || match wanted.get() {
        Some(Wanted::MyDevice) => t.device_add_mine().to_owned(),
        Some(Wanted::DeviceOf { name, .. }) => t.join_device_of(&name).trim_end_matches('.').to_owned(),
        _ => t.invite_title().to_owned(),
    });
    view! {
        <Sheet open=Signal::derive(move || wanted.with(Option::is_some)) on_close=close title>
            {move || match (wanted.get(), fresh.get()) {
                (_, Some((fresh_one, name))) => {
                    let again = Callback::new(move |()| fresh.set(None));
                    view! { <InviteResult fresh=fresh_one name on_again=again on_close=close /> }.into_any()
                }
                (Some(Wanted::Somebody), None) => view! { <ForSomebody acts fresh /> }.into_any(),
                (Some(Wanted::MyDevice), None) => view! { <ForDevice acts fresh of=None /> }.into_any(),
                (Some(Wanted::DeviceOf { id, name }), None) => {
                    view! { <ForDevice acts fresh of=Some((id, name)) /> }.into_any()
                }
                (None, None) => ().into_any(),
            }}
        </Sheet>
    }
}

#[component]
fn ForSomebody(acts: TeamActs, fresh: RwSignal<Option<(Fresh, String)>>) -> impl IntoView {
    let (t, session) = (use_t(), use_session());
    let name = RwSignal::new(String::new());
    let is_missing = RwSignal::new(false);
    let role = RwSignal::new(Role::Helper);
    let how = RwSignal::new("qr".to_owned());
    let is_busy = RwSignal::new(false);
    let submit = move || {
        let who = name.get_untracked().trim().to_owned();
        if who.is_empty() {
            return is_missing.set(true);
        }
        if is_busy.get_untracked() {
            return;
        }
        is_busy.set(true);
        let ttl_s = if how.get_untracked() == "qr" { QR_S } else { LINK_S };
        spawn_local(async move {
            let made = acts.invite(&who, role.get_untracked().as_str(), None, ttl_s).await;
            is_busy.try_set(false);
            match made {
                Ok(made) => drop(fresh.try_set(Some((made, who)))),
                Err(error) => session.notices().warn(words::of_team(t, &error)),
            }
        });
    };
    view! {
        <form
            class="form"
            novalidate
            on:submit=move |event| {
                event.prevent_default();
                submit();
            }
        >
            <TextField
                label=Signal::derive(move || t.invite_name().to_owned())
                value=name
                on_input=Callback::new(move |text| {
                    name.set(text);
                    is_missing.set(false);
                })
                hint=Signal::derive(move || Some(t.invite_name_hint().to_owned()))
                error=Signal::derive(move || is_missing.get().then(|| t.join_name_needed().to_owned()))
            />
            <RoleCards role />
            <div class="field">
                <span class="field__label" aria-hidden="true">{move || t.invite_how()}</span>
                <SegmentedControl
                    label=Signal::derive(move || t.invite_how().to_owned())
                    choices=Signal::derive(move || {
                        vec![Choice::new("qr", t.invite_by_qr()), Choice::new("link", t.invite_by_link())]
                    })
                    value=how
                    on_change=Callback::new(move |value| how.set(value))
                />
            </div>
            <Button
                kind=ButtonKind::Primary
                glyph=Glyph::Key
                label=Signal::derive(move || t.invite_create().to_owned())
                busy=is_busy
                submit=true
            />
        </form>
    }
}

/// A further device: made at once, for the next ten minutes.
#[component]
fn ForDevice(
    acts: TeamActs,
    fresh: RwSignal<Option<(Fresh, String)>>,
    of: Option<(String, String)>,
) -> impl IntoView {
    let (t, session) = (use_t(), use_session());
    let failure = RwSignal::new(None::<String>);
    let of = StoredValue::new(of);
    let make = move || {
        failure.set(None);
        spawn_local(async move {
            let (name, member) = match of.get_value() {
                Some((id, name)) => (name, id),
                None => {
                    let who = session.meta().session;
                    who.map(|who| (who.name, who.member)).unwrap_or_default()
                }
            };
            let role = super::roster::peek(|roster| roster.member(&member).and_then(|member| member.role));
            let role = role.map_or("requester", Role::as_str);
            match acts.invite(&name, role, Some(&member), QR_S).await {
                Ok(made) => drop(fresh.try_set(Some((made, String::new())))),
                Err(error) => drop(failure.try_set(Some(words::of_team(t, &error)))),
            }
        });
    };
    make();
    view! {
        {move || match failure.get() {
            Some(words) => view! {
                <p role="alert">{words}</p>
                <div class="modal__actions">
                    <Button label=Signal::derive(move || t.retry().to_owned()) on_click=Callback::new(move |()| make()) />
                </div>
            }
            .into_any(),
            None => view! { <p role="status">{move || t.in_progress()}</p> }.into_any(),
        }}
    }
}
