//! When an event is: wall-clock times and their time zone, one value.

use chrono::{NaiveDate, NaiveDateTime};
use replica::Value;
use replica::view::ValueRef;
use serde_json::json;

use crate::read::{civil, flag};

/// From when to when, on the wall clock of a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct When {
    /// The first moment.
    pub start: NaiveDateTime,
    /// The moment after the last.
    pub end: NaiveDateTime,
    /// The IANA name of the zone, `Europe/Paris`.
    pub zone: String,
    /// Whole days: the times of day mean nothing, and the end is the day after the last one.
    pub is_all_day: bool,
}

impl When {
    /// Reads `{"start": "2026-12-10T18:30", "end": "2026-12-11T00:30", "zone": "Europe/Paris", "allday": true?}`.
    #[must_use]
    pub fn read(value: &ValueRef<'_>) -> Option<Self> {
        let at = |key: &str| value.get(key).and_then(|value| civil(&value));
        let start = at("start")?;
        Some(Self {
            start,
            end: at("end").unwrap_or(start),
            zone: supply::read::text_at(value, "zone").unwrap_or_else(|| "Europe/Paris".to_owned()),
            is_all_day: value.get("allday").is_some_and(|value| flag(&value)),
        })
    }

    /// As it is stored.
    #[must_use]
    pub fn stored(&self) -> Value {
        let civil = |at: NaiveDateTime| at.format("%Y-%m-%dT%H:%M").to_string();
        let mut value = json!({ "start": civil(self.start), "end": civil(self.end), "zone": self.zone });
        if let Some(map) = value.as_object_mut().filter(|_| self.is_all_day) {
            map.insert("allday".into(), true.into());
        }
        value
    }

    /// D-day: what J-45 and minutes of the conducteur count from.
    #[must_use]
    pub fn day(&self) -> NaiveDate {
        self.start.date()
    }
}
