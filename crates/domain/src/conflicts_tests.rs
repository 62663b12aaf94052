//! T30, T36, T38: what is a conflict, what a decision does, what taking it back does.

use replica::ctx::Seeded;
use replica::{Change, Ctx, DeviceId, Hlc, Write};

use super::*;

struct Pen {
    rng: Seeded,
    record: Record,
    history: Vec<Entry>,
}

impl Pen {
    fn new(of: &str) -> Self {
        Self { rng: Seeded(3), record: Record::new(RecordId::derived("test", "x"), of), history: Vec::new() }
    }

    fn act(&mut self, ms: u64, changes: Vec<Vec<Intent>>) -> Vec<Cid> {
        let mut tx = None;
        let mut cids = Vec::new();
        for (tick, intents) in changes.into_iter().enumerate() {
            let cid = Cid::new(&mut Ctx { now_ms: ms, entropy: &mut self.rng });
            let write = |i: Intent| Write {
                sup: i.seen.unwrap_or_default(),
                ty: i.kind,
                id: i.id,
                f: i.field,
                k: i.op,
                v: i.value,
                extra: Default::default(),
            };
            let w: Vec<Write> = intents.into_iter().map(write).collect();
            let hlc = Hlc { ms, tick: tick as u32 };
            let change = replica::page::change(cid, *tx.get_or_insert(cid), (DeviceId(1), 1), hlc, w);
            for write in &change.w {
                self.record.apply(&change, write, hlc, true);
            }
            self.keep(change);
            cids.push(cid);
        }
        cids
    }

    fn keep(&mut self, change: Change) {
        let eff = change.hlc;
        self.history.push(Entry::placed(change, eff, None));
    }

    fn set(&mut self, ms: u64, name: &str, value: Value, seen: &[Cid]) -> Cid {
        let intent = Intent::set(self.record.id, &self.record.kind.clone(), name, value).over(seen.to_vec());
        *self.act(ms, vec![vec![intent]]).first().unwrap()
    }

    fn only(&self) -> Conflict {
        let mut all = of_record(&self.record);
        assert_eq!(all.len(), 1, "{all:?}");
        all.remove(0)
    }
}

fn values(conflict: &Conflict) -> Vec<(&str, bool)> {
    conflict.candidates.iter().map(|c| (c.value.as_str().unwrap_or("∅"), c.is_shown)).collect()
}

#[test]
fn t30_two_values_are_a_conflict_until_somebody_decides() {
    let mut pen = Pen::new(kind::REQUEST);
    let first = pen.set(1, field::PRIORITY, "p3".into(), &[]);
    pen.set(2, field::PRIORITY, "p1".into(), &[first]);
    pen.set(3, field::PRIORITY, "p2".into(), &[first]);
    pen.set(3, field::DESCRIPTION, "b".into(), &[]);
    let conflict = pen.only();
    assert_eq!(values(&conflict), [("p2", true), ("p1", false)]);
    let lineage = Lineage::new(pen.record.id, field::PRIORITY, &pen.history);
    assert_eq!(lineage.base(&conflict), Some(&"p3".into()));
    let decision = decide(&pen.record, &conflict, "p1".into());
    pen.act(4, vec![decision]);
    assert_eq!((of_record(&pen.record), pen.record.text(field::PRIORITY)), (vec![], Some("p1")));
}

#[test]
fn t30_a_decision_that_is_taken_back_leaves_both_values_and_their_authors() {
    let mut pen = Pen::new(kind::REQUEST);
    let (a, b) = (pen.set(1, field::TITLE, "A".into(), &[]), pen.set(2, field::TITLE, "B".into(), &[]));
    let before = pen.only();
    let decided = pen.act(3, vec![decide(&pen.record, &before, "A".into())]);
    pen.act(4, reopen(&before, decided[0]));
    let after = pen.only();
    assert_eq!(values(&after), values(&before));
    let lineage = Lineage::new(pen.record.id, field::TITLE, &pen.history);
    let authors: Vec<Cid> =
        after.candidates.iter().map(|c| lineage.author(c.cids[0]).unwrap().change.cid).collect();
    assert_eq!(authors, [b, a]);
}

#[test]
fn t38_a_value_that_arrives_while_one_decides_is_not_decided_upon() {
    let mut pen = Pen::new(kind::REQUEST);
    pen.set(1, field::TITLE, "A".into(), &[]);
    pen.set(2, field::TITLE, "B".into(), &[]);
    let decision = decide(&pen.record, &pen.only(), "A".into());
    pen.set(3, field::TITLE, "C".into(), &[]);
    pen.act(4, vec![decision]);
    assert_eq!(values(&pen.only()), [("A", true), ("C", false)]);
}

#[test]
fn same_values_moments_order_and_life_are_no_conflict() {
    let mut pen = Pen::new(kind::REQUEST);
    for (ms, value) in [(1, "p1"), (2, "p1")] {
        pen.set(ms, field::PRIORITY, value.into(), &[]);
    }
    for ms in [1, 2] {
        pen.set(ms, field::STATUS, json!({"s": "done", "at": ms}), &[]);
        pen.set(ms, field::CLOSED, json!({"ms": ms}), &[]);
        pen.set(ms, field::IMPORT, format!("import {ms}").into(), &[]);
        pen.set(ms, field::AT, json!({"parent": "x", "pos": format!("a{ms}")}), &[]);
    }
    pen.set(1, field::LIFE, "alive".into(), &[]);
    pen.set(2, field::LIFE, "trashed".into(), &[]);
    for is_in in [true, false] {
        let mut intent = Intent::element(pen.record.id, kind::REQUEST, field::TAGS, "eau", is_in);
        intent.seen = Some(vec![]);
        pen.act(5, vec![vec![intent]]);
    }
    assert_eq!(of_record(&pen.record), []);
    pen.set(9, field::STATUS, json!({"s": "waiting", "on": "Duval", "at": 9}), &[]);
    assert_eq!(pen.only().candidates.len(), 2, "the two that say « done » are one value");
}

#[test]
fn a_cleared_value_is_one_of_those_to_choose_from() {
    let mut pen = Pen::new(kind::PLACE);
    let first = pen.set(1, field::PARENT, "a".into(), &[]);
    pen.set(2, field::PARENT, "b".into(), &[first]);
    pen.set(3, field::PARENT, Value::Null, &[first]);
    assert_eq!(values(&pen.only()), [("∅", true), ("b", false)]);
}

#[test]
fn t36_the_date_of_closing_follows_the_status_that_was_chosen() {
    let mut pen = Pen::new(kind::REQUEST);
    pen.set(1, field::STATUS, json!({"s": "done", "at": 1}), &[]);
    pen.set(1, field::CLOSED, json!({"ms": 1}), &[]);
    pen.set(2, field::STATUS, json!({"s": "progress", "at": 2}), &[]);
    let conflict = pen.only();
    let open = decide(&pen.record, &conflict, json!({"s": "progress", "at": 2}));
    let closed: Vec<_> = open.iter().map(|i| (&*i.field, i.value.is_null())).collect();
    assert_eq!(closed, [(field::STATUS, false), (field::CLOSED, true)]);
    assert_eq!(decide(&pen.record, &conflict, json!({"s": "done", "at": 1})).len(), 1);
}

#[test]
fn two_devices_that_begin_one_cue_have_nothing_to_decide() {
    let mut pen = Pen::new("cue");
    pen.set(1, "began", json!({ "ms": 1 }), &[]);
    pen.set(2, "began", json!({ "ms": 2 }), &[]);
    assert_eq!(of_record(&pen.record), []);
}
