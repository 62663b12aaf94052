//! The event itself: what, when, where, for how many, by whom.

pub mod agenda;
pub mod compose;
pub mod copy;
#[cfg(test)]
mod copy_tests;
pub mod draft;
mod entry;
pub mod ical;
mod keys;
pub mod month;
mod series;
#[cfg(test)]
mod tests;
mod venue;
mod when;
pub mod zone;
#[cfg(test)]
pub(crate) mod zone_tests;

pub use agenda::{Filter, Phase};
pub use draft::Draft;
pub use entry::Event;
pub use keys::{Category, Status};
pub use series::{Moved, Occurrence, Repeat, occurrences, occurrences_of, stored_civil};
pub use venue::Venue;
pub use when::When;
