//! The book: every record of this crate as a typed entry, and what hangs on what. Derived, never stored.
//!
//! Made in one pass at the first look of a room, then refreshed for the records that an act touched.

mod hanging;
mod shelf;
#[cfg(test)]
mod tests;

use std::rc::Rc;

use replica::view::Packed;
use replica::{RecordId, Table};

pub use hanging::Hanging;
pub use shelf::{Entry, Kept, Shelf};

/// Makes the book of one shelf for each kind.
macro_rules! shelves {
    ($($(#[$doc:meta])* $field:ident: $entry:ty),* $(,)?) => {
        /// All that rooms read of parties, contracts, purchases, papers and visits.
        #[derive(Default)]
        pub struct Book {
            $($(#[$doc])* pub $field: Shelf<$entry>,)*
            hanging: Hanging,
            stamp: u64,
            /// What is reckoned over all parties, dropped with each change.
            pub(crate) known: crate::party::list::Known,
            /// Finds parties by whatever one remembers of them.
            pub(crate) finder: crate::party::Finder,
        }

        impl Book {
            /// Reads a record into its shelf. Kinds of other rooms are passed over.
            fn take_in(&mut self, packed: &Packed<'_>) {
                match packed.kind {
                    $(<$entry as Entry>::KIND => {
                        let entry = <$entry as Entry>::read(packed);
                        let parents = self.hanging.put(&mut self.$field, entry);
                        self.finder.changed(packed.kind, packed.id, parents);
                    })*
                    _ => return,
                }
                self.stamp += 1;
                self.known.forget(packed.kind);
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
        let by_name = || {
            let mut all: Vec<(&str, RecordId)> =
                self.parties.all().map(|party| (&*party.folded, party.id)).collect();
            all.sort_unstable();
            all.into_iter().map(|(_, id)| id).collect()
        };
        Rc::clone(self.known.by_name.get_or_init(by_name))
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
        self.hanging.children(E::shelf(self), parent)
    }

    /// How many living entries of one kind hang on a record.
    #[must_use]
    pub fn n_children<E: Kept>(&self, parent: RecordId) -> usize {
        self.children::<E>(parent).count()
    }

    /// The kinds and ids of all that hang on a record, those in the bin included.
    pub fn hanging(&self, parent: RecordId) -> impl Iterator<Item = (&'static str, RecordId)> {
        self.hanging.all(parent)
    }
}
