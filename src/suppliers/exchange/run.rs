//! Fiches looked at, then written in slices as one act, and taken back whole.

use std::sync::Arc;

use domain::kinds::kind;
use files::vcard::{CardError, MAX_BYTES, open};
use replica::{Intent, RecordId};
use store::{Act, StoreError};
use supply::book::Book;
use supply::party::PartyType;

use super::fiche::{Fiche, Note};
use super::planner::{Fate, Planned, Planner};
use crate::import::importer::{Back, write_all};
use crate::import::run::begin;
use crate::platform::pause::breathe;
use crate::session::Session;

/// Fiches between two breaths.
const SLICE: usize = 200;
/// Pictures stored in one transaction, in bytes.
const MAX_BLOBS: usize = 4 << 20;

/// How many had each fate.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Somebody new.
    pub new: usize,
    /// Completed.
    pub merged: usize,
    /// Nothing to add.
    pub known: usize,
}

impl Counts {
    fn add(&mut self, fate: Fate) {
        match fate {
            Fate::New => self.new += 1,
            Fate::Merged => self.merged += 1,
            Fate::Known => self.known += 1,
        }
    }
}

/// What would become of each fiche, in their order.
#[derive(Clone, Debug, Default)]
pub struct Preview {
    /// What becomes of it, and what to know of it.
    pub lines: Vec<(Fate, Vec<Note>)>,
    /// How many.
    pub counts: Counts,
}

/// What an import did.
#[derive(Debug)]
pub struct Outcome {
    /// How many had each fate, of those that are durable.
    pub counts: Counts,
    /// Line, name, and what to know.
    pub notes: Vec<(usize, String, Vec<Note>)>,
    /// What takes it back.
    pub back: Back,
    /// Why it stopped on its way, if it did.
    pub stopped: Option<StoreError>,
}

/// How an import ended.
#[derive(Debug)]
pub enum End {
    /// It ran, to its end or until the store refused.
    Ran(Outcome),
    /// The person stopped it: what it had written was taken back.
    Cancelled,
    /// Another tab imports.
    Busy,
}

/// Reads the cards of a file; `None` when it was stopped.
pub async fn read_cards(bytes: Vec<u8>, tick: impl Fn(f64) -> bool) -> Result<Option<Vec<Fiche>>, CardError> {
    debug_assert!(bytes.len() <= MAX_BYTES);
    let file = open(&bytes)?;
    let mut cards = file.cards();
    let mut fiches = Vec::new();
    while let Some(card) = cards.next() {
        let fiche = Fiche::of_card(&card?);
        // A card that names and reaches nobody says nothing.
        if !fiche.party.name.is_empty() || fiche.contact.as_ref().is_some_and(|c| !c.name.is_empty()) {
            fiches.push(fiche);
        }
        if fiches.len().is_multiple_of(SLICE / 4) {
            breathe().await;
            if !tick(cards.progress()) {
                return Ok(None);
            }
        }
    }
    if fiches.is_empty() { Err(CardError::NoCard) } else { Ok(Some(fiches)) }
}

fn planner(session: Session, role: PartyType, import: RecordId) -> Planner {
    session.peek_in::<Book, _>(|book, _, _| Planner::new(book, role, import))
}

fn plan(session: Session, planner: &mut Planner, fiche: &Fiche) -> Planned {
    let title = |name: &str| session.t().exchange_contract(name);
    session.peek(|_, table| planner.plan(table, fiche, &title, || session.new_id()))
}

/// Meets all fiches with what is here, writing nothing; `None` when it was stopped.
pub async fn preview(session: Session, fiches: &[Fiche], tick: impl Fn(f64) -> bool) -> Option<Preview> {
    let mut planner = planner(session, PartyType::Supplier, session.new_id());
    let mut preview = Preview::default();
    for (at, fiche) in fiches.iter().enumerate() {
        let planned = plan(session, &mut planner, fiche);
        preview.counts.add(planned.fate);
        let notes = fiche.notes.iter().cloned().chain(planned.notes).collect();
        preview.lines.push((planned.fate, notes));
        if at % SLICE == SLICE - 1 {
            breathe().await;
            if !tick(at as f64 / fiches.len() as f64) {
                return None;
            }
        }
    }
    Some(preview)
}

/// Imports fiches; `tick` is told how many were, and stops it by `false`.
pub async fn run(
    session: Session,
    file: String,
    fiches: Arc<Vec<Fiche>>,
    role: PartyType,
    tick: impl Fn(usize) -> bool,
) -> End {
    let Some(lease) = begin(session).await else { return End::Busy };
    let import = session.new_id();
    let mut planner = planner(session, role, import);
    let mut writer = Writer { session, import, file, tx: None, act: Act::default(), n_blobs: 0 };
    let mut outcome =
        Outcome { counts: Counts::default(), notes: Vec::new(), back: Back::default(), stopped: None };
    let mut pending = Counts::default();
    for (at, fiche) in fiches.iter().enumerate() {
        let planned = plan(session, &mut planner, fiche);
        pending.add(planned.fate);
        let notes: Vec<Note> = fiche.notes.iter().cloned().chain(planned.notes).collect();
        if !notes.is_empty() {
            outcome.notes.push((fiche.line, fiche.title().0.to_owned(), notes));
        }
        writer.take(planned.changes, planned.blobs);
        let is_last = at + 1 == fiches.len();
        if is_last {
            writer.close(fiches.len(), pending, outcome.counts);
        }
        if is_last || at % SLICE == SLICE - 1 || MAX_BLOBS < writer.n_blobs {
            if let Err(error) = writer.flush(&mut outcome.back).await {
                outcome.stopped = Some(error);
                break;
            }
            let Counts { new, merged, known } = std::mem::take(&mut pending);
            outcome.counts.new += new;
            outcome.counts.merged += merged;
            outcome.counts.known += known;
            breathe().await;
            if !tick(at + 1) && !is_last {
                // Nobody looks in the bin for what they stopped.
                match write_all(session, outcome.back.changes("purged")).await {
                    Ok(_) => return End::Cancelled,
                    Err(error) => outcome.stopped = Some(error),
                }
                break;
            }
        }
    }
    drop(lease);
    End::Ran(outcome)
}

struct Writer {
    session: Session,
    import: RecordId,
    file: String,
    tx: Option<replica::Cid>,
    act: Act,
    n_blobs: usize,
}

impl Writer {
    fn take(&mut self, changes: Vec<Vec<Intent>>, blobs: Vec<store::Blob>) {
        if !changes.is_empty() && self.tx.is_none() && self.act.changes.is_empty() {
            let set = |name: &str, text: &str| Intent::set(self.import, kind::IMPORT, name, text);
            self.act.changes.push(vec![set("file", &self.file), set("of", "party")]);
        }
        self.act.changes.extend(changes);
        for blob in blobs {
            if !self.act.blobs.iter().any(|other| other.sha256 == blob.sha256) {
                self.n_blobs += blob.bytes.len();
                self.act.blobs.push(blob);
            }
        }
    }

    /// The account of the import, with its last slice.
    fn close(&mut self, n_rows: usize, last: Counts, before: Counts) {
        if self.tx.is_none() && self.act.changes.is_empty() {
            return;
        }
        let set = |name: &str, n: usize| Intent::set(self.import, kind::IMPORT, name, n);
        self.act.changes.push(vec![
            set("rows", n_rows),
            set("created", last.new + before.new),
            set("updated", last.merged + before.merged),
            set("refused", 0),
        ]);
    }

    async fn flush(&mut self, back: &mut Back) -> Result<(), StoreError> {
        if self.act.changes.is_empty() {
            return Ok(());
        }
        self.n_blobs = 0;
        let act = std::mem::take(&mut self.act);
        let done = self.session.perform(Act { tx: self.tx, ..act }).await?;
        self.tx = Some(done.tx);
        back.take(done);
        Ok(())
    }
}
