//! What terms cost, without tax, to the cent.

use chrono::{Datelike, Months, NaiveDate};
use domain::money::Cents;

use super::chain::Term;
use super::terms::{Amount, Indexation, Per, Terms};

/// Rises that are compounded at most; a term never has more anniversaries.
const MAX_RISES: i32 = 300;

impl Per {
    /// All, from the shortest.
    pub const ALL: [Self; 5] = [Self::Month, Self::Quarter, Self::Half, Self::Year, Self::Once];

    /// Its months; `None` for a whole term.
    #[must_use]
    pub const fn months(self) -> Option<u32> {
        match self {
            Self::Month => Some(1),
            Self::Quarter => Some(3),
            Self::Half => Some(6),
            Self::Year => Some(12),
            Self::Once => None,
        }
    }
}

impl Terms {
    /// The price as agreed on `day`, fixed rises included. `None` if nobody entered one.
    #[must_use]
    pub fn price_on(&self, day: NaiveDate) -> Option<Amount> {
        let amended = self.changes.iter().rev().filter_map(|change| Some((change.on, change.amount?)));
        let (since, amount) = amended
            .into_iter()
            .find(|(on, _)| *on <= day)
            .or(self.amount.map(|amount| (self.start, amount)))?;
        let Indexation::Fixed { bp, on } = self.indexation else { return Some(amount) };
        let first =
            on.unwrap_or_else(|| self.start.checked_add_months(Months::new(12)).unwrap_or(self.start));
        let rises = anniversaries(first, day) - anniversaries(first, since);
        let mut cents = i128::from(amount.net.0);
        for _ in 0..rises.clamp(0, MAX_RISES) {
            cents = half_up(cents * i128::from(10_000 + bp), 10_000);
            if i128::from(i64::MAX) < cents {
                return None;
            }
        }
        Some(Amount { net: Cents(i64::try_from(cents).ok()?), ..amount })
    }

    /// What a year costs at the price of `day`. A price for a whole term is spread over `term`.
    #[must_use]
    pub fn yearly(&self, day: NaiveDate, term: Option<&Term>) -> Option<Cents> {
        let amount = self.price_on(day)?;
        let cents = i128::from(amount.net.0);
        let yearly = match (amount.per.months(), term) {
            (Some(months), _) => cents * i128::from(12 / months),
            (None, Some(Term { months: Some(months), .. })) => half_up(cents * 12, i128::from(*months)),
            (None, Some(term)) => half_up(cents * 365, i128::from((term.end - term.start).num_days() + 1)),
            (None, None) => cents,
        };
        i64::try_from(yearly).ok().map(Cents)
    }

    /// What `term` costs from its first day to its last, at the prices known.
    ///
    /// Whole periods at the price of their first day; what is left at the end in proportion (of months where the term is
    /// said in months, else of days), half a cent up.
    #[must_use]
    pub fn cost_of(&self, term: &Term) -> Option<Cents> {
        let first = self.price_on(term.start)?;
        let Some(period) = first.per.months() else { return Some(first.net) };
        // A fixed rise only goes up: the same price on both ends is the price of the whole term.
        let is_flat = !self.changes.iter().any(|change| change.amount.is_some() && term.holds(change.on))
            && (!matches!(self.indexation, Indexation::Fixed { .. })
                || self.price_on(term.end) == Some(first));
        if let (true, Some(months)) = (is_flat, term.months) {
            let total = half_up(i128::from(first.net.0) * i128::from(months), i128::from(period));
            return i64::try_from(total).ok().map(Cents);
        }
        let mut total = 0_i128;
        let mut done = 0_u32;
        loop {
            let at = term.start.checked_add_months(Months::new(done))?;
            let amount = self.price_on(at)?;
            let period = amount.per.months().unwrap_or(period);
            let (cents, after) = (i128::from(amount.net.0), done + period);
            let next = term.start.checked_add_months(Months::new(after))?;
            let is_whole = match term.months {
                Some(months) => after <= months,
                None => next.pred_opt()? <= term.end,
            };
            if !is_whole {
                total += match term.months {
                    Some(months) => half_up(cents * i128::from(months - done), i128::from(period)),
                    None => {
                        let days = (term.end - at).num_days() + 1;
                        half_up(cents * i128::from(days), i128::from((next - at).num_days()))
                    }
                };
                break;
            }
            (total, done) = (total + cents, after);
        }
        i64::try_from(total).ok().map(Cents)
    }
}

/// How many times the anniversary of `first` has come by `day`, itself included.
fn anniversaries(first: NaiveDate, day: NaiveDate) -> i32 {
    if day < first {
        return 0;
    }
    let years = day.year() - first.year();
    let this_year = first.checked_add_months(Months::new(years.unsigned_abs() * 12));
    // The one of this year may not have come yet; the first day itself counts.
    years + i32::from(this_year.is_some_and(|on| on <= day))
}

/// A quotient rounded to the nearest, halves up. Amounts are not negative.
fn half_up(n: i128, by: i128) -> i128 {
    if by <= 0 { n } else { (2 * n + by).div_euclid(2 * by) }
}
