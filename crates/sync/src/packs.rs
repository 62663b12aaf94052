//! How a device that has nothing yet gets the log: in packs, stored as they come.

use replica::pack;
use store::Backend;
use store::inbox::Packed;
use store::meta::Cursor;

use crate::cycle::Run;
use crate::error::SyncError;
use crate::transport::Transport;
use crate::wire::{Pack, Snapshot};

impl<B: Backend, T: Transport> Run<'_, B, T> {
    /// Reads the packs of the log, if the server makes any. What follows them is pulled.
    pub(crate) async fn pull_packs(&mut self) -> Result<(), SyncError> {
        let asked_ms = self.asked();
        let Snapshot { epoch, packs, server_ms, .. } = match self.transport.snapshot().await {
            Err(error) if error.is_unknown_path() => return Ok(()),
            other => other?,
        };
        self.heard(asked_ms, server_ms);
        for pack in packs {
            let meta = self.device.meta();
            if meta.epoch.is_some_and(|known| known != epoch) {
                return Err(SyncError::EpochChanged { epoch });
            }
            let after = meta.cursor;
            check_place(after.as_ref().map_or(0, |cursor| cursor.seq), &pack)?;
            let pages = read(&self.transport.pack(pack.after).await?, &pack)?;
            if let Some(echo) = meta.echo.filter(|echo| pack.after < echo.seq && echo.seq <= pack.to) {
                let mut cids = pages.iter().flat_map(|page| &page.entries).map(|entry| entry.change.cid);
                let at = usize::try_from(echo.seq - pack.after - 1).unwrap_or(usize::MAX);
                if cids.nth(at) != Some(echo.cid) {
                    return Err(SyncError::Diverged { epoch, last_seq: pack.to });
                }
            }
            let cursor = Cursor { epoch: epoch.clone(), seq: pack.to, hash: pack.hash };
            let changed = self.device.ingest_pack(after.as_ref(), pages, cursor).await?;
            self.report.n_pulled += usize::try_from(pack.to - pack.after).unwrap_or_default();
            self.note(changed);
            self.tell();
        }
        Ok(())
    }
}

/// A pack that is not the next one would leave a hole in the log.
fn check_place(after: u64, pack: &Pack) -> Result<(), SyncError> {
    if pack.after == after && after < pack.to {
        Ok(())
    } else {
        Err(SyncError::Protocol("the packs of the server's log do not follow each other".into()))
    }
}

fn read(bytes: &[u8], pack: &Pack) -> Result<Vec<Packed>, SyncError> {
    let mut pages = Vec::new();
    let mut n_changes = 0_u64;
    for part in pack::decode(bytes) {
        let part = part.map_err(|error| SyncError::Protocol(error.to_string()))?;
        n_changes += part.entries.len() as u64;
        pages.push(Packed { entries: part.entries, bytes: part.bytes.to_vec() });
    }
    // The log has a change for each number.
    if n_changes != pack.to - pack.after {
        return Err(SyncError::Protocol("a pack does not hold the changes that it should".into()));
    }
    Ok(pages)
}
