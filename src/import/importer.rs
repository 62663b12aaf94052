//! Writes an import in slices: each durable by itself, all of them one act.

use domain::kinds::{field, kind};
use domain::office::Office;
use replica::page::Entry;
use replica::{Cid, Intent, RecordId, Table};
use store::{Act, Done, StoreError};

use super::incoming::Incoming;
use super::merge::{Counts, Merge};
use crate::platform::clock;
use crate::session::Session;

/// Stored in one transaction: large enough to be quick, small enough to show progress and to lose little to a kill.
const CHANGES_PER_ACT: usize = 2500;

/// What an import needs of the workspace: the session of the page, or a bare device in tests.
#[expect(async_fn_in_trait, reason = "one thread: no future of the app is ever sent")]
pub trait Desk: Copy {
    /// Reads.
    fn peek<R>(self, read: impl FnOnce(&Office, &Table) -> R) -> R;
    /// Stores an act and shows it.
    async fn write(self, act: Act) -> Result<Done, StoreError>;
    /// The changes that wrote to any of `ids`, in order.
    async fn history(self, ids: &[RecordId]) -> Result<Vec<Entry>, StoreError>;
    /// A new id.
    fn new_id(self) -> RecordId;
    /// Now, ms UTC.
    fn now_ms(self) -> i64;
}

impl Desk for Session {
    fn peek<R>(self, read: impl FnOnce(&Office, &Table) -> R) -> R {
        Self::peek(self, read)
    }
    async fn write(self, act: Act) -> Result<Done, StoreError> {
        self.perform(act).await
    }
    async fn history(self, ids: &[RecordId]) -> Result<Vec<Entry>, StoreError> {
        self.with_device(async |device| device.history(ids).await).await
    }
    fn new_id(self) -> RecordId {
        Self::new_id(self)
    }
    fn now_ms(self) -> i64 {
        clock::now_ms()
    }
}

/// What takes an import back, small even for a large one.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Back {
    /// Records it made: they go to the bin.
    made: Vec<(RecordId, Box<str>)>,
    /// Fields it changed: they get their values back.
    changed: Vec<Vec<Intent>>,
}

impl Back {
    /// Adds what undoes one more slice.
    pub fn take(&mut self, done: Done) {
        // An undo comes in reverse order; kept forward here, turned at the end.
        for change in done.undo.changes.into_iter().rev() {
            match change.as_slice() {
                [one] if &*one.field == field::LIFE && one.value == "trashed" => {
                    self.made.push((one.id, one.kind.clone()));
                }
                _ => self.changed.push(change),
            }
        }
    }

    /// The changes that take it back; what it made gets this life.
    pub fn changes(&self, life: &str) -> Vec<Vec<Intent>> {
        let made = self.made.iter().map(|(id, kind)| vec![Intent::set(*id, kind, field::LIFE, life)]);
        self.changed.iter().rev().cloned().chain(made).collect()
    }
}

/// An import under way.
pub struct Importer<D> {
    desk: D,
    /// Its record.
    pub id: RecordId,
    file: String,
    merge: Merge,
    tx: Option<Cid>,
    /// What is durable.
    pub counts: Counts,
    /// What takes the durable part back.
    pub back: Back,
}

impl<D: Desk> Importer<D> {
    /// Begins an import of `file`; nothing is written yet.
    pub fn new(desk: D, file: impl Into<String>) -> Self {
        let (id, now_ms) = (desk.new_id(), desk.now_ms());
        let merge = desk.peek(|office, table| Merge::new(office, table, id, now_ms));
        let (counts, back) = (Counts::default(), Back::default());
        Self { desk, id, file: file.into(), merge, tx: None, counts, back }
    }

    /// Takes the next records; stores when enough have gathered.
    pub async fn add(&mut self, mut slice: Vec<Incoming>) -> Result<(), StoreError> {
        for incoming in &mut slice {
            if incoming.id.is_none() {
                incoming.id = Some(self.desk.new_id());
            }
        }
        let disputed = self.desk.peek(|office, table| self.merge.plan(office, table, slice));
        if !disputed.is_empty() {
            let ids: Vec<RecordId> = disputed.iter().map(|d| d.id).collect();
            let history = self.desk.history(&ids).await?;
            self.merge.settle(disputed, &history);
        }
        if CHANGES_PER_ACT <= self.merge.changes.len() { self.flush().await } else { Ok(()) }
    }

    async fn flush(&mut self) -> Result<(), StoreError> {
        let (mut changes, counts) = self.merge.take();
        if changes.is_empty() {
            self.counts.add(counts);
            return Ok(());
        }
        if self.tx.is_none() {
            changes.insert(0, vec![Intent::set(self.id, kind::IMPORT, "file", self.file.as_str())]);
        }
        let done = self.desk.write(Act { changes, tx: self.tx, ..Act::default() }).await?;
        self.tx = Some(done.tx);
        self.merge.is_import(done.tx);
        self.back.take(done);
        self.counts.add(counts);
        Ok(())
    }

    /// Stores the rest, and the account of the import. Nothing at all is written if nothing changed.
    pub async fn finish(&mut self, rows: usize, refused: usize) -> Result<(), StoreError> {
        self.flush().await?;
        let Some(tx) = self.tx else { return Ok(()) };
        let set = |name: &str, n: usize| Intent::set(self.id, kind::IMPORT, name, n);
        let account = vec![
            set("rows", rows),
            set("created", self.counts.created),
            set("updated", self.counts.updated + self.counts.restored),
            set("refused", refused),
            Intent::set(self.id, kind::IMPORT, "tx", tx.to_string()),
        ];
        self.desk.write(Act { changes: vec![account], tx: Some(tx), ..Act::default() }).await?;
        Ok(())
    }
}

/// Stores many changes as one act, in slices; what takes them back.
pub async fn write_all<D: Desk>(desk: D, changes: Vec<Vec<Intent>>) -> Result<Back, StoreError> {
    let mut back = Back::default();
    let mut tx = None;
    let mut rest = changes.into_iter().peekable();
    while rest.peek().is_some() {
        let slice: Vec<Vec<Intent>> = rest.by_ref().take(2 * CHANGES_PER_ACT).collect();
        let done = desk.write(Act { changes: slice, tx, ..Act::default() }).await?;
        tx = Some(done.tx);
        back.take(done);
    }
    Ok(back)
}
