//! Due dates, as people say them in French and in English.

mod calendar_words;

use std::ops::Range;

use chrono::{Datelike, Days, Months, NaiveDate, NaiveDateTime, TimeDelta, Weekday};

use self::calendar_words::{amount, month, unit, weekday};
use super::words::Words;
use super::{Confidence, Suggestion, Value};
use crate::calendar::{Region, add_working_days};

/// A date read at some word.
struct Reading {
    n_words: usize,
    date: NaiveDate,
    confidence: Confidence,
    /// It says more than a day (« ce soir », « 14 h »), so that the title keeps it.
    keep: bool,
}

fn reading(n_words: usize, date: NaiveDate) -> Option<Reading> {
    Some(Reading { n_words, date, confidence: Confidence::High, keep: false })
}

impl Reading {
    fn medium(self) -> Self {
        Self { confidence: Confidence::Medium, ..self }
    }

    fn kept(self) -> Self {
        Self { keep: true, ..self }
    }
}

/// Before a date, these say that it is not when the work is due.
const PAST_OR_HABIT: [&str; 11] =
    ["depuis", "since", "every", "each", "chaque", "tous", "toutes", "les", "last", "hier", "dernier"];
/// Before a date, these begin a span: its first day counts, and the title keeps it.
const SPANS: [&str; 4] = ["du", "from", "entre", "between"];
/// Before a date, these tie it to a thing (« la réunion de vendredi »): it stays in the title.
const TIES: [&str; 5] = ["de", "d", "des", "of", "au"];
/// Lead to a date and go with it.
const LEADS: [&str; 19] = [
    "le", "ce", "cet", "cette", "pour", "avant", "ici", "jusqu", "by", "before", "until", "on", "for", "due",
    "this", "echeance", "deadline", "tard", "within",
];

pub(super) fn dates(
    words: &mut Words<'_>,
    today: NaiveDate,
    now: NaiveDateTime,
    found: &mut Vec<Suggestion>,
) {
    let mut known = false;
    let mut at = 0;
    while at < words.len() {
        let here = if words.is_free(at) { read(words, at, today, now) } else { None };
        let Some(mut reading) = here.filter(|it| words.all_free(at..at + it.n_words)) else {
            at += 1;
            continue;
        };
        let mut taken = at..at + reading.n_words;
        at = taken.end;
        extend(words, &mut taken);
        let before = words.before(taken.start);
        if PAST_OR_HABIT.contains(&before) || matches!(words.at(taken.end), "dernier" | "derniere" | "passe")
        {
            continue;
        }
        reading.keep |= SPANS.contains(&before) || TIES.contains(&before) || tells_time(words, taken.end);
        if known {
            reading.confidence = Confidence::Low;
        }
        let removes_text = !reading.keep && reading.confidence > Confidence::Low;
        let value = Value::Due(reading.date);
        let range = words.bytes(taken.clone());
        found.push(Suggestion { value, range, confidence: reading.confidence, removes_text });
        known |= reading.confidence > Confidence::Low;
        words.take(taken);
    }
}

/// Takes in the small words around a date: « d'ici le … », « … au plus tard ».
fn extend(words: &Words<'_>, taken: &mut Range<usize>) {
    let latest = [["au", "plus", "tard"], ["at", "the", "latest"]];
    if latest.iter().any(|phrase| words.says(taken.end, phrase)) {
        taken.end += 3;
    }
    let joins = |index: usize| words.gap(index).chars().all(|c| c.is_whitespace() || "'’(:".contains(c));
    while let Some(before) = taken.start.checked_sub(1).filter(|&it| words.is_free(it) && joins(it + 1)) {
        let (word, next) = (words.at(before), words.at(taken.start));
        let leads = match word {
            "d" => next == "ici",
            "a" => words.before(before) == "ici" || words.before(before) == "jusqu",
            "au" => words.before(before) == "jusqu" || next == "plus",
            "la" => matches!(next, "semaine" | "fin"),
            "plus" => next == "tard",
            _ => LEADS.contains(&word),
        };
        if !leads {
            break;
        }
        taken.start = before;
    }
}

/// Whether a time of the day follows, which the due date would lose.
fn tells_time(words: &Words<'_>, next: usize) -> bool {
    let next = if matches!(words.at(next), "a" | "at" | "vers") { next + 1 } else { next };
    let word = words.at(next);
    let parts = ["matin", "midi", "soir", "apres", "morning", "noon", "afternoon", "evening", "s"];
    parts.contains(&word) || (word.starts_with(|c: char| c.is_ascii_digit()) && word.contains(['h', 'm']))
}

fn read(words: &Words<'_>, at: usize, today: NaiveDate, now: NaiveDateTime) -> Option<Reading> {
    day_name(words, at, today)
        .or_else(|| period(words, at, today))
        .or_else(|| delay(words, at, today, now))
        .or_else(|| iso(words, at))
        .or_else(|| numeric(words, at, today))
        .or_else(|| with_month(words, at, today))
        .or_else(|| on_weekday(words, at, today))
        .or_else(|| day_alone(words, at, today))
}

fn plus(date: NaiveDate, days: u64) -> Option<NaiveDate> {
    date.checked_add_days(Days::new(days))
}

/// « aujourd'hui », "tomorrow"…
fn day_name(words: &Words<'_>, at: usize, today: NaiveDate) -> Option<Reading> {
    let says = |phrase: &[&str]| words.says(at, phrase);
    if says(&["aujourd", "hui"]) {
        reading(2, today)
    } else if says(&["today"]) {
        reading(1, today)
    } else if says(&["ce", "soir"]) || says(&["this", "afternoon"]) {
        reading(2, today).map(Reading::kept)
    } else if says(&["cet", "apres", "midi"]) {
        reading(3, today).map(Reading::kept)
    } else if says(&["tonight"]) {
        reading(1, today).map(Reading::kept)
    } else if says(&["apres", "demain"]) {
        reading(2, plus(today, 2)?)
    } else if says(&["day", "after", "tomorrow"]) {
        reading(3, plus(today, 2)?)
    } else if says(&["demain"]) || says(&["tomorrow"]) {
        reading(1, plus(today, 1)?)
    } else {
        None
    }
}

/// « semaine prochaine », « fin du mois »: the last working moment of it is meant.
fn period(words: &Words<'_>, at: usize, today: NaiveDate) -> Option<Reading> {
    let says = |phrase: &[&str]| words.says(at, phrase);
    let friday = || plus(today, u64::from((4 + 7 - today.weekday().num_days_from_monday()) % 7));
    let month_end = || today.with_day(1)?.checked_add_months(Months::new(1))?.pred_opt();
    if says(&["semaine", "prochaine"]) || says(&["next", "week"]) {
        let monday = plus(today, u64::from(7 - today.weekday().num_days_from_monday()))?;
        return reading(2, plus(monday, 4)?).map(Reading::medium);
    }
    let weeks: [&[&str]; 6] = [
        &["fin", "de", "la", "semaine"],
        &["end", "of", "the", "week"],
        &["fin", "de", "semaine"],
        &["end", "of", "week"],
        &["cette", "semaine"],
        &["this", "week"],
    ];
    if let Some(phrase) = weeks.into_iter().find(|phrase| says(phrase)) {
        return reading(phrase.len(), friday()?).map(Reading::medium);
    }
    let months: [&[&str]; 4] = [
        &["fin", "du", "mois"],
        &["fin", "de", "mois"],
        &["end", "of", "the", "month"],
        &["end", "of", "month"],
    ];
    let phrase = months.into_iter().find(|phrase| says(phrase))?;
    reading(phrase.len(), month_end()?).map(Reading::medium)
}

/// « dans 2 jours », « sous 48h », "in a week".
fn delay(words: &Words<'_>, at: usize, today: NaiveDate, now: NaiveDateTime) -> Option<Reading> {
    if !matches!(words.at(at), "dans" | "sous" | "in" | "within" | "ici") {
        return None;
    }
    let (count, unit_word, mut n_words) = match amount(words.at(at + 1)) {
        Some(count) => (count, words.at(at + 2), 3),
        None => {
            let split = words.at(at + 1).find(|c: char| !c.is_ascii_digit())?;
            let (digits, unit) = words.at(at + 1).split_at_checked(split)?;
            (digits.parse().ok()?, unit, 2)
        }
    };
    if words.at(at) == "in"
        && !matches!(
            unit_word,
            "day"
                | "days"
                | "week"
                | "weeks"
                | "month"
                | "months"
                | "hour"
                | "hours"
                | "business"
                | "working"
        )
    {
        return None;
    }
    let working = |word: &str| matches!(word, "ouvre" | "ouvres" | "ouvrables" | "business" | "working");
    if working(unit_word) && matches!(words.at(at + 3), "day" | "days") {
        return reading(4, add_working_days(today, i64::from(count), Region::France));
    }
    let date = match unit(unit_word)? {
        'h' => {
            let date = now.checked_add_signed(TimeDelta::hours(i64::from(count)))?.date();
            // Less than a day says more than a date.
            return reading(n_words, date).map(|it| if count < 24 { it.kept() } else { it });
        }
        'j' if working(words.at(at + n_words)) => {
            n_words += 1;
            add_working_days(today, i64::from(count), Region::France)
        }
        'j' => plus(today, u64::from(count))?,
        's' => plus(today, u64::from(count) * 7)?,
        _ => today.checked_add_months(Months::new(count))?,
    };
    reading(n_words, date)
}

fn number(words: &Words<'_>, at: usize) -> Option<u32> {
    let text = words.at(at);
    let digits = !text.is_empty() && text.len() <= 4 && text.bytes().all(|b| b.is_ascii_digit());
    if digits { text.parse().ok() } else { None }
}

/// `2026-12-03`.
fn iso(words: &Words<'_>, at: usize) -> Option<Reading> {
    if words.at(at).len() != 4 || words.gap(at + 1) != "-" || words.gap(at + 2) != "-" {
        return None;
    }
    let year = i32::try_from(number(words, at)?).ok()?;
    reading(3, NaiveDate::from_ymd_opt(year, number(words, at + 1)?, number(words, at + 2)?)?)
}

/// `3/12`, `03/12/2026`, `3.12.2026`. The day comes first, unless only the other order makes a date.
fn numeric(words: &Words<'_>, at: usize, today: NaiveDate) -> Option<Reading> {
    let (first, second) = (number(words, at)?, number(words, at + 1)?);
    let (gap, last_gap) = (words.gap(at + 1), words.gap(at + 2));
    let digits = words.at(at).len().max(words.at(at + 1).len());
    if !matches!(gap, "/" | "." | "-") || digits > 2 || (first, second) == (24, 7) {
        return None;
    }
    if last_gap == gap
        && let Some(year) = number(words, at + 2).filter(|_| matches!(words.at(at + 2).len(), 2 | 4))
    {
        let year = i32::try_from(if year < 100 { 2000 + year } else { year }).ok()?;
        let swapped = || NaiveDate::from_ymd_opt(year, first, second);
        return match NaiveDate::from_ymd_opt(year, second, first) {
            Some(date) => reading(3, date),
            None => reading(3, swapped()?).map(Reading::medium),
        };
    }
    if gap != "/" || last_gap.starts_with('/') {
        return None;
    }
    let (day, swapped) = match next_date(today, first, second) {
        Some(date) => (date, false),
        None => (next_date(today, second, first)?, true),
    };
    let leads = ["le", "pour", "avant", "au", "du", "by", "on", "before", "for", "due"];
    let mut it = reading(2, day)?;
    // « 1/2 journée » is half a day.
    if matches!((first, second), (1, 2..=4) | (2, 3) | (3, 4) | (7, 7)) && !leads.contains(&words.before(at))
    {
        it.confidence = Confidence::Low;
    } else if swapped {
        it.confidence = Confidence::Medium;
    }
    Some(it)
}

/// The first such day from `today` on, within the years that a 29 February may take.
fn next_date(today: NaiveDate, day: u32, month: u32) -> Option<NaiveDate> {
    let years = today.year()..=today.year().saturating_add(8);
    years.filter_map(|year| NaiveDate::from_ymd_opt(year, month, day)).find(|date| *date >= today)
}

/// « 3 décembre », « 1er décembre 2026 », "December 3rd", « jeudi 3 décembre ».
fn with_month(words: &Words<'_>, at: usize, today: NaiveDate) -> Option<Reading> {
    let soft = |index: usize| words.gap(index).chars().all(|c| c.is_whitespace() || matches!(c, ',' | '.'));
    if weekday(words.at(at)).is_some() && soft(at + 1) {
        let it = with_month(words, at + 1, today)?;
        return Some(Reading { n_words: it.n_words + 1, ..it });
    }
    if !soft(at + 1) {
        return None;
    }
    let (day, month) = match (ordinal(words.at(at)), month(words.at(at + 1))) {
        (Some(day), Some(month)) => (day, month),
        _ => (ordinal(words.at(at + 1))?, month(words.at(at))?),
    };
    let year = number(words, at + 2).filter(|year| (1900..2200).contains(year) && soft(at + 2));
    match year.and_then(|year| i32::try_from(year).ok()) {
        Some(year) => reading(3, NaiveDate::from_ymd_opt(year, month, day)?),
        None => reading(2, next_date(today, day, month)?),
    }
}

/// A day of a month: `3`, `1er`, `3rd`.
fn ordinal(word: &str) -> Option<u32> {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let suffix = word.strip_prefix(digits)?;
    if digits.len() > 2 || !matches!(suffix, "" | "er" | "st" | "nd" | "rd" | "th") {
        return None;
    }
    digits.parse().ok().filter(|day| (1..=31).contains(day))
}

/// « vendredi », « lundi prochain », "next monday", « vendredi 27 ».
fn on_weekday(words: &Words<'_>, at: usize, today: NaiveDate) -> Option<Reading> {
    let next = words.at(at) == "next";
    let day = weekday(words.at(at + usize::from(next)))?;
    // Said on a Friday, « vendredi » is the next one: today is called « aujourd'hui ».
    let date = plus(today, days_until(today.weekday(), day))?;
    if next {
        // "Next Friday", said on a Tuesday, is rather the Friday of the next week.
        let monday = plus(today, u64::from(7 - today.weekday().num_days_from_monday()))?;
        let of_next_week = plus(monday, u64::from(day.num_days_from_monday()))?;
        let it = reading(2, of_next_week)?;
        return Some(if of_next_week == date { it } else { it.medium() });
    }
    if words.says(at + 1, &["en", "huit"]) {
        return reading(3, plus(date, 7)?);
    }
    if matches!(words.at(at + 1), "prochain" | "prochaine") {
        return reading(2, date);
    }
    let hours =
        matches!(words.at(at + 2), "h" | "heures" | "am" | "pm") || words.gap(at + 2).starts_with([':', '/']);
    if let Some(number) = number(words, at + 1).filter(|_| !hours)
        && let Some(dated) = next_day_of_month(today, number)
        && dated.weekday() == day
    {
        return reading(2, dated);
    }
    reading(1, date)
}

fn days_until(from: Weekday, to: Weekday) -> u64 {
    let days = (7 + to.num_days_from_monday() - from.num_days_from_monday()) % 7;
    u64::from(if days == 0 { 7 } else { days })
}

fn next_day_of_month(today: NaiveDate, day: u32) -> Option<NaiveDate> {
    let first = today.with_day(1)?;
    let months = (0..12).filter_map(|n| first.checked_add_months(Months::new(n))?.with_day(day));
    months.into_iter().find(|date| *date >= today)
}

/// « pour le 15 », at the end of the line only: « le 3 » may be a floor, a person, a table.
fn day_alone(words: &Words<'_>, at: usize, today: NaiveDate) -> Option<Reading> {
    let day = number(words, at).filter(|_| at + 1 == words.len() || !words.is_free(at + 1))?;
    let lead = at.checked_sub(2).map_or("", |before| words.at(before));
    let said = matches!((lead, words.before(at)), ("pour" | "avant" | "ici", "le") | ("jusqu", "au"));
    reading(1, next_day_of_month(today, day).filter(|_| said)?).map(Reading::medium)
}
