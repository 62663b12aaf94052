//! One date text to a [`Moment`].

use chrono::{NaiveDate, NaiveTime};

use super::{DateError, Moment, Order};

/// Reads a date. `order` only decides what `03/04/2025` means: ISO and spelled months are read the same in each.
///
/// Known: `14/03/2025`, `14-03-25`, `14.03.2025 9h05`, `3/14/2025 1:20 PM`, `2025-03-14T01:20:33.5+01:00`, `20250314`,
/// `ven. 14 mars 2025 à 9h`, `March 14, 2025`, and Excel's numbers under [`Order::Serial`].
pub fn parse(text: &str, order: Order) -> Result<Moment, DateError> {
    let text = text.trim();
    if order == Order::Serial
        && let Ok(serial) = text.replace(',', ".").parse::<f64>()
    {
        return from_serial(serial);
    }
    let mut scan = Scan { rest: text };
    let (year, month, day) = match scan.numeric_date() {
        Some((a, b, c)) => ordered(a, b, c, order),
        None => {
            scan.rest = text;
            scan.spelled_date().ok_or(DateError::NotADate)?
        }
    };
    let date = NaiveDate::from_ymd_opt(year, month, day).ok_or(DateError::NoSuchDay)?;
    let (time, offset) = scan.time()?;
    Ok(Moment { date, time, offset })
}

/// The three numbers of a date written in digits, as they stand.
pub(super) fn numbers(text: &str) -> Option<(u32, u32, u32)> {
    let mut scan = Scan { rest: text };
    let (a, b, c) = scan.numeric_date()?;
    Some((a.value, b.value, c.value))
}

/// Whether a date in digits begins with its year.
pub(super) fn leads_with_year(text: &str) -> bool {
    text.bytes().take_while(u8::is_ascii_digit).count() >= 4
}

/// Whether a text is a date with a spelled month.
pub(super) fn has_month_name(text: &str) -> bool {
    Scan { rest: text }.spelled_date().is_some()
}

#[derive(Clone, Copy)]
struct Number {
    value: u32,
    digits: usize,
}

fn ordered(a: Number, b: Number, c: Number, order: Order) -> (i32, u32, u32) {
    if a.digits == 4 {
        return (year(a), b.value, c.value);
    }
    match order {
        Order::Mdy => (year(c), a.value, b.value),
        // `25-03-14` under ISO; with a four-digit year at the end ISO says nothing and the day comes first.
        Order::Ymd if c.digits < 4 => (year(a), b.value, c.value),
        Order::Dmy | Order::Ymd | Order::Serial => (year(c), b.value, a.value),
    }
}

/// Two digits stand for 1970–2069.
fn year(number: Number) -> i32 {
    let value = i32::try_from(number.value).unwrap_or(i32::MAX);
    match value {
        _ if number.digits > 2 => value,
        70.. => 1900 + value,
        _ => 2000 + value,
    }
}

/// Excel's day 1 is 1900-01-01, and it believes in a 29 February 1900: right from day 61 with this origin.
fn from_serial(serial: f64) -> Result<Moment, DateError> {
    if !(61.0..2_958_466.0).contains(&serial) {
        return Err(DateError::NoSuchDay);
    }
    let minutes = (serial.fract() * 1440.0).round() as u32;
    // 23:59:40 rounds up to the next day.
    let days = serial.trunc() as u64 + u64::from(minutes / 1440);
    let origin = NaiveDate::from_ymd_opt(1899, 12, 30).ok_or(DateError::NoSuchDay)?;
    let date = origin.checked_add_days(chrono::Days::new(days)).ok_or(DateError::NoSuchDay)?;
    let minutes = minutes % 1440;
    let time = if minutes == 0 { None } else { NaiveTime::from_hms_opt(minutes / 60, minutes % 60, 0) };
    Ok(Moment { date, time, offset: None })
}

struct Scan<'a> {
    rest: &'a str,
}

impl<'a> Scan<'a> {
    fn number(&mut self, max_digits: usize) -> Option<Number> {
        let digits = self.rest.bytes().take_while(u8::is_ascii_digit).count();
        if digits == 0 || digits > max_digits {
            return None;
        }
        let (number, rest) = self.rest.split_at_checked(digits)?;
        self.rest = rest;
        Some(Number { value: number.parse().ok()?, digits })
    }

    fn take(&mut self, sign: char) -> bool {
        self.rest.strip_prefix(sign).map(|rest| self.rest = rest).is_some()
    }

    fn skip_spaces(&mut self) {
        self.rest = self.rest.trim_start();
    }

    fn word(&mut self) -> &'a str {
        let end = self.rest.find(|c: char| !c.is_alphabetic()).unwrap_or(self.rest.len());
        let (word, rest) = self.rest.split_at_checked(end).unwrap_or((self.rest, ""));
        self.rest = rest;
        word
    }

    fn numeric_date(&mut self) -> Option<(Number, Number, Number)> {
        if let Some(compact) = self.compact_date() {
            return Some(compact);
        }
        let a = self.number(4)?;
        let sign = self.rest.chars().next().filter(|c| matches!(c, '/' | '-' | '.'))?;
        self.take(sign);
        let b = self.number(2)?;
        if !self.take(sign) {
            return None;
        }
        let c = self.number(4)?;
        let sane = (a.digits == 4 && c.digits <= 2) || (a.digits <= 2 && matches!(c.digits, 2 | 4));
        // `1.2.25` may be a date, `1.2.25.4` is a version or an address.
        let ends = self.rest.is_empty() || self.rest.starts_with([' ', 'T', 't', ',', '\u{a0}', '\u{202f}']);
        (sane && ends).then_some((a, b, c))
    }

    /// `20250314` or `20250314T0120`: the basic form of ISO, only when it can be nothing else.
    fn compact_date(&mut self) -> Option<(Number, Number, Number)> {
        let digits = self.rest.bytes().take_while(u8::is_ascii_digit).count();
        if digits != 8 || !(self.rest.starts_with("19") || self.rest.starts_with("20")) {
            return None;
        }
        let part = |from: usize, to: usize| {
            Some(Number { value: self.rest.get(from..to)?.parse().ok()?, digits: to - from })
        };
        let (y, m, d) = (part(0, 4)?, part(4, 6)?, part(6, 8)?);
        if !(1..=12).contains(&m.value) || !(1..=31).contains(&d.value) {
            return None;
        }
        self.rest = self.rest.get(8..)?;
        Some((y, m, d))
    }

    /// `[weekday] 14 mars 2025`, `1er mars 2025`, `14-Mar-25`, `March 14th, 2025`.
    fn spelled_date(&mut self) -> Option<(i32, u32, u32)> {
        let start = self.rest;
        let first = self.word();
        // « mar. » is March or Tuesday: the date that follows tells.
        let date = self.spelled_body(first);
        if date.is_some() || !is_weekday(first) {
            return date;
        }
        self.rest = start.get(first.len()..)?;
        self.between();
        let second = self.word();
        self.spelled_body(second)
    }

    fn spelled_body(&mut self, first: &'a str) -> Option<(i32, u32, u32)> {
        let (day, month) = if first.is_empty() {
            let day = self.number(2)?;
            self.ordinal();
            self.between();
            let month = month(self.word())?;
            (day, month)
        } else {
            let month = month(first)?;
            self.between();
            let day = self.number(2)?;
            self.ordinal();
            (day, month)
        };
        self.between();
        let number = self.number(4).filter(|n| matches!(n.digits, 2 | 4))?;
        Some((year(number), month, day.value))
    }

    fn between(&mut self) {
        self.rest =
            self.rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '.' | ',' | '/'));
    }

    fn ordinal(&mut self) {
        for ending in ["er", "st", "nd", "rd", "th"] {
            if let Some(rest) = self.rest.strip_prefix(ending) {
                self.rest = rest;
                return;
            }
        }
    }

    /// What follows the day: nothing, or a time with its offset.
    fn time(&mut self) -> Result<(Option<NaiveTime>, Option<i32>), DateError> {
        self.skip_spaces();
        for joint in ["T", "t", ",", "à", "at "] {
            if let Some(rest) = self.rest.strip_prefix(joint) {
                self.rest = rest.trim_start();
                break;
            }
        }
        if self.rest.is_empty() {
            return Ok((None, None));
        }
        let (mut hour, minute, second) = self.clock().ok_or(DateError::NotADate)?;
        self.skip_spaces();
        if let Some(afternoon) = self.half_day() {
            if !(1..=12).contains(&hour) {
                return Err(DateError::NoSuchTime);
            }
            hour = hour % 12 + if afternoon { 12 } else { 0 };
        }
        self.skip_spaces();
        let offset = self.offset()?;
        if !self.rest.trim_start().is_empty() {
            return Err(DateError::NotADate);
        }
        let time = NaiveTime::from_hms_opt(hour, minute, second).ok_or(DateError::NoSuchTime)?;
        Ok((Some(time), offset))
    }

    /// `1:20`, `01:20:33.250`, `9h05`, `9h`, `0120`.
    fn clock(&mut self) -> Option<(u32, u32, u32)> {
        let hour = self.number(6)?;
        if hour.digits > 2 {
            let (h, m, s) = match hour.digits {
                4 => (hour.value / 100, hour.value % 100, 0),
                6 => (hour.value / 10_000, hour.value / 100 % 100, hour.value % 100),
                _ => return None,
            };
            return Some((h, m, s));
        }
        // « 9 h 05 » is the typographer's way.
        let close = self.rest;
        self.skip_spaces();
        let french = self.take('h') || self.take('H');
        if !french {
            self.rest = close;
        }
        if !french && !self.take(':') {
            // `1 PM`
            return self.rest.trim_start().starts_with(['a', 'A', 'p', 'P']).then_some((hour.value, 0, 0));
        }
        self.skip_spaces();
        let minute = match self.number(2) {
            Some(minute) => minute.value,
            None if french => 0,
            None => return None,
        };
        let mut second = 0;
        if self.take(':') {
            second = self.number(2)?.value;
            if self.take('.') || self.take(',') {
                // Records keep no fraction of a second.
                self.number(9)?;
            }
        }
        Some((hour.value, minute, second))
    }

    /// Whether `PM`; `None` if neither half is written.
    fn half_day(&mut self) -> Option<bool> {
        let mut chars = self.rest.chars();
        let afternoon = match chars.next()? {
            'a' | 'A' => false,
            'p' | 'P' => true,
            _ => return None,
        };
        let rest = chars.as_str();
        let rest = rest.strip_prefix('.').unwrap_or(rest).strip_prefix(['m', 'M'])?;
        self.rest = rest.strip_prefix('.').unwrap_or(rest);
        Some(afternoon)
    }

    fn offset(&mut self) -> Result<Option<i32>, DateError> {
        if self.take('Z') || self.take('z') {
            return Ok(Some(0));
        }
        for name in ["UTC", "GMT"] {
            if let Some(rest) = self.rest.strip_prefix(name) {
                self.rest = rest;
                return Ok(Some(0));
            }
        }
        let sign = if self.take('+') {
            1
        } else if self.take('-') {
            -1
        } else {
            return Ok(None);
        };
        let hours = self.number(4).ok_or(DateError::NotADate)?;
        let (hours, minutes) = if hours.digits > 2 {
            (hours.value / 100, hours.value % 100)
        } else {
            self.take(':');
            (hours.value, self.number(2).map_or(0, |n| n.value))
        };
        if hours > 14 || minutes > 59 {
            return Err(DateError::NoSuchTime);
        }
        Ok(Some(sign * i32::try_from(hours * 60 + minutes).unwrap_or(0)))
    }
}

/// French and English, whole or shortened (at least three letters, and enough to tell them apart).
fn month(word: &str) -> Option<u32> {
    const MONTHS: [(&str, &str); 12] = [
        ("janvier", "january"),
        ("fevrier", "february"),
        ("mars", "march"),
        ("avril", "april"),
        ("mai", "may"),
        ("juin", "june"),
        ("juillet", "july"),
        ("aout", "august"),
        ("septembre", "september"),
        ("octobre", "october"),
        ("novembre", "november"),
        ("decembre", "december"),
    ];
    let word = search::fold(word);
    // « jui » could be June or July.
    if word.len() < 3 || word == "jui" {
        return None;
    }
    let at = MONTHS.iter().position(|(fr, en)| fr.starts_with(&*word) || en.starts_with(&*word))?;
    u32::try_from(at + 1).ok()
}

fn is_weekday(word: &str) -> bool {
    const DAYS: [&str; 14] = [
        "lundi",
        "mardi",
        "mercredi",
        "jeudi",
        "vendredi",
        "samedi",
        "dimanche",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    ];
    let word = search::fold(word);
    word.len() >= 2 && DAYS.iter().any(|day| day.starts_with(&*word))
}
