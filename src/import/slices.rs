//! Entries of a file met with what is here: looked at, then written in slices as one act, and taken back whole.

use std::sync::Arc;

use domain::kinds::kind;
use files::fate::{Fate, Sums};
use replica::{Cid, Intent, RecordId};
use store::{Act, Blob, StoreError};

use super::importer::{Back, write_all};
use super::run::begin;
use crate::platform::pause::breathe;
use crate::session::Session;

/// Entries between two breaths, and in one transaction.
pub const SLICE: usize = 200;
/// Pictures stored in one transaction, in bytes.
const MAX_BLOBS: usize = 4 << 20;

/// What to write for an entry; `N` is what a person should know of it.
#[derive(Debug)]
pub struct Met<N> {
    /// What becomes of it.
    pub fate: Fate,
    /// One list for each record.
    pub changes: Vec<Vec<Intent>>,
    /// Pictures.
    pub blobs: Vec<Blob>,
    /// What to know.
    pub notes: Vec<N>,
}

/// What would become of each entry, in their order.
#[derive(Clone, Debug)]
pub struct Preview<N> {
    /// What becomes of it, and what to know of it.
    pub lines: Vec<(Fate, Vec<N>)>,
    /// How many.
    pub sums: Sums,
}

/// What an import did.
#[derive(Debug)]
pub struct Outcome<N> {
    /// How many had each fate, of those that are durable.
    pub sums: Sums,
    /// The place of an entry among all, and what to know of it.
    pub notes: Vec<(usize, Vec<N>)>,
    /// What takes it back.
    pub back: Back,
    /// Why it stopped on its way, if it did.
    pub stopped: Option<StoreError>,
}

/// How an import ended.
#[derive(Debug)]
pub enum End<N> {
    /// It ran, to its end or until the store refused.
    Ran(Outcome<N>),
    /// The person stopped it: what it had written was taken back.
    Cancelled,
    /// Another tab imports.
    Busy,
}

/// Meets all entries with what is here, writing nothing; `None` when `tick`, which is told how far it is, stopped it.
pub async fn preview<D, N>(
    drafts: &[D],
    mut meet: impl FnMut(&D) -> Met<N>,
    tick: impl Fn(f64) -> bool,
) -> Option<Preview<N>> {
    let mut preview = Preview { lines: Vec::with_capacity(drafts.len()), sums: Sums::default() };
    for (at, draft) in drafts.iter().enumerate() {
        let met = meet(draft);
        preview.sums.add(met.fate);
        preview.lines.push((met.fate, met.notes));
        if at % SLICE == SLICE - 1 {
            breathe().await;
            if !tick(at as f64 / drafts.len() as f64) {
                return None;
            }
        }
    }
    Some(preview)
}

/// Imports entries of the kind `of`. `meeting` begins when nothing else imports, for the import's own record; `tick` is
/// told how many were, and stops it by `false`.
pub async fn run<D, N, M: FnMut(&D) -> Met<N>>(
    session: Session,
    (file, of): (String, &'static str),
    drafts: Arc<Vec<D>>,
    meeting: impl FnOnce(RecordId) -> M,
    tick: impl Fn(usize) -> bool,
) -> End<N> {
    let Some(lease) = begin(session).await else { return End::Busy };
    let import = session.new_id();
    let mut meet = meeting(import);
    let mut writer = Writer { session, import, file, of, tx: None, act: Act::default(), n_blobs: 0 };
    let mut outcome =
        Outcome { sums: Sums::default(), notes: Vec::new(), back: Back::default(), stopped: None };
    let mut pending = Sums::default();
    for (at, draft) in drafts.iter().enumerate() {
        let met = meet(draft);
        pending.add(met.fate);
        if !met.notes.is_empty() {
            outcome.notes.push((at, met.notes));
        }
        writer.take(met.changes, met.blobs);
        let is_last = at + 1 == drafts.len();
        if is_last {
            writer.close(drafts.len(), outcome.sums.plus(pending));
        }
        if is_last || at % SLICE == SLICE - 1 || MAX_BLOBS < writer.n_blobs {
            if let Err(error) = writer.flush(&mut outcome.back).await {
                outcome.stopped = Some(error);
                break;
            }
            outcome.sums = outcome.sums.plus(std::mem::take(&mut pending));
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
    of: &'static str,
    tx: Option<Cid>,
    act: Act,
    n_blobs: usize,
}

impl Writer {
    fn take(&mut self, changes: Vec<Vec<Intent>>, blobs: Vec<Blob>) {
        if !changes.is_empty() && self.is_untouched() {
            let set = |name: &str, text: &str| Intent::set(self.import, kind::IMPORT, name, text);
            self.act.changes.push(vec![set("file", &self.file), set("of", self.of)]);
        }
        self.act.changes.extend(changes);
        for blob in blobs {
            if !self.act.blobs.iter().any(|other| other.sha256 == blob.sha256) {
                self.n_blobs += blob.bytes.len();
                self.act.blobs.push(blob);
            }
        }
    }

    fn is_untouched(&self) -> bool {
        self.tx.is_none() && self.act.changes.is_empty()
    }

    /// The account of the import, with its last slice.
    fn close(&mut self, n_rows: usize, sums: Sums) {
        if self.is_untouched() {
            return;
        }
        let set = |name: &str, n: usize| Intent::set(self.import, kind::IMPORT, name, n);
        self.act.changes.push(vec![
            set("rows", n_rows),
            set("created", sums.new),
            set("updated", sums.merged),
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
