//! Contracts: their terms, the day by which to say no, what it costs to say nothing.
//!
//! The conventions and their sources are in `docs/contracts.md`. No date is found by walking there: the `k`-th renewal
//! is counted from the anchor, so nothing drifts and nothing hangs.

pub mod agenda;
mod chain;
pub mod compose;
mod course;
mod deadline;
pub mod edit;
mod entries;
mod error;
pub mod form;
mod given;
mod length;
pub mod lrar;
mod overlap;
mod price;
mod stored;
mod terms;

pub use agenda::{Agenda, Line, Urgency};
pub use chain::{Chain, Term};
pub use course::{Course, Decision, Missed, Outcome, State, Step};
pub use deadline::Deadline;
pub use entries::{Amendment, Contract, Notice, amendments};
pub use error::{Doubt, Part, TermsError};
pub use given::{Given, Judged, Worth};
pub use length::{Length, Mark, Unit};
pub use overlap::{Overlap, overlaps, overlaps_of};
pub use stored::default_buffer;
pub use terms::{
    Amount, Basis, Change, DEFAULT_BUFFER, Form, Indexation, Initial, NoticeClause, Per, Renewal, Terms,
    TermsDraft,
};

#[cfg(test)]
mod tests;
