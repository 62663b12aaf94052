//! What rooms derive from the records for themselves: made at their first look, kept current after.
//!
//! The office (`domain::office`) is what every screen needs and is always there. A projection belongs to a room: its
//! code is in the room's part of the app, and nothing is built for people who never go there.

use std::any::{Any, TypeId};
use std::cell::RefCell;
use std::rc::Rc;

use replica::{RecordId, Table};

/// What a room derives from the records.
pub trait Projection: 'static {
    /// Builds it, in one pass.
    fn build(table: &Table) -> Self;

    /// Takes in records that changed.
    fn refresh(&mut self, table: &Table, ids: &[RecordId]);
}

impl Projection for supply::book::Book {
    fn build(table: &Table) -> Self {
        Self::build(table)
    }

    fn refresh(&mut self, table: &Table, ids: &[RecordId]) {
        Self::refresh(self, table, ids);
    }
}

impl Projection for events::Planner {
    fn build(table: &Table) -> Self {
        Self::build(table)
    }

    fn refresh(&mut self, table: &Table, ids: &[RecordId]) {
        Self::refresh(self, table, ids);
    }
}

struct Slot {
    of: TypeId,
    made: Rc<dyn Any>,
    /// What changed since it was last looked at.
    touched: Vec<RecordId>,
}

/// The projections made so far.
#[derive(Default)]
pub struct Projections {
    slots: RefCell<Vec<Slot>>,
}

impl Projections {
    /// Notes records that changed, for those who look later.
    pub fn touch(&self, ids: &[RecordId]) {
        for slot in self.slots.borrow_mut().iter_mut() {
            slot.touched.extend_from_slice(ids);
        }
    }

    /// Reads a projection as of now.
    pub fn read<P: Projection, R>(&self, table: &Table, read: impl FnOnce(&P) -> R) -> R {
        let of = TypeId::of::<P>();
        let mut slots = self.slots.borrow_mut();
        let known = slots.iter_mut().find(|slot| slot.of == of);
        let known = known.and_then(|slot| {
            let made = Rc::clone(&slot.made).downcast::<RefCell<P>>().ok()?;
            Some((made, std::mem::take(&mut slot.touched)))
        });
        let (made, touched) = known.unwrap_or_else(|| {
            let made = Rc::new(RefCell::new(P::build(table)));
            slots.push(Slot { of, made: Rc::<RefCell<P>>::clone(&made), touched: Vec::new() });
            (made, Vec::new())
        });
        // A look inside a look finds the list free, and nothing left to take in.
        drop(slots);
        if !touched.is_empty() {
            made.borrow_mut().refresh(table, &touched);
        }
        let made = made.borrow();
        read(&made)
    }
}
