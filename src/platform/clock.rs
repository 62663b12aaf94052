//! The time, and the time zone of the office.

use domain::zone::Zone;
use js_sys::Date;

/// Milliseconds since the Unix epoch, UTC.
pub fn now_ms() -> i64 {
    Date::now() as i64
}

/// A clock for durations, in milliseconds: it never jumps.
pub fn monotonic_ms() -> f64 {
    leptos::prelude::window().performance().map_or_else(Date::now, |performance| performance.now())
}

/// The offsets of the browser's time zone from 2000 to 2060, found once: asking for each row would be slow.
pub fn zone() -> Zone {
    let offset = |ms: i64| {
        let date = Date::new(&(ms as f64).into());
        -(date.get_timezone_offset() as i32)
    };
    const DAY: i64 = 86_400_000;
    let (start, end) = (946_684_800_000_i64, 2_840_140_800_000_i64);
    let mut changes = vec![(i64::MIN, offset(start))];
    let mut at = start;
    // Offsets change at most a few times a year: step by ten days, then halve to the minute.
    while at < end {
        let next = at + 10 * DAY;
        if offset(at) != offset(next) {
            let (mut low, mut high) = (at, next);
            while 60_000 < high - low {
                let middle = low + (high - low) / 2;
                if offset(middle) == offset(low) { low = middle } else { high = middle }
            }
            changes.push((high - high.rem_euclid(60_000), offset(high)));
        }
        at = next;
    }
    Zone { changes }
}
