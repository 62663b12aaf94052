//! The optional server of Intendance: it serves the app and keeps one totally ordered log of changes.
//!
//! It knows identities, order and sizes of changes; it must never know a kind of record, except
//! for the few fields of events that `agenda` reads for calendars.

pub mod accounts;
pub mod agenda;
pub mod assets;
pub mod banner;
pub mod caller;
pub mod change;
pub mod config;
pub mod db;
pub mod door;
pub mod error;
pub mod guard;
pub mod headers;
pub mod limits;
pub mod live;
pub mod log;
pub mod routes;
pub mod serve;
pub mod state;
pub mod upkeep;

pub use routes::router;
pub use state::App;

/// The version that `/healthz` and `--version` tell.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");
