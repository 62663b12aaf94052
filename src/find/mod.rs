//! Search.

mod answer;
pub mod events;
mod excerpt;
mod names;
pub mod page;
mod recent;
mod results;
pub mod suppliers;
