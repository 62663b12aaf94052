//! A model of the server: the rules of `docs/server.md`, in memory.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::hash::{DefaultHasher, Hash, Hasher};

use access::{Role, Standing};
use replica::ctx::Seeded;
use replica::page::Entry;
use replica::{Change, Cid, DeviceId, Hlc, RecordId, pack};
use sync::SyncError;
use sync::wire::{
    Logged, Outcome, Pack, Point, PullRequest, PullResponse, PushRequest, PushResponse, Rejection,
    ReseedRequest, Snapshot,
};

use crate::rules::Rules;

/// How far ahead of the server a device's clock may order its changes.
const MAX_AHEAD_MS: u64 = 120_000;

/// Who asks.
#[derive(Clone, Debug)]
struct Caller {
    member: String,
    /// The session, as the device of the list of devices.
    device: String,
    role: Role,
}

#[derive(Clone, Debug)]
pub struct Server {
    pub epoch: String,
    pub log: Vec<Logged>,
    /// The role of who sent each change, when it was accepted; `None` for what was given back.
    pub accepted_as: Vec<Option<Role>>,
    /// The running hash after each change; the first is before any.
    hashes: Vec<u64>,
    answers: HashMap<Cid, Outcome>,
    heads: HashMap<DeviceId, u64>,
    names: HashMap<DeviceId, String>,
    makers: HashMap<RecordId, String>,
    pub members: BTreeMap<String, Role>,
    /// Members by token; one whose device was revoked keeps its line.
    pub sessions: HashMap<String, (String, bool)>,
    /// Numbers that are given and not yet visible, and how many pushes that will last.
    late: BTreeMap<u64, u64>,
    pub rules: Rules,
    pub now_ms: u64,
    /// Requests with more JSON than this are refused.
    pub max_bytes: usize,
    /// Pages of a pull are no longer than this.
    pub page: usize,
    /// Changes in a pack; 0 for a server that makes none.
    pub pack: usize,
    /// It dies in its next push, after so many changes.
    pub dies_after: Option<usize>,
    lots: Seeded,
}

impl Server {
    pub fn new(epoch: &str, rules: Rules) -> Self {
        Self {
            epoch: epoch.into(),
            log: Vec::new(),
            accepted_as: Vec::new(),
            hashes: vec![0],
            answers: HashMap::new(),
            heads: HashMap::new(),
            names: HashMap::new(),
            makers: HashMap::new(),
            members: BTreeMap::new(),
            sessions: HashMap::new(),
            late: BTreeMap::new(),
            rules,
            now_ms: 0,
            max_bytes: 2 << 20,
            page: 2000,
            pack: 0,
            dies_after: None,
            lots: Seeded(5),
        }
    }

    /// Without a token: stories in which everybody is the one manager.
    fn caller(&self, token: Option<&str>) -> Result<Caller, SyncError> {
        let Some(token) = token else {
            return Ok(Caller { member: "m0".into(), device: "d0".into(), role: Role::Manager });
        };
        let signed_out = |code: &str| SyncError::SignedOut { code: code.into() };
        let (member, is_revoked) = self.sessions.get(token).ok_or_else(|| signed_out("no_session"))?;
        if *is_revoked {
            return Err(signed_out("device_revoked"));
        }
        let role = *self.members.get(member).ok_or_else(|| signed_out("member_removed"))?;
        Ok(Caller { member: member.clone(), device: token.into(), role })
    }

    fn check_epoch(&self, epoch: Option<&String>) -> Result<(), SyncError> {
        match epoch {
            Some(epoch) if *epoch != self.epoch => Err(SyncError::EpochChanged { epoch: self.epoch.clone() }),
            _ => Ok(()),
        }
    }

    pub fn push(&mut self, token: Option<&str>, request: &PushRequest) -> Result<PushResponse, SyncError> {
        let caller = self.caller(token)?;
        self.check_epoch(request.epoch.as_ref())?;
        let n_bytes: usize = request.changes.iter().map(|c| serde_json::to_vec(c).unwrap().len()).sum();
        if self.max_bytes < n_bytes || 2000 < request.changes.len() {
            return Err(refused(413, "too_large"));
        }
        let owner = self.names.entry(request.dev).or_insert_with(|| caller.device.clone());
        if *owner != caller.device {
            return Err(SyncError::Forked);
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
        let was_read = request.after.as_ref().is_some_and(|after| *after == self.end());
        if let Some(n) = self.dies_after.take() {
            if !self.rules.commits_whole {
                // What is in the log is there; what was to be noted about it is not.
                for change in request.changes.iter().take(n) {
                    self.store(change, change.hlc, Some(&caller.member), Some(caller.role));
                    self.answers.remove(&change.cid);
                }
            }
            return Err(SyncError::Unreachable("died".into()));
        }
        let from = self.log.len() as u64;
        let mut results = Vec::new();
        for change in &request.changes {
            if let Some(answer) = self.answers.get(&change.cid).filter(|_| self.rules.knows_cids) {
                results.push(answer.clone());
                continue;
            }
            let verdict = self.judge(&caller, change);
            results.push(match verdict {
                Err(code) => {
                    let rejected = Rejection { code: code.into(), why: String::new() };
                    let outcome = Outcome::Rejected { cid: change.cid, rejected };
                    self.answers.insert(change.cid, outcome.clone());
                    outcome
                }
                Ok(()) => self.store(change, change.hlc, Some(&caller.member), Some(caller.role)),
            });
        }
        self.heads.insert(request.dev, head_n);
        self.commit_late(from);
        let head = (was_read || (request.after.is_some() && !self.rules.knows_who_read)).then(|| self.end());
        Ok(PushResponse { results, epoch: self.epoch.clone(), server_ms: self.now_ms, head })
    }

    pub fn reseed(
        &mut self,
        token: Option<&str>,
        request: &ReseedRequest,
    ) -> Result<PushResponse, SyncError> {
        let caller = self.caller(token)?;
        self.check_epoch(Some(&request.epoch))?;
        if !self.rules.takes_back {
            return Err(refused(404, "not_found"));
        }
        if !caller.role.reseeds() {
            return Err(refused(403, "forbidden"));
        }
        let n_bytes: usize = request.changes.iter().map(|c| serde_json::to_vec(c).unwrap().len()).sum();
        if self.max_bytes < n_bytes {
            return Err(refused(413, "too_large"));
        }
        let mut results = Vec::new();
        for remembered in &request.changes {
            let change = &remembered.change;
            // What was refused to its author may have been accepted in an earlier life, which this device remembers.
            let known = self.answers.get(&change.cid).filter(|a| matches!(a, Outcome::Stored { .. }));
            results.push(match known {
                Some(answer) => answer.clone(),
                None => self.store(change, remembered.eff, remembered.by.as_deref(), None),
            });
        }
        Ok(PushResponse { results, epoch: self.epoch.clone(), server_ms: self.now_ms, head: None })
    }

    fn judge(&self, caller: &Caller, change: &Change) -> Result<(), &'static str> {
        if change.w.iter().any(|w| w.v == "poison") {
            return Err("bad_shape");
        }
        let standing = |id| match self.makers.get(&id) {
            None => Standing::New,
            Some(maker) if *maker == caller.member => Standing::Own,
            Some(_) => Standing::Foreign,
        };
        match access::judge(caller.role, &change.w, standing) {
            Err(_) if self.rules.judges => Err("forbidden"),
            _ => Ok(()),
        }
    }

    fn store(&mut self, change: &Change, claimed: Hlc, by: Option<&str>, role: Option<Role>) -> Outcome {
        let mut change = change.clone();
        if !self.rules.keeps_sup {
            change.w.iter_mut().for_each(|write| write.sup.clear());
        }
        let (seq, eff) = (self.log.len() as u64 + 1, self.place(&change, claimed));
        let mut hasher = DefaultHasher::new();
        (self.hashes.last(), change.cid, eff).hash(&mut hasher);
        self.hashes.push(hasher.finish());
        for write in &change.w {
            self.makers.entry(write.id).or_insert_with(|| by.unwrap_or_default().to_owned());
        }
        let cid = change.cid;
        self.log.push(Logged { seq, eff, recv_ms: self.now_ms, by: by.map(Into::into), change });
        self.accepted_as.push(role);
        let outcome = Outcome::Stored { cid, seq, eff };
        self.answers.insert(cid, outcome.clone());
        outcome
    }

    /// Without the rule, what one transaction numbered may become visible after what a later one did.
    fn commit_late(&mut self, from: u64) {
        self.late = std::mem::take(&mut self.late)
            .into_iter()
            .filter_map(|(seq, n)| n.checked_sub(1).map(|n| (seq, n)))
            .collect();
        if !self.rules.commits_in_order && self.lots.next_u64().is_multiple_of(3) {
            self.late.extend((from + 1..=self.log.len() as u64).map(|seq| (seq, 1)));
        }
    }

    fn place(&self, change: &Change, claimed: Hlc) -> Hlc {
        let bent = claimed.min(Hlc::at(self.now_ms + MAX_AHEAD_MS));
        let seen = change.w.iter().flat_map(|w| &w.sup).filter_map(|cid| match self.answers.get(cid) {
            Some(Outcome::Stored { eff, .. }) => Some(Hlc::at(eff.ms + 1)),
            _ => None,
        });
        seen.max().filter(|_| self.rules.orders_after_seen).map_or(bent, |after| bent.max(after))
    }

    fn point(&self, seq: u64) -> Point {
        let hash = self.hashes.get(seq as usize).copied().unwrap_or_default();
        Point { seq, hash: hash.to_string() }
    }

    fn end(&self) -> Point {
        self.point(self.log.len() as u64)
    }

    pub fn pull(&self, token: Option<&str>, request: &PullRequest) -> Result<PullResponse, SyncError> {
        self.caller(token)?;
        let is_epoch = request.epoch.as_ref().is_none_or(|epoch| *epoch == self.epoch);
        let known = Point { seq: request.after, hash: request.hash.clone() };
        let is_point = request.after == 0
            || (request.after < self.hashes.len() as u64 && known == self.point(known.seq));
        if !is_epoch || (!is_point && self.rules.checks_points) {
            let last_seq = self.log.len() as u64;
            return Err(SyncError::Diverged { epoch: self.epoch.clone(), last_seq });
        }
        let visible = |logged: &&Logged| !self.late.contains_key(&logged.seq);
        let mut ahead = self.log.iter().skip(request.after as usize).filter(visible);
        let changes: Vec<Logged> = ahead.by_ref().take(request.limit.min(self.page)).cloned().collect();
        let more = ahead.next().is_some();
        let next = changes.last().map_or(request.after, |logged| logged.seq);
        let hash = self.point(next).hash;
        Ok(PullResponse { epoch: self.epoch.clone(), changes, next, hash, more, server_ms: self.now_ms })
    }

    pub fn snapshot(&self, token: Option<&str>) -> Result<Snapshot, SyncError> {
        self.caller(token)?;
        let n = self.pack as u64;
        let n_packs = (self.log.len() as u64).checked_div(n).ok_or_else(|| refused(404, "not_found"))?;
        let packs = (0..n_packs).map(|at| {
            let Point { seq, hash } = self.point((at + 1) * n);
            Pack { after: at * n, to: seq, hash }
        });
        let (epoch, last_seq) = (self.epoch.clone(), self.log.len() as u64);
        Ok(Snapshot { epoch, last_seq, packs: packs.collect(), server_ms: self.now_ms })
    }

    pub fn pack(&self, token: Option<&str>, after: u64) -> Result<Vec<u8>, SyncError> {
        self.caller(token)?;
        let part = self.log.iter().skip(after as usize).take(self.pack);
        let entries = part.map(|l| Entry::placed(l.change.clone(), l.eff, l.by.clone()));
        Ok(pack::encode(entries.collect()))
    }

    /// What anybody who reads the log from its start would see.
    pub fn entries(&self) -> Vec<Entry> {
        self.log.iter().map(|l| Entry::placed(l.change.clone(), l.eff, l.by.clone())).collect()
    }

    pub fn cids(&self) -> BTreeSet<Cid> {
        self.log.iter().map(|logged| logged.change.cid).collect()
    }

    /// Whether the point is one of the log.
    pub fn has_point(&self, seq: u64, hash: &str) -> bool {
        seq <= self.log.len() as u64 && (seq == 0 || self.point(seq).hash == hash)
    }
}

pub fn refused(status: u16, code: &str) -> SyncError {
    SyncError::from_answer(status, format!("{{\"code\":\"{code}\"}}").as_bytes(), None)
}
