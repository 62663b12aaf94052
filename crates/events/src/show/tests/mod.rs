//! The rules of the conducteur.

mod laws;
mod nights;
mod paste;
mod s7;

use replica::RecordId;

use super::{Cue, Dial, Given, Mode, Schedule};

/// An id for a name.
pub fn id(name: &str) -> RecordId {
    RecordId::derived("test", name)
}

/// A cue at the n-th place.
pub fn cue(n: usize, name: &str, start: Option<i64>, minutes: Option<i64>) -> Cue {
    let mut cue = Cue::new(id(name));
    cue.position = format!("M{n:04}");
    cue.title = name.to_owned();
    (cue.start, cue.minutes) = (start, minutes);
    cue
}

pub fn plan(cues: &[Cue]) -> Schedule {
    laid(cues, Mode::Plan, &Dial::plain(1110))
}

pub fn live(cues: &[Cue], now: i64) -> Schedule {
    laid(cues, Mode::Live { now }, &Dial::plain(1110))
}

pub fn laid(cues: &[Cue], mode: Mode, dial: &Dial) -> Schedule {
    Schedule::of(&cues.iter().collect::<Vec<_>>(), mode, dial)
}

/// A span as a pair.
pub fn span(schedule: &Schedule, name: &str) -> (i64, i64) {
    let span = schedule.line(id(name)).unwrap().projected;
    (span.start, span.end)
}

/// What was said of a cue.
pub fn given<'a>(schedule: &'a Schedule, name: &str) -> &'a Given {
    &schedule.line(id(name)).unwrap().given
}
