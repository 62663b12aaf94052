//! What is on, and what taps write.

use replica::RecordId;

use super::*;

fn id(name: &str) -> RecordId {
    RecordId::derived("test", name)
}

fn event() -> Event {
    Event::new(id("evening"))
}

fn cues(names: &[&str]) -> Vec<Cue> {
    names.iter().map(|name| Cue::new(id(name))).collect()
}

/// A show as the records would have it.
#[derive(Clone)]
struct Show {
    event: Event,
    cues: Vec<Cue>,
}

impl Show {
    fn of(names: &[&str]) -> Self {
        Self { event: event(), cues: cues(names) }
    }

    fn standing(&self) -> Standing {
        standing(&self.event, &self.cues)
    }

    /// What a tap on « begin » writes, by whoever sees the show like this.
    fn begun(&self, next: usize, open: Option<usize>, at_ms: i64) -> Vec<Intent> {
        begin(&self.event, &self.cues[next], open.map(|open| &self.cues[open]), at_ms)
    }

    fn take(&mut self, intents: &[Intent]) {
        for intent in intents {
            let ms = intent.value.get("ms").and_then(Value::as_i64);
            let cue = self.cues.iter_mut().find(|cue| cue.id == intent.id);
            match (&*intent.field, cue) {
                ("began", Some(cue)) => cue.began = ms,
                ("finished", Some(cue)) => cue.ended = ms,
                ("shift", Some(cue)) => cue.shift = ms,
                ("show_began", None) => self.event.show_began = ms,
                ("show_ended", None) => self.event.show_ended = ms,
                other => panic!("an unknown field: {:?}", other.0),
            }
        }
    }
}

#[test]
fn a_show_goes_from_cue_to_cue() {
    let mut show = Show::of(&["welcome", "speech", "cocktail"]);
    let before = show.standing();
    assert_eq!((before.phase, before.now, before.next), (Phase::Before, None, Some(id("welcome"))));
    assert_eq!(before.later, [id("speech"), id("cocktail")]);

    let intents = show.begun(0, None, 1000);
    assert_eq!(intents.len(), 2, "the show starts with its first cue");
    show.take(&intents);
    let first = show.standing();
    assert_eq!(
        (first.phase, first.now, first.next),
        (Phase::Running, Some(id("welcome")), Some(id("speech")))
    );
    assert_eq!((first.n_done, first.n_all), (0, 3));

    show.take(&show.begun(1, Some(0), 2000));
    assert_eq!(show.cues[0].ended, Some(2000));
    assert_eq!(show.standing().n_done, 1);

    show.take(&finish(&show.cues[1], 3000));
    let pause = show.standing();
    assert_eq!((pause.now, pause.next, pause.n_done), (None, Some(id("cocktail")), 2));
    assert_eq!(pause.phase, Phase::Running);

    show.take(&show.begun(2, None, 4000));
    show.take(&end(&show.event, Some(&show.cues[2]), 5000));
    let over = show.standing();
    assert_eq!((over.phase, over.now, over.next, over.n_done), (Phase::Over, None, None, 3));
    show.take(&resume(&show.event));
    assert_eq!(show.standing().phase, Phase::Running);
}

#[test]
fn two_devices_that_tap_at_once_skip_nothing() {
    let mut show = Show::of(&["a", "b", "c"]);
    show.take(&show.begun(0, None, 0));
    // Both have « a » on their screen and begin « b »; their clocks differ by a minute.
    let (here, there) = (show.begun(1, Some(0), 60_000), show.begun(1, Some(0), 120_000));
    for order in [[&here, &there], [&there, &here]] {
        let mut merged = show.clone();
        order.into_iter().for_each(|intents| merged.take(intents));
        let now = merged.standing();
        assert_eq!((now.now, now.next), (Some(id("b")), Some(id("c"))));
    }
    // A tap on what has begun writes nothing.
    show.take(&here);
    assert_eq!(show.begun(1, Some(0), 180_000), []);
}

#[test]
fn who_was_away_moves_nobody_back() {
    let mut show = Show::of(&["a", "b", "c", "d"]);
    let mut away = show.clone();
    for at in 0..3 {
        show.take(&show.begun(at, at.checked_sub(1), 1000 * (at as i64 + 1)));
        if at == 0 {
            away = show.clone();
        }
    }
    // A device that saw only « a » begins « b » an hour later by its clock.
    show.take(&away.begun(1, Some(0), 3_600_000));
    assert_eq!(show.standing().now, Some(id("c")));
}

#[test]
fn what_is_left_out_is_passed_over_and_headings_are_no_cues() {
    let mut all = cues(&["head", "a", "b", "party", "c"]);
    (all[0].is_section, all[3].is_section, all[2].is_skipped) = (true, true, true);
    all[1].began = Some(1);
    let at = standing(&event(), &all);
    assert_eq!((at.phase, at.now, at.next), (Phase::Running, Some(id("a")), Some(id("c"))));
    assert_eq!((at.section, at.n_all), (Some(id("head")), 2));
    all[1].ended = Some(2);
    assert_eq!(standing(&event(), &all).section, Some(id("party")), "of what comes next");
}

#[test]
fn a_show_that_nobody_ends_is_over_a_day_later() {
    let day = 86_400_000;
    let [mut early, mut late] = [event(), event()];
    assert_eq!(runs_until([&early, &late]), None);
    (early.show_began, late.show_began) = (Some(5), Some(7));
    assert_eq!(runs_until([&early, &late]), Some(day + 7));
    late.show_ended = Some(9);
    assert_eq!(runs_until([&early, &late]), Some(day + 5));
    early.is_trashed = true;
    assert_eq!(runs_until([&early, &late]), None);
    late.show_ended = None;
    late.is_template = true;
    assert_eq!(runs_until([&early, &late]), None);
}

#[test]
fn an_empty_show_has_nothing_on() {
    assert_eq!(standing(&event(), &Vec::<Cue>::new()), Standing::default());
}

#[test]
fn a_cue_begins_no_later_than_it_was_seen() {
    assert_eq!(begun(1000, 5000), Begun { at_ms: 1000, ahead_ms: None });
    assert_eq!(begun(9000, 5000), Begun { at_ms: 5000, ahead_ms: None }, "a few seconds say nothing");
    assert_eq!(begun(185_000, 5000), Begun { at_ms: 5000, ahead_ms: Some(180_000) });
    assert_eq!(begun(i64::MAX, i64::MIN).at_ms, i64::MIN);
}

#[test]
fn devices_share_the_time_of_the_server() {
    // One is ten minutes fast, one three minutes slow: both write the same instant.
    assert_eq!(shared_ms(1_600_000, Some(600_000)), 1_000_000);
    assert_eq!(shared_ms(820_000, Some(-180_000)), 1_000_000);
    assert_eq!(shared_ms(1_000_000, None), 1_000_000);
}

#[test]
fn a_rehearsal_leaves_no_trace() {
    let mut show = Show::of(&["a", "b"]);
    show.take(&show.begun(0, None, 5));
    show.cues[1].shift = Some(12);
    let intents = rewind(&show.event, &show.cues);
    assert!(intents.iter().all(|intent| intent.value.is_null()));
    show.take(&intents);
    assert_eq!((show.event, show.cues), (event(), cues(&["a", "b"])));
}
