//! Words and files to hand to guests: an invitation with its code, the event as a calendar file.

use chrono::NaiveDateTime;
use events::Planner;
use events::event::Event;
use events::guests::code;
use files::content_line::{ContentLine, escape};
use leptos::prelude::*;
use leptos::task::spawn_local;
use replica::RecordId;

use super::page::Shared;
use super::words::invitation;
use crate::events::door::qr::InvitationQr;
use crate::events::words::{title_of, venue_words};
use crate::i18n::{T, use_t};
use crate::platform::share::{self, Shared as Sent};
use crate::platform::{clock, download};
use crate::session::{Session, use_session};
use crate::suppliers::directory::links::{mail_href, sms_href};
use crate::widgets::button::{Button, ButtonKind};
use crate::widgets::dialog::Sheet;
use crate::widgets::icon::{Glyph, Icon};
use crate::widgets::text_area::TextArea;

const CALENDAR: &str = "text/calendar";

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
    let zone = clock::zone();
    let made = session.peek_in::<Planner, _>(|planner, office, _| {
        let event = planner.events.get(event)?;
        let place = venue_words(office, event.venue.as_ref());
        Some((title_of(t, event), ics(t, event, &place, |at| zone.instant(at))?))
    });
    match made {
        Some((title, ics)) => {
            let name = file_name(&title, "ics");
            file(session, title, name, CALENDAR, ics.into_bytes());
        }
        None => session.notices().warn(t.remind_no_date()),
    }
}

/// The event as guests put it into their calendars; nothing without a date. Times are instants, right in any zone.
fn ics(t: T, event: &Event, place: &str, instant: impl Fn(NaiveDateTime) -> i64) -> Option<String> {
    let when = event.when.as_ref()?;
    let mut out = String::new();
    let mut line = |name: &str, value: &str| ContentLine::new(name, value).write(&mut out);
    let utc = |ms: i64| {
        chrono::DateTime::from_timestamp_millis(ms).unwrap_or_default().format("%Y%m%dT%H%M%SZ").to_string()
    };
    let now = utc(clock::now_ms());
    line("BEGIN", "VCALENDAR");
    line("VERSION", "2.0");
    line("PRODID", "-//Intendance//Intendance//FR");
    line("CALSCALE", "GREGORIAN");
    line("METHOD", "PUBLISH");
    line("BEGIN", "VEVENT");
    line("UID", &escape(&event.uid.clone().unwrap_or_else(|| format!("{}@intendance", event.id))));
    line("DTSTAMP", &now);
    line("SUMMARY", &escape(&title_of(t, event)));
    if !place.is_empty() {
        line("LOCATION", &escape(place));
    }
    if !event.access.trim().is_empty() {
        line("DESCRIPTION", &escape(event.access.trim()));
    }
    if when.is_all_day {
        for (name, at) in [("DTSTART", when.start), ("DTEND", when.end)] {
            let day = at.date().format("%Y%m%d").to_string();
            ContentLine::new(name, day).with("VALUE", "DATE").write(&mut out);
        }
    } else {
        line("DTSTART", &utc(instant(when.start)));
        line("DTEND", &utc(instant(when.end)));
    }
    for (name, value) in [("END", "VEVENT"), ("END", "VCALENDAR")] {
        ContentLine::new(name, value).write(&mut out);
    }
    Some(out)
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
