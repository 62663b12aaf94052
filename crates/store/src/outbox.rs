//! What is still to send, what came from elsewhere, and what comes from a backup.

use std::collections::BTreeSet;

use replica::page::{Entry, Page, Restamp};
use replica::{Change, Cid, Ctx, DeviceId, Hlc, RecordId, Table};

use crate::backend::{Backend, Blob, StoreError, WriteSet};
use crate::device::{CHANGES_PER_PAGE, Device, known};
use crate::meta::{Cursor, Meta, Refusal};

/// The next changes to send, in the order they were made.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Batch {
    /// The changes.
    pub changes: Vec<Change>,
    /// All pages up to here hold nothing to send but these.
    through_page: u64,
}

/// The server's answer to one change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Stored, at this place in the order.
    Stored(Hlc),
    /// Refused, with a typed code and words.
    Refused {
        /// The code.
        code: String,
        /// The words.
        why: String,
    },
}

/// What adopting a backup did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Adopted {
    /// Changes that were new here.
    pub n_new: usize,
    /// Changes that were here already.
    pub n_known: usize,
}

impl<B: Backend> Device<B> {
    /// The next at most `limit` changes without an answer.
    pub async fn pending(&self, limit: usize) -> Result<Batch, StoreError> {
        let meta = self.meta();
        let mut batch = Batch { changes: Vec::new(), through_page: meta.acked_page };
        let last = meta.next_page.saturating_sub(1);
        let mut from = meta.acked_page + 1;
        while from <= last && batch.changes.len() < limit {
            // Small pages are read many at a time; a bulk page holds hundreds of changes by itself.
            let to = last.min(from + 63);
            for (key, bytes) in self.backend.journal(from, to).await? {
                let page = Page::decode(&bytes).map_err(|e| StoreError::Corrupt(e.to_string()))?;
                let Page::Changes(entries) = page else {
                    batch.through_page = key;
                    continue;
                };
                let is_mine = |e: &Entry| e.change.dev == meta.dev && meta.acked_n < e.change.n;
                let mine: Vec<Change> =
                    entries.into_iter().filter(|e| is_mine(e) && e.eff.is_none()).map(|e| e.change).collect();
                let room = limit - batch.changes.len();
                let is_whole = mine.len() <= room;
                batch.changes.extend(mine.into_iter().take(room));
                if !is_whole {
                    return Ok(batch);
                }
                batch.through_page = key;
            }
            from = to + 1;
        }
        Ok(batch)
    }

    /// Stores the server's answers to a batch, whole.
    pub async fn answered(&self, batch: &Batch, answers: &[(Cid, Answer)]) -> Result<(), StoreError> {
        let _turn = self.turn.lock().await;
        let mut restamps = Vec::new();
        let mut refused = Vec::new();
        let mut acked_n = 0;
        for (change, (cid, answer)) in batch.changes.iter().zip(answers) {
            if change.cid != *cid {
                return Err(StoreError::Failed("the server's answers do not match what was sent".into()));
            }
            acked_n = change.n;
            match answer {
                Answer::Stored(eff) if *eff != change.hlc => {
                    let records: BTreeSet<RecordId> = change.w.iter().map(|w| w.id).collect();
                    restamps.push(Restamp { cid: *cid, eff: *eff, records: records.into_iter().collect() });
                }
                Answer::Stored(_) => {}
                Answer::Refused { code, why } => {
                    refused.push(Refusal { cid: *cid, n: change.n, code: code.clone(), why: why.clone() });
                }
            }
        }
        let is_all = answers.len() == batch.changes.len();
        let dev = batch.changes.first().map(|c| c.dev);
        let page = (!restamps.is_empty()).then_some(Page::Restamps(restamps));
        self.write_page(page, Vec::new(), |meta| {
            // Another tab may have forked or started over meanwhile: its word is newer.
            if dev.is_some_and(|dev| dev != meta.dev) {
                return Err(StoreError::Overtaken);
            }
            meta.acked_n = meta.acked_n.max(acked_n);
            if is_all {
                meta.acked_page = meta.acked_page.max(batch.through_page);
            }
            meta.refused.retain(|r| !refused.iter().any(|new| new.cid == r.cid));
            meta.refused.append(&mut refused);
            Ok(())
        })
        .await?;
        Ok(())
    }

    /// Stores changes that came from the server together with the cursor after them (T17).
    ///
    /// `after` is the cursor they were asked with; if it moved meanwhile, nothing is written
    /// ([`StoreError::Overtaken`]): two tabs that pull at once are harmless.
    pub async fn ingest(
        &self,
        after: Option<&Cursor>,
        entries: Vec<Entry>,
        cursor: Cursor,
    ) -> Result<Vec<RecordId>, StoreError> {
        let _turn = self.turn.lock().await;
        let (dev, acked_n) = {
            let state = self.state.borrow();
            (state.meta.dev, state.meta.acked_n)
        };
        // Our own changes come back: they are in the journal already, with their final place.
        let news: Vec<Entry> =
            entries.into_iter().filter(|e| e.change.dev != dev || acked_n < e.change.n).collect();
        let page = (!news.is_empty()).then_some(Page::Changes(news));
        let after = after.cloned();
        self.write_page(page, Vec::new(), move |meta| {
            if meta.cursor != after {
                return Err(StoreError::Overtaken);
            }
            meta.cursor = Some(cursor.clone());
            Ok(())
        })
        .await
    }

    /// Chooses the server, or none. Another server than before starts from the beginning; nothing here is deleted (T13).
    pub async fn set_server(&self, server: Option<String>) -> Result<(), StoreError> {
        let _turn = self.turn.lock().await;
        self.write_page(None, Vec::new(), |meta| {
            if meta.server != server && server.is_some() {
                start_over(meta);
            }
            meta.server.clone_from(&server);
            Ok(())
        })
        .await?;
        Ok(())
    }

    /// The server lost or replaced its data: everything made here is to be sent again, everything there read again.
    pub async fn start_over(&self) -> Result<(), StoreError> {
        let _turn = self.turn.lock().await;
        self.write_page(None, Vec::new(), |meta| {
            start_over(meta);
            Ok(())
        })
        .await?;
        Ok(())
    }

    /// Another device uses our number series (a restored phone, a copied profile): takes a new device id and
    /// numbers again what is still to send. The changes keep their identity (T07).
    pub async fn fork(&self, ctx: &mut Ctx<'_>) -> Result<(), StoreError> {
        let _turn = self.turn.lock().await;
        let dev = DeviceId::new(ctx);
        let meta = self.meta();
        let stored = self.backend.journal(meta.acked_page + 1, meta.next_page - 1).await?;
        let mut next_n = 1;
        let mut pages = Vec::new();
        for (key, bytes) in stored {
            let Ok(Page::Changes(mut entries)) = Page::decode(&bytes) else { continue };
            let mut is_touched = false;
            for entry in &mut entries {
                if entry.change.dev == meta.dev && meta.acked_n < entry.change.n && entry.eff.is_none() {
                    renumber(&mut entry.change, dev, next_n);
                    next_n += 1;
                    is_touched = true;
                }
            }
            if is_touched {
                pages.push((key, Page::Changes(entries).encode()));
            }
        }
        let mut written = None;
        self.backend
            .transact(&mut |row| {
                let mut now = known(row, false)?;
                if (now.dev, now.next_page, now.acked_n) != (meta.dev, meta.next_page, meta.acked_n) {
                    return Err(StoreError::Overtaken);
                }
                (now.dev, now.next_n, now.acked_n) = (dev, next_n, 0);
                let set = WriteSet { meta: now.encode()?, journal: pages.clone(), ..WriteSet::default() };
                written = Some(now);
                Ok(set)
            })
            .await?;
        if let Some(meta) = written {
            self.state.borrow_mut().adopt_meta(meta);
        }
        Ok(())
    }

    /// Takes in changes of a backup, with their identities and times: those that are here already change nothing,
    /// so restoring twice, or over newer work, is safe. New ones will also be sent to the server.
    pub async fn adopt(
        &self,
        changes: Vec<Change>,
        blobs: Vec<Blob>,
    ) -> Result<(Adopted, Vec<RecordId>), StoreError> {
        let _turn = self.turn.lock().await;
        let mut adopted = Adopted::default();
        let mut fresh = Vec::new();
        let mut met = BTreeSet::new();
        self.read(|table| {
            for change in changes {
                if is_known(table, &change) || !met.insert(change.cid) {
                    adopted.n_known += 1;
                } else {
                    adopted.n_new += 1;
                    fresh.push(change);
                }
            }
        });
        let mut blobs = Some(blobs);
        let mut written: Option<(Meta, Vec<(u64, Page)>)> = None;
        self.backend
            .transact(&mut |row| {
                let mut meta = known(row, false)?;
                let mut pages = Vec::new();
                for chunk in fresh.chunks(CHANGES_PER_PAGE) {
                    let entries = chunk.iter().map(|change| {
                        let mut change = change.clone();
                        renumber(&mut change, meta.dev, meta.next_n);
                        meta.next_n += 1;
                        meta.hlc = meta.hlc.max(change.hlc);
                        Entry { change, eff: None }
                    });
                    let page = Page::Changes(entries.collect());
                    pages.push((meta.next_page, page));
                    meta.next_page += 1;
                }
                let set = WriteSet {
                    meta: meta.encode()?,
                    journal: pages.iter().map(|(key, page)| (*key, page.encode())).collect(),
                    blobs: blobs.take().unwrap_or_default(),
                    ..WriteSet::default()
                };
                written = Some((meta, pages));
                Ok(set)
            })
            .await?;
        Ok((adopted, written.map(|(meta, pages)| self.merge_written(meta, &pages)).unwrap_or_default()))
    }

    async fn write_page(
        &self,
        page: Option<Page>,
        blobs: Vec<Blob>,
        mut edit: impl FnMut(&mut Meta) -> Result<(), StoreError>,
    ) -> Result<Vec<RecordId>, StoreError> {
        let mut blobs = Some(blobs);
        let mut written: Option<(Meta, u64)> = None;
        self.backend
            .transact(&mut |row| {
                let mut meta = known(row, false)?;
                edit(&mut meta)?;
                let key = meta.next_page;
                let journal = page.iter().map(|page| (key, page.encode())).collect::<Vec<_>>();
                meta.next_page += journal.len() as u64;
                let blobs = blobs.take().unwrap_or_default();
                let set = WriteSet { meta: meta.encode()?, journal, blobs, ..WriteSet::default() };
                written = Some((meta, key));
                Ok(set)
            })
            .await?;
        let Some((meta, key)) = written else { return Ok(Vec::new()) };
        Ok(self.merge_written(meta, &page.map(|page| (key, page)).into_iter().collect::<Vec<_>>()))
    }

    fn merge_written(&self, meta: Meta, pages: &[(u64, Page)]) -> Vec<RecordId> {
        let mut state = self.state.borrow_mut();
        state.adopt_meta(meta);
        pages.iter().flat_map(|(key, page)| state.merge(*key, page)).collect()
    }
}

fn start_over(meta: &mut Meta) {
    meta.cursor = None;
    meta.acked_n = 0;
    meta.acked_page = 0;
    meta.refused.clear();
}

/// Gives a change another transport position; who made it stays readable in `by`.
fn renumber(change: &mut Change, dev: DeviceId, n: u64) {
    if change.dev != dev && !change.extra.contains_key("by") {
        change.extra.insert("by".into(), change.dev.to_string().into());
    }
    (change.dev, change.n) = (dev, n);
}

/// Whether every write of the change has arrived here before: it lives, or was superseded.
fn is_known(table: &Table, change: &Change) -> bool {
    change.w.iter().all(|write| {
        table.get(write.id).is_some_and(|record| {
            record.cells.get(&write.f).is_some_and(|cell| {
                cell.heads.iter().any(|head| head.cid == change.cid)
                    || cell.dead.binary_search(&change.cid).is_ok()
            })
        })
    })
}
