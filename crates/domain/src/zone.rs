//! From instants to the wall clock of the office, without asking the browser for each.

use chrono::{DateTime, NaiveDate, NaiveDateTime, TimeDelta};

/// The offsets of one time zone: the browser is asked once, at start.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Zone {
    /// `(from this instant in ms UTC, minutes ahead of UTC)`, ascending.
    pub changes: Vec<(i64, i32)>,
}

impl Zone {
    /// Central European Time with its summer time by the rule of Directive 2000/84/EC: for tests, and where a browser says nothing.
    pub fn paris() -> Self {
        let mut changes = vec![(i64::MIN, 60)];
        for year in 1996..2100 {
            for (month, offset) in [(3, 120), (10, 60)] {
                let last = NaiveDate::from_ymd_opt(year, month, 31).unwrap_or_default();
                let back = chrono::Datelike::weekday(&last).num_days_from_sunday();
                let sunday = last - TimeDelta::days(i64::from(back));
                if let Some(at) = sunday.and_hms_opt(1, 0, 0) {
                    changes.push((at.and_utc().timestamp_millis(), offset));
                }
            }
        }
        Self { changes }
    }

    /// Minutes ahead of UTC at an instant.
    pub fn offset_minutes(&self, ms: i64) -> i32 {
        let at = self.changes.partition_point(|(from, _)| *from <= ms);
        at.checked_sub(1)
            .and_then(|i| self.changes.get(i))
            .or(self.changes.first())
            .map_or(0, |(_, offset)| *offset)
    }

    /// The wall clock at an instant in ms UTC.
    pub fn civil(&self, ms: i64) -> NaiveDateTime {
        let shifted = ms.saturating_add(i64::from(self.offset_minutes(ms)) * 60_000);
        DateTime::from_timestamp_millis(shifted).unwrap_or_default().naive_utc()
    }

    /// The instant of a wall clock: of an hour that comes twice the first; of one that does not exist, the moment of the change.
    pub fn instant(&self, civil: NaiveDateTime) -> i64 {
        let as_utc = civil.and_utc().timestamp_millis();
        let guess = as_utc - i64::from(self.offset_minutes(as_utc - 3_600_000 * 3)) * 60_000;
        let exact = as_utc - i64::from(self.offset_minutes(guess)) * 60_000;
        if self.civil(guess) == civil { guess } else { exact }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> NaiveDateTime {
        text.parse().expect("a date")
    }

    #[test]
    fn winter_and_summer_round_trip() {
        let zone = Zone::paris();
        for text in
            ["2026-11-23T09:00:00", "2026-07-14T18:30:00", "2026-03-29T01:59:00", "2026-03-29T03:00:00"]
        {
            assert_eq!(zone.civil(zone.instant(at(text))), at(text), "{text}");
        }
        assert_eq!(zone.civil(1_795_424_400_000), at("2026-11-23T10:00:00"));
    }
}
