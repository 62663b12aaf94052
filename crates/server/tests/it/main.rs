//! The server as its clients see it: the real router, or the real program, on an SQLite file in a temporary folder.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "helpers of tests fail loudly"
)]

mod authors;
mod bad_input;
mod bed;
mod concurrency;
mod desk;
mod durability;
mod failing;
mod feeds;
mod guard;
mod joining;
mod killed;
mod limits;
mod live;
mod openapi;
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
mod tls;
mod upkeep;
