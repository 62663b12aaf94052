//! The book: every record of this crate as a typed entry, and what hangs on what. Derived, never stored.
//!
//! Made in one pass at the first look of a room, then refreshed for the records that an act touched.

mod shelf;
#[cfg(test)]
mod tests;

use std::cell::RefCell;
use std::rc::Rc;

use replica::table::IdMap;
use replica::view::Packed;
use replica::{RecordId, Table};

use crate::kinds;

pub use shelf::{Entry, Kept, Shelf};

/// A child: its kind, where it stands among its like, itself.
type Child = (&'static str, Box<str>, RecordId);

/// Makes the book of one shelf for each kind.
macro_rules! shelves {
    ($($(#[$doc:meta])* $field:ident: $entry:ty),* $(,)?) => {
        /// All that rooms read of parties, contracts, purchases, papers and visits.
        #[derive(Default)]
        pub struct Book {
            $($(#[$doc])* pub $field: Shelf<$entry>,)*
            children: IdMap<Vec<Child>>,
            stamp: u64,
            /// All parties by name, as of a stamp.
            by_name: RefCell<(u64, Rc<[RecordId]>)>,
            /// Finds parties by whatever one remembers of them.
            pub(crate) finder: crate::party::Finder,
        }

        impl Book {
            /// Reads a record into its shelf. Kinds of other rooms are passed over.
            fn take_in(&mut self, packed: &Packed<'_>) {
                match packed.kind {
                    $(<$entry as Entry>::KIND => {
                        let entry = <$entry as Entry>::read(packed);
                        let new = places(&entry);
                        let old = self.$field.put(packed.id, entry).map(|old| places(&old)).unwrap_or_default();
                        self.find_again(packed.kind, packed.id, old.iter().chain(&new));
                        self.hang(packed.id, old, new);
                    })*
                    _ => return,
                }
                self.stamp += 1;
            }
        }

        $(impl Kept for $entry {
            fn shelf(book: &Book) -> &Shelf<Self> {
                &book.$field
            }
        })*
    };
}

shelves! {
    /// The directory.
    parties: crate::party::Party,
    /// Who is reached at a party.
    contacts: crate::party::Contact,
    /// What was agreed.
    contracts: crate::contract::Contract,
    /// What changed since.
    amendments: crate::contract::Amendment,
    /// Letters that say no.
    notices: crate::contract::Notice,
    /// Papers with dates.
    documents: crate::paper::Document,
    /// The log of the vigilance files.
    exchanges: crate::paper::Exchange,
    /// What the office decided for all its devices.
    settings: crate::paper::Setting,
    /// Who comes when.
    interventions: crate::visit::Intervention,
    /// What is needed.
    needs: crate::purchase::Need,
    /// Their lines.
    need_lines: crate::purchase::NeedLine,
    /// What suppliers offer.
    quotes: crate::purchase::Quote,
    /// Their lines.
    quote_lines: crate::purchase::QuoteLine,
    /// What was ordered.
    orders: crate::purchase::Order,
    /// Their lines.
    order_lines: crate::purchase::OrderLine,
    /// What came.
    receipts: crate::purchase::Receipt,
    /// What was invoiced.
    invoices: crate::purchase::Invoice,
    /// What may be spent.
    budgets: crate::purchase::Budget,
}

impl Book {
    /// Builds everything from the replica, in one pass.
    #[must_use]
    pub fn build(table: &Table) -> Self {
        let mut book = Self::default();
        for packed in table.iter() {
            book.take_in(&packed);
        }
        book
    }

    /// Moves when anything of the book changes, and not for what only other rooms show.
    #[must_use]
    pub const fn stamp(&self) -> u64 {
        self.stamp
    }

    /// All parties by name, those in the bin included: sorted once for each change, however often it is asked.
    #[must_use]
    pub fn parties_by_name(&self) -> Rc<[RecordId]> {
        let mut known = self.by_name.borrow_mut();
        if known.0 != self.stamp {
            let mut all: Vec<(&str, RecordId)> =
                self.parties.all().map(|party| (&*party.folded, party.id)).collect();
            all.sort_unstable();
            *known = (self.stamp, all.into_iter().map(|(_, id)| id).collect());
        }
        Rc::clone(&known.1)
    }

    /// Takes in records that changed.
    pub fn refresh(&mut self, table: &Table, ids: &[RecordId]) {
        for id in ids {
            if let Some(packed) = table.packed(*id) {
                self.take_in(&packed);
            }
        }
    }

    /// The living entries of one kind that hang on a record, by position, then by age.
    pub fn children<E: Kept>(&self, parent: RecordId) -> impl Iterator<Item = &E> {
        let all = self.children.get(&parent).map(Vec::as_slice).unwrap_or_default();
        let shelf = E::shelf(self);
        all.iter().filter(|(kind, ..)| *kind == E::KIND).filter_map(|(_, _, id)| shelf.alive(*id))
    }

    /// How many living entries of one kind hang on a record.
    #[must_use]
    pub fn n_children<E: Kept>(&self, parent: RecordId) -> usize {
        self.children::<E>(parent).count()
    }

    /// The kinds and ids of all that hang on a record, those in the bin included.
    pub fn hanging(&self, parent: RecordId) -> impl Iterator<Item = (&'static str, RecordId)> {
        let all = self.children.get(&parent).map(Vec::as_slice).unwrap_or_default();
        all.iter().map(|(kind, _, id)| (*kind, *id))
    }

    /// Notes that a party or one of its contacts changed.
    fn find_again<'a>(&self, kind: &str, id: RecordId, places: impl Iterator<Item = &'a (RecordId, Place)>) {
        match kind {
            kinds::PARTY => self.finder.touch(id),
            kinds::CONTACT => places.for_each(|(party, _)| self.finder.touch(*party)),
            _ => {}
        }
    }

    fn hang(&mut self, id: RecordId, old: Vec<(RecordId, Place)>, new: Vec<(RecordId, Place)>) {
        if old == new {
            return;
        }
        for (parent, (kind, position)) in old {
            if let Some(children) = self.children.get_mut(&parent) {
                children.retain(|child| *child != (kind, position.clone(), id));
            }
        }
        for (parent, (kind, position)) in new {
            let children = self.children.entry(parent).or_default();
            let child: Child = (kind, position, id);
            if let Err(at) = children.binary_search(&child) {
                children.insert(at, child);
            }
        }
    }
}

/// Under each parent: the kind, then the position among its like.
type Place = (&'static str, Box<str>);

fn places<E: Entry>(entry: &E) -> Vec<(RecordId, Place)> {
    entry.parents().into_iter().map(|parent| (parent, (E::KIND, entry.position().into()))).collect()
}
