//! What holds for any conducteur.

use proptest::prelude::*;
use replica::Ctx;
use replica::ctx::Seeded;

use super::super::{Cue, Schedule, intents, time, to_warn};
use super::{cue, id, live, plan};

fn minutes() -> BoxedStrategy<Option<i64>> {
    prop_oneof![2 => Just(None), 6 => (-30..600_i64).prop_map(Some), 1 => (0..1_000_000_i64).prop_map(Some)]
        .boxed()
}

fn any_minutes() -> BoxedStrategy<Option<i64>> {
    prop_oneof![Just(None), any::<i64>().prop_map(Some), Just(Some(i64::MIN)), Just(Some(i64::MAX))].boxed()
}

fn cues(of: BoxedStrategy<Option<i64>>) -> impl Strategy<Value = Vec<Cue>> {
    let one = (of.clone(), of.clone(), of.clone(), of.clone(), of, 0..12_u8);
    prop::collection::vec(one, 1..14).prop_map(|all| {
        let make = |(n, (start, minutes, pause, shift, began, flags)): (usize, (_, _, _, _, _, u8))| {
            let mut cue: Cue = cue(n, &n.to_string(), start, minutes);
            (cue.pause, cue.shift, cue.began) = (pause, shift, began);
            (cue.is_section, cue.is_skipped) = (flags == 0, flags == 1);
            cue
        };
        all.into_iter().enumerate().map(make).collect()
    })
}

fn spans(schedule: &Schedule) -> Vec<(i64, i64)> {
    schedule.lines().iter().map(|line| (line.projected.start, line.projected.end)).collect()
}

proptest! {
    #[test]
    fn the_order_of_reading_means_nothing(cues in cues(minutes()), seed in any::<u64>()) {
        let mut shuffled = cues.clone();
        let n = shuffled.len();
        for at in 0..n {
            shuffled.swap(at, (seed as usize).wrapping_mul(at + 7) % n);
        }
        prop_assert_eq!(plan(&cues), plan(&shuffled));
    }

    #[test]
    fn a_delay_moves_no_hard_cue_and_nothing_before_it(
        cues in cues(minutes()), at in 0..14_usize, by in -60..300_i64, is_live in any::<bool>(),
    ) {
        let before = if is_live { live(&cues, 0) } else { plan(&cues) };
        let at = at % cues.len();
        let after = before.after(&before.ripple(id(&at.to_string()), by));
        for (n, (was, is)) in before.lines().iter().zip(after.lines()).enumerate() {
            if n != at && was.is_timed() && (n < at || was.is_hard()) {
                prop_assert_eq!(was.projected.start, is.projected.start);
            }
            prop_assert!(is.projected.start <= is.projected.end);
        }
    }

    #[test]
    fn later_then_earlier_is_as_before(
        cues in cues(minutes()), at in 0..14_usize, by in 0..300_i64, is_live in any::<bool>(),
    ) {
        let before = if is_live { live(&cues, 0) } else { plan(&cues) };
        let at = id(&(at % cues.len()).to_string());
        let there = before.after(&before.ripple(at, by));
        let back = there.after(&there.ripple(at, -by));
        prop_assert_eq!(spans(&before), spans(&back));
    }

    #[test]
    fn a_soft_cue_never_starts_before_the_one_before(cues in cues(minutes())) {
        let schedule = plan(&cues);
        let timed: Vec<_> = schedule.timed().collect();
        for pair in timed.windows(2) {
            if !pair[1].is_hard() {
                prop_assert!(pair[0].projected.start <= pair[1].projected.start);
            }
        }
    }

    #[test]
    fn no_number_is_too_large(cues in cues(any_minutes()), by in any::<i64>(), now in any::<i64>()) {
        let mut rng = Seeded(7);
        let mut ctx = Ctx { now_ms: 0, entropy: &mut rng };
        for before in [plan(&cues), live(&cues, now)] {
            for cue in &cues {
                let edits = before.ripple(cue.id, by);
                let after = before.after(&edits);
                let _ = (intents(&edits), to_warn(&before, &after), after.projected());
                for warning in after.warnings() {
                    for remedy in after.remedies(warning) {
                        let _ = after.after(&after.cured(remedy, id("event"), &mut ctx));
                    }
                }
            }
        }
    }

    #[test]
    fn a_time_is_read_as_it_is_written(face in 0..1440_i64, day in -3..4_i64) {
        let (hour, minute) = time::hours(face);
        prop_assert_eq!(time::parse(&format!("{hour:02}:{minute:02}")), Some(face));
        prop_assert_eq!(time::parse(&format!("{hour}h{minute:02}")), Some(face));
        let near = time::nearest(face, day * time::DAY + 1200);
        prop_assert!((near - (day * time::DAY + 1200)).abs() <= time::DAY / 2);
        prop_assert_eq!(time::clock(near).0, face);
    }
}

#[test]
#[expect(clippy::disallowed_methods, reason = "a test on this machine, not on wasm")]
fn three_hundred_cues_ripple_in_a_millisecond() {
    let cues: Vec<Cue> =
        (0..300).map(|n| cue(n, &n.to_string(), (n % 10 == 0).then_some(n as i64 * 5), Some(5))).collect();
    let before = plan(&cues);
    let best = (0..20)
        .map(|_| {
            let start = std::time::Instant::now();
            let after = before.after(&before.ripple(id("1"), 12));
            assert_eq!(to_warn(&before, &after).len() + after.lines().len(), 300);
            start.elapsed()
        })
        .min()
        .unwrap();
    // Optimised it takes a twentieth of this; tests are built without optimisation.
    assert!(best.as_millis() < 20, "{best:?}");
    println!("300 cues: {best:?}");
}

#[test]
fn times_of_people() {
    for (text, minute) in
        [("19:15", 1155), ("19h15", 1155), ("9 h", 540), ("0030", 30), ("24:00", 0), ("7", 420)]
    {
        assert_eq!(time::parse(text), Some(minute), "{text}");
    }
    for text in ["", "25:00", "12:60", "-1:00", "midi", "1é0", "99999", "12:5:3"] {
        assert_eq!(time::parse(text), None, "{text}");
    }
    assert_eq!(time::nearest(30, 1280), 1470);
    assert_eq!(time::nearest(1200, 1280), 1200);
    assert_eq!(time::nearest(i64::MAX, i64::MIN).rem_euclid(time::DAY), i64::MAX.rem_euclid(time::DAY));
}
