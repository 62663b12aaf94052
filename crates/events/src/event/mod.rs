//! The event itself: what, when, where, for how many, by whom.

mod entry;
mod venue;
mod when;

pub use entry::Event;
pub use venue::Venue;
pub use when::When;
