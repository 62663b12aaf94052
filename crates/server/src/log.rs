//! The log of one office: what the routes ask of a database, whichever it is.
//!
//! Rules that every implementation keeps: a push is one transaction and is answered after its commit; the
//! number of a change comes from a counter row in that same transaction, so that number order is commit order
//! and no reader ever skips one; a known `cid` gets its first answer again, whatever else the request says.

mod chain;
pub mod sqlite;

use std::pin::Pin;

use replica::{Cid, DeviceId, Hlc};
use serde::Serialize;
use serde_json::value::RawValue;

use crate::db::DbError;

pub use chain::{START_HASH, chain, effective};

/// What an answer of a log is: boxed, so that the server can hold any log.
pub type Answer<'a, T> = Pin<Box<dyn Future<Output = Result<T, LogError>> + Send + 'a>>;

/// A totally ordered, append-only log of changes.
pub trait Log: Send + Sync + 'static {
    /// Appends what is new of a batch, all or nothing; safe to repeat.
    fn push(&self, batch: Batch) -> Answer<'_, Pushed>;
    /// Reads a page after a known point.
    fn pull(&self, after: After) -> Answer<'_, Page>;
    /// Where the log ends. Also tells that the database answers.
    fn head(&self) -> Answer<'_, Head>;
}

/// Changes of one device, their shape already judged.
#[derive(Debug)]
pub struct Batch {
    /// The epoch that the device knows, if it has ever synced.
    pub epoch: Option<String>,
    /// The device.
    pub dev: DeviceId,
    /// In the order of their positions.
    pub changes: Vec<Incoming>,
    /// When the request came, milliseconds UTC.
    pub now_ms: u64,
}

/// One change of a batch.
#[derive(Debug)]
pub struct Incoming {
    /// Its identity.
    pub cid: Cid,
    /// Its position on the device.
    pub n: u64,
    /// The change exactly as it was sent.
    pub body: Box<str>,
    /// What its shape allows.
    pub verdict: Result<Order, Rejection>,
}

/// What is needed to order an acceptable change.
#[derive(Debug)]
pub struct Order {
    /// When its author acted.
    pub hlc: Hlc,
    /// All changes that its writes supersede.
    pub sup: Vec<Cid>,
}

/// Why one change is refused while its neighbours go on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Rejection {
    /// The word that clients branch on. Never rename.
    pub code: String,
    /// For people.
    pub why: String,
}

/// What became of one change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Outcome {
    /// It is in the log.
    Accepted {
        /// Its identity.
        cid: Cid,
        /// Its place.
        seq: u64,
        /// The stamp it is ordered by.
        eff: Hlc,
    },
    /// It is not and never will be.
    Rejected {
        /// Its identity.
        cid: Cid,
        /// Why.
        rejected: Rejection,
    },
}

/// What became of a batch.
#[derive(Debug)]
pub struct Pushed {
    /// In the order of the batch.
    pub results: Vec<Outcome>,
    /// The epoch of this log.
    pub epoch: String,
    /// How many were new.
    pub n_stored: usize,
}

/// A point of the log that a client says it has.
#[derive(Debug)]
pub struct After {
    /// The epoch, if the client knows one.
    pub epoch: Option<String>,
    /// The number of the last change it has; 0 for none.
    pub seq: u64,
    /// The running hash at that change.
    pub hash: String,
    /// The most changes it wants.
    pub limit: usize,
}

/// A change of the log.
#[derive(Debug, Serialize)]
pub struct Entry {
    /// Its place.
    pub seq: u64,
    /// The stamp it is ordered by.
    pub eff: Hlc,
    /// When it came, milliseconds UTC.
    pub recv_ms: u64,
    /// The change exactly as it was sent.
    pub change: Box<RawValue>,
}

/// A page of the log.
#[derive(Debug)]
pub struct Page {
    /// The epoch of this log.
    pub epoch: String,
    /// In the order of the log, without gaps.
    pub entries: Vec<Entry>,
    /// The number to ask after next.
    pub next: u64,
    /// The running hash at `next`.
    pub hash: String,
    /// Whether the log goes on after `next`.
    pub more: bool,
}

/// Where a log ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// The epoch of this log.
    pub epoch: String,
    /// The number of the last change, 0 for none.
    pub last_seq: u64,
    /// The running hash there.
    pub hash: String,
}

/// Why a log refused or failed. Nothing was written in any of these cases.
#[derive(Debug, thiserror::Error)]
pub enum LogError {
    /// The device synced with a log that is no more.
    #[error("this server's log is not the one you know")]
    EpochChanged {
        /// The epoch of this log.
        epoch: String,
    },
    /// The position is held by another change: two devices have one identity.
    #[error("position {n} of this device holds another change")]
    DeviceForked {
        /// The position.
        n: u64,
    },
    /// Positions are missing before this one.
    #[error("changes are missing after position {have_n} of this device")]
    Gap {
        /// The last position that is held.
        have_n: u64,
    },
    /// The client's point is not a point of this log.
    #[error("this server's history is not the one you know")]
    Diverged {
        /// The epoch of this log.
        epoch: String,
        /// The number of its last change.
        last_seq: u64,
    },
    /// The database did not do it.
    #[error(transparent)]
    Database(#[from] DbError),
}

impl From<rusqlite::Error> for LogError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Database(error.into())
    }
}
