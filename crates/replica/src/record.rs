//! A record, unpacked: its kind and cells.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::cell::{Cell, Head};
use crate::change::{Change, Op, Write};
use crate::clock::Hlc;
use crate::id::{Cid, RecordId};

/// A record with all its cells, unknown ones included.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    /// Its identity.
    pub id: RecordId,
    /// Its kind. Writes that disagree (a bug somewhere) settle on the least, so that replicas agree.
    pub kind: Box<str>,
    /// Its cells by field name.
    pub cells: BTreeMap<Box<str>, Cell>,
    /// Keys of the journal pages that hold its changes, ascending. Local to this device: not part of what replicas share.
    pub pages: Vec<u64>,
}

impl Record {
    /// A record without cells.
    pub fn new(id: RecordId, kind: &str) -> Self {
        Self { id, kind: kind.into(), cells: BTreeMap::new(), pages: Vec::new() }
    }

    /// Takes in one write of `change`, placed at `eff` (`is_final` if the server said so).
    pub fn apply(&mut self, change: &Change, write: &Write, eff: Hlc, is_final: bool) {
        if write.ty < self.kind {
            self.kind = write.ty.clone();
        }
        let head = Head { cid: change.cid, eff, is_final, op: write.k.clone(), value: write.v.clone() };
        self.cells.entry(write.f.clone()).or_default().merge(head, &write.sup);
    }

    /// The value that shows in `field`.
    pub fn value(&self, field: &str) -> Option<&Value> {
        self.cells.get(field).and_then(Cell::value)
    }

    /// The text that shows in `field`.
    pub fn text(&self, field: &str) -> Option<&str> {
        self.value(field).and_then(Value::as_str)
    }

    /// The heads of `field` as somebody sees them now.
    pub fn seen(&self, field: &str) -> Vec<Cid> {
        self.cells.get(field).map(Cell::seen).unwrap_or_default()
    }

    /// The elements present in the set `field`.
    pub fn elements<'a>(&'a self, field: &'a str) -> impl Iterator<Item = &'a str> {
        self.cells.iter().filter_map(move |(name, cell)| {
            let element = name.strip_prefix(field)?.strip_prefix('/')?;
            cell.shown().filter(|head| head.op == Op::Add).map(|_| element)
        })
    }

    /// Notes that the journal page `key` holds a change of this record.
    pub fn note_page(&mut self, key: u64) {
        if let Err(at) = self.pages.binary_search(&key) {
            self.pages.insert(at, key);
        }
    }

    /// Whether both hold the same cells, whatever path the changes took.
    pub fn same_cells(&self, other: &Self) -> bool {
        self.id == other.id && self.kind == other.kind && self.cells == other.cells
    }
}
