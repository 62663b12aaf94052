//! What is still to send, and what came from elsewhere.

use std::collections::BTreeSet;

use replica::page::{Entry, Page, Restamp};
use replica::{Change, Cid, Ctx, DeviceId, Hlc, Record, RecordId, Table};

use crate::backend::{Backend, Blob, StoreError, WriteSet};
use crate::device::{Device, known};
use crate::meta::{Cursor, Echo, Meta, Refusal, Session};

/// The next changes to send, in the order they were made.
///
/// What was made here is known by having no place from a server; device and number are given at each sending
/// (they are the transport position, nothing else), so that a fork or a new start rewrites no page.
#[derive(Clone, Debug, PartialEq)]
pub struct Batch {
    /// The changes, as they go over the wire.
    pub changes: Vec<Change>,
    /// Where the outbox stands after each of them.
    marks: Vec<Mark>,
    /// Where the outbox stands after all: pages of others that follow are passed too.
    end: Mark,
    /// Who sends, and the last number answered before: another value in the row means that another tab was quicker.
    from: (DeviceId, u64),
}

impl Batch {
    /// Keeps the first `n` changes.
    pub fn truncate(&mut self, n: usize) {
        if n < self.changes.len() {
            self.changes.truncate(n);
            self.marks.truncate(n);
            self.end = self.marks.last().copied().unwrap_or(self.end);
        }
    }

    fn mark_after(&self, n: usize) -> Mark {
        if n == self.changes.len() {
            return self.end;
        }
        n.checked_sub(1).and_then(|at| self.marks.get(at)).copied().unwrap_or_default()
    }
}

/// A place in the outbox: everything in the pages up to `page`, and the first `n` own changes of the next one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Mark {
    page: u64,
    n: u64,
}

/// The server's answer to one change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Stored.
    Stored {
        /// Its number in the server's log.
        seq: u64,
        /// Its place in the order.
        eff: Hlc,
    },
    /// Refused, with a typed code and words.
    Refused {
        /// The code.
        code: String,
        /// The words.
        why: String,
    },
}

impl<B: Backend> Device<B> {
    /// The next at most `limit` changes without an answer.
    pub async fn pending(&self, limit: usize) -> Result<Batch, StoreError> {
        let meta = self.meta();
        let start = Mark { page: meta.acked_page, n: meta.acked_in_page };
        let from = (meta.dev, meta.acked_n);
        let mut batch = Batch { changes: Vec::new(), marks: Vec::new(), end: start, from };
        let last = meta.next_page.saturating_sub(1);
        if meta.n_pending() == 0 {
            batch.end = Mark { page: last, n: 0 };
            return Ok(batch);
        }
        let mut from = start.page + 1;
        while from <= last {
            // Small pages are read many at a time; a bulk page holds hundreds of changes by itself.
            let to = last.min(from + 63);
            for (key, bytes) in self.backend.journal(from, to).await? {
                let done = if key == start.page + 1 { start.n } else { 0 };
                if !self.gather(&mut batch, limit, key, &bytes, done) {
                    return Ok(batch);
                }
                batch.end = Mark { page: key, n: 0 };
            }
            from = to + 1;
        }
        Ok(batch)
    }

    /// Adds a page's own changes after the first `n_done`; `false` when the batch was full before its end.
    fn gather(&self, batch: &mut Batch, limit: usize, key: u64, bytes: &[u8], n_done: u64) -> bool {
        // A damaged page must not hold up what was made after it; opening has reported it.
        let Ok(Page::Changes(entries)) = Page::decode(bytes) else { return true };
        let (dev, acked_n) = batch.from;
        let own: Vec<Change> = entries.into_iter().filter(|e| e.eff.is_none()).map(|e| e.change).collect();
        let n_own = own.len() as u64;
        for (at, mut change) in (0_u64..).zip(own).skip(n_done as usize) {
            if batch.changes.len() == limit {
                return false;
            }
            // A place the server gave in an earlier life is kept: those who know it would not follow a lower one.
            if let Some(eff) = self.read(|table| final_place(table, &change)) {
                change.hlc = eff;
            }
            renumber(&mut change, dev, acked_n + batch.changes.len() as u64 + 1);
            batch.changes.push(change);
            batch.end = Mark { page: key - 1, n: at + 1 };
            if at + 1 == n_own {
                batch.end = Mark { page: key, n: 0 };
            }
            batch.marks.push(batch.end);
        }
        true
    }

    /// Stores the server's answers to the first changes of a batch, whole. Returns the records whose order changed.
    ///
    /// `epoch` is the life of the server that answered. [`StoreError::Overtaken`] if another tab was quicker.
    pub async fn answered(
        &self,
        batch: &Batch,
        answers: &[(Cid, Answer)],
        epoch: &str,
    ) -> Result<Vec<RecordId>, StoreError> {
        let _turn = self.turn.lock().await;
        let mut restamps = Vec::new();
        let mut refused = Vec::new();
        let mut echo: Option<Echo> = None;
        for (change, (cid, answer)) in batch.changes.iter().zip(answers) {
            if change.cid != *cid {
                return Err(StoreError::Failed("the server's answers do not match what was sent".into()));
            }
            match answer {
                Answer::Stored { seq, eff } => {
                    if *eff != change.hlc {
                        let records: BTreeSet<RecordId> = change.w.iter().map(|w| w.id).collect();
                        let records = records.into_iter().collect();
                        restamps.push(Restamp { cid: *cid, eff: *eff, records });
                    }
                    if echo.is_none_or(|last| last.seq < *seq) {
                        echo = Some(Echo { seq: *seq, cid: *cid });
                    }
                }
                Answer::Refused { code, why } => refused.push(refusal(change, code, why)),
            }
        }
        let n = answers.len().min(batch.changes.len());
        let (mark, from) = (batch.mark_after(n), batch.from);
        let page = (!restamps.is_empty()).then_some(Page::Restamps(restamps));
        self.write_page(page, Vec::new(), |meta| {
            check_turn(meta, from)?;
            check_epoch(meta, epoch)?;
            pass(meta, mark, n as u64);
            meta.acked_n += n as u64;
            meta.epoch = Some(epoch.to_owned());
            let seen = meta.cursor.as_ref().map_or(0, |cursor| cursor.seq);
            meta.echo = echo.filter(|echo| seen < echo.seq).max(meta.echo);
            tray(meta, batch.changes.get(..n).unwrap_or_default(), &mut refused);
            Ok(())
        })
        .await
    }

    /// Puts the first change of a batch into the tray without sending it: no server could take it. It uses no number.
    pub async fn set_aside(&self, batch: &Batch, code: &str, why: &str) -> Result<(), StoreError> {
        let _turn = self.turn.lock().await;
        let mut refused: Vec<Refusal> =
            batch.changes.iter().take(1).map(|change| refusal(change, code, why)).collect();
        let (mark, from) = (batch.mark_after(1), batch.from);
        self.write_page(None, Vec::new(), |meta| {
            check_turn(meta, from)?;
            pass(meta, mark, refused.len() as u64);
            tray(meta, batch.changes.get(..1).unwrap_or_default(), &mut refused);
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
        // Our own changes come back: they are in the journal already.
        let is_news = |entry: &Entry| {
            let is_own = entry.change.dev == dev && entry.change.n <= acked_n;
            !is_own || !self.read(|table| is_merged(table, entry))
        };
        let news: Vec<Entry> = entries.into_iter().filter(is_news).collect();
        let page = (!news.is_empty()).then_some(Page::Changes(news));
        let after = after.cloned();
        self.write_page(page, Vec::new(), move |meta| {
            if meta.cursor != after || meta.dev != dev {
                return Err(StoreError::Overtaken);
            }
            check_epoch(meta, &cursor.epoch)?;
            meta.epoch = Some(cursor.epoch.clone());
            meta.echo = meta.echo.filter(|echo| cursor.seq < echo.seq);
            meta.cursor = Some(cursor.clone());
            Ok(())
        })
        .await
    }

    /// Chooses the server and who this device is there, or none. Another server than before starts from the beginning;
    /// nothing here is deleted (T13).
    pub async fn set_server(
        &self,
        server: Option<String>,
        session: Option<Session>,
    ) -> Result<(), StoreError> {
        let _turn = self.turn.lock().await;
        self.write_page(None, Vec::new(), |meta| {
            if meta.server != server && server.is_some() {
                start_over(meta);
            }
            meta.server.clone_from(&server);
            meta.session.clone_from(&session);
            Ok(())
        })
        .await?;
        Ok(())
    }

    /// Notes who this device is to its server now: a role or name changed, or its place there was taken away.
    pub async fn set_session(&self, session: Option<Session>) -> Result<(), StoreError> {
        let _turn = self.turn.lock().await;
        self.write_page(None, Vec::new(), |meta| {
            meta.session.clone_from(&session);
            Ok(())
        })
        .await?;
        Ok(())
    }

    /// The server lost or replaced its data: everything made here is to be sent again, everything there read again.
    ///
    /// One row is written, so that a crash on the way loses nothing: what is left to send stays to be sent (T12).
    pub async fn start_over(&self, ctx: &mut Ctx<'_>) -> Result<(), StoreError> {
        self.take_new_name(ctx, start_over).await
    }

    /// Another device uses our number series (a restored phone, a copied profile): takes a new device id, under which
    /// what is still to send is counted from 1. The changes keep their identity (T07).
    pub async fn fork(&self, ctx: &mut Ctx<'_>) -> Result<(), StoreError> {
        self.take_new_name(ctx, |meta| meta.acked_n = 0).await
    }

    async fn take_new_name(
        &self,
        ctx: &mut Ctx<'_>,
        mut edit: impl FnMut(&mut Meta),
    ) -> Result<(), StoreError> {
        let _turn = self.turn.lock().await;
        let (before, dev) = (self.meta().dev, DeviceId::new(ctx));
        self.write_page(None, Vec::new(), |meta| {
            if meta.dev != before {
                return Err(StoreError::Overtaken);
            }
            edit(meta);
            meta.dev = dev;
            Ok(())
        })
        .await?;
        Ok(())
    }

    pub(crate) async fn write_page(
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

    pub(crate) fn merge_written(&self, meta: Meta, pages: &[(u64, Page)]) -> Vec<RecordId> {
        let mut state = self.state.borrow_mut();
        state.adopt_meta(meta);
        pages.iter().flat_map(|(key, page)| state.merge(*key, page)).collect()
    }
}

fn start_over(meta: &mut Meta) {
    (meta.cursor, meta.epoch, meta.echo) = (None, None, None);
    (meta.acked_n, meta.n_done, meta.acked_page, meta.acked_in_page) = (0, 0, 0, 0);
}

fn check_turn(meta: &Meta, from: (DeviceId, u64)) -> Result<(), StoreError> {
    if from == (meta.dev, meta.acked_n) { Ok(()) } else { Err(StoreError::Overtaken) }
}

/// What one life of the server answered must not be booked on another.
fn check_epoch(meta: &Meta, epoch: &str) -> Result<(), StoreError> {
    if meta.epoch.as_deref().is_none_or(|known| known == epoch) { Ok(()) } else { Err(StoreError::Overtaken) }
}

fn pass(meta: &mut Meta, mark: Mark, n: u64) {
    if (meta.acked_page, meta.acked_in_page) < (mark.page, mark.n) {
        (meta.acked_page, meta.acked_in_page) = (mark.page, mark.n);
    }
    meta.n_done += n;
}

fn refusal(change: &Change, code: &str, why: &str) -> Refusal {
    Refusal { cid: change.cid, n: change.n, code: code.into(), why: why.into() }
}

/// What has an answer now leaves the tray, unless the answer is no again.
fn tray(meta: &mut Meta, answered: &[Change], refused: &mut Vec<Refusal>) {
    meta.refused.retain(|r| !answered.iter().any(|change| change.cid == r.cid));
    meta.refused.append(refused);
}

/// The place a server gave to a change whose value still lives.
fn final_place(table: &Table, change: &Change) -> Option<Hlc> {
    let write = change.w.first()?;
    let record = table.get(write.id)?;
    let heads = change.w.iter().filter(|w| w.id == write.id).filter_map(|w| record.cells.get(&w.f));
    heads.flat_map(|cell| &cell.heads).find(|h| h.cid == change.cid && h.is_final).map(|h| h.eff)
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

/// Gives a change another transport position; who made it stays readable in `by`.
pub(crate) fn renumber(change: &mut Change, dev: DeviceId, n: u64) {
    if change.dev != dev && !change.extra.contains_key("by") {
        change.extra.insert("by".into(), change.dev.to_string().into());
    }
    (change.dev, change.n) = (dev, n);
}
