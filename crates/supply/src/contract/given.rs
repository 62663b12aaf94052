//! Notices that were given: in time, late, on their way.

use chrono::NaiveDate;
use replica::RecordId;

use super::chain::{Chain, Term};
use super::deadline::Deadline;
use super::terms::{Basis, Terms};

/// The facts of a notice.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the fields are those stored")]
pub struct Given {
    pub record: Option<RecordId>,
    /// The last day of the term that it ends.
    pub term_end: Option<NaiveDate>,
    pub prepared: Option<NaiveDate>,
    pub sent: Option<NaiveDate>,
    pub received: Option<NaiveDate>,
    pub acknowledged: Option<NaiveDate>,
}

/// What a notice is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Worth {
    /// Written, not sent.
    Draft,
    /// Sent early enough, not known to have been received, and that is what counts.
    Unproven,
    /// In time.
    InTime,
    /// Too late: the contract goes on.
    Late,
}

/// A notice and what it is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Judged {
    /// The facts.
    pub given: Given,
    /// The term that it is for.
    pub term: Term,
    /// The deadline that it had.
    pub deadline: Deadline,
    /// What it is worth.
    pub worth: Worth,
}

impl Judged {
    /// Whether the contract ends by it. A letter sent in time ends it until the contrary is known: the screen asks for
    /// the day of receipt.
    #[must_use]
    pub const fn ends(&self) -> bool {
        matches!(self.worth, Worth::InTime | Worth::Unproven)
    }
}

impl Given {
    /// The day on which it arrived, if known.
    #[must_use]
    pub fn arrived(&self) -> Option<NaiveDate> {
        [self.received, self.acknowledged].into_iter().flatten().min()
    }

    pub(super) fn judge(&self, terms: &Terms, chain: &Chain, first: &Term) -> Option<Judged> {
        let arrived = self.arrived();
        // The day that counts is one in the term to end; without any, nothing can be said.
        let day = self.term_end.or(self.sent).or(arrived).or(self.prepared)?;
        let term = chain.at(day).unwrap_or(*first);
        let deadline = terms.deadline(&term);
        let in_time = |day: NaiveDate| if day <= deadline.last_day { Worth::InTime } else { Worth::Late };
        let worth = match (deadline.basis, self.sent, arrived) {
            (_, None, None) => Worth::Draft,
            (Basis::Received, _, Some(arrived)) => in_time(arrived),
            (Basis::Received, Some(sent), None) if in_time(sent) == Worth::InTime => Worth::Unproven,
            (Basis::Received, Some(_), None) => Worth::Late,
            // Received in time, it was sent in time.
            (Basis::Sent, Some(sent), _) => in_time(sent),
            (Basis::Sent, None, Some(arrived)) => in_time(arrived),
        };
        Some(Judged { given: *self, term, deadline, worth })
    }
}
