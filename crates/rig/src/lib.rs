//! Proof on real machinery. Nothing here is shipped.
//!
//! `decoders` is what fuzzers and `cargo test` feed with bytes. `soak` lets scripted devices (`hand`) work with the real
//! server (`server`) over real sockets (`web`) through a bad cable (`proxy`).

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    reason = "a test rig: it fails by panicking, and runs on machines with a clock"
)]

pub mod decoders;
pub mod hand;
pub mod mutate;
pub mod proxy;
pub mod server;
pub mod soak;
pub mod web;
