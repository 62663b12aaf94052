//! Reading typed values out of packed records: short names for what each entry does.

use chrono::{NaiveDate, NaiveTime};
use domain::money::Cents;
use replica::RecordId;
use replica::view::{Packed, ValueRef};

/// Calls `take` with each field that shows a value. What is damaged shows what could be read.
pub fn fields(packed: &Packed<'_>, mut take: impl FnMut(&str, &ValueRef<'_>)) {
    let _ = packed.shown(|name, shown| take(name, &shown.value));
}

/// What `life` says: neither in the bin nor gone.
pub fn is_alive(life: &ValueRef<'_>) -> bool {
    life.text().is_none_or(|life| life == "alive")
}

/// A text, owned.
pub fn text(value: &ValueRef<'_>) -> String {
    value.text().unwrap_or_default().to_owned()
}

/// A reference to a record.
pub fn id(value: &ValueRef<'_>) -> Option<RecordId> {
    value.text()?.parse().ok()
}

/// A civil day, `2026-11-23`.
pub fn day(value: &ValueRef<'_>) -> Option<NaiveDate> {
    domain::office::row::parse_civil(value.text()?).map(|at| at.date())
}

/// A wall-clock time, `14:00`.
pub fn time(value: &ValueRef<'_>) -> Option<NaiveTime> {
    NaiveTime::parse_from_str(value.text()?, "%H:%M").ok()
}

/// An instant in ms UTC: `{"ms": 1}`, or the bare integer.
pub fn ms(value: &ValueRef<'_>) -> Option<i64> {
    value.int().or_else(|| value.get("ms").and_then(|ms| ms.int()))
}

/// An amount: `{"cents": 145000, "cur": "EUR"}`, or the bare integer of cents.
pub fn cents(value: &ValueRef<'_>) -> Option<Cents> {
    value.int().or_else(|| value.get("cents").and_then(|cents| cents.int())).map(Cents)
}

/// The text under a key of a map.
pub fn text_at(value: &ValueRef<'_>, key: &str) -> Option<String> {
    value.get(key).and_then(|value| value.text().map(str::to_owned))
}

/// The integer under a key of a map.
pub fn int_at(value: &ValueRef<'_>, key: &str) -> Option<i64> {
    value.get(key).and_then(|value| value.int())
}

/// The day under a key of a map.
pub fn day_at(value: &ValueRef<'_>, key: &str) -> Option<NaiveDate> {
    value.get(key).and_then(|value| day(&value))
}

/// The parent and the position of a child: `{"parent": ref, "pos": text}`.
pub fn at(value: &ValueRef<'_>) -> (Option<RecordId>, String) {
    (value.get("parent").and_then(|v| id(&v)), text_at(value, "pos").unwrap_or_default())
}
