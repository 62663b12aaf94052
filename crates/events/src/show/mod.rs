//! The conducteur (run of show): what happens minute by minute, and what a delay does to it.

mod entry;

pub use entry::Cue;
