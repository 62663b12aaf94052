//! The form of an event: new, or changed.

mod given;
mod model_field;
mod people;
mod sheet;
mod sketch;
mod venue_fields;
mod when_fields;

pub use sheet::{EventSheet, Opened};
pub use sketch::link_is_fine;
