use std::collections::HashSet;

use super::*;
use crate::calendar::{Region, is_working_day};
use crate::clock::{BusinessClock, DueState, Pause, TargetState};
use crate::status::Transition;
use crate::trade::builtin_category;

fn days() -> impl Iterator<Item = NaiveDate> {
    // A Monday, a Saturday, the day after a holiday, New Year's Eve, a leap day.
    ["2026-11-23", "2026-11-28", "2026-11-12", "2026-12-31", "2028-02-29"]
        .into_iter()
        .map(|day| day.parse().unwrap())
}

fn count(demo: &Demo, wanted: impl Fn(&Request) -> bool) -> usize {
    demo.requests.iter().filter(|it| wanted(it)).count()
}

#[test]
fn the_shape_of_three_months() {
    for today in days() {
        let demo = demo(today);
        assert_eq!(demo.requests.len(), 60);
        let of = |status: Status| count(&demo, |it| it.status() == status);
        assert_eq!((of(Status::Done), of(Status::Refused)), (40, 2));
        assert_eq!((of(Status::New), of(Status::Qualified)), (4, 3));
        assert_eq!((of(Status::Progress), of(Status::Waiting)), (5, 6));
        assert_eq!(count(&demo, |it| it.priority == Priority::P1 && !it.status().is_closed()), 3);
        let oldest = demo.requests.first().unwrap().reported.date();
        assert!((80..=105).contains(&(today - oldest).num_days()), "{oldest}");
    }
}

#[test]
fn history_is_believable() {
    for today in days() {
        for request in demo(today).requests {
            let (mut at, mut status) = (request.reported, Status::New);
            for step in &request.history {
                assert!(at < step.at, "{}: {} then {}", request.key, at, step.at);
                assert_ne!(status.transition(&step.status), Transition::Unusual, "{}", request.key);
                assert_ne!(status, step.status, "{}", request.key);
                assert_eq!(step.status == Status::Waiting, step.on.is_some(), "{}", request.key);
                (at, status) = (step.at, step.status.clone());
            }
            let moments =
                request.history.iter().map(|it| it.at).chain(request.comments.iter().map(|it| it.at));
            for moment in moments.chain([request.reported]) {
                assert!(request.reported <= moment && moment.date() < today, "{} {moment}", request.key);
                assert!(is_working_day(moment.date(), Region::France), "{} {moment}", request.key);
                let time = moment.format("%H:%M").to_string();
                assert!(("08:00"..="19:00").contains(&time.as_str()), "{} {time}", request.key);
            }
            assert!(request.comments.is_sorted_by_key(|it| it.at), "{}", request.key);
            assert!(request.comments.len() <= 3, "{}", request.key);
            if request.status() == Status::Done {
                assert!(request.checklist.iter().all(|(_, done)| *done), "{}", request.key);
                assert!(request.assignee.is_some(), "{}", request.key);
            }
        }
    }
}

#[test]
fn names_point_to_something() {
    let demo = demo(days().next().unwrap());
    let places: HashSet<_> = demo.places.iter().map(|it| it.key).collect();
    let people: HashSet<_> = demo.people.iter().map(|it| it.key).collect();
    let keys: HashSet<_> = demo.requests.iter().map(|it| it.key).collect();
    let titles: HashSet<_> = demo.requests.iter().map(|it| it.title).collect();
    assert_eq!((keys.len(), titles.len()), (60, 60));
    assert!(demo.places.iter().all(|it| it.parent.is_none_or(|parent| places.contains(parent))));
    for request in &demo.requests {
        assert!(places.contains(request.place), "{}", request.key);
        assert_eq!(builtin_category(request.category).map(|it| it.trade), Some(request.trade));
        let by = request.history.iter().map(|it| it.by).chain(request.comments.iter().map(|it| it.by));
        let named =
            by.chain([request.requester]).chain(request.assignee).chain(request.watchers.iter().copied());
        for person in named {
            assert!(people.contains(person), "{}: {person}", request.key);
        }
        let sentences = request.description.matches(['.', '?', '!']).count();
        assert!((1..=6).contains(&sentences) && request.description.len() > 40, "{}", request.key);
    }
    for link in demo.links {
        assert!(keys.contains(link.from) && keys.contains(link.to), "{link:?}");
    }
    assert!(count(&demo, |it| it.cost.is_some()) >= 12);
    assert!(count(&demo, |it| !it.checklist.is_empty()) >= 6);
    assert!(count(&demo, |it| !it.comments.is_empty()) >= 25);
    assert!(count(&demo, |it| !it.tags.is_empty()) >= 15);
}

#[test]
fn something_is_late_and_something_is_due() {
    let clock = BusinessClock::default();
    for today in days() {
        let open: Vec<Request> =
            demo(today).requests.into_iter().filter(|it| !it.status().is_closed()).collect();
        let due = |wanted: fn(DueState) -> bool| {
            open.iter().filter_map(|it| it.due).filter(|due| wanted(clock.due_state(*due, today))).count()
        };
        assert!(due(|it| matches!(it, DueState::Overdue { .. })) >= 3);
        assert!(due(|it| it == DueState::Today) >= 1);
        assert!(due(|it| it == DueState::Later) >= 2);

        let now = today.and_hms_opt(9, 30, 0).unwrap();
        let late = open.iter().filter(|request| {
            let hours = builtin_category(request.category).unwrap().target_hours;
            let mut pauses: Vec<Pause> = Vec::new();
            for step in &request.history {
                if let Some(pause) = pauses.last_mut().filter(|it| it.to.is_none()) {
                    pause.to = Some(step.at);
                }
                if step.status.is_paused() {
                    pauses.push(Pause { from: step.at, to: None });
                }
            }
            clock.target(request.reported, hours, &pauses, None, now).state == TargetState::Overdue
        });
        assert!((2..=14).contains(&late.count()));
    }
}

#[test]
fn the_first_days_of_time_do_not_panic() {
    let _ = demo(NaiveDate::MIN);
    let _ = demo(NaiveDate::MAX);
}
