//! What of the papers is due on a day: for Aujourd'hui.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use replica::RecordId;

use super::document::Document;
use super::kind::{DocumentType, PieceType};
use super::setting::rule_of;
use super::spend::spend;
use super::vigilance::{Light, VigilanceFile, is_concerned, papers_of, party_of, vigilance};
use crate::book::Book;

/// What is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DueWhat {
    /// A document that lapses, or has.
    Document {
        /// It.
        id: RecordId,
        /// What it is.
        kind: DocumentType,
    },
    /// Pieces of a supplier's vigilance file.
    Vigilance {
        /// How many are missing or have lapsed.
        wanting: usize,
        /// How many lapse soon.
        soon: usize,
    },
}

/// One thing due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Due {
    /// What.
    pub what: DueWhat,
    /// The supplier, or whatever the document is about.
    pub about: Option<RecordId>,
    /// The last day on which it serves; for a file the earliest of its pieces, today where one never came.
    pub until: NaiveDate,
    /// Days until then; negative when it is over.
    pub days_left: i64,
    /// How urgent it is.
    pub light: Light,
}

/// The documents that nothing newer replaces: of those of one type about one thing, the one that serves longest.
pub fn current(book: &Book) -> Vec<&Document> {
    let mut latest: BTreeMap<(Option<RecordId>, DocumentType, String), &Document> = BTreeMap::new();
    for document in book.documents.iter() {
        let title = if document.kind.is_renewed() { String::new() } else { search::fold(&document.title) };
        // A document about nothing stands for itself.
        let party =
            || document.about.filter(|_| document.kind.is_renewed()).and_then(|about| party_of(book, about));
        let about = party().or(document.about).or(Some(document.id));
        let rank = |it: &Document| (it.until(), it.issued, it.id);
        let slot = latest.entry((about, document.kind, title)).or_insert(document);
        if rank(slot) < rank(document) {
            *slot = document;
        }
    }
    latest.into_values().collect()
}

/// What is due of all papers, the most urgent first. The pieces of an open vigilance file are one entry, of the file.
#[must_use]
pub fn due(book: &Book, today: NaiveDate) -> Vec<Due> {
    let files = open_files(book, today);
    let mut all: Vec<Due> = files.iter().filter_map(|(party, file)| of_file(*party, file, today)).collect();
    all.extend(current(book).into_iter().filter_map(|document| {
        let is_piece = PieceType::of(document.kind).is_some()
            && document
                .about
                .and_then(|about| party_of(book, about))
                .is_some_and(|party| files.contains_key(&party));
        if is_piece || matches!(document.kind, DocumentType::Quote | DocumentType::Invoice) {
            return None;
        }
        of_document(document, today)
    }));
    all.sort_by_key(|due| (std::cmp::Reverse(due.light), due.until, due.about));
    all
}

/// The open vigilance files, by party. Asking and reminding is not told: that needs the log.
fn open_files(book: &Book, today: NaiveDate) -> BTreeMap<RecordId, VigilanceFile> {
    let rule = rule_of(book);
    spend(book, today)
        .into_iter()
        .filter(|(party, _)| book.parties.alive(*party).is_some_and(|it| is_concerned(it.kind)))
        .filter_map(|(party, spendings)| {
            let documents = papers_of(book, party);
            let file = vigilance(&spendings, &documents, &[], rule, today);
            file.is_open().then_some((party, file))
        })
        .collect()
}

fn of_file(party: RecordId, file: &VigilanceFile, today: NaiveDate) -> Option<Due> {
    let wanting = file.pieces.iter().filter(|piece| piece.is_wanting()).count();
    let soon = file.to_ask().len() - wanting;
    if wanting + soon == 0
        || file.ends.is_some_and(|end| file.next_ask.is_none() && today <= end && wanting == 0)
    {
        return None;
    }
    let until = file.pieces.iter().filter_map(|piece| piece.until()).min().unwrap_or(today);
    Some(Due {
        what: DueWhat::Vigilance { wanting, soon },
        about: Some(party),
        until,
        days_left: (until - today).num_days(),
        light: file.light,
    })
}

fn of_document(document: &Document, today: NaiveDate) -> Option<Due> {
    let lapse = document.lapse(today);
    let until = lapse.until?;
    let first = document.kind.first_reminder();
    if first < lapse.days_left {
        return None;
    }
    let light = if lapse.days_left < 0 { Light::Red } else { Light::Amber };
    Some(Due {
        what: DueWhat::Document { id: document.id, kind: document.kind },
        about: document.about,
        until,
        days_left: lapse.days_left,
        light,
    })
}
