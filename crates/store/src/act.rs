//! Acts: what one person does in one go, written whole.

use replica::page::{Entry, Page, change};
use replica::undo::inverse;
use replica::{Cid, Clock, Ctx, Intent, RecordId, Write};

use crate::backend::{Backend, Blob, StoreError, WriteSet};
use crate::device::{CHANGES_PER_PAGE, Device, known};
use crate::meta::Meta;

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

impl<B: Backend> Device<B> {
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
        let observed = self.state.borrow().observed;
        let mut drafts = Some((drafts, act.blobs));
        let mut written: Option<(Meta, Vec<(u64, Page)>)> = None;
        let cids_ref = &cids;
        self.backend
            .transact(&mut |row| {
                let mut meta = known(row, is_new_store)?;
                let (drafts, blobs) = drafts.take().ok_or(StoreError::Overtaken)?;
                let mut clock = Clock(meta.hlc.max(observed));
                let now_ms = now_ms.saturating_add_signed(meta.clock_offset_ms);
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
}
