//! A disk whose power may fail between any two requests; what was written stays.

use std::cell::Cell;
use std::rc::Rc;

use store::memory::Memory;
use store::{Backend, Plan, Snapshot, StoreError};

use crate::rules::DiskRules;

/// The power of one phone, shared by its tabs.
#[derive(Debug, Default)]
pub struct Power {
    /// Requests until it fails.
    left: Cell<Option<u64>>,
    /// Whether the write at which it fails is still done.
    is_last_done: Cell<bool>,
    is_off: Cell<bool>,
}

impl Power {
    pub fn fail_after(&self, n_requests: u64, is_last_done: bool) {
        self.left.set(Some(n_requests));
        self.is_last_done.set(is_last_done);
    }

    pub fn hold(&self) {
        self.left.set(None);
    }

    pub fn is_off(&self) -> bool {
        self.is_off.get()
    }

    /// Whether this request is the last one.
    fn request(&self) -> Result<bool, StoreError> {
        if self.is_off.get() {
            return Err(StoreError::Closed);
        }
        match self.left.get() {
            Some(0) => {
                self.is_off.set(true);
                Ok(true)
            }
            left => {
                self.left.set(left.map(|n| n - 1));
                Ok(false)
            }
        }
    }
}

/// The disk of a phone, as one tab sees it.
#[derive(Clone, Debug)]
pub struct Disk {
    pub memory: Memory,
    pub power: Rc<Power>,
    pub rules: DiskRules,
}

impl Disk {
    fn read(&self) -> Result<(), StoreError> {
        if self.power.request()? { Err(StoreError::Closed) } else { Ok(()) }
    }
}

impl Backend for Disk {
    async fn load(&self) -> Result<Snapshot, StoreError> {
        self.memory.load().await
    }

    async fn transact(&self, plan: Plan<'_>) -> Result<(), StoreError> {
        let is_last = self.power.request()?;
        if is_last && !self.power.is_last_done.get() {
            return Err(StoreError::Closed);
        }
        let DiskRules { is_atomic, forgets } = self.rules;
        self.memory
            .transact(&mut |row| {
                let mut set = plan(row)?;
                if let Some(field) = forgets {
                    set.meta = without(&set.meta, field);
                }
                if is_last && !is_atomic {
                    set.journal.clear();
                }
                Ok(set)
            })
            .await?;
        if is_last { Err(StoreError::Closed) } else { Ok(()) }
    }

    async fn journal(&self, from: u64, to: u64) -> Result<Vec<(u64, Vec<u8>)>, StoreError> {
        self.read()?;
        self.memory.journal(from, to).await
    }

    async fn meta(&self) -> Result<Option<Vec<u8>>, StoreError> {
        self.read()?;
        self.memory.meta().await
    }

    async fn blob(&self, sha256: &str) -> Result<Option<Vec<u8>>, StoreError> {
        self.memory.blob(sha256).await
    }

    async fn blob_names(&self) -> Result<Vec<String>, StoreError> {
        self.memory.blob_names().await
    }

    async fn erase(&self) -> Result<(), StoreError> {
        self.memory.erase().await
    }
}

fn without(meta: &[u8], field: &str) -> Vec<u8> {
    let mut row: serde_json::Map<String, serde_json::Value> = serde_json::from_slice(meta).unwrap();
    row.remove(field).expect("a field of the row");
    if field == "cursor" {
        row.insert(field.into(), serde_json::Value::Null);
    }
    serde_json::to_vec(&row).unwrap()
}
