use chrono::Days;
use proptest::prelude::*;

use super::*;
use crate::calendar::is_working_day;

fn at(text: &str) -> NaiveDateTime {
    NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap()
}

fn pause(from: &str, to: &str) -> Pause {
    Pause { from: at(from), to: (!to.is_empty()).then(|| at(to)) }
}

#[test]
fn adding_hours() {
    assert_eq!(add_business(at("2026-11-23 10:00"), 4), at("2026-11-23 14:00"));
    assert_eq!(add_business(at("2026-11-23 10:00"), 9), at("2026-11-24 10:00"));
    assert_eq!(add_business(at("2026-11-20 16:00"), 4), at("2026-11-23 11:00")); // over a weekend
    assert_eq!(add_business(at("2026-11-10 17:00"), 2), at("2026-11-12 10:00")); // over 11 November
    assert_eq!(add_business(at("2026-11-20 16:00"), 2), at("2026-11-20 18:00")); // not Monday 9:00
    assert_eq!(add_business(at("2026-11-21 03:00"), 1), at("2026-11-23 10:00")); // from a Saturday
    assert_eq!(add_business(at("2026-11-21 03:00"), 0), at("2026-11-21 03:00"));
    assert_eq!(add_business(at("2026-01-02 09:00"), 252 * 9), at("2026-12-31 18:00"));
}

#[test]
fn counting_minutes() {
    assert_eq!(business_between(at("2026-11-20 17:00"), at("2026-11-23 09:30")), 90);
    assert_eq!(business_between(at("2026-11-23 09:30"), at("2026-11-20 17:00")), -90);
    assert_eq!(business_between(at("2026-11-21 08:00"), at("2026-11-22 20:00")), 0);
    assert_eq!(business_between(at("2026-01-01 00:00"), at("2027-01-01 00:00")), 252 * 540);
    let clock = BusinessClock::new(Region::AlsaceMoselle);
    assert_eq!(clock.business_between(at("2024-12-26 09:00"), at("2024-12-27 10:00")), 60);
    assert!(
        !clock.is_open(at("2024-12-26 10:00")) && BusinessClock::default().is_open(at("2024-12-26 10:00"))
    );
}

#[test]
fn target_states() {
    let clock = BusinessClock::default();
    let state = |hours, end: Option<&str>, now| {
        clock.target(at("2026-11-23 09:00"), hours, &[], end.map(at), at(now)).state
    };
    assert_eq!(state(18, None, "2026-11-23 10:00"), TargetState::OnTime);
    assert_eq!(state(18, None, "2026-11-24 13:59"), TargetState::OnTime);
    assert_eq!(state(18, None, "2026-11-24 14:00"), TargetState::DueSoon); // 4 hours left
    assert_eq!(state(90, None, "2026-12-02 17:59"), TargetState::OnTime);
    assert_eq!(state(90, None, "2026-12-03 09:01"), TargetState::DueSoon); // under 18 hours left
    assert_eq!(state(18, None, "2026-11-24 18:00"), TargetState::DueSoon);
    assert_eq!(state(18, None, "2026-11-24 18:01"), TargetState::Overdue);
    assert_eq!(state(18, Some("2026-11-24 18:00"), "2027-01-01 00:00"), TargetState::Met);
    assert_eq!(state(18, Some("2026-11-25 09:05"), "2027-01-01 00:00"), TargetState::Missed);
}

#[test]
fn pauses_move_the_deadline() {
    let clock = BusinessClock::default();
    let target = |pauses: &[Pause], now| clock.target(at("2026-11-23 09:00"), 9, pauses, None, at(now));

    let ended = target(&[pause("2026-11-23 11:00", "2026-11-25 11:00")], "2026-11-25 12:00");
    assert_eq!(ended.deadline, at("2026-11-25 18:00"));
    assert_eq!((ended.remaining_minutes, ended.paused), (360, false));

    let open = target(&[pause("2026-11-23 11:00", "")], "2026-12-01 10:00");
    assert_eq!((open.remaining_minutes, open.paused, open.state), (420, true, TargetState::OnTime));
    assert_eq!(open.deadline, at("2026-12-01 17:00"));

    // Once late, waiting does not make it timely again.
    let late = target(&[pause("2026-11-24 11:00", "")], "2026-12-01 10:00");
    assert_eq!((late.state, late.deadline), (TargetState::Overdue, at("2026-11-23 18:00")));

    // Overlapping spans in any order count once.
    let twice =
        [pause("2026-11-23 12:00", "2026-11-23 14:00"), pause("2026-11-23 11:00", "2026-11-23 13:00")];
    assert_eq!(target(&twice, "2026-11-23 15:00").deadline, at("2026-11-24 12:00"));

    // A pause from before the request or after now counts for nothing.
    let outside = [pause("2026-11-20 09:00", "2026-11-23 09:00"), pause("2026-11-23 16:00", "")];
    let target = target(&outside, "2026-11-23 15:00");
    assert_eq!((target.deadline, target.paused), (at("2026-11-23 18:00"), false));
}

#[test]
fn due_dates() {
    let clock = BusinessClock::default();
    let state = |due: &str| clock.due_state(due.parse().unwrap(), "2026-11-20".parse().unwrap());
    assert_eq!(state("2026-11-18"), DueState::Overdue { days: 2 });
    assert_eq!(state("2026-11-20"), DueState::Today);
    assert_eq!(state("2026-11-21"), DueState::Soon);
    assert_eq!(state("2026-11-23"), DueState::Soon); // Monday after a Friday
    assert_eq!(state("2026-11-24"), DueState::Later);
}

#[test]
fn extremes_do_not_panic() {
    let clock = BusinessClock::default();
    for start in [NaiveDateTime::MIN, NaiveDateTime::MAX] {
        for end in [NaiveDateTime::MIN, NaiveDateTime::MAX] {
            let pauses = [Pause { from: start, to: Some(end) }, Pause { from: end, to: None }];
            let _ = clock.target(start, u32::MAX, &pauses, None, end);
            let _ = clock.due_state(start.date(), end.date());
        }
    }
    let _ = clock.add_business_minutes(NaiveDateTime::MAX, i64::MAX);
}

/// Day by day, as one would on paper.
fn naive(a: NaiveDateTime, b: NaiveDateTime) -> i64 {
    let (mut day, mut sum) = (a.date(), 0);
    while day <= b.date() {
        if is_working_day(day, Region::France) {
            let opens = day.and_hms_opt(9, 0, 0).unwrap().max(a);
            let closes = day.and_hms_opt(18, 0, 0).unwrap().min(b);
            sum += (closes - opens).num_minutes().max(0);
        }
        day = day.succ_opt().unwrap();
    }
    sum
}

fn moment() -> impl Strategy<Value = NaiveDateTime> {
    (0u64..20_000, 0u32..24, 0u32..60).prop_map(|(day, hour, minute)| {
        (NaiveDate::from_ymd_opt(1995, 1, 1).unwrap() + Days::new(day)).and_hms_opt(hour, minute, 0).unwrap()
    })
}

proptest! {
    #[test]
    fn between_is_the_naive_sum(a in moment(), length in 0i64..900_000) {
        let b = a + TimeDelta::minutes(length);
        prop_assert_eq!(business_between(a, b), naive(a, b));
        prop_assert_eq!(business_between(b, a), -naive(a, b));
    }

    #[test]
    fn adding_is_the_inverse_of_counting(a in moment(), hours in 1u32..3_000) {
        let end = add_business(a, hours);
        prop_assert_eq!(naive(a, end), i64::from(hours) * 60);
        prop_assert_eq!(naive(a, end - TimeDelta::minutes(1)), i64::from(hours) * 60 - 1);
    }

    #[test]
    fn a_deadline_is_where_the_unpaused_time_is_up(
        start in moment(), hours in 1u32..200, gaps in prop::collection::vec((1i64..4_000, 1i64..4_000), 0..4),
        life in 1i64..60_000,
    ) {
        let now = start + TimeDelta::minutes(life);
        let mut at = start;
        let mut pauses = Vec::new();
        for (run, wait) in gaps {
            let from = at + TimeDelta::minutes(run);
            at = from + TimeDelta::minutes(wait);
            pauses.push(Pause { from, to: Some(at) });
        }
        let target = BusinessClock::default().target(start, hours, &pauses, None, now);
        let paused: i64 = pauses.iter().map(|pause| {
            let to = pause.to.unwrap().min(now).min(target.deadline);
            if pause.from < to { naive(pause.from, to) } else { 0 }
        }).sum();
        prop_assert_eq!(naive(start, target.deadline) - paused, i64::from(hours) * 60);
    }
}
