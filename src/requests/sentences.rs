//! Facts of a history as sentences: « statut : Nouvelle → En cours ». The only place where they are made.

use domain::history::Fact;
use domain::kinds::field;
use domain::office::Office;
use domain::status::{Status, Transition};
use replica::{RecordId, Value};

use crate::i18n::T;

/// The longest piece of a person's text that a sentence quotes.
const MAX_QUOTE: usize = 80;

/// One fact as a sentence. Names come from the office, so a renamed place reads by its present name.
pub fn sentence(t: T, office: &Office, fact: &Fact) -> String {
    match fact {
        Fact::Created => t.history_created().to_owned(),
        Fact::Trashed => t.history_trashed().to_owned(),
        Fact::Restored => t.history_restored().to_owned(),
        Fact::Field { name, from, to } => field_sentence(t, office, name, from, to),
        Fact::Element { name, element, is_in } => {
            let field = field_name(t, name);
            let what = element_text(office, name, element);
            if *is_in { t.history_added(&field, &what) } else { t.history_removed(&field, &what) }
        }
        Fact::Comment(text) => t.history_comment(&quote(text)),
        Fact::Check { text, done: Some(true) } => t.history_checked(&quote(text)),
        Fact::Check { text, done: Some(false) } => t.history_unchecked(&quote(text)),
        Fact::Check { text, done: None } => t.history_added(t.checklist_lower(), &quote(text)),
        Fact::Photo => t.history_photo_added().to_owned(),
        Fact::Link { rel, other, is_from, is_removed } => {
            let kind = t.link_name(rel, !is_from).unwrap_or(rel);
            let code = format!("#{}", office.codes.code(*other));
            if *is_removed { t.history_link_removed(kind, &code) } else { t.history_link_added(kind, &code) }
        }
    }
}

/// The sentences of one act, the same twice said once.
pub fn sentences(t: T, office: &Office, facts: &[Fact]) -> Vec<String> {
    let mut all: Vec<String> = Vec::with_capacity(facts.len());
    for fact in facts {
        // Closing and reopening note a date too: the status says it better.
        let is_echo = matches!(fact, Fact::Field { name, .. } if name == field::CLOSED)
            && facts.iter().any(|f| matches!(f, Fact::Field { name, .. } if name == field::STATUS));
        let text = sentence(t, office, fact);
        if !is_echo && !all.contains(&text) {
            all.push(text);
        }
    }
    all
}

fn field_sentence(t: T, office: &Office, name: &str, from: &Value, to: &Value) -> String {
    let field = field_name(t, name);
    if name == field::DESCRIPTION {
        return t.history_text_changed(&field);
    }
    if name == field::STATUS
        && let (Some(before), Some(after)) = (status_of(from), status_of(to))
        && before.transition(&after) == Transition::Reopened
    {
        return t.history_reopened().to_owned();
    }
    match (value_text(t, office, name, from), value_text(t, office, name, to)) {
        (_, None) if is_unknown(t, name) => t.history_unknown_field(name),
        (Some(from), Some(to)) => t.history_changed(&field, &from, &to),
        (None, Some(to)) => t.history_set(&field, &to),
        (Some(from), None) => t.history_cleared(&field, &from),
        (None, None) => t.history_text_changed(&field),
    }
}

fn is_unknown(t: T, name: &str) -> bool {
    t.field_name_lower(name).is_none() && !name.starts_with(field::EXTRA)
}

fn status_of(value: &Value) -> Option<Status> {
    value.get("s").and_then(Value::as_str).map(Status::from_key)
}

/// The name of a stored field inside a sentence; a column of a file keeps its own.
pub fn field_name(t: T, name: &str) -> String {
    match name.strip_prefix(field::EXTRA) {
        Some(column) => column.to_owned(),
        None => t.field_name_lower(name).map_or_else(|| name.to_owned(), str::to_owned),
    }
}

/// A stored value as a person reads it; nothing for none.
pub fn value_text(t: T, office: &Office, name: &str, value: &Value) -> Option<String> {
    match name {
        field::STATUS => status_text(t, value),
        field::PRIORITY => value.as_str().map(|key| t.priority_name(key).unwrap_or(key).to_owned()),
        field::TRADE => value.as_str().map(|key| t.trade_name(key).unwrap_or(key).to_owned()),
        field::LEVEL => value.as_str().map(|key| t.level_name(key).unwrap_or(key).to_owned()),
        field::PLACE | field::CATEGORY | field::REQUESTER | field::ASSIGNEE | field::PARENT | field::IMPORT => {
            value.as_str().map(|id| name_of(office, id))
        }
        field::DUE => value.as_str().map(|day| day.parse().map_or_else(|_| day.to_owned(), |d| t.date_year(d))),
        field::COST => {
            let cents = value.get("cents").and_then(Value::as_i64)?;
            Some(t.money(cents, value.get("cur").and_then(Value::as_str).unwrap_or("EUR")))
        }
        field::REPORTED | field::CLOSED => moment_text(t, value),
        _ => plain_text(t, value),
    }
}

fn status_text(t: T, value: &Value) -> Option<String> {
    let key = value.get("s").and_then(Value::as_str)?;
    match value.get("on").and_then(Value::as_str).filter(|on| !on.is_empty()) {
        Some(on) if key == "waiting" => Some(t.waiting_on(on)),
        _ => Some(t.status_name(key).unwrap_or(key).to_owned()),
    }
}

fn moment_text(t: T, value: &Value) -> Option<String> {
    if let Some(ms) = value.get("ms").and_then(Value::as_i64) {
        return Some(t.date_time(ms));
    }
    let civil = value.get("civil").and_then(Value::as_str)?;
    let at = domain::office::row::parse_civil(civil)?;
    Some(format!("{}, {}", t.date_year(at.date()), at.format("%H:%M")))
}

fn plain_text(t: T, value: &Value) -> Option<String> {
    match value {
        Value::Null => None,
        Value::String(text) if text.trim().is_empty() => None,
        Value::String(text) => Some(t.quoted(&quote(text))),
        Value::Bool(true) => Some(t.yes().to_owned()),
        Value::Bool(false) => Some(t.no().to_owned()),
        Value::Number(number) => Some(number.to_string()),
        other => Some(quote(&other.to_string())),
    }
}

fn element_text(office: &Office, set: &str, element: &str) -> String {
    if set == field::WATCHERS { name_of(office, element) } else { element.to_owned() }
}

/// The name behind a reference; its short code where nothing here bears it.
fn name_of(office: &Office, id: &str) -> String {
    let Ok(id) = id.parse::<RecordId>() else { return id.to_owned() };
    match office.name(id) {
        Some(name) => name.to_owned(),
        None => format!("#{}", office.codes.code(id)),
    }
}

/// The first line of a text, shortened at a word where it can be.
pub fn quote(text: &str) -> String {
    let line = text.trim().lines().next().unwrap_or_default().trim();
    if line.chars().count() <= MAX_QUOTE {
        return line.to_owned();
    }
    let cut: String = line.chars().take(MAX_QUOTE).collect();
    let at_word = cut.rfind(' ').filter(|at| cut.len() / 2 < *at).and_then(|at| cut.get(..at));
    format!("{}…", at_word.unwrap_or(&cut).trim_end())
}

#[cfg(test)]
mod tests {
    use domain::zone::Zone;
    use serde_json::json;

    use super::*;
    use crate::i18n::Lang;

    fn say(fact: &Fact) -> String {
        sentence(T::fixed(Lang::En), &Office::new(Zone::default()), fact)
    }

    fn field(name: &str, from: Value, to: Value) -> Fact {
        Fact::Field { name: name.into(), from, to }
    }

    #[test]
    fn fields_are_said_in_words() {
        assert_eq!(
            say(&field("status", json!({"s":"new","at":1}), json!({"s":"progress","at":2}))),
            "status: New → In progress"
        );
        assert_eq!(
            say(&field("status", json!({"s":"done","at":1}), json!({"s":"progress","at":2}))),
            "Reopened"
        );
        assert_eq!(say(&field("priority", Value::Null, json!("p1"))), "priority: Urgent");
        assert_eq!(say(&field("x/Borough", Value::Null, json!("QUEENS"))), "Borough: “QUEENS”");
        assert_eq!(say(&field("colour", json!("a"), Value::Null)), "colour changed by a newer version");
    }

    #[test]
    fn a_reference_without_a_name_shows_its_code() {
        let id = RecordId::derived("place", "cuisine").to_string();
        let text = say(&field("place", Value::Null, json!(id)));
        assert!(text.starts_with("place: #"), "{text}");
    }

    #[test]
    fn closing_is_said_once() {
        let facts = [
            field("status", json!({"s":"progress"}), json!({"s":"done"})),
            field("closed", Value::Null, json!({"ms": 1})),
        ];
        let office = Office::new(Zone::default());
        assert_eq!(sentences(T::fixed(Lang::En), &office, &facts), ["status: In progress → Done"]);
    }

    #[test]
    fn long_texts_are_cut_at_a_word() {
        let long = "mot ".repeat(60);
        let quoted = quote(&long);
        assert!(quoted.ends_with("mot…") && quoted.chars().count() <= MAX_QUOTE + 1, "{quoted}");
        assert_eq!(quote("une\ndeux"), "une");
    }
}
