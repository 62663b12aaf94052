//! What happened, and what is learned from it.

mod entries;

pub mod compose;
pub mod people;

pub use entries::{Incident, Lesson};
pub use people::People;
