//! Events and their guests that answer a search.

use domain::office::Office;
use events::event::{Event, Venue};
use events::guests::Guest;
use events::{Planner, kinds};
use search::Query;

use crate::find::excerpt::Marked;
use crate::find::suppliers::FoundRecord;
use crate::i18n::T;
use crate::records;
use crate::routes::{EventArea, Events};
use crate::session::Session;

/// How many events are shown, and how many guests.
const MOST: usize = 5;

/// The events that answer, by title, place and notes, the latest first, and the guests that do, by name; templates and
/// what is in the bin are left out.
pub fn answers<'a>(
    planner: &'a Planner,
    office: &'a Office,
    query: &'a Query,
) -> (Vec<&'a Event>, impl Iterator<Item = (&'a Guest, &'a Event)>) {
    let is_shown = |event: &&Event| !event.is_trashed && !event.is_template;
    let answers = |event: &&Event| {
        let place = place(office, event).unwrap_or_default();
        search::matches(query, &format!("{} {place} {}", event.title, event.notes))
    };
    let mut found: Vec<&Event> = planner.events.iter().filter(is_shown).filter(answers).collect();
    found.sort_by_key(|event| std::cmp::Reverse((event.when.as_ref().map(|when| when.start), event.id)));
    let guests =
        planner.guests.iter().filter(|guest| !guest.is_trashed && search::matches(query, &guest.name));
    let guests = guests.filter_map(move |guest| {
        let event = planner.events.get(guest.parent?).filter(is_shown)?;
        Some((guest, event))
    });
    (found, guests)
}

fn place(office: &Office, event: &Event) -> Option<String> {
    match event.venue.as_ref()? {
        Venue::Place(id) => office.name(*id).map(str::to_owned),
        Venue::External { name, .. } => Some(name.clone()).filter(|name| !name.trim().is_empty()),
    }
}

/// What answers what was typed.
pub fn find(session: Session, t: T, typed: &str) -> Vec<FoundRecord> {
    let query = Query::new(typed);
    if query.is_empty() {
        return Vec::new();
    }
    session.look_in::<Planner, _>(|planner, office, _| {
        let day = |event: &Event| event.when.as_ref().map(|when| t.date_year(when.start.date()));
        let (found, guests) = answers(planner, office, &query);
        let events = found.into_iter().map(|event| {
            let kind = records::kind_word(t, kinds::EVENT).to_owned();
            FoundRecord {
                href: Events::event(event.id).href(),
                glyph: records::glyph(kinds::EVENT),
                title: Marked::whole(event.title.clone(), &query),
                meta: [Some(kind), day(event), place(office, event)].into_iter().flatten().collect(),
            }
        });
        let guests = guests.map(|(guest, event)| {
            let kind = records::kind_word(t, kinds::GUEST).to_owned();
            FoundRecord {
                href: Events::Of(event.id, EventArea::Guests).href(),
                glyph: records::glyph(kinds::GUEST),
                title: Marked::whole(guest.name.clone(), &query),
                meta: [Some(kind), Some(event.title.clone()), day(event)].into_iter().flatten().collect(),
            }
        });
        events.take(MOST).chain(guests.take(MOST)).collect()
    })
}
