//! The devices of the workspace: which is which, when each last had everything, and taking its access away.

use leptos::prelude::*;
use serde_json::json;

use super::acts::TeamActs;
use super::confirm::{Confirm, Question};
use super::name_dialog::{NameDialog, Naming};
use super::roster::{self, TeamDevice};
use crate::i18n::use_t;
use crate::session::use_session;
use crate::widgets::icon::{Glyph, Icon};
use crate::widgets::menu::{Menu, MenuItem};

/// The devices that this person may see, this one first, then the last ones that spoke.
#[component]
pub fn Devices(
    /// What can be done.
    acts: TeamActs,
    /// Whether the person manages.
    #[prop(into)]
    is_manager: Signal<bool>,
    /// Whether the server is there.
    #[prop(into)]
    is_reachable: Signal<bool>,
) -> impl IntoView {
    let (t, session) = (use_t(), use_session());
    let asking = RwSignal::new(None::<Question>);
    let naming = RwSignal::new(None::<Naming>);
    let here = Memo::new(move |_| {
        roster::look(|_| ());
        session.meta().session.map(|who| who.device).unwrap_or_default()
    });
    let part = move |is_gone: bool| {
        let mut devices = roster::look(|roster| roster.team.devices.clone());
        devices.retain(|device| device.revoked_ms.is_some() == is_gone);
        let here = here.get();
        devices.sort_by_key(|d| {
            (d.id != here, std::cmp::Reverse(d.synced_ms.or(d.seen_ms).unwrap_or(d.joined_ms)))
        });
        devices
    };
    let row = move |device: TeamDevice| {
        let is_here = here.get_untracked() == device.id;
        view! { <Row device is_here acts is_reachable asking naming /> }
    };
    view! {
        <section class="section" aria-labelledby="team-devices">
            <div class="section__head">
                <h2 class="section__title" id="team-devices">
                    {move || if is_manager.get() { t.devices_title() } else { t.devices_mine() }}
                </h2>
                <span class="section__count">{move || t.number(part(false).len())}</span>
            </div>
            <ul class="team-list" role="list">
                <For each=move || part(false) key=|device| format!("{device:?}") children=row />
            </ul>
            <Show when=move || !part(true).is_empty()>
                <details class="disclosure">
                    <summary class="disclosure__head">
                        <span>{move || t.devices_revoked()}</span>
                        <span class="section__count">{move || t.number(part(true).len())}</span>
                    </summary>
                    <ul class="team-list" role="list">
                        <For each=move || part(true) key=|device| format!("{device:?}") children=row />
                    </ul>
                </details>
            </Show>
        </section>
        <Confirm question=asking />
        <NameDialog acts naming />
    }
}

#[component]
fn Row(
    device: TeamDevice,
    is_here: bool,
    acts: TeamActs,
    is_reachable: Signal<bool>,
    asking: RwSignal<Option<Question>>,
    naming: RwSignal<Option<Naming>>,
) -> impl IntoView {
    let (t, session) = (use_t(), use_session());
    let is_gone = device.revoked_ms.is_some();
    let label = StoredValue::new(match device.label.trim() {
        "" => t.body_other().to_owned(),
        label => label.to_owned(),
    });
    let when = {
        let device = device.clone();
        move || {
            let now = session.now_ms();
            let ago = |ms: i64| t.relative(ms.min(now), now);
            match (device.revoked_ms, device.synced_ms, device.seen_ms) {
                (Some(at), ..) => t.device_revoked_on(&ago(at)),
                (_, Some(at), _) => t.device_synced(&ago(at)),
                (_, None, Some(at)) => t.device_seen(&ago(at)),
                _ => t.device_never().to_owned(),
            }
        }
    };
    let owner = {
        let member = device.member.clone();
        move || roster::said(t, &member)
    };
    let items = {
        let id = device.id.clone();
        Signal::derive(move || {
            let naming_of = Naming::Device { id: id.clone(), label: label.get_value() };
            let question =
                if is_here { leaving(acts, session, t) } else { revoking(acts, t, &id, label.get_value()) };
            let grave = if is_here { t.device_leave() } else { t.device_revoke() };
            vec![
                MenuItem::new(
                    t.device_rename(),
                    Glyph::Edit,
                    Callback::new(move |()| naming.set(Some(naming_of.clone()))),
                ),
                MenuItem::new(grave, Glyph::Key, Callback::new(move |()| asking.set(Some(question.clone()))))
                    .grave(),
            ]
        })
    };
    view! {
        <li class="team-row" data-gone=is_gone.then_some("true")>
            <span class="team-row__glyph"><Icon glyph=Glyph::Device /></span>
            <span class="team-row__text">
                <span class="team-row__name">
                    {label.get_value()}
                    {is_here.then(|| view! { <span class="team-row__mark">{move || t.device_here()}</span> })}
                </span>
                <span class="team-row__note">
                    {move || owner().map(|owner| format!("{owner} · "))}{when}
                </span>
            </span>
            <Show when=move || !is_gone && is_reachable.get()>
                <Menu label=Signal::derive(move || t.team_acts_on(&label.get_value())) items />
            </Show>
        </li>
    }
}

fn revoking(acts: TeamActs, t: crate::i18n::T, id: &str, label: String) -> Question {
    let path = format!("devices/{id}/revoke");
    Question {
        title: t.device_revoke_title(&label),
        body: vec![t.device_revoke_body().to_owned()],
        action: t.device_revoke().to_owned(),
        on_yes: Callback::new(move |()| acts.run_and_say(path.clone(), json!({}), t.device_revoked(&label))),
    }
}

fn leaving(acts: TeamActs, session: crate::session::Session, t: crate::i18n::T) -> Question {
    let n = usize::try_from(session.meta().n_pending()).unwrap_or(usize::MAX);
    let unsent = (0 < n).then(|| t.device_leave_pending(n));
    Question {
        title: t.device_leave_title().to_owned(),
        body: unsent.into_iter().chain([t.device_leave_body().to_owned()]).collect(),
        action: t.device_leave().to_owned(),
        on_yes: Callback::new(move |()| acts.leave()),
    }
}
