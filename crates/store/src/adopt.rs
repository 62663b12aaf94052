//! What comes from a backup.

use std::collections::BTreeSet;

use replica::page::{Entry, Page};
use replica::{Change, RecordId, Table};

use crate::backend::{Backend, Blob, StoreError, WriteSet};
use crate::device::{CHANGES_PER_PAGE, Device, known};
use crate::meta::Meta;
use crate::outbox::renumber;

/// What adopting a backup did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Adopted {
    /// Changes that were new here.
    pub n_new: usize,
    /// Changes that were here already.
    pub n_known: usize,
}

impl<B: Backend> Device<B> {
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
                        Entry::made(change)
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
