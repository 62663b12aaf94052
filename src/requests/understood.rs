//! From a typed line to a draft: what was understood, what the person took or dropped.

use std::collections::HashMap;

use chrono::NaiveDateTime;
use domain::capture::{self, Capture, Directory, Entry, Suggestion, Value};
use domain::compose::{self, Draft};
use domain::office::{NamedKind, Office};
use replica::{Intent, RecordId};

use crate::i18n::T;
use crate::session::Session;
use crate::widgets::icon::Glyph;

/// A line and its reading.
#[derive(Clone, Debug, PartialEq)]
pub struct Understood {
    /// The line.
    pub line: String,
    /// What it seems to say.
    pub capture: Capture,
}

/// Reads a line with what the office knows by name.
pub fn understood(office: &Office, line: &str, now: NaiveDateTime) -> Understood {
    let names = |kind: NamedKind| -> Vec<(String, String)> {
        office.all_named(kind).into_iter().map(|n| (n.id.to_string(), n.name.clone())).collect()
    };
    let (places, people, categories) =
        (names(NamedKind::Place), names(NamedKind::Person), names(NamedKind::Category));
    let (places, people, categories) = (as_entries(&places), as_entries(&people), as_entries(&categories));
    let directory = Directory { places: &places, people: &people, categories: &categories };
    let capture = capture::parse(line, now.date(), now, &directory);
    Understood { line: line.to_owned(), capture }
}

fn as_entries(list: &[(String, String)]) -> Vec<Entry<'_>> {
    list.iter().map(|(id, name)| Entry { id, name }).collect()
}

/// What the person decided about suggestions, by what they would fill in.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Choices(HashMap<String, bool>);

impl Choices {
    fn key(suggestion: &Suggestion) -> String {
        format!("{:?}", suggestion.value)
    }

    /// Whether the suggestion is filled in: said by the person, else by its confidence.
    pub fn is_taken(&self, suggestion: &Suggestion) -> bool {
        self.0.get(&Self::key(suggestion)).copied().unwrap_or_else(|| suggestion.is_default())
    }

    /// Takes it or drops it.
    pub fn choose(&mut self, suggestion: &Suggestion, take: bool) {
        self.0.insert(Self::key(suggestion), take);
    }
}

/// The draft of a reading, and what must be made for it (people and categories that have no record yet).
pub fn draft_of(office: &Office, read: &Understood, choices: &Choices) -> (Draft, Vec<Intent>) {
    let taken: Vec<&Suggestion> = read.capture.suggestions.iter().filter(|s| choices.is_taken(s)).collect();
    let removed: Vec<_> = taken.iter().filter(|s| s.removes_text).map(|s| s.range.clone()).collect();
    let mut draft = Draft { title: capture::title(&read.line, &removed), ..Draft::default() };
    let mut intents = Vec::new();
    let id_of = |id: &str| id.parse::<RecordId>().ok();
    let mut named = |kind: NamedKind, name: &str| {
        let (id, mut make) = compose::ensure_named(office, kind, name);
        intents.append(&mut make);
        id
    };
    for suggestion in taken {
        match &suggestion.value {
            Value::Place { id, .. } => draft.place = draft.place.or(id_of(id)),
            Value::Category { id, name, .. } => {
                let id = id.as_deref().and_then(id_of).unwrap_or_else(|| named(NamedKind::Category, name));
                draft.category = draft.category.or(Some(id));
            }
            Value::Trade(trade) => draft.trade = draft.trade.or(Some(trade.key().to_owned())),
            Value::Priority(priority) => draft.priority = draft.priority.or(Some(priority.key().to_owned())),
            Value::Due(day) => draft.due = draft.due.or(Some(*day)),
            Value::Person { id, name } => {
                let id = id.as_deref().and_then(id_of).unwrap_or_else(|| named(NamedKind::Person, name));
                draft.assignee = draft.assignee.or(Some(id));
            }
            Value::Cost(cents) => draft.cost = draft.cost.or(Some(cents.0)),
            Value::Tag(tag) => draft.tags.push(tag.clone()),
        }
    }
    (draft, intents)
}

/// A suggestion in few words, with its drawing.
pub fn words(session: Session, t: T, value: &Value) -> (String, Glyph) {
    match value {
        Value::Place { name, .. } => (name.clone(), Glyph::Place),
        Value::Category { name, key, .. } => {
            let english = key.and_then(domain::trade::builtin_category).map(|c| c.name(t.lang().code()));
            (english.map_or_else(|| name.clone(), str::to_owned), Glyph::Flag)
        }
        Value::Trade(trade) => (t.trade_name(trade.key()).unwrap_or(trade.key()).to_owned(), Glyph::Wrench),
        Value::Priority(priority) => {
            (t.priority_name(priority.key()).unwrap_or_default().to_owned(), Glyph::Warning)
        }
        Value::Due(day) => (t.date(*day, session.now().date()), Glyph::Calendar),
        Value::Person { name, .. } => (name.clone(), Glyph::Person),
        Value::Cost(cents) => (t.money(cents.0, "EUR"), Glyph::Euro),
        Value::Tag(tag) => (tag.clone(), Glyph::Tag),
    }
}
