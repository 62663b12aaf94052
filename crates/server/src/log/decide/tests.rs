//! Any history of pushes and re-seedings, by anybody, against the rules one by one.

use access::Role;
use proptest::prelude::*;
use replica::{DeviceId, Op, Write};

use super::*;
use crate::caller::Caller;
use crate::limits::MAX_AHEAD_MS;
use crate::log::{Incoming, START_HASH};

const NOW: u64 = 1_000_000;

fn cid(n: u8) -> Cid {
    Cid::from_bytes([n; 16])
}

fn record(n: u8) -> RecordId {
    RecordId::from_bytes([n; 16])
}

/// What a database holds, as simply as can be.
struct Office {
    head: Head,
    devices: HashMap<u64, KnownDevice>,
    placed: HashMap<Cid, (u64, Hlc)>,
    refused: HashMap<Cid, Rejection>,
    owners: HashMap<RecordId, Box<str>>,
    log: Vec<(Cid, Hlc, String, String)>,
    positions: HashSet<(u64, u64)>,
}

impl Office {
    fn new() -> Self {
        Self {
            head: Head { epoch: "e".into(), last_seq: 0, hash: START_HASH.into() },
            devices: HashMap::new(),
            placed: HashMap::new(),
            refused: HashMap::new(),
            owners: HashMap::new(),
            log: Vec::new(),
            positions: HashSet::new(),
        }
    }

    fn known(&self, batch: &Batch) -> Known {
        let question = Question::about(batch);
        let cids = |cid: &&Cid| question.cids.contains(*cid);
        let device = match batch.source {
            Source::Own(dev) => self.devices.get(&dev.0).cloned(),
            Source::Remembered => None,
        };
        Known {
            head: self.head.clone(),
            device,
            placed: self.placed.iter().filter(|(c, _)| cids(c)).map(|(c, p)| (*c, *p)).collect(),
            refused: self.refused.iter().filter(|(c, _)| cids(c)).map(|(c, r)| (*c, r.clone())).collect(),
            owners: self
                .owners
                .iter()
                .filter(|(id, _)| question.records.contains(*id))
                .map(|(id, owner)| (*id, owner.clone()))
                .collect(),
        }
    }

    fn push(&mut self, batch: &Batch) -> Result<Decision, LogError> {
        let decision = decide(batch, self.known(batch))?;
        for row in &decision.rows {
            let change = &batch.changes[row.index];
            assert!(self.placed.insert(row.cid, (row.seq, row.eff)).is_none(), "once in the log");
            if let Source::Own(dev) = batch.source {
                assert!(self.positions.insert((dev.0, change.n)), "a position is held once");
            }
            self.log.push((row.cid, row.eff, change.body.to_string(), row.hash.clone()));
            assert_eq!(row.seq, self.log.len() as u64, "gapless");
        }
        for refusal in &decision.refusals {
            let Source::Own(dev) = batch.source else { panic!("only own changes hold positions") };
            assert!(self.positions.insert((dev.0, batch.changes[refusal.index].n)));
            assert!(self.refused.insert(refusal.cid, refusal.why.clone()).is_none());
        }
        for (id, owner) in &decision.owners {
            assert!(self.owners.insert(*id, owner.clone()).is_none(), "a record has one maker");
        }
        if let (Some(head_n), Source::Own(dev)) = (decision.head_n, batch.source) {
            let session = Some(batch.caller.device.as_str().into());
            self.devices.insert(dev.0, KnownDevice { head_n, session });
        }
        self.head = decision.head.clone();
        Ok(decision)
    }
}

fn incoming(n: u64, id: u8, hlc_ms: u64, sup: Vec<u8>, on: u8, is_shapeless: bool) -> Incoming {
    let write = Write {
        ty: "request".into(),
        id: record(on),
        f: "title".into(),
        k: Op::Set,
        v: serde_json::Value::Null,
        sup: sup.into_iter().map(cid).collect(),
        extra: serde_json::Map::new(),
    };
    let hlc = Hlc::at(hlc_ms);
    let shape = Shape { hlc, claimed: hlc, by: None, writes: vec![write] };
    let refused = Rejection { code: "bad_shape".into(), why: "x".into() };
    let verdict = if is_shapeless { Err(refused) } else { Ok(shape) };
    Incoming { cid: cid(id), n, body: format!("{id}").into(), verdict }
}

prop_compose! {
    fn changes()(
        first in 1..6_u64,
        list in prop::collection::vec((0..24_u8, 0..4 * NOW, prop::collection::vec(0..24_u8, 0..3), 0..6_u8, 0..8_u8), 0..5),
    ) -> Vec<Incoming> {
        let one = |(n, (id, ms, sup, on, luck)): (u64, (u8, u64, Vec<u8>, u8, u8))| incoming(n, id, ms, sup, on, luck == 0);
        (first..).zip(list).map(one).collect()
    }
}

prop_compose! {
    fn batch()(changes in changes(), who in 0..4_usize, dev in 0..5_u64, after in prop::option::of(0..9_u64)) -> Batch {
        let role = Role::ALL[who];
        let caller = Caller { member: format!("m{who}"), device: format!("d{who}"), role };
        let source = if dev == 4 && role.reseeds() { Source::Remembered } else { Source::Own(DeviceId(dev % 4)) };
        let after = after.map(|seq| crate::log::Point { seq, hash: START_HASH.into() });
        Batch { caller, epoch: Some("e".into()), source, changes, after, now_ms: NOW }
    }
}

proptest! {
    #[test]
    fn i06_i09_any_history_keeps_the_rules(batches in prop::collection::vec(batch(), 1..40)) {
        let mut office = Office::new();
        for batch in &batches {
            let before = office.head.clone();
            let placed = office.placed.clone();
            let owners = office.owners.clone();
            let Ok(decision) = office.push(batch) else {
                prop_assert_eq!(&office.head, &before);
                continue;
            };
            prop_assert_eq!(decision.results.len(), batch.changes.len());
            for (change, outcome) in batch.changes.iter().zip(&decision.results) {
                match outcome {
                    Outcome::Accepted { cid, seq, eff } => {
                        prop_assert_eq!(*cid, change.cid);
                        if let Some(place) = placed.get(cid) {
                            prop_assert_eq!(place, &(*seq, *eff), "the first answer again");
                            continue;
                        }
                    }
                    Outcome::Rejected { cid, rejected } => {
                        prop_assert_eq!(*cid, change.cid);
                        prop_assert!(rejected.code == "forbidden" || rejected.code == "bad_shape");
                    }
                }
            }
            for row in &decision.rows {
                let shape = batch.changes[row.index].verdict.as_ref().unwrap();
                // Bent, never below what it supersedes, never beyond both bounds.
                let sups = shape.writes[0].sup.iter().filter(|cid| **cid != row.cid);
                let latest = sups.filter_map(|cid| office.placed.get(cid)).filter(|(seq, _)| *seq < row.seq);
                let latest = latest.map(|(_, eff)| eff.ms).max();
                prop_assert!(latest.is_none_or(|ms| ms < row.eff.ms));
                prop_assert!(row.eff.ms <= (NOW + MAX_AHEAD_MS).max(latest.map_or(0, |ms| ms + 1)));
                prop_assert!(shape.claimed.ms.min(NOW + MAX_AHEAD_MS) <= row.eff.ms);
                // Nobody of a lesser role gets past it.
                if batch.source != Source::Remembered {
                    prop_assert!(batch.caller.role != Role::Reader);
                    prop_assert_eq!(row.member.as_deref(), Some(&*batch.caller.member));
                    let owner = owners.get(&shape.writes[0].id);
                    prop_assert!(
                        batch.caller.role != Role::Requester || owner.is_none_or(|of| **of == *batch.caller.member)
                    );
                }
            }
            if decision.is_read {
                prop_assert_eq!(batch.after.as_ref().map(|after| after.seq), Some(before.last_seq));
            }
            // The same again changes nothing and answers the same, if all of it was answered for good.
            let is_kept = |outcome: &Outcome| match outcome {
                Outcome::Accepted { .. } => true,
                // What is given back is looked at anew each time.
                Outcome::Rejected { cid, .. } => {
                    batch.source != Source::Remembered && office.refused.contains_key(cid)
                }
            };
            if decision.results.iter().all(is_kept) {
                let again = decide(batch, office.known(batch)).unwrap();
                prop_assert_eq!(again.results, decision.results);
                prop_assert!(again.rows.is_empty() && again.refusals.is_empty() && again.head_n.is_none());
            }
        }
        // The chain can be made again from the rows.
        let mut hash = START_HASH.to_owned();
        for (cid, eff, body, stored) in &office.log {
            hash = chain(&hash, *cid, *eff, body);
            prop_assert_eq!(&hash, stored);
        }
        prop_assert_eq!(hash, office.head.hash);
    }
}

fn own(changes: Vec<Incoming>) -> Batch {
    let caller = Caller { member: "m".into(), device: "d".into(), role: Role::Manager };
    Batch { caller, epoch: None, source: Source::Own(DeviceId(1)), changes, after: None, now_ms: NOW }
}

#[test]
fn a_device_from_before_sessions_is_taken_by_the_first_that_goes_on() {
    let mut office = Office::new();
    office.devices.insert(1, KnownDevice { head_n: 1, session: None });
    office.push(&own(vec![incoming(2, 2, 5, vec![], 1, false)])).unwrap();
    let mut other = own(vec![incoming(3, 3, 5, vec![], 1, false)]);
    other.caller.device = "other".into();
    assert!(matches!(office.push(&other), Err(LogError::DeviceForked { n: 2 })));
}

#[test]
fn t16_one_change_twice_in_a_push_is_stored_once() {
    let mut office = Office::new();
    let twice = own(vec![incoming(1, 9, 5, vec![], 1, false), incoming(2, 9, 5, vec![], 1, false)]);
    let decision = office.push(&twice).unwrap();
    assert_eq!((decision.rows.len(), decision.head_n), (1, Some(2)));
    assert_eq!(decision.results.first(), decision.results.last());
}
