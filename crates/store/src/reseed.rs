//! Giving a server back what it lost: also what other people made.
//!
//! A device that had to start over sends its own changes again, reads the whole log, and then looks through its journal
//! for changes of others that the log lacks. What it knows for that is in memory only; the row says that it goes on
//! (`Meta::reseeding`), so that a crash begins it again.

use std::collections::{BTreeSet, HashMap, HashSet};

use replica::page::{Entry, Page};
use replica::{Change, Cid, DeviceId, Hlc};

use crate::backend::{Backend, StoreError};
use crate::device::Device;
use crate::meta::{Cursor, Echo};
use crate::pages::check_epoch;

/// Journal pages read at once.
const PAGES: u64 = 64;

/// What is known for a recovery.
#[derive(Debug, Default)]
pub(crate) struct Recovery {
    /// The name this device counts under since the loss was found: another one means another loss.
    dev: Option<DeviceId>,
    /// Every change in the journal up to page `scanned`, with the latest place a server gave it.
    pub(crate) known: HashMap<Cid, Option<Hlc>>,
    scanned: u64,
    /// The changes that the server's log has, from its start up to `at`, and those given back to it.
    logged: HashSet<Cid>,
    at: Option<Cursor>,
}

/// Changes of others that the server lacks, as it once placed them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lost {
    /// The changes, in the order in which they came here.
    pub entries: Vec<Entry>,
    /// The page to look on from; `None` when the journal is at its end.
    pub next_page: Option<u64>,
}

impl<B: Backend> Device<B> {
    /// Reads what the journal has got since the last time. Only while the row says that a server lost data.
    pub(crate) async fn recollect(&self) -> Result<(), StoreError> {
        let (dev, epoch, last) = {
            let meta = &self.state.borrow().meta;
            (meta.dev, meta.epoch.clone(), meta.next_page.saturating_sub(1))
        };
        {
            let mut recovery = self.recovery.borrow_mut();
            let is_of_another_life = recovery.at.as_ref().is_some_and(|at| Some(&at.epoch) != epoch.as_ref());
            if recovery.dev != Some(dev) || is_of_another_life {
                (recovery.dev, recovery.at) = (Some(dev), None);
                recovery.logged.clear();
            }
        }
        loop {
            let from = self.recovery.borrow().scanned + 1;
            if last < from {
                return Ok(());
            }
            let to = last.min(from + PAGES - 1);
            let pages = self.backend.journal(from, to).await?;
            let mut recovery = self.recovery.borrow_mut();
            for (_, bytes) in pages {
                recovery.learn(&bytes);
            }
            recovery.scanned = recovery.scanned.max(to);
        }
    }

    /// How far the server's log is known from its start; a device that gives things back must know it to its cursor.
    pub async fn surveyed(&self) -> Result<Option<Cursor>, StoreError> {
        self.recollect().await?;
        Ok(self.recovery.borrow().at.clone())
    }

    /// Notes what the server's log has after `after`, up to and with `cursor`.
    pub fn note_logged(&self, after: Option<&Cursor>, cids: impl IntoIterator<Item = Cid>, cursor: &Cursor) {
        let (dev, reseeding) = {
            let meta = &self.state.borrow().meta;
            (meta.dev, meta.reseeding)
        };
        let mut recovery = self.recovery.borrow_mut();
        if reseeding && recovery.dev == Some(dev) && recovery.at.as_ref() == after {
            recovery.logged.extend(cids);
            recovery.at = Some(cursor.clone());
        }
    }

    /// The next at most `limit` changes of others from page `from` on that the server's log, read whole, lacks.
    pub async fn lost(&self, from: u64, limit: usize) -> Result<Lost, StoreError> {
        self.recollect().await?;
        let last = self.meta().next_page.saturating_sub(1);
        let (mut lost, mut met) = (Lost::default(), BTreeSet::new());
        let mut from = from;
        while from <= last {
            let to = last.min(from + PAGES - 1);
            for (key, bytes) in self.backend.journal(from, to).await? {
                let Ok(Page::Changes(entries)) = Page::decode(&bytes) else { continue };
                let recovery = self.recovery.borrow();
                for mut entry in entries {
                    let cid = entry.change.cid;
                    if entry.eff.is_none() || recovery.logged.contains(&cid) || !met.insert(cid) {
                        continue;
                    }
                    if lost.entries.len() == limit {
                        lost.next_page = Some(key);
                        return Ok(lost);
                    }
                    entry.eff = recovery.known.get(&cid).copied().flatten().max(entry.eff);
                    lost.entries.push(entry);
                }
            }
            from = to + 1;
        }
        Ok(lost)
    }

    /// Books that a server of life `epoch` got these changes back, or will not have them (`None`).
    ///
    /// The last one stored is awaited in the log (`Meta::echo`): should the server lose them again before they were
    /// read there, that shows (T12).
    pub async fn gave_back(&self, epoch: &str, answers: &[(Cid, Option<u64>)]) -> Result<(), StoreError> {
        let _turn = self.turn.lock().await;
        let stored = answers.iter().filter_map(|(cid, seq)| seq.map(|seq| Echo { seq, cid: *cid }));
        let echo = stored.max_by_key(|echo| echo.seq);
        let dev = self.meta().dev;
        self.write_page(None, |meta| {
            if meta.dev != dev {
                return Err(StoreError::Overtaken);
            }
            check_epoch(meta, epoch)?;
            let seen = meta.cursor.as_ref().map_or(0, |cursor| cursor.seq);
            meta.echo = echo.filter(|echo| seen < echo.seq).max(meta.echo);
            Ok(())
        })
        .await?;
        self.recovery.borrow_mut().logged.extend(answers.iter().map(|(cid, _)| *cid));
        Ok(())
    }

    /// The server has everything back, as far as this device can give it. Not noted while anything given back has not
    /// been read in its log up to `cursor`.
    pub async fn end_reseeding(&self, cursor: Option<&Cursor>) -> Result<(), StoreError> {
        let _turn = self.turn.lock().await;
        self.write_page(None, |meta| {
            if meta.cursor.as_ref() != cursor || meta.echo.is_some() {
                return Err(StoreError::Overtaken);
            }
            meta.reseeding = false;
            Ok(())
        })
        .await?;
        *self.recovery.borrow_mut() = Recovery::default();
        Ok(())
    }

    /// The latest place that a server gave to a change: who knows it would not follow a lower one.
    pub(crate) fn known_place(&self, change: &Change) -> Option<Hlc> {
        self.recovery.borrow().known.get(&change.cid).copied().flatten()
    }
}

impl Recovery {
    fn learn(&mut self, bytes: &[u8]) {
        match Page::decode(bytes) {
            Ok(Page::Changes(entries)) => {
                for entry in entries {
                    let place = self.known.entry(entry.change.cid).or_default();
                    *place = entry.eff.max(*place);
                }
            }
            Ok(Page::Restamps(list)) => {
                for restamp in list {
                    // Only of changes that are here: one whose page is damaged is news when it comes again.
                    if let Some(place) = self.known.get_mut(&restamp.cid) {
                        *place = Some(restamp.eff).max(*place);
                    }
                }
            }
            Ok(Page::Unknown) | Err(_) => {}
        }
    }
}
