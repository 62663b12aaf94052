//! What happened, and what is learned from it.

mod entries;

pub mod compose;
pub mod people;
pub mod times;

pub use entries::{Incident, Lesson};
pub use people::People;
pub use times::{Played, Times};
