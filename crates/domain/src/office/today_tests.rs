use chrono::{NaiveDate, TimeDelta};
use replica::RecordId;

use super::*;
use crate::zone::Zone;

fn at(text: &str) -> NaiveDateTime {
    text.parse().expect("a date")
}

/// Monday morning.
fn now() -> NaiveDateTime {
    at("2026-11-23T10:00:00")
}

fn day(text: &str) -> Option<NaiveDate> {
    Some(text.parse().expect("a day"))
}

/// An old, normal, open request without a limit.
fn row(name: &str) -> Row {
    Row {
        id: RecordId::derived("request", name),
        life: Life::Alive,
        status: Status::Qualified,
        status_ms: 0,
        waiting_on: None,
        paused_minutes: 0,
        priority: Priority::P3,
        place: None,
        category: None,
        trade: None,
        requester: None,
        assignee: None,
        due: None,
        tags: Vec::new(),
        reported: at("2026-11-02T09:00:00"),
        closed: None,
        deadline: None,
        changed_ms: 0,
        import: None,
        has_conflict: false,
    }
}

fn office(rows: Vec<Row>) -> Office {
    let mut office = Office::new(Zone::paris());
    office.rows = rows;
    office
}

#[test]
fn three_come_first_urgent_then_late_then_due_today() {
    let office = office(vec![
        Row { due: day("2026-11-23"), ..row("today") },
        Row { due: day("2026-11-20"), priority: Priority::P4, ..row("late, low") },
        Row { due: day("2026-11-22"), priority: Priority::P2, ..row("late, high") },
        Row { priority: Priority::P1, ..row("urgent") },
        Row { priority: Priority::P1, deadline: Some(at("2026-11-23T09:00:00")), ..row("urgent, late") },
        row("calm"),
    ]);
    let today = office.today(now());
    assert_eq!(today.first, [(4, Reason::UrgentAndOverdue), (3, Reason::Urgent), (2, Reason::Overdue)]);
    assert_eq!((today.overdue, today.due_today, today.n_open), (vec![4, 2, 1], vec![0], 6));
}

#[test]
fn what_waits_closed_or_is_in_the_bin_does_not_press() {
    let urgent = Row { priority: Priority::P1, ..row("urgent") };
    let office = office(vec![
        Row { status: Status::Waiting, ..urgent.clone() },
        Row { status: Status::Done, due: day("2026-11-20"), ..urgent.clone() },
        Row { life: Life::Trashed, ..urgent },
        // Its day is over, whoever is waited for.
        Row { status: Status::Waiting, due: day("2026-11-20"), ..row("late") },
    ]);
    let today = office.today(now());
    assert_eq!(today.first, [(3, Reason::Overdue)]);
    assert_eq!((today.n_waiting, today.n_open, today.n_alive), (2, 2, 3));
}

#[test]
fn today_ends_at_midnight_and_late_begins_with_its_minute() {
    let due = Row { due: day("2026-11-23"), ..row("due") };
    assert!(due.is_due_today(now()));
    assert!(!due.is_due_today(at("2026-11-24T00:00:00")) && due.is_overdue(at("2026-11-24T00:00:00")));
    assert!(!due.is_due_today(at("2026-11-22T23:59:00")));
    let target = Row { deadline: Some(now()), ..row("target") };
    assert!(target.is_overdue(now()) && !target.is_due_today(now()));
    assert!(target.is_due_today(now() - TimeDelta::minutes(1)));
}

#[test]
fn what_moved_since_yesterday_says_what_happened_last() {
    let zone = Zone::paris();
    let ms = |text: &str| zone.instant(at(text));
    let office = office(vec![
        Row { reported: at("2026-11-23T08:00:00"), changed_ms: ms("2026-11-23T08:00:01"), ..row("new") },
        Row { status_ms: ms("2026-11-22T12:00:00"), changed_ms: ms("2026-11-22T12:00:01"), ..row("moved") },
        Row { status_ms: ms("2026-11-22T12:00:00"), changed_ms: ms("2026-11-23T09:00:00"), ..row("edited") },
        Row { changed_ms: ms("2026-11-21T23:59:00"), ..row("before") },
    ]);
    let moved: Vec<_> = office.today(now()).moved.into_iter().map(|m| (m.row, m.what)).collect();
    assert_eq!(moved, [(2, Moved::Edited), (0, Moved::Created), (1, Moved::Status)]);
}

#[test]
fn what_came_in_one_go_counts_by_what_it_says_of_itself() {
    let zone = Zone::paris();
    let import_ms = zone.instant(at("2026-11-23T09:30:00"));
    let mut rows: Vec<Row> = (0..40).map(|n| Row { changed_ms: import_ms, ..row(&n.to_string()) }).collect();
    rows[7].reported = at("2026-11-23T07:15:00");
    rows[9].status_ms = zone.instant(at("2026-11-22T16:00:00"));
    let today = office(rows).today(now());
    let moved: Vec<_> = today.moved.iter().map(|m| (m.row, m.what)).collect();
    assert_eq!(moved, [(7, Moved::Created), (9, Moved::Status)]);
    assert_eq!(today.n_at_once, 38);
}

#[test]
fn a_new_office_is_untouched_until_something_lives_in_it() {
    let mut office = office(vec![Row { life: Life::Purged, ..row("gone") }]);
    assert!(is_untouched(&office));
    office.rows.push(Row { life: Life::Trashed, ..row("binned") });
    assert!(!is_untouched(&office));
}
