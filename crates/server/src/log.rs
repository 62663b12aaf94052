//! The log of one office: what the routes ask of a database, whichever it is.
//!
//! `decide` decides, purely; the engines load what it must know and store what it says. What every engine keeps: a
//! batch is one transaction and is answered after its commit; the
//! number of a change comes from a counter row in that same transaction, so that number order is commit order
//! and no reader ever skips one; a known `cid` gets its first answer again, whatever else the request says.

mod chain;
mod decide;
mod packs;
mod postgres;
mod sqlite;

use std::pin::Pin;
use std::sync::Arc;

use replica::{Cid, DeviceId, Hlc, Write};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use crate::caller::Caller;
use crate::db::DbError;
use crate::live::Hub;

pub use chain::{START_HASH, chain, effective};
pub use packs::{Coding, MAX_PACK_CHANGES, Pack, PackBytes, unzip};

/// What an answer of a log is: boxed, so that the server can hold any log.
pub type Answer<'a, T> = Pin<Box<dyn Future<Output = Result<T, LogError>> + Send + 'a>>;

/// A totally ordered, append-only log of changes.
pub trait Log: Send + Sync + 'static {
    /// Appends what is new of a batch, all or nothing; safe to repeat.
    fn append(&self, batch: Batch) -> Answer<'_, Appended>;
    /// Reads a page after a known point.
    fn pull(&self, after: After) -> Answer<'_, Page>;
    /// Where the log ends. Also tells that the database answers.
    fn head(&self) -> Answer<'_, Head>;
    /// Who is told of what was committed, here or by other servers on the same data.
    fn hub(&self) -> &Arc<Hub>;
    /// The packs that exist, ascending, without gaps from the first change.
    fn packs(&self) -> Answer<'_, Vec<Pack>>;
    /// The bytes of the pack after a number, if there is one.
    fn pack(&self, after: u64, coding: Coding) -> Answer<'_, Option<PackBytes>>;
    /// Makes the next pack, if the log is long enough for it; one at a time. Tells whether there was one to make.
    fn make_pack(&self) -> Answer<'_, bool>;
}

/// Changes of one sender, their shape already judged.
#[derive(Debug)]
pub struct Batch {
    /// Who sends.
    pub caller: Caller,
    /// The epoch that the device knows, if it has ever synced.
    pub epoch: Option<String>,
    /// Whether they are the sender's own.
    pub source: Source,
    /// In the order of their positions, or of the log that was lost.
    pub changes: Vec<Incoming>,
    /// The point up to which the device has read the log, if it says so.
    pub after: Option<Point>,
    /// When the request came, milliseconds UTC.
    pub now_ms: u64,
}

/// Where changes come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// Made by who sends them, under this transport id: they take positions.
    Own(DeviceId),
    /// Made by others and given back after a loss: they take none.
    Remembered,
}

/// One change of a batch.
#[derive(Debug)]
pub struct Incoming {
    /// Its identity.
    pub cid: Cid,
    /// Its position on the device; without meaning if it is remembered.
    pub n: u64,
    /// The change exactly as it was sent.
    pub body: Box<str>,
    /// What its shape allows.
    pub verdict: Result<Shape, Rejection>,
}

/// What the log must know of an acceptable change.
#[derive(Debug)]
pub struct Shape {
    /// When its author acted.
    pub hlc: Hlc,
    /// The stamp it claims: its own, or the one that an earlier log gave it.
    pub claimed: Hlc,
    /// Who had made it, if it is remembered and that is known.
    pub by: Option<Box<str>>,
    /// What it writes.
    pub writes: Vec<Write>,
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
pub struct Appended {
    /// In the order of the batch.
    pub results: Vec<Outcome>,
    /// Where the log ends now.
    pub head: Head,
    /// Whether nothing but this batch lies between the point that the device had read and the end.
    pub is_read: bool,
    /// How many were new.
    pub n_stored: usize,
}

/// A point of the log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Point {
    /// The number of a change, 0 for none.
    pub seq: u64,
    /// The running hash there.
    #[serde(default)]
    pub hash: String,
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
    /// The member who made it, if one is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<Box<str>>,
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

impl From<tokio_postgres::Error> for LogError {
    fn from(error: tokio_postgres::Error) -> Self {
        Self::Database(error.into())
    }
}

impl From<rusqlite::Error> for LogError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Database(error.into())
    }
}
