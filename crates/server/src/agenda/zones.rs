//! The time zones of the world.

use chrono::{DateTime, Offset, TimeZone};
use chrono_tz::Tz;
use events::event::zone::Offsets;

/// As the tables of IANA have them.
pub struct World;

impl Offsets for World {
    fn offset_seconds(&self, zone: &str, ms: i64) -> Option<i32> {
        let zone: Tz = zone.parse().ok()?;
        let at = DateTime::from_timestamp_millis(ms)?.naive_utc();
        Some(zone.offset_from_utc_datetime(&at).fix().local_minus_utc())
    }
}
