//! Rooms that two events want at one time.
//!
//! Times are wall clock of each event's zone; the caller turns them into instants, so that the hour that comes twice and
//! events of another zone are compared as what they are. A place and what lies in it are one: who takes the floor takes
//! its rooms.

use chrono::{NaiveDateTime, TimeDelta};
use replica::RecordId;

use super::RoomBooking;
use crate::Planner;
use crate::event::{Event, Venue};

/// Turns a wall clock of a zone (its IANA name) into an instant in ms UTC.
pub type Instants<'a> = &'a dyn Fn(&str, NaiveDateTime) -> i64;

/// A place and all that it lies in, from the place itself up.
pub type Path<'a> = &'a dyn Fn(RecordId) -> Vec<RecordId>;

/// A place taken for some time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    /// By which event.
    pub event: RecordId,
    /// By which booking; nothing when the place is the venue itself.
    pub booking: Option<RecordId>,
    /// Which place.
    pub place: RecordId,
    /// From and to, minutes after midnight of the event's D-day.
    pub span: (i64, i64),
    /// The first instant, ms UTC.
    pub from: i64,
    /// The instant after the last.
    pub to: i64,
}

/// How two places lie to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nearness {
    /// The same place.
    Same,
    /// The other is a part of this one.
    Contains,
    /// This one is a part of the other.
    Within,
}

/// A place of one event that another one wants too.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// Of the event that was asked about.
    pub mine: Taken,
    /// Of the other.
    pub theirs: Taken,
    /// How the places lie to each other.
    pub nearness: Nearness,
    /// How many minutes both want it.
    pub minutes: i64,
}

/// What one tap does against a conflict.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remedy {
    /// Ends when the other begins.
    EndEarlier((i64, i64)),
    /// Begins when the other ends.
    BeginLater((i64, i64)),
    /// Another place that is free for the whole time.
    Elsewhere(RecordId),
}

/// What an event takes: its bookings, and its venue where it has no booking for it. Nothing of what is cancelled, in the
/// bin, a template or without a date.
#[must_use]
pub fn taken_by(planner: &Planner, event: &Event, instants: Instants<'_>) -> Vec<Taken> {
    let Some(when) = event.when.as_ref().filter(|_| is_held(event)) else { return Vec::new() };
    let midnight = when.day().and_hms_opt(0, 0, 0).unwrap_or_default();
    let at = |minute: i64| {
        let minute = TimeDelta::try_minutes(minute.clamp(-MOST, MOST)).unwrap_or_default();
        instants(&when.zone, midnight.checked_add_signed(minute).unwrap_or(midnight))
    };
    let take = |booking: Option<RecordId>, place: RecordId, span: (i64, i64)| {
        let (from, to) = (at(span.0), at(span.1));
        (from < to).then_some(Taken { event: event.id, booking, place, span, from, to })
    };
    let mut all: Vec<Taken> = planner
        .children::<RoomBooking>(event.id)
        .filter_map(|booking| take(Some(booking.id), booking.place?, booking.span?))
        .collect();
    if let Some(Venue::Place(place)) = event.venue
        && !planner.children::<RoomBooking>(event.id).any(|booking| booking.place == Some(place))
    {
        let minute = |at: NaiveDateTime| (at - midnight).num_minutes();
        all.extend(take(None, place, (minute(when.start), minute(when.end))));
    }
    all
}

/// A hundred days: no booking is longer.
const MOST: i64 = 100 * 24 * 60;

fn is_held(event: &Event) -> bool {
    !event.is_template && !event.is_trashed && event.status != "cancelled"
}

/// The conflicts of one event with all others, the earliest first.
#[must_use]
pub fn conflicts(
    planner: &Planner,
    event: RecordId,
    instants: Instants<'_>,
    path: Path<'_>,
) -> Vec<Conflict> {
    let Some(of) = planner.events.alive(event) else { return Vec::new() };
    let mine = taken_by(planner, of, instants);
    if mine.is_empty() {
        return Vec::new();
    }
    let mut found = Vec::new();
    for other in planner.events.iter().filter(|other| other.id != event) {
        for theirs in taken_by(planner, other, instants) {
            for mine in &mine {
                found.extend(clash(mine, &theirs, path));
            }
        }
    }
    found.sort_by_key(|it| (it.mine.from.max(it.theirs.from), it.mine.place, it.theirs.event));
    found
}

/// How two takings clash, if they do.
fn clash(mine: &Taken, theirs: &Taken, path: Path<'_>) -> Option<Conflict> {
    let (from, to) = (mine.from.max(theirs.from), mine.to.min(theirs.to));
    if to <= from {
        return None;
    }
    let nearness = if mine.place == theirs.place {
        Nearness::Same
    } else if path(theirs.place).contains(&mine.place) {
        Nearness::Contains
    } else if path(mine.place).contains(&theirs.place) {
        Nearness::Within
    } else {
        return None;
    };
    Some(Conflict { mine: mine.clone(), theirs: theirs.clone(), nearness, minutes: (to - from) / 60_000 })
}

/// What one tap may do: the times that remain, then up to three of `places` that nobody else wants meanwhile.
///
/// Only a booking can be moved: a venue is the event's own.
#[must_use]
pub fn remedies(
    planner: &Planner,
    conflict: &Conflict,
    places: &[RecordId],
    instants: Instants<'_>,
    path: Path<'_>,
) -> Vec<Remedy> {
    let mine = &conflict.mine;
    if mine.booking.is_none() {
        return Vec::new();
    }
    let (from, to) = mine.span;
    let minutes = |ms: i64| ms.div_euclid(60_000);
    let mut all = Vec::new();
    // In minutes of this event's clock: what lies between instants is added to what was typed.
    let ends = from.saturating_add(minutes(conflict.theirs.from - mine.from));
    if from < ends && ends < to {
        all.push(Remedy::EndEarlier((from, ends)));
    }
    let begins = to.saturating_sub(minutes(mine.to - conflict.theirs.to));
    if from < begins && begins < to {
        all.push(Remedy::BeginLater((begins, to)));
    }
    let others: Vec<Taken> =
        planner.events.iter().flat_map(|event| taken_by(planner, event, instants)).collect();
    let is_free = |place: &RecordId| {
        let wish = Taken { place: *place, ..mine.clone() };
        *place != mine.place
            && !others
                .iter()
                .any(|other| other.booking != mine.booking && clash(&wish, other, path).is_some())
    };
    all.extend(places.iter().copied().filter(is_free).take(3).map(Remedy::Elsewhere));
    all
}

/// How many people a place seats, as last noted on a booking of it.
#[must_use]
pub fn seats(planner: &Planner, place: RecordId) -> Option<i64> {
    let noted = planner.rooms.iter().filter(|room| room.place == Some(place));
    noted.filter_map(|room| room.seats.map(|seats| (room.id, seats))).max().map(|(_, seats)| seats)
}
