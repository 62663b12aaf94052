//! A time zone written out (`VTIMEZONE`), for calendars that do not know it by its name.

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, TimeDelta};
use files::ical::Component;

use super::super::zone::Offsets;

/// A change of the clocks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Change {
    /// On the wall clock as it was before.
    at: NaiveDateTime,
    before: i32,
    after: i32,
}

/// The zone from the year before `first` on; none for one that is not known. A rule if its clocks change by one, else the
/// changes up to `last`, each by itself.
pub(super) fn vtimezone(own: &dyn Offsets, zone: &str, first: i32, last: i32) -> Option<Component> {
    let changes = changes(own, zone, first - 1, last.max(first + 2) + 1)?;
    let mut out =
        Component { name: "VTIMEZONE".into(), lines: vec![format!("TZID:{zone}")], children: Vec::new() };
    if changes.is_empty() {
        let at = NaiveDate::from_ymd_opt(1970, 1, 1)?.and_hms_opt(0, 0, 0)?;
        let offset = own.offset_seconds(zone, at.and_utc().timestamp_millis())?;
        out.children.push(observance(&Change { at, before: offset, after: offset }, None));
    } else if let Some(rules) = rules(&changes, first) {
        out.children.extend(rules.iter().map(|(change, rule)| observance(change, Some(rule))));
    } else {
        out.children.extend(changes.iter().map(|change| observance(change, None)));
    }
    Some(out)
}

fn changes(own: &dyn Offsets, zone: &str, from: i32, to: i32) -> Option<Vec<Change>> {
    const STEP: i64 = 10 * 86_400_000;
    let ms = |year: i32| {
        NaiveDate::from_ymd_opt(year, 1, 1)?.and_hms_opt(0, 0, 0).map(|at| at.and_utc().timestamp_millis())
    };
    let offset = |ms: i64| own.offset_seconds(zone, ms);
    let (mut at, end) = (ms(from)?, ms(to)?);
    let mut found = Vec::new();
    while at < end {
        let (before, after) = (offset(at)?, offset(at + STEP)?);
        if before != after {
            let (mut low, mut high) = (at, at + STEP);
            while 1_000 < high - low {
                let middle = low + (high - low) / 2;
                if offset(middle)? == before { low = middle } else { high = middle }
            }
            let utc = DateTime::from_timestamp_millis(high - high.rem_euclid(1_000))?.naive_utc();
            found.push(Change {
                at: utc.checked_add_signed(TimeDelta::try_seconds(before.into())?)?,
                before,
                after,
            });
        }
        at += STEP;
    }
    Some(found)
}

/// The two rules of a zone whose clocks change twice a year, each year alike.
fn rules(changes: &[Change], first: i32) -> Option<Vec<(Change, String)>> {
    let of = |year: i32| {
        changes.iter().filter(move |change| change.at.year() == year).copied().collect::<Vec<_>>()
    };
    let years: Vec<Vec<Change>> = (first - 1..=first + 2).map(of).collect();
    let model = years.first().filter(|year| year.len() == 2)?;
    let mut rules = Vec::new();
    for (idx, change) in model.iter().enumerate() {
        let mut nths: Vec<(i64, bool)> = Vec::new();
        for year in &years {
            let other = year.get(idx).filter(|_| year.len() == 2)?;
            let is_alike = (other.before, other.after, other.at.month(), other.at.weekday(), other.at.time())
                == (change.before, change.after, change.at.month(), change.at.weekday(), change.at.time());
            if !is_alike {
                return None;
            }
            let next = other.at.checked_add_signed(TimeDelta::days(7))?;
            nths.push((i64::from(other.at.day0() / 7 + 1), next.month() != other.at.month()));
        }
        let (nth, _) = *nths.first()?;
        let nth = if nths.iter().all(|(_, is_last)| *is_last) {
            -1
        } else if nths.iter().all(|(other, _)| *other == nth) {
            nth
        } else {
            return None;
        };
        let day = change.at.weekday().to_string().get(..2)?.to_ascii_uppercase();
        rules.push((*change, format!("RRULE:FREQ=YEARLY;BYMONTH={};BYDAY={nth}{day}", change.at.month())));
    }
    Some(rules)
}

fn observance(change: &Change, rule: Option<&str>) -> Component {
    let offset = |seconds: i32| {
        let (sign, s) = (if seconds < 0 { '-' } else { '+' }, seconds.abs());
        let rest = if s % 60 == 0 { String::new() } else { format!("{:02}", s % 60) };
        format!("{sign}{:02}{:02}{rest}", s / 3_600, s / 60 % 60)
    };
    let mut lines = vec![
        format!("DTSTART:{}", change.at.format("%Y%m%dT%H%M%S")),
        format!("TZOFFSETFROM:{}", offset(change.before)),
        format!("TZOFFSETTO:{}", offset(change.after)),
    ];
    lines.extend(rule.map(str::to_owned));
    let name = if change.before < change.after { "DAYLIGHT" } else { "STANDARD" };
    Component { name: name.into(), lines, children: Vec::new() }
}
