//! Events on their way out: each line as it came, except what was changed here.

use std::collections::HashMap;

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime};
use files::content_line::{ContentLine, escape};
use files::ical::{Component, FileEvent, compose};
use replica::{RecordId, Table};
use supply::book::Entry;

use super::super::zone::{FileZones, Offsets, known_name};
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

/// Names of lines, and the lines instead of them.
type Changed = Vec<(&'static [&'static str], Vec<String>)>;

/// Properties and components that name people.
const ABOUT_PEOPLE: [&str; 6] = ["ATTENDEE", "ORGANIZER", "CONTACT", "COMMENT", "DESCRIPTION", "X-ALT-DESC"];

impl Out<'_> {
    /// The file of some events, by the ids given; those without a day are left out.
    #[must_use]
    pub fn file(&self, name: &str, events: &[RecordId], extras: &[Extra]) -> String {
        let (mut components, mut brought, mut others) = (Vec::new(), Vec::new(), Vec::new());
        let mut calendars: Vec<Vec<String>> = Vec::new();
        let identities = self.identities();
        for id in events {
            let Some(event) = self.planner.events.get(*id).filter(|event| event.is_alive()) else { continue };
            let kept = Kept::of(self.table, *id);
            components.extend(self.components(event, &kept, &identities));
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
    fn components(&self, event: &Event, kept: &Kept, identities: &HashMap<String, usize>) -> Vec<Component> {
        let Some(when) = &event.when else { return Vec::new() };
        let is_alone = event.repeat.as_ref().is_some_and(|repeat| repeat.is_alone);
        let file = kept.master.as_ref().or_else(|| kept.moved.values().next());
        let changed = self.changed(event, when, file, &kept.zones);
        let mut all = Vec::new();
        if !is_alone {
            all.push(self.master(event, kept, &changed));
        }
        for moved in &event.moved {
            let key = super::super::stored_civil(moved.key);
            all.push(match (kept.moved.get(&key), file) {
                (Some(own), Some(file)) => {
                    let mut own = own.clone();
                    let follows = follows(&own, file, &changed);
                    put(&mut own, &follows, self.changed_ms(event.id));
                    own
                }
                _ => {
                    let title = moved.title.as_ref().unwrap_or(&event.title);
                    let own = When { start: moved.start, end: moved.end, ..when.clone() };
                    let mut lines = vec![line("DTSTAMP", stamp(self.changed_ms(event.id)))];
                    lines.push(timed("RECURRENCE-ID", moved.key, when));
                    lines.extend(times(&own));
                    lines.push(line("SUMMARY", escape(title)));
                    if moved.is_cancelled {
                        lines.push("STATUS:CANCELLED".into());
                    }
                    Component { name: "VEVENT".into(), lines, children: Vec::new() }
                }
            });
        }
        let identity = identity(event);
        let is_taken = identities.get(&identity).is_some_and(|n| 1 < *n);
        let uid = if is_taken { ours(event) } else { identity };
        for component in &mut all {
            if component.first("UID").is_none_or(|line| line.value.trim() != uid) {
                component.lines.retain(|line| !is(line, "UID"));
                component.lines.insert(0, line("UID", uid.as_str()));
            }
            self.without_people(component);
        }
        all
    }

    /// How many events go by an identity, of those that calendars show.
    fn identities(&self) -> HashMap<String, usize> {
        let mut all = HashMap::new();
        let is_shown = |event: &&Event| event.is_alive() && !event.is_template && event.when.is_some();
        for event in self.planner.events.iter().filter(is_shown) {
            *all.entry(identity(event)).or_insert(0) += 1;
        }
        all
    }

    /// What is otherwise than the file said: names of lines, and the lines instead.
    fn changed(&self, event: &Event, when: &When, file: Option<&Component>, zones: &[Component]) -> Changed {
        let zones = FileZones::of(zones);
        let said = file.map_or_else(FileEvent::default, FileEvent::of);
        let said = Reader::new(self.own, &zones, self.home).meaning(&said);
        let nothing = Repeat::default();
        let repeat = event.repeat.as_ref().unwrap_or(&nothing);
        let mut changed: Changed = Vec::new();
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
        if self::status(was) != status || file.is_none() {
            changed.push((&["STATUS"], vec![format!("STATUS:{status}")]));
        }
        if said.repeat != *repeat {
            changed.push((&["RRULE", "RDATE", "EXDATE"], series(repeat, when)));
        }
        changed
    }

    fn master(&self, event: &Event, kept: &Kept, changed: &Changed) -> Component {
        let changed_ms = self.changed_ms(event.id);
        if let Some(mut component) = kept.master.clone() {
            put(&mut component, changed, changed_ms);
            return component;
        }
        let mut lines = vec![line("DTSTAMP", stamp(changed_ms))];
        // Calendars that know the event keep the greater: minutes, so that it grows and fits.
        lines.push(format!("SEQUENCE:{}", (changed_ms.max(0) / 60_000).min(i64::from(i32::MAX))));
        lines.extend(changed.iter().flat_map(|(_, lines)| lines.clone()));
        Component { name: "VEVENT".into(), lines, children: Vec::new() }
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

    /// A zone written out under the name that it has in a file.
    fn zone(&self, name: &str, first: i32, last: i32) -> Option<Component> {
        let mut zone = vtimezone(self.own, &known_name(self.own, name)?, first, last)?;
        zone.lines = vec![line("TZID", name)];
        Some(zone)
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
            .filter_map(|(name, first, last)| of(name).or_else(|| self.zone(name, *first, *last)))
            .collect()
    }
}

fn ours(event: &Event) -> String {
    format!("{}@intendance", event.id)
}

/// What an event goes by: the identity that its file gave it, so that a calendar that has both shows it once; else ours.
fn identity(event: &Event) -> String {
    let uid = event.uid.as_deref().filter(|uid| !uid.is_empty() && !uid.contains(char::is_control));
    uid.map_or_else(|| ours(event), str::to_owned)
}

/// Of what changed of a series what one of its times follows, because its own lines said the same: title, place, status.
fn follows(own: &Component, series: &Component, changed: &Changed) -> Changed {
    let same = |name: &str| own.all(name).eq(series.all(name));
    let is_followed =
        |names: &[&str]| matches!(names, [name @ ("SUMMARY" | "LOCATION" | "STATUS")] if same(name));
    changed.iter().filter(|(names, _)| is_followed(names)).cloned().collect()
}

/// Puts lines instead of others, as the next version.
fn put(component: &mut Component, changed: &Changed, changed_ms: i64) {
    if changed.is_empty() {
        return;
    }
    let sequence = FileEvent::of(component).sequence.saturating_add(1);
    let version = [
        (&["SEQUENCE"][..], vec![format!("SEQUENCE:{sequence}")]),
        (&["LAST-MODIFIED"][..], vec![line("LAST-MODIFIED", stamp(changed_ms))]),
    ];
    for (names, lines) in changed.iter().chain(&version) {
        component.lines.retain(|line| !names.iter().any(|name| is(line, name)));
        component.lines.extend(lines.iter().cloned());
    }
}

fn is(line: &str, name: &str) -> bool {
    let head = line.split([':', ';']).next().unwrap_or_default();
    head.eq_ignore_ascii_case(name)
}

fn line(name: &str, value: impl Into<String>) -> String {
    ContentLine::new(name, value).unfolded()
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
