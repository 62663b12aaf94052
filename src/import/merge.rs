//! What meets what is here: which fields an import writes, and which it leaves alone.
//!
//! Three ways, field by field: what the last import wrote, what shows here, what the file says now. A field that a
//! person changed here stays as long as the file says what it said before. See `docs/import.md`.

use std::collections::{HashMap, HashSet};

use domain::kinds::{field, kind};
use domain::office::{NamedKind, Office};
use replica::page::Entry;
use replica::{Cid, Intent, Op, Record, RecordId, Table, Value};

use super::incoming::Incoming;
use super::names::NameBook;

/// What became of records.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Counts {
    pub created: usize,
    pub updated: usize,
    /// Out of the bin, perhaps changed too.
    pub restored: usize,
    pub unchanged: usize,
}

impl Counts {
    /// Adds another count.
    pub fn add(&mut self, other: Self) {
        self.created += other.created;
        self.updated += other.updated;
        self.restored += other.restored;
        self.unchanged += other.unchanged;
    }

    /// Records of the file that are here now.
    pub fn total(self) -> usize {
        self.created + self.updated + self.restored + self.unchanged
    }
}

/// A known record whose fields differ from the file in places where somebody wrote since: its history must tell.
#[derive(Debug)]
pub struct Disputed {
    /// The record.
    pub id: RecordId,
    /// To be written whatever the history says.
    sure: Vec<Intent>,
    asked: Vec<Intent>,
    is_restored: bool,
}

/// The changes of one import, gathered.
pub struct Merge {
    import: RecordId,
    now_ms: i64,
    names: NameBook,
    /// Acts that were imports.
    acts: HashSet<Cid>,
    /// Ready to be stored: one change for each record.
    pub changes: Vec<Vec<Intent>>,
    /// Where a new record of `changes` stands, for a file that names it twice.
    buffered: HashMap<RecordId, usize>,
    /// What storing `changes` will have done.
    pub counts: Counts,
}

impl Merge {
    /// For the import record `import`, at a moment.
    pub fn new(office: &Office, table: &Table, import: RecordId, now_ms: i64) -> Self {
        let imports = office.named.values().filter(|n| n.kind == NamedKind::Import);
        let acts = imports.filter_map(|n| table.get(n.id)?.text("tx")?.parse().ok()).collect();
        Self {
            import,
            now_ms,
            names: NameBook::read(office),
            acts,
            changes: Vec::new(),
            buffered: HashMap::new(),
            counts: Counts::default(),
        }
    }

    /// Notes that an act belongs to an import.
    pub fn is_import(&mut self, tx: Cid) {
        self.acts.insert(tx);
    }

    /// Takes out what is ready to be stored.
    pub fn take(&mut self) -> (Vec<Vec<Intent>>, Counts) {
        self.buffered.clear();
        (std::mem::take(&mut self.changes), std::mem::take(&mut self.counts))
    }

    /// Plans records, all with ids; those that need their history come back for [`Merge::settle`].
    pub fn plan(&mut self, office: &Office, table: &Table, slice: Vec<Incoming>) -> Vec<Disputed> {
        let mut disputed = Vec::new();
        for mut incoming in slice {
            let Some(id) = incoming.id else { continue };
            for (name, kind, text) in std::mem::take(&mut incoming.refs) {
                let named = self.names.resolve(kind, &text);
                incoming.fields.push((name.into(), named.to_string().into()));
            }
            if let Some(at) = self.buffered.get(&id).copied() {
                self.repeat(office, at, id, incoming);
            } else if let Some(record) = table.get(id) {
                disputed.extend(self.known(office, record, incoming));
            } else {
                self.create(office, id, incoming);
            }
        }
        disputed
    }

    fn create(&mut self, office: &Office, id: RecordId, mut incoming: Incoming) {
        if &*incoming.kind == kind::REQUEST {
            incoming.complete_request(&office.zone, self.now_ms);
        }
        let mut writes = intents(id, incoming);
        self.bear(&writes);
        if let Some(kind) = writes.first().map(|w| w.kind.clone()) {
            writes.push(Intent::set(id, &kind, field::IMPORT, self.import.to_string()));
        }
        self.counts.created += 1;
        self.buffered.insert(id, self.changes.len());
        self.changes.push(writes);
    }

    /// The same record a second time before the first is stored: the later row has the last word.
    fn repeat(&mut self, office: &Office, at: usize, id: RecordId, mut incoming: Incoming) {
        incoming.date_status(&office.zone, self.now_ms);
        let writes = intents(id, incoming);
        self.bear(&writes);
        if let Some(change) = self.changes.get_mut(at) {
            change.extend(writes);
        }
        self.counts.updated += 1;
    }

    fn known(&mut self, office: &Office, record: Record, mut incoming: Incoming) -> Option<Disputed> {
        incoming.date_status(&office.zone, self.now_ms);
        let id = record.id;
        let paused = record.value(field::STATUS).and_then(|s| s.get("paused")).cloned();
        let status = incoming.fields.iter_mut().find(|(name, _)| &**name == field::STATUS);
        if let (Some(paused), Some(map)) = (paused, status.and_then(|(_, v)| v.as_object_mut())) {
            map.entry("paused").or_insert(paused);
        }
        let (mut sure, mut asked) = (Vec::new(), Vec::new());
        let born = record.cells.get(field::IMPORT).and_then(|cell| cell.shown()).map(|head| head.cid);
        for intent in intents(id, incoming) {
            if intent.op == Op::Add {
                // An element that was taken out here stays out.
                if !record.cells.contains_key(&intent.field) {
                    sure.push(intent);
                }
                continue;
            }
            if is_same(&intent.field, record.value(&intent.field), &intent.value) {
                continue;
            }
            let author = record.cells.get(&intent.field).and_then(|cell| cell.shown()).map(|head| head.cid);
            // Written by the import that made the record, or never: nobody's work is at stake.
            if author.is_none() || author == born { sure.push(intent) } else { asked.push(intent) }
        }
        let is_restored = record.text(field::LIFE).is_some_and(|life| life != "alive");
        if is_restored {
            sure.push(Intent::set(id, &record.kind, field::LIFE, "alive"));
            let owner = record.text(field::IMPORT).and_then(|text| text.parse::<RecordId>().ok());
            let is_owned = owner.and_then(|o| office.named.get(&o)).is_some_and(|n| n.is_alive);
            if !is_owned {
                sure.push(Intent::set(id, &record.kind, field::IMPORT, self.import.to_string()));
            }
        }
        if asked.is_empty() {
            self.update(sure, is_restored);
            return None;
        }
        Some(Disputed { id, sure, asked, is_restored })
    }

    /// Decides disputed records by the history of their fields.
    pub fn settle(&mut self, disputed: Vec<Disputed>, history: &[Entry]) {
        let mut said: HashMap<(RecordId, &str), &Value> = HashMap::new();
        for Entry { change, .. } in history {
            let is_import = self.acts.contains(&change.tx);
            for write in &change.w {
                let is_birth = || change.w.iter().any(|w| w.id == write.id && &*w.f == field::IMPORT);
                if is_import || is_birth() {
                    said.insert((write.id, &write.f), &write.v);
                }
            }
        }
        let mut settled = Vec::with_capacity(disputed.len());
        for Disputed { id, mut sure, asked, is_restored } in disputed {
            for intent in asked {
                let before = said.get(&(id, &*intent.field)).copied();
                if before.is_none() || !is_same(&intent.field, before, &intent.value) {
                    sure.push(intent);
                }
            }
            settled.push((sure, is_restored));
        }
        for (writes, is_restored) in settled {
            self.update(writes, is_restored);
        }
    }

    fn update(&mut self, writes: Vec<Intent>, is_restored: bool) {
        if writes.is_empty() {
            self.counts.unchanged += 1;
            return;
        }
        self.bear(&writes);
        if is_restored {
            self.counts.restored += 1;
        } else {
            self.counts.updated += 1;
        }
        self.changes.push(writes);
    }

    /// Makes or restores the named things that `writes` refer to, before them.
    fn bear(&mut self, writes: &[Intent]) {
        for intent in writes {
            let is_ref = super::names::is_reference(&intent.field);
            let id = if is_ref { intent.value.as_str().and_then(|t| t.parse().ok()) } else { None };
            if let Some(birth) = id.and_then(|id| self.names.bear(id, self.import)) {
                self.changes.push(birth);
            }
        }
    }
}

fn intents(id: RecordId, incoming: Incoming) -> Vec<Intent> {
    let Incoming { kind, fields, elements, .. } = incoming;
    let mut writes = Vec::with_capacity(fields.len() + elements.len() + 1);
    for (name, value) in fields {
        writes.push(Intent { id, kind: kind.clone(), field: name, op: Op::Set, value, seen: None });
    }
    writes.extend(elements.iter().map(|(set, element)| Intent::element(id, &kind, set, element, true)));
    writes
}

/// Whether a field already says it. A status is its key and whom it waits for; since when is ours.
fn is_same(name: &str, shown: Option<&Value>, said: &Value) -> bool {
    let Some(shown) = shown else { return said.is_null() };
    if name == field::STATUS {
        let of = |value: &Value, key: &str| value.get(key).cloned().unwrap_or(Value::Null);
        return of(shown, "s") == of(said, "s")
            && (said.get("on").is_none() || of(shown, "on") == of(said, "on"));
    }
    shown == said
}
