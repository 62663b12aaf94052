//! What becomes of a batch: the rules of the log, without a database.

use std::collections::{BTreeSet, HashMap, HashSet};

use access::Standing;
use replica::{Cid, Hlc, RecordId};

use super::{Batch, Head, LogError, Outcome, Rejection, Shape, Source, chain, effective};

/// What must be known to decide about a batch.
#[derive(Debug, Default)]
pub struct Question {
    /// Changes, sent or superseded: their places, if they are in the log.
    pub cids: BTreeSet<Cid>,
    /// Records that are written: who made them.
    pub records: BTreeSet<RecordId>,
}

/// What a database knows of it.
#[derive(Debug)]
pub struct Known {
    /// The end of the log.
    pub head: Head,
    /// The device, if it has pushed before.
    pub device: Option<KnownDevice>,
    /// The changes that are in the log, with number and stamp.
    pub placed: HashMap<Cid, (u64, Hlc)>,
    /// The changes that were refused.
    pub refused: HashMap<Cid, Rejection>,
    /// Who made the records that exist.
    pub owners: HashMap<RecordId, Box<str>>,
}

/// A transport id that is in use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownDevice {
    /// Its last position.
    pub head_n: u64,
    /// The session's device that first pushed under it; `None` from before there were sessions.
    pub session: Option<Box<str>>,
}

/// What to store and to answer.
#[derive(Debug, PartialEq, Eq)]
pub struct Decision {
    /// For each change, in order.
    pub results: Vec<Outcome>,
    /// What enters the log, in order.
    pub rows: Vec<Row>,
    /// What is refused and holds its position.
    pub refusals: Vec<Refusal>,
    /// Records that nobody had written to, with who made them now.
    pub owners: Vec<(RecordId, Box<str>)>,
    /// The end of the log afterwards.
    pub head: Head,
    /// The last position of the device afterwards, if it moved.
    pub head_n: Option<u64>,
    /// Whether nothing but this batch lies between what the device had read and the end.
    pub is_read: bool,
}

/// A change that enters the log.
#[derive(Debug, PartialEq, Eq)]
pub struct Row {
    /// Which of the batch.
    pub index: usize,
    /// Its identity.
    pub cid: Cid,
    /// When its author acted.
    pub hlc: Hlc,
    /// Its number.
    pub seq: u64,
    /// The stamp it is ordered by.
    pub eff: Hlc,
    /// The running hash there.
    pub hash: String,
    /// Who made it.
    pub member: Option<Box<str>>,
}

/// A change that is refused.
#[derive(Debug, PartialEq, Eq)]
pub struct Refusal {
    /// Which of the batch.
    pub index: usize,
    /// Its identity.
    pub cid: Cid,
    /// Why.
    pub why: Rejection,
}

impl Question {
    /// What must be known to decide about `batch`.
    pub fn about(batch: &Batch) -> Self {
        let mut question = Self::default();
        for change in &batch.changes {
            question.cids.insert(change.cid);
            for write in change.verdict.iter().flat_map(|shape| &shape.writes) {
                question.records.insert(write.id);
                question.cids.extend(&write.sup);
            }
        }
        question
    }
}

/// Decides about a whole batch, or says why none of it is taken.
pub fn decide(batch: &Batch, known: Known) -> Result<Decision, LogError> {
    let Known { mut head, device, placed, refused, owners } = known;
    if batch.epoch.as_ref().is_some_and(|epoch| *epoch != head.epoch) {
        return Err(LogError::EpochChanged { epoch: head.epoch });
    }
    let have_n = device.as_ref().map_or(0, |device| device.head_n);
    let is_foreign = device.and_then(|device| device.session).is_some_and(|of| *of != *batch.caller.device);
    if is_foreign && matches!(batch.source, Source::Own(_)) {
        return Err(LogError::DeviceForked { n: have_n });
    }
    let is_read = batch
        .after
        .as_ref()
        .is_some_and(|after| after.seq == head.last_seq && (after.seq == 0 || after.hash == head.hash));

    let mut run = Run { batch, placed, refused, owners, made: Vec::new(), seen: HashSet::new() };
    let mut head_n = have_n;
    let (mut rows, mut refusals) = (Vec::new(), Vec::new());
    let mut results = Vec::with_capacity(batch.changes.len());
    for (index, change) in batch.changes.iter().enumerate() {
        let cid = change.cid;
        let is_next = change.n == head_n.saturating_add(1);
        let is_own = matches!(batch.source, Source::Own(_));
        if let Some(outcome) = run.outcome(cid) {
            // A device that forked sends again, under its new name, what the old one had sent: known, and yet
            // the position is taken.
            head_n += u64::from(is_own && is_next);
            results.push(outcome);
            continue;
        }
        if is_own {
            if change.n <= head_n {
                return Err(LogError::DeviceForked { n: change.n });
            }
            if !is_next {
                return Err(LogError::Gap { have_n });
            }
            head_n = change.n;
        }
        let verdict = change.verdict.as_ref().map_err(Clone::clone).and_then(|shape| run.allow(shape));
        results.push(match verdict {
            Ok(shape) => {
                let eff = run.order(shape);
                head.last_seq += 1;
                head.hash = chain(&head.hash, cid, eff, &change.body);
                let member = run.enter(cid, head.last_seq, eff, shape);
                let (seq, hash) = (head.last_seq, head.hash.clone());
                rows.push(Row { index, cid, hlc: shape.hlc, seq, eff, hash, member });
                Outcome::Accepted { cid, seq, eff }
            }
            Err(why) => {
                // What is given back and refused takes no position: asked again, it is refused again.
                if is_own {
                    run.refused.insert(cid, why.clone());
                    refusals.push(Refusal { index, cid, why: why.clone() });
                }
                Outcome::Rejected { cid, rejected: why }
            }
        });
    }
    let head_n = Some(head_n).filter(|n| *n != have_n);
    Ok(Decision { results, rows, refusals, owners: run.made, head, head_n, is_read })
}

/// What is known, and what the batch adds to it.
struct Run<'a> {
    batch: &'a Batch,
    placed: HashMap<Cid, (u64, Hlc)>,
    refused: HashMap<Cid, Rejection>,
    owners: HashMap<RecordId, Box<str>>,
    made: Vec<(RecordId, Box<str>)>,
    seen: HashSet<RecordId>,
}

impl Run<'_> {
    /// The answer that a change got before.
    fn outcome(&self, cid: Cid) -> Option<Outcome> {
        if let Some(&(seq, eff)) = self.placed.get(&cid) {
            return Some(Outcome::Accepted { cid, seq, eff });
        }
        if self.batch.source == Source::Remembered {
            // An earlier server had taken it. That this one refused it to its author, whose role is another now, is
            // no reason to lose it.
            return None;
        }
        let rejected = self.refused.get(&cid)?.clone();
        Some(Outcome::Rejected { cid, rejected })
    }

    /// Whether the sender may. What others made was allowed when they made it: only who may give back at all is
    /// asked for that, at the door.
    fn allow<'b>(&self, shape: &'b Shape) -> Result<&'b Shape, Rejection> {
        if self.batch.source == Source::Remembered {
            return Ok(shape);
        }
        let me = &*self.batch.caller.member;
        let standing = |id: RecordId| match self.owners.get(&id) {
            None => Standing::New,
            Some(owner) if **owner == *me => Standing::Own,
            Some(_) => Standing::Foreign,
        };
        access::judge(self.batch.caller.role, &shape.writes, standing)
            .map(|()| shape)
            .map_err(|denied| Rejection { code: "forbidden".into(), why: denied.to_string() })
    }

    /// The stamp that a change is ordered by.
    fn order(&self, shape: &Shape) -> Hlc {
        let sup = shape.writes.iter().flat_map(|write| &write.sup);
        let latest = sup.filter_map(|cid| self.placed.get(cid)).map(|&(_, eff)| eff).max();
        effective(shape.claimed, self.batch.now_ms, latest)
    }

    /// Notes a change that enters the log; returns who made it.
    fn enter(&mut self, cid: Cid, seq: u64, eff: Hlc, shape: &Shape) -> Option<Box<str>> {
        self.placed.insert(cid, (seq, eff));
        let me = &*self.batch.caller.member;
        let member = match self.batch.source {
            Source::Own(_) => Some(me.into()),
            Source::Remembered => shape.by.clone(),
        };
        for write in &shape.writes {
            if self.seen.insert(write.id) && !self.owners.contains_key(&write.id) {
                let owner: Box<str> = member.clone().unwrap_or_default();
                self.owners.insert(write.id, owner.clone());
                self.made.push((write.id, owner));
            }
        }
        member
    }
}

#[cfg(test)]
mod tests;
