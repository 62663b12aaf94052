//! Events on their way out: each line as it came, except what was changed here.

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime};
use files::content_line::{ContentLine, escape};
use files::ical::{Component, FileEvent, compose};
use replica::{RecordId, Table};
use supply::book::Entry;

use super::super::zone::{FileZones, Offsets};
use super::super::{Event, Repeat, When};
use super::plan::place_of;
use super::zones::vtimezone;
use super::{Kept, Reader};
use crate::Planner;

/// A whole day that goes along: a task of the rétroplanning.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Extra {
    /// Its identity in calendars.
    pub uid: String,
    /// The day.
    pub day: NaiveDate,
    /// Its title.
    pub title: String,
    /// More words.
    pub notes: String,
    /// When it was last changed, ms UTC.
    pub changed_ms: i64,
}

/// What writes calendar files.
pub struct Out<'a> {
    /// Where the lines of files are kept.
    pub table: &'a Table,
    /// The events.
    pub planner: &'a Planner,
    /// What zones are.
    pub own: &'a dyn Offsets,
    /// The office's zone.
    pub home: &'a str,
    /// The words of an event's place, where it is one of our own.
    pub place: &'a dyn Fn(&Event) -> String,
    /// Whether lines about people go out: who is invited, alarms by mail, notes. Not in what anybody with an address can read.
    pub with_people: bool,
}

/// Properties and components that name people.
const ABOUT_PEOPLE: [&str; 6] = ["ATTENDEE", "ORGANIZER", "CONTACT", "COMMENT", "DESCRIPTION", "X-ALT-DESC"];

impl Out<'_> {
    /// The file of some events, by the ids given; those without a day are left out.
    #[must_use]
    pub fn file(&self, name: &str, events: &[RecordId], extras: &[Extra]) -> String {
        let (mut components, mut brought, mut others) = (Vec::new(), Vec::new(), Vec::new());
        let mut calendars: Vec<Vec<String>> = Vec::new();
        for id in events {
            let Some(event) = self.planner.events.get(*id).filter(|event| event.is_alive()) else { continue };
            let kept = Kept::of(self.table, *id);
            components.extend(self.components(event, &kept));
            brought.extend(kept.zones);
            others.extend(kept.others);
            if !calendars.contains(&kept.calendar) {
                calendars.push(kept.calendar);
            }
        }
        components.extend(extras.iter().filter_map(extra));
        let mut all = self.zones(&components, &brought);
        all.append(&mut components);
        if self.with_people {
            all.append(&mut others);
        }
        // A calendar that comes from one file keeps what that file said of itself.
        let lines = match &calendars[..] {
            [only] if !only.is_empty() && extras.is_empty() => only.clone(),
            _ => vec!["CALSCALE:GREGORIAN".to_owned(), format!("X-WR-CALNAME:{}", escape(name))],
        };
        compose(&lines, &all)
    }

    /// An event and the times of its series that are unlike the others.
    fn components(&self, event: &Event, kept: &Kept) -> Vec<Component> {
        let Some(when) = &event.when else { return Vec::new() };
        let is_alone = event.repeat.as_ref().is_some_and(|repeat| repeat.is_alone);
        let mut all = Vec::new();
        if !is_alone {
            all.push(self.master(event, when, kept));
        }
        for moved in &event.moved {
            let key = super::super::stored_civil(moved.key);
            let mut component = kept.moved.get(&key).cloned().unwrap_or_else(|| {
                let title = moved.title.as_ref().unwrap_or(&event.title);
                let own = When { start: moved.start, end: moved.end, ..when.clone() };
                let mut lines =
                    vec![line("UID", uid(event, kept)), line("DTSTAMP", stamp(self.changed_ms(event.id)))];
                lines.push(timed("RECURRENCE-ID", moved.key, when));
                lines.extend(times(&own));
                lines.push(line("SUMMARY", escape(title)));
                if moved.is_cancelled {
                    lines.push("STATUS:CANCELLED".into());
                }
                Component { name: "VEVENT".into(), lines, children: Vec::new() }
            });
            self.without_people(&mut component);
            all.push(component);
        }
        all
    }

    fn master(&self, event: &Event, when: &When, kept: &Kept) -> Component {
        let mut component = kept
            .master
            .clone()
            .unwrap_or_else(|| Component { name: "VEVENT".into(), ..Component::default() });
        let zones = FileZones::of(&kept.zones);
        let said = Reader::new(self.own, &zones, self.home).meaning(&FileEvent::of(&component));
        let nothing = Repeat::default();
        let repeat = event.repeat.as_ref().unwrap_or(&nothing);
        let mut changed: Vec<(&[&str], Vec<String>)> = Vec::new();
        let text = |name: &str, text: &str| {
            if text.is_empty() { Vec::new() } else { vec![line(name, escape(text))] }
        };
        if said.when.as_ref() != Some(when) {
            changed.push((&["DTSTART", "DTEND", "DURATION"], times(when)));
        }
        if said.title != event.title.trim() {
            changed.push((&["SUMMARY"], text("SUMMARY", event.title.trim())));
        }
        let place = match place_of(event) {
            place if place.is_empty() => (self.place)(event),
            place => place,
        };
        if said.place != place {
            changed.push((&["LOCATION"], text("LOCATION", &place)));
        }
        if said.notes != event.notes.trim() {
            changed.push((&["DESCRIPTION"], text("DESCRIPTION", event.notes.trim())));
        }
        let status = status(&event.status);
        let was = if said.status.is_empty() { "planned" } else { said.status };
        if self::status(was) != status || kept.master.is_none() {
            changed.push((&["STATUS"], vec![format!("STATUS:{status}")]));
        }
        if said.repeat != *repeat {
            changed.push((&["RRULE", "RDATE", "EXDATE"], series(repeat, when)));
        }
        let changed_ms = self.changed_ms(event.id);
        if kept.master.is_none() {
            component.lines.push(line("DTSTAMP", stamp(changed_ms)));
            // Calendars that know the event keep the greater: minutes, so that it grows and fits.
            component
                .lines
                .push(format!("SEQUENCE:{}", (changed_ms.max(0) / 60_000).min(i64::from(i32::MAX))));
        } else if !changed.is_empty() {
            let sequence = FileEvent::of(&component).sequence.saturating_add(1);
            changed.push((&["SEQUENCE"], vec![format!("SEQUENCE:{sequence}")]));
            changed.push((&["LAST-MODIFIED"], vec![line("LAST-MODIFIED", stamp(changed_ms))]));
        }
        for (names, lines) in changed {
            component.lines.retain(|line| !names.iter().any(|name| is(line, name)));
            component.lines.extend(lines);
        }
        if component.first("UID").is_none() {
            component.lines.insert(0, line("UID", uid(event, kept)));
        }
        self.without_people(&mut component);
        component
    }

    fn without_people(&self, component: &mut Component) {
        if self.with_people {
            return;
        }
        component.lines.retain(|line| !ABOUT_PEOPLE.iter().any(|name| is(line, name)));
        component.children.clear();
    }

    /// When a record last changed, ms UTC: the same file for the same state.
    fn changed_ms(&self, id: RecordId) -> i64 {
        let latest = self.table.packed(id).and_then(|packed| packed.latest().ok());
        latest.map_or(0, |hlc| i64::try_from(hlc.ms).unwrap_or(0))
    }

    /// The zones that are named, as their files brought them, else written out.
    fn zones(&self, components: &[Component], brought: &[Component]) -> Vec<Component> {
        let mut named: Vec<(String, i32, i32)> = Vec::new();
        for line in
            components.iter().flat_map(|component| &component.lines).filter(|line| line.contains("TZID"))
        {
            let Some(line) = ContentLine::parse(line) else { continue };
            let Some(zone) = line.value_of("TZID") else { continue };
            let year = line.value.get(..4).and_then(|year| year.parse().ok()).unwrap_or(1970);
            match named.iter_mut().find(|(name, ..)| name == zone) {
                Some((_, first, last)) => (*first, *last) = ((*first).min(year), (*last).max(year)),
                None => named.push((zone.to_owned(), year, year)),
            }
        }
        let of = |name: &str| {
            brought
                .iter()
                .find(|zone| zone.first("TZID").is_some_and(|line| line.value.trim() == name))
                .cloned()
        };
        named
            .iter()
            .filter_map(|(name, first, last)| of(name).or_else(|| vtimezone(self.own, name, *first, *last)))
            .collect()
    }
}

fn is(line: &str, name: &str) -> bool {
    let head = line.split([':', ';']).next().unwrap_or_default();
    head.eq_ignore_ascii_case(name)
}

fn line(name: &str, value: impl Into<String>) -> String {
    ContentLine::new(name, value).unfolded()
}

fn uid(event: &Event, kept: &Kept) -> String {
    if kept.uid.is_empty() { format!("{}@intendance", event.id) } else { kept.uid.clone() }
}

fn stamp(ms: i64) -> String {
    let at = DateTime::from_timestamp_millis(ms).filter(|at| (1..=9999).contains(&at.year()));
    at.unwrap_or_default().format("%Y%m%dT%H%M%SZ").to_string()
}

/// A time of an event, in the form of its others.
fn timed(name: &str, at: NaiveDateTime, when: &When) -> String {
    let line = match when.zone.as_str() {
        _ if when.is_all_day => ContentLine::new(name, at.format("%Y%m%d").to_string()).with("VALUE", "DATE"),
        "UTC" => ContentLine::new(name, at.format("%Y%m%dT%H%M%SZ").to_string()),
        zone => ContentLine::new(name, at.format("%Y%m%dT%H%M%S").to_string()).with("TZID", zone),
    };
    line.unfolded()
}

fn times(when: &When) -> Vec<String> {
    vec![timed("DTSTART", when.start, when), timed("DTEND", when.end, when)]
}

fn series(repeat: &Repeat, when: &When) -> Vec<String> {
    let mut lines: Vec<String> = repeat.text.lines().map(|rule| line("RRULE", rule)).collect();
    for (name, list) in [("RDATE", &repeat.added), ("EXDATE", &repeat.left_out)] {
        lines.extend(list.iter().map(|at| timed(name, *at, when)));
    }
    lines
}

const fn status(key: &str) -> &'static str {
    match key.as_bytes() {
        b"confirmed" | b"closed" => "CONFIRMED",
        b"cancelled" => "CANCELLED",
        _ => "TENTATIVE",
    }
}

fn extra(extra: &Extra) -> Option<Component> {
    let when = When {
        start: extra.day.and_time(chrono::NaiveTime::MIN),
        end: extra.day.succ_opt()?.and_time(chrono::NaiveTime::MIN),
        zone: String::new(),
        is_all_day: true,
    };
    let mut lines = vec![line("UID", extra.uid.as_str()), line("DTSTAMP", stamp(extra.changed_ms))];
    lines.extend(times(&when));
    lines.push(line("SUMMARY", escape(&extra.title)));
    if !extra.notes.is_empty() {
        lines.push(line("DESCRIPTION", escape(&extra.notes)));
    }
    lines.push("TRANSP:TRANSPARENT".into());
    Some(Component { name: "VEVENT".into(), lines, children: Vec::new() })
}
