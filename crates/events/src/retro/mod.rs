//! The rétroplanning: what is to be done before D-day, and after.

mod entry;

pub use entry::Task;
