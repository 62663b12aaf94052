//! Those who said nothing: one letter for all, a message for each, and who was reminded when.

use events::Planner;
use events::guests::{Guest, remind};
use leptos::prelude::*;
use replica::RecordId;

use super::acts;
use super::page::Shared;
use super::share::{self, encode};
use super::words::reminder;
use crate::events::planner_changed;
use crate::events::words::title_of;
use crate::i18n::{T, use_t};
use crate::session::use_session;
use crate::suppliers::directory::links::{mail_href, sms_href, tel_href};
use crate::widgets::button::Button;
use crate::widgets::empty_state::EmptyState;
use crate::widgets::icon::{Glyph, Icon};
use crate::widgets::text_area::TextArea;

/// So many are shown one by one; the letter reaches all.
const SHOWN: usize = 300;

/// Those to remind.
#[component]
pub fn RemindView(
    /// The page.
    it: Shared,
) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let changed = planner_changed();
    let silent = Memo::new(move |_| {
        let _ = changed.get();
        session.peek_in::<Planner, _>(|planner, _, _| {
            remind::silent(planner.children::<Guest>(it.event)).into_iter().cloned().collect::<Vec<_>>()
        })
    });
    let letter = Memo::new(move |_| {
        let _ = changed.get();
        session
            .peek_in::<Planner, _>(|planner, _, _| {
                let event = planner.events.get(it.event)?;
                Some((t.remind_subject(&title_of(t, event)), reminder(t, event)))
            })
            .unwrap_or_default()
    });
    let written = RwSignal::new(None::<String>);
    let body = Signal::derive(move || written.get().unwrap_or_else(|| letter.get().1));
    let n = move || silent.with(Vec::len);
    let empty = move || {
        view! {
            <EmptyState
                glyph=Glyph::Check
                title=Signal::derive(move || t.remind_nobody_title().to_owned())
                body=Signal::derive(move || t.remind_nobody_body().to_owned())
            />
        }
    };
    view! {
        <div class="page__body guest-body guest-remind">
            <Show when=move || 0 < n() fallback=empty>
                <p class="guest-remind__n">{move || t.remind_body(n())}</p>
                <TextArea
                    label=Signal::derive(move || t.remind_text().to_owned())
                    value=body
                    on_input=move |text| written.set(Some(text))
                />
                <Letters it silent subject=Signal::derive(move || letter.get().0) body />
                <ul class="guest-silents">
                    {move || {
                        let silent = silent.get();
                        silent.into_iter().take(SHOWN).map(|guest| silent_row(it, t, guest, body)).collect_view()
                    }}
                </ul>
                <div class="cluster">
                    <Button
                        glyph=Glyph::Check
                        label=Signal::derive(move || t.remind_mark().to_owned())
                        on_click=move |()| {
                            let ids: Vec<RecordId> = silent.with_untracked(|silent| silent.iter().map(|g| g.id).collect());
                            acts::reminded(session, t, &ids);
                        }
                    />
                </div>
            </Show>
        </div>
    }
}

/// The letters that reach everybody, and the text for other ways.
#[component]
fn Letters(
    it: Shared,
    silent: Memo<Vec<Guest>>,
    subject: Signal<String>,
    #[prop(into)] body: Signal<String>,
) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let mails = Memo::new(move |_| {
        silent.with(|silent| {
            let has = |guest: &&Guest| mail_href(&guest.mail).is_some();
            silent.iter().filter(has).map(|guest| (guest.id, guest.mail.clone())).collect::<Vec<_>>()
        })
    });
    let letters = move || {
        let mails: Vec<(RecordId, String)> = mails.get();
        let addresses: Vec<String> = mails.iter().map(|(_, mail)| mail.clone()).collect();
        let letters = remind::letters(&addresses, &subject.get(), &body.get(), encode);
        let n_letters = letters.len();
        let mut from = 0;
        letters
            .into_iter()
            .enumerate()
            .map(|(at, (href, n))| {
                let ids: Vec<RecordId> = mails.iter().skip(from).take(n).map(|(id, _)| *id).collect();
                from += n;
                let words = if n_letters == 1 {
                    t.remind_mail(n)
                } else {
                    t.remind_mail_part(n, &format!("{}/{n_letters}", at + 1))
                };
                view! {
                    <a
                        class="button"
                        data-kind="primary"
                        href=href
                        on:click=move |_| acts::reminded(session, t, &ids)
                    >
                        <Icon glyph=Glyph::Mail />
                        {words}
                    </a>
                }
            })
            .collect_view()
    };
    let unreachable = move || {
        let n = silent.with(|silent| {
            silent
                .iter()
                .filter(|guest| mail_href(&guest.mail).is_none() && tel_href(&guest.tel).is_none())
                .count()
        });
        (0 < n).then(|| view! { <p class="u-soft">{t.remind_no_mail(n)}</p> })
    };
    view! {
        <div class="guest-letters">
            {letters}
            <Button
                glyph=Glyph::Share
                label=Signal::derive(move || t.remind_share().to_owned())
                on_click=move |()| share::text(session, subject.get_untracked(), body.get_untracked())
            />
            <Button
                glyph=Glyph::Copy
                label=Signal::derive(move || t.remind_copy().to_owned())
                on_click=move |()| share::copy(session, body.get_untracked())
            />
            <Button
                glyph=Glyph::Calendar
                label=Signal::derive(move || t.remind_calendar().to_owned())
                on_click=move |()| share::calendar(session, t, it.event)
            />
        </div>
        <Show when=move || mails.with(|mails| 1 < mails.len())>
            <p class="u-soft">{move || t.remind_hidden()}</p>
        </Show>
        {unreachable}
    }
}

/// One of them: how to reach, and whether that was done.
fn silent_row(it: Shared, t: T, guest: Guest, body: Signal<String>) -> impl IntoView + use<> {
    let session = use_session();
    let id = guest.id;
    let mut facts = Vec::new();
    if let Some(ms) = guest.reminded {
        facts.push(t.guest_reminded_on(&t.date_short_at(ms)));
    } else if let Some(ms) = guest.invited {
        facts.push(t.guest_invited_on(&t.date_short_at(ms)));
    }
    if !guest.mail.is_empty() {
        facts.push(guest.mail.clone());
    }
    let sms = sms_href(&guest.tel).map(|href| {
        let to = move || format!("{href}?body={}", encode(&body.get()));
        view! {
            <a class="icon-button" href=to aria-label=move || t.guest_sms() on:click=move |_| acts::reminded(session, t, &[id])>
                <Icon glyph=Glyph::Comment />
            </a>
        }
    });
    let call = tel_href(&guest.tel).map(|href| {
        view! { <a class="icon-button" href=href aria-label=move || t.guest_call()><Icon glyph=Glyph::Phone /></a> }
    });
    let name = guest.name.clone();
    view! {
        <li class="guest-silent">
            <div class="guest-row__text">
                <button class="guest-row__name" type="button" on:click=move |_| it.open.set(Some(id))>{guest.name}</button>
                <p class="guest-row__meta">{facts.join(" · ")}</p>
            </div>
            {call}
            {sms}
            <button
                class="icon-button"
                type="button"
                aria-label=move || t.remind_mark_one(&name)
                aria-pressed=guest.reminded.is_some().to_string()
                on:click=move |_| acts::reminded(session, t, &[id])
            >
                <Icon glyph=Glyph::Check />
            </button>
        </li>
    }
}
