//! Events as calendar files: what a file means here, what of it is new, and how events leave.
//!
//! A record keeps every line of the event that it came from (`ical`, and `lines` of each `occ/`), with the zones that its
//! file brought. [`Planning`] compares a file with what the same file said last time: only what changed in it is written, so
//! that a second import doubles nothing and what people edited here stays. [`Out`] writes each line as it came, except
//! those whose field was changed here; [`open_part`] is what a server may know of it.

mod export;
mod kept;
mod meaning;
mod open;
mod plan;
mod planning;
mod zones;

#[cfg(test)]
mod open_tests;
#[cfg(test)]
mod tests;

pub use export::{Extra, Out};
pub use kept::Kept;
pub use meaning::{Meaning, Reader, ZoneNote};
pub use open::open_part;
pub use plan::{Fate, Field, Item, Plan};
pub use planning::Planning;
