//! What an event of a file says, typed.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

use super::read::Component;
use crate::content_line::{ContentLine, unescape};

/// So many dates of one event are read at most.
const MAX_DATES: usize = 2_000;

/// A moment as files say it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Time {
    /// A whole day.
    Day(NaiveDate),
    /// On the wall clock of wherever one is.
    Floating(NaiveDateTime),
    /// In UTC.
    Utc(NaiveDateTime),
    /// On the wall clock of the zone of that name.
    Zoned(NaiveDateTime, String),
}

impl Time {
    /// The digits as written.
    #[must_use]
    pub fn civil(&self) -> NaiveDateTime {
        match self {
            Self::Day(day) => day.and_time(NaiveTime::MIN),
            Self::Floating(at) | Self::Utc(at) | Self::Zoned(at, _) => *at,
        }
    }

    /// Whether it is a whole day.
    #[must_use]
    pub fn is_day(&self) -> bool {
        matches!(self, Self::Day(_))
    }
}

/// Someone invited.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Attendee {
    /// `CN`.
    pub name: String,
    /// The address without `mailto:`.
    pub mail: String,
    /// `PARTSTAT` in capitals: `ACCEPTED`, `DECLINED`, …
    pub answer: String,
}

/// An event of a file: what an app understands of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields are the properties of RFC 5545")]
pub struct FileEvent {
    pub uid: String,
    pub start: Option<Time>,
    /// What `DTEND` says, else none.
    pub end: Option<Time>,
    pub duration: Option<TimeDelta>,
    /// `RRULE`s as written.
    pub rules: Vec<String>,
    pub added: Vec<Time>,
    pub left_out: Vec<Time>,
    pub recurrence_id: Option<Time>,
    pub summary: String,
    pub location: String,
    pub description: String,
    /// In capitals: `TENTATIVE`, `CONFIRMED`, `CANCELLED`.
    pub status: String,
    pub attendees: Vec<Attendee>,
    pub sequence: i64,
    /// `LAST-MODIFIED`, else `DTSTAMP`, in UTC.
    pub modified: Option<NaiveDateTime>,
    pub n_alarms: usize,
    /// Dates that could not be read, as written. Their lines are kept.
    pub unread: Vec<String>,
}

impl FileEvent {
    /// Reads a `VEVENT`.
    #[must_use]
    pub fn of(component: &Component) -> Self {
        let n_alarms = component.children.iter().filter(|child| child.name == "VALARM").count();
        let mut it = Self { n_alarms, ..Self::default() };
        let (mut stamp, mut modified) = (None, None);
        for line in component.lines.iter().filter_map(|line| ContentLine::parse(line)) {
            let text = || unescape(&line.value).trim().to_owned();
            match line.name.to_ascii_uppercase().as_str() {
                "UID" => it.uid = line.value.trim().to_owned(),
                "SUMMARY" => it.summary = text(),
                "LOCATION" => it.location = text(),
                "DESCRIPTION" => it.description = text(),
                "STATUS" => it.status = line.value.trim().to_ascii_uppercase(),
                "SEQUENCE" => it.sequence = line.value.trim().parse().unwrap_or(0),
                "DTSTAMP" => stamp = instant(&line.value),
                "LAST-MODIFIED" => modified = instant(&line.value),
                "DTSTART" => it.start = it.one(&line),
                "DTEND" => it.end = it.one(&line),
                "RECURRENCE-ID" => it.recurrence_id = it.one(&line),
                "DURATION" => it.duration = duration(&line.value),
                "RRULE" => it.rules.push(line.value.trim().to_owned()),
                "RDATE" => {
                    let times = it.many(&line);
                    it.added.extend(times);
                }
                "EXDATE" => {
                    let times = it.many(&line);
                    it.left_out.extend(times);
                }
                "ATTENDEE" => it.attendees.push(attendee(&line)),
                _ => {}
            }
        }
        it.modified = modified.or(stamp);
        it
    }

    fn one(&mut self, line: &ContentLine) -> Option<Time> {
        let read = time(line, &line.value);
        if read.is_none() {
            self.unread.push(line.unfolded());
        }
        read
    }

    fn many(&mut self, line: &ContentLine) -> Vec<Time> {
        let mut times = Vec::new();
        for piece in line.value.split(',').take(MAX_DATES) {
            // A period begins with its start.
            match time(line, piece.split('/').next().unwrap_or(piece)) {
                Some(time) => times.push(time),
                None => self.unread.push(line.unfolded()),
            }
        }
        times
    }
}

/// Reads a date or a time with what its line says of zone and form.
#[must_use]
pub fn time(line: &ContentLine, value: &str) -> Option<Time> {
    let value = value.trim();
    let (text, is_utc) = match value.strip_suffix(['Z', 'z']) {
        Some(text) => (text, true),
        None => (value, false),
    };
    if !text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'T') {
        return None;
    }
    if text.len() == 8 {
        return NaiveDate::parse_from_str(text, "%Y%m%d").ok().map(Time::Day);
    }
    let form = if text.len() == 13 { "%Y%m%dT%H%M" } else { "%Y%m%dT%H%M%S" };
    let at = NaiveDateTime::parse_from_str(text, form).ok()?;
    if line.value_of("VALUE").is_some_and(|form| form.eq_ignore_ascii_case("DATE")) {
        return Some(Time::Day(at.date()));
    }
    Some(match line.value_of("TZID").map(str::trim).filter(|zone| !zone.is_empty()) {
        _ if is_utc => Time::Utc(at),
        Some(zone) => Time::Zoned(at, zone.to_owned()),
        None => Time::Floating(at),
    })
}

/// Reads `P1DT2H30M`, `-PT15M`, `P2W`; seconds count.
#[must_use]
pub fn duration(text: &str) -> Option<TimeDelta> {
    let text = text.trim().to_ascii_uppercase();
    let (is_back, rest) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(&text)),
    };
    let rest = rest.strip_prefix('P').filter(|rest| !rest.is_empty())?;
    let (mut seconds, mut digits, mut is_time) = (0_i64, String::new(), false);
    for c in rest.chars() {
        if c == 'T' && digits.is_empty() {
            is_time = true;
            continue;
        }
        if c.is_ascii_digit() {
            digits.push(c);
            continue;
        }
        let unit = match (c, is_time) {
            ('W', false) => 7 * 86_400,
            ('D', false) => 86_400,
            ('H', true) => 3_600,
            ('M', true) => 60,
            ('S', true) => 1,
            _ => return None,
        };
        let n: i64 = std::mem::take(&mut digits).parse().ok()?;
        seconds = seconds.checked_add(n.checked_mul(unit)?)?;
    }
    if !digits.is_empty() {
        return None;
    }
    TimeDelta::try_seconds(if is_back { -seconds } else { seconds })
}

fn instant(value: &str) -> Option<NaiveDateTime> {
    NaiveDateTime::parse_from_str(value.trim().trim_end_matches('Z'), "%Y%m%dT%H%M%S").ok()
}

fn attendee(line: &ContentLine) -> Attendee {
    let value = line.value.trim();
    let mail = match value.get(..7) {
        Some(head) if head.eq_ignore_ascii_case("mailto:") => value.get(7..).unwrap_or_default(),
        _ => value,
    };
    Attendee {
        name: line.value_of("CN").unwrap_or_default().trim().to_owned(),
        mail: mail.to_owned(),
        answer: line.value_of("PARTSTAT").unwrap_or_default().to_ascii_uppercase(),
    }
}
