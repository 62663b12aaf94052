//! A guest as rooms read it.

use chrono::NaiveDate;
use replica::RecordId;
use replica::view::ValueRef;
use supply::read::{day, id, int_at, ms, text, text_at};

use crate::entry::entry;
use crate::kinds;
use crate::read::{flag, int, key};

/// A tick at a door. Every device writes its own, so that two doors never overwrite each other.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Tick {
    /// When, ms UTC of the device's clock.
    pub ms: i64,
    /// The element's name: random.
    pub key: String,
    /// How many came in: the guest and those brought along.
    pub n: i64,
    /// The door's name, as chosen on the device.
    pub door: String,
    /// Who ticked.
    pub by: Option<RecordId>,
}

entry! {
    /// A guest of an event.
    Guest = kinds::GUEST;
    name: String = "name" => text,
    given: String = "given" => text,
    family: String = "family" => text,
    mail: String = "mail" => text,
    tel: String = "tel" => text,
    company: String = "company" => text,
    service: String = "service" => text,
    /// Who it is in our directory: a person of the office.
    person: Option<RecordId> = "person" => id,
    /// Who it is in the directory of parties: a contact or a party.
    contact: Option<RecordId> = "contact" => id,
    /// A key: yes, no, maybe; empty is silent.
    rsvp: String = "rsvp" => text,
    answered: Option<NaiveDate> = "answered" => day,
    /// How many are brought along without a name.
    plus: Option<i64> = "plus" => int,
    /// Whom this one comes along with.
    host: Option<RecordId> = "host" => id,
    diet_note: String = "diet_note" => text,
    /// A table or a group.
    table: String = "table" => text,
    /// On the waitlist since, ms UTC.
    waiting: Option<i64> = "waiting" => ms,
    invited: Option<i64> = "invited" => ms,
    reminded: Option<i64> = "reminded" => ms,
    /// Came without being invited.
    is_walk_in: bool = "walk_in" => flag,
    /// What the QR of the invitation says.
    code: String = "code" => text,
    notes: String = "notes" => text,
    // Keys: vegetarian, vegan, halal, kosher, gluten_free, lactose_free, nuts, shellfish, pork_free, other.
    * diets: String = "diet/" => key,
    * ticks: Tick = "in/" => read_tick,
}

/// Reads `in/<key>` = `{"ms": …, "n": 1, "door": "Entrée", "by": ref}`.
fn read_tick(element: &str, value: &ValueRef<'_>) -> Option<Tick> {
    Some(Tick {
        ms: ms(value)?,
        key: element.to_owned(),
        n: int_at(value, "n").unwrap_or(1).max(1),
        door: text_at(value, "door").unwrap_or_default(),
        by: value.get("by").and_then(|by| id(&by)),
    })
}
