//! Lengths of time as contracts say them, and dates counted from an anchor without drift.

use chrono::{Datelike, Days, Months, NaiveDate};

use super::error::TermsError;

/// The longest initial term, renewal or notice that is taken for anything but a slip of the hand.
const MAX_YEARS: u32 = 100;

/// What a length is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Unit {
    Day,
    Week,
    Month,
    Year,
}

impl Unit {
    /// All, from the shortest.
    pub const ALL: [Self; 4] = [Self::Day, Self::Week, Self::Month, Self::Year];

    /// The stored name.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
            Self::Year => "year",
        }
    }

    /// The unit of a stored name.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|unit| unit.key() == key)
    }

    /// How many make a hundred years, and no more.
    const fn limit(self) -> u32 {
        MAX_YEARS
            * match self {
                Self::Day => 365,
                Self::Week => 52,
                Self::Month => 12,
                Self::Year => 1,
            }
    }
}

/// A length: `24 months`. Never zero, never more than a hundred years.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Length {
    n: u32,
    unit: Unit,
}

impl Length {
    /// A length of `n` units.
    pub fn new(n: i64, unit: Unit) -> Result<Self, TermsError> {
        match u32::try_from(n) {
            Ok(0) | Err(_) if n <= 0 => Err(TermsError::ZeroLength),
            Ok(n) if n <= unit.limit() => Ok(Self { n, unit }),
            _ => Err(TermsError::TooLong),
        }
    }

    /// How many units.
    #[must_use]
    pub const fn n(self) -> u32 {
        self.n
    }

    /// The unit.
    #[must_use]
    pub const fn unit(self) -> Unit {
        self.unit
    }

    /// In months, if it is counted in months or years.
    #[must_use]
    pub const fn months(self) -> Option<u32> {
        match self.unit {
            Unit::Month => Some(self.n),
            Unit::Year => Some(self.n * 12),
            _ => None,
        }
    }

    /// In days, if it is counted in days or weeks.
    #[must_use]
    pub const fn days(self) -> Option<u32> {
        match self.unit {
            Unit::Day => Some(self.n),
            Unit::Week => Some(self.n * 7),
            _ => None,
        }
    }

    /// `day` less this length. A month that is too short for the day gives its last day.
    #[must_use]
    pub fn before(self, day: NaiveDate) -> Option<NaiveDate> {
        match (self.months(), self.days()) {
            (Some(months), _) => day.checked_sub_months(Months::new(months)),
            (_, Some(days)) => day.checked_sub_days(Days::new(u64::from(days))),
            _ => None,
        }
    }

    /// `day` and this length. A month that is too short for the day gives its last day.
    #[must_use]
    pub fn after(self, day: NaiveDate) -> Option<NaiveDate> {
        Mark::new(day).after(self, 1)?.date()
    }
}

/// A date kept as an anchor and a number of months, so that the 31st stays the 31st: 31 January and one month is
/// 28 February, and two months 31 March.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    day: NaiveDate,
    months: u32,
}

impl Mark {
    /// The anchor itself.
    #[must_use]
    pub const fn new(day: NaiveDate) -> Self {
        Self { day, months: 0 }
    }

    /// The date, or `None` beyond what a calendar holds.
    #[must_use]
    pub fn date(self) -> Option<NaiveDate> {
        self.day.checked_add_months(Months::new(self.months))
    }

    /// `k` times `length` later.
    #[must_use]
    pub fn after(self, length: Length, k: u32) -> Option<Self> {
        if let Some(months) = length.months() {
            let months = self.months.checked_add(months.checked_mul(k)?)?;
            return Some(Self { months, ..self });
        }
        let days = u64::from(length.days()?).checked_mul(u64::from(k))?;
        self.date()?.checked_add_days(Days::new(days)).map(Self::new)
    }

    /// The greatest `k` for which this mark and `k` times `length` is not after `day`; `None` if `day` is before.
    #[must_use]
    pub fn steps_to(self, length: Length, day: NaiveDate) -> Option<u32> {
        let from = self.date()?;
        if day < from {
            return None;
        }
        let Some(months) = length.months() else {
            let days = u64::try_from((day - from).num_days()).ok()?;
            return u32::try_from(days / u64::from(length.days()?)).ok();
        };
        let whole =
            (day.year() - from.year()) * 12 + day.month0().cast_signed() - from.month0().cast_signed();
        let k = u32::try_from(whole).ok()? / months;
        // In the last of these months the day may not have come yet.
        let is_reached = self.after(length, k)?.date()? <= day;
        if is_reached { Some(k) } else { k.checked_sub(1) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_hundred_years_at_most_and_never_nothing() {
        assert_eq!(Length::new(0, Unit::Month), Err(TermsError::ZeroLength));
        assert_eq!(Length::new(-3, Unit::Day), Err(TermsError::ZeroLength));
        assert_eq!(Length::new(i64::MIN, Unit::Day), Err(TermsError::ZeroLength));
        assert_eq!(Length::new(1201, Unit::Month), Err(TermsError::TooLong));
        assert_eq!(Length::new(i64::MAX, Unit::Year), Err(TermsError::TooLong));
        assert!(Length::new(100, Unit::Year).is_ok());
    }

    #[test]
    fn the_anchor_does_not_drift() {
        let month = Length::new(1, Unit::Month).unwrap();
        let at = |k| Mark::new(day("2027-01-31")).after(month, k).unwrap().date().unwrap().to_string();
        assert_eq!([at(1), at(2), at(3), at(13)], ["2027-02-28", "2027-03-31", "2027-04-30", "2028-02-29"]);
    }

    #[test]
    fn steps_are_the_inverse_of_walking() {
        for (n, unit) in
            [(1, Unit::Month), (3, Unit::Month), (1, Unit::Year), (2, Unit::Week), (10, Unit::Day)]
        {
            let length = Length::new(n, unit).unwrap();
            let mark = Mark::new(day("2023-12-31"));
            for offset in 0..900 {
                let at = day("2023-12-31") + Days::new(offset);
                let k = mark.steps_to(length, at).unwrap();
                let date = |k| mark.after(length, k).unwrap().date().unwrap();
                assert!(date(k) <= at && at < date(k + 1), "{n} {unit:?} {at}");
            }
        }
        assert_eq!(
            Mark::new(day("2024-01-01")).steps_to(Length::new(1, Unit::Day).unwrap(), day("2023-12-31")),
            None
        );
    }
}
