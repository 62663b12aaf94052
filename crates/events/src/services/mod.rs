//! Who works for an event, in which rooms, with which equipment.

mod entries;

pub use entries::{KitItem, RoomBooking, Supplier};
