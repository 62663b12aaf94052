//! A search index of records, brought up to date when there is time.

use replica::RecordId;
use replica::table::{IdMap, IdSet};
use search::{Index, Weight};

/// An index whose documents are records, and the records that wait to be read into it.
#[derive(Default)]
pub(crate) struct Indexed {
    index: Index,
    ids: Vec<RecordId>,
    numbers: IdMap<u32>,
    /// To index again, the next one last, each once.
    pending: Vec<RecordId>,
    is_pending: IdSet,
}

impl Indexed {
    /// Notes a record that changed.
    pub(crate) fn touch(&mut self, id: RecordId) {
        if self.is_pending.insert(id) {
            self.pending.push(id);
        }
    }

    /// The next record that changed, which waits no more.
    pub(crate) fn next(&mut self) -> Option<RecordId> {
        let id = self.pending.pop()?;
        self.is_pending.remove(&id);
        Some(id)
    }

    /// Whether no record waits.
    pub(crate) fn is_whole(&self) -> bool {
        self.pending.is_empty()
    }

    /// Finds a record by these texts from now on.
    pub(crate) fn put(&mut self, id: RecordId, precedence: u32, fields: &[(Weight, &str)]) {
        let number = *self.numbers.entry(id).or_insert_with(|| {
            self.ids.push(id);
            u32::try_from(self.ids.len() - 1).unwrap_or(u32::MAX)
        });
        self.index.insert(number, precedence, fields);
    }

    /// Finds a record no more.
    pub(crate) fn drop(&mut self, id: RecordId) {
        if let Some(number) = self.numbers.get(&id) {
            self.index.remove(*number);
        }
    }

    /// The records that answer, best first, and whether none has all words typed.
    pub(crate) fn query(&self, text: &str, limit: usize) -> (Vec<RecordId>, bool) {
        let found = self.index.query(text, limit);
        let ids = found.hits.iter().filter_map(|hit| self.ids.get(hit.doc as usize).copied()).collect();
        (ids, found.partial)
    }
}
