//! The tray of what the server refused: only a person takes something out of it.

use replica::page::Page;
use replica::{Change, Cid};

use crate::backend::{Backend, StoreError};
use crate::device::Device;
use crate::meta::Refusal;

/// Pages read at once while looking for a refused change.
const PAGES: u64 = 64;

impl<B: Backend> Device<B> {
    /// The refused changes themselves, in the order of the tray. One whose page is damaged is missing.
    pub async fn refused_changes(&self) -> Result<Vec<(Refusal, Option<Change>)>, StoreError> {
        let meta = self.meta();
        let mut found: Vec<(Refusal, Option<Change>)> = meta.refused.into_iter().map(|r| (r, None)).collect();
        let mut to = meta.next_page.saturating_sub(1);
        // What was refused is mostly recent: from the end backwards.
        while 0 < to && found.iter().any(|(_, change)| change.is_none()) {
            let from = to.saturating_sub(PAGES - 1).max(1);
            for (_, bytes) in self.backend.journal(from, to).await? {
                let Ok(Page::Changes(entries)) = Page::decode(&bytes) else { continue };
                for change in entries.into_iter().map(|entry| entry.change) {
                    if let Some((_, slot)) = found.iter_mut().find(|(refusal, _)| refusal.cid == change.cid) {
                        *slot = Some(change);
                    }
                }
            }
            to = from - 1;
        }
        Ok(found)
    }

    /// Takes changes out of the tray; returns what was there, so that it can be put back.
    pub async fn take_from_tray(&self, cids: &[Cid]) -> Result<Vec<Refusal>, StoreError> {
        let _turn = self.turn.lock().await;
        let mut taken = Vec::new();
        self.write_page(None, |meta| {
            taken = meta.refused.extract_if(.., |refusal| cids.contains(&refusal.cid)).collect();
            Ok(())
        })
        .await?;
        Ok(taken)
    }

    /// Puts refusals back.
    pub async fn put_in_tray(&self, refusals: &[Refusal]) -> Result<(), StoreError> {
        let _turn = self.turn.lock().await;
        self.write_page(None, |meta| {
            meta.refused.retain(|known| !refusals.iter().any(|refusal| refusal.cid == known.cid));
            meta.refused.extend_from_slice(refusals);
            Ok(())
        })
        .await?;
        Ok(())
    }
}
