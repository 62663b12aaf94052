//! The conducteur in words: times on a clock's face, durations, what does not fit and what to do about it.

use events::show::time::{DAY, clock};
use events::show::{Cue, Remedy, Schedule, Warning};
use replica::RecordId;

use super::data::Laid;
pub use crate::events::live::words::face;
use crate::i18n::T;

/// « +1 j » after midnight; nothing on D-day.
pub fn day_mark(t: T, minute: i64) -> Option<String> {
    match clock(minute).1 {
        0 => None,
        days if 0 < days => Some(t.show_day_mark(days)),
        days => Some(t.show_day_before(-days)),
    }
}

/// « 00:30 +1 j ».
pub fn at(t: T, minute: i64) -> String {
    match day_mark(t, minute) {
        Some(mark) => format!("{} {mark}", face(minute)),
        None => face(minute),
    }
}

/// « 15 min », « 90 min », « 2 h 30 », « 3 j ». Up to two hours people of the trade count in minutes.
pub fn length(t: T, minutes: i64) -> String {
    if minutes.saturating_abs() < 120 {
        return t.show_minutes(minutes);
    }
    let (days, rest) = (minutes / DAY, minutes % DAY);
    let (hours, minutes) = (rest / 60, rest % 60);
    let of_day = match (hours, minutes) {
        (0, 0) if days != 0 => String::new(),
        (0, minutes) => t.show_minutes(minutes),
        (hours, 0) => t.show_hours(hours),
        (hours, minutes) => t.show_hours_minutes(hours, &format!("{:02}", minutes.abs())),
    };
    match (days, of_day.is_empty()) {
        (0, _) => of_day,
        (days, true) => t.show_days(days),
        (days, false) => format!("{} {of_day}", t.show_days(days)),
    }
}

/// « +12 min », « −5 min ».
pub fn by(t: T, minutes: i64) -> String {
    let sign = if minutes < 0 { "−" } else { "+" };
    format!("{sign}{}", length(t, minutes.saturating_abs()))
}

/// What a cue is called.
pub fn title_of(t: T, cue: &Cue) -> String {
    match cue.title.trim() {
        "" if cue.is_section => t.section_untitled().to_owned(),
        "" => t.cue_untitled().to_owned(),
        title => title.to_owned(),
    }
}

/// What a cue of a conducteur is called.
pub fn name(t: T, laid: &Laid, cue: RecordId) -> String {
    laid.cue(cue).map_or_else(|| t.cue_untitled().to_owned(), |cue| title_of(t, cue))
}

/// What does not fit, in a sentence.
pub fn warning(t: T, laid: &Laid, schedule: &Schedule, warning: &Warning) -> String {
    let name = |cue: RecordId| name(t, laid, cue);
    let of = |cue: RecordId| schedule.line(cue).map(|line| line.projected).unwrap_or_default();
    let span = |cue: RecordId| schedule.on_wall(of(cue));
    match *warning {
        Warning::Overlap { cue, with, by } => t.warning_overlap(
            &length(t, by),
            &name(cue),
            &face(span(cue).end),
            &name(with),
            &face(span(with).start),
        ),
        Warning::Gap { by, .. } => t.warning_gap(&length(t, by)),
        Warning::WrongOrder { cue, after, .. } => {
            t.warning_order(&name(cue), &at(t, span(cue).start), &name(after), &at(t, span(after).start))
        }
        Warning::NoDuration { cue } => t.warning_no_duration(&name(cue)),
        Warning::Negative { cue } => t.warning_negative(&name(cue)),
        Warning::OverADay { cue } => t.warning_over_a_day(&name(cue), &length(t, of(cue).minutes())),
    }
}

/// What a remedy does, as a verb; shorter where the warning has said of which cue.
pub fn remedy(t: T, laid: &Laid, remedy: Remedy, warning: &Warning) -> String {
    let name = |cue: RecordId| name(t, laid, cue);
    match remedy {
        Remedy::Extend { to, .. }
            if matches!(warning, Warning::NoDuration { .. } | Warning::Negative { .. }) =>
        {
            length(t, to)
        }
        Remedy::Shorten { cue, to } => t.remedy_shorten(&name(cue), &length(t, to)),
        Remedy::Extend { cue, to } => t.remedy_extend(&name(cue), &length(t, to)),
        Remedy::Skip { cue } => t.remedy_skip(&name(cue)),
        Remedy::Move { cue, to } => t.remedy_move(&name(cue), &face(laid.schedule.dial().fixed(to))),
        Remedy::Soften { cue } => t.remedy_soften(&name(cue)),
        Remedy::Reorder { cue } => t.remedy_reorder(&name(cue)),
    }
}

/// The same in the middle of a sentence; only those that resolve a delay.
pub fn remedy_within(t: T, laid: &Laid, remedy: Remedy) -> Option<String> {
    let name = |cue: RecordId| name(t, laid, cue);
    match remedy {
        Remedy::Shorten { cue, to } => Some(t.remedy_lower_shorten(&name(cue), &length(t, to))),
        Remedy::Skip { cue } => Some(t.remedy_lower_skip(&name(cue))),
        Remedy::Move { cue, to } => {
            Some(t.remedy_lower_move(&name(cue), &face(laid.schedule.dial().fixed(to))))
        }
        _ => None,
    }
}
