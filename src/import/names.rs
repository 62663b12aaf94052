//! Names of places, people and categories to their records, looked up once for each different spelling.

use std::collections::HashMap;

use domain::compose;
use domain::kinds::{field, kind};
use domain::office::{NamedKind, Office};
use replica::table::IdMap;
use replica::{Intent, RecordId};
use search::fold;

/// The names of one workspace while an import runs.
#[derive(Default)]
pub struct NameBook {
    /// By spelling: a column has few different ones.
    spelled: [HashMap<String, RecordId>; 3],
    folded: [HashMap<String, RecordId>; 3],
    /// In the bin: restored by whoever names them.
    gone: IdMap<&'static str>,
    /// Named by the file, not written yet.
    unborn: IdMap<(&'static str, String)>,
}

fn shelf(kind: NamedKind) -> usize {
    match kind {
        NamedKind::Place => 0,
        NamedKind::Person => 1,
        NamedKind::Category | NamedKind::Import => 2,
    }
}

impl NameBook {
    /// Reads the names once: asking the office for each row would be quadratic.
    pub fn read(office: &Office) -> Self {
        let mut book = Self::default();
        for named in office.named.values().filter(|n| n.kind != NamedKind::Import) {
            if !named.is_alive {
                book.gone.insert(named.id, named.kind.key());
            }
            let Some(folded) = book.folded.get_mut(shelf(named.kind)) else { continue };
            for name in [Some(named.name.as_str()), named.en].into_iter().flatten() {
                let key = fold(name).trim().to_owned();
                // The id that comes from the name wins, else the least: every device chooses alike.
                let own = RecordId::derived(named.kind.key(), &key);
                let id = folded.entry(key).or_insert(named.id);
                *id = if *id == own || named.id == own { own } else { named.id.min(*id) };
            }
        }
        book
    }

    /// The record of a name, one to be made if there is none.
    pub fn resolve(&mut self, kind: NamedKind, name: &str) -> RecordId {
        let at = shelf(kind);
        if let Some(id) = self.spelled.get(at).and_then(|names| names.get(name)) {
            return *id;
        }
        let key = fold(name).trim().to_owned();
        let own = RecordId::derived(kind.key(), &key);
        let mut id = own;
        if let Some(folded) = self.folded.get_mut(at) {
            match folded.get(&key) {
                Some(known) => id = *known,
                None => {
                    folded.insert(key, own);
                    self.unborn.insert(own, (kind.key(), name.trim().to_owned()));
                }
            }
        }
        if let Some(spelled) = self.spelled.get_mut(at) {
            spelled.insert(name.to_owned(), id);
        }
        id
    }

    /// What must be written, once, before a record may refer to `id`.
    pub fn bear(&mut self, id: RecordId, import: RecordId) -> Option<Vec<Intent>> {
        if let Some((kind, name)) = self.unborn.remove(&id) {
            return Some(vec![
                Intent::set(id, kind, field::NAME, name),
                Intent::set(id, kind, field::IMPORT, import.to_string()),
            ]);
        }
        self.gone.remove(&id).map(|kind| compose::set_life(id, kind, "alive"))
    }
}

/// The kind of named thing that a field of a request refers to.
pub fn kind_of_field(name: &str) -> Option<NamedKind> {
    match name {
        field::CATEGORY => Some(NamedKind::Category),
        field::PLACE => Some(NamedKind::Place),
        field::REQUESTER | field::ASSIGNEE => Some(NamedKind::Person),
        _ => None,
    }
}

/// Whether a field of any kind refers to a named thing.
pub fn is_reference(name: &str) -> bool {
    kind_of_field(name).is_some() || matches!(name, "owner" | "by")
}

/// Whether records of this kind are known by their names.
pub fn named_kind(key: &str) -> Option<NamedKind> {
    match key {
        kind::PLACE => Some(NamedKind::Place),
        kind::PERSON => Some(NamedKind::Person),
        kind::CATEGORY => Some(NamedKind::Category),
        _ => None,
    }
}
