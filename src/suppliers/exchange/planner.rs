//! What a fiche becomes here: new records, or more of those that are here. What is here is never overwritten.

use std::collections::{BTreeMap, HashMap};

use domain::kinds::field;
use files::fate::Fate;
use replica::{Intent, Op, RecordId, Table, Value};
use search::fold;
use serde_json::json;
use supply::book::Book;
use supply::contract::Contract;
use supply::kinds;
use supply::party::{Contact, PartyType};
use supply::{identifiers, phone};

use super::fiche::{Fiche, Note, Part};
use crate::import::slices;
use crate::platform::photo::named;

/// What a record says, as far as it was looked at: what is stored, and what this import adds.
type State = BTreeMap<Box<str>, Value>;

/// Meets fiches with what is here, and with each other.
pub struct Planner {
    role: PartyType,
    import: RecordId,
    /// By folded name.
    parties: HashMap<String, Vec<RecordId>>,
    by_siret: HashMap<String, RecordId>,
    /// By party and folded name.
    contacts: HashMap<(RecordId, String), RecordId>,
    states: HashMap<RecordId, State>,
    /// Parties that have a contract, here or by this import.
    contracts: HashMap<RecordId, Vec<i64>>,
}

impl Planner {
    /// For a directory as it is; `role` is what companies of the file become.
    pub fn new(book: &Book, role: PartyType, import: RecordId) -> Self {
        let mut parties: HashMap<String, Vec<RecordId>> = HashMap::new();
        let mut by_siret = HashMap::new();
        for party in book.parties.iter() {
            parties.entry(fold(party.name.trim())).or_default().push(party.id);
            if let Ok(siret) = identifiers::siret(&party.siret, None) {
                by_siret.insert(siret, party.id);
            }
        }
        let key = |contact: &Contact| Some(((contact.party?, fold(contact.name.trim())), contact.id));
        let contacts = book.contacts.iter().filter_map(key).collect();
        let mut contracts: HashMap<RecordId, Vec<i64>> = HashMap::new();
        for contract in book.contracts.iter() {
            let net = |contract: &Contract| contract.amount.map(|amount| amount.net.0);
            if let (Some(party), Some(net)) = (contract.party, net(contract)) {
                contracts.entry(party).or_default().push(net);
            }
        }
        Self { role, import, parties, by_siret, contacts, states: HashMap::new(), contracts }
    }

    /// Plans one fiche; the next ones know of it.
    pub fn plan(
        &mut self,
        table: &Table,
        fiche: &Fiche,
        contract_title: &dyn Fn(&str) -> String,
        mut new_id: impl FnMut() -> RecordId,
    ) -> slices::Met<Note> {
        let known = self.find_party(table, fiche);
        let (party, mut fate) = match known {
            Some(party) => (party, Fate::Known),
            None => (new_id(), Fate::New),
        };
        let mut it = slices::Met { fate, changes: Vec::new(), blobs: Vec::new(), notes: Vec::new() };
        let role = if fiche.is_person { PartyType::Person } else { self.role };
        let birth = known.is_none().then(|| vec![("type", Value::from(role.key()))]);
        let is_more = self.write(table, kinds::PARTY, party, &fiche.party, birth, &mut it);
        if known.is_none() {
            self.parties.entry(fold(fiche.party.name.trim())).or_default().push(party);
            if let Some(siret) = siret_of(&fiche.party) {
                self.by_siret.insert(siret, party);
            }
        } else if is_more {
            fate = Fate::Merged;
        }
        if let Some(contact) = &fiche.contact {
            let key = (party, fold(contact.name.trim()));
            let known = self.contacts.get(&key).copied();
            let id = known.unwrap_or_else(&mut new_id);
            let birth = known.is_none().then(|| vec![("party", Value::from(party.to_string()))]);
            let is_more = self.write(table, kinds::CONTACT, id, contact, birth, &mut it);
            if known.is_none() {
                self.contacts.insert(key, id);
                fate = Fate::New;
            } else if is_more && fate == Fate::Known {
                fate = Fate::Merged;
            }
        }
        if let Some((cents, every)) = fiche.amount
            && !self.contracts.get(&party).is_some_and(|known| known.contains(&cents))
        {
            self.contracts.entry(party).or_default().push(cents);
            let id = new_id();
            let set = |name: &str, value: Value| Intent::set(id, kinds::CONTRACT, name, value);
            it.changes.push(vec![
                set("party", party.to_string().into()),
                set("title", contract_title(&fiche.party.name).into()),
                set("amount", json!({ "cents": cents, "per": every.key(), "cur": "EUR" })),
                set(field::IMPORT, self.import.to_string().into()),
            ]);
            if fate == Fate::Known {
                fate = Fate::Merged;
            }
        }
        it.fate = fate;
        it
    }

    fn find_party(&mut self, table: &Table, fiche: &Fiche) -> Option<RecordId> {
        let siret = siret_of(&fiche.party);
        if let Some(id) = siret.as_ref().and_then(|siret| self.by_siret.get(siret)) {
            return Some(*id);
        }
        let same_name = self.parties.get(&fold(fiche.party.name.trim()))?.clone();
        same_name.into_iter().find(|id| {
            let state = self.state(table, *id);
            if fiche.is_person {
                // Two people may bear one name.
                return shares_line(state, &fiche.party) || !has_lines(state) || !fiche.party.has_lines();
            }
            let own = state.get("siret").and_then(Value::as_str).unwrap_or_default();
            let own = identifiers::siret(own, None).ok();
            own.is_none() || siret.is_none() || own == siret
        })
    }

    fn state(&mut self, table: &Table, id: RecordId) -> &mut State {
        self.states.entry(id).or_insert_with(|| {
            let Some(record) = table.get(id) else { return State::new() };
            let shown = record.cells.iter().filter_map(|(name, cell)| {
                let head = cell.shown()?;
                let is_said = head.op != Op::Rem && !head.value.is_null();
                is_said.then(|| (name.clone(), head.value.clone()))
            });
            shown.map(|(name, value)| (Box::from(&*name), value)).collect()
        })
    }

    /// Adds what the record lacks; tells whether there was anything.
    fn write(
        &mut self,
        table: &Table,
        kind: &str,
        id: RecordId,
        part: &Part,
        birth: Option<Vec<(&'static str, Value)>>,
        it: &mut slices::Met<Note>,
    ) -> bool {
        let import = self.import.to_string();
        let state = self.state(table, id);
        let mut writes = Vec::new();
        let mut set = |state: &mut State, name: &str, value: Value| {
            writes.push(Intent::set(id, kind, name, value.clone()));
            state.insert(name.into(), value);
        };
        if let Some(birth) = birth {
            set(state, field::NAME, part.name.as_str().into());
            for (name, value) in birth {
                set(state, name, value);
            }
            set(state, field::IMPORT, import.into());
        }
        // The part's own lines are not compared among themselves: one number may be a desk's and a mobile's.
        let before: Vec<(Box<str>, Value)> = state
            .iter()
            .filter(|(name, _)| family(name).is_some())
            .map(|(name, value)| (name.clone(), value.clone()))
            .collect();
        for (name, value) in &part.fields {
            match met(state, &before, name, value) {
                Met::Add(value) => set(state, name, value),
                Met::Same => {}
                Met::Differs => it.notes.push(Note::Kept { field: name.clone(), theirs: said(value) }),
            }
        }
        if let Some(photo) = &part.photo
            && !state.contains_key("face")
        {
            let blob = named(photo.bytes.clone());
            set(state, "face", json!({ "blob": blob.sha256, "type": photo.mime }));
            it.blobs.push(blob);
        }
        for (name, element) in &part.elements {
            let key: Box<str> = format!("{name}/{element}").into();
            if state.insert(key, Value::Bool(true)).is_none() {
                writes.push(Intent::element(id, kind, name, element, true));
            }
        }
        let is_more = !writes.is_empty();
        if is_more {
            it.changes.push(writes);
        }
        is_more
    }
}

/// How a value of the file meets what is here.
enum Met {
    Add(Value),
    Same,
    Differs,
}

/// Whether a field is a number, a mail address or an address, of which a record has several.
fn family(name: &str) -> Option<&str> {
    name.split_once('/').map(|(family, _)| family).filter(|family| matches!(*family, "tel" | "mail" | "adr"))
}

fn met(state: &State, before: &[(Box<str>, Value)], name: &str, value: &Value) -> Met {
    if let Some(wanted) = family(name) {
        let mut own = before.iter().filter(|(own, _)| family(own) == Some(wanted));
        let is_known = state.contains_key(name) || own.any(|(_, own)| is_same_line(wanted, own, value));
        return if is_known { Met::Same } else { Met::Add(value.clone()) };
    }
    let Some(own) = state.get(name) else { return Met::Add(value.clone()) };
    if own == value {
        return Met::Same;
    }
    match name {
        "notes" => {
            let (own, more) = (own.as_str().unwrap_or_default(), value.as_str().unwrap_or_default());
            if own.contains(more) {
                return Met::Same;
            }
            Met::Add(format!("{}\n\n{more}", own.trim_end()).into())
        }
        "vcard" => more_lines(own, value),
        _ if fold(&said(own)) == fold(&said(value)) => Met::Same,
        _ => Met::Differs,
    }
}

/// The lines of two cards of one person, each once.
fn more_lines(own: &Value, value: &Value) -> Met {
    let lines = |value: &Value| value.get("lines").and_then(Value::as_str).unwrap_or_default().to_owned();
    let (mine, theirs) = (lines(own), lines(value));
    // One name, one identity: ours.
    let is_single = |line: &str| {
        let name = line.split([':', ';']).next().unwrap_or_default();
        ["FN", "N", "ORG", "UID", "REV", "PRODID"].iter().any(|one| one.eq_ignore_ascii_case(name))
    };
    let is_more = |line: &&str| !is_single(line) && !mine.lines().any(|own| own == *line);
    let more: Vec<&str> = theirs.lines().filter(is_more).collect();
    if more.is_empty() {
        return Met::Same;
    }
    let version = own.get("version").cloned().unwrap_or_else(|| "3.0".into());
    let all: Vec<&str> = mine.lines().chain(more).collect();
    Met::Add(json!({ "version": version, "lines": all.join("\n") }))
}

fn is_same_line(family: &str, own: &Value, value: &Value) -> bool {
    let part = |value: &Value, key: &str| {
        fold(value.get(key).and_then(Value::as_str).unwrap_or_default()).trim().to_owned()
    };
    match family {
        // One number may be a phone and a fax.
        "tel" => {
            let is_fax = |value: &Value| part(value, "t") == "fax";
            is_fax(own) == is_fax(value) && phone::same(&part(own, "v"), &part(value, "v"))
        }
        "mail" => part(own, "v") == part(value, "v"),
        _ => ["street", "extra", "postcode", "city"].iter().all(|key| part(own, key) == part(value, key)),
    }
}

fn shares_line(state: &State, part: &Part) -> bool {
    part.fields.iter().any(|(name, value)| match name.split_once('/') {
        Some((family @ ("tel" | "mail"), _)) => {
            state.iter().any(|(own, stored)| own.starts_with(family) && is_same_line(family, stored, value))
        }
        _ => false,
    })
}

fn has_lines(state: &State) -> bool {
    state.keys().any(|name| name.starts_with("tel/") || name.starts_with("mail/"))
}

impl Part {
    fn has_lines(&self) -> bool {
        self.fields.iter().any(|(name, _)| name.starts_with("tel/") || name.starts_with("mail/"))
    }
}

fn siret_of(part: &Part) -> Option<String> {
    let text =
        part.fields.iter().find(|(name, _)| &**name == "siret").and_then(|(_, value)| value.as_str())?;
    identifiers::siret(text, None).ok()
}

/// A value as a person reads it.
fn said(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}
