//! Who was expected and who came.

use std::collections::HashSet;

use replica::RecordId;

use crate::Planner;
use crate::guests::{Guest, door};

/// Guests, counted. A head is a guest or somebody brought along without a name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct People {
    /// Guests on the list, without those who came uninvited.
    pub invited: i64,
    /// Guests who answered anything.
    pub answered: i64,
    /// Guests who said that they come.
    pub yes: i64,
    /// Guests who said that they do not come.
    pub no: i64,
    /// Guests who never answered.
    pub silent: i64,
    /// Heads that were promised.
    pub expected: i64,
    /// Guests who came, each once however often they were ticked.
    pub came: i64,
    /// Heads that came: with whom they brought.
    pub heads: i64,
    /// Guests who said yes and did not come.
    pub no_show: i64,
    /// Guests who came without being invited.
    pub walk_ins: i64,
    /// Guests who came though they had said no, or nothing.
    pub surprises: i64,
    /// Guests whom two doors let in.
    pub duplicates: i64,
}

impl People {
    /// Counts the guests of an event.
    #[must_use]
    pub fn of(planner: &Planner, event: RecordId) -> Self {
        Self::count(planner.children::<Guest>(event))
    }

    /// Counts guests.
    #[must_use]
    pub fn count<'a>(guests: impl IntoIterator<Item = &'a Guest>) -> Self {
        let mut all = Self::default();
        for guest in guests {
            all.take_in(guest);
        }
        all
    }

    fn take_in(&mut self, guest: &Guest) {
        let has_come = !guest.ticks.is_empty();
        let is_coming = guest.comes();
        if guest.is_walk_in {
            self.walk_ins += i64::from(has_come);
        } else {
            self.invited += 1;
            self.answered += i64::from(!guest.rsvp.is_empty());
            self.silent += i64::from(guest.rsvp.is_empty());
            self.yes += i64::from(guest.rsvp == "yes");
            self.no += i64::from(guest.rsvp == "no");
            self.no_show += i64::from(is_coming && !has_come);
            self.surprises += i64::from(has_come && !is_coming);
            if is_coming {
                self.expected += i64::from(guest.heads());
            }
        }
        if has_come {
            self.came += 1;
            self.heads += door::heads(guest);
            self.duplicates += i64::from(door::is_duplicate(guest));
        }
    }

    /// Of those who promised, how many came: percent, rounded. Nothing where nobody promised.
    #[must_use]
    pub fn turn_out(&self) -> Option<i64> {
        let promised = self.came_as_promised() + self.no_show;
        (0 < promised).then(|| (self.came_as_promised() * 100 + promised / 2) / promised)
    }

    /// Guests who came as they had said.
    #[must_use]
    pub const fn came_as_promised(&self) -> i64 {
        self.came - self.walk_ins - self.surprises
    }
}

/// The guests of an event who said yes and did not come, by name.
#[must_use]
pub fn absent(planner: &Planner, event: RecordId) -> Vec<RecordId> {
    let mut all: Vec<&Guest> =
        planner.children::<Guest>(event).filter(|guest| guest.comes() && guest.ticks.is_empty()).collect();
    all.sort_by(|a, b| a.name.cmp(&b.name));
    let mut seen = HashSet::new();
    all.into_iter().map(|guest| guest.id).filter(|id| seen.insert(*id)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::guests::Tick;

    fn guest(name: &str, rsvp: &str, ticks: &[i64]) -> Guest {
        let mut guest = Guest::new(RecordId::derived("guest", name));
        (guest.name, guest.rsvp) = (name.to_owned(), rsvp.to_owned());
        guest.ticks = ticks
            .iter()
            .enumerate()
            .map(|(at, n)| Tick {
                ms: at as i64,
                key: format!("phone{at}.x"),
                n: *n,
                door: String::new(),
                by: None,
            })
            .collect();
        guest
    }

    #[test]
    fn the_evening_of_s7_has_54_guests_of_which_one_was_ticked_twice() {
        let mut guests: Vec<Guest> = (0..50).map(|at| guest(&format!("guest {at}"), "yes", &[1])).collect();
        guests.push(guest("Marc Petit", "yes", &[1, 1]));
        guests.extend((0..7).map(|at| guest(&format!("absent {at}"), "yes", &[])));
        for at in 0..3 {
            let mut walk_in = guest(&format!("walk-in {at}"), "", &[1]);
            walk_in.is_walk_in = true;
            guests.push(walk_in);
        }
        let all = People::count(&guests);
        assert_eq!((all.invited, all.came, all.heads, all.walk_ins, all.duplicates), (58, 54, 54, 3, 1));
        assert_eq!((all.no_show, all.turn_out()), (7, Some(88)));
    }

    #[test]
    fn answers_promises_and_who_was_brought_along() {
        let mut with_two = guest("Anne", "yes", &[3, 2]);
        with_two.plus = Some(2);
        let mut waiting = guest("Bob", "yes", &[]);
        waiting.waiting = Some(1);
        let guests =
            [with_two, waiting, guest("Cyr", "no", &[1]), guest("Dan", "", &[]), guest("Eve", "maybe", &[])];
        let all = People::count(&guests);
        assert_eq!((all.invited, all.answered, all.silent, all.yes, all.no), (5, 4, 1, 2, 1));
        assert_eq!((all.expected, all.came, all.heads), (3, 2, 4));
        assert_eq!((all.surprises, all.no_show, all.came_as_promised()), (1, 0, 1));
        assert_eq!(People::default().turn_out(), None);
    }
}
