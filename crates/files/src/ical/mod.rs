//! Calendars in and out (.ics, RFC 5545).
//!
//! [`read()`] takes a file apart and keeps every line; [`FileEvent`] is what an app understands of an event; [`compose()`]
//! writes components as they stand. What an event means here, and what of it changed, is `events::event::ical`'s.
//! [`write()`] makes whole-day events with alarms, which any calendar takes in and updates by their identity: days are
//! days wherever one is, so no time zone is written.

use chrono::{DateTime, Datelike, NaiveDate};

use crate::content_line::{ContentLine, escape};

mod compose;
mod event;
mod read;
#[cfg(test)]
mod tests_read;

pub use compose::compose;
pub use event::{Attendee, FileEvent, Time, duration, time};
pub use read::{CalendarError, CalendarFile, Component, MAX_BYTES, MAX_EVENTS, MAX_LINE, Warning, read};

/// The media type of calendar files.
pub const MIME: &str = "text/calendar;charset=utf-8";

/// The hour of the day at which alarms ring.
const ALARM_HOUR: u32 = 9;

/// A calendar to write.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Calendar {
    /// How calendars name it.
    pub name: String,
    /// When it was made, ms UTC: a later file replaces what an earlier one said.
    pub made_ms: i64,
    /// What it holds.
    pub events: Vec<Event>,
}

/// A whole day to keep in mind. It leaves the day free.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Event {
    /// The same for the same thing each time a file is made.
    pub uid: String,
    /// The day.
    pub day: NaiveDate,
    /// Its title.
    pub summary: String,
    /// More words.
    pub description: String,
    /// Where the app shows it.
    pub url: Option<String>,
    /// Alarms, in days before; 0 is on the day.
    pub alarms: Vec<u32>,
}

/// The file: lines end with `CRLF` and have 75 octets at most. Days outside the years 1 to 9999, which the format cannot
/// say, are left out.
#[must_use]
pub fn write(calendar: &Calendar) -> String {
    let mut out = String::with_capacity(400 * (1 + calendar.events.len()));
    let mut line = |name: &str, value: &str| ContentLine::new(name, value).write(&mut out);
    line("BEGIN", "VCALENDAR");
    line("VERSION", "2.0");
    line("PRODID", "-//Intendance//Intendance//FR");
    line("CALSCALE", "GREGORIAN");
    line("METHOD", "PUBLISH");
    line("X-WR-CALNAME", &escape(&calendar.name));
    for event in &calendar.events {
        write_event(event, calendar.made_ms, &mut out);
    }
    ContentLine::new("END", "VCALENDAR").write(&mut out);
    out
}

fn write_event(event: &Event, made_ms: i64, out: &mut String) {
    let (Some(day), Some(next)) = (date(event.day), event.day.succ_opt().and_then(date)) else { return };
    let mut line = |name: &str, value: &str| ContentLine::new(name, value).write(out);
    line("BEGIN", "VEVENT");
    line("UID", &escape(&event.uid));
    line("DTSTAMP", &instant(made_ms));
    line("LAST-MODIFIED", &instant(made_ms));
    // Calendars that know the event keep the greater: minutes, so that it grows and fits.
    line("SEQUENCE", &(made_ms.max(0) / 60_000).min(i64::from(i32::MAX)).to_string());
    line("SUMMARY", &escape(&event.summary));
    if !event.description.is_empty() {
        line("DESCRIPTION", &escape(&event.description));
    }
    if let Some(url) = &event.url {
        line("URL", url);
    }
    line("TRANSP", "TRANSPARENT");
    for (name, value) in [("DTSTART", day), ("DTEND", next)] {
        ContentLine::new(name, value).with("VALUE", "DATE").write(out);
    }
    for days in &event.alarms {
        let mut line = |name: &str, value: &str| ContentLine::new(name, value).write(out);
        line("BEGIN", "VALARM");
        line("ACTION", "DISPLAY");
        line("DESCRIPTION", &escape(&event.summary));
        line("TRIGGER", &trigger(*days));
        line("END", "VALARM");
    }
    ContentLine::new("END", "VEVENT").write(out);
}

/// So many days before, at nine: counted from the midnight at which the day begins.
fn trigger(days: u32) -> String {
    match days {
        0 => format!("PT{ALARM_HOUR}H"),
        1 => format!("-PT{}H", 24 - ALARM_HOUR),
        _ => format!("-P{}DT{}H", days - 1, 24 - ALARM_HOUR),
    }
}

fn date(day: NaiveDate) -> Option<String> {
    (1..=9999).contains(&day.year()).then(|| day.format("%Y%m%d").to_string())
}

fn instant(ms: i64) -> String {
    let at = DateTime::from_timestamp_millis(ms).filter(|at| (1..=9999).contains(&at.year()));
    at.unwrap_or_default().format("%Y%m%dT%H%M%SZ").to_string()
}

#[cfg(test)]
mod tests;
