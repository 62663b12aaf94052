//! The two nights in which the clocks change, and events elsewhere.

use proptest::prelude::*;

use super::super::{Cue, Dial, Mode, Schedule, Warning, paste, time};
use super::{cue, id, laid};
use crate::event::zone_tests::World;
use crate::review::Times;

fn dial(zone: &str, start: &str) -> Dial {
    Dial::of(&World, zone, start.parse().unwrap()).unwrap()
}

/// An instant, written in UTC.
fn ms(text: &str) -> i64 {
    text.parse::<chrono::DateTime<chrono::Utc>>().unwrap().timestamp_millis()
}

/// What the wall shows at the start of each cue, and at the end of the last.
fn faces(schedule: &Schedule) -> Vec<String> {
    let face = |minute: i64| {
        let (hour, minute) = time::hours(minute);
        format!("{hour:02}:{minute:02}")
    };
    let spans: Vec<_> = schedule.timed().map(|line| schedule.on_wall(line.projected)).collect();
    spans.iter().map(|span| face(span.start)).chain(spans.last().map(|span| face(span.end))).collect()
}

/// A night from ten on: dinner, dance, breakfast that follow each other, and a coach at four.
fn night() -> Vec<Cue> {
    vec![
        cue(0, "dinner", None, Some(210)),
        cue(1, "dance", None, Some(60)),
        cue(2, "last dance", None, Some(60)),
        cue(3, "coach", Some(28 * 60), Some(15)),
    ]
}

#[test]
fn what_follows_counts_hours_that_go_by_and_what_is_fixed_stands_on_the_wall() {
    // Zone, start, what the wall shows, minutes between the last dance and the coach.
    let table = [
        ("Europe/Paris", "2026-10-17T22:00:00", ["22:00", "01:30", "02:30", "04:00", "04:15"], 30),
        // Half past two is there twice, an hour apart.
        ("Europe/Paris", "2026-10-24T22:00:00", ["22:00", "01:30", "02:30", "04:00", "04:15"], 90),
        ("Europe/Lisbon", "2026-10-24T22:00:00", ["22:00", "01:30", "01:30", "04:00", "04:15"], 90),
        ("Europe/Paris", "2026-03-28T22:00:00", ["22:00", "01:30", "03:30", "04:00", "04:15"], -30),
        ("Asia/Kolkata", "2026-10-24T22:00:00", ["22:00", "01:30", "02:30", "04:00", "04:15"], 30),
    ];
    for (zone, start, shown, gap) in table {
        let schedule = laid(&night(), Mode::Plan, &dial(zone, start));
        assert_eq!(faces(&schedule), shown, "{zone} {start}");
        let warning = if 0 < gap {
            Warning::Gap { after: id("last dance"), before: id("coach"), by: gap }
        } else {
            Warning::Overlap { cue: id("last dance"), with: id("coach"), by: -gap }
        };
        assert_eq!(schedule.warnings(), [warning], "{zone} {start}");
    }
}

#[test]
fn times_of_a_text_are_of_the_wall() {
    let dial = dial("Europe/Paris", "2026-10-24T22:00:00");
    let cues = paste::read("22:00 Dinner\n01:30 Dance\n04:00 Coach 15 min", dial.origin(), &dial).cues;
    assert_eq!(cues.iter().map(|cue| cue.minutes).collect::<Vec<_>>(), [Some(210), Some(210), Some(15)]);
}

#[test]
fn a_show_in_lisbon_is_of_lisbon_whoever_runs_it() {
    let mut cues = vec![cue(0, "welcome", None, Some(45)), cue(1, "speech", Some(1155), Some(15))];
    let dial = dial("Europe/Lisbon", "2026-12-10T18:30:00");
    cues[0].began = Some(ms("2026-12-10T18:30:00Z"));
    let now = dial.minute_of(ms("2026-12-10T19:10:00Z"));
    assert_eq!(now, 19 * 60 + 10);
    let live = laid(&cues, Mode::Live { now }, &dial);
    assert_eq!(faces(&live), ["18:30", "19:15", "19:30"]);
    assert_eq!(dial.instant(live.line(id("speech")).unwrap().projected.start), ms("2026-12-10T19:15:00Z"));
}

#[test]
fn the_debrief_of_the_long_night_finds_nobody_an_hour_late() {
    let mut cues = night();
    cues.pop();
    let dial = dial("Europe/Paris", "2026-10-24T22:00:00");
    let began = ["2026-10-24T20:00:00Z", "2026-10-24T23:30:00Z", "2026-10-25T00:42:00Z"];
    for (cue, began) in cues.iter_mut().zip(began) {
        cue.began = Some(ms(began));
    }
    let refs: Vec<&Cue> = cues.iter().collect();
    let plan = Schedule::of(&refs, Mode::Plan, &dial);
    let times = Times::of(&plan, &refs, (cues[0].began, Some(ms("2026-10-25T01:30:00Z"))));
    assert_eq!(times.cues.iter().filter_map(|cue| cue.late()).collect::<Vec<_>>(), [0, 0, 12]);
    assert_eq!(times.cues.iter().filter_map(|cue| cue.longer()).collect::<Vec<_>>(), [0, 12, -12]);
    assert_eq!(times.ended_late(), Some(0));
    // The dance from 01:30 to 02:42; the last one until 02:30, an hour later.
    let wall = |minute: Option<i64>| time::hours(dial.wall(minute.unwrap()));
    assert_eq!((wall(times.cues[1].ended), wall(times.ended)), ((2, 42), (2, 30)));
}

proptest! {
    #[test]
    fn a_cue_lasts_as_long_in_any_night(
        lengths in prop::collection::vec(0..200_i64, 1..8),
        at in prop::sample::select(vec![("Europe/Paris", "2026-10-24T19:00:00"), ("Europe/Paris", "2026-03-28T19:00:00"),
            ("Australia/Lord_Howe", "2026-04-04T19:00:00"), ("America/New_York", "2026-11-01T00:30:00")]),
        shift in -30..90_i64,
    ) {
        let dial = dial(at.0, at.1);
        let mut cues: Vec<Cue> =
            lengths.iter().enumerate().map(|(n, length)| cue(n, &n.to_string(), None, Some(*length))).collect();
        let schedule = laid(&cues, Mode::Plan, &dial);
        let mut cursor = dial.instant(dial.origin());
        for (line, length) in schedule.timed().zip(&lengths) {
            prop_assert_eq!(dial.instant(line.planned.start), cursor);
            cursor += length * 60_000;
            prop_assert_eq!(dial.instant(line.planned.end), cursor);
        }
        // Fixed where it stands, it stands there still, but in an hour that is there for the second time.
        let last = cues.len() - 1;
        let start = schedule.lines()[last].planned.start;
        cues[last].start = Some(dial.fixed(start));
        let fixed = laid(&cues, Mode::Plan, &dial);
        let is_second = dial.minute(dial.wall(start)) != start;
        prop_assert!(is_second || fixed.lines()[last].planned.start == start);
        // « +n » is n minutes that go by, where a time of the wall can say so.
        let moved = fixed.after(&fixed.ripple(cues[last].id, shift)).lines()[last].planned.start;
        let meant = fixed.lines()[last].planned.start + shift;
        prop_assert!(moved == meant || dial.minute(dial.wall(meant)) != meant && meant < moved);
    }
}
