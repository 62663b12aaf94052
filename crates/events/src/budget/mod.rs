//! What an event costs: planned, committed, invoiced, paid. Rules: `docs/event-budget.md`.

pub mod amount;
pub mod compose;
mod entry;
mod heads;
mod reckoning;
mod stages;
#[cfg(test)]
mod tests;

pub use entry::Line;
pub use heads::{base, coming};
pub use reckoning::{Doubt, OfCategory, Reckoned, Reckoning};
pub use stages::{Layers, Stages, share};

/// Stored keys of categories, in the order in which they are offered.
pub const CATEGORIES: [&str; 12] = [
    "catering",
    "drinks",
    "venue",
    "entertainment",
    "decoration",
    "furniture",
    "gifts",
    "staff",
    "transport",
    "technical",
    "print",
    "other",
];
