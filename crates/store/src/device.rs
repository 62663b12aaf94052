//! A device: the workspace in memory, kept equal to what is durable.
//!
//! The flow is one way: an act is stored, and only then shown. The journal page that an act appends is
//! also what memory merges, so a restart replays exactly what the screen saw.

use std::cell::RefCell;
use std::collections::{BTreeSet, HashSet};

use replica::page::Page;
use replica::{Cid, Ctx, DeviceId, Hlc, RecordId, Table};
use tokio::sync::Mutex;

pub use crate::act::{Act, Done};
use crate::backend::{Backend, StoreError, WriteSet};
use crate::meta::Meta;
use crate::reseed::Recovery;

/// At most this many changes share a journal page: reading a record's history reads whole pages.
pub const CHANGES_PER_PAGE: usize = 500;
/// Compact when this much waits in the open segment, or this many pages in the journal's tail.
const COMPACT_BYTES: usize = 1 << 20;
const COMPACT_PAGES: u64 = 400;

/// What opening found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OpenReport {
    /// The store was new or empty.
    pub is_new: bool,
    /// Segments that could not be read.
    pub n_damaged_segments: usize,
    /// Journal pages that could not be read.
    pub n_damaged_pages: usize,
    /// Everything damaged was read again from the journal: nothing is missing.
    pub is_rescued: bool,
}

pub(crate) struct State {
    pub(crate) table: Table,
    pub(crate) meta: Meta,
    /// Every page up to here is merged.
    pub(crate) loaded: u64,
    /// Pages beyond a gap (another tab wrote in between) that are merged.
    ahead: BTreeSet<u64>,
    /// Changes made through this object: their author has always seen them.
    pub(crate) own: HashSet<Cid>,
    /// The compaction whose segments memory knows; another in the row means that another tab compacted.
    compactions: u64,
    /// The latest place a server gave to anything merged since opening: no stamp goes below it.
    pub(crate) observed: Hlc,
}

impl State {
    pub(crate) fn merge(&mut self, key: u64, page: &Page) -> Vec<RecordId> {
        let applied = self.table.apply(key, page);
        self.observed = self.observed.max(applied.latest);
        self.meta.hlc = self.meta.hlc.max(self.observed);
        self.ahead.insert(key);
        while self.ahead.remove(&(self.loaded + 1)) {
            self.loaded += 1;
        }
        applied.records
    }

    /// The transaction went through: what it left in the meta row is what we know now.
    pub(crate) fn adopt_meta(&mut self, meta: Meta) {
        // A row may say less than memory did: a clock that had run ahead was set back.
        self.meta = meta;
        self.meta.hlc = self.meta.hlc.max(self.observed);
    }
}

/// A workspace on this device.
pub struct Device<B> {
    pub(crate) backend: B,
    pub(crate) state: RefCell<State>,
    /// Acts queue here, so that each sees the one before it.
    pub(crate) turn: Mutex<()>,
    /// What is known for giving a server back what it lost; only while that goes on.
    pub(crate) recovery: RefCell<Recovery>,
}

impl<B: Backend> Device<B> {
    /// Opens the store, or makes a new one. Damaged segments are read again from the journal, which keeps every change.
    pub async fn open(backend: B, ctx: &mut Ctx<'_>) -> Result<(Self, OpenReport), StoreError> {
        let snapshot = backend.load().await?;
        let mut report = OpenReport { is_new: snapshot.meta.is_none(), ..OpenReport::default() };
        let meta = match &snapshot.meta {
            Some(bytes) => Meta::decode(bytes)?,
            None => create(&backend, DeviceId::new(ctx)).await?,
        };
        let mut table = Table::default();
        for (key, bytes) in snapshot.segments {
            report.n_damaged_segments += usize::from(table.load_segment(key, bytes).is_err());
        }
        let (loaded, compactions) = (meta.checkpoint, meta.compactions);
        let mut state = State {
            table,
            meta,
            loaded,
            ahead: BTreeSet::new(),
            own: HashSet::new(),
            compactions,
            observed: Hlc::default(),
        };
        if 0 < report.n_damaged_segments {
            let pages = backend.journal(1, loaded).await?;
            let is_complete = pages.len() as u64 == loaded;
            let n_damaged = merge_all(&mut state, pages);
            report.n_damaged_pages += n_damaged;
            report.is_rescued = n_damaged == 0 && is_complete;
            if report.is_rescued {
                state.table.rescued();
            }
        }
        report.n_damaged_pages += merge_all(&mut state, snapshot.journal);
        let (state, recovery) = (RefCell::new(state), RefCell::default());
        Ok((Self { backend, state, turn: Mutex::new(()), recovery }, report))
    }

    /// The bytes behind.
    pub fn backend(&self) -> &B {
        &self.backend
    }

    /// Looks at the records. Synchronous: nothing changes meanwhile.
    pub fn read<T>(&self, look: impl FnOnce(&Table) -> T) -> T {
        look(&self.state.borrow().table)
    }

    /// The meta row as last known.
    pub fn meta(&self) -> Meta {
        self.state.borrow().meta.clone()
    }

    /// Takes in what other tabs stored. Cheap when there is nothing.
    pub async fn catch_up(&self) -> Result<Vec<RecordId>, StoreError> {
        let Some(row) = self.backend.meta().await? else { return Ok(Vec::new()) };
        let meta = Meta::decode(&row)?;
        let (from, to) = (self.state.borrow().loaded + 1, meta.next_page - 1);
        let pages = self.backend.journal(from, to).await?;
        let mut state = self.state.borrow_mut();
        let mut changed = Vec::new();
        for (key, bytes) in pages {
            if let Ok(page) = Page::decode(&bytes) {
                changed.append(&mut state.merge(key, &page));
            }
        }
        if state.meta.next_page <= meta.next_page {
            state.adopt_meta(meta);
        }
        Ok(changed)
    }

    /// Whether a compaction is worth its cost; ask when idle.
    pub fn wants_compaction(&self) -> bool {
        let state = self.state.borrow();
        COMPACT_BYTES < state.table.open_bytes() || COMPACT_PAGES < state.loaded - state.meta.checkpoint
    }

    /// Moves changed records into segments, so that the next start is quick. Does nothing if another tab compacted.
    pub async fn compact(&self) -> Result<(), StoreError> {
        let _turn = self.turn.lock().await;
        let (plan, open_bytes, loaded, compactions, next_segment, observed) = {
            let state = self.state.borrow();
            let plan = state.table.compact(state.meta.next_segment);
            let (open_bytes, next_segment) = (state.table.open_bytes(), state.meta.next_segment);
            (plan, open_bytes, state.loaded, state.compactions, next_segment, state.observed)
        };
        let mut written = None;
        let result = self
            .backend
            .transact(&mut |row| {
                let mut meta = Meta::decode(row.unwrap_or_default())?;
                if meta.compactions != compactions || meta.next_segment != next_segment {
                    return Err(StoreError::Overtaken);
                }
                meta.compactions += 1;
                meta.next_segment += plan.put.len() as u64;
                meta.checkpoint = loaded;
                // Pages before the checkpoint are not read again: what they taught the clock must stand here.
                meta.hlc = meta.hlc.max(observed);
                let set = WriteSet {
                    meta: meta.encode()?,
                    segments: plan.put.clone(),
                    delete_segments: plan.delete.clone(),
                    ..WriteSet::default()
                };
                written = Some(meta);
                Ok(set)
            })
            .await;
        match (result, written) {
            (Ok(()), Some(meta)) => {
                let mut state = self.state.borrow_mut();
                state.table.compacted(plan, open_bytes);
                state.compactions = meta.compactions;
                state.adopt_meta(meta);
                Ok(())
            }
            (Ok(()) | Err(StoreError::Overtaken), _) => Ok(()),
            (Err(error), _) => Err(error),
        }
    }
}

async fn create<B: Backend>(backend: &B, dev: DeviceId) -> Result<Meta, StoreError> {
    let mut made = Meta::new(dev);
    backend
        .transact(&mut |row| {
            if let Some(row) = row {
                // Two tabs opened a new store at once: the first one made it.
                made = Meta::decode(row)?;
            }
            Ok(WriteSet { meta: made.encode()?, ..WriteSet::default() })
        })
        .await?;
    Ok(made)
}

/// The meta row in a transaction. A row that vanished under a workspace in memory means that the store was emptied (T51).
pub(crate) fn known(row: Option<&[u8]>, is_empty: bool) -> Result<Meta, StoreError> {
    match row {
        Some(row) => Meta::decode(row),
        None if is_empty => Err(StoreError::Closed),
        None => Err(StoreError::Corrupt("the store was emptied while the app was open".into())),
    }
}

fn merge_all(state: &mut State, pages: Vec<(u64, Vec<u8>)>) -> usize {
    let mut n_damaged = 0;
    for (key, bytes) in pages {
        let page = Page::decode(&bytes).unwrap_or_else(|_| {
            n_damaged += 1;
            Page::Unknown
        });
        state.merge(key, &page);
    }
    n_damaged
}
