//! Where this page keeps its bytes: IndexedDB, or memory where the browser refuses (with a permanent warning).

use store::indexed_db::IndexedDb;
use store::memory::Memory;
use store::{Backend, Plan, Snapshot, StoreError};

/// The backend of this page.
pub enum Place {
    /// The browser's database.
    Durable(IndexedDb),
    /// Nothing outlives the page.
    Fleeting(Memory),
}

macro_rules! of_either {
    ($self:ident, $backend:ident => $call:expr) => {
        match $self {
            Place::Durable($backend) => $call,
            Place::Fleeting($backend) => $call,
        }
    };
}

impl Backend for Place {
    async fn load(&self) -> Result<Snapshot, StoreError> {
        of_either!(self, backend => backend.load().await)
    }
    async fn transact(&self, plan: Plan<'_>) -> Result<(), StoreError> {
        of_either!(self, backend => backend.transact(plan).await)
    }
    async fn journal(&self, from: u64, to: u64) -> Result<Vec<(u64, Vec<u8>)>, StoreError> {
        of_either!(self, backend => backend.journal(from, to).await)
    }
    async fn meta(&self) -> Result<Option<Vec<u8>>, StoreError> {
        of_either!(self, backend => backend.meta().await)
    }
    async fn blob(&self, sha256: &str) -> Result<Option<Vec<u8>>, StoreError> {
        of_either!(self, backend => backend.blob(sha256).await)
    }
    async fn blob_names(&self) -> Result<Vec<String>, StoreError> {
        of_either!(self, backend => backend.blob_names().await)
    }
    async fn erase(&self) -> Result<(), StoreError> {
        of_either!(self, backend => backend.erase().await)
    }
}
