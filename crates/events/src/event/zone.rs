//! Wall clocks and instants of any time zone.
//!
//! Which zone is how far from UTC when is an argument ([`Offsets`]): the browser knows it, a server has its own tables, a
//! calendar file may bring zones that nobody else knows ([`FileZones`]).

use chrono::{DateTime, NaiveDateTime, TimeDelta};
use domain::recurrence::Series;
use files::content_line::ContentLine;
use files::ical::{Component, time};

const DAY: i64 = 86_400_000;

/// What time zones are.
pub trait Offsets {
    /// Seconds ahead of UTC of a zone at an instant in ms UTC; none for a zone that is not known.
    fn offset_seconds(&self, zone: &str, ms: i64) -> Option<i32>;
}

/// One zone, by whatever name.
impl Offsets for domain::zone::Zone {
    fn offset_seconds(&self, _: &str, ms: i64) -> Option<i32> {
        Some(self.offset_minutes(ms) * 60)
    }
}

/// What a time of the wall clock means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moment {
    /// One instant, ms UTC.
    Once(i64),
    /// The clocks are put back and show it again: both instants.
    Twice(i64, i64),
    /// The clocks jump over it.
    Never {
        /// The moment of the jump.
        at: i64,
        /// What the clock shows when as much time has passed: 02:30 is 03:30.
        shows: NaiveDateTime,
    },
}

impl Moment {
    /// One instant in any case: the first of two, and for a time that does not exist the one that the calendars of others
    /// take (RFC 5545, 3.3.5: the offset before the jump).
    #[must_use]
    pub const fn instant(self, shows_as_utc: i64, before: i64) -> i64 {
        match self {
            Self::Once(ms) | Self::Twice(ms, _) => ms,
            Self::Never { .. } => shows_as_utc - before * 1_000,
        }
    }
}

/// The wall clock of a zone at an instant; none for a zone that is not known.
#[must_use]
pub fn civil(offsets: &dyn Offsets, zone: &str, ms: i64) -> Option<NaiveDateTime> {
    let offset = i64::from(offsets.offset_seconds(zone, ms)?);
    DateTime::from_timestamp_millis(ms.checked_add(offset * 1_000)?).map(|at| at.naive_utc())
}

/// What a time of the wall clock of a zone means; none for a zone that is not known.
#[must_use]
pub fn moment(offsets: &dyn Offsets, zone: &str, civil: NaiveDateTime) -> Option<Moment> {
    let as_utc = civil.and_utc().timestamp_millis();
    let offset = |ms| offsets.offset_seconds(zone, ms).map(i64::from);
    let (before, after) = (offset(as_utc.checked_sub(DAY)?)?, offset(as_utc.checked_add(DAY)?)?);
    let mut found: Vec<i64> = Vec::new();
    for ahead in [before, after] {
        let ms = as_utc - ahead * 1_000;
        if offset(ms)? == ahead && !found.contains(&ms) {
            found.push(ms);
        }
    }
    found.sort_unstable();
    Some(match found[..] {
        [first, second] => Moment::Twice(first, second),
        [only] => Moment::Once(only),
        _ => {
            let (at, _) = *changes(offsets, zone, as_utc - DAY, as_utc + DAY)?.last()?;
            let shows = civil.checked_add_signed(TimeDelta::try_seconds(after - before)?)?;
            Moment::Never { at, shows }
        }
    })
}

/// How many seconds a zone is ahead of UTC from an instant on, then from each instant up to another at which that changes, ms
/// UTC. What changes and changes back within ten days is not seen. None for a zone that is not known.
#[must_use]
pub fn changes(offsets: &dyn Offsets, zone: &str, from: i64, to: i64) -> Option<Vec<(i64, i32)>> {
    let offset = |ms| offsets.offset_seconds(zone, ms);
    let (mut at, mut before) = (from, offset(from)?);
    let mut found = vec![(from, before)];
    while at < to {
        let next = at.saturating_add(10 * DAY).min(to);
        let after = offset(next)?;
        if after != before {
            let (mut low, mut high) = (at, next);
            while 1_000 < high - low {
                let middle = low + (high - low) / 2;
                if offset(middle)? == before { low = middle } else { high = middle }
            }
            found.push((high - high.rem_euclid(1_000), after));
        }
        (at, before) = (next, after);
    }
    Some(found)
}

/// One instant of a time of the wall clock, ms UTC: see [`Moment::instant`]. None for a zone that is not known.
#[must_use]
pub fn instant(offsets: &dyn Offsets, zone: &str, civil: NaiveDateTime) -> Option<i64> {
    let as_utc = civil.and_utc().timestamp_millis();
    let before = offsets.offset_seconds(zone, as_utc.checked_sub(DAY)?)?;
    Some(moment(offsets, zone, civil)?.instant(as_utc, i64::from(before)))
}

/// Zones that a calendar file brings (`VTIMEZONE`), for names that nobody else knows.
#[derive(Clone, Debug, Default)]
pub struct FileZones {
    zones: Vec<(String, Vec<Observance>)>,
}

#[derive(Clone, Debug)]
struct Observance {
    series: Series,
    /// Seconds ahead of UTC before and from its times on.
    before: i32,
    from: i32,
}

impl FileZones {
    /// Reads `VTIMEZONE`s. What of them is damaged is left out.
    #[must_use]
    pub fn of(components: &[Component]) -> Self {
        let zones = components.iter().filter_map(|zone| {
            let name = zone.first("TZID")?.value.trim().to_owned();
            let observances: Vec<_> = zone.children.iter().filter_map(observance).collect();
            (!observances.is_empty()).then_some((name, observances))
        });
        Self { zones: zones.collect() }
    }

    /// Whether it has a zone of that name.
    #[must_use]
    pub fn has(&self, zone: &str) -> bool {
        self.zones.iter().any(|(name, _)| name == zone)
    }
}

impl Offsets for FileZones {
    fn offset_seconds(&self, zone: &str, ms: i64) -> Option<i32> {
        let (_, observances) = self.zones.iter().find(|(name, _)| name == zone)?;
        let at = DateTime::from_timestamp_millis(ms)?.naive_utc();
        let latest = observances.iter().filter_map(|one| Some((one.last_before(at)?, one.from))).max();
        // Before the first of its times: what was before the earliest.
        let earliest = || observances.iter().min_by_key(|one| one.series.start).map(|one| one.before);
        latest.map(|(_, from)| from).or_else(earliest)
    }
}

impl Observance {
    /// When it began last, in UTC.
    fn last_before(&self, at: NaiveDateTime) -> Option<NaiveDateTime> {
        let local = at.checked_add_signed(TimeDelta::try_seconds(i64::from(self.before))?)?;
        // A rule of a zone comes every year, if it still comes; else its last times are long ago.
        let to = local.checked_add_signed(TimeDelta::try_seconds(1)?)?;
        let recent = self.series.between(local.checked_sub_signed(TimeDelta::try_days(800)?)?, to).times;
        let last = recent
            .last()
            .copied()
            .or_else(|| self.series.between(self.series.start, to).times.last().copied())?;
        last.checked_sub_signed(TimeDelta::try_seconds(i64::from(self.before))?)
    }
}

fn observance(component: &Component) -> Option<Observance> {
    let civil = |line: &ContentLine| time(line, &line.value).map(|time| time.civil());
    let offset = |name: &str| read_offset(&component.first(name)?.value);
    let rules =
        component.all("RRULE").filter_map(|line| domain::recurrence::parse(&line.value).ok()).collect();
    let series = Series {
        start: civil(&component.first("DTSTART")?)?,
        rules,
        added: component.all("RDATE").filter_map(|line| civil(&line)).collect(),
        left_out: Vec::new(),
    };
    Some(Observance { series, before: offset("TZOFFSETFROM")?, from: offset("TZOFFSETTO")? })
}

/// Reads `-0741` or `+013000`: seconds.
fn read_offset(text: &str) -> Option<i32> {
    let text = text.trim();
    let (sign, digits) = match text.strip_prefix('-') {
        Some(digits) => (-1, digits),
        None => (1, text.strip_prefix('+').unwrap_or(text)),
    };
    let part = |at: usize| digits.get(at..at + 2).and_then(|two| two.parse::<i32>().ok());
    let seconds = part(0)? * 3_600 + part(2)? * 60 + part(4).unwrap_or(0);
    (seconds < 26 * 3_600).then_some(sign * seconds)
}

/// Zones that one knows oneself, and those of a file for the names that one does not.
pub struct Known<'a> {
    /// Asked first.
    pub own: &'a dyn Offsets,
    /// Asked next.
    pub file: &'a FileZones,
}

impl Offsets for Known<'_> {
    fn offset_seconds(&self, zone: &str, ms: i64) -> Option<i32> {
        self.own.offset_seconds(zone, ms).or_else(|| self.file.offset_seconds(zone, ms))
    }
}

/// What Windows and Outlook call zones, and their IANA names.
const WINDOWS: &[(&str, &str)] = &[
    ("Romance Standard Time", "Europe/Paris"),
    ("W. Europe Standard Time", "Europe/Berlin"),
    ("Central Europe Standard Time", "Europe/Budapest"),
    ("Central European Standard Time", "Europe/Warsaw"),
    ("GMT Standard Time", "Europe/London"),
    ("Greenwich Standard Time", "Atlantic/Reykjavik"),
    ("E. Europe Standard Time", "Europe/Chisinau"),
    ("FLE Standard Time", "Europe/Kiev"),
    ("GTB Standard Time", "Europe/Bucharest"),
    ("Turkey Standard Time", "Europe/Istanbul"),
    ("Russian Standard Time", "Europe/Moscow"),
    ("Morocco Standard Time", "Africa/Casablanca"),
    ("Israel Standard Time", "Asia/Jerusalem"),
    ("Arabian Standard Time", "Asia/Dubai"),
    ("India Standard Time", "Asia/Kolkata"),
    ("China Standard Time", "Asia/Shanghai"),
    ("Tokyo Standard Time", "Asia/Tokyo"),
    ("Singapore Standard Time", "Asia/Singapore"),
    ("AUS Eastern Standard Time", "Australia/Sydney"),
    ("Eastern Standard Time", "America/New_York"),
    ("Central Standard Time", "America/Chicago"),
    ("Mountain Standard Time", "America/Denver"),
    ("Pacific Standard Time", "America/Los_Angeles"),
    ("E. South America Standard Time", "America/Sao_Paulo"),
    ("UTC", "UTC"),
];

/// The name under which a zone of a file is known here: as it is, by its Windows name, or without what some programs put
/// before it (`/mozilla.org/20050126_1/Europe/Paris`). None when only the file knows it, if anybody does.
#[must_use]
pub fn known_name(offsets: &dyn Offsets, tzid: &str) -> Option<String> {
    let is_known = |name: &str| offsets.offset_seconds(name, 0).is_some();
    let tzid = tzid.trim().trim_matches('"');
    if is_known(tzid) {
        return Some(tzid.to_owned());
    }
    if let Some((_, name)) = WINDOWS.iter().find(|(windows, _)| *windows == tzid) {
        return Some((*name).to_owned());
    }
    let parts: Vec<&str> = tzid.split('/').filter(|part| !part.is_empty()).collect();
    (1..=3)
        .rev()
        .filter_map(|n| parts.get(parts.len().checked_sub(n)?..))
        .map(|tail| tail.join("/"))
        .find(|name| name.contains('/') && is_known(name))
}
