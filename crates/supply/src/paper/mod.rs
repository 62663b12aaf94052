//! Papers with dates: documents, what is asked of a supplier and when (the vigilance file), the log of requests.
//!
//! Says which paper is there, until when, and where a rule is written. Never says that all is in order with the law:
//! that is for people to judge.

mod compose;
mod document;
mod due;
mod exchange;
pub mod file;
mod kind;
mod lapse;
mod setting;
pub mod sources;
mod spend;
mod spending;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_book;
mod vigilance;

pub use compose::{
    DocumentDraft, create_document, edit_document, log_exchange, set_basis, set_file, set_threshold,
};
pub use document::{Document, FileRef};
pub use due::{Due, DueWhat, current, due};
pub use exchange::{Direction, Exchange, Means};
pub use kind::{DocumentType, PieceType, Validity};
pub use lapse::{Lapse, LapseState, REMINDERS, reminder_days};
pub use setting::{Setting, key, rule_of};
pub use spend::{of_party, spend};
pub use spending::{Amount, Basis, Rule, Spending, What, Window, Yearly, yearly};
pub use vigilance::{
    Asked, Light, Phase, Piece, PieceState, VigilanceFile, file_of, is_concerned, papers_of, party_of,
    vigilance,
};
