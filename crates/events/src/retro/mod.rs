//! The rétroplanning: what is to be done before D-day, and after.

pub mod compose;
mod entry;
mod plan;
#[cfg(test)]
mod tests;

pub use compose::Draft;
pub use entry::{Due, Task};
pub use plan::{MOST_DAYS, Progress, Row, Standing, Trouble, due_day, plan};
