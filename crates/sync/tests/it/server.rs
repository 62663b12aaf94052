//! A model of the server: the rules of `docs/server.md`, in memory, with a switch for each rule that protects something.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use replica::{Cid, DeviceId, Hlc};
use sync::SyncError;
use sync::wire::{Logged, Outcome, PullRequest, PullResponse, PushRequest, PushResponse, Rejection};

/// How far ahead of the server a device's clock may order its changes.
const MAX_AHEAD_MS: u64 = 120_000;

/// The rules that protect. Each one off must make the simulation red, but for `renews_epochs`, which the others cover.
#[derive(Clone, Copy, Debug)]
pub struct Rules {
    /// A known `cid` gets its first answer again (T15).
    pub knows_cids: bool,
    /// Numbers of a device may not skip: a gap is refused.
    pub refuses_gaps: bool,
    /// The point a pull starts from must be in the log (T10).
    pub checks_points: bool,
    /// A server emptied or restored says so by a new epoch.
    pub renews_epochs: bool,
    /// What comes after what it supersedes is ordered after it, whatever the clocks say.
    pub orders_after_seen: bool,
}

pub const ALL: Rules = Rules {
    knows_cids: true,
    refuses_gaps: true,
    checks_points: true,
    renews_epochs: true,
    orders_after_seen: true,
};

#[derive(Clone, Debug)]
pub struct Server {
    pub epoch: String,
    pub log: Vec<Logged>,
    /// The running hash after each change; the first is before any.
    hashes: Vec<u64>,
    answers: HashMap<Cid, Outcome>,
    heads: HashMap<DeviceId, u64>,
    pub rules: Rules,
    pub now_ms: u64,
    /// Requests with more JSON than this are refused.
    pub max_bytes: usize,
    /// Pages of a pull are no longer than this.
    pub page: usize,
}

impl Server {
    pub fn new(epoch: &str, rules: Rules) -> Self {
        Self {
            epoch: epoch.into(),
            log: Vec::new(),
            hashes: vec![0],
            answers: HashMap::new(),
            heads: HashMap::new(),
            rules,
            now_ms: 0,
            max_bytes: 1 << 20,
            page: 1000,
        }
    }

    pub fn push(&mut self, request: &PushRequest) -> Result<PushResponse, SyncError> {
        if request.epoch.as_ref().is_some_and(|epoch| *epoch != self.epoch) {
            return Err(SyncError::EpochChanged { epoch: self.epoch.clone() });
        }
        let n_bytes: usize = request.changes.iter().map(|c| serde_json::to_vec(c).unwrap().len()).sum();
        if self.max_bytes < n_bytes {
            return Err(refused(413, "too_large"));
        }
        if 500 < request.changes.len() {
            return Err(refused(413, "too_many_changes"));
        }
        let have_n = self.heads.get(&request.dev).copied().unwrap_or_default();
        // All or nothing: first look, then write.
        let mut head_n = have_n;
        for change in &request.changes {
            assert_eq!(change.dev, request.dev, "a batch is of one device");
            let is_next = change.n == head_n + 1;
            let is_known = self.rules.knows_cids && self.answers.contains_key(&change.cid);
            if !is_known && change.n <= head_n {
                return Err(SyncError::Forked);
            }
            if !is_known && !is_next && self.rules.refuses_gaps {
                return Err(SyncError::Gap { have_n });
            }
            head_n = if is_known { head_n + u64::from(is_next) } else { change.n };
        }
        let mut results = Vec::new();
        for change in &request.changes {
            if let Some(answer) = self.answers.get(&change.cid).filter(|_| self.rules.knows_cids) {
                results.push(answer.clone());
                continue;
            }
            let is_poison = change.w.iter().any(|w| w.v == "poison");
            let outcome = if is_poison {
                let rejected = Rejection { code: "bad_shape".into(), why: "poison".into() };
                Outcome::Rejected { cid: change.cid, rejected }
            } else {
                let (seq, eff) = (self.log.len() as u64 + 1, self.place(change));
                let mut hasher = DefaultHasher::new();
                (self.hashes.last(), change.cid, eff).hash(&mut hasher);
                self.hashes.push(hasher.finish());
                self.log.push(Logged { seq, eff, recv_ms: self.now_ms, by: None, change: change.clone() });
                Outcome::Stored { cid: change.cid, seq, eff }
            };
            self.answers.insert(change.cid, outcome.clone());
            results.push(outcome);
        }
        self.heads.insert(request.dev, head_n);
        Ok(PushResponse { results, epoch: self.epoch.clone(), server_ms: self.now_ms, head: None })
    }

    fn place(&self, change: &replica::Change) -> Hlc {
        let bent = change.hlc.min(Hlc::at(self.now_ms + MAX_AHEAD_MS));
        let seen = change.w.iter().flat_map(|w| &w.sup).filter_map(|cid| match self.answers.get(cid) {
            Some(Outcome::Stored { eff, .. }) => Some(Hlc::at(eff.ms + 1)),
            _ => None,
        });
        seen.max().filter(|_| self.rules.orders_after_seen).map_or(bent, |after| bent.max(after))
    }

    pub fn pull(&self, request: &PullRequest) -> Result<PullResponse, SyncError> {
        let after = request.after as usize;
        let is_epoch = request.epoch.as_ref().is_none_or(|epoch| *epoch == self.epoch);
        let is_point = after == 0 || self.hashes.get(after).is_some_and(|h| h.to_string() == request.hash);
        if !is_epoch || (!is_point && self.rules.checks_points) {
            let last_seq = self.log.len() as u64;
            return Err(SyncError::Diverged { epoch: self.epoch.clone(), last_seq });
        }
        let limit = request.limit.min(self.page);
        let changes: Vec<Logged> = self.log.iter().skip(after).take(limit).cloned().collect();
        let next = changes.last().map_or(request.after, |logged| logged.seq);
        let hash = self.hashes.get(next as usize).copied().unwrap_or_default().to_string();
        let more = (next as usize) < self.log.len();
        Ok(PullResponse { epoch: self.epoch.clone(), changes, next, hash, more, server_ms: self.now_ms })
    }
}

pub fn refused(status: u16, code: &str) -> SyncError {
    SyncError::Refused { status, code: code.into(), message: String::new() }
}
