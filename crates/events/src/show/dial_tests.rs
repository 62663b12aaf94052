//! Compared with `chrono-tz`, around any night of any zone.

use chrono::TimeDelta;
use proptest::prelude::*;

use super::*;
use crate::event::zone_tests::World;

const ZONES: [&str; 6] = [
    "Europe/Paris",
    "Europe/Lisbon",
    "America/Los_Angeles",
    "Australia/Lord_Howe",
    "Asia/Kolkata",
    "Africa/Casablanca",
];

/// Starts close to a night in which the clocks of some of the zones change, at a time that is there.
fn dials() -> impl Strategy<Value = (&'static str, NaiveDateTime, Dial)> {
    let days =
        ["2026-03-07", "2026-03-28", "2026-04-04", "2026-10-03", "2026-10-24", "2026-10-31", "2027-02-06"];
    let day = prop::sample::select(days.to_vec());
    (prop::sample::select(ZONES.to_vec()), day, 0..2880_i64).prop_filter_map(
        "a time that is there",
        |(zone, day, minute)| {
            let day: NaiveDate = day.parse().ok()?;
            let start = day.and_time(NaiveTime::MIN) + TimeDelta::minutes(minute);
            let ms = zone::instant(&World, zone, start)?;
            let dial = Dial::of(&World, zone, start)?;
            (zone::civil(&World, zone, ms) == Some(start)).then_some((zone, start, dial))
        },
    )
}

proptest! {
    #[test]
    fn the_wall_shows_what_an_independent_table_says((zone, start, dial) in dials(), by in -6000..6000_i64) {
        prop_assert_eq!(dial.instant(dial.origin()), zone::instant(&World, zone, start).unwrap());
        prop_assert_eq!(dial.wall(dial.origin()), dial.origin());
        let minute = dial.origin() + by;
        prop_assert_eq!(dial.minute_of(dial.instant(minute)), minute);
        let shown = start.date().and_time(NaiveTime::MIN) + TimeDelta::minutes(dial.wall(minute));
        prop_assert_eq!(zone::civil(&World, zone, dial.instant(minute)), Some(shown));
    }

    #[test]
    fn a_time_of_the_wall_is_the_first_that_shows_it((zone, start, dial) in dials(), wall in -4000..6000_i64) {
        let minute = dial.minute(wall);
        let typed = start.date().and_time(NaiveTime::MIN) + TimeDelta::minutes(wall);
        let theirs = match zone::moment(&World, zone, typed).unwrap() {
            zone::Moment::Once(ms) | zone::Moment::Twice(ms, _) | zone::Moment::Never { at: ms, .. } => ms,
        };
        prop_assert_eq!(dial.instant(minute), theirs);
        prop_assert!(minute <= dial.minute(wall + 1), "the order of times is kept");
    }

    #[test]
    fn a_fixed_time_is_that_minute_or_the_end_of_the_hour_that_came_twice((_, _, dial) in dials(), minute in -4000..6000_i64) {
        let fixed = dial.minute(dial.fixed(minute));
        if dial.minute(dial.wall(minute)) == minute {
            prop_assert_eq!(fixed, minute);
        } else {
            prop_assert!((minute..=minute + 60).contains(&fixed));
            prop_assert_eq!(dial.wall(fixed), dial.wall(fixed - 1) + 1);
            prop_assert!(dial.minute(dial.wall(fixed - 1)) != fixed - 1, "not later than needed");
        }
    }

    #[test]
    fn no_number_is_too_large((_, _, dial) in dials(), any in any::<i64>()) {
        for dial in [dial, Dial::plain(any), Dial::default()] {
            let _ = (dial.wall(any), dial.minute(any), dial.fixed(any), dial.instant(any), dial.minute_of(any));
        }
    }
}

#[test]
fn a_show_starts_when_its_event_does_and_else_at_nine() {
    let today = "2026-11-23".parse().unwrap();
    let mut when = When {
        start: "2026-12-10T18:30:00".parse().unwrap(),
        end: "2026-12-11T00:30:00".parse().unwrap(),
        zone: "Europe/Lisbon".into(),
        is_all_day: false,
    };
    assert_eq!(start_of(Some(&when), today), when.start);
    when.is_all_day = true;
    assert_eq!(start_of(Some(&when), today).to_string(), "2026-12-10 09:00:00");
    assert_eq!(start_of(None, today).to_string(), "2026-11-23 09:00:00");
}

#[test]
fn a_start_that_the_clocks_jump_over_is_what_they_show_then() {
    let dial = Dial::of(&World, "Europe/Paris", "2026-03-29T02:30:00".parse().unwrap()).unwrap();
    assert_eq!((dial.origin(), dial.wall(dial.origin())), (210, 210));
    assert_eq!(Dial::of(&World, "Nowhere/Middle", "2026-03-29T02:30:00".parse().unwrap()), None);
}
