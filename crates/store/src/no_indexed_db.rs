//! IndexedDB where there is no browser: it cannot be opened. Lets the app's own code compile for native tests.

use crate::backend::{Backend, Plan, Snapshot, StoreError};

/// A store that does not exist outside a browser.
#[derive(Debug)]
pub enum IndexedDb {}

impl IndexedDb {
    /// [`StoreError::Refused`].
    pub async fn open(_name: &str, _on_blocked: impl Fn() + 'static) -> Result<Self, StoreError> {
        Err(StoreError::Refused)
    }

    /// Never called: there is no value.
    pub async fn version_change(&self) {
        match *self {}
    }
}

impl Backend for IndexedDb {
    async fn load(&self) -> Result<Snapshot, StoreError> {
        match *self {}
    }
    async fn transact(&self, _plan: Plan<'_>) -> Result<(), StoreError> {
        match *self {}
    }
    async fn journal(&self, _from: u64, _to: u64) -> Result<Vec<(u64, Vec<u8>)>, StoreError> {
        match *self {}
    }
    async fn meta(&self) -> Result<Option<Vec<u8>>, StoreError> {
        match *self {}
    }
    async fn blob(&self, _sha256: &str) -> Result<Option<Vec<u8>>, StoreError> {
        match *self {}
    }
    async fn blob_names(&self) -> Result<Vec<String>, StoreError> {
        match *self {}
    }
    async fn erase(&self) -> Result<(), StoreError> {
        match *self {}
    }
}
