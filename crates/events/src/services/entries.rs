//! Suppliers, rooms and equipment of an event as rooms of the app read them.

use replica::RecordId;
use supply::read::{id, int_at, ms, text};

use crate::entry::entry;
use crate::kinds;
use crate::read::{int, minute};

entry! {
    /// A supplier of an event.
    Supplier = kinds::SUPPLIER;
    party: Option<RecordId> = "party" => id,
    /// Whom to call on the day.
    contact: Option<RecordId> = "contact" => id,
    /// The number to call on the day, if it is none of the directory's.
    tel: String = "tel" => text,
    brings: String = "brings" => text,
    /// Minutes after midnight of D-day, on the wall clock.
    arrive: Option<i64> = "arrive" => minute,
    /// Ready from.
    ready: Option<i64> = "ready" => minute,
    leave: Option<i64> = "leave" => minute,
    /// When they really came and went, ms UTC.
    arrived: Option<i64> = "arrived" => ms,
    left: Option<i64> = "left" => ms,
    /// A key: asked, confirmed, cancelled.
    state: String = "stage" => text,
    order: Option<RecordId> = "order" => id,
    notes: String = "notes" => text,
}

entry! {
    /// A room taken for an event.
    RoomBooking = kinds::ROOM;
    place: Option<RecordId> = "place" => id,
    /// From and to, minutes after midnight of D-day: `{"from": 1080, "to": 1470}`.
    span: Option<(i64, i64)> = "span" => |value: &_| Some((int_at(value, "from")?, int_at(value, "to")?)),
    layout: String = "layout" => text,
    /// How many people it seats in this layout.
    seats: Option<i64> = "seats" => int,
    notes: String = "notes" => text,
}

entry! {
    /// A thing to pack and to bring back.
    KitItem = kinds::KIT;
    title: String = "title" => text,
    quantity: Option<i64> = "qty" => int,
    owner: Option<RecordId> = "owner" => id,
    /// Where it is kept.
    place: String = "where" => text,
    packed: Option<i64> = "packed" => ms,
    back: Option<i64> = "back" => ms,
    /// What is missing or broken on return.
    missing: String = "missing" => text,
    notes: String = "notes" => text,
}
