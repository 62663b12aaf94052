//! Who works for an event, in which rooms, with which equipment. Rules: `docs/event-budget.md`.

pub mod compose;
pub mod conflicts;
mod entries;
pub mod kit;
pub mod owed;
pub mod presence;
#[cfg(test)]
mod tests;

pub use entries::{KitItem, RoomBooking, Supplier};

/// Stored keys of where a supplier stands. Empty is « not asked yet ».
pub const STATES: [&str; 3] = ["asked", "confirmed", "cancelled"];
