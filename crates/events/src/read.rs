//! Reading the values that only events have; the others are read by `supply::read`.

use chrono::NaiveDateTime;
use replica::RecordId;
use replica::view::ValueRef;
use supply::read;

/// An integer.
pub fn int(value: &ValueRef<'_>) -> Option<i64> {
    value.int()
}

/// A flag.
pub fn flag(value: &ValueRef<'_>) -> bool {
    matches!(value, ValueRef::Bool(true))
}

/// Minutes after midnight of the event's first day, of the wall clock: `{"min": 1155}` is 19:15, 1470 is 00:30 of the
/// next day.
pub fn minute(value: &ValueRef<'_>) -> Option<i64> {
    value.int().or_else(|| read::int_at(value, "min"))
}

/// A wall-clock date and time, `2026-12-10T18:30`.
pub fn civil(value: &ValueRef<'_>) -> Option<NaiveDateTime> {
    domain::office::row::parse_civil(value.text()?)
}

/// An element of a set of references.
pub fn reference(element: &str, _: &ValueRef<'_>) -> Option<RecordId> {
    element.parse().ok()
}

/// An element of a set of keys.
pub fn key(element: &str, _: &ValueRef<'_>) -> Option<String> {
    Some(element.to_owned())
}

/// An element of a family of texts: `roles/regie` = `{"v": "Régie"}`.
pub fn named(element: &str, value: &ValueRef<'_>) -> Option<(String, String)> {
    let text = value.text().map(str::to_owned).or_else(|| read::text_at(value, "v"))?;
    Some((element.to_owned(), text))
}
