//! The one row that says where everything stands. All tabs read it first and write it last.

use std::fmt;

use replica::{Cid, DeviceId, Hlc};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::backend::StoreError;

/// The version of the store's layout that this code reads and writes.
pub const SCHEMA: u32 = 1;

/// Where a pull left off.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cursor {
    /// The server's life; another value means it was restored or replaced.
    pub epoch: String,
    /// The last sequence number stored here.
    pub seq: u64,
    /// The server's running hash at `seq`.
    pub hash: String,
}

/// The last change of ours that the server says it stored, until a pull has shown it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Echo {
    /// Its number in the server's log.
    pub seq: u64,
    /// The change.
    pub cid: Cid,
}

/// A change the server refused: kept, shown, never dropped by the machine.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refusal {
    /// The change.
    pub cid: Cid,
    /// Its number on this device.
    pub n: u64,
    /// The server's typed reason.
    pub code: String,
    /// The server's words.
    pub why: String,
}

/// Who this device is to the server it joined. All texts are the server's, but the token: this device made it.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Session {
    /// The secret that this device shows with each request. Never in backups, logs or addresses.
    pub token: String,
    /// The id of the member whose device this is.
    pub member: String,
    /// The id of the device, as the list of devices shows it.
    pub device: String,
    /// The member's role.
    pub role: String,
    /// The member's name.
    pub name: String,
    /// The workspace's name.
    pub workspace: String,
    /// What a newer app wrote here.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

/// The token is not for logs.
impl fmt::Debug for Session {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { member, device, role, name, workspace, .. } = self;
        let shown = (member, device, role, name, workspace);
        f.debug_tuple("Session").field(&shown).finish_non_exhaustive()
    }
}

/// The meta row.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Meta {
    /// See [`SCHEMA`].
    pub schema: u32,
    /// This device.
    pub dev: DeviceId,
    /// The number of the next change made or restored here, from 1. Never starts again.
    pub next_n: u64,
    /// The last stamp of this device.
    pub hlc: Hlc,
    /// The key of the next journal page, from 1.
    pub next_page: u64,
    /// The key of the next segment, from 1.
    pub next_segment: u64,
    /// Pages up to here are contained in the segments.
    pub checkpoint: u64,
    /// Raised by each compaction, so that a tab notices that segments are no longer what it knows.
    pub compactions: u64,
    /// The last transport position of `dev` that the server answered.
    pub acked_n: u64,
    /// How many of the changes made here have an answer.
    #[serde(default)]
    pub n_done: u64,
    /// All pages up to here hold no change made here without an answer.
    pub acked_page: u64,
    /// And so many of the next page's own changes have one.
    #[serde(default)]
    pub acked_in_page: u64,
    /// The life of the server that all answers and the cursor come from; `None` before the first.
    #[serde(default)]
    pub epoch: Option<String>,
    /// Stored by the server and not yet seen there: if it is not in its log, the log was set back.
    #[serde(default)]
    pub echo: Option<Echo>,
    /// Where pulling left off; `None` before the first pull.
    pub cursor: Option<Cursor>,
    /// The server, if one was chosen.
    pub server: Option<String>,
    /// Who this device is there; `None` if nobody invited it, or its place was taken away.
    #[serde(default)]
    pub session: Option<Session>,
    /// The server lost data: what others made is to be given back to it, until its whole log was read again.
    #[serde(default)]
    pub reseeding: bool,
    /// The latest place that a server gave to anything here: what a clock that ran ahead is set back to. `None` in a
    /// row of an older app, which did not note it.
    #[serde(default)]
    pub latest_eff: Option<Hlc>,
    /// The server's clock less this device's, milliseconds, if this one is wrong by minutes; else 0.
    #[serde(default)]
    pub clock_offset_ms: i64,
    /// What the server refused.
    #[serde(default)]
    pub refused: Vec<Refusal>,
    /// What a newer app wrote here.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

impl Meta {
    /// The row of a new store.
    pub fn new(dev: DeviceId) -> Self {
        Self {
            schema: SCHEMA,
            dev,
            next_n: 1,
            hlc: Hlc::default(),
            next_page: 1,
            next_segment: 1,
            checkpoint: 0,
            compactions: 0,
            acked_n: 0,
            n_done: 0,
            acked_page: 0,
            acked_in_page: 0,
            epoch: None,
            echo: None,
            cursor: None,
            server: None,
            session: None,
            reseeding: false,
            latest_eff: Some(Hlc::default()),
            clock_offset_ms: 0,
            refused: Vec::new(),
            extra: Map::new(),
        }
    }

    /// Reads a row.
    pub fn decode(bytes: &[u8]) -> Result<Self, StoreError> {
        #[derive(Deserialize)]
        struct Version {
            schema: u32,
        }
        let corrupt = |e: serde_json::Error| StoreError::Corrupt(format!("meta row: {e}"));
        let version: Version = serde_json::from_slice(bytes).map_err(corrupt)?;
        if SCHEMA < version.schema {
            return Err(StoreError::Newer { found: version.schema, known: SCHEMA });
        }
        serde_json::from_slice(bytes).map_err(corrupt)
    }

    /// The bytes of the row.
    pub fn encode(&self) -> Result<Vec<u8>, StoreError> {
        serde_json::to_vec(self).map_err(|e| StoreError::Failed(format!("meta row: {e}")))
    }

    /// A server placed something at `eff`: no stamp made here goes below it.
    pub(crate) fn observe(&mut self, eff: Hlc) {
        self.hlc = self.hlc.max(eff);
        self.latest_eff = self.latest_eff.map(|latest| latest.max(eff));
    }

    /// How many changes made here have no answer from the server.
    pub fn n_pending(&self) -> u64 {
        self.next_n.saturating_sub(1).saturating_sub(self.n_done)
    }
}
