//! What stands in the form of a contract: texts as typed, and what they make.

use chrono::NaiveDate;
use domain::compose::ensure_named;
use domain::office::{NamedKind, Office};
use leptos::prelude::*;
use replica::{Intent, Record, RecordId};
use store::Act;
use supply::book::Book;
use supply::compose::Writes;
use supply::contract::compose::{ContractDraft, create};
use supply::contract::edit::edit;
use supply::contract::form::{Fault, Slot, Typed, Understood};
use supply::contract::{Amendment, Change, Contract, amendments};
use supply::kinds;
use supply::party::Party;

use crate::i18n::T;
use crate::session::Session;
use crate::suppliers::contracts::words;

/// A thing that is known, or a name of a new one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Named {
    /// Known.
    Known(RecordId),
    /// To be made with the contract.
    New(String),
}

/// Everything typed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sketch {
    pub party: Option<Named>,
    pub title: String,
    pub typed: Typed,
    pub number: String,
    pub cost_centre: String,
    pub services: Vec<String>,
    pub places: Vec<RecordId>,
    pub owner: Option<Named>,
    pub notes: String,
}

/// The form while it is open: what is typed, what it was made from, whether saving was tried.
#[derive(Clone, Copy)]
pub struct Editing {
    /// What is typed.
    pub sketch: RwSignal<Sketch>,
    /// What was understood, followed.
    pub read: Memo<Understood>,
    /// Saving was tried: what is missing is told too.
    pub is_tried: RwSignal<bool>,
    /// The contract edited; none for a new one.
    pub of: Option<RecordId>,
    /// As it was when the form opened, for what the person saw.
    before: StoredValue<Option<(ContractDraft, Record)>>,
    first: StoredValue<Sketch>,
}

impl Editing {
    /// Opens on a contract, or on nothing with a party perhaps.
    pub fn open(session: Session, of: Option<RecordId>, party: Option<RecordId>) -> Self {
        let known = of.and_then(|id| {
            session.peek_in::<Book, _>(|book, _, table| {
                let contract = book.contracts.get(id)?;
                let changes = amendments(book.children::<Amendment>(id));
                let ended = contract.ended.as_ref().map(|(on, _)| *on);
                Some((contract.typed(), table.get(id)?, changes, ended))
            })
        });
        let empty: (Vec<Change>, Option<NaiveDate>) = Default::default();
        let (changes, ended) =
            known.as_ref().map_or(empty, |(_, _, changes, ended)| (changes.clone(), *ended));
        let first = match &known {
            Some((draft, ..)) => Sketch::of(draft),
            None => Sketch { party: party.map(Named::Known), ..Sketch::default() },
        };
        let sketch = RwSignal::new(first.clone());
        let read = Memo::new(move |_| sketch.with(|sketch| sketch.typed.read(changes.clone(), ended)));
        let before = StoredValue::new(known.map(|(draft, record, ..)| (draft, record)));
        Self { sketch, read, is_tried: RwSignal::new(false), of, before, first: StoredValue::new(first) }
    }

    /// Opens on clauses alone, as an amendment has them: `read` says what they make.
    pub fn of_clauses(typed: Typed, read: impl Fn(&Typed) -> Understood + Send + Sync + 'static) -> Self {
        let first = Sketch { typed, ..Sketch::default() };
        let sketch = RwSignal::new(first.clone());
        let read = Memo::new(move |_| sketch.with(|sketch| read(&sketch.typed)));
        let first = StoredValue::new(first);
        Self { sketch, read, is_tried: RwSignal::new(false), of: None, before: StoredValue::new(None), first }
    }

    /// Whether something typed is not stored. Tracked.
    pub fn is_changed(self) -> bool {
        self.first.with_value(|first| self.sketch.with(|sketch| sketch != first))
    }

    /// What is wrong with a field, in words; what is only missing is told once saving was tried.
    pub fn error(self, t: T, slot: Slot) -> Signal<Option<String>> {
        Signal::derive(move || {
            let fault: Option<Fault> = self.read.with(|read| read.fault(slot));
            let fault = fault.filter(|fault| !fault.is_missing() || self.is_tried.get());
            fault.map(|fault| words::fault(t, fault).to_owned())
        })
    }

    /// Part of what is typed, followed.
    pub fn get<R>(self, read: impl Fn(&Sketch) -> R + Send + Sync + 'static) -> Signal<R>
    where
        R: PartialEq + Send + Sync + 'static,
    {
        Memo::new(move |_| self.sketch.with(&read)).into()
    }

    /// Types into a part.
    pub fn put<V: 'static>(self, write: impl Fn(&mut Sketch, V) + Send + Sync + 'static) -> Callback<V> {
        Callback::new(move |value: V| self.sketch.update(|sketch| write(sketch, value)))
    }

    /// How many fields need a correction before it can be stored.
    pub fn n_faults(self) -> usize {
        let faults = self.read.with(|read| {
            let mut slots: Vec<Slot> = read.faults.iter().map(|(slot, _)| *slot).collect();
            slots.dedup();
            slots.len()
        });
        let missing = self
            .sketch
            .with(|sketch| usize::from(sketch.party.is_none()) + usize::from(sketch.title.trim().is_empty()));
        faults + missing
    }

    /// The contract as it would be, with the ids that exist already.
    pub fn draft(self) -> ContractDraft {
        let known = |named: &Option<Named>| match named {
            Some(Named::Known(id)) => Some(*id),
            _ => None,
        };
        let terms = self.read.with_untracked(|read| read.draft.clone());
        self.sketch.with_untracked(|sketch| ContractDraft {
            party: known(&sketch.party),
            title: sketch.title.clone(),
            number: sketch.number.clone(),
            terms: supply::contract::TermsDraft { changes: Vec::new(), ended: None, ..terms },
            cost_centre: sketch.cost_centre.clone(),
            services: sketch.services.clone(),
            places: sketch.places.clone(),
            owner: known(&sketch.owner),
            notes: sketch.notes.clone(),
        })
    }

    /// The act that stores it, and the contract's id. Only without faults.
    pub fn act(self, session: Session) -> (RecordId, Act) {
        let mut draft = self.draft();
        let mut act = Act::default();
        let (party, owner) =
            self.sketch.with_untracked(|sketch| (sketch.party.clone(), sketch.owner.clone()));
        if let Some(Named::New(name)) = party {
            let (id, writes) = party_named(session, &name);
            draft.party = Some(id);
            act.changes.extend(Some(writes).filter(|writes| !writes.is_empty()));
        }
        if let Some(Named::New(name)) = owner {
            let (id, writes) = session.peek(|office, _| ensure_named(office, NamedKind::Person, &name));
            draft.owner = Some(id);
            act.changes.extend(Some(writes).filter(|writes| !writes.is_empty()));
        }
        let id = self.of.unwrap_or_else(|| session.new_id());
        let writes = self.before.with_value(|before| match before {
            Some((old, record)) => edit(id, old, &draft).into_iter().map(|it| seen(record, it)).collect(),
            None => create(id, &draft),
        });
        if !writes.is_empty() {
            act.changes.push(writes);
        }
        (id, act)
    }
}

/// An edit is over what its person saw when the form opened, not over what came since (T38).
pub fn seen(record: &Record, intent: Intent) -> Intent {
    let seen = record.seen(&intent.field);
    Intent { seen: Some(seen), ..intent }
}

/// The party of this name, if there is one.
pub fn party_called(session: Session, name: &str) -> Option<RecordId> {
    let wanted = search::fold(name.trim());
    session.peek_in::<Book, _>(|book, _, _| {
        let called = |party: &&Party| search::fold(party.name.trim()) == wanted;
        book.parties.iter().filter(|party| party.merged.is_none()).filter(called).map(|it| it.id).min()
    })
}

/// The party of this name, or a new supplier.
fn party_named(session: Session, name: &str) -> (RecordId, Vec<Intent>) {
    if let Some(id) = party_called(session, name) {
        return (id, Vec::new());
    }
    let id = session.new_id();
    (id, Writes::of(kinds::PARTY, id).text("name", name).set("type", "supplier").done())
}

impl Sketch {
    fn of(draft: &ContractDraft) -> Self {
        Self {
            party: draft.party.map(Named::Known),
            title: draft.title.clone(),
            typed: Typed::of(&draft.terms),
            number: draft.number.clone(),
            cost_centre: draft.cost_centre.clone(),
            services: draft.services.clone(),
            places: draft.places.clone(),
            owner: draft.owner.map(Named::Known),
            notes: draft.notes.clone(),
        }
    }
}

/// The name shown for a party or an owner.
pub fn name_of(
    session: Session,
    named: Option<&Named>,
    find: impl Fn(&Book, &Office, RecordId) -> Option<String>,
) -> String {
    match named {
        None => String::new(),
        Some(Named::New(name)) => name.clone(),
        Some(Named::Known(id)) => {
            session.look_in::<Book, _>(|book, office, _| find(book, office, *id)).unwrap_or_default()
        }
    }
}

/// The contract that the form would make, to reckon with.
pub fn imagined(editing: Editing) -> Contract {
    let id = editing.of.unwrap_or_else(|| RecordId::derived(kinds::CONTRACT, ""));
    Contract::imagined(id, &editing.draft())
}
