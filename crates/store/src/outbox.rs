//! What is still to send.

use std::collections::BTreeSet;

use replica::page::{Page, Restamp};
use replica::{Change, Cid, DeviceId, Hlc, RecordId};

use crate::backend::{Backend, StoreError};
use crate::device::Device;
use crate::meta::{Cursor, Echo, Meta, Refusal};
use crate::pages::check_epoch;

/// So many pages are read at once where nothing is known of them,
const REACH: u64 = 64;
/// and so many at most: acts of one change each make a page each.
const MAX_REACH: u64 = 2048;
/// Pages that together have fewer bytes are small: more are read next time.
const SMALL_BYTES: usize = 256 << 10;

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
        if meta.reseeding {
            self.recollect().await?;
        }
        let start = Mark { page: meta.acked_page, n: meta.acked_in_page };
        let from = (meta.dev, meta.acked_n);
        let mut batch = Batch { changes: Vec::new(), marks: Vec::new(), end: start, from };
        let last = meta.next_page.saturating_sub(1);
        if meta.n_pending() == 0 {
            batch.end = Mark { page: last, n: 0 };
            return Ok(batch);
        }
        let mut from = start.page + 1;
        let mut n_pages = first_reach(meta.n_pending(), last.saturating_sub(start.page), limit);
        while from <= last {
            // Where every page has a change to send, no more pages than changes are wanted.
            let n_wanted = (limit - batch.changes.len()).max(1) as u64;
            let to = last.min(from.saturating_add(n_pages.min(n_wanted) - 1));
            let pages = self.backend.journal(from, to).await?;
            let n_bytes: usize = pages.iter().map(|(_, bytes)| bytes.len()).sum();
            for (key, bytes) in pages {
                let done = if key == start.page + 1 { start.n } else { 0 };
                if !self.gather(&mut batch, limit, key, &bytes, done) {
                    return Ok(batch);
                }
                batch.end = Mark { page: key, n: 0 };
            }
            if batch.changes.len() == limit {
                return Ok(batch);
            }
            from = to + 1;
            n_pages = if n_bytes < SMALL_BYTES { (8 * n_pages).min(MAX_REACH) } else { REACH };
        }
        Ok(batch)
    }

    /// Adds a page's own changes after the first `n_done`; `false` when the batch was full before its end.
    fn gather(&self, batch: &mut Batch, limit: usize, key: u64, bytes: &[u8], n_done: u64) -> bool {
        if Page::is_from_server(bytes) {
            return true;
        }
        // A damaged page must not hold up what was made after it; opening has reported it.
        let Ok(Page::Changes(entries)) = Page::decode(bytes) else { return true };
        let (dev, acked_n) = batch.from;
        let is_sent_again = self.state.borrow().meta.reseeding;
        let own: Vec<Change> = entries.into_iter().filter(|e| e.eff.is_none()).map(|e| e.change).collect();
        let n_own = own.len() as u64;
        for (at, mut change) in (0_u64..).zip(own).skip(n_done as usize) {
            if batch.changes.len() == limit {
                return false;
            }
            // A place the server gave in an earlier life is kept: those who know it would not follow a lower one.
            if is_sent_again && let Some(eff) = self.known_place(&change) {
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
    /// `epoch` is the life of the server that answered. `ahead` is the cursor that the changes were sent with, and the
    /// point where it may go at once, because the server says that nothing but this batch lies between.
    /// [`StoreError::Overtaken`] if another tab was quicker.
    pub async fn answered(
        &self,
        batch: &Batch,
        answers: &[(Cid, Answer)],
        epoch: &str,
        ahead: Option<(Cursor, Cursor)>,
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
        self.write_page(page, |meta| {
            check_turn(meta, from)?;
            check_epoch(meta, epoch)?;
            pass(meta, mark, n as u64);
            meta.acked_n += n as u64;
            meta.epoch = Some(epoch.to_owned());
            // While the echo of an earlier push is awaited, only reading can show whether it is there.
            if let Some((from, to)) = &ahead
                && meta.cursor.as_ref() == Some(from)
                && meta.echo.is_none()
            {
                meta.cursor = Some(to.clone());
            }
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
        self.write_page(None, |meta| {
            check_turn(meta, from)?;
            pass(meta, mark, refused.len() as u64);
            tray(meta, batch.changes.get(..1).unwrap_or_default(), &mut refused);
            Ok(())
        })
        .await?;
        Ok(())
    }
}

/// How many of `n_pages` to read at first for `limit` of the `n_pending` changes in them.
fn first_reach(n_pending: u64, n_pages: u64, limit: usize) -> u64 {
    // Mostly what others made: where our own changes are is not known.
    if 2 * n_pending < n_pages {
        return REACH;
    }
    (limit as u64).saturating_mul(n_pages).checked_div(n_pending).unwrap_or(REACH).clamp(1, MAX_REACH)
}

fn check_turn(meta: &Meta, from: (DeviceId, u64)) -> Result<(), StoreError> {
    if from == (meta.dev, meta.acked_n) { Ok(()) } else { Err(StoreError::Overtaken) }
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

/// Gives a change another transport position; who made it stays readable in `by`.
pub(crate) fn renumber(change: &mut Change, dev: DeviceId, n: u64) {
    if change.dev != dev && !change.extra.contains_key("by") {
        change.extra.insert("by".into(), change.dev.to_string().into());
    }
    (change.dev, change.n) = (dev, n);
}
