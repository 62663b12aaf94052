//! Times, lengths and warnings of a running show, in words.

use events::show::time::{clock, hours};
use events::show::{Remedy, Warning};

use super::subject::Live;
use crate::i18n::T;

/// A minute of the wall as on a clock: 19:15, 00:30 (+1).
pub fn at(t: T, minute: i64) -> String {
    let face = face(minute);
    if clock(minute).1 == 0 { face } else { t.live_tomorrow(&face) }
}

/// A minute of the wall as on a clock, without saying of which day.
pub fn face(minute: i64) -> String {
    let (hour, rest) = hours(minute);
    format!("{hour:02}:{rest:02}")
}

/// A number of minutes: 12 min, 1 h 30.
pub fn length(t: T, minutes: i64) -> String {
    let minutes = minutes.abs();
    if minutes < 120 {
        t.live_minutes(minutes)
    } else {
        t.live_hours(minutes / 60, &format!("{:02}", minutes % 60))
    }
}

/// A time that runs: 12:41, 1:18:05.
pub fn running(ms: i64) -> String {
    let seconds = ms.abs() / 1000;
    let (hour, minute, second) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if hour == 0 { format!("{minute}:{second:02}") } else { format!("{hour}:{minute:02}:{second:02}") }
}

/// How far a clock is off: 40 s, 3 min.
pub fn drift(t: T, ms: i64) -> String {
    let seconds = ms.abs() / 1000;
    if seconds < 90 { t.live_seconds(seconds) } else { length(t, (seconds + 30) / 60) }
}

/// What does not fit.
pub fn warning(live: Live, warning: &Warning) -> String {
    let t = live.t;
    let start = |cue| live.line(cue, |line| line.projected.start).unwrap_or_default();
    match *warning {
        Warning::Overlap { cue, with, by } => {
            t.live_overlap(&length(t, by), &live.title(cue), &live.title(with), &live.face(start(with)))
        }
        Warning::Gap { before, by, .. } => t.live_gap(&length(t, by), &live.title(before)),
        Warning::WrongOrder { cue, after, .. } => t.live_wrong_order(&live.title(cue), &live.title(after)),
        Warning::NoDuration { cue } => t.live_no_duration(&live.title(cue)),
        Warning::Negative { cue } | Warning::OverADay { cue } => t.live_odd_duration(&live.title(cue)),
    }
}

/// What a remedy does.
pub fn remedy(live: Live, remedy: Remedy) -> String {
    let t = live.t;
    match remedy {
        Remedy::Shorten { cue, to } => t.live_do_shorten(&live.title(cue), &length(t, to)),
        Remedy::Extend { cue, to } => t.live_do_extend(&live.title(cue), &length(t, to)),
        Remedy::Skip { cue } => t.live_do_skip(&live.title(cue)),
        Remedy::Move { cue, to } => t.live_do_move(&live.title(cue), &live.face(to)),
        Remedy::Soften { cue } => t.live_do_soften(&live.title(cue)),
        Remedy::Reorder { cue } => t.live_do_reorder(&live.title(cue)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_that_runs_reads_as_a_stopwatch() {
        assert_eq!(running(0), "0:00");
        assert_eq!(running(761_999), "12:41");
        assert_eq!(running(-61_000), "1:01");
        assert_eq!(running(4_685_000), "1:18:05");
        assert_eq!(face(1470), "00:30");
        assert_eq!(face(1155), "19:15");
    }
}
