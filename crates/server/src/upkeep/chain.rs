//! Reads a log again from its first change, as nobody does while it runs.

use std::collections::{HashMap, HashSet};

use replica::{Change, Cid, Hlc};

use super::{MAX_PROBLEMS, Report};
use crate::log::{START_HASH, chain};

/// A row of the log, as it is stored.
pub struct Stored {
    pub seq: i64,
    pub cid: Vec<u8>,
    pub dev: String,
    pub n: i64,
    pub eff: String,
    pub body: String,
    pub hash: String,
}

/// Checks rows in the order of their numbers.
pub struct Checker {
    n_changes: i64,
    hash: String,
    devices: HashMap<String, i64>,
    /// The first half of each id: enough to find a pair, and a million take little memory.
    seen: HashSet<u64>,
    problems: Vec<String>,
}

impl Default for Checker {
    fn default() -> Self {
        Self {
            n_changes: 0,
            hash: START_HASH.into(),
            devices: HashMap::new(),
            seen: HashSet::new(),
            problems: Vec::new(),
        }
    }
}

impl Checker {
    /// Notes something wrong.
    pub fn problem(&mut self, what: impl Into<String>) {
        if self.problems.len() < MAX_PROBLEMS {
            self.problems.push(what.into());
        }
    }

    /// The next row.
    pub fn row(&mut self, row: &Stored) {
        let seq = row.seq;
        self.n_changes += 1;
        if seq != self.n_changes {
            self.problem(format!("change {} is missing: {seq} comes next", self.n_changes));
            self.n_changes = seq;
        }
        let cid = <[u8; 16]>::try_from(row.cid.as_slice()).map(Cid::from_bytes);
        let (Ok(cid), Ok(eff)) = (cid, row.eff.parse::<Hlc>()) else {
            self.problem(format!("change {seq} has no readable identity or stamp"));
            self.hash.clone_from(&row.hash);
            return;
        };
        match serde_json::from_str::<Change>(&row.body) {
            Ok(change) if change.cid == cid => {}
            Ok(_) => self.problem(format!("change {seq} is stored under another's identity")),
            Err(error) => self.problem(format!("change {seq} cannot be read: {error}")),
        }
        let hash = chain(&self.hash, cid, eff, &row.body);
        if hash != row.hash {
            self.problem(format!("change {seq} is not the one that was stored: its hash does not fit"));
        }
        // Goes on from what is stored, so that one damage is told once.
        self.hash.clone_from(&row.hash);
        let half = cid.as_bytes().iter().fold(0_u64, |sum, byte| {
            sum.rotate_left(11) ^ u64::from(*byte).wrapping_mul(0x9e37_79b9_7f4a_7c15)
        });
        if !self.seen.insert(half) {
            self.problem(format!("change {seq} seems to be in the log twice"));
        }
        if !row.dev.is_empty() {
            let last = self.devices.entry(row.dev.clone()).or_default();
            *last = (*last).max(row.n);
        }
    }

    /// A device and the last position that it is said to have.
    pub fn device(&mut self, id: &str, head_n: i64) {
        if self.devices.get(id).is_some_and(|last| head_n < *last) {
            self.problem(format!("device {id} stands at {head_n}, before its own changes"));
        }
    }

    /// A pack, with the running hash that the log has at its end.
    pub fn pack(&mut self, after: i64, hash: &str, of_log: Option<&str>) {
        if of_log != Some(hash) {
            self.problem(format!("the pack after {after} does not fit the log"));
        }
    }

    /// What the counters say at the end.
    pub fn finish(mut self, epoch: String, last_seq: i64, head_hash: &str) -> Report {
        if last_seq != self.n_changes {
            self.problem(format!("the counter stands at {last_seq}, the log ends at {}", self.n_changes));
        }
        if head_hash != self.hash {
            self.problem("the hash of the counter is not that of the last change");
        }
        let n_changes = u64::try_from(self.n_changes).unwrap_or_default();
        Report { epoch, n_changes, hash: self.hash, problems: self.problems }
    }
}
