//! What happened, and what is learned from it.

mod entries;

pub use entries::{Incident, Lesson};
