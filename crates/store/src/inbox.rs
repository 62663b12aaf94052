//! What came from elsewhere.

use replica::page::{Entry, Page, Restamp};
use replica::{Cid, Record, RecordId, Table};

use crate::backend::{Backend, StoreError};
use crate::device::Device;
use crate::meta::Cursor;
use crate::pages::{Sheet, check_epoch};

/// A page of a pack of the server's log: what it says, and the bytes that say it.
#[derive(Clone, Debug, PartialEq)]
pub struct Packed {
    /// The changes, each with its place.
    pub entries: Vec<Entry>,
    /// The same as bytes, fit for the journal.
    pub bytes: Vec<u8>,
}

impl<B: Backend> Device<B> {
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
        self.take_in(after, vec![(entries, None)], cursor).await
    }

    /// The same for a pack: a page that is all news is stored as it came.
    pub async fn ingest_pack(
        &self,
        after: Option<&Cursor>,
        pages: Vec<Packed>,
        cursor: Cursor,
    ) -> Result<Vec<RecordId>, StoreError> {
        let pages = pages.into_iter().map(|page| (page.entries, Some(page.bytes)));
        self.take_in(after, pages.collect(), cursor).await
    }

    async fn take_in(
        &self,
        after: Option<&Cursor>,
        pages: Vec<(Vec<Entry>, Option<Vec<u8>>)>,
        cursor: Cursor,
    ) -> Result<Vec<RecordId>, StoreError> {
        let _turn = self.turn.lock().await;
        if self.meta().reseeding {
            self.recollect().await?;
        }
        let (dev, has_tray) = {
            let state = self.state.borrow();
            (state.meta.dev, !state.meta.refused.is_empty())
        };
        let came: Vec<Cid> = if has_tray { cids(&pages) } else { Vec::new() };
        let (sheets, logged) = self.sort_out(pages);
        let from = after.cloned();
        let records = self
            .write_pages(sheets, |meta| {
                if meta.cursor != from || meta.dev != dev {
                    return Err(StoreError::Overtaken);
                }
                check_epoch(meta, &cursor.epoch)?;
                meta.epoch = Some(cursor.epoch.clone());
                meta.echo = meta.echo.filter(|echo| cursor.seq < echo.seq);
                // A server that knows a change took it, whatever it once said.
                meta.refused.retain(|refusal| !came.contains(&refusal.cid));
                if meta.n_pending() == 0 {
                    // Nothing to send up to here: the outbox need not look through it.
                    (meta.acked_page, meta.acked_in_page) = (meta.next_page - 1, 0);
                }
                meta.cursor = Some(cursor.clone());
                Ok(())
            })
            .await?;
        self.note_logged(after, logged, &cursor);
        Ok(records)
    }

    /// What of the pages is to be stored, and (while a server gets back what it lost) all that they name.
    fn sort_out(&self, pages: Vec<(Vec<Entry>, Option<Vec<u8>>)>) -> (Vec<Sheet>, Vec<Cid>) {
        let (dev, acked_n, reseeding) = {
            let meta = &self.state.borrow().meta;
            (meta.dev, meta.acked_n, meta.reseeding)
        };
        let recovery = self.recovery.borrow();
        let (mut sheets, mut logged) = (Vec::new(), Vec::new());
        let mut restamps: Vec<Restamp> = Vec::new();
        for (entries, bytes) in pages {
            let n_all = entries.len();
            let mut is_news = |entry: &Entry| {
                if reseeding {
                    logged.push(entry.change.cid);
                    if let Some(known) = recovery.known.get(&entry.change.cid) {
                        // It is in the journal; only a later place than it had is new.
                        restamps
                            .extend(entry.eff.filter(|_| *known < entry.eff).map(|eff| restamp(entry, eff)));
                        return false;
                    }
                }
                let is_own = entry.change.dev == dev && entry.change.n <= acked_n;
                !is_own || !self.read(|table| is_merged(table, entry))
            };
            let news: Vec<Entry> = entries.into_iter().filter(|entry| is_news(entry)).collect();
            match bytes {
                _ if news.is_empty() => {}
                Some(bytes) if news.len() == n_all => sheets.push(Sheet { page: Page::Changes(news), bytes }),
                _ => sheets.push(Page::Changes(news).into()),
            }
        }
        if !restamps.is_empty() {
            sheets.push(Page::Restamps(restamps).into());
        }
        (sheets, logged)
    }
}

fn cids(pages: &[(Vec<Entry>, Option<Vec<u8>>)]) -> Vec<Cid> {
    pages.iter().flat_map(|(entries, _)| entries).map(|entry| entry.change.cid).collect()
}

fn restamp(entry: &Entry, eff: replica::Hlc) -> Restamp {
    let records: std::collections::BTreeSet<RecordId> = entry.change.w.iter().map(|w| w.id).collect();
    Restamp { cid: entry.change.cid, eff, records: records.into_iter().collect() }
}

/// Whether merging the entry would change nothing.
fn is_merged(table: &Table, entry: &Entry) -> bool {
    let mut record: Option<Record> = None;
    entry.change.w.iter().all(|write| {
        if record.as_ref().is_none_or(|r| r.id != write.id) {
            record = table.get(write.id);
        }
        let Some(cell) = record.as_ref().and_then(|r| r.cells.get(&write.f)) else { return false };
        let is_dead = |cid: &Cid| cell.dead.binary_search(cid).is_ok();
        let is_head = cell.heads.iter().any(|h| h.cid == entry.change.cid && Some(h.eff) == entry.eff);
        (is_head || is_dead(&entry.change.cid)) && write.sup.iter().all(is_dead)
    })
}
