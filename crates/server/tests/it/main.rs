//! The server as its clients see it: the real router, or the real program, on an SQLite file in a temporary folder.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "helpers of tests fail loudly"
)]

mod authors;
mod bed;
mod concurrency;
mod desk;
mod durability;
mod failing;
mod guard;
mod joining;
mod limits;
mod live;
mod pages;
mod postgres;
mod postgres_only;
mod process;
mod program;
mod pull;
mod push;
mod reseed;
mod secrets;
mod shape;
mod snapshot;
mod support;
mod team;
mod upkeep;
