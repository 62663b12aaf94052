//! The events of the demonstration « Mirabeau Conseil »: the year-end party of the acceptance scenarios, last month's
//! seminar with its debrief, next week's breakfast. Built on the suppliers of `supply::demo`.
//!
//! Dates follow the day it is loaded on: on Monday 23 November 2026 they are those of the acceptance scenarios.

mod others;
mod party;
#[cfg(test)]
mod tests;

use chrono::{Datelike, Days, NaiveDate, NaiveTime, Weekday};
use replica::Intent;
use serde_json::{Value, json};
pub use supply::demo::{Stage, id_of};

use crate::schema;

/// Everything, one change for each record.
#[must_use]
pub fn demo(stage: &Stage<'_>) -> Vec<Vec<Intent>> {
    let mut script = Script { stage, changes: Vec::new() };
    party::write(&mut script);
    others::write(&mut script);
    script.changes
}

/// The changes as they are gathered.
struct Script<'a> {
    stage: &'a Stage<'a>,
    changes: Vec<Vec<Intent>>,
}

/// Who is invited: first name, name, address, answer, diet, department.
const GUESTS: &str = include_str!("guests.csv");

impl Script<'_> {
    fn make(&mut self, kind: &'static str, key: &str, plain: &Value) {
        self.make_in(kind, schema::fields(kind), key, plain);
    }

    /// A party of the directory.
    fn make_party(&mut self, key: &str, plain: &Value) {
        let kind = supply::kinds::PARTY;
        self.make_in(kind, supply::schema::fields(kind), key, plain);
    }

    fn make_in(
        &mut self,
        kind: &'static str,
        fields: &'static [(&'static str, supply::schema::Form)],
        key: &str,
        plain: &Value,
    ) {
        self.changes.push(supply::demo::record(id_of(kind, key), kind, fields, plain, self.stage.import));
    }

    /// The first such day of the week that is at least so many days from now.
    fn next(&self, weekday: Weekday, days: i64) -> NaiveDate {
        let from = shifted(self.stage.today, days);
        let ahead = (7 + weekday.num_days_from_monday() - from.weekday().num_days_from_monday()) % 7;
        shifted(from, i64::from(ahead))
    }

    /// An instant of a day, its minutes counted like those of cues.
    fn at(&self, day: NaiveDate, minutes: i64) -> Value {
        let day = shifted(day, minutes.div_euclid(1440));
        let seconds = u32::try_from(minutes.rem_euclid(1440) * 60).unwrap_or_default();
        let time = NaiveTime::from_num_seconds_from_midnight_opt(seconds, 0).unwrap_or_default();
        json!((self.stage.instant)(day.and_time(time)))
    }

    fn person(&self, key: &str) -> Value {
        (self.stage.person)(key).map_or(Value::Null, |id| json!(id.to_string()))
    }

    fn place(&self, key: &str) -> Value {
        (self.stage.place)(key).map_or(Value::Null, |id| json!(id.to_string()))
    }

    fn people(&self, keys: &[&str]) -> Value {
        keys.iter().map(|key| self.person(key)).filter(|id| !id.is_null()).collect()
    }
}

fn shifted(day: NaiveDate, days: i64) -> NaiveDate {
    let by = Days::new(days.unsigned_abs());
    let moved = if days < 0 { day.checked_sub_days(by) } else { day.checked_add_days(by) };
    moved.unwrap_or(day)
}

/// A span on the wall clock of Paris: minutes after midnight of its first day.
fn when(day: NaiveDate, from: i64, to: i64) -> Value {
    let at = |minutes: i64| {
        let (day, minutes) = (shifted(day, minutes.div_euclid(1440)), minutes.rem_euclid(1440));
        format!("{day}T{:02}:{:02}", minutes / 60, minutes % 60)
    };
    json!({ "start": at(from), "end": at(to), "zone": "Europe/Paris" })
}

fn of(kind: &str, key: &str) -> Value {
    json!(id_of(kind, key).to_string())
}

fn supplier(key: &str) -> Value {
    of(supply::kinds::PARTY, key)
}

/// The place of a child under its event.
fn child(event: &str, pos: usize) -> Value {
    json!({ "parent": id_of(crate::kinds::EVENT, event).to_string(), "pos": format!("V{pos:04}") })
}
