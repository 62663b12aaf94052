//! What an event of a file means on our wall clocks.

use std::cell::RefCell;
use std::collections::BTreeMap;

use chrono::{NaiveDateTime, NaiveTime, TimeDelta, Timelike};
use files::ical::{FileEvent, Time};

use super::super::zone::{FileZones, Known, Offsets, civil, instant, known_name};
use super::super::{Repeat, When};

/// How the zone of an event was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ZoneNote {
    /// Named in the file, or a whole day.
    Named,
    /// None is named: taken on the office's wall clock.
    Floating,
    /// In UTC: put on the office's wall clock.
    Utc,
    /// Nobody knows it but the file, which says what it is.
    FromFile(String),
    /// Nobody knows it: taken on the office's wall clock.
    Unknown(String),
}

/// What an event says, as it would be stored.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "the fields are those of the record; see docs/events.md")]
pub struct Meaning {
    pub title: String,
    pub when: Option<When>,
    pub place: String,
    pub notes: String,
    /// A key of the record's `status`; empty where the file says nothing.
    pub status: &'static str,
    pub repeat: Repeat,
    /// How its zone was found.
    pub zone: ZoneNote,
    /// It ended before it started: it lasts no time here.
    pub is_backwards: bool,
}

/// Reads what files mean.
pub struct Reader<'a> {
    /// Zones of the file first asked last.
    pub known: Known<'a>,
    /// The office's zone.
    pub home: &'a str,
    /// What names of zones mean: a file has a few, at each of its events.
    names: RefCell<BTreeMap<String, Option<String>>>,
}

impl<'a> Reader<'a> {
    /// With the zones that one knows, those of the file, and the office's own.
    #[must_use]
    pub const fn new(own: &'a dyn Offsets, file: &'a FileZones, home: &'a str) -> Self {
        Self { known: Known { own, file }, home, names: RefCell::new(BTreeMap::new()) }
    }

    /// What an event means.
    #[must_use]
    pub fn meaning(&self, event: &FileEvent) -> Meaning {
        let is_recurring = !event.rules.is_empty() || !event.added.is_empty();
        let placed = event.start.as_ref().map(|start| self.place(start, is_recurring));
        let zone = placed.as_ref().map_or(ZoneNote::Named, |(_, _, note)| note.clone());
        let (when, is_backwards) = match placed {
            Some((start, zone, _)) => {
                let (when, is_backwards) = self.when(event, start, zone);
                (Some(when), is_backwards)
            }
            None => (None, false),
        };
        let status = match event.status.as_str() {
            "CONFIRMED" => "confirmed",
            "CANCELLED" => "cancelled",
            "TENTATIVE" => "planned",
            _ => "",
        };
        Meaning {
            title: event.summary.clone(),
            repeat: when.as_ref().map_or_else(Repeat::default, |when| self.repeat(event, when)),
            when,
            place: event.location.clone(),
            notes: event.description.clone(),
            status,
            zone,
            is_backwards,
        }
    }

    /// Where a start stands: its wall clock and zone.
    fn place(&self, start: &Time, is_recurring: bool) -> (NaiveDateTime, String, ZoneNote) {
        let home = self.home.to_owned();
        match start {
            Time::Day(_) => (start.civil(), home, ZoneNote::Named),
            Time::Floating(at) => (*at, home, ZoneNote::Floating),
            // A series in UTC stays there: on our wall clock it would move with the seasons.
            Time::Utc(at) if is_recurring => (*at, "UTC".to_owned(), ZoneNote::Named),
            Time::Utc(at) => match civil(self.known.own, self.home, at.and_utc().timestamp_millis()) {
                Some(here) => (here, home, ZoneNote::Utc),
                None => (*at, "UTC".to_owned(), ZoneNote::Named),
            },
            Time::Zoned(at, tzid) => match self.known_name(tzid) {
                Some(name) => (*at, name, ZoneNote::Named),
                None if self.known.file.has(tzid) => (*at, tzid.clone(), ZoneNote::FromFile(tzid.clone())),
                None => (*at, home, ZoneNote::Unknown(tzid.clone())),
            },
        }
    }

    fn known_name(&self, tzid: &str) -> Option<String> {
        let mut names = self.names.borrow_mut();
        names.entry(tzid.to_owned()).or_insert_with(|| known_name(self.known.own, tzid)).clone()
    }

    fn when(&self, event: &FileEvent, start: NaiveDateTime, zone: String) -> (When, bool) {
        let is_all_day = event.start.as_ref().is_some_and(Time::is_day);
        let nothing = if is_all_day { TimeDelta::days(1) } else { TimeDelta::zero() };
        let after = |lasts: TimeDelta| start.checked_add_signed(lasts).unwrap_or(start);
        let end = match (&event.end, event.duration) {
            (Some(end), _) => self.on(end, &zone),
            // Days are days of the calendar, hours are hours that pass.
            (None, Some(lasts)) if lasts.num_seconds() % 86_400 == 0 => after(lasts),
            (None, Some(lasts)) => instant(&self.known, &zone, start)
                .and_then(|ms| civil(&self.known, &zone, ms.checked_add(lasts.num_milliseconds())?))
                .unwrap_or_else(|| after(lasts)),
            (None, None) => after(nothing),
        };
        let is_backwards = end < start;
        let end = if is_backwards || (is_all_day && end == start) { after(nothing) } else { end };
        (When { start: minute(start), end: minute(end), zone, is_all_day }, is_backwards)
    }

    /// A time of the file on the wall clock of a zone.
    #[must_use]
    pub fn on(&self, time: &Time, zone: &str) -> NaiveDateTime {
        let through = |from: &str, at: NaiveDateTime| {
            let ms = instant(&self.known, from, at)?;
            civil(&self.known, zone, ms)
        };
        let here = match time {
            Time::Day(_) | Time::Floating(_) => None,
            Time::Utc(at) => civil(&self.known, zone, at.and_utc().timestamp_millis()),
            Time::Zoned(at, tzid) => {
                let name = known_name(self.known.own, tzid).unwrap_or_else(|| tzid.clone());
                if name == zone { None } else { through(&name, *at) }
            }
        };
        minute(here.unwrap_or_else(|| time.civil()))
    }

    /// A time of a series: a day stands for the time of that day.
    #[must_use]
    pub fn time_of(&self, time: &Time, when: &When) -> NaiveDateTime {
        match time {
            Time::Day(day) => day.and_time(when.start.time()),
            _ if when.is_all_day => time.civil().date().and_time(NaiveTime::MIN),
            _ => self.on(time, &when.zone),
        }
    }

    fn repeat(&self, event: &FileEvent, when: &When) -> Repeat {
        let until = event.rules.iter().find_map(|rule| {
            let rule = domain::recurrence::parse(rule).ok().filter(|rule| rule.is_until_utc)?;
            let domain::recurrence::End::Until(until) = rule.end else { return None };
            // Of a series of days, only the day counts.
            if when.is_all_day {
                return until.date().and_hms_opt(23, 59, 0);
            }
            civil(&self.known, &when.zone, until.and_utc().timestamp_millis())
        });
        let times = |list: &[Time]| {
            let mut times: Vec<NaiveDateTime> = list.iter().map(|time| self.time_of(time, when)).collect();
            times.sort_unstable();
            times.dedup();
            times
        };
        Repeat::new(&event.rules.join("\n"), until, times(&event.added), times(&event.left_out))
    }
}

/// Seconds are not kept.
fn minute(at: NaiveDateTime) -> NaiveDateTime {
    at.with_second(0).unwrap_or(at)
}
