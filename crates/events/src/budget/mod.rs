//! What an event costs: planned, committed, invoiced, paid.

mod entry;

pub use entry::Line;
