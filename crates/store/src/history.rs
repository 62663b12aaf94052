//! What the journal remembers.

use std::collections::{BTreeSet, HashMap};

use replica::page::{Entry, Page};
use replica::{Change, Cid, Hlc, RecordId};

use crate::backend::{Backend, StoreError};
use crate::device::Device;

impl<B: Backend> Device<B> {
    /// The changes that wrote to any of `ids`, in order, each once. One without `by` was made here, or signed by nobody.
    pub async fn history(&self, ids: &[RecordId]) -> Result<Vec<Entry>, StoreError> {
        let mut keys = BTreeSet::new();
        self.read(|table| {
            for id in ids {
                keys.extend(table.get(*id).map(|record| record.pages).unwrap_or_default());
            }
        });
        let mut entries: Vec<Entry> = Vec::new();
        let mut places: HashMap<Cid, Hlc> = HashMap::new();
        for key in keys {
            for (_, bytes) in self.backend.journal(key, key).await? {
                match Page::decode(&bytes) {
                    Ok(Page::Changes(page)) => {
                        let is_asked = |e: &Entry| e.change.w.iter().any(|w| ids.contains(&w.id));
                        entries.extend(page.into_iter().filter(is_asked));
                    }
                    Ok(Page::Restamps(list)) => {
                        for restamp in list {
                            let place = places.entry(restamp.cid).or_default();
                            *place = restamp.eff.max(*place);
                        }
                    }
                    Ok(Page::Unknown) | Err(_) => {}
                }
            }
        }
        // A change may stand twice: as made here, and as it came back with its final place.
        entries.sort_by_key(|e| (e.change.cid, e.eff.is_none()));
        entries.dedup_by_key(|e| e.change.cid);
        let place = |e: &Entry| e.eff.max(places.get(&e.change.cid).copied()).unwrap_or(e.change.hlc);
        entries.sort_by_key(|e| (place(e), e.change.cid));
        Ok(entries)
    }

    /// All changes of the journal pages `from..=to`: a backup reads them slice by slice.
    pub async fn changes(&self, from: u64, to: u64) -> Result<Vec<Change>, StoreError> {
        let mut all = Vec::new();
        for (_, bytes) in self.backend.journal(from, to).await? {
            if let Page::Changes(entries) =
                Page::decode(&bytes).map_err(|e| StoreError::Corrupt(e.to_string()))?
            {
                all.extend(entries.into_iter().map(|e| e.change));
            }
        }
        Ok(all)
    }
}
