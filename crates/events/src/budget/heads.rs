//! For how many guests the money is reckoned.

use replica::RecordId;

use crate::Planner;
use crate::guests::Guest;

/// Who comes: yes, not on the waitlist, and those brought along without a name.
#[must_use]
pub fn coming(planner: &Planner, event: RecordId) -> i64 {
    let comes = |guest: &&Guest| guest.rsvp == "yes" && guest.waiting.is_none();
    let heads = |guest: &Guest| guest.plus.unwrap_or(0).max(0).saturating_add(1);
    planner.children::<Guest>(event).filter(comes).map(heads).fold(0, i64::saturating_add)
}

/// What the budget of an event reckons with: the number that somebody set, else who comes.
#[must_use]
pub fn base(planner: &Planner, event: RecordId) -> i64 {
    let set = planner.events.get(event).and_then(|event| event.heads);
    set.unwrap_or_else(|| coming(planner, event)).max(0)
}
