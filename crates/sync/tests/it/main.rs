//! The cycle against a model of the server, under every fault at once, and against the real server's router.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test may stop"
)]

mod net;
mod oracles;
mod router;
mod server;
mod simulation;
mod stories;
mod tasks;
mod world;
