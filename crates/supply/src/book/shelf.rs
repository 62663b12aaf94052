//! The entries of one kind.

use replica::RecordId;
use replica::table::IdMap;
use replica::view::Packed;

use super::Book;

/// A record of one kind as rooms read it.
pub trait Entry: Sized {
    /// The stored kind.
    const KIND: &'static str;

    /// Reads a record; what is damaged or unknown reads as absent.
    fn read(packed: &Packed<'_>) -> Self;

    /// Its record.
    fn id(&self) -> RecordId;

    /// Neither in the bin nor gone.
    fn is_alive(&self) -> bool;

    /// The records that it hangs on.
    fn parents(&self) -> Vec<RecordId> {
        Vec::new()
    }

    /// Where it stands among its like (see `domain::position`).
    fn position(&self) -> &str {
        ""
    }
}

/// An entry that the book has a shelf for.
pub trait Kept: Entry + 'static {
    /// Its shelf.
    fn shelf(book: &Book) -> &Shelf<Self>;
}

/// The entries of one kind, those in the bin included.
pub struct Shelf<E> {
    entries: IdMap<E>,
}

impl<E> Default for Shelf<E> {
    fn default() -> Self {
        Self { entries: IdMap::default() }
    }
}

impl<E: Entry> Shelf<E> {
    /// The entry of a record, be it in the bin.
    #[must_use]
    pub fn get(&self, id: RecordId) -> Option<&E> {
        self.entries.get(&id)
    }

    /// The entry of a record, unless it is in the bin.
    #[must_use]
    pub fn alive(&self, id: RecordId) -> Option<&E> {
        self.get(id).filter(|entry| entry.is_alive())
    }

    /// All that are not in the bin, in no order.
    pub fn iter(&self) -> impl Iterator<Item = &E> {
        self.entries.values().filter(|entry| entry.is_alive())
    }

    /// All, those in the bin included, in no order.
    pub fn all(&self) -> impl Iterator<Item = &E> {
        self.entries.values()
    }

    /// How many are not in the bin.
    #[must_use]
    pub fn len(&self) -> usize {
        self.iter().count()
    }

    /// Whether all are in the bin, or none ever was.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.iter().next().is_none()
    }

    /// Puts an entry in the place of what was there.
    pub fn put(&mut self, id: RecordId, entry: E) -> Option<E> {
        self.entries.insert(id, entry)
    }
}
