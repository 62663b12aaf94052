//! The grid of a month, and where events that take several days lie in it.

use chrono::{Datelike, Days, Months, NaiveDate};

/// The first day of the month of a day.
#[must_use]
pub fn first_of(day: NaiveDate) -> NaiveDate {
    day.with_day(1).unwrap_or(day)
}

/// The first day of a month so many months later.
#[must_use]
pub fn step(first: NaiveDate, months: i32) -> NaiveDate {
    let by = Months::new(months.unsigned_abs());
    let to = if months < 0 { first.checked_sub_months(by) } else { first.checked_add_months(by) };
    to.unwrap_or(first)
}

/// The weeks that a month touches, each from Monday to Sunday.
#[must_use]
pub fn weeks(month: NaiveDate) -> Vec<[NaiveDate; 7]> {
    let first = first_of(month);
    let next = step(first, 1);
    let back = Days::new(u64::from(first.weekday().num_days_from_monday()));
    let mut monday = first.checked_sub_days(back).unwrap_or(first);
    let mut weeks = Vec::with_capacity(6);
    while monday < next && weeks.len() < 6 {
        weeks.push([0, 1, 2, 3, 4, 5, 6].map(|n| monday.checked_add_days(Days::new(n)).unwrap_or(monday)));
        let Some(following) = monday.checked_add_days(Days::new(7)) else { break };
        monday = following;
    }
    weeks
}

/// The part of something in a row of days: a week of the grid, or a strip of months.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bar {
    /// Which one of those given.
    pub idx: usize,
    /// The first day of the row that it takes, from 0.
    pub from: i64,
    /// How many days of the row it takes.
    pub len: i64,
    /// How far down it lies, so that nothing lies on something else.
    pub lane: usize,
    /// Whether it began before the row.
    pub is_continued: bool,
    /// Whether it goes on after the row.
    pub goes_on: bool,
}

/// Lays spans of days (first and last) into a row of `n` days from `start`. `least` is how many days one takes at least,
/// for its name to have room.
#[must_use]
pub fn lay(spans: &[(NaiveDate, NaiveDate)], start: NaiveDate, n: i64, least: i64) -> Vec<Bar> {
    let mut inside: Vec<(usize, i64, i64)> = spans
        .iter()
        .enumerate()
        .map(|(idx, (first, last))| (idx, (*first - start).num_days(), (*last - start).num_days()))
        .filter(|(_, from, to)| *from < n && 0 <= *to)
        .collect();
    // The longer first, so that what goes on over weeks keeps the top.
    inside.sort_by_key(|(idx, from, to)| ((*from).max(0), from - to, *idx));
    let mut ends: Vec<i64> = Vec::new();
    inside
        .into_iter()
        .map(|(idx, from, to)| {
            let (at, last) = (from.max(0), to.min(n - 1));
            let taken = last.max(at + least - 1);
            let lane = ends.iter().position(|end| *end < at).unwrap_or(ends.len());
            match ends.get_mut(lane) {
                Some(end) => *end = taken,
                None => ends.push(taken),
            }
            Bar { idx, from: at, len: last - at + 1, lane, is_continued: from < 0, goes_on: n <= to }
        })
        .collect()
}
