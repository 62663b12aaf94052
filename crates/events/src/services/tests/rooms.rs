//! Conflicts across events.

use chrono::NaiveDateTime;
use domain::zone::Zone;

use super::*;
use crate::services::conflicts::{self, Conflict, Nearness, Remedy};

fn place(name: &str) -> RecordId {
    RecordId::derived("place", name)
}

/// Floor 2 has the rooms A and B; Tokyo is elsewhere.
fn path(of: RecordId) -> Vec<RecordId> {
    if of == place("a") || of == place("b") { vec![of, place("floor")] } else { vec![of] }
}

fn instants(zone: &str, at: NaiveDateTime) -> i64 {
    match zone {
        "Asia/Tokyo" => at.and_utc().timestamp_millis() - 9 * 3_600_000,
        _ => Zone::paris().instant(at),
    }
}

fn found(desk: &Desk, event: RecordId) -> Vec<Conflict> {
    conflicts::conflicts(&desk.planner(), event, &instants, &path)
}

fn remedies(desk: &Desk, conflict: &Conflict) -> Vec<Remedy> {
    let places = [place("a"), place("b"), place("other")];
    conflicts::remedies(&desk.planner(), conflict, &places, &instants, &path)
}

#[test]
fn two_events_want_one_room() {
    let mut desk = Desk::new();
    let party = desk.event("Soirée", "2026-12-10T18:30", "2026-12-11T00:30");
    let seminar = desk.event("Séminaire", "2026-12-10T09:00", "2026-12-10T19:00");
    desk.book(party, place("a"), (1_050, 1_470));
    let theirs = desk.book(seminar, place("a"), (540, 1_140));
    let all = found(&desk, party);
    assert_eq!(all.len(), 1);
    assert_eq!((all[0].nearness, all[0].minutes), (Nearness::Same, 90));
    assert_eq!(all[0].theirs.booking, Some(theirs));
    // Seen from both sides.
    assert_eq!(found(&desk, seminar).len(), 1);
    // From 19:00 on, or in room B, which nobody wants.
    assert_eq!(
        remedies(&desk, &all[0]),
        [
            Remedy::BeginLater((1_140, 1_470)),
            Remedy::Elsewhere(place("b")),
            Remedy::Elsewhere(place("other"))
        ]
    );
    assert_eq!(remedies(&desk, &found(&desk, seminar)[0])[0], Remedy::EndEarlier((540, 1_050)));
}

#[test]
fn what_touches_does_not_clash() {
    let mut desk = Desk::new();
    let one = desk.event("Un", "2026-12-10T09:00", "2026-12-10T12:00");
    let two = desk.event("Deux", "2026-12-10T12:00", "2026-12-10T14:00");
    desk.book(one, place("a"), (540, 720));
    desk.book(two, place("a"), (720, 840));
    assert!(found(&desk, one).is_empty() && found(&desk, two).is_empty());
}

#[test]
fn who_takes_the_floor_takes_its_rooms() {
    let mut desk = Desk::new();
    let one = desk.event("Un", "2026-12-10T09:00", "2026-12-10T12:00");
    let two = desk.event("Deux", "2026-12-10T09:00", "2026-12-10T12:00");
    desk.book(one, place("floor"), (540, 720));
    desk.book(two, place("a"), (540, 720));
    assert_eq!(found(&desk, one)[0].nearness, Nearness::Contains);
    assert_eq!(found(&desk, two)[0].nearness, Nearness::Within);
    // B lies on the floor that is taken too.
    assert_eq!(remedies(&desk, &found(&desk, two)[0]), [Remedy::Elsewhere(place("other"))]);
}

#[test]
fn past_midnight_the_next_day_is_meant() {
    let mut desk = Desk::new();
    let party = desk.event("Soirée", "2026-12-10T18:30", "2026-12-11T00:30");
    let breakfast = desk.event("Petit-déjeuner", "2026-12-11T00:15", "2026-12-11T09:00");
    desk.book(party, place("a"), (1_110, 1_470));
    desk.book(breakfast, place("a"), (15, 540));
    assert_eq!(found(&desk, party)[0].minutes, 15);
}

#[test]
fn a_venue_counts_without_a_booking_and_cancelled_events_do_not() {
    let mut desk = Desk::new();
    let one = desk.event("Un", "2026-12-10T09:00", "2026-12-10T12:00");
    let two = desk.event("Deux", "2026-12-10T11:00", "2026-12-10T13:00");
    desk.act(vec![Intent::set(
        one,
        "event",
        "venue",
        json!({ "k": "place", "place": place("a").to_string() }),
    )]);
    desk.book(two, place("a"), (660, 780));
    let all = found(&desk, one);
    assert_eq!((all.len(), all[0].mine.booking, all[0].minutes), (1, None, 60));
    // The venue is the event's own: no tap moves it.
    assert!(remedies(&desk, &all[0]).is_empty());
    desk.act(vec![Intent::set(two, "event", "status", "cancelled")]);
    assert!(found(&desk, one).is_empty());
}

#[test]
fn clocks_of_two_zones_are_compared_as_instants() {
    let mut desk = Desk::new();
    let paris = desk.event("Paris", "2026-12-10T09:00", "2026-12-10T10:00");
    let tokyo = desk.event("Tokyo", "2026-12-10T17:00", "2026-12-10T18:00");
    let when = json!({ "start": "2026-12-10T17:00", "end": "2026-12-10T18:00", "zone": "Asia/Tokyo" });
    desk.act(vec![Intent::set(tokyo, "event", "when", when)]);
    desk.book(paris, place("a"), (540, 600));
    // 17:30 in Tokyo is 09:30 in Paris.
    desk.book(tokyo, place("a"), (1_050, 1_110));
    assert_eq!(found(&desk, paris)[0].minutes, 30);
    assert_eq!(remedies(&desk, &found(&desk, tokyo)[0])[0], Remedy::BeginLater((1_080, 1_110)));
}

#[test]
fn a_span_that_ends_before_it_begins_takes_nothing() {
    let mut desk = Desk::new();
    let one = desk.event("Un", "2026-12-10T09:00", "2026-12-10T12:00");
    let two = desk.event("Deux", "2026-12-10T09:00", "2026-12-10T12:00");
    desk.book(one, place("a"), (720, 540));
    desk.book(two, place("a"), (i64::MIN, i64::MAX));
    assert!(found(&desk, one).is_empty());
    let three = desk.event("Trois", "2026-12-10T09:00", "2026-12-10T12:00");
    desk.book(three, place("a"), (540, 541));
    assert_eq!(found(&desk, three).len(), 1);
}

#[test]
fn seats_are_those_last_noted() {
    let mut desk = Desk::new();
    let one = desk.event("Un", "2026-12-10T09:00", "2026-12-10T12:00");
    let first = desk.book(one, place("a"), (540, 600));
    let second = desk.book(one, place("a"), (660, 720));
    assert_eq!(conflicts::seats(&desk.planner(), place("a")), None);
    desk.act(vec![Intent::set(first, "room_booking", "seats", 40)]);
    assert_eq!(conflicts::seats(&desk.planner(), place("a")), Some(40));
    desk.act(vec![Intent::set(second, "room_booking", "seats", 60)]);
    assert_eq!(conflicts::seats(&desk.planner(), place("a")), Some(60));
}
