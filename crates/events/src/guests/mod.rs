//! Who is invited, who answered what, who came.

pub mod code;
pub mod door;
mod entry;
pub mod lookup;

pub use entry::{Guest, Tick};
