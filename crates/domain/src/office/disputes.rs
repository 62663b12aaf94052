//! What people must decide about: fields with several values, and deleted things that others went on editing.
//!
//! Kept as records change. A record whose cells have one head each costs nothing beyond being read.

use replica::table::{IdMap, IdSet};
use replica::view::Packed;
use replica::{RecordId, Table};

use crate::bin;
use crate::conflicts;
use crate::kinds::field;
use crate::office::{Life, Office};

/// The records that wait for a decision.
#[derive(Debug, Default)]
pub(super) struct Disputes {
    /// Those with fields in conflict.
    clashes: IdMap<Clash>,
    /// Those in the bin that somebody edited without knowing.
    late: IdSet,
    /// What of other rooms is in the bin: what hangs on it waits with it.
    binned: IdSet,
    /// Deleted comments, contracts and the like met while everything is built, to be looked at when all stand.
    pub(super) unseen: Vec<RecordId>,
}

#[derive(Debug)]
struct Clash {
    is_alive: bool,
    fields: Vec<(Box<str>, i64)>,
}

/// One thing to decide.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Dispute {
    /// A field with several values.
    Clash {
        /// The record.
        id: RecordId,
        /// The field.
        field: Box<str>,
    },
    /// A deleted record that somebody edited meanwhile.
    Late(RecordId),
}

impl Dispute {
    /// The record.
    pub fn record(&self) -> RecordId {
        match self {
            Self::Clash { id, .. } | Self::Late(id) => *id,
        }
    }
}

impl Disputes {
    /// Notes whether a record of another room is in the bin.
    pub(super) fn note_life(&mut self, id: RecordId, is_trashed: bool) {
        if is_trashed {
            self.binned.insert(id);
        } else if !self.binned.is_empty() {
            self.binned.remove(&id);
        }
    }
}

impl Office {
    /// Notes the conflicts of a record; `has_several` if some cell has more than one head. Tells whether there are any.
    pub(super) fn note_conflicts(&mut self, packed: &Packed<'_>, has_several: bool) -> bool {
        let clashes = &mut self.disputes.clashes;
        let record = if has_several { packed.unpack().ok() } else { None };
        let fields = record.as_ref().map(conflicts::fields_of).unwrap_or_default();
        match record.filter(|_| !fields.is_empty()) {
            Some(record) => {
                let is_alive = record.text(field::LIFE).is_none_or(|life| life == "alive");
                clashes.insert(packed.id, Clash { is_alive, fields });
                true
            }
            None => {
                // Nearly always there is nothing at all.
                if !clashes.is_empty() {
                    clashes.remove(&packed.id);
                }
                false
            }
        }
    }

    /// Looks, once all records stand, for deleted ones that somebody edited without knowing.
    pub(super) fn find_all_late(&mut self, table: &Table) {
        let rows = self.rows.iter().filter(|row| row.life == Life::Trashed).map(|row| row.id);
        let named = self.named.values().filter(|named| !named.is_alive).map(|named| named.id);
        let gone: Vec<RecordId> = rows.chain(named).chain(self.disputes.unseen.iter().copied()).collect();
        self.disputes.unseen = Vec::new();
        for id in gone {
            self.find_one_late(table, id);
        }
    }

    /// Looks again at a record that changed, and at what it hangs on.
    pub(super) fn find_late(&mut self, table: &Table, id: RecordId) {
        let is_gone = match (self.row(id), self.named.get(&id)) {
            (Some(row), _) => row.life == Life::Trashed,
            (None, Some(named)) => !named.is_alive,
            (None, None) => {
                let on = self.parents.get(&id).cloned().unwrap_or_default();
                for parent in on {
                    if !self.is_in_use(parent) {
                        self.find_one_late(table, parent);
                    }
                }
                table.packed(id).is_some_and(|packed| bin::is_asked_about(packed.kind) && is_trashed(&packed))
            }
        };
        if is_gone {
            self.find_one_late(table, id);
        } else if !self.disputes.late.is_empty() {
            self.disputes.late.remove(&id);
        }
    }

    fn find_one_late(&mut self, table: &Table, id: RecordId) {
        let is_late = table
            .get(id)
            .is_some_and(|record| !bin::late(&record, &bin::children(self, table, id)).is_empty());
        if is_late {
            self.disputes.late.insert(id);
        } else {
            self.disputes.late.remove(&id);
        }
    }

    /// Whether a record in the bin was edited by somebody who did not know.
    pub fn is_late(&self, id: RecordId) -> bool {
        self.disputes.late.contains(&id)
    }

    /// The deleted requests that somebody edited without knowing.
    pub fn late_requests(&self) -> Vec<RecordId> {
        let mut all: Vec<RecordId> =
            self.disputes.late.iter().copied().filter(|id| self.row_number(*id).is_some()).collect();
        all.sort_unstable_by(|a, b| b.cmp(a));
        all
    }

    /// Whether what a record hangs on is in use, or it hangs on nothing.
    fn hangs_on_something_alive(&self, id: RecordId) -> bool {
        let on = self.parents.get(&id).map(Vec::as_slice).unwrap_or_default();
        on.is_empty() || on.iter().any(|parent| self.is_in_use(*parent))
    }

    /// Whether what others hang on is in use, as far as is known.
    fn is_in_use(&self, id: RecordId) -> bool {
        self.row(id).is_none_or(|row| row.life == Life::Alive) && !self.disputes.binned.contains(&id)
    }

    /// The request that a record hangs on.
    pub fn parent_of(&self, id: RecordId) -> Option<RecordId> {
        self.parents.get(&id)?.first().copied()
    }

    /// How much there is to decide.
    pub fn n_disputes(&self) -> usize {
        let clashes = self.disputes.clashes.iter();
        let open = clashes.filter(|(id, clash)| clash.is_alive && self.hangs_on_something_alive(**id));
        open.map(|(_, clash)| clash.fields.len()).sum::<usize>() + self.open_late().count()
    }

    fn open_late(&self) -> impl Iterator<Item = RecordId> {
        self.disputes.late.iter().copied().filter(|id| self.hangs_on_something_alive(*id))
    }

    /// All there is to decide: conflicts with the latest value first, then what was deleted.
    pub fn disputes(&self) -> Vec<Dispute> {
        let mut all: Vec<(std::cmp::Reverse<i64>, Dispute)> = Vec::new();
        for (id, clash) in &self.disputes.clashes {
            if clash.is_alive && self.hangs_on_something_alive(*id) {
                all.extend(clash.fields.iter().map(|(field, at_ms)| {
                    (std::cmp::Reverse(*at_ms), Dispute::Clash { id: *id, field: field.clone() })
                }));
            }
        }
        all.sort_unstable();
        let mut late: Vec<RecordId> = self.open_late().collect();
        late.sort_unstable_by(|a, b| b.cmp(a));
        all.into_iter().map(|(_, dispute)| dispute).chain(late.into_iter().map(Dispute::Late)).collect()
    }

    /// The records of a request and what hangs on it that have fields in conflict.
    pub fn disputed_family(&self, id: RecordId) -> Vec<RecordId> {
        if self.disputes.clashes.is_empty() {
            return Vec::new();
        }
        let children = self.children(id);
        let placed = children.checks.into_iter().chain(children.photos).map(|(_, id)| id);
        let all = std::iter::once(id).chain(children.comments).chain(placed).chain(children.links);
        all.filter(|id| self.disputes.clashes.contains_key(id)).collect()
    }
}

fn is_trashed(packed: &Packed<'_>) -> bool {
    let mut is_trashed = false;
    let _ = packed.shown(|name, shown| {
        is_trashed |= name == field::LIFE && shown.value.text() == Some("trashed");
    });
    is_trashed
}

#[cfg(test)]
#[path = "disputes_tests.rs"]
mod tests;
