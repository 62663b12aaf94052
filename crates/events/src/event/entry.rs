//! The event as rooms read it.

use chrono::NaiveDate;
use domain::money::Cents;
use replica::RecordId;
use supply::read::{cents, day, id, ms, text, text_at};

use super::{Moved, Repeat, Venue, When};
use crate::entry::entry;
use crate::kinds;
use crate::read::{flag, int, reference};

entry! {
    /// An event, or a template of events.
    Event = kinds::EVENT;
    title: String = "title" => text,
    /// A key of `docs/events.md`: party, seminar, breakfast, client_visit, staff_meeting, move, other.
    category: String = "type" => text,
    /// A template: in no list and no calendar; its name is its title.
    is_template: bool = "template" => flag,
    when: Option<When> = "when" => When::read,
    venue: Option<Venue> = "venue" => Venue::read,
    /// How to get there and in.
    access: String = "access" => text,
    /// How many people fit (la jauge).
    capacity: Option<i64> = "capacity" => int,
    owner: Option<RecordId> = "owner" => id,
    /// A key: idea, planned, confirmed, cancelled, closed.
    status: String = "status" => text,
    /// What it may cost, all taxes included.
    cap: Option<Cents> = "cap" => cents,
    /// How many guests the budget reckons with; empty: those who come.
    heads: Option<i64> = "budget_heads" => int,
    /// The digest of the cover's picture.
    cover: Option<String> = "cover" => |value: &_| text_at(value, "blob"),
    notes: String = "notes" => text,
    /// The template or event that it was made from.
    model: Option<RecordId> = "model" => id,
    /// The day on which diets are erased.
    purge: Option<NaiveDate> = "purge" => day,
    purged: Option<i64> = "purged" => ms,
    /// When the show was started and ended, ms UTC.
    show_began: Option<i64> = "show_began" => ms,
    show_ended: Option<i64> = "show_ended" => ms,
    /// Meals for those who work: the DJ, the photographer.
    crew: Option<i64> = "crew" => int,
    /// The answer to invitations is expected until then.
    answer_by: Option<NaiveDate> = "answer_by" => day,
    survey: String = "survey" => text,
    /// The UID of the calendar file it came from.
    uid: Option<String> = "ical" => |value: &_| text_at(value, "uid"),
    /// How it comes again.
    repeat: Option<Repeat> = "rrule" => Repeat::read,
    * team: RecordId = "team/" => reference,
    * requests: RecordId = "requests/" => reference,
    // Times of its series that are unlike the others.
    * moved: Moved = "occ/" => Moved::read,
    // Who was told of a delay during the show.
    * told: crate::show::Told = "told/" => crate::show::Told::read,
    // The columns of the conducteur, in their order.
    * roles: crate::show::Column = "roles/" => crate::show::Column::read,
}
