//! The page of the paper: whose sheet, and the sheet itself as it will be on A4.

use std::collections::HashSet;

use events::Planner;
use events::event::Event;
use events::show::Column;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use replica::RecordId;
use supply::book::Book;

use super::data::{Laid, Show as Conducteur};
use super::paper::{Reader, is_blank, paper};
use super::words;
use crate::events::words::{days, title_of, venue_words};
use crate::platform::clock;
use crate::routes::{EventArea, Events};
use crate::widgets::icon::{Glyph, Icon};
use crate::widgets::print_tools::{PaperHead, PrintButton};

/// Query keys of the address of a sheet.
const ROLE: &str = "role";
const PARTY: &str = "pour";
const PERSON: &str = "responsable";

/// The page.
#[component]
pub fn ShowPrintPage(
    /// The event.
    event: RecordId,
) -> impl IntoView {
    let show = Conducteur::of(event);
    let (t, session) = (show.t, show.session);
    let query = use_query_map();
    let reader = Memo::new(move |_| {
        query.with(|query| {
            let id = |key| query.get_str(key).and_then(|id| id.parse().ok());
            match (query.get_str(ROLE), id(PARTY), id(PERSON)) {
                (Some(role), ..) => Reader::Role(role.to_owned()),
                (_, Some(party), _) => Reader::Party(party),
                (.., Some(person)) => Reader::Person(person),
                _ => Reader::All,
            }
        })
    });
    let entry: Memo<Option<Event>> =
        Memo::new(move |_| session.look_in::<Planner, _>(|planner, _, _| planner.events.get(event).cloned()));
    let title = Signal::derive(move || {
        entry.with(|entry| entry.as_ref().map(|entry| title_of(t, entry))).unwrap_or_default()
    });
    Effect::new(move |_| document().set_title(&format!("{} — {}", t.show_title(), title.get())));
    let base = Events::Of(event, EventArea::ShowPrint).href();
    let choices = move || {
        let laid = show.laid.get();
        let link = |to: Reader, href: String, name: String| {
            let is_current = reader.get() == to;
            view! { <a class="chip" href=href aria-current=is_current.then_some("page") data-on=is_current.then_some("true")><span class="chip__label">{name}</span></a> }
        };
        let roles = laid.roles.iter().map(|Column { key, name, .. }| {
            link(Reader::Role(key.clone()), format!("{base}?{ROLE}={key}"), name.clone())
        });
        let mut parties: Vec<RecordId> =
            laid.cues.iter().flat_map(|cue| cue.parties.iter().copied()).collect();
        parties.extend(laid.suppliers.iter().filter_map(|supplier| supplier.party));
        let parties = each_once(parties)
            .map(|party| link(Reader::Party(party), format!("{base}?{PARTY}={party}"), show.party(party)));
        let people = each_once(laid.cues.iter().filter_map(|cue| cue.owner).collect());
        let people =
            people.map(|who| link(Reader::Person(who), format!("{base}?{PERSON}={who}"), show.person(who)));
        let all = link(Reader::All, base.clone(), t.show_print_all().to_owned());
        std::iter::once(all).chain(roles).chain(people).chain(parties).collect_view()
    };
    view! {
        <article class="page show-paper-page">
            <PaperHead back=Events::Of(event, EventArea::Show).href() title=|t| t.show_print() />
            <nav class="show-readers no-print" aria-label=move || t.show_print_for()>{choices}</nav>
            <div class="show-paper" tabindex="0" role="region" aria-label=move || t.show_title()>
                {move || {
                    let laid = show.laid.get();
                    let reader = reader.get();
                    entry.with(|entry| entry.as_ref().map(|entry| head(show, entry, &laid, &reader)))
                }}
                {move || {
                    let (laid, reader) = (show.laid.get(), reader.get());
                    if is_blank(&laid, &reader) {
                        return view! { <p class="show-paper__none">{t.show_print_none()}</p> }.into_any();
                    }
                    paper(show, &laid, &reader)
                }}
                {move || {
                    let (laid, reader) = (show.laid.get(), reader.get());
                    contacts(show, &laid, &reader)
                }}
                <p class="show-paper__foot">
                    <span class="show-paper__key"><Icon glyph=Glyph::Pin />{move || t.show_print_hard_key()}</span>
                    <span>{move || t.printed_on(&t.date_long_at(clock::now_ms()))}</span>
                </p>
            </div>
            <footer class="page__foot">
                <PrintButton />
            </footer>
        </article>
    }
}

/// The first of each, in their order.
fn each_once(mut all: Vec<RecordId>) -> impl Iterator<Item = RecordId> {
    let mut seen = HashSet::new();
    all.retain(|id| seen.insert(*id));
    all.into_iter()
}

fn head(show: Conducteur, event: &Event, laid: &Laid, reader: &Reader) -> AnyView {
    let (t, session) = (show.t, show.session);
    let today = session.now().date();
    let day = event.when.as_ref().map(|when| days(t, when, today));
    let venue = session.look(|office, _| venue_words(office, event.venue.as_ref()));
    let facts: Vec<String> = day
        .into_iter()
        .chain([venue, event.access.trim().to_owned()])
        .filter(|fact| !fact.is_empty())
        .collect();
    let span = laid.schedule.planned().map(|span| laid.schedule.on_wall(span));
    let of = match reader {
        Reader::All => None,
        Reader::Role(role) => laid.role(role).map(str::to_owned),
        Reader::Party(party) => Some(show.party(*party)),
        Reader::Person(person) => Some(show.person(*person)),
    };
    view! {
        <header class="show-paper__head">
            <div class="show-paper__names">
                <p class="show-paper__kind">{t.show_title()}</p>
                <h1 class="show-paper__title">{title_of(t, event)}</h1>
                <p class="show-paper__facts">{facts.join(" · ")}</p>
            </div>
            <div class="show-paper__side">
                {of.map(|of| view! { <p class="show-paper__of">{of}</p> })}
                {span.map(|span| view! { <p class="show-paper__span">{format!("{} → {}", words::face(span.start), words::face(span.end))}</p> })}
            </div>
        </header>
    }
    .into_any()
}

/// Whom to call: suppliers with their hours and numbers.
fn contacts(show: Conducteur, laid: &Laid, reader: &Reader) -> Option<AnyView> {
    let (t, session) = (show.t, show.session);
    if matches!(reader, Reader::Role(_)) {
        return None;
    }
    let of = |party: Option<RecordId>| match reader {
        Reader::Party(reader) => party == Some(*reader),
        // Whoever works for their cues.
        Reader::Person(_) => laid
            .cues
            .iter()
            .any(|cue| reader.part(cue).is_some() && party.is_some_and(|party| cue.parties.contains(&party))),
        Reader::All | Reader::Role(_) => true,
    };
    let rows: Vec<_> = laid
        .suppliers
        .iter()
        .filter(|supplier| of(supplier.party))
        .map(|supplier| {
            let name = supplier.party.map(|party| show.party(party)).unwrap_or_default();
            let contact = supplier.contact.and_then(|contact| {
                session.look_in::<Book, _>(|book, _, _| {
                    book.contacts.get(contact).map(|contact| contact.name.clone())
                })
            });
            let times = [
                supplier.arrive.map(|at| t.show_print_arrive(&words::at(t, at))),
                supplier.ready.map(|at| t.show_print_ready(&words::at(t, at))),
                supplier.leave.map(|at| t.show_print_leave(&words::at(t, at))),
            ];
            let times: Vec<String> = times.into_iter().flatten().collect();
            // Of the day if it was said, else of the person on site, else of the house.
            let known = || {
                session.look_in::<Book, _>(|book, _, _| {
                    let of_contact =
                        supplier.contact.and_then(|contact| book.contacts.get(contact)).map(|it| &it.tels);
                    let of_party =
                        supplier.party.and_then(|party| book.parties.get(party)).map(|it| &it.tels);
                    let tels = of_contact.into_iter().chain(of_party).flatten();
                    tels.map(|tel| supply::phone::shown(&tel.value)).next().unwrap_or_default()
                })
            };
            let tel = supplier.tel.trim();
            let tel = if tel.is_empty() { known() } else { supply::phone::shown(tel) };
            let reach: Vec<String> =
                contact.into_iter().chain([tel]).filter(|text| !text.is_empty()).collect();
            view! {
                <li class="show-paper__contact">
                    <b>{name}</b>
                    <span>{reach.join(" · ")}</span>
                    <span class="show-paper__times">{times.join(" · ")}</span>
                </li>
            }
        })
        .collect();
    if rows.is_empty() {
        return None;
    }
    Some(
        view! {
            <section class="show-paper__contacts">
                <h2 class="show-paper__subtitle">{t.show_print_call()}</h2>
                <ul>{rows}</ul>
            </section>
        }
        .into_any(),
    )
}
