//! Events that come again: what is stored of it, and which times fall into a window.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};
use domain::recurrence::{self, End, Rule, RuleError, Series};
use replica::Value;
use replica::view::ValueRef;
use serde_json::json;
use supply::book::Entry;
use supply::read::text_at;

use super::{Event, When};
use crate::Planner;
use crate::read::{civil, flag};

/// How an event comes again: `rrule`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Repeat {
    /// Its rules as written, one a line (`FREQ=WEEKLY;BYDAY=TU`).
    pub text: String,
    /// Those that can be shown.
    pub rules: Vec<Rule>,
    /// Why another is not shown. Its text is kept.
    pub problem: Option<RuleError>,
    /// When the rules end on the wall clock, where they say it in UTC.
    pub until: Option<NaiveDateTime>,
    /// Times added.
    pub added: Vec<NaiveDateTime>,
    /// Times left out.
    pub left_out: Vec<NaiveDateTime>,
    /// There is no series here, only some of its times: a file may hold those alone.
    pub is_alone: bool,
}

impl Repeat {
    /// Makes one of what files say. `until` is the end of the rules on the wall clock.
    #[must_use]
    pub fn new(
        text: &str,
        until: Option<NaiveDateTime>,
        added: Vec<NaiveDateTime>,
        left_out: Vec<NaiveDateTime>,
    ) -> Self {
        let mut it = Self { text: text.to_owned(), until, added, left_out, ..Self::default() };
        for line in text.lines() {
            match recurrence::parse(line) {
                Ok(mut rule) => {
                    if let Some(until) = until.filter(|_| rule.is_until_utc) {
                        rule.end = End::Until(until);
                    }
                    it.rules.push(rule);
                }
                Err(problem) => it.problem = Some(problem),
            }
        }
        it
    }

    /// Reads `{"text", "until"?, "rdate"?, "exdate"?, "alone"?}`; times are separated by spaces.
    #[must_use]
    pub fn read(value: &ValueRef<'_>) -> Option<Self> {
        let text = text_at(value, "text")?;
        let times = |key: &str| -> Vec<NaiveDateTime> {
            let all = text_at(value, key).unwrap_or_default();
            all.split_ascii_whitespace().filter_map(domain::office::row::parse_civil).collect()
        };
        let until = value.get("until").and_then(|value| civil(&value));
        let it = Self::new(&text, until, times("rdate"), times("exdate"));
        Some(Self { is_alone: value.get("alone").is_some_and(|value| flag(&value)), ..it })
    }

    /// As it is stored; null when it says nothing.
    #[must_use]
    pub fn stored(&self) -> Value {
        let says =
            !self.text.is_empty() || !self.added.is_empty() || !self.left_out.is_empty() || self.is_alone;
        if !says {
            return Value::Null;
        }
        let mut value = json!({ "text": self.text });
        let Some(map) = value.as_object_mut() else { return Value::Null };
        if let Some(until) = self.until {
            map.insert("until".into(), stored_civil(until).into());
        }
        for (key, times) in [("rdate", &self.added), ("exdate", &self.left_out)] {
            if !times.is_empty() {
                let times: Vec<String> = times.iter().copied().map(stored_civil).collect();
                map.insert(key.into(), times.join(" ").into());
            }
        }
        if self.is_alone {
            map.insert("alone".into(), true.into());
        }
        value
    }

    /// Whether it comes more than once.
    #[must_use]
    pub fn is_recurring(&self) -> bool {
        !self.text.is_empty() || !self.added.is_empty()
    }

    /// Whether one of its rules never ends.
    #[must_use]
    pub fn is_endless(&self) -> bool {
        self.rules.iter().any(Rule::is_endless)
    }
}

/// A wall-clock time as it is stored.
#[must_use]
pub fn stored_civil(at: NaiveDateTime) -> String {
    at.format("%Y-%m-%dT%H:%M").to_string()
}

/// One time of a series that is unlike the others: `occ/<when it would have been>`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moved {
    /// When the series says it is.
    pub key: NaiveDateTime,
    /// When it is.
    pub start: NaiveDateTime,
    /// The moment after its last.
    pub end: NaiveDateTime,
    /// Its own title.
    pub title: Option<String>,
    /// It does not take place.
    pub is_cancelled: bool,
}

impl Moved {
    /// Reads `{"start", "end", "title"?, "status"?}`; the file's own lines of it stay in the record.
    #[must_use]
    pub fn read(element: &str, value: &ValueRef<'_>) -> Option<Self> {
        let key = domain::office::row::parse_civil(element)?;
        let at = |name: &str| value.get(name).and_then(|value| civil(&value));
        let start = at("start")?;
        Some(Self {
            key,
            start,
            end: at("end").unwrap_or(start),
            title: text_at(value, "title"),
            is_cancelled: text_at(value, "status").is_some_and(|status| status == "cancelled"),
        })
    }
}

/// One time that an event takes place.
#[derive(Clone, Debug, PartialEq)]
pub struct Occurrence<'a> {
    /// Which event.
    pub event: &'a Event,
    /// This time, on the event's own wall clock.
    pub when: When,
    /// What it is called this time.
    pub title: &'a str,
    /// Which time of its series; none for an event that takes place once.
    pub key: Option<NaiveDateTime>,
    /// This time does not take place.
    pub is_cancelled: bool,
}

/// What takes place on the days `from..to` (the end is not counted), by start: single events, and each time of those that
/// come again. Templates are none. An endless series costs no more than what is shown of it.
#[must_use]
pub fn occurrences(planner: &Planner, from: NaiveDate, to: NaiveDate) -> Vec<Occurrence<'_>> {
    let mut all = Vec::new();
    for event in planner.events.iter().filter(|event| event.is_alive() && !event.is_template) {
        occurrences_of(event, from, to, &mut all);
    }
    all.sort_by_key(|one| (one.when.start, one.when.end, one.event.id));
    all
}

/// The times of one event that touch the days `from..to`, in no order.
pub fn occurrences_of<'a>(event: &'a Event, from: NaiveDate, to: NaiveDate, into: &mut Vec<Occurrence<'a>>) {
    let Some(when) = &event.when else { return };
    let (from, to) = (from.and_time(NaiveTime::MIN), to.and_time(NaiveTime::MIN));
    // A moment that begins the window counts though it lasts no time.
    let touches = |start: NaiveDateTime, end: NaiveDateTime| start < to && (from < end || from <= start);
    let is_off = event.status == "cancelled";
    let repeat = event.repeat.as_ref();
    let Some(repeat) =
        repeat.filter(|repeat| repeat.is_recurring() || repeat.is_alone || !event.moved.is_empty())
    else {
        if touches(when.start, when.end) {
            into.push(Occurrence {
                event,
                when: when.clone(),
                title: &event.title,
                key: None,
                is_cancelled: is_off,
            });
        }
        return;
    };
    let lasts = (when.end - when.start).max(TimeDelta::zero());
    if !repeat.is_alone {
        let series = Series {
            start: when.start,
            rules: repeat.rules.clone(),
            added: repeat.added.clone(),
            left_out: repeat.left_out.clone(),
        };
        for start in series.between(from.checked_sub_signed(lasts).unwrap_or(from), to).times {
            let end = start.checked_add_signed(lasts).unwrap_or(start);
            if touches(start, end) && !event.moved.iter().any(|moved| moved.key == start) {
                let when = When { start, end, ..when.clone() };
                let title = &event.title;
                into.push(Occurrence { event, when, title, key: Some(start), is_cancelled: is_off });
            }
        }
    }
    for moved in event.moved.iter().filter(|moved| touches(moved.start, moved.end)) {
        into.push(Occurrence {
            event,
            when: When { start: moved.start, end: moved.end, ..when.clone() },
            title: moved.title.as_deref().unwrap_or(&event.title),
            key: Some(moved.key),
            is_cancelled: is_off || moved.is_cancelled,
        });
    }
}
