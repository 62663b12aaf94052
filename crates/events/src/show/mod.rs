//! The conducteur (run of show): what happens minute by minute, and what a delay does to it.
//!
//! [`Schedule`] lays the cues out: hard ones stay where they are, soft ones follow the cue before. [`Edit`]s are what a
//! tap changes; [`Schedule::after`] shows what they would do before anything is written. The rules: `docs/show.md`.

pub mod column;
pub mod compose;
mod dial;
mod edit;
mod entry;
pub mod live;
pub mod paste;
mod remedy;
mod schedule;
#[cfg(test)]
mod tests;
pub mod time;
mod told;
mod warn;
mod warning;

pub use column::Column;
pub use dial::{Dial, start_of};
pub use edit::{Edit, Set, intents};
pub use entry::Cue;
pub use remedy::Remedy;
pub use schedule::{Given, Line, Mode, Schedule, Span};
pub use told::{Call, Told, WORTH_A_CALL, calls};
pub use warn::{Warned, Who, to_warn};
pub use warning::Warning;
