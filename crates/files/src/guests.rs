//! A table of guests: what its columns are, and what a row says.
//!
//! The road is that of suppliers ([`crate::parties`]): up to the columns as for requests, then [`suggest`] (the person
//! corrects) → [`read`]. Answers and diets stay words here: what they mean is not this crate's business. Nothing of a row
//! is lost: what has no field is kept under the name of its column.

mod columns;
mod row;
#[cfg(test)]
mod tests;

pub use columns::{Field, suggest};
pub use row::{GuestRow, read};
