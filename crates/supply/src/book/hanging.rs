//! What hangs on what: under each record the entries that name it as a parent, kept in order while records change.

use replica::RecordId;
use replica::table::IdMap;

use super::{Entry, Shelf};

/// A child: its kind, where it stands among its like, itself.
type Child = (&'static str, Box<str>, RecordId);

/// Under each parent: the kind, then the position among its like.
type Place = (&'static str, Box<str>);

/// The children of all records.
#[derive(Default)]
pub struct Hanging {
    children: IdMap<Vec<Child>>,
}

fn places<E: Entry>(entry: &E) -> Vec<(RecordId, Place)> {
    entry.parents().into_iter().map(|parent| (parent, (E::KIND, entry.position().into()))).collect()
}

impl Hanging {
    /// Puts an entry on its shelf and under its parents; says which parents it has or had.
    pub fn put<E: Entry>(
        &mut self,
        shelf: &mut Shelf<E>,
        entry: E,
    ) -> impl Iterator<Item = RecordId> + use<E> {
        let id = entry.id();
        let new = places(&entry);
        let old = shelf.put(id, entry).map(|old| places(&old)).unwrap_or_default();
        if old != new {
            self.move_child(id, &old, &new);
        }
        old.into_iter().chain(new).map(|(parent, _)| parent)
    }

    fn move_child(&mut self, id: RecordId, old: &[(RecordId, Place)], new: &[(RecordId, Place)]) {
        for (parent, (kind, position)) in old {
            if let Some(children) = self.children.get_mut(parent) {
                children.retain(|child| *child != (*kind, position.clone(), id));
            }
        }
        for (parent, (kind, position)) in new {
            let children = self.children.entry(*parent).or_default();
            let child: Child = (*kind, position.clone(), id);
            if let Err(at) = children.binary_search(&child) {
                children.insert(at, child);
            }
        }
    }

    /// The living entries of a shelf that hang on a record, by position, then by age.
    pub fn children<'all, E: Entry>(
        &'all self,
        shelf: &'all Shelf<E>,
        parent: RecordId,
    ) -> impl Iterator<Item = &'all E> {
        let all = self.children.get(&parent).map(Vec::as_slice).unwrap_or_default();
        // The children of a kind stand together: an event's 2 000 guests are not asked for its 10 suppliers.
        let from = all.partition_point(|(kind, ..)| *kind < E::KIND);
        let of_kind = all.get(from..).unwrap_or_default().iter().take_while(|(kind, ..)| *kind == E::KIND);
        of_kind.filter_map(|(_, _, id)| shelf.alive(*id))
    }

    /// The kinds and ids of all that hang on a record, those in the bin included.
    pub fn all(&self, parent: RecordId) -> impl Iterator<Item = (&'static str, RecordId)> {
        let all = self.children.get(&parent).map(Vec::as_slice).unwrap_or_default();
        all.iter().map(|(kind, _, id)| (*kind, *id))
    }
}
