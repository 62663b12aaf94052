//! The suppliers of the demonstration « Mirabeau Conseil »: invented firms, with numbers that nobody has (ARCEP's for fiction).
//!
//! Dates follow the day it is loaded on: on Monday 23 November 2026 they are those of the acceptance scenarios.

mod dealings;
mod parties;

use chrono::{Datelike, Days, Months, NaiveDate, NaiveDateTime, NaiveTime};
use replica::{Intent, RecordId};
use serde_json::{Value, json};

use crate::schema::{self, Given};

/// What the demonstration stands on.
pub struct Stage<'a> {
    /// The day that is « today ».
    pub today: NaiveDate,
    /// The import record that everything bears.
    pub import: RecordId,
    /// A person of the company, by key.
    pub person: &'a dyn Fn(&str) -> Option<RecordId>,
    /// A place, by key.
    pub place: &'a dyn Fn(&str) -> Option<RecordId>,
    /// A request, by key.
    pub request: &'a dyn Fn(&str) -> Option<RecordId>,
    /// The instant of a wall-clock time, ms UTC.
    pub instant: &'a dyn Fn(NaiveDateTime) -> i64,
}

/// The record of a key: the same on every device.
#[must_use]
pub fn id_of(kind: &str, key: &str) -> RecordId {
    RecordId::derived(kind, &format!("demo:mirabeau:{key}"))
}

/// Everything, one change for each record.
#[must_use]
pub fn demo(stage: &Stage<'_>) -> Vec<Vec<Intent>> {
    let mut script = Script { stage, changes: Vec::new() };
    parties::write(&mut script);
    dealings::write(&mut script);
    script.changes
}

/// What makes a record of its plain fields, as scripts give them; `null` is no field.
#[must_use]
pub fn record(
    id: RecordId,
    kind: &'static str,
    fields: &'static [(&'static str, schema::Form)],
    plain: &Value,
    import: RecordId,
) -> Vec<Intent> {
    let mut writes = Vec::new();
    for (name, value) in plain.as_object().into_iter().flatten().filter(|(_, value)| !value.is_null()) {
        match schema::given_in(kind, fields, name, value.clone()) {
            Ok(Given::Set(name, value)) => writes.push(Intent::set(id, kind, name, value)),
            Ok(Given::Named(name, _, to)) => writes.push(Intent::set(id, kind, name, to)),
            Ok(Given::Elements(name, all) | Given::NamedElements(name, _, all)) => {
                writes.extend(all.iter().map(|one| Intent::element(id, kind, name, one, true)));
            }
            Ok(Given::Family(name, all)) => writes.extend(
                all.into_iter().map(|(key, value)| Intent::set(id, kind, &format!("{name}/{key}"), value)),
            ),
            // The tests of demonstrations take every field on several days.
            Err(error) => debug_assert!(false, "{kind} {id}: {error}"),
        }
    }
    writes.push(Intent::set(id, kind, "life", "alive"));
    writes.push(Intent::set(id, kind, "import", import.to_string()));
    writes
}

/// The changes as they are gathered.
struct Script<'a> {
    stage: &'a Stage<'a>,
    changes: Vec<Vec<Intent>>,
}

impl Script<'_> {
    /// A record from its plain fields, as scripts give them; `null` is no field.
    fn make(&mut self, kind: &'static str, key: &str, plain: &Value) -> RecordId {
        let id = id_of(kind, key);
        let writes = record(id, kind, schema::fields(kind), plain, self.stage.import);
        self.changes.push(writes);
        id
    }

    /// So many days ago; ahead when negative.
    fn ago(&self, days: i64) -> Value {
        json!(self.day(-days).to_string())
    }

    fn day(&self, ahead: i64) -> NaiveDate {
        let by = Days::new(ahead.unsigned_abs());
        let moved = if ahead < 0 {
            self.stage.today.checked_sub_days(by)
        } else {
            self.stage.today.checked_add_days(by)
        };
        moved.unwrap_or(self.stage.today)
    }

    /// The first day of a month so many months from now.
    fn first_of(&self, months: i32) -> Value {
        let first = self.stage.today.with_day(1).unwrap_or(self.stage.today);
        let by = Months::new(months.unsigned_abs());
        let moved = if months < 0 { first.checked_sub_months(by) } else { first.checked_add_months(by) };
        json!(moved.unwrap_or(first).to_string())
    }

    /// A wall-clock time so many days ago, as an instant.
    fn at(&self, days_ago: i64, hour: u32, minute: u32) -> Value {
        let time = NaiveTime::from_hms_opt(hour, minute, 0).unwrap_or_default();
        json!((self.stage.instant)(self.day(-days_ago).and_time(time)))
    }

    fn year(&self) -> i32 {
        self.stage.today.year()
    }

    fn person(&self, key: &str) -> Value {
        (self.stage.person)(key).map_or(Value::Null, |id| json!(id.to_string()))
    }

    fn place(&self, key: &str) -> Value {
        (self.stage.place)(key).map_or(Value::Null, |id| json!(id.to_string()))
    }

    fn requests(&self, keys: &[&str]) -> Value {
        keys.iter().filter_map(|key| (self.stage.request)(key)).map(|id| json!(id.to_string())).collect()
    }

    fn of(kind: &str, key: &str) -> Value {
        json!(id_of(kind, key).to_string())
    }

    fn child(kind: &str, key: &str, pos: usize) -> Value {
        json!({ "parent": id_of(kind, key).to_string(), "pos": format!("V{pos:04}") })
    }
}

#[cfg(test)]
mod tests;
