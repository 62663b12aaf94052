//! Who waits for a place, in which order, and who is next when one frees. The app proposes; a person decides.

use replica::RecordId;

use super::{Counts, Guest};

/// Who could have the places that are free.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Promotion {
    /// Whose turn it is.
    pub guest: RecordId,
    /// How many places that takes.
    pub heads: u32,
    /// How many stand before and bring too many along for the places left.
    pub passed_over: usize,
}

/// Those who wait: who waits longest first, then by age of their record.
pub fn queue<'a>(guests: impl IntoIterator<Item = &'a Guest>) -> Vec<&'a Guest> {
    let mut queue: Vec<&Guest> = guests.into_iter().filter(|guest| guest.waiting.is_some()).collect();
    queue.sort_by(|a, b| a.waiting.cmp(&b.waiting).then_with(|| a.id.cmp(&b.id)));
    queue
}

/// Who is next: the first who fits into the places that are free. Nobody while there is none.
pub fn next<'a>(
    guests: impl IntoIterator<Item = &'a Guest> + Clone,
    capacity: Option<i64>,
) -> Option<Promotion> {
    let free = Counts::of(guests.clone()).free(capacity).unwrap_or(i64::MAX);
    let queue = queue(guests);
    let at = queue.iter().position(|guest| i64::from(guest.heads()) <= free)?;
    let guest = queue.get(at)?;
    Some(Promotion { guest: guest.id, heads: guest.heads(), passed_over: at })
}

/// All who fit now, in their order: what one tap would promote.
pub fn all_that_fit<'a>(
    guests: impl IntoIterator<Item = &'a Guest> + Clone,
    capacity: Option<i64>,
) -> Vec<RecordId> {
    let mut free = Counts::of(guests.clone()).free(capacity).unwrap_or(i64::MAX);
    let fits = |guest: &&Guest| {
        let heads = i64::from(guest.heads());
        let does_fit = heads <= free;
        if does_fit {
            free -= heads;
        }
        does_fit
    };
    queue(guests).into_iter().filter(fits).map(|guest| guest.id).collect()
}
