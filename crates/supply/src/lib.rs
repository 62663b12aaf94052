//! What the office manager knows of those she deals with: who they are, what was agreed, what is bought, who comes.
//!
//! Pure rules and typed views over records. Knows no storage, no network, no browser and no words of a language; time
//! and randomness are arguments.

pub mod book;
pub mod compose;
pub mod contract;
pub mod demo;
pub mod identifiers;
mod indexed;
pub mod kinds;
pub mod paper;
pub mod party;
pub mod phone;
pub mod purchase;
pub mod read;
pub mod schema;
pub mod things;
pub mod vat;
pub mod visit;
