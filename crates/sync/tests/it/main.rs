//! The cycle against a model of the server, under every fault at once.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test may stop"
)]

mod catalogue;
mod clocks;
mod disk;
mod events;
mod many;
mod members;
mod net;
mod newcomers;
mod office;
mod oracles;
mod recovery;
mod rules;
mod server;
mod simulation;
mod stories;
mod tasks;
mod world;
