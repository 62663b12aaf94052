//! Journal pages and the meta row, written in one transaction; memory follows.

use replica::page::Page;
use replica::{Hlc, RecordId};

use crate::backend::{Backend, StoreError, WriteSet};
use crate::device::{Device, known};
use crate::meta::Meta;

/// A page to be stored: what it says, and its bytes.
pub(crate) struct Sheet {
    pub(crate) page: Page,
    pub(crate) bytes: Vec<u8>,
}

impl From<Page> for Sheet {
    fn from(page: Page) -> Self {
        let bytes = page.encode();
        Self { page, bytes }
    }
}

impl<B: Backend> Device<B> {
    pub(crate) async fn write_page(
        &self,
        page: Option<Page>,
        edit: impl FnMut(&mut Meta) -> Result<(), StoreError>,
    ) -> Result<Vec<RecordId>, StoreError> {
        self.write_pages(page.into_iter().map(Sheet::from).collect(), edit).await
    }

    /// Stores pages of what a server said, whole, with what `edit` makes of the meta row; an error of it withdraws.
    pub(crate) async fn write_pages(
        &self,
        sheets: Vec<Sheet>,
        mut edit: impl FnMut(&mut Meta) -> Result<(), StoreError>,
    ) -> Result<Vec<RecordId>, StoreError> {
        let latest = sheets.iter().map(|sheet| latest(&sheet.page)).max();
        let (pages, mut bytes): (Vec<Page>, Vec<Vec<u8>>) =
            sheets.into_iter().map(|sheet| (sheet.page, sheet.bytes)).unzip();
        let mut written: Option<(Meta, u64)> = None;
        self.backend
            .transact(&mut |row| {
                let mut meta = known(row, false)?;
                edit(&mut meta)?;
                // What came teaches the clock in the same transaction: the row alone says where it stands.
                if let Some(latest) = latest {
                    meta.observe(latest);
                }
                let key = meta.next_page;
                let journal: Vec<_> = (key..).zip(std::mem::take(&mut bytes)).collect();
                meta.next_page += journal.len() as u64;
                let set = WriteSet { meta: meta.encode()?, journal, ..WriteSet::default() };
                written = Some((meta, key));
                Ok(set)
            })
            .await?;
        let Some((meta, key)) = written else { return Ok(Vec::new()) };
        Ok(self.merge_written(meta, &(key..).zip(pages).collect::<Vec<_>>()))
    }

    pub(crate) fn merge_written(&self, meta: Meta, pages: &[(u64, Page)]) -> Vec<RecordId> {
        let mut state = self.state.borrow_mut();
        state.adopt_meta(meta);
        pages.iter().flat_map(|(key, page)| state.merge(*key, page)).collect()
    }
}

/// The latest place in a page that a server gave.
fn latest(page: &Page) -> Hlc {
    match page {
        Page::Changes(entries) => entries.iter().filter_map(|entry| entry.eff).max().unwrap_or_default(),
        Page::Restamps(list) => list.iter().map(|restamp| restamp.eff).max().unwrap_or_default(),
        Page::Unknown => Hlc::default(),
    }
}

/// What one life of the server answered must not be booked on another.
pub(crate) fn check_epoch(meta: &Meta, epoch: &str) -> Result<(), StoreError> {
    if meta.epoch.as_deref().is_none_or(|known| known == epoch) { Ok(()) } else { Err(StoreError::Overtaken) }
}
