//! Rules, zones and warnings in words.

use chrono::Weekday;
use domain::recurrence::{End, Freq, Rule};
use events::event::Repeat;
use events::event::ical::{Fate, Field, Item, Plan, ZoneNote};
use files::ical::Warning;

use crate::events::words::zone_name;
use crate::i18n::T;

fn weekday(t: T, day: Weekday) -> &'static str {
    match day {
        Weekday::Mon => t.repeat_monday(),
        Weekday::Tue => t.repeat_tuesday(),
        Weekday::Wed => t.repeat_wednesday(),
        Weekday::Thu => t.repeat_thursday(),
        Weekday::Fri => t.repeat_friday(),
        Weekday::Sat => t.repeat_saturday(),
        Weekday::Sun => t.repeat_sunday(),
    }
}

fn rule_words(t: T, rule: &Rule) -> String {
    let n = rule.interval.to_string();
    let every = match (rule.freq, rule.interval) {
        (Freq::Daily, 1) => t.repeat_day().to_owned(),
        (Freq::Weekly, 1) => t.repeat_week().to_owned(),
        (Freq::Monthly, 1) => t.repeat_month().to_owned(),
        (Freq::Yearly, 1) => t.repeat_year().to_owned(),
        (Freq::Daily, _) => t.repeat_daily(&n),
        (Freq::Weekly, _) => t.repeat_weekly(&n),
        (Freq::Monthly, _) => t.repeat_monthly(&n),
        (Freq::Yearly, _) => t.repeat_yearly(&n),
    };
    let days: Vec<String> = rule
        .days
        .iter()
        .map(|nth| match nth.nth {
            0 => weekday(t, nth.day).to_owned(),
            -1 => t.repeat_nth(t.repeat_last(), weekday(t, nth.day)),
            n => t.repeat_nth(&t.repeat_ordinal(&n.to_string()), weekday(t, nth.day)),
        })
        .collect();
    let on = if days.is_empty() { String::new() } else { t.repeat_on(&days.join(", ")) };
    let end = match rule.end {
        End::Never => t.repeat_endless().to_owned(),
        End::Count(n) => t.repeat_times(n as usize),
        End::Until(until) => t.repeat_until(&t.date_year(until.date())),
    };
    format!("{every}{on}{end}")
}

/// How an event comes again, in words; none for one that takes place once.
pub(super) fn repeat(t: T, repeat: &Repeat) -> Option<String> {
    if !repeat.is_recurring() && !repeat.is_alone {
        return None;
    }
    if repeat.rules.is_empty() {
        let words = if repeat.problem.is_some() { t.repeat_not_shown() } else { t.repeat_dates() };
        return Some(words.to_owned());
    }
    Some(repeat.rules.iter().map(|rule| rule_words(t, rule)).collect::<Vec<_>>().join(" · "))
}

/// What an import does with an event.
pub(super) fn fate(t: T, fate: &Fate) -> (&'static str, String) {
    match fate {
        Fate::New => ("new", t.calendars_new().to_owned()),
        Fate::Same => ("same", t.calendars_same().to_owned()),
        Fate::Older => ("older", t.calendars_older().to_owned()),
        Fate::Changed(fields) => {
            let names: Vec<&str> = fields.iter().map(|field| field_name(t, *field)).collect();
            ("changed", t.calendars_changed(&names.join(", ")))
        }
    }
}

fn field_name(t: T, field: Field) -> &'static str {
    match field {
        Field::Title => t.calendars_field_title(),
        Field::When => t.calendars_field_when(),
        Field::Place => t.calendars_field_place(),
        Field::Notes => t.calendars_field_notes(),
        Field::Status => t.calendars_field_status(),
        Field::Repeat => t.calendars_field_repeat(),
        Field::Times => t.calendars_field_times(),
    }
}

/// What to know of an event: quiet facts, then what is to be checked.
pub(super) fn notes(t: T, item: &Item, home: &str) -> (Vec<String>, Vec<String>) {
    let (mut facts, mut checks) = (Vec::new(), Vec::new());
    facts.extend(repeat(t, &item.repeat));
    let counts: [(usize, fn(T, usize) -> String); 4] = [
        (item.n_moved, |t, n| t.calendars_exceptions_n(n)),
        (item.repeat.left_out.len(), |t, n| t.calendars_left_out_n(n)),
        (item.repeat.added.len(), |t, n| t.calendars_added_n(n)),
        (item.guests.len(), |t, n| t.calendars_guests_n(n)),
    ];
    let counted: Vec<String> = counts.iter().filter(|(n, _)| *n > 0).map(|(n, words)| words(t, *n)).collect();
    facts.extend((!counted.is_empty()).then(|| counted.join(" · ")));
    match &item.zone {
        ZoneNote::Named | ZoneNote::Utc if item.when.is_all_day || item.when.zone == home => {}
        ZoneNote::Named | ZoneNote::Utc => facts.push(t.calendars_zone(&zone_name(&item.when.zone))),
        ZoneNote::Floating => checks.push(t.calendars_zone_floating().to_owned()),
        ZoneNote::FromFile(zone) => facts.push(t.calendars_zone_file(zone)),
        ZoneNote::Unknown(zone) => checks.push(t.calendars_zone_unknown(zone)),
    }
    if item.is_backwards {
        checks.push(t.calendars_backwards().to_owned());
    }
    (facts, checks)
}

/// What of the whole file is to be known.
pub(super) fn warnings(t: T, plan: &Plan) -> Vec<String> {
    let count = |is: fn(&Warning) -> bool| plan.warnings.iter().filter(|warning| is(warning)).count();
    let n_charset = count(|warning| matches!(warning, Warning::Charset { .. }));
    let n_unreadable =
        count(|warning| matches!(warning, Warning::Unreadable { .. } | Warning::TooLong { .. }));
    let is_cut = count(|warning| matches!(warning, Warning::NoEnd { .. })) > 0;
    let mut all = Vec::new();
    all.extend((plan.n_undated > 0).then(|| t.calendars_undated_n(plan.n_undated)));
    all.extend((n_charset > 0).then(|| t.calendars_charset_n(n_charset)));
    all.extend((n_unreadable > 0).then(|| t.calendars_unreadable_n(n_unreadable)));
    all.extend(is_cut.then(|| t.calendars_cut().to_owned()));
    all
}
