//! Business time (Monday to Friday, 9:00 to 18:00, no public holiday), target times and due dates.
//!
//! Everything here is computed, never stored, and costs a few searches of a small table.

use chrono::{NaiveDate, NaiveDateTime, TimeDelta, Timelike};

use crate::calendar::{Calendar, Region};

/// Business minutes of one working day.
pub const DAY_MINUTES: i64 = 9 * 60;

const OPENS: i64 = 9 * 60;

/// "Due soon" when at most this is left, in business minutes…
const SOON_MINUTES: i64 = 4 * 60;
/// …or less than this part of the target.
const SOON_PERCENT: i64 = 20;

/// Business time of one region.
#[derive(Clone, Copy, Debug)]
pub struct BusinessClock {
    calendar: &'static Calendar,
}

impl Default for BusinessClock {
    fn default() -> Self {
        Self::new(Region::France)
    }
}

impl BusinessClock {
    /// The clock of `region`.
    pub fn new(region: Region) -> Self {
        Self { calendar: Calendar::of(region) }
    }

    /// Business minutes from `a` to `b`, each rounded down to its minute; negative when reversed.
    pub fn business_between(&self, a: NaiveDateTime, b: NaiveDateTime) -> i64 {
        self.position(b) - self.position(a)
    }

    /// The first moment when `minutes` business minutes have passed since `start`.
    ///
    /// `start` itself when `minutes` is not positive. A day's last minute ends at 18:00 that day, not at
    /// 9:00 of the next.
    pub fn add_business_minutes(&self, start: NaiveDateTime, minutes: i64) -> NaiveDateTime {
        if minutes <= 0 {
            return start;
        }
        let end = self.position(start).saturating_add(minutes);
        let last = end - 1;
        let day = self.calendar.nth(last.div_euclid(DAY_MINUTES));
        let minute = OPENS + last.rem_euclid(DAY_MINUTES) + 1;
        NaiveDateTime::from(day).checked_add_signed(TimeDelta::minutes(minute)).unwrap_or(NaiveDateTime::MAX)
    }

    /// [`Self::add_business_minutes`] in hours.
    pub fn add_business(&self, start: NaiveDateTime, hours: u32) -> NaiveDateTime {
        self.add_business_minutes(start, i64::from(hours) * 60)
    }

    /// Whether `at` lies in business hours.
    pub fn is_open(&self, at: NaiveDateTime) -> bool {
        let minute = minute_of_day(at) - OPENS;
        (0..DAY_MINUTES).contains(&minute) && self.calendar.is_working_day(at.date())
    }

    /// Where a request stands against its target time of `hours`, from when it was `reported` to its `end`.
    ///
    /// `pauses` may overlap, be in any order and be open-ended; what lies outside the request's life counts
    /// for nothing. Without an `end`, `now` is it.
    pub fn target(
        &self,
        reported: NaiveDateTime,
        hours: u32,
        pauses: &[Pause],
        end: Option<NaiveDateTime>,
        now: NaiveDateTime,
    ) -> Target {
        let until = end.unwrap_or(now);
        let whole = i64::from(hours) * 60;
        let deadline = self.deadline(reported, whole, pauses, until);
        let late = deadline < until;
        let left = self.business_between(until, deadline);
        let soon = left <= SOON_MINUTES || left * 100 < whole * SOON_PERCENT;
        let state = match (end, late) {
            (Some(_), false) => TargetState::Met,
            (Some(_), true) => TargetState::Missed,
            (None, true) => TargetState::Overdue,
            (None, false) if soon => TargetState::DueSoon,
            (None, false) => TargetState::OnTime,
        };
        let paused = end.is_none() && pauses.iter().any(|pause| pause.holds(now));
        Target { deadline, remaining_minutes: left, state, paused }
    }

    /// When `minutes` have run since `reported`, the pauses up to `until` not counted.
    fn deadline(
        &self,
        reported: NaiveDateTime,
        minutes: i64,
        pauses: &[Pause],
        until: NaiveDateTime,
    ) -> NaiveDateTime {
        let mut spans: Vec<(NaiveDateTime, NaiveDateTime)> =
            pauses.iter().map(|pause| (pause.from, pause.to.unwrap_or(until).min(until))).collect();
        spans.sort_unstable();
        let (mut at, mut left) = (reported, minutes);
        for (from, to) in spans.into_iter().filter(|(from, to)| from < to) {
            if from > at {
                let ran = self.business_between(at, from);
                if ran > left || (ran == left && self.add_business_minutes(at, left) < from) {
                    break; // It was up before this pause began.
                }
                left -= ran;
            }
            at = at.max(to);
        }
        self.add_business_minutes(at, left)
    }

    /// Where a civil due date stands on `today`. The day itself is still in time.
    pub fn due_state(&self, due: NaiveDate, today: NaiveDate) -> DueState {
        if due < today {
            DueState::Overdue { days: (today - due).num_days() }
        } else if due == today {
            DueState::Today
        } else if due <= self.calendar.add_working_days(today, 1) {
            DueState::Soon
        } else {
            DueState::Later
        }
    }

    /// Business minutes before `at`, counted from an arbitrary fixed Monday.
    fn position(&self, at: NaiveDateTime) -> i64 {
        let days = self.calendar.index(at.date()) * DAY_MINUTES;
        let open = self.calendar.is_working_day(at.date());
        days + if open { (minute_of_day(at) - OPENS).clamp(0, DAY_MINUTES) } else { 0 }
    }
}

/// [`BusinessClock::add_business`] in France.
pub fn add_business(start: NaiveDateTime, hours: u32) -> NaiveDateTime {
    BusinessClock::default().add_business(start, hours)
}

/// [`BusinessClock::business_between`] in France: minutes.
pub fn business_between(a: NaiveDateTime, b: NaiveDateTime) -> i64 {
    BusinessClock::default().business_between(a, b)
}

/// A span during which the target time stands still.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pause {
    /// When the request began to wait.
    pub from: NaiveDateTime,
    /// When it stopped waiting; `None` while it still waits.
    pub to: Option<NaiveDateTime>,
}

impl Pause {
    fn holds(&self, at: NaiveDateTime) -> bool {
        self.from <= at && self.to.is_none_or(|to| at < to)
    }
}

/// Where a request stands against its target time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Target {
    /// When the time is (or was) up. While paused it moves on with the clock.
    pub deadline: NaiveDateTime,
    /// Business minutes left at the end, or now; negative when late.
    pub remaining_minutes: i64,
    /// The state that the screen shows.
    pub state: TargetState,
    /// Whether the time stands still now.
    pub paused: bool,
}

/// A state of a target time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TargetState {
    /// Open, late.
    Overdue,
    /// Open, with at most 4 business hours or less than a fifth of the target left.
    DueSoon,
    /// Open, with time.
    OnTime,
    /// Closed too late.
    Missed,
    /// Closed in time.
    Met,
}

/// Where a civil due date stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DueState {
    /// Its day is past.
    Overdue {
        /// Calendar days since.
        days: i64,
    },
    /// Today.
    Today,
    /// At latest the next working day.
    Soon,
    /// After that.
    Later,
}

fn minute_of_day(at: NaiveDateTime) -> i64 {
    i64::from(at.hour()) * 60 + i64::from(at.minute())
}

#[cfg(test)]
#[path = "clock_tests.rs"]
mod tests;
