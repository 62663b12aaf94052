//! Who is invited, who answered what, who came.

mod entry;

pub use entry::{Guest, Tick};
