//! Values that people wrote without knowing of each other: found, compared by what they mean, decided.
//!
//! A decision is an ordinary write over every value that was on screen; taking it back brings all of them back.

use std::collections::{HashMap, HashSet};

use replica::page::Entry;
use replica::{Cell, Cid, Intent, Op, Record, RecordId, Value};
use serde_json::json;

use crate::kinds::{field, kind};
use crate::status::Status;

/// A field with values that people must decide between.
#[derive(Clone, Debug, PartialEq)]
pub struct Conflict {
    /// The record.
    pub record: RecordId,
    /// Its kind.
    pub kind: Box<str>,
    /// The field.
    pub field: Box<str>,
    /// The values, the one that shows first, then the latest.
    pub candidates: Vec<Candidate>,
}

/// One of the values.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    /// The value; `Null` where somebody cleared the field.
    pub value: Value,
    /// The changes that wrote it, the latest first.
    pub cids: Vec<Cid>,
    /// When it was last written, ms UTC.
    pub at_ms: i64,
    /// Whether it is the one that shows.
    pub is_shown: bool,
}

impl Conflict {
    /// All heads on screen.
    pub fn seen(&self) -> Vec<Cid> {
        self.candidates.iter().flat_map(|candidate| candidate.cids.iter().copied()).collect()
    }

    /// Whether its values are texts that people write at length, which can be merged.
    pub fn is_prose(&self) -> bool {
        is_prose(&self.kind, &self.field) && self.candidates.iter().all(|c| c.value.is_string())
    }
}

/// Whether a field holds text that people write at length.
pub fn is_prose(of: &str, name: &str) -> bool {
    matches!(
        (of, name),
        (kind::REQUEST, field::DESCRIPTION)
            | (kind::COMMENT | kind::CHECK, field::TEXT)
            | (_, "notes" | "report" | "letter" | "access_note")
    )
}

/// Whether two values of a field say the same to a person.
///
/// Moments and order go with what people decide and are not decided by themselves.
fn is_same(name: &str, a: &Value, b: &Value) -> bool {
    let same = |key: &str| a.get(key) == b.get(key);
    match name {
        field::STATUS => a == b || (a.is_object() && same("s") && same("on")),
        field::AT => a == b || (a.is_object() && same("parent")),
        _ => a == b,
    }
}

/// Whether nobody ever decides about a field: the bin shows itself, the date of closing follows the status, two
/// devices that import one file both brought it, and two that begin one cue of a show say the same.
fn is_silent(name: &str) -> bool {
    matches!(name, field::LIFE | field::TRASH | field::CLOSED | field::IMPORT)
        || matches!(name, "began" | "finished" | "show_began" | "show_ended")
        || name.starts_with("told/")
}

/// The different values of a cell, the one that shows first; fewer than two for no conflict.
fn candidates(name: &str, cell: &Cell) -> Vec<Candidate> {
    if cell.heads.len() < 2 || is_silent(name) {
        return Vec::new();
    }
    let Some(shown) = cell.shown().filter(|head| head.op == Op::Set) else { return Vec::new() };
    let mut heads: Vec<_> = cell.heads.iter().filter(|head| head.op == Op::Set).collect();
    heads.sort_by_key(|head| std::cmp::Reverse((head.eff, head.cid)));
    let mut all: Vec<Candidate> = Vec::new();
    for head in heads {
        match all.iter_mut().find(|candidate| is_same(name, &candidate.value, &head.value)) {
            Some(known) => known.cids.push(head.cid),
            None => all.push(Candidate {
                value: head.value.clone(),
                cids: vec![head.cid],
                at_ms: i64::try_from(head.eff.ms).unwrap_or(i64::MAX),
                is_shown: head.cid == shown.cid,
            }),
        }
    }
    all
}

/// The open conflicts of a record.
pub fn of_record(record: &Record) -> Vec<Conflict> {
    let of_cell = |(name, cell): (&str, &Cell)| {
        let candidates = candidates(name, cell);
        (1 < candidates.len()).then(|| Conflict {
            record: record.id,
            kind: record.kind.clone(),
            field: name.into(),
            candidates,
        })
    };
    record.cells.iter().map(|(name, cell)| (&**name, cell)).filter_map(of_cell).collect()
}

/// The fields of a record in conflict, each with the moment of its latest value.
pub(crate) fn fields_of(record: &Record) -> Vec<(Box<str>, i64)> {
    let at_ms = |conflict: &Conflict| conflict.candidates.iter().map(|c| c.at_ms).max().unwrap_or_default();
    of_record(record).into_iter().map(|conflict| (conflict.field.clone(), at_ms(&conflict))).collect()
}

/// What deciding for a value writes: it replaces exactly the values that were on screen.
pub fn decide(record: &Record, conflict: &Conflict, value: Value) -> Vec<Intent> {
    let status = (&*conflict.kind, &*conflict.field) == (kind::REQUEST, field::STATUS);
    let closing = status.then(|| closing(record, &value)).flatten();
    let own = Intent::set(conflict.record, &conflict.kind, &conflict.field, value).over(conflict.seen());
    std::iter::once(own).chain(closing).collect()
}

/// The date of closing goes with the status that was decided.
fn closing(record: &Record, status: &Value) -> Option<Intent> {
    let key = status.get("s").and_then(Value::as_str)?;
    let closed = match (Status::from_key(key).is_closed(), record.value(field::CLOSED)) {
        (true, None) => json!({ "ms": status.get("at").and_then(Value::as_i64)? }),
        (false, Some(_)) => Value::Null,
        _ => return None,
    };
    Some(Intent::set(record.id, kind::REQUEST, field::CLOSED, closed))
}

/// What brings the values back after a decision (the change `decided`): one change for each, the one that showed last,
/// so that it shows again. They replace the decision and not one another.
pub fn reopen(conflict: &Conflict, decided: Cid) -> Vec<Vec<Intent>> {
    let back = |candidate: &Candidate| {
        let value = candidate.value.clone();
        vec![Intent::set(conflict.record, &conflict.kind, &conflict.field, value).over(vec![decided])]
    };
    conflict.candidates.iter().rev().map(back).collect()
}

/// The writes to one field, found by the change that made them.
pub struct Lineage<'a> {
    by_cid: HashMap<Cid, (&'a Entry, &'a replica::Write)>,
}

impl<'a> Lineage<'a> {
    /// The writes to a field of a record, from the changes of its history.
    pub fn new(record: RecordId, name: &str, history: &'a [Entry]) -> Self {
        let of_entry = |entry: &'a Entry| {
            let write = entry.change.w.iter().find(|write| write.id == record && &*write.f == name)?;
            Some((entry.change.cid, (entry, write)))
        };
        Self { by_cid: history.iter().filter_map(of_entry).collect() }
    }

    /// Who first said a value: where a decision was taken back, the one whose value came back by it.
    pub fn author(&self, cid: Cid) -> Option<&'a Entry> {
        let (entry, write) = self.by_cid.get(&cid)?;
        // Only bringing values back writes one field several times in one act.
        let of_act = self.by_cid.values().filter(|(other, _)| other.change.tx == entry.change.tx);
        if of_act.count() < 2 {
            return Some(entry);
        }
        let decided = write.sup.iter().filter_map(|cid| self.by_cid.get(cid));
        let mut before = decided.flat_map(|(_, decided)| &decided.sup).filter_map(|cid| self.by_cid.get(cid));
        let first = before.find(|(_, old)| old.v == write.v);
        Some(first.map_or(*entry, |(entry, _)| *entry))
    }

    /// All that a write builds on, itself left out.
    fn ancestors(&self, cid: Cid) -> HashSet<Cid> {
        let (mut all, mut next) = (HashSet::new(), vec![cid]);
        while let Some(cid) = next.pop() {
            let Some((_, write)) = self.by_cid.get(&cid) else { continue };
            for older in &write.sup {
                if all.insert(*older) {
                    next.push(*older);
                }
            }
        }
        all
    }

    /// The latest value that all candidates build on, if the history has it.
    pub fn base(&self, conflict: &Conflict) -> Option<&'a Value> {
        let mut sides = conflict.candidates.iter().filter_map(|c| c.cids.first());
        let mut common = self.ancestors(*sides.next()?);
        for cid in sides {
            let others = self.ancestors(*cid);
            common.retain(|cid| others.contains(cid));
        }
        let known = common.into_iter().filter_map(|cid| self.by_cid.get(&cid));
        let latest = known.max_by_key(|(entry, _)| (entry.eff.unwrap_or(entry.change.hlc), entry.change.cid));
        latest.map(|(_, write)| &write.v)
    }
}

#[cfg(test)]
#[path = "conflicts_tests.rs"]
mod tests;
