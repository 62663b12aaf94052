//! The last day of a notice, and the day by which to send it.

use chrono::NaiveDate;
use domain::calendar::{Calendar, Region};

use super::chain::Term;
use super::terms::{Basis, DEFAULT_BUFFER, NoticeClause, Terms};

/// When to say no.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deadline {
    /// The last day on which the notice still counts.
    pub last_day: NaiveDate,
    /// What must have happened by then.
    pub basis: Basis,
    /// The day by which it should be in the post: a working day.
    pub send_by: NaiveDate,
    /// Whether no post comes on the last day (weekend or public holiday).
    pub is_closed: bool,
}

impl NoticeClause {
    /// The last day on which it counts, for a term that ends on `end`.
    ///
    /// Counted back from the last day of the term; a month too short gives its last day.
    #[must_use]
    pub fn last_day(&self, end: NaiveDate) -> NaiveDate {
        if let Some(days) = self.length.days().filter(|_| self.working_days) {
            return Calendar::of(Region::France).add_working_days(end, -i64::from(days));
        }
        self.length.before(end).unwrap_or(NaiveDate::MIN)
    }

    /// The earliest end of a term for which a notice given on `day` counts, a few days more or less.
    pub(super) fn about_end(&self, day: NaiveDate) -> NaiveDate {
        if let Some(days) = self.length.days().filter(|_| self.working_days) {
            return Calendar::of(Region::France).add_working_days(day, i64::from(days));
        }
        self.length.after(day).unwrap_or(NaiveDate::MAX)
    }
}

impl Terms {
    /// The notice that governs the end of `term`: the latest agreed, as long as it does not ask for an act before the
    /// amendment that brought it was in force.
    #[must_use]
    pub fn notice_for(&self, term: &Term) -> Option<NoticeClause> {
        let amended = self.changes.iter().rev().filter_map(|change| Some((change.on, change.notice?)));
        let mut possible = amended.filter(|(on, notice)| *on <= notice.last_day(term.end));
        possible.next().map(|(_, notice)| notice).or(self.notice)
    }

    /// When to say no to what follows `term`.
    #[must_use]
    pub fn deadline(&self, term: &Term) -> Deadline {
        let calendar = Calendar::of(Region::France);
        let notice = self.notice_for(term);
        let last_day = notice.map_or(term.end, |notice| notice.last_day(term.end));
        let basis = notice.map(|notice| notice.basis).unwrap_or_default();
        let buffer = notice.map_or(DEFAULT_BUFFER, |notice| notice.buffer);
        let is_closed = !calendar.is_working_day(last_day);
        // Nothing arrives on a closed day, so the letter must be there the working day before.
        let open = if is_closed { calendar.add_working_days(last_day, -1) } else { last_day };
        let send_by = calendar.add_working_days(open, -i64::from(buffer));
        Deadline { last_day, basis, send_by, is_closed }
    }
}
