//! Opening hours: understood as people write them, stored as `08:00-12:00,14:00-18:00` for each day, asked « open now? ».

use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};
use serde_json::{Map, Value};

use super::entry::DAYS;

const DAY: u16 = 24 * 60;

/// A stretch of a day, in minutes from midnight. `to` may lie beyond midnight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the two ends")]
pub struct Span {
    pub from: u16,
    pub to: u16,
}

/// Why the hours of a day were not understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// A character or word that says no time.
    Stranger(char),
    /// An hour beyond 24 or minutes beyond 59.
    Time,
    /// An opening without a closing.
    Unpaired,
    /// Two stretches overlap, or one has no length.
    Order,
}

/// The hours of a week, Monday first. A day without spans is closed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hours {
    /// By day.
    pub days: [Vec<Span>; 7],
}

/// Whether somebody is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Open, and until when; `None` if it never closes.
    Open {
        /// When it closes.
        closes: Option<NaiveDateTime>,
    },
    /// Closed, and when it opens next; `None` if it never does.
    Closed {
        /// When it opens.
        opens: Option<NaiveDateTime>,
    },
}

impl Hours {
    /// The hours as stored; `None` when nobody gave any.
    #[must_use]
    pub fn read(days: &[Box<str>; 7]) -> Option<Self> {
        if days.iter().all(|day| day.trim().is_empty()) {
            return None;
        }
        let mut hours = Self::default();
        for (to, day) in hours.days.iter_mut().zip(days) {
            // What a newer version or another program wrote there shows as closed rather than not at all.
            *to = parse_day(day).unwrap_or_default();
        }
        Some(hours)
    }

    /// The value to store; null for a week without hours.
    #[must_use]
    pub fn stored(&self) -> Value {
        let mut map = Map::new();
        for (day, spans) in DAYS.into_iter().zip(&self.days) {
            if !spans.is_empty() {
                map.insert(day.to_owned(), stored_day(spans).into());
            }
        }
        if map.is_empty() { Value::Null } else { map.into() }
    }

    /// Whether somebody is there at a moment.
    #[must_use]
    pub fn state(&self, at: NaiveDateTime) -> State {
        let midnight = |day: NaiveDate| NaiveDateTime::new(day, NaiveTime::MIN);
        let week = |from: i64, to: i64| {
            (from..to).filter_map(move |ahead| at.date().checked_add_signed(TimeDelta::days(ahead))).flat_map(
                move |day| {
                    let spans =
                        self.days.get(day.weekday().num_days_from_monday() as usize).map(Vec::as_slice);
                    spans.unwrap_or_default().iter().map(move |span| {
                        let minutes = |n: u16| midnight(day) + TimeDelta::minutes(i64::from(n));
                        (minutes(span.from), minutes(span.to))
                    })
                },
            )
        };
        let Some((_, mut closes)) = week(-1, 1).find(|(from, to)| *from <= at && at < *to) else {
            return State::Closed { opens: week(0, 8).map(|(from, _)| from).find(|from| at < *from) };
        };
        // « 00:00-24:00 » every day closes never.
        for (from, to) in week(-1, 9) {
            if from <= closes && closes < to {
                closes = to;
            }
        }
        State::Open { closes: (closes - at < TimeDelta::days(7)).then_some(closes) }
    }
}

/// `08:00-12:00,14:00-18:00`
#[must_use]
pub fn stored_day(spans: &[Span]) -> String {
    let time =
        |n: u16| if n == DAY { "24:00".to_owned() } else { format!("{:02}:{:02}", n % DAY / 60, n % 60) };
    spans.iter().map(|span| format!("{}-{}", time(span.from), time(span.to))).collect::<Vec<_>>().join(",")
}

/// The stretches of one day as people write them: « 8h30-12h, 14h à 18h », « 9-17 », « 24h/24 », « fermé ».
pub fn parse_day(text: &str) -> Result<Vec<Span>, Flaw> {
    let folded = search::fold(text);
    let folded = folded.trim();
    if matches!(folded, "" | "-" | "ferme" | "fermee" | "closed") {
        return Ok(Vec::new());
    }
    if matches!(folded, "24/24" | "24h/24" | "24 h/24" | "24h/24h" | "24 h / 24" | "24h") {
        return Ok(vec![Span { from: 0, to: DAY }]);
    }
    let times = times(folded)?;
    let mut spans: Vec<Span> = Vec::with_capacity(times.len() / 2);
    let (pairs, rest) = times.as_chunks::<2>();
    if !rest.is_empty() {
        return Err(Flaw::Unpaired);
    }
    for [from, to] in pairs.iter().copied() {
        // « 22h-2h » closes the next day.
        let to = if to < from { to + DAY } else { to };
        if to == from || spans.last().is_some_and(|last| from < last.to) {
            return Err(Flaw::Order);
        }
        spans.push(Span { from, to });
    }
    Ok(spans)
}

/// Reads on the digits of a number that begins with `n`.
fn digits(chars: &mut std::iter::Peekable<std::str::Chars<'_>>, mut n: u32) -> u32 {
    while let Some(digit) = chars.peek().and_then(|c| c.to_digit(10)) {
        n = n.saturating_mul(10).saturating_add(digit);
        chars.next();
    }
    n
}

/// The times in a folded text, in minutes.
fn times(text: &str) -> Result<Vec<u16>, Flaw> {
    let mut times = Vec::new();
    let mut chars = text.chars().peekable();
    let mut word = String::new();
    while let Some(c) = chars.next() {
        if c.is_ascii_digit() {
            let hours = digits(&mut chars, c.to_digit(10).unwrap_or(0));
            while chars.next_if_eq(&' ').is_some() {}
            let has_minutes = chars.next_if(|c| matches!(c, 'h' | ':' | '.')).is_some();
            if has_minutes {
                while chars.next_if_eq(&' ').is_some() {}
            }
            let minutes = if has_minutes { digits(&mut chars, 0) } else { 0 };
            if 24 < hours || 59 < minutes || (hours == 24 && minutes != 0) {
                return Err(Flaw::Time);
            }
            times.push(u16::try_from(hours * 60 + minutes).unwrap_or(DAY));
        } else if c.is_alphabetic() {
            word.clear();
            word.push(c);
            while let Some(next) = chars.next_if(|c| c.is_alphabetic()) {
                word.push(next);
            }
            if !matches!(
                word.as_str(),
                "de" | "a" | "et" | "puis" | "to" | "and" | "from" | "until" | "jusqu" | "non"
            ) {
                return Err(Flaw::Stranger(c));
            }
        } else if !matches!(c, ' ' | '-' | ',' | ';' | '/' | '\'' | '+' | '&' | '|' | '(' | ')' | '\n' | '\t')
        {
            return Err(Flaw::Stranger(c));
        }
    }
    if times.is_empty() { Err(Flaw::Time) } else { Ok(times) }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn at(text: &str) -> NaiveDateTime {
        NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap()
    }

    fn week(days: [&str; 7]) -> Hours {
        Hours::read(&days.map(Into::into)).unwrap()
    }

    #[test]
    fn a_day_as_people_write_it() {
        for (text, stored) in [
            ("8h30-12h, 14h-18h", "08:30-12:00,14:00-18:00"),
            ("08:30-12:00,14:00-18:00", "08:30-12:00,14:00-18:00"),
            ("de 8 h 30 à 12 h et de 14 h à 18 h", "08:30-12:00,14:00-18:00"),
            ("9-17", "09:00-17:00"),
            ("9h – 17h", "09:00-17:00"),
            ("8.30-12 / 13.30-17", "08:30-12:00,13:30-17:00"),
            ("24h/24", "00:00-24:00"),
            ("22h-2h", "22:00-02:00"),
            ("Fermé", ""),
        ] {
            let spans = parse_day(text).unwrap();
            assert_eq!(stored_day(&spans), stored, "{text}");
            assert_eq!(parse_day(&stored_day(&spans)).unwrap(), spans, "{text}");
        }
        assert_eq!(parse_day("8h"), Err(Flaw::Unpaired));
        assert_eq!(parse_day("25h-26h"), Err(Flaw::Time));
        assert_eq!(parse_day("8h70-9h"), Err(Flaw::Time));
        assert_eq!(parse_day("8h-8h"), Err(Flaw::Order));
        assert_eq!(parse_day("8h-12h, 11h-14h"), Err(Flaw::Order));
        assert_eq!(parse_day("sur rendez-vous"), Err(Flaw::Stranger('s')));
    }

    #[test]
    fn open_or_closed() {
        let shop = week(["8-12,14-18", "8-12,14-18", "8-12", "8-12,14-18", "8-12,14-17", "", ""]);
        // 2026-11-23 is a Monday.
        assert_eq!(shop.state(at("2026-11-23 08:00")), State::Open { closes: Some(at("2026-11-23 12:00")) });
        assert_eq!(shop.state(at("2026-11-23 12:00")), State::Closed { opens: Some(at("2026-11-23 14:00")) });
        assert_eq!(shop.state(at("2026-11-27 17:00")), State::Closed { opens: Some(at("2026-11-30 08:00")) });
        let bar = week(["", "", "", "", "22h-2h", "", ""]);
        assert_eq!(bar.state(at("2026-11-28 01:30")), State::Open { closes: Some(at("2026-11-28 02:00")) });
        assert_eq!(bar.state(at("2026-11-28 02:00")), State::Closed { opens: Some(at("2026-12-04 22:00")) });
        let always = week(["24h/24"; 7]);
        assert_eq!(always.state(at("2026-11-28 02:00")), State::Open { closes: None });
        assert_eq!(Hours::read(&Default::default()), None);
    }

    #[test]
    fn hours_survive_storage() {
        let shop = week(["8-12,14-18", "", "8-12", "", "", "", "24/24"]);
        let value = shop.stored();
        let days = DAYS.map(|day| value.get(day).and_then(Value::as_str).unwrap_or_default().into());
        assert_eq!(Hours::read(&days), Some(shop));
        assert_eq!(Hours::default().stored(), Value::Null);
    }

    proptest! {
        #[test]
        fn whatever_is_typed_is_answered(text in any::<String>()) {
            if let Ok(spans) = parse_day(&text) {
                prop_assert_eq!(parse_day(&stored_day(&spans)).unwrap(), spans);
            }
        }

        #[test]
        fn so_are_times(text in "[0-9h:, -]{0,20}") {
            if let Ok(spans) = parse_day(&text) {
                prop_assert_eq!(parse_day(&stored_day(&spans)).unwrap(), spans);
            }
        }
    }
}
