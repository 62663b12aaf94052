//! Places and people whose name answers a search.

use std::sync::Arc;

use domain::office::{NamedKind, Office};
use domain::query;
use replica::RecordId;
use search::{Index, Query, Weight};

use crate::find::excerpt::Marked;

/// How many names are shown.
const MOST: usize = 3;

/// The names of an office, ready to be asked at each keystroke. Cheap to clone.
#[derive(Clone, Default)]
pub struct Names(Arc<Inner>);

#[derive(Default)]
struct Inner {
    index: Index,
    all: Vec<(RecordId, NamedKind, String)>,
}

/// A place or person that answers.
#[derive(Clone, Debug, PartialEq)]
pub struct FoundName {
    /// The record.
    pub id: RecordId,
    /// What it is.
    pub kind: NamedKind,
    /// Its name, marked.
    pub name: Marked,
    /// Where a place lies; empty for none.
    pub within: String,
    /// The list of its requests.
    pub query: query::Query,
}

impl Names {
    /// Reads the places and people in use.
    pub fn read(office: &Office) -> Self {
        let mut inner = Inner::default();
        for named in office.named.values().filter(|n| n.is_alive) {
            if matches!(named.kind, NamedKind::Place | NamedKind::Person) {
                inner.index.insert(inner.all.len() as u32, 0, &[(Weight::Title, &named.name)]);
                inner.all.push((named.id, named.kind, named.name.clone()));
            }
        }
        Self(Arc::new(inner))
    }

    /// The names that have all words typed.
    pub fn find(&self, office: &Office, typed: &str) -> Vec<FoundName> {
        let query = Query::new(typed);
        let found = self.0.index.query(typed, MOST);
        if found.partial {
            return Vec::new();
        }
        let named = found.hits.iter().filter_map(|hit| self.0.all.get(hit.doc as usize));
        named
            .map(|(id, kind, name)| FoundName {
                id: *id,
                kind: *kind,
                name: Marked::whole(name.clone(), &query),
                within: office
                    .place_path(*id)
                    .iter()
                    .skip(1)
                    .map(|p| p.name.as_str())
                    .collect::<Vec<_>>()
                    .join(", "),
                query: list_of(office, *id, *kind),
            })
            .collect()
    }
}

/// The list of a name's requests: in a place; of a person, those they do, or else those they asked for.
fn list_of(office: &Office, id: RecordId, kind: NamedKind) -> query::Query {
    if kind == NamedKind::Place {
        return query::Query { place: vec![id], ..query::Query::default() };
    }
    if office.rows.iter().any(|row| row.is_open() && row.assignee == Some(id)) {
        query::Query { assignee: vec![id], ..query::Query::default() }
    } else {
        query::Query { requester: vec![id], ..query::Query::default() }
    }
}
