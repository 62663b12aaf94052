//! Where a paper stands on a day, and when to say so.

use chrono::{Days, NaiveDate};

/// Days before the last day on which one is told; 0 is the last day itself.
pub const REMINDERS: [i64; 5] = [90, 60, 30, 7, 0];

/// Where a paper stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum LapseState {
    /// Its last day is over.
    Lapsed,
    /// Its last day is near.
    Soon,
    /// Its last day is far.
    Later,
    /// It has no last day.
    Never,
}

/// Where a paper stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lapse {
    /// In a word.
    pub state: LapseState,
    /// The last day on which it serves.
    pub until: Option<NaiveDate>,
    /// Days until that day; negative when it is over. 0 without a last day.
    pub days_left: i64,
}

impl Lapse {
    /// Where a paper stands that serves until a day, included.
    #[must_use]
    pub fn on(until: Option<NaiveDate>, today: NaiveDate, soon_days: i64) -> Self {
        let Some(last) = until else { return Self { state: LapseState::Never, until, days_left: 0 } };
        let days_left = (last - today).num_days();
        let state = match days_left {
            n if n < 0 => LapseState::Lapsed,
            n if n <= soon_days => LapseState::Soon,
            _ => LapseState::Later,
        };
        Self { state, until, days_left }
    }

    /// The first day on which it serves no more.
    #[must_use]
    pub fn lapsed_on(&self) -> Option<NaiveDate> {
        self.until?.checked_add_days(Days::new(1))
    }

    /// The reminder that is due: the closest to the last day of those reached. `None` before the first of them.
    #[must_use]
    pub fn reminder(&self) -> Option<i64> {
        self.until?;
        REMINDERS.into_iter().filter(|days| self.days_left <= *days).min()
    }
}

/// The days on which one is told about a last day, earliest first.
#[must_use]
pub fn reminder_days(until: NaiveDate, first: i64) -> Vec<NaiveDate> {
    REMINDERS
        .into_iter()
        .filter(|days| *days <= first)
        .filter_map(|days| until.checked_sub_days(Days::new(days.unsigned_abs())))
        .collect()
}
