//! The history behind what is to be decided: read once, when it changes.

use domain::conflicts::{Conflict, Lineage};
use leptos::prelude::*;
use replica::page::Entry;
use replica::{Cid, RecordId};

use super::author::Author;
use super::item::Item;
use crate::i18n::T;
use crate::session::Session;

/// The history of the records of some things to decide. `None` until it is read.
#[derive(Clone, Copy)]
pub struct Log {
    session: Session,
    entries: Memo<Option<Vec<Entry>>>,
}

impl Log {
    /// Reads, and reads again when other things are to be decided.
    pub fn follow(session: Session, items: Memo<Vec<Item>>) -> Self {
        let read = LocalResource::new(move || {
            let mut ids: Vec<RecordId> = items.with(|items| items.iter().flat_map(Item::records).collect());
            ids.sort_unstable();
            ids.dedup();
            async move {
                if ids.is_empty() {
                    return Vec::new();
                }
                session.with_device(async |device| device.history(&ids).await).await.unwrap_or_default()
            }
        });
        // While it is read again, what was known stays.
        let entries = Memo::new(move |before: Option<&Option<Vec<Entry>>>| match read.get() {
            Some(entries) => Some(entries),
            None => before.cloned().flatten(),
        });
        Self { session, entries }
    }

    /// Who first said the values of a conflict's candidate: names, each once; `None` until it is known.
    pub fn authors(self, t: T, conflict: &Conflict, cids: &[Cid]) -> Option<String> {
        let authors: Vec<Author> = self.entries.with(|entries| {
            let lineage = Lineage::new(conflict.record, &conflict.field, entries.as_deref()?);
            Some(cids.iter().filter_map(|cid| lineage.author(*cid)).map(Author::of).collect())
        })?;
        Some(if authors.is_empty() {
            t.someone().to_owned()
        } else {
            super::author::said_all(self.session, t, &authors)
        })
    }

    /// Who made some changes: names, each once; `None` until it is known.
    pub fn authors_of(self, t: T, cids: &[Cid]) -> Option<String> {
        let authors: Vec<Author> = self.entries.with(|entries| {
            let all = entries.as_ref()?.iter().filter(|entry| cids.contains(&entry.change.cid));
            Some(all.map(Author::of).collect())
        })?;
        Some(if authors.is_empty() {
            t.someone().to_owned()
        } else {
            super::author::said_all(self.session, t, &authors)
        })
    }

    /// Who made a change; `None` until it is known.
    pub fn author(self, t: T, cid: Cid) -> Option<String> {
        let author = self.entries.with(|entries| {
            let entry = entries.as_ref()?.iter().find(|entry| entry.change.cid == cid);
            Some(entry.map(Author::of))
        })?;
        Some(author.map_or_else(|| t.someone().to_owned(), |author| author.said(self.session, t)))
    }

    /// The text that all versions of a conflict build on, if the history has it.
    pub fn base(self, conflict: &Conflict) -> Option<String> {
        self.entries.with(|entries| {
            let lineage = Lineage::new(conflict.record, &conflict.field, entries.as_deref()?);
            lineage.base(conflict)?.as_str().map(str::to_owned)
        })
    }
}
