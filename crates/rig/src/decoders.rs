//! Every place where bytes of somebody else come in, as functions of bytes that panic when a promise is broken.
//!
//! The same functions are the fuzz targets of `fuzz/` and are fed by `tests/decoders.rs` with the corpus and its
//! mutations.

mod backup;
mod calendars;
mod cards;
mod journal;
mod tables;
mod wire;

pub use backup::backup;
pub use calendars::calendars;
pub use cards::cards;
pub use journal::{pack, page, segment};
pub use tables::csv;
pub use wire::{answer, push};

/// A name (of the fuzz target and of its folder in `fuzz/corpus`) and the function.
pub type Target = (&'static str, fn(&[u8]));

/// All of them.
pub const TARGETS: [Target; 9] = [
    ("push", push),
    ("answer", answer),
    ("page", page),
    ("pack", pack),
    ("segment", segment),
    ("csv", csv),
    ("backup", backup),
    ("cards", cards),
    ("calendars", calendars),
];
