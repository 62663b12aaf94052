//! A rule, read.

use chrono::{NaiveDateTime, Weekday};

/// How long a period is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[expect(missing_docs, reason = "each name is its own explanation")]
pub enum Freq {
    Daily,
    Weekly,
    Monthly,
    Yearly,
}

/// A weekday, perhaps the nth of its month or year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct NthDay {
    /// 2 is the second, -1 the last, 0 every one.
    pub nth: i32,
    /// The day.
    pub day: Weekday,
}

/// When a rule ends.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum End {
    /// Never.
    #[default]
    Never,
    /// After so many times.
    Count(u32),
    /// Not after this moment of the wall clock, itself included.
    Until(NaiveDateTime),
}

/// A recurrence rule. Empty lists say nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// The period.
    pub freq: Freq,
    /// Every so many periods, at least 1.
    pub interval: u32,
    /// Until when.
    pub end: End,
    /// `UNTIL` was written in UTC: [`End::Until`] is to be put on the wall clock by who knows the zone.
    pub is_until_utc: bool,
    /// `BYMONTH`, 1 to 12.
    pub months: Vec<u32>,
    /// `BYWEEKNO`, 1 to 53 or -53 to -1.
    pub weeks: Vec<i32>,
    /// `BYYEARDAY`, 1 to 366 or -366 to -1.
    pub year_days: Vec<i32>,
    /// `BYMONTHDAY`, 1 to 31 or -31 to -1.
    pub month_days: Vec<i32>,
    /// `BYDAY`.
    pub days: Vec<NthDay>,
    /// `BYHOUR`.
    pub hours: Vec<u32>,
    /// `BYMINUTE`.
    pub minutes: Vec<u32>,
    /// `BYSECOND`.
    pub seconds: Vec<u32>,
    /// `BYSETPOS`, 1 to 366 or -366 to -1.
    pub positions: Vec<i32>,
    /// The day on which weeks begin.
    pub week_start: Weekday,
}

impl Rule {
    /// Every period, endless.
    #[must_use]
    pub const fn every(freq: Freq) -> Self {
        Self {
            freq,
            interval: 1,
            end: End::Never,
            is_until_utc: false,
            months: Vec::new(),
            weeks: Vec::new(),
            year_days: Vec::new(),
            month_days: Vec::new(),
            days: Vec::new(),
            hours: Vec::new(),
            minutes: Vec::new(),
            seconds: Vec::new(),
            positions: Vec::new(),
            week_start: Weekday::Mon,
        }
    }

    /// Whether it goes on for ever.
    #[must_use]
    pub fn is_endless(&self) -> bool {
        self.end == End::Never
    }
}
