//! How many are invited, come, do not, say nothing, wait; how many places that takes.

use super::{Answer, Guest};

/// The numbers of a list of guests.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// On the list, who came uninvited left aside.
    pub invited: usize,
    /// Said yes and have a place.
    pub yes: usize,
    /// Do not come.
    pub no: usize,
    /// Do not know yet.
    pub maybe: usize,
    /// Said nothing.
    pub silent: usize,
    /// Wait for a place, whatever they said.
    pub waiting: usize,
    /// Came without being invited: counted at the door, and nowhere else.
    pub walk_ins: usize,
    /// Places taken: those who come and whom they bring along.
    pub heads: usize,
    /// Places that those who wait would take.
    pub waiting_heads: usize,
    /// Places that might be taken yet: those who said maybe or nothing.
    pub open_heads: usize,
}

impl Counts {
    /// Counts living guests: of an event, or of a table. Each is yes, no, maybe, silent,
    /// waiting or a walk-in, and only one of these.
    pub fn of<'a>(guests: impl IntoIterator<Item = &'a Guest>) -> Self {
        let mut it = Self::default();
        for guest in guests {
            it.take(guest);
        }
        it
    }

    /// One more guest.
    pub fn take(&mut self, guest: &Guest) {
        let heads = guest.heads() as usize;
        if guest.is_walk_in {
            self.walk_ins += 1;
            return;
        }
        self.invited += 1;
        if guest.waiting.is_some() {
            self.waiting += 1;
            self.waiting_heads += heads;
            return;
        }
        match guest.answer() {
            Answer::Yes => {
                self.yes += 1;
                self.heads += heads;
            }
            Answer::No => self.no += 1,
            Answer::Maybe => {
                self.maybe += 1;
                self.open_heads += heads;
            }
            Answer::Silent => {
                self.silent += 1;
                self.open_heads += heads;
            }
        }
    }

    /// All on the list.
    #[must_use]
    pub const fn total(&self) -> usize {
        self.invited + self.walk_ins
    }

    /// Places that are free; negative when more come than there is room for. Nothing without a capacity.
    #[must_use]
    pub fn free(&self, capacity: Option<i64>) -> Option<i64> {
        let capacity = capacity.filter(|capacity| 0 <= *capacity)?;
        Some(capacity.saturating_sub(i64::try_from(self.heads).unwrap_or(i64::MAX)))
    }
}
