//! Words and files to hand to guests: an invitation with its code, the event as a calendar file.

use events::Planner;
use events::guests::code;
use leptos::prelude::*;
use leptos::task::spawn_local;
use replica::RecordId;

use super::page::Shared;
use super::words::invitation;
use crate::events::calendars::invitation_of;
use crate::events::door::qr::InvitationQr;
use crate::events::words::title_of;
use crate::i18n::{T, use_t};
use crate::platform::download;
use crate::platform::share::{self, Shared as Sent};
use crate::session::{Session, use_session};
use crate::suppliers::directory::links::{mail_href, sms_href};
use crate::widgets::button::{Button, ButtonKind};
use crate::widgets::dialog::Sheet;
use crate::widgets::icon::{Glyph, Icon};
use crate::widgets::text_area::TextArea;

/// A text, escaped for an address.
pub fn encode(text: &str) -> String {
    js_sys::encode_uri_component(text).into()
}

/// Hands a text to the phone's share sheet, or to the clipboard.
pub fn text(session: Session, title: String, text: String) {
    let t = session.t();
    spawn_local(async move { say(session, share::share_text(&title, &text).await, t) });
}

/// Puts a text into the clipboard.
pub fn copy(session: Session, text: String) {
    let t = session.t();
    spawn_local(async move { say(session, share::copy(&text).await, t) });
}

fn say(session: Session, sent: Sent, t: T) {
    match sent {
        Sent::Sent | Sent::Cancelled => {}
        Sent::Copied => session.notices().say(t.remind_copied()),
        Sent::Impossible => session.notices().warn(t.remind_cannot()),
    }
}

/// Hands a file to the phone's share sheet, or to the downloads.
pub fn file(session: Session, title: String, name: String, mime: &'static str, bytes: Vec<u8>) {
    let t = session.t();
    spawn_local(async move {
        match share::share_file(&title, &name, mime, &bytes).await {
            Sent::Sent | Sent::Cancelled => {}
            Sent::Copied | Sent::Impossible => save(session, t, &name, mime, bytes),
        }
    });
}

/// Puts a file into the downloads.
pub fn save(session: Session, t: T, name: &str, mime: &str, bytes: Vec<u8>) {
    if download::blob(&[bytes], mime).is_some_and(|file| download::save(name, &file)) {
        session.notices().say(t.remind_saved(name));
    } else {
        session.notices().warn(t.export_failed());
    }
}

/// A name that every system takes for a file.
pub fn file_name(of: &str, extension: &str) -> String {
    let folded = search::fold(of);
    let words: Vec<&str> =
        folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let stem: String = words.join("-").chars().take(60).collect();
    format!("{}.{extension}", if stem.is_empty() { "invites" } else { &stem })
}

/// Shares the event as a calendar file.
pub fn calendar(session: Session, t: T, event: RecordId) {
    let title = session.peek_in::<Planner, _>(|planner, _, _| {
        planner.events.get(event).filter(|event| event.when.is_some()).map(|event| title_of(t, event))
    });
    match title {
        Some(title) => {
            let name = file_name(&title, "ics");
            let ics = invitation_of(session, event);
            file(session, title, name, "text/calendar", ics.into_bytes());
        }
        None => session.notices().warn(t.remind_no_date()),
    }
}

/// An invitation, ready to send: to one with the code and its QR, or for all.
#[component]
pub fn InviteSheet(
    /// The page.
    it: Shared,
) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let who = move || {
        let id = it.inviting.get().flatten()?;
        session.look_in::<Planner, _>(|planner, _, _| planner.guests.get(id).cloned())
    };
    let title = Signal::derive(move || match who() {
        Some(guest) => t.invitation_title(&guest.name),
        None => t.invitation_all().to_owned(),
    });
    let letter = Memo::new(move |_| {
        let guest = who();
        let shown = guest.as_ref().map(|guest| code::shown(&code::of(guest)));
        session
            .look_in::<Planner, _>(|planner, office, _| {
                let event = planner.events.get(it.event)?;
                Some((
                    t.invitation_subject(&title_of(t, event)),
                    invitation(t, office, event, shown.as_deref()),
                ))
            })
            .unwrap_or_default()
    });
    let written = RwSignal::new(None::<String>);
    let body = Signal::derive(move || written.get().unwrap_or_else(|| letter.get().1));
    let close = move |()| {
        written.set(None);
        it.inviting.set(None);
    };
    let ways = move || {
        let guest = who()?;
        let (subject, body) = (letter.get().0, body.get());
        let mail = mail_href(&guest.mail).map(|href| {
            format!("{href}?subject={}&body={}", encode(&subject), encode(&body.replace('\n', "\r\n")))
        });
        let sms = sms_href(&guest.tel).map(|href| format!("{href}?body={}", encode(&body)));
        let link = |href: Option<String>, glyph: Glyph, words: fn(T) -> &'static str| {
            href.map(|href| view! { <a class="button" href=href><Icon glyph />{move || words(t)}</a> })
        };
        Some(view! {
            {link(mail, Glyph::Mail, |t| t.guest_write())}
            {link(sms, Glyph::Comment, |t| t.guest_sms())}
        })
    };
    view! {
        <Sheet open=Signal::derive(move || it.inviting.with(Option::is_some)) on_close=close title>
            <div class="stack guest-letter">
                <TextArea
                    label=Signal::derive(move || t.remind_text().to_owned())
                    value=body
                    on_input=move |text| written.set(Some(text))
                />
                {move || who().map(|guest| view! { <InvitationQr guest /> })}
                <div class="cluster">
                    {ways}
                    <Button
                        kind=ButtonKind::Primary
                        glyph=Glyph::Share
                        label=Signal::derive(move || t.remind_share().to_owned())
                        on_click=move |()| text(session, letter.get_untracked().0, body.get_untracked())
                    />
                    <Button
                        glyph=Glyph::Copy
                        label=Signal::derive(move || t.remind_copy().to_owned())
                        on_click=move |()| copy(session, body.get_untracked())
                    />
                    <Button
                        glyph=Glyph::Calendar
                        label=Signal::derive(move || t.remind_calendar().to_owned())
                        on_click=move |()| calendar(session, t, it.event)
                    />
                </div>
            </div>
        </Sheet>
    }
}
