//! The server as its clients see it: the real router, or the real program, on an SQLite file in a temporary folder.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "helpers of tests fail loudly"
)]

mod durability;
mod failing;
mod guard;
mod pages;
mod process;
mod pull;
mod push;
mod shape;
mod support;
