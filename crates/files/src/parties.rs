//! A table of suppliers (or of other parties): what its columns are, and what a row says.
//!
//! The road is that of requests ([`crate::encoding`] → [`crate::sniff`] → [`crate::table`] → [`crate::profile`]) up to
//! the columns; then [`suggest`] (the person corrects) → [`read`]. Nothing of a row is lost: what has no field, or does
//! not read as its field, is kept under the name of its column.

mod columns;
mod row;
#[cfg(test)]
mod tests;

pub use columns::{Field, suggest};
pub use row::{Every, Note, PartyRow, read};
