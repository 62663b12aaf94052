//! Finding what has a title or a number: contracts, orders, needs, quotes, invoices, documents, budgets, visits.
//!
//! Parties and contacts are found by `party::find`. Read from the records themselves, so that one index has all kinds.

use std::cell::RefCell;

use replica::table::{IdMap, IdSet};
use replica::view::Packed;
use replica::{RecordId, Table};
use search::Weight;

use crate::indexed::Indexed;
use crate::{kinds, read, schema};

/// The index. What changed waits until somebody asks, or until [`Things::index_more`] has a moment for it.
#[derive(Default)]
pub struct Things {
    inner: RefCell<Inner>,
}

#[derive(Default)]
struct Inner {
    things: Indexed,
    /// What is shown for a line: what it is a line of.
    shown: IdMap<RecordId>,
    /// The supplier of each, whose name finds it too.
    parties: IdMap<RecordId>,
}

/// What was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// The records, best first, each once.
    pub ids: Vec<RecordId>,
    /// None has all words typed.
    pub is_partial: bool,
}

fn is_thing(kind: &str) -> bool {
    matches!(
        kind,
        kinds::CONTRACT
            | kinds::DOCUMENT
            | kinds::NEED
            | kinds::NEED_LINE
            | kinds::QUOTE
            | kinds::QUOTE_LINE
            | kinds::ORDER
            | kinds::ORDER_LINE
            | kinds::INVOICE
            | kinds::BUDGET
            | kinds::INTERVENTION
    )
}

impl Things {
    /// Notes all there is; nothing is indexed yet.
    #[must_use]
    pub fn build(table: &Table) -> Self {
        let things = Self::default();
        for packed in table.iter().filter(|packed| is_thing(packed.kind)) {
            things.touch(packed.id);
        }
        things
    }

    /// Notes records that changed.
    pub fn refresh(&mut self, table: &Table, ids: &[RecordId]) {
        let mut changed = IdSet::default();
        for id in ids {
            let Some(packed) = table.packed(*id) else { continue };
            if is_thing(packed.kind) {
                self.touch(*id);
            }
            if is_thing(packed.kind) || packed.kind == kinds::PARTY {
                changed.insert(*id);
            }
        }
        if changed.is_empty() {
            return;
        }
        // A supplier's new name finds its contracts, and a deleted order takes its lines with it.
        let inner = self.inner.get_mut();
        let hanging = inner.parties.iter().chain(&inner.shown).filter(|(_, on)| changed.contains(*on));
        let hanging: Vec<RecordId> = hanging.map(|(id, _)| *id).collect();
        hanging.into_iter().for_each(|id| self.touch(id));
    }

    fn touch(&self, id: RecordId) {
        // Never borrowed while records change; if it were, the next change would bring the record again.
        if let Ok(mut inner) = self.inner.try_borrow_mut() {
            inner.things.touch(id);
        }
    }

    /// Indexes up to `n` records that changed; tells whether all can be found now.
    pub fn index_more(&self, table: &Table, n: usize) -> bool {
        let Ok(mut inner) = self.inner.try_borrow_mut() else { return false };
        for _ in 0..n {
            let Some(id) = inner.things.next() else { return true };
            if let Some(packed) = table.packed(id) {
                inner.put(table, &packed);
            }
        }
        inner.things.is_whole()
    }

    /// What answers what was typed, among what is indexed.
    #[must_use]
    pub fn find(&self, text: &str, limit: usize) -> Found {
        let Ok(inner) = self.inner.try_borrow() else { return Found::default() };
        // A line and what it is a line of answer alike.
        let (found, is_partial) = inner.things.query(text, 3 * limit);
        let mut ids: Vec<RecordId> = Vec::new();
        for id in found {
            let shown = inner.shown.get(&id).copied().unwrap_or(id);
            if !ids.contains(&shown) {
                ids.push(shown);
            }
        }
        ids.truncate(limit);
        Found { ids, is_partial }
    }
}

impl Inner {
    fn put(&mut self, table: &Table, packed: &Packed<'_>) {
        let id = packed.id;
        let title_field = schema::title_field(packed.kind);
        let (mut title, mut high, mut low) = (String::new(), String::new(), String::new());
        let (mut party, mut parent, mut is_alive) = (None, None, true);
        let mut kind_words = "";
        // What is damaged is found by what could be read.
        let _ = packed.shown(|name, shown| {
            let value = &shown.value;
            let add = |to: &mut String, text: &str| {
                if !text.trim().is_empty() {
                    to.push_str(text);
                    to.push_str(" ; ");
                }
            };
            match name {
                "life" => is_alive = read::is_alive(value),
                "party" | "about" => party = read::id(value),
                "at" => parent = read::at(value).0,
                "type" => kind_words = document_words(value.text().unwrap_or_default()),
                "number" | "cost_centre" => add(&mut high, value.text().unwrap_or_default()),
                "notes" | "report" | "lrar" => add(&mut low, value.text().unwrap_or_default()),
                _ if Some(name) == title_field => add(&mut title, value.text().unwrap_or_default()),
                _ => {}
            }
            if Some(name) == title_field && name == "number" {
                add(&mut title, value.text().unwrap_or_default());
            }
        });
        match parent {
            Some(parent) => self.shown.insert(id, parent),
            None => self.shown.remove(&id),
        };
        match party {
            Some(party) => self.parties.insert(id, party),
            None => self.parties.remove(&id),
        };
        let is_alive = is_alive && parent.is_none_or(|parent| is_in_use(table, parent));
        if !is_alive {
            self.things.drop(id);
            return;
        }
        let party = party.map(|party| name_of(table, party)).unwrap_or_default();
        high.push_str(kind_words);
        let fields: [(Weight, &str); 4] =
            [(Weight::Title, &title), (Weight::High, &high), (Weight::Medium, &party), (Weight::Low, &low)];
        self.things.put(id, precedence(packed.kind), &fields);
    }
}

/// Among equal answers, what one looks for most often comes first.
fn precedence(kind: &str) -> u32 {
    match kind {
        kinds::CONTRACT => 4,
        kinds::ORDER | kinds::ORDER_LINE | kinds::NEED | kinds::NEED_LINE | kinds::BUDGET => 3,
        kinds::QUOTE | kinds::QUOTE_LINE | kinds::INVOICE => 2,
        kinds::DOCUMENT => 1,
        _ => 0,
    }
}

fn is_in_use(table: &Table, id: RecordId) -> bool {
    let mut is_alive = true;
    let Some(packed) = table.packed(id) else { return false };
    let _ = packed.shown(|name, shown| {
        is_alive &= name != "life" || read::is_alive(&shown.value);
    });
    is_alive
}

fn name_of(table: &Table, id: RecordId) -> String {
    let mut name = String::new();
    if let Some(packed) = table.packed(id) {
        let title = schema::title_field(packed.kind);
        let _ = packed.shown(|field, shown| {
            if Some(field) == title {
                name = read::text(&shown.value);
            }
        });
    }
    name
}

/// What people type for a document, in both languages.
fn document_words(key: &str) -> &'static str {
    match key {
        "urssaf" => "attestation vigilance urssaf certificate",
        "kbis" => "kbis extrait registre register extract",
        "decennial" => "assurance décennale decennial insurance",
        "liability" => "responsabilité civile assurance liability insurance",
        "insurance" => "assurance insurance",
        "foreign_workers" => "salariés étrangers foreign workers",
        "tax" => "attestation fiscale impôts tax",
        "contract" => "contrat signé contract",
        "quote" => "devis quote",
        "invoice" => "facture invoice",
        "certificate" => "certificat rapport certificate",
        "safety_plan" => "plan de prévention safety plan",
        "vigilance_other" => "vigilance",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use replica::ctx::Seeded;
    use replica::page::{Entry, Page};
    use replica::{Cid, Ctx, DeviceId, Hlc, Intent, Write};
    use serde_json::json;

    use super::*;

    fn put(table: &mut Table, key: u64, intents: Vec<Intent>) {
        let mut rng = Seeded(key);
        let cid = Cid::new(&mut Ctx { now_ms: key, entropy: &mut rng });
        let write = |i: Intent| Write {
            ty: i.kind,
            id: i.id,
            f: i.field,
            k: i.op,
            v: i.value,
            sup: Vec::new(),
            extra: serde_json::Map::new(),
        };
        let w = intents.into_iter().map(write).collect();
        let change = replica::page::change(cid, cid, (DeviceId(1), key), Hlc::at(key), w);
        table.apply(key, &Page::Changes(vec![Entry::made(change)]));
    }

    fn id(name: &str) -> RecordId {
        RecordId::derived("t", name)
    }

    fn world() -> Table {
        let mut table = Table::default();
        let party = |name: &str| json!(id(name).to_string());
        put(&mut table, 1, vec![Intent::set(id("clair"), "party", "name", "Clair & Net")]);
        put(
            &mut table,
            2,
            vec![
                Intent::set(id("c"), "contract", "title", "Nettoyage des bureaux"),
                Intent::set(id("c"), "contract", "party", party("clair")),
                Intent::set(id("c"), "contract", "number", "CN-2024-17"),
            ],
        );
        put(&mut table, 3, vec![Intent::set(id("o"), "order", "number", "BC-2026-031")]);
        put(
            &mut table,
            4,
            vec![
                Intent::set(id("l"), "order_line", "at", json!({"parent": id("o").to_string(), "pos": "V"})),
                Intent::set(id("l"), "order_line", "text", "Fauteuils ergonomiques"),
            ],
        );
        put(&mut table, 5, vec![Intent::set(id("d"), "document", "type", "kbis")]);
        put(&mut table, 9, vec![Intent::set(id("v"), "intervention", "party", party("clair"))]);
        table
    }

    fn found(things: &Things, table: &Table, text: &str) -> Vec<RecordId> {
        things.index_more(table, usize::MAX);
        let found = things.find(text, 10);
        if found.is_partial { Vec::new() } else { found.ids }
    }

    #[test]
    fn by_title_number_supplier_line_and_sort_of_paper() {
        let table = world();
        let things = Things::build(&table);
        for (text, wanted) in
            [("nettoy", "c"), ("CN-2024-17", "c"), ("2026-031", "o"), ("fauteuil", "o"), ("kbis", "d")]
        {
            assert_eq!(found(&things, &table, text), [id(wanted)], "{text}");
        }
        assert_eq!(found(&things, &table, "clair net"), [id("c"), id("v")], "the contract before the visit");
        assert_eq!(found(&things, &table, "plomberie"), []);
    }

    #[test]
    fn what_changes_is_found_anew_and_what_is_deleted_is_not() {
        let mut table = world();
        let mut things = Things::build(&table);
        assert_eq!(found(&things, &table, "clair"), [id("c"), id("v")]);
        put(&mut table, 6, vec![Intent::set(id("clair"), "party", "name", "Propreté Nord")]);
        things.refresh(&table, &[id("clair")]);
        assert_eq!(found(&things, &table, "proprete"), [id("c"), id("v")]);
        assert_eq!(found(&things, &table, "clair"), []);
        put(&mut table, 7, vec![Intent::set(id("c"), "contract", "life", "trashed")]);
        things.refresh(&table, &[id("c")]);
        assert_eq!(found(&things, &table, "proprete"), [id("v")]);
        put(&mut table, 8, vec![Intent::set(id("o"), "order", "life", "trashed")]);
        things.refresh(&table, &[id("o")]);
        assert_eq!(found(&things, &table, "fauteuil"), []);
    }
}
