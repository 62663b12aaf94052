//! Today.

mod figures;
mod first;
mod line;
mod moved;
pub mod page;
mod pressing;
mod welcome;
