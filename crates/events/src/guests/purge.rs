//! Diets are health and belief: they are erased on the day that the event names, by whichever device opens it first.
//!
//! Two devices that erase offline write the same emptiness: nothing comes back and nothing is asked twice.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use replica::{Intent, RecordId, Value};
use serde_json::json;
use supply::compose::Writes;

use super::Guest;
use crate::event::Event;
use crate::{Planner, kinds};

/// Days after the event that are proposed for erasing.
pub const DAYS_AFTER: u64 = 7;

/// The day that is proposed when nobody chose one.
#[must_use]
pub fn proposed(event: &Event) -> Option<NaiveDate> {
    event.when.as_ref()?.end.date().checked_add_days(chrono::Days::new(DAYS_AFTER))
}

/// Whether the day has come.
#[must_use]
pub fn is_due(event: &Event, today: NaiveDate) -> bool {
    !event.is_template && event.purge.is_some_and(|day| day <= today)
}

/// What erases the diets of an event: one act. Nothing when there is nothing left to erase.
pub fn purge<'a>(
    event: &Event,
    guests: impl IntoIterator<Item = &'a Guest>,
    today: NaiveDate,
    now_ms: i64,
) -> Vec<Intent> {
    if !is_due(event, today) {
        return Vec::new();
    }
    let mut intents: Vec<Intent> =
        guests.into_iter().filter(|guest| guest.has_diet()).flat_map(erase).collect();
    if !intents.is_empty() {
        let mark = Writes::of(kinds::EVENT, event.id).set("purged", json!({ "ms": now_ms }));
        intents.extend(mark.done());
    }
    intents
}

fn erase(guest: &Guest) -> Vec<Intent> {
    let mut writes = Writes::of(kinds::GUEST, guest.id);
    for key in &guest.diets {
        writes = writes.element("diet", key, false);
    }
    if !guest.diet_note.is_empty() {
        writes = writes.set("diet_note", Value::Null);
    }
    writes.done()
}

/// The events whose day has come and that have diets left, with what erases them. Guests in the bin are erased too.
///
/// One pass over the guests, however many events are over: it is asked at each address.
#[must_use]
pub fn due(planner: &Planner, today: NaiveDate, now_ms: i64) -> Vec<(RecordId, Vec<Intent>)> {
    let mut left: BTreeMap<RecordId, Vec<&Guest>> = BTreeMap::new();
    for guest in planner.guests.all().filter(|guest| guest.has_diet()) {
        if let Some(event) = guest.parent {
            left.entry(event).or_default().push(guest);
        }
    }
    let events = left.into_iter().filter_map(|(id, guests)| Some((planner.events.get(id)?, guests)));
    events
        .map(|(event, guests)| (event.id, purge(event, guests, today, now_ms)))
        .filter(|(_, intents)| !intents.is_empty())
        .collect()
}
