//! A device: the workspace in memory, kept equal to what is durable.
//!
//! The flow is one way: an act is stored, and only then shown. The journal page that an act appends is
//! also what memory merges, so a restart replays exactly what the screen saw.

use std::cell::RefCell;
use std::collections::{BTreeSet, HashSet};

use replica::page::{Entry, Page, change};
use replica::undo::inverse;
use replica::{Change, Cid, Clock, Ctx, DeviceId, Intent, RecordId, Table, Write};
use tokio::sync::Mutex;

use crate::backend::{Backend, Blob, StoreError, WriteSet};
use crate::meta::Meta;

/// At most this many changes share a journal page: reading a record's history reads whole pages.
pub const CHANGES_PER_PAGE: usize = 500;
/// Compact when this much waits in the open segment, or this many pages in the journal's tail.
const COMPACT_BYTES: usize = 1 << 20;
const COMPACT_PAGES: u64 = 400;

/// What one person does in one go: written whole, undone whole.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Act {
    /// The changes; an act on one record is one change, an import is one for each record.
    pub changes: Vec<Vec<Intent>>,
    /// Photos that the changes refer to, stored in the same transaction.
    pub blobs: Vec<Blob>,
    /// Joins an act already begun (the next slice of an import).
    pub tx: Option<Cid>,
}

impl Act {
    /// An act of one change.
    pub fn one(intents: Vec<Intent>) -> Self {
        Self { changes: vec![intents], ..Self::default() }
    }
}

/// An act that is durable on this device.
#[derive(Clone, Debug, PartialEq)]
pub struct Done {
    /// The act.
    pub tx: Cid,
    /// The records it touched.
    pub records: Vec<RecordId>,
    /// What undoes it.
    pub undo: Act,
}

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
    own: HashSet<Cid>,
    /// The compaction whose segments memory knows; another in the row means that another tab compacted.
    compactions: u64,
}

impl State {
    pub(crate) fn merge(&mut self, key: u64, page: &Page) -> Vec<RecordId> {
        let applied = self.table.apply(key, page);
        let mut clock = Clock(self.meta.hlc);
        clock.observe(applied.latest);
        self.meta.hlc = clock.0;
        self.ahead.insert(key);
        while self.ahead.remove(&(self.loaded + 1)) {
            self.loaded += 1;
        }
        applied.records
    }

    /// The transaction went through: what it left in the meta row is what we know now.
    pub(crate) fn adopt_meta(&mut self, meta: Meta) {
        let hlc = self.meta.hlc.max(meta.hlc);
        self.meta = meta;
        self.meta.hlc = hlc;
    }
}

/// A workspace on this device.
pub struct Device<B> {
    pub(crate) backend: B,
    pub(crate) state: RefCell<State>,
    /// Acts queue here, so that each sees the one before it.
    pub(crate) turn: Mutex<()>,
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
        let mut state =
            State { table, meta, loaded, ahead: BTreeSet::new(), own: HashSet::new(), compactions };
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
        Ok((Self { backend, state: RefCell::new(state), turn: Mutex::new(()) }, report))
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

    /// Stores an act, then shows it: returns when it is durable.
    ///
    /// On an error nothing is stored and nothing changed in memory; the caller still holds the act.
    pub async fn act(&self, ctx: &mut Ctx<'_>, act: Act) -> Result<Done, StoreError> {
        let _turn = self.turn.lock().await;
        let (drafts, undo) = self.prepare(&act);
        let cids: Vec<Cid> = drafts.iter().map(|_| Cid::new(ctx)).collect();
        let Some(first) = cids.first() else {
            return Ok(Done { tx: act.tx.unwrap_or_else(|| Cid::new(ctx)), records: Vec::new(), undo });
        };
        let tx = act.tx.unwrap_or(*first);
        let now_ms = ctx.now_ms;
        let is_new_store = self.state.borrow().table.is_empty();
        let known_hlc = self.state.borrow().meta.hlc;
        let mut drafts = Some((drafts, act.blobs));
        let mut written: Option<(Meta, Vec<(u64, Page)>)> = None;
        let cids_ref = &cids;
        self.backend
            .transact(&mut |row| {
                let mut meta = known(row, is_new_store)?;
                let (drafts, blobs) = drafts.take().ok_or(StoreError::Overtaken)?;
                let mut clock = Clock(meta.hlc.max(known_hlc));
                let mut pages: Vec<(u64, Page)> = Vec::new();
                let mut entries: Vec<Entry> = Vec::new();
                for (writes, cid) in drafts.into_iter().zip(cids_ref) {
                    let hlc = clock.stamp(now_ms);
                    let change = change(*cid, tx, (meta.dev, meta.next_n), hlc, writes);
                    meta.next_n += 1;
                    entries.push(Entry::made(change));
                    if entries.len() == CHANGES_PER_PAGE {
                        pages.push((meta.next_page, Page::Changes(std::mem::take(&mut entries))));
                        meta.next_page += 1;
                    }
                }
                if !entries.is_empty() {
                    pages.push((meta.next_page, Page::Changes(entries)));
                    meta.next_page += 1;
                }
                meta.hlc = clock.0;
                let journal = pages.iter().map(|(key, page)| (*key, page.encode())).collect();
                let set = WriteSet { meta: meta.encode()?, journal, blobs, ..WriteSet::default() };
                written = Some((meta, pages));
                Ok(set)
            })
            .await?;
        let mut state = self.state.borrow_mut();
        let mut records = Vec::new();
        if let Some((meta, pages)) = written {
            state.adopt_meta(meta);
            for (key, page) in &pages {
                records.append(&mut state.merge(*key, page));
            }
        }
        state.own.extend(cids);
        drop(state);
        let undo = Act { tx: None, ..undo };
        Ok(Done { tx, records, undo })
    }

    /// Decides what each write supersedes, and what would undo the act, from what shows at this moment.
    fn prepare(&self, act: &Act) -> (Vec<Vec<Write>>, Act) {
        let state = self.state.borrow();
        let mut undo = Act::default();
        let mut drafts = Vec::with_capacity(act.changes.len());
        for intents in &act.changes {
            let mut writes: Vec<Write> = Vec::with_capacity(intents.len());
            let mut back: Vec<Intent> = Vec::new();
            let mut from = 0;
            while let Some(first) = intents.get(from) {
                let n = intents.iter().skip(from).take_while(|i| i.id == first.id).count();
                let of_one = intents.get(from..from + n).unwrap_or_default();
                from += n;
                let before = state.table.get(first.id);
                if !back.iter().any(|i| i.id == first.id) {
                    back.extend(inverse(before.as_ref(), of_one));
                }
                for intent in of_one {
                    let cell = before.as_ref().and_then(|record| record.cells.get(&intent.field));
                    let mut sup = intent.seen.clone().unwrap_or_default();
                    for head in cell.iter().flat_map(|cell| &cell.heads) {
                        let is_seen = intent.seen.is_none() || state.own.contains(&head.cid);
                        if is_seen && !sup.contains(&head.cid) {
                            sup.push(head.cid);
                        }
                    }
                    // One write a cell in one change: the last word holds.
                    writes.retain(|w| w.id != intent.id || w.f != intent.field);
                    writes.push(Write {
                        ty: intent.kind.clone(),
                        id: intent.id,
                        f: intent.field.clone(),
                        k: intent.op.clone(),
                        v: intent.value.clone(),
                        sup,
                        extra: serde_json::Map::new(),
                    });
                }
            }
            if !writes.is_empty() {
                drafts.push(writes);
                undo.changes.push(back);
            }
        }
        undo.changes.reverse();
        (drafts, undo)
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
        let (plan, open_bytes, loaded, compactions, next_segment, hlc) = {
            let state = self.state.borrow();
            let plan = state.table.compact(state.meta.next_segment);
            let (open_bytes, next_segment) = (state.table.open_bytes(), state.meta.next_segment);
            (plan, open_bytes, state.loaded, state.compactions, next_segment, state.meta.hlc)
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
                meta.hlc = meta.hlc.max(hlc);
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

    /// The changes that wrote to any of `ids`, in order, each once.
    pub async fn history(&self, ids: &[RecordId]) -> Result<Vec<Entry>, StoreError> {
        let mut keys = BTreeSet::new();
        self.read(|table| {
            for id in ids {
                keys.extend(table.get(*id).map(|record| record.pages).unwrap_or_default());
            }
        });
        let mut entries: Vec<Entry> = Vec::new();
        for key in keys {
            for (_, bytes) in self.backend.journal(key, key).await? {
                let Ok(Page::Changes(page)) = Page::decode(&bytes) else { continue };
                entries.extend(page.into_iter().filter(|e| e.change.w.iter().any(|w| ids.contains(&w.id))));
            }
        }
        // A change may stand twice: as made here, and as it came back with its final place.
        entries.sort_by_key(|e| (e.change.cid, e.eff.is_none()));
        entries.dedup_by_key(|e| e.change.cid);
        entries.sort_by_key(|e| (e.eff.unwrap_or(e.change.hlc), e.change.cid));
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
