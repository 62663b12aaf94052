//! The planner: every record of this crate as a typed entry, and what hangs on what. Derived, never stored.
//!
//! Made in one pass at the first look of the room, then refreshed for the records that an act touched.

#[cfg(test)]
mod tests;

use replica::view::Packed;
use replica::{RecordId, Table};
use supply::book::{Entry, Hanging, Shelf};

/// An entry that the planner has a shelf for.
pub trait Planned: Entry + 'static {
    /// Its shelf.
    fn shelf(planner: &Planner) -> &Shelf<Self>;
}

/// Makes the planner of one shelf for each kind.
macro_rules! shelves {
    ($($(#[$doc:meta])* $field:ident: $entry:ty),* $(,)?) => {
        /// All that rooms read of events.
        #[derive(Default)]
        pub struct Planner {
            $($(#[$doc])* pub $field: Shelf<$entry>,)*
            hanging: Hanging,
            stamp: u64,
        }

        impl Planner {
            /// Reads a record into its shelf. Kinds of other rooms are passed over.
            fn take_in(&mut self, packed: &Packed<'_>) {
                match packed.kind {
                    $(<$entry as Entry>::KIND => {
                        let entry = <$entry as Entry>::read(packed);
                        let _ = self.hanging.put(&mut self.$field, entry);
                    })*
                    _ => return,
                }
                self.stamp += 1;
            }
        }

        $(impl Planned for $entry {
            fn shelf(planner: &Planner) -> &Shelf<Self> {
                &planner.$field
            }
        })*
    };
}

shelves! {
    /// Events and templates.
    events: crate::event::Event,
    /// What is to be done before and after.
    tasks: crate::retro::Task,
    /// Minute by minute.
    cues: crate::show::Cue,
    /// Who is invited.
    guests: crate::guests::Guest,
    /// Who works for it.
    suppliers: crate::services::Supplier,
    /// Which rooms are taken.
    rooms: crate::services::RoomBooking,
    /// What is packed and brought back.
    kit: crate::services::KitItem,
    /// What it costs.
    lines: crate::budget::Line,
    /// What happened.
    incidents: crate::review::Incident,
    /// What is learned.
    lessons: crate::review::Lesson,
}

impl Planner {
    /// Builds everything from the replica, in one pass.
    #[must_use]
    pub fn build(table: &Table) -> Self {
        let mut planner = Self::default();
        for packed in table.iter() {
            planner.take_in(&packed);
        }
        planner
    }

    /// Takes in records that changed.
    pub fn refresh(&mut self, table: &Table, ids: &[RecordId]) {
        for id in ids {
            if let Some(packed) = table.packed(*id) {
                self.take_in(&packed);
            }
        }
    }

    /// Moves when anything of the planner changes, and not for what only other rooms show.
    #[must_use]
    pub const fn stamp(&self) -> u64 {
        self.stamp
    }

    /// The living entries of one kind that hang on a record, by position, then by age.
    pub fn children<E: Planned>(&self, parent: RecordId) -> impl Iterator<Item = &E> {
        self.hanging.children(E::shelf(self), parent)
    }
}
