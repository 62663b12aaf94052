//! The seam: four stores of bytes, read in one snapshot, written in one transaction.

use crate::meta::Meta;

/// Why the store did not do what was asked. Nothing was written in any of these cases.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// The browser refuses to store anything here: private mode, or storage switched off.
    #[error("the browser refuses to store data")]
    Refused,
    /// Another tab holds an older version open.
    #[error("another tab keeps the store busy")]
    Blocked,
    /// A newer version of the app wrote here.
    #[error("the store was written by a newer version ({found}, this one reads {known})")]
    Newer {
        /// The version found.
        found: u32,
        /// The newest version that this app reads.
        known: u32,
    },
    /// The device is full.
    #[error("the device has no room left")]
    Quota,
    /// The browser closed the connection (it does so in the background on some phones).
    #[error("the browser closed the store")]
    Closed,
    /// The bytes are damaged.
    #[error("the store is damaged: {0}")]
    Corrupt(String),
    /// The plan was withdrawn: another tab was quicker.
    #[error("another tab was quicker")]
    Overtaken,
    /// Anything else the browser says.
    #[error("the store failed: {0}")]
    Failed(String),
}

impl StoreError {
    /// Whether trying again, unchanged, may succeed.
    pub fn is_permanent(&self) -> bool {
        match self {
            Self::Closed | Self::Overtaken | Self::Blocked => false,
            Self::Refused | Self::Newer { .. } | Self::Quota | Self::Corrupt(_) | Self::Failed(_) => true,
        }
    }
}

/// Bytes that are not records: a photo. Named by the SHA-256 of its bytes, hex.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Blob {
    /// SHA-256 of the bytes, 64 hex digits.
    pub sha256: String,
    /// The bytes.
    pub bytes: Vec<u8>,
}

/// Everything needed to open: read in one transaction, so that no tab's write lies half in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Snapshot {
    /// The meta row; `None` in a new store.
    pub meta: Option<Vec<u8>>,
    /// All segments, ascending by key.
    pub segments: Vec<(u64, Vec<u8>)>,
    /// The journal after the checkpoint, ascending by key.
    pub journal: Vec<(u64, Vec<u8>)>,
}

/// What one transaction writes, all or nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WriteSet {
    /// The new meta row.
    pub meta: Vec<u8>,
    /// Journal pages.
    pub journal: Vec<(u64, Vec<u8>)>,
    /// Segments.
    pub segments: Vec<(u64, Vec<u8>)>,
    /// Segments to delete.
    pub delete_segments: Vec<u64>,
    /// Photos.
    pub blobs: Vec<Blob>,
}

/// Turns the meta row as it is now into what to write; `Err` withdraws, and nothing is written.
///
/// Called once, inside the transaction: reading the row is the mutex between tabs.
pub type Plan<'a> = &'a mut dyn FnMut(Option<&[u8]>) -> Result<WriteSet, StoreError>;

/// A place for bytes. Two exist: memory and IndexedDB; `contract` holds both to the same stories.
pub trait Backend {
    /// Reads all that opening needs, in one snapshot.
    async fn load(&self) -> Result<Snapshot, StoreError>;
    /// Reads the meta row, lets `plan` decide, writes, and returns when it is durable.
    async fn transact(&self, plan: Plan<'_>) -> Result<(), StoreError>;
    /// Journal pages with keys in `from..=to`, ascending.
    async fn journal(&self, from: u64, to: u64) -> Result<Vec<(u64, Vec<u8>)>, StoreError>;
    /// The meta row.
    async fn meta(&self) -> Result<Option<Vec<u8>>, StoreError>;
    /// A photo's bytes.
    async fn blob(&self, sha256: &str) -> Result<Option<Vec<u8>>, StoreError>;
    /// The names of all photos.
    async fn blob_names(&self) -> Result<Vec<String>, StoreError>;
    /// Deletes everything.
    async fn erase(&self) -> Result<(), StoreError>;
}

/// The checkpoint in a meta row: the journal after it is to be replayed. 0 when there is none.
pub fn checkpoint_of(meta: Option<&[u8]>) -> u64 {
    meta.and_then(|bytes| Meta::decode(bytes).ok()).map_or(0, |meta| meta.checkpoint)
}
