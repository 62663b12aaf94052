//! Events and their guests that answer a search.

use events::Planner;
use events::event::{Event, Venue};
use events::guests::Guest;
use search::Query;

use crate::find::excerpt::Marked;
use crate::find::suppliers::FoundRecord;
use crate::i18n::T;
use crate::records;
use crate::routes::{EventArea, Events};
use crate::session::Session;

/// How many events are shown, and how many guests.
const MOST: usize = 5;

/// What answers what was typed: events by title, place and notes, the latest first; guests by name.
pub fn find(session: Session, t: T, typed: &str) -> Vec<FoundRecord> {
    let query = Query::new(typed);
    if query.is_empty() {
        return Vec::new();
    }
    session.look_in::<Planner, _>(|planner, office, _| {
        let place = |event: &Event| match &event.venue {
            Some(Venue::Place(id)) => office.name(*id).map(str::to_owned),
            Some(Venue::External { name, .. }) => Some(name.clone()).filter(|name| !name.trim().is_empty()),
            None => None,
        };
        let is_shown = |event: &&Event| !event.is_trashed && !event.is_template;
        let all = planner.events.iter().filter(is_shown);
        let mut found: Vec<&Event> = all
            .filter(|event| {
                let place = place(event).unwrap_or_default();
                search::matches(&query, &format!("{} {place} {}", event.title, event.notes))
            })
            .collect();
        let starts = |event: &Event| event.when.as_ref().map(|when| when.start);
        found.sort_by_key(|event| std::cmp::Reverse((starts(event), event.id)));
        let day = |event: &Event| starts(event).map(|start| t.date_year(start.date()));
        let glyph = records::glyph(events::kinds::EVENT);
        let events = found.into_iter().take(MOST).map(|event| {
            let kind = records::kind_word(t, events::kinds::EVENT).to_owned();
            let meta = [Some(kind), day(event), place(event)].into_iter().flatten().collect();
            FoundRecord {
                href: Events::event(event.id).href(),
                glyph,
                title: Marked::whole(event.title.clone(), &query),
                meta,
            }
        });
        let guests = planner
            .guests
            .iter()
            .filter(|guest: &&Guest| !guest.is_trashed && search::matches(&query, &guest.name))
            .filter_map(|guest| {
                let event = planner.events.get(guest.parent?).filter(is_shown)?;
                let kind = records::kind_word(t, events::kinds::GUEST).to_owned();
                Some(FoundRecord {
                    href: Events::Of(event.id, EventArea::Guests).href(),
                    glyph: records::glyph(events::kinds::GUEST),
                    title: Marked::whole(guest.name.clone(), &query),
                    meta: [Some(kind), Some(event.title.clone()), day(event)].into_iter().flatten().collect(),
                })
            });
        events.chain(guests.take(MOST)).collect()
    })
}
