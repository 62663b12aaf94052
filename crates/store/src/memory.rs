//! The backend in memory: the twin of IndexedDB for tests, and the last resort where the browser refuses
//! to store (with a permanent warning on screen).

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use crate::backend::{Backend, Plan, Snapshot, StoreError, checkpoint_of};

#[derive(Clone, Debug, Default)]
struct Stores {
    meta: Option<Vec<u8>>,
    journal: BTreeMap<u64, Vec<u8>>,
    segments: BTreeMap<u64, Vec<u8>>,
    blobs: BTreeMap<String, Vec<u8>>,
    /// The next transactions fail with this: how tests fill a disk or cut a connection.
    fault: Option<StoreError>,
}

/// Bytes in memory. Clones share them, as tabs share a database.
#[derive(Clone, Debug, Default)]
pub struct Memory(Rc<RefCell<Stores>>);

impl Memory {
    /// A copy of the bytes, as a cloned profile or a restored phone has them.
    #[must_use]
    pub fn copied(&self) -> Self {
        Self(Rc::new(RefCell::new(self.0.borrow().clone())))
    }

    /// Makes every write fail with `fault` until it is lifted with `None`.
    pub fn fail_writes(&self, fault: Option<StoreError>) {
        self.0.borrow_mut().fault = fault;
    }

    /// Damages a segment or page: how tests break a disk.
    pub fn overwrite(&self, is_segment: bool, key: u64, bytes: Vec<u8>) {
        let mut stores = self.0.borrow_mut();
        let map = if is_segment { &mut stores.segments } else { &mut stores.journal };
        map.insert(key, bytes);
    }
}

impl Backend for Memory {
    async fn load(&self) -> Result<Snapshot, StoreError> {
        let stores = self.0.borrow();
        let after = checkpoint_of(stores.meta.as_deref());
        Ok(Snapshot {
            meta: stores.meta.clone(),
            segments: stores.segments.iter().map(|(k, v)| (*k, v.clone())).collect(),
            journal: stores.journal.range(after + 1..).map(|(k, v)| (*k, v.clone())).collect(),
        })
    }

    async fn transact(&self, plan: Plan<'_>) -> Result<(), StoreError> {
        let mut stores = self.0.borrow_mut();
        if let Some(fault) = &stores.fault {
            return Err(fault.clone());
        }
        let set = plan(stores.meta.as_deref())?;
        stores.meta = Some(set.meta);
        stores.journal.extend(set.journal);
        for key in set.delete_segments {
            stores.segments.remove(&key);
        }
        stores.segments.extend(set.segments);
        stores.blobs.extend(set.blobs.into_iter().map(|blob| (blob.sha256, blob.bytes)));
        Ok(())
    }

    async fn journal(&self, from: u64, to: u64) -> Result<Vec<(u64, Vec<u8>)>, StoreError> {
        if to < from {
            return Ok(Vec::new());
        }
        Ok(self.0.borrow().journal.range(from..=to).map(|(k, v)| (*k, v.clone())).collect())
    }

    async fn meta(&self) -> Result<Option<Vec<u8>>, StoreError> {
        Ok(self.0.borrow().meta.clone())
    }

    async fn blob(&self, sha256: &str) -> Result<Option<Vec<u8>>, StoreError> {
        Ok(self.0.borrow().blobs.get(sha256).cloned())
    }

    async fn blob_names(&self) -> Result<Vec<String>, StoreError> {
        Ok(self.0.borrow().blobs.keys().cloned().collect())
    }

    async fn erase(&self) -> Result<(), StoreError> {
        *self.0.borrow_mut() = Stores::default();
        Ok(())
    }
}
