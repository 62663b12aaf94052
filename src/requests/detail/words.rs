//! Values of fields as people read them: names, dates, amounts.

use chrono::NaiveDateTime;
use domain::kinds::field;
use domain::office::row::parse_civil;
use domain::office::{Named, Office};
use replica::{RecordId, Value};

use crate::i18n::{Lang, T};

/// The name of a named thing in the language shown.
pub fn named_label(t: T, named: &Named) -> String {
    match named.en {
        Some(en) if t.lang() == Lang::En => en.to_owned(),
        _ => named.name.clone(),
    }
}

/// The name behind an id.
pub fn name_of(t: T, office: &Office, id: RecordId) -> String {
    office
        .named
        .get(&id)
        .map(|named| named_label(t, named))
        .filter(|n| !n.is_empty())
        .unwrap_or_else(|| "…".into())
}

/// A place from the widest to itself: « Siège › 2e étage › Cuisine ».
pub fn path_of(office: &Office, id: RecordId) -> String {
    let mut names: Vec<&str> = office.place_path(id).into_iter().map(|p| p.name.as_str()).collect();
    names.reverse();
    names.join(" › ")
}

/// What holds a place, without itself; empty for the widest.
pub fn around(office: &Office, id: RecordId) -> String {
    let mut names: Vec<&str> = office.place_path(id).into_iter().skip(1).map(|p| p.name.as_str()).collect();
    names.reverse();
    names.join(" › ")
}

/// A moment of the wall clock: « demain, 10:00 ».
pub fn moment(t: T, at: NaiveDateTime, now: NaiveDateTime) -> String {
    let day = t.date(at.date(), now.date());
    format!("{}, {}", day.trim_end_matches(','), at.format("%H:%M"))
}

/// The title of a request, or that it has none.
pub fn title_of(t: T, record: Option<&replica::Record>) -> String {
    let title = record.and_then(|r| r.text(field::TITLE)).unwrap_or_default().trim();
    if title.is_empty() { t.untitled().to_owned() } else { title.to_owned() }
}

fn instant(office: &Office, value: &Value) -> Option<NaiveDateTime> {
    match value.get("ms").and_then(Value::as_i64) {
        Some(ms) => Some(office.civil(ms)),
        None => parse_civil(value.get("civil")?.as_str()?),
    }
}

/// The name of a field as a label; its stored name where this version has none.
pub fn field_label(t: T, name: &str) -> String {
    let label = match name {
        field::TITLE => t.field_title(),
        field::DESCRIPTION => t.field_description(),
        field::CATEGORY => t.field_category(),
        field::TRADE => t.trade(),
        field::PRIORITY => t.priority(),
        field::STATUS => t.status(),
        field::PLACE => t.field_place(),
        field::REQUESTER => t.field_requester(),
        field::ASSIGNEE => t.field_assignee(),
        field::DUE => t.field_due(),
        field::COST => t.field_cost(),
        field::REPORTED => t.field_reported(),
        field::CLOSED => t.field_closed(),
        field::EXT => t.field_external_id(),
        field::IMPORT => t.field_import(),
        other => other.strip_prefix(field::EXTRA).unwrap_or(other),
    };
    label.to_owned()
}

/// A value of a request's field in words; `None` for no value.
pub fn value_words(t: T, office: &Office, name: &str, value: &Value, now: NaiveDateTime) -> Option<String> {
    if value.is_null() {
        return None;
    }
    let words = match name {
        field::STATUS => {
            let key = value.get("s").and_then(Value::as_str).unwrap_or_default();
            match value.get("on").and_then(Value::as_str).filter(|_| key == "waiting") {
                Some(on) => t.waiting_on(on),
                None => t.status_name(key).unwrap_or(key).to_owned(),
            }
        }
        field::PRIORITY => value.as_str().map(|key| t.priority_name(key).unwrap_or(key).to_owned())?,
        field::TRADE => value.as_str().map(|key| t.trade_name(key).unwrap_or(key).to_owned())?,
        field::PLACE | field::CATEGORY | field::REQUESTER | field::ASSIGNEE | field::IMPORT => {
            value.as_str()?.parse().ok().map(|id| name_of(t, office, id))?
        }
        field::DUE => parse_civil(value.as_str()?).map(|at| t.date(at.date(), now.date()))?,
        field::COST => {
            let cents = value.get("cents").and_then(Value::as_i64)?;
            t.money(cents, value.get("cur").and_then(Value::as_str).unwrap_or("EUR"))
        }
        field::REPORTED | field::CLOSED => moment(t, instant(office, value)?, now),
        _ => match value {
            Value::String(text) => text.clone(),
            Value::Bool(true) => t.yes().to_owned(),
            Value::Bool(false) => t.no().to_owned(),
            other => other.to_string(),
        },
    };
    Some(words).filter(|words| !words.trim().is_empty())
}

#[cfg(test)]
mod tests {
    use domain::zone::Zone;
    use serde_json::json;

    use super::*;

    #[test]
    fn values_in_words() {
        let t = T::fixed(Lang::Fr);
        let office = Office::new(Zone::paris());
        let now = NaiveDateTime::default();
        let words = |name: &str, value: Value| value_words(t, &office, name, &value, now);
        let waiting = json!({"s": "waiting", "on": "le plombier", "at": 1});
        assert_eq!(words("status", waiting).as_deref(), Some("En attente du plombier"));
        assert_eq!(words("status", json!({"s": "parked"})).as_deref(), Some("parked"));
        assert_eq!(words("priority", "p1".into()).as_deref(), Some("Urgente"));
        assert_eq!(words("cost", json!({"cents": 4990, "cur": "EUR"})).as_deref(), Some("49,90\u{a0}€"));
        assert_eq!(words("due", "2026-02-31".into()), None, "a day that does not exist");
        assert_eq!(words("place", "not an id".into()), None);
        assert_eq!(words("x/Borough", Value::Null), None);
        let category = domain::office::named_id("category", "Fuite d’eau");
        let shown = office.named.get(&category).map(|c| named_label(T::fixed(Lang::En), c));
        assert_eq!(shown.is_some(), office.named.contains_key(&category));
    }
}
