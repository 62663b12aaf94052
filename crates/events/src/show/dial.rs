//! Minutes that go by, and what the clock on the wall shows then: two ways to count that part only in a night in which the
//! clocks change.
//!
//! A conducteur is laid out in minutes that **go by**: an hour of a cue is an hour in any night. Both ways count from midnight
//! of D-day and agree at the event's start; what is stored and shown is of the **wall**.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

use super::time::bounded;
use crate::event::When;
use crate::event::zone::{self, Offsets};

const MINUTE_MS: i64 = 60_000;
/// Further from its event nobody rehearses.
const AROUND_MS: i64 = 400 * 86_400_000;

/// Where a show starts on the wall clock: at nine in the morning where nobody said an hour, today where nobody said a day.
#[must_use]
pub fn start_of(when: Option<&When>, today: NaiveDate) -> NaiveDateTime {
    match when {
        Some(when) if !when.is_all_day => when.start,
        _ => when.map_or(today, When::day).and_hms_opt(9, 0, 0).unwrap_or_default(),
    }
}

/// The clock on the wall of an event.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dial {
    origin: i64,
    /// The instant of minute 0, ms UTC.
    zero_ms: i64,
    /// From which minute that goes by on the wall is how far ahead of it; ascending.
    turns: Vec<(i64, i64)>,
}

impl Dial {
    /// The wall clock of a zone around an event that starts then; none for a zone that is not known.
    #[must_use]
    pub fn of(offsets: &dyn Offsets, zone: &str, start: NaiveDateTime) -> Option<Self> {
        let ms = zone::instant(offsets, zone, start)?;
        // An hour that does not exist is another one.
        let shown = zone::civil(offsets, zone, ms)?;
        let origin = (shown - start.date().and_time(NaiveTime::MIN)).num_minutes();
        let mut dial = Self { zero_ms: ms.checked_sub(origin * MINUTE_MS)?, ..Self::plain(origin) };
        let own = offsets.offset_seconds(zone, ms)?;
        let changes = zone::changes(offsets, zone, ms.checked_sub(AROUND_MS)?, ms.checked_add(AROUND_MS)?)?;
        let turn = |(at, ahead): (i64, i32)| (dial.minute_of(at), i64::from(ahead - own) / 60);
        dial.turns = changes.into_iter().map(turn).collect();
        if let Some(first) = dial.turns.first_mut() {
            first.0 = i64::MIN;
        }
        Some(dial)
    }

    /// A clock that nobody ever sets, of a show that starts at a minute of D-day; D-day is that of the Unix epoch.
    #[must_use]
    pub fn plain(origin: i64) -> Self {
        Self { origin: bounded(origin), ..Self::default() }
    }

    /// The minute at which the show starts, of either way to count.
    #[must_use]
    pub const fn origin(&self) -> i64 {
        self.origin
    }

    /// The minute in which an instant falls, ms UTC.
    #[must_use]
    pub const fn minute_of(&self, ms: i64) -> i64 {
        ms.saturating_sub(self.zero_ms).div_euclid(MINUTE_MS)
    }

    /// The instant at which a minute begins, ms UTC.
    #[must_use]
    pub const fn instant(&self, minute: i64) -> i64 {
        minute.saturating_mul(MINUTE_MS).saturating_add(self.zero_ms)
    }

    /// What the wall shows at a minute.
    #[must_use]
    pub fn wall(&self, minute: i64) -> i64 {
        let turn = self.turns.iter().rev().find(|(from, _)| *from <= minute);
        minute.saturating_add(turn.map_or(0, |(_, ahead)| *ahead))
    }

    /// The minute that a time of the wall means: of two the first, and of one that the clocks jump over the jump.
    #[must_use]
    pub fn minute(&self, wall: i64) -> i64 {
        let mut turns = self.turns.iter().peekable();
        while let Some((from, ahead)) = turns.next() {
            let minute = wall.saturating_sub(*ahead).max(*from);
            if turns.peek().is_none_or(|(next, _)| minute < *next) {
                return minute;
            }
        }
        wall
    }

    /// The time of the wall that fixes a cue at a minute. No time fixes one in an hour that is there for the second time: it is
    /// fixed at the end of it.
    #[must_use]
    pub fn fixed(&self, minute: i64) -> i64 {
        let wall = self.wall(minute);
        if self.minute(wall) == minute {
            return wall;
        }
        let turn = self.turns.windows(2).rev().find_map(|pair| match pair {
            [(_, before), (from, _)] if *from <= minute => Some(from.saturating_add(*before)),
            _ => None,
        });
        turn.unwrap_or(wall)
    }
}

#[cfg(test)]
#[path = "dial_tests.rs"]
mod tests;
