//! Reading the text of a rule: `FREQ=MONTHLY;BYDAY=1TU;UNTIL=20121231T100000`.

use std::str::FromStr;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, Weekday};

use super::{End, Freq, NthDay, Rule};

/// A part has so many values at most: 366 days of a year.
const MAX_VALUES: usize = 400;

/// Why a rule is not shown. Who keeps its text loses nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RuleError {
    /// No `FREQ`, or one that does not exist.
    NoFrequency,
    /// Every hour, minute or second: a calendar of days cannot show it.
    TooOften(String),
    /// A part that is not as it should be.
    Part {
        /// Its name.
        name: String,
        /// Its value as written.
        value: String,
    },
}

/// Reads a rule. Unknown parts are refused: what they leave out would be shown wrongly.
pub fn parse(text: &str) -> Result<Rule, RuleError> {
    let mut rule = Rule::every(Freq::Daily);
    let mut freq = None;
    for part in text.trim().split(';').map(str::trim).filter(|part| !part.is_empty()) {
        let (name, value) = part.split_once('=').unwrap_or((part, ""));
        let (name, value) = (name.trim().to_ascii_uppercase(), value.trim().to_ascii_uppercase());
        let wrong = || RuleError::Part { name: name.clone(), value: value.clone() };
        match name.as_str() {
            "FREQ" => freq = Some(read_freq(&value)?),
            "INTERVAL" => rule.interval = value.parse().ok().filter(|n| *n >= 1).ok_or_else(wrong)?,
            "COUNT" => rule.end = End::Count(value.parse().ok().filter(|n| *n >= 1).ok_or_else(wrong)?),
            "UNTIL" => {
                let (until, is_utc) = read_until(&value).ok_or_else(wrong)?;
                (rule.end, rule.is_until_utc) = (End::Until(until), is_utc);
            }
            "BYMONTH" => rule.months = list(&value, |n: &u32| (1..=12).contains(n)).ok_or_else(wrong)?,
            "BYWEEKNO" => rule.weeks = signed(&value, 53).ok_or_else(wrong)?,
            "BYYEARDAY" => rule.year_days = signed(&value, 366).ok_or_else(wrong)?,
            "BYMONTHDAY" => rule.month_days = signed(&value, 31).ok_or_else(wrong)?,
            "BYSETPOS" => rule.positions = signed(&value, 366).ok_or_else(wrong)?,
            "BYHOUR" => rule.hours = list(&value, |n: &u32| *n < 24).ok_or_else(wrong)?,
            "BYMINUTE" => rule.minutes = list(&value, |n: &u32| *n < 60).ok_or_else(wrong)?,
            "BYSECOND" => rule.seconds = list(&value, |n: &u32| *n < 60).ok_or_else(wrong)?,
            "BYDAY" => {
                let days: Option<Vec<_>> = value.split(',').map(|day| nth_day(day.trim())).collect();
                rule.days = days.filter(|days| days.len() <= MAX_VALUES).ok_or_else(wrong)?;
            }
            "WKST" => rule.week_start = weekday(&value).ok_or_else(wrong)?,
            _ => return Err(wrong()),
        }
    }
    rule.freq = freq.ok_or(RuleError::NoFrequency)?;
    Ok(rule)
}

fn read_freq(value: &str) -> Result<Freq, RuleError> {
    match value {
        "DAILY" => Ok(Freq::Daily),
        "WEEKLY" => Ok(Freq::Weekly),
        "MONTHLY" => Ok(Freq::Monthly),
        "YEARLY" => Ok(Freq::Yearly),
        "HOURLY" | "MINUTELY" | "SECONDLY" => Err(RuleError::TooOften(value.to_owned())),
        _ => Err(RuleError::NoFrequency),
    }
}

/// A list without repeats, ascending.
fn list<N: FromStr + Ord>(value: &str, is_right: impl Fn(&N) -> bool) -> Option<Vec<N>> {
    let mut all = Vec::new();
    for piece in value.split(',') {
        all.push(piece.trim().trim_start_matches('+').parse().ok().filter(&is_right)?);
        if all.len() > MAX_VALUES {
            return None;
        }
    }
    all.sort_unstable();
    all.dedup();
    Some(all)
}

fn signed(value: &str, most: i32) -> Option<Vec<i32>> {
    list(value, |n: &i32| *n != 0 && (-most..=most).contains(n))
}

fn nth_day(text: &str) -> Option<NthDay> {
    let cut = text.len().checked_sub(2)?;
    let (nth, day) = (text.get(..cut)?, weekday(text.get(cut..)?)?);
    let nth: i32 = if nth.is_empty() { 0 } else { nth.trim_start_matches('+').parse().ok()? };
    let is_right = text.len() == 2 || (nth != 0 && (-53..=53).contains(&nth));
    is_right.then_some(NthDay { nth, day })
}

fn weekday(text: &str) -> Option<Weekday> {
    Some(match text {
        "MO" => Weekday::Mon,
        "TU" => Weekday::Tue,
        "WE" => Weekday::Wed,
        "TH" => Weekday::Thu,
        "FR" => Weekday::Fri,
        "SA" => Weekday::Sat,
        "SU" => Weekday::Sun,
        _ => return None,
    })
}

/// A day counts whole.
fn read_until(value: &str) -> Option<(NaiveDateTime, bool)> {
    let (text, is_utc) = match value.strip_suffix('Z') {
        Some(text) => (text, true),
        None => (value, false),
    };
    if let Ok(at) = NaiveDateTime::parse_from_str(text, "%Y%m%dT%H%M%S") {
        return Some((at, is_utc));
    }
    let day = NaiveDate::parse_from_str(text, "%Y%m%d").ok()?;
    Some((day.and_time(NaiveTime::from_hms_opt(23, 59, 59)?), false))
}
