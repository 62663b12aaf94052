//! The cycle that makes a device and a server agree: push what was made here, pull what was made elsewhere.
//!
//! It knows the messages and their rules, not how bytes travel: that is the [`Transport`]'s part. It knows no kind
//! of record and no screen. See `docs/sync.md`.

#![allow(async_fn_in_trait, reason = "one thread in the browser: no future here needs to be Send")]

pub mod backoff;
mod body;
pub mod cycle;
pub mod error;
mod packs;
mod pull;
mod push;
mod reseed;
pub mod transport;
pub mod wire;

pub use backoff::Backoff;
pub use cycle::{Env, Options, Progress, Report, cycle};
pub use error::SyncError;
pub use transport::Transport;
