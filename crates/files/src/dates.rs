//! Dates as people and programs write them, and the order of day and month that a whole column agrees on.

mod parse;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, Timelike};

pub use parse::parse;

/// Which number comes first in `03/04/2025`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Order {
    /// Day, month, year: France and most of the world.
    Dmy,
    /// Month, day, year: United States.
    Mdy,
    /// Year, month, day: ISO.
    Ymd,
    /// Numbers of days since 1899-12-30, the way Excel stores a date.
    Serial,
}

impl Order {
    /// All of them, in the order to offer.
    pub const ALL: [Self; 4] = [Self::Dmy, Self::Mdy, Self::Ymd, Self::Serial];

    /// A stable key for messages.
    pub fn key(self) -> &'static str {
        match self {
            Self::Dmy => "dmy",
            Self::Mdy => "mdy",
            Self::Ymd => "ymd",
            Self::Serial => "serial",
        }
    }
}

/// A date that was read, with as much of a time as was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// The day.
    pub date: NaiveDate,
    /// The time of day, if one was written.
    pub time: Option<NaiveTime>,
    /// Minutes east of UTC, if written (`Z` is 0): then the moment is an instant.
    pub offset: Option<i32>,
}

impl Moment {
    /// `2025-03-14`.
    pub fn day(&self) -> String {
        self.date.format("%Y-%m-%d").to_string()
    }

    /// `2025-03-14T01:20`, with seconds only if there are any; the day alone if no time was written.
    pub fn civil(&self) -> String {
        match self.time {
            None => self.day(),
            Some(time) if time.second() == 0 => format!("{}T{}", self.date, time.format("%H:%M")),
            Some(time) => format!("{}T{}", self.date, time.format("%H:%M:%S")),
        }
    }

    /// Milliseconds UTC, if the text said its offset.
    pub fn instant_ms(&self) -> Option<i64> {
        let local = NaiveDateTime::new(self.date, self.time?);
        Some(local.and_utc().timestamp_millis() - i64::from(self.offset?) * 60_000)
    }

    /// Whether a time other than midnight was written.
    pub fn has_time(&self) -> bool {
        self.time.is_some_and(|time| time != NaiveTime::MIN)
    }
}

/// Why a text gave no date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
pub enum DateError {
    /// Written like a date, but no calendar has it: 31/02, 29/02/2025, 14/25/2025.
    #[error("this day does not exist")]
    NoSuchDay,
    /// The day is right, the time is not: 25:10.
    #[error("this time does not exist")]
    NoSuchTime,
    /// Not written like a date.
    #[error("not a date")]
    NotADate,
}

/// What was found out about the dates of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DateGuess {
    /// The order to read them by.
    pub order: Order,
    /// Whether some value proves it; otherwise the order is the language's habit and the person should look.
    pub certain: bool,
    /// Whether digits prove it (`25/12`), rather than spelled months, which leave the question open elsewhere.
    pub from_digits: bool,
    /// Values that contradict it: days that only exist in the other order.
    pub against: u32,
}

/// Evidence about the dates of a column, fed value by value.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DateStats {
    /// Values that look like dates.
    pub dates: u32,
    /// Values that do not, serial numbers included.
    pub others: u32,
    /// Whole or decimal numbers in the range of Excel's dates of 1980–2099.
    pub serials: u32,
    day_first: u32,
    month_first: u32,
    either: u32,
    year_first: u32,
    clear: u32,
}

impl DateStats {
    /// Takes a value into account; empty ones say nothing.
    pub fn feed(&mut self, text: &str) {
        let text = text.trim();
        if text.is_empty() {
            return;
        }
        match parse::numbers(text) {
            Some((a, b, _)) if a > 31 || parse::leads_with_year(text) => {
                self.dates += 1;
                self.year_first += u32::from(b <= 12);
            }
            Some((a, b, _)) => {
                self.dates += 1;
                match (a > 12, b > 12) {
                    (true, false) => self.day_first += 1,
                    (false, true) => self.month_first += 1,
                    // The same either way round proves nothing and risks nothing.
                    (false, false) if a == b => self.clear += 1,
                    (false, false) => self.either += 1,
                    (true, true) => {}
                }
            }
            None if parse::has_month_name(text) => {
                self.dates += 1;
                self.clear += 1;
            }
            None => {
                self.others += 1;
                let serial = text.replace(',', ".").parse::<f64>();
                self.serials += u32::from(serial.is_ok_and(|n| (29_221.0..73_051.0).contains(&n)));
            }
        }
    }

    /// Whether most values are dates.
    pub fn mostly_dates(&self) -> bool {
        self.dates > 0 && self.dates >= self.others
    }

    /// The order of the column; `habit` is the language's, for a column that proves nothing.
    pub fn guess(&self, habit: Order) -> DateGuess {
        let (d, m) = (self.day_first, self.month_first);
        if d == 0 && m == 0 && self.either == 0 {
            let year_first = self.year_first > 0;
            let serial = self.dates == 0 && self.serials > 0 && self.serials == self.others;
            let order = match (year_first, serial) {
                (true, _) => Order::Ymd,
                (false, true) => Order::Serial,
                (false, false) => habit,
            };
            return DateGuess {
                order,
                certain: year_first || serial || self.clear > 0,
                from_digits: false,
                against: 0,
            };
        }
        let order = match d.cmp(&m) {
            std::cmp::Ordering::Greater => Order::Dmy,
            std::cmp::Ordering::Less => Order::Mdy,
            std::cmp::Ordering::Equal => habit,
        };
        DateGuess { order, certain: d != m, from_digits: d != m, against: d.min(m) }
    }
}

#[cfg(test)]
mod tests;
