//! Working days: Monday to Friday, without public holidays. Counting is O(log n), whatever the span.

use std::sync::LazyLock;

use chrono::{Datelike, NaiveDate, Weekday};

pub use crate::holidays::Region;
use crate::holidays::{holiday, holidays};

/// Years whose holidays are in the table; outside, only weekends close.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2199;

/// The Monday that day numbers count from: 1970-01-05, as days from the common era.
const EPOCH_MONDAY: i64 = 719_167;

static FRANCE: LazyLock<Calendar> = LazyLock::new(|| Calendar::new(Region::France));
static ALSACE_MOSELLE: LazyLock<Calendar> = LazyLock::new(|| Calendar::new(Region::AlsaceMoselle));

/// The working days of a region, with its holidays from 1900 to 2199 computed once.
#[derive(Clone, Debug)]
pub struct Calendar {
    /// Day numbers of the holidays that fall on a weekday: ascending, without repeats.
    closed: Vec<i64>,
}

impl Calendar {
    fn new(region: Region) -> Self {
        let days = YEARS.flat_map(|year| holidays(year, region)).map(|(day, _)| day);
        let mut closed: Vec<i64> = days.filter(|day| !is_weekend(*day)).map(number).collect();
        closed.dedup();
        Self { closed }
    }

    /// The calendar of `region`: made at first use, shared after.
    pub fn of(region: Region) -> &'static Self {
        match region {
            Region::France => &FRANCE,
            Region::AlsaceMoselle => &ALSACE_MOSELLE,
        }
    }

    /// Whether the office works on `day`.
    pub fn is_working_day(&self, day: NaiveDate) -> bool {
        !is_weekend(day) && self.closed.binary_search(&number(day)).is_err()
    }

    /// How many working days lie in `from..to` (the end is not counted); negative when reversed.
    pub fn working_days_between(&self, from: NaiveDate, to: NaiveDate) -> i64 {
        self.index(to) - self.index(from)
    }

    /// The `n`-th working day after `day` (before, when negative); `n = 0` gives `day` as it is.
    ///
    /// Stops at the first or last date that chrono can hold.
    pub fn add_working_days(&self, day: NaiveDate, n: i64) -> NaiveDate {
        match n {
            0 => day,
            // From a closed day, the next working day has the index of the day itself.
            1.. => {
                let from = self.index(day) + i64::from(self.is_working_day(day));
                self.nth(from.saturating_add(n - 1))
            }
            _ => self.nth(self.index(day).saturating_add(n)),
        }
    }

    /// `day` itself when the office works, else the next day when it does.
    pub fn on_or_after(&self, day: NaiveDate) -> NaiveDate {
        self.nth(self.index(day))
    }

    /// Working days before `day`, counted from an arbitrary fixed Monday.
    pub(crate) fn index(&self, day: NaiveDate) -> i64 {
        let day = number(day);
        weekdays_before(day) - self.closed_before(day)
    }

    /// The working day of [`Self::index`] `index`.
    pub(crate) fn nth(&self, index: i64) -> NaiveDate {
        // Each holiday met pushes the day on, perhaps over another one: a few rounds at most.
        let mut skipped = self.closed_before(nth_weekday(index));
        loop {
            let day = nth_weekday(index.saturating_add(skipped));
            let met = self.closed.partition_point(|closed| *closed <= day) as i64;
            if met <= skipped {
                return date(day);
            }
            skipped = met;
        }
    }

    fn closed_before(&self, day: i64) -> i64 {
        self.closed.partition_point(|closed| *closed < day) as i64
    }
}

/// Whether the office works on `day`, in any year.
pub fn is_working_day(day: NaiveDate, region: Region) -> bool {
    !is_weekend(day) && holiday(day, region).is_none()
}

/// The `n`-th working day after `day`: see [`Calendar::add_working_days`].
pub fn add_working_days(day: NaiveDate, n: i64, region: Region) -> NaiveDate {
    Calendar::of(region).add_working_days(day, n)
}

fn is_weekend(day: NaiveDate) -> bool {
    matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
}

fn number(day: NaiveDate) -> i64 {
    i64::from(day.num_days_from_ce()) - EPOCH_MONDAY
}

/// The inverse of [`number`], kept inside what chrono can hold.
fn date(number: i64) -> NaiveDate {
    let days = number.saturating_add(EPOCH_MONDAY);
    let limit = if days < 0 { NaiveDate::MIN } else { NaiveDate::MAX };
    i32::try_from(days).ok().and_then(NaiveDate::from_num_days_from_ce_opt).unwrap_or(limit)
}

fn weekdays_before(day: i64) -> i64 {
    day.div_euclid(7) * 5 + day.rem_euclid(7).min(5)
}

fn nth_weekday(index: i64) -> i64 {
    index.div_euclid(5).saturating_mul(7).saturating_add(index.rem_euclid(5))
}

#[cfg(test)]
mod tests {
    use chrono::Days;
    use proptest::prelude::*;

    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn golden() {
        let add = |from, n| add_working_days(day(from), n, Region::France).to_string();
        assert_eq!(add("2026-11-20", 1), "2026-11-23");
        assert_eq!(add("2026-11-10", 1), "2026-11-12"); // over 11 November
        assert_eq!(add("2026-11-30", -5), "2026-11-23"); // the send-by date of scenario S3
        assert_eq!(add("2026-05-07", 1), "2026-05-11"); // 8 May is a Friday
        assert_eq!(add("2026-11-21", 1), "2026-11-23"); // from a Saturday
        assert_eq!(add("2026-11-21", -1), "2026-11-20");
        assert_eq!(add("2026-11-21", 0), "2026-11-21");
        assert_eq!(add("2026-12-24", 1), "2026-12-28");
        assert!(is_working_day(day("2026-12-26").pred_opt().unwrap().pred_opt().unwrap(), Region::France));
        assert_eq!(Calendar::of(Region::France).on_or_after(day("2026-11-11")), day("2026-11-12"));
        assert_eq!(add_working_days(day("2024-12-25"), 1, Region::AlsaceMoselle), day("2024-12-27"));
    }

    #[test]
    fn working_days_of_2026() {
        let calendar = Calendar::of(Region::France);
        // 261 weekdays, of which 9 holidays (15 August is a Saturday, 1 November a Sunday).
        assert_eq!(calendar.working_days_between(day("2026-01-01"), day("2027-01-01")), 252);
    }

    #[test]
    fn extremes_do_not_panic_nor_hang() {
        for from in [NaiveDate::MIN, day("2026-11-23"), NaiveDate::MAX] {
            for n in [i64::MIN, -1, 1, i64::MAX] {
                let _ = add_working_days(from, n, Region::France);
            }
        }
        assert_eq!(add_working_days(day("2026-11-23"), i64::MAX, Region::France), NaiveDate::MAX);
    }

    proptest! {
        #[test]
        fn same_as_walking(start in 0u64..90_000, n in 1i64..300, alsace: bool) {
            let region = if alsace { Region::AlsaceMoselle } else { Region::France };
            let from = day("1930-01-01") + Days::new(start);
            let (mut to, mut left) = (from, n);
            while left > 0 {
                to = to.succ_opt().unwrap();
                left -= i64::from(is_working_day(to, region));
            }
            prop_assert_eq!(add_working_days(from, n, region), to);
            let calendar = Calendar::of(region);
            prop_assert_eq!(calendar.working_days_between(from.succ_opt().unwrap(), to), n - 1);
            prop_assert_eq!(calendar.is_working_day(from), is_working_day(from, region));
            let (mut back, mut left) = (from, n);
            while left > 0 {
                back = back.pred_opt().unwrap();
                left -= i64::from(is_working_day(back, region));
            }
            prop_assert_eq!(add_working_days(from, -n, region), back);
        }
    }
}
