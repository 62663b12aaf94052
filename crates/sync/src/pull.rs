//! The second half of a cycle: what was made elsewhere comes here.

use replica::Cid;
use replica::page::Entry;
use store::Backend;
use store::meta::{Cursor, Echo};

use crate::cycle::Run;
use crate::error::SyncError;
use crate::transport::Transport;
use crate::wire::{PULL_LIMIT, PullRequest, PullResponse};

impl<B: Backend, T: Transport> Run<'_, B, T> {
    /// Reads to the end of the server's log. Each turn moves the cursor.
    pub(crate) async fn pull_all(&mut self) -> Result<(), SyncError> {
        if self.device.meta().cursor.is_none() {
            self.pull_packs().await?;
        }
        loop {
            // What is known before asking: an answer cannot be held to what was stored after it.
            let meta = self.device.meta();
            let after = meta.cursor;
            let page = self.ask(after.as_ref(), meta.epoch, self.options.pull_limit).await?;
            if meta.echo.is_some_and(|echo| is_missed(echo, &page)) {
                return Err(SyncError::Diverged { epoch: page.epoch, last_seq: page.next });
            }
            let cursor = Cursor { epoch: page.epoch, seq: page.next, hash: page.hash };
            let n_changes = page.changes.len();
            if n_changes != 0 || after.as_ref() != Some(&cursor) {
                let entries = page.changes.into_iter().map(|l| Entry::placed(l.change, l.eff, l.by));
                let changed = self.device.ingest(after.as_ref(), entries.collect(), cursor).await?;
                self.report.n_pulled += n_changes;
                self.note(changed);
                self.tell();
            }
            if !page.more {
                return Ok(());
            }
        }
    }

    /// One page of the log, checked for what does not depend on this device's row.
    async fn ask(
        &mut self,
        after: Option<&Cursor>,
        epoch: Option<String>,
        limit: usize,
    ) -> Result<PullResponse, SyncError> {
        let (seq, hash) = after.map(|c| (c.seq, c.hash.clone())).unwrap_or_default();
        let request = PullRequest { after: seq, hash, epoch, limit };
        let asked_ms = self.asked();
        let page = self.transport.pull(&request).await?;
        self.heard(asked_ms, page.server_ms);
        if request.epoch.is_some_and(|epoch| epoch != page.epoch) {
            return Err(SyncError::EpochChanged { epoch: page.epoch });
        }
        check_page(seq, &page)?;
        Ok(page)
    }

    /// Learns what the log holds up to the cursor without storing any of it, where this page's memory has forgotten.
    pub(crate) async fn survey(&mut self) -> Result<(), SyncError> {
        loop {
            let at = self.device.surveyed().await?;
            let meta = self.device.meta();
            let seq = |cursor: Option<&Cursor>| cursor.map_or(0, |cursor| cursor.seq);
            if seq(meta.cursor.as_ref()) <= seq(at.as_ref()) {
                return Ok(());
            }
            let page = self.ask(at.as_ref(), meta.epoch, PULL_LIMIT).await?;
            let cursor = Cursor { epoch: page.epoch, seq: page.next, hash: page.hash };
            let cids: Vec<Cid> = page.changes.iter().map(|logged| logged.change.cid).collect();
            self.device.note_logged(at.as_ref(), cids, &cursor);
            let is_noted = self.device.surveyed().await?.as_ref() == Some(&cursor);
            if !is_noted || seq(Some(&cursor)) <= seq(at.as_ref()) {
                // Another tab started over meanwhile; the next round looks again.
                return Err(store::StoreError::Overtaken.into());
            }
        }
    }
}

/// A page that goes back, or nowhere, would be asked for for ever.
fn check_page(after: u64, page: &PullResponse) -> Result<(), SyncError> {
    let mut last = after;
    let is_ascending = page.changes.iter().all(|logged| {
        let is_next = last < logged.seq && logged.seq <= page.next;
        last = logged.seq;
        is_next
    });
    if !is_ascending || page.next < after || (page.more && page.next == after) {
        return Err(SyncError::Protocol("the numbers of the server's log do not ascend".into()));
    }
    Ok(())
}

/// Whether the page reaches the number under which a change of ours was stored, and it is not there.
///
/// A server file replaced by an older copy keeps its epoch, and a cursor before the lost part is still a point of its
/// log: only this tells that what was acknowledged is gone.
fn is_missed(echo: Echo, page: &PullResponse) -> bool {
    let is_reached = echo.seq <= page.next || !page.more;
    is_reached && !page.changes.iter().any(|l| l.seq == echo.seq && l.change.cid == echo.cid)
}
