//! « À prévenir »: whom a delay concerns, with a button that calls and one that writes.

use events::Planner;
use events::services::Supplier;
use events::show::{Call, Who};
use leptos::prelude::*;
use replica::RecordId;
use supply::book::Book;
use supply::party::Contact;
use supply::phone;

use super::acts;
use super::subject::Live;
use super::words::length;
use crate::widgets::icon::{Glyph, Icon};
use crate::widgets::switch::Checkbox;

/// Somebody to tell, as shown.
#[derive(Clone, PartialEq, Eq)]
struct Row {
    call: Call,
    name: String,
    /// Whose number, if not theirs.
    contact: String,
    number: Option<String>,
    what: String,
    text: String,
}

impl Row {
    /// Two rows with one key look the same.
    fn key(&self) -> (String, String, bool, Option<i64>) {
        (self.name.clone(), self.what.clone(), self.call.is_told, self.call.told.as_ref().map(|told| told.ms))
    }
}

/// Whom to warn.
#[component]
pub fn TellList(live: Live) -> impl IntoView {
    let t = live.t;
    let rows =
        Memo::new(move |_| live.calls().into_iter().map(|call| row_of(live, call)).collect::<Vec<_>>());
    let n_left = Memo::new(move |_| rows.with(|rows| rows.iter().filter(|row| !row.call.is_told).count()));
    view! {
        <Show when=move || rows.with(|rows| !rows.is_empty())>
            <section class="live-tell">
                <h2 class="live-tell__head">
                    {move || t.live_to_warn()}
                    <span class="live-tell__count">{move || t.number(n_left.get())}</span>
                </h2>
                <ul class="live-tell__list">
                    <For each=move || rows.get() key=Row::key let:row>
                        <TellRow live row />
                    </For>
                </ul>
            </section>
        </Show>
    }
}

#[component]
fn TellRow(live: Live, row: Row) -> impl IntoView {
    let t = live.t;
    let Row { call, name, contact, number, what, text } = row;
    let is_told = call.is_told;
    let told = call.told.as_ref().map(|told| {
        let at = live.face_at(told.ms);
        if is_told { t.live_told_at(&at) } else { t.live_told_before(&at) }
    });
    let shown = number.as_deref().map(phone::shown);
    let dial = number.as_deref().and_then(phone::dial);
    let sms = number.as_deref().filter(|number| phone::takes_sms(number)).and_then(phone::dial);
    let body: String = js_sys::encode_uri_component(&text).into();
    let (of_call, of_text, of_tick) = (name.clone(), name.clone(), name.clone());
    let ticked = name.clone();
    view! {
        <li class="live-tell__row" data-told=is_told.then_some("true")>
            <div class="live-tell__tick">
                <Checkbox
                    label=Signal::derive(move || t.live_told(&of_tick))
                    label_hidden=true
                    checked=Signal::derive(move || is_told)
                    on_change=Callback::new(move |is_in| acts::tell(live, &call, &ticked, is_in))
                />
            </div>
            <div class="live-tell__text">
                <p class="live-tell__name">{name}{(!contact.is_empty()).then(|| view! { <span class="live-tell__contact">{contact}</span> })}</p>
                <p class="live-tell__what">{what}</p>
                {told.map(|told| view! { <p class="live-tell__told">{told}</p> })}
                {dial.is_none().then(|| view! { <p class="live-tell__told">{t.live_no_number()}</p> })}
            </div>
            <div class="live-tell__ways">
                {sms.map(|number| view! {
                    <a class="icon-button live-tell__way" href=format!("sms:{number}?&body={body}") aria-label=t.live_text(&of_text) title=t.live_text(&of_text)>
                        <Icon glyph=Glyph::Comment />
                    </a>
                })}
                {dial.map(|number| {
                    let title = shown.clone().map_or_else(|| t.live_call(&of_call), |shown| format!("{} {shown}", t.live_call(&of_call)));
                    view! {
                        <a class="icon-button live-tell__way" data-kind="primary" href=format!("tel:{number}") aria-label=title.clone() title=title>
                            <Icon glyph=Glyph::Phone />
                        </a>
                    }
                })}
            </div>
        </li>
    }
}

fn row_of(live: Live, call: Call) -> Row {
    let t = live.t;
    let (name, contact, number) = match call.warned.who {
        Who::Party(party) => of_party(live, party),
        Who::Person(person) => of_person(live, person),
    };
    let event = live.event.with(|event| event.as_ref().map(|event| event.title.clone())).unwrap_or_default();
    let first = call.warned.cues.first().copied();
    let title = first.map(|cue| live.title(cue)).unwrap_or_default();
    let line = first.and_then(|cue| live.line(cue, |line| (line.projected, line.given.is_skipped)));
    let (span, is_skipped) = line.unwrap_or_default();
    let (start, end, by) = (live.face(span.start), live.face(span.end), call.warned.by);
    let (what, text) = match by {
        _ if is_skipped => (t.live_warn_skipped(&title), t.live_sms_skipped(&event, &title)),
        _ if call.warned.is_threatened => {
            (t.live_warn_threatened(&title, &start), t.live_sms_threatened(&event, &title, &start))
        }
        0 => (t.live_warn_length(&title, &end), t.live_sms_length(&event, &title, &end)),
        _ if 0 < by => (
            t.live_warn_later(&title, &length(t, by), &start),
            t.live_sms_later(&event, &title, &length(t, by), &start),
        ),
        _ => (
            t.live_warn_sooner(&title, &length(t, by), &start),
            t.live_sms_sooner(&event, &title, &length(t, by), &start),
        ),
    };
    Row { call, name, contact, number, what, text }
}

/// A supplier: the number of the day first, then whom one calls at the party.
fn of_party(live: Live, party: RecordId) -> (String, String, Option<String>) {
    let of_event = live.session.peek_in::<Planner, _>(|planner, _, _| {
        let supplier = planner.children::<Supplier>(live.id).find(|supplier| supplier.party == Some(party));
        supplier.map(|supplier| (supplier.tel.trim().to_owned(), supplier.contact))
    });
    let (own, contact) = of_event.unwrap_or_default();
    live.session.look_in::<Book, _>(|book, _, _| {
        let name = book.parties.get(party).map(|party| party.name.trim().to_owned()).unwrap_or_default();
        if !own.is_empty() {
            let whose =
                contact.and_then(|id| book.contacts.alive(id)).map(|contact| contact.name.trim().to_owned());
            return (name, whose.unwrap_or_default(), Some(own.clone()));
        }
        let first = contact.and_then(|id| book.contacts.alive(id));
        let first = first.or_else(|| book.children::<Contact>(party).find(|contact| contact.first));
        let any = || book.children::<Contact>(party).find(|contact| !contact.tels.is_empty());
        let number = |contact: &Contact| contact.tels.first().map(|tel| tel.value.clone());
        let of_contact =
            |contact: &Contact| number(contact).map(|number| (contact.name.trim().to_owned(), number));
        let own = || {
            let party = book.parties.get(party)?;
            party.tels.first().map(|tel| (String::new(), tel.value.clone()))
        };
        let line = first.and_then(of_contact).or_else(own).or_else(|| any().and_then(of_contact));
        let (whose, number) = line.unzip();
        (name, whose.unwrap_or_default(), number)
    })
}

fn of_person(live: Live, person: RecordId) -> (String, String, Option<String>) {
    live.session.look(|office, _| {
        let name = office.name(person).unwrap_or_default().to_owned();
        let phone = office.named.get(&person).and_then(|named| named.phone.clone());
        (name, String::new(), phone.filter(|phone| !phone.trim().is_empty()))
    })
}
