//! The bin: what its deleter had not seen of a record that was deleted.
//!
//! Deleting writes what was on screen beside it ([`field::TRASH`]), so that no history is needed to know what came from
//! elsewhere. What an older version deleted is judged by the order of changes.

use std::collections::BTreeSet;

use replica::{Cid, Hlc, Intent, Op, Record, RecordId, Table, Value};
use serde_json::json;

use crate::kinds::{field, kind};
use crate::office::Office;

/// More changes than this are not listed: such a record is judged by the order of changes.
const MOST_SEEN: usize = 256;

/// An edit that the deleter of a record had not seen.
#[derive(Clone, Debug, PartialEq)]
pub struct Late {
    /// The change that made it.
    pub cid: Cid,
    /// When, ms UTC.
    pub at_ms: i64,
    /// What it did.
    pub what: LateEdit,
}

/// What such an edit did.
#[derive(Clone, Debug, PartialEq)]
pub enum LateEdit {
    /// A field, or an element of a set, got a value; `Null` for none.
    Field {
        /// The field.
        name: Box<str>,
        /// The value.
        value: Value,
    },
    /// Something that hangs on the record was added or changed.
    Child {
        /// It.
        id: RecordId,
        /// `comment`, `check`, `photo`, or what of another room has its place there.
        kind: Box<str>,
        /// Its text, if it has one.
        text: String,
    },
}

/// To the bin, with a note of what was on screen.
pub fn trash(office: &Office, table: &Table, of: &str, id: RecordId) -> Vec<Intent> {
    let mut writes = vec![Intent::set(id, of, field::LIFE, "trashed")];
    let Some(record) = table.get(id) else { return writes };
    let family = std::iter::once(record).chain(children(office, table, id));
    let seen: BTreeSet<Cid> = family
        .flat_map(|record| {
            record.cells.into_values().flat_map(|cell| cell.heads).map(|head| head.cid).collect::<Vec<_>>()
        })
        .collect();
    if seen.len() <= MOST_SEEN {
        let seen: Vec<String> = seen.iter().map(Cid::to_string).collect();
        writes.push(Intent::set(id, of, field::TRASH, json!({ "seen": seen })));
    }
    writes
}

/// Out of the bin. The note goes with it, so that taking this back brings the note back too.
pub fn restore(table: &Table, of: &str, id: RecordId) -> Vec<Intent> {
    let mut writes = vec![Intent::set(id, of, field::LIFE, "alive")];
    if table.get(id).is_some_and(|record| record.value(field::TRASH).is_some()) {
        writes.push(Intent::set(id, of, field::TRASH, Value::Null));
    }
    writes
}

/// What hangs on a record and can be edited by itself.
pub fn children(office: &Office, table: &Table, id: RecordId) -> Vec<Record> {
    let of = office.children(id);
    let placed = of.checks.into_iter().chain(of.photos).map(|(_, id)| id);
    let in_use = |record: &Record| record.text(field::LIFE).is_none_or(|life| life == "alive");
    let of_rooms = of.placed.into_iter().filter_map(|id| table.get(id)).filter(in_use);
    of.comments.into_iter().chain(placed).filter_map(|id| table.get(id)).chain(of_rooms).collect()
}

/// What the deleters of a record knew.
enum Known {
    /// These changes.
    Seen(BTreeSet<Cid>),
    /// All up to here.
    UpTo(Hlc),
}

/// The edits that none of its deleters had seen, the latest first; none for a record that is not in the bin.
pub fn late(record: &Record, children: &[Record]) -> Vec<Late> {
    if record.text(field::LIFE) != Some("trashed") {
        return Vec::new();
    }
    let known = known(record);
    let is_late = |cid: Cid, eff: Hlc| match &known {
        Known::Seen(seen) => !seen.contains(&cid),
        Known::UpTo(last) => *last < eff,
    };
    // Of each cell, and of each child, the latest such edit.
    let latest = |record: &Record, skip: &[&str]| {
        let cells = record.cells.iter().map(|(name, cell)| (&**name, cell));
        let of_cell = |(name, cell): (&str, &replica::Cell)| {
            let heads = cell.heads.iter().filter(|head| is_late(head.cid, head.eff));
            let head = heads.max_by_key(|head| (head.eff, head.cid))?;
            let value = if head.op == Op::Rem { Value::Null } else { head.value.clone() };
            Some((head.eff, head.cid, Box::<str>::from(name), value))
        };
        cells.filter(|(name, _)| !skip.contains(name)).filter_map(of_cell).collect::<Vec<_>>()
    };
    let mut all: Vec<(Hlc, Late)> = Vec::new();
    let mut push = |eff: Hlc, cid: Cid, what: LateEdit| {
        all.push((eff, Late { cid, at_ms: i64::try_from(eff.ms).unwrap_or(i64::MAX), what }));
    };
    for (eff, cid, name, value) in latest(record, &[field::LIFE, field::TRASH]) {
        push(eff, cid, LateEdit::Field { name, value });
    }
    for child in children {
        if let Some((eff, cid, ..)) = latest(child, &[]).into_iter().max_by_key(|(eff, cid, ..)| (*eff, *cid))
        {
            let text = child.text(field::TEXT).unwrap_or_default().to_owned();
            push(eff, cid, LateEdit::Child { id: child.id, kind: child.kind.clone(), text });
        }
    }
    // Closing notes its date too: the status says it better.
    let of_field = |late: &Late| match &late.what {
        LateEdit::Field { name, .. } => Some((late.cid, name.clone())),
        LateEdit::Child { .. } => None,
    };
    let statuses: Vec<Cid> = all
        .iter()
        .filter_map(|(_, late)| of_field(late).filter(|(_, name)| &**name == field::STATUS))
        .map(|(cid, _)| cid)
        .collect();
    all.retain(|(_, late)| {
        !of_field(late).is_some_and(|(cid, name)| &*name == field::CLOSED && statuses.contains(&cid))
    });
    all.sort_by_key(|(eff, late)| std::cmp::Reverse((*eff, late.cid)));
    all.into_iter().map(|(_, late)| late).collect()
}

fn known(record: &Record) -> Known {
    let life = record.cells.get(field::LIFE);
    let deaths = || life.iter().flat_map(|cell| &cell.heads).filter(|head| head.value == "trashed");
    let mut seen: BTreeSet<Cid> = BTreeSet::new();
    for note in record.cells.get(field::TRASH).iter().flat_map(|cell| &cell.heads) {
        // The note of an earlier deletion says nothing of this one.
        if deaths().any(|death| death.cid == note.cid) {
            let cids = note.value.get("seen").and_then(Value::as_array).into_iter().flatten();
            seen.extend(cids.filter_map(|cid| cid.as_str()?.parse::<Cid>().ok()));
            seen.insert(note.cid);
        }
    }
    if seen.is_empty() {
        let last = deaths().map(|head| head.eff).max();
        return Known::UpTo(last.unwrap_or_default());
    }
    seen.extend(deaths().map(|head| head.cid));
    Known::Seen(seen)
}

/// Whether a deleted record of a kind is asked about when somebody edited it without knowing. Links and views are made
/// again in a moment, and an import is an account of what was.
pub fn is_asked_about(of: &str) -> bool {
    !matches!(of, kind::LINK | kind::VIEW | kind::IMPORT | kind::DEVICE)
}

#[cfg(test)]
#[path = "bin_tests.rs"]
mod tests;
