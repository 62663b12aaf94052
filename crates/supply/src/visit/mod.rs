//! Interventions: who comes when, for which requests, what came of it, what it cost.

mod agenda;
pub mod compose;
mod cost;
mod entry;
mod gather;
mod rating;
mod signature;
mod state;
#[cfg(test)]
mod tests;

pub use agenda::{Agenda, agenda, today};
pub use cost::{Share, SpreadError, committed_cost, equal_shares, respread};
pub use entry::{Cost, Intervention, Outcome, Plan, Signature};
pub use gather::{Gathered, gather};
pub use rating::{Rating, Ratings, Trend};
pub use signature::{SIGNATURE_BYTES, is_path, path_of};
pub use state::State;
