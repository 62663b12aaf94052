//! The device's store: a seam of bytes, its two backends, and the [`Device`] that keeps a workspace durable.
//!
//! It knows no kind of record, no network and no screen.

#![allow(async_fn_in_trait, reason = "one thread in the browser: no future here needs to be Send")]

pub mod act;
pub mod adopt;
pub mod backend;
pub mod clock;
pub mod contract;
pub mod device;
pub mod history;
pub mod inbox;
#[cfg_attr(not(target_arch = "wasm32"), path = "no_indexed_db.rs")]
pub mod indexed_db;
pub mod memory;
pub mod meta;
pub mod outbox;
mod pages;
pub mod reseed;
pub mod server;
pub mod tray;

pub use backend::{Backend, Blob, Plan, Snapshot, StoreError, WriteSet};
pub use device::{Act, Device, Done, OpenReport};
pub use meta::{Cursor, Meta, Session};
