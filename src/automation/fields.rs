//! From the plain fields of a script to what is written. Pure: checked before anything is stored.

use chrono::NaiveDate;
use domain::compose;
use domain::kinds::{field, kind};
use domain::office::row::parse_civil;
use domain::office::{NamedKind, Office};
use domain::status::Status;
use domain::trade::{Priority, Trade};
use replica::{Intent, Record, RecordId, Value};
use serde_json::{Map, json};

use super::CallError;
use crate::schema::{self, BadField, Given};

const LEVELS: [&str; 4] = ["site", "building", "floor", "room"];

/// The kinds of the board that a script may write; those of suppliers are in `supply::schema`.
const KINDS: [&str; 8] = [
    kind::REQUEST,
    kind::COMMENT,
    kind::CHECK,
    kind::LINK,
    kind::PLACE,
    kind::PERSON,
    kind::CATEGORY,
    kind::VIEW,
];

/// Whether a script may write records of a kind; says which it may otherwise.
pub fn check_kind(of: &str) -> Result<(), CallError> {
    if KINDS.contains(&of) || schema::is_known(of) {
        return Ok(());
    }
    let all: Vec<&str> = KINDS.into_iter().chain(schema::kinds()).collect();
    Err(CallError::new("unknown_kind", format!("kind is one of {}", all.join(", "))))
}

/// The record that a script writes to.
pub struct Target<'a> {
    /// Its id.
    pub id: RecordId,
    /// Its kind.
    pub kind: &'a str,
    /// As it is now; `None` while it is being made.
    pub record: Option<&'a Record>,
}

/// The writes for `fields`, those on places, people and categories that do not exist yet included.
pub fn writes(
    office: &Office,
    target: &Target<'_>,
    fields: Map<String, Value>,
    now_ms: i64,
) -> Result<Vec<Intent>, CallError> {
    let mut writing = Writing { office, target, now_ms, intents: Vec::new() };
    let waiting_on = fields.get("waiting_on").and_then(Value::as_str).map(str::to_owned);
    for (name, value) in fields {
        match (target.kind, name.as_str()) {
            (_, field::LIFE) => {
                let life = one_of(&name, &value, &["alive", "trashed"])?;
                writing.set(field::LIFE, life.into());
            }
            (kind::REQUEST, field::STATUS) => writing.status(&value, waiting_on.as_deref())?,
            // With the status, of which it is a part.
            (kind::REQUEST, "waiting_on") if value.is_null() || waiting_on.is_some() => {}
            (kind::REQUEST, field::TAGS) => {
                let tags = texts(&name, &value)?;
                writing.elements(field::TAGS, &tags);
            }
            (kind::REQUEST, field::WATCHERS) => {
                let people = texts(&name, &value)?;
                let ids: Vec<RecordId> = people.iter().map(|p| writing.named(NamedKind::Person, p)).collect();
                let ids: Vec<String> = ids.iter().map(ToString::to_string).collect();
                writing.elements(field::WATCHERS, &ids);
            }
            (kind::REQUEST, "x") => {
                for (column, text) in value.as_object().ok_or_else(|| bad(&name, "an object of columns"))? {
                    writing.set(&format!("{}{column}", field::EXTRA), text.clone());
                }
            }
            (of, known) if schema::is_known(of) => writing.supply(known, value)?,
            (_, known) => {
                let value = writing.value(known, value)?;
                writing.set(known, value);
            }
        }
    }
    Ok(writing.intents)
}

struct Writing<'a> {
    office: &'a Office,
    target: &'a Target<'a>,
    now_ms: i64,
    intents: Vec<Intent>,
}

impl Writing<'_> {
    fn set(&mut self, name: &str, value: Value) {
        self.intents.push(Intent::set(self.target.id, self.target.kind, name, value));
    }

    fn named(&mut self, kind: NamedKind, text: &str) -> RecordId {
        if let Ok(id) = text.parse() {
            return id;
        }
        let (id, intents) = compose::ensure_named(self.office, kind, text);
        self.intents.extend(intents);
        id
    }

    fn elements(&mut self, set: &str, wanted: &[String]) {
        let present: Vec<&str> = self.target.record.iter().flat_map(|r| r.elements(set)).collect();
        let element = |text: &str, is_in| Intent::element(self.target.id, self.target.kind, set, text, is_in);
        let gone = present.iter().filter(|p| !wanted.iter().any(|w| w == *p)).map(|p| element(p, false));
        let come = wanted.iter().filter(|w| !present.contains(&w.as_str())).map(|w| element(w, true));
        let intents: Vec<Intent> = gone.chain(come).collect();
        self.intents.extend(intents);
    }

    /// A field of the supplier room's kinds.
    fn supply(&mut self, name: &str, value: Value) -> Result<(), CallError> {
        let given = schema::given(self.target.kind, name, value).map_err(|error| {
            let code = if matches!(error, BadField::Unknown { .. }) { "unknown_field" } else { "bad_value" };
            CallError::new(code, error.to_string())
        })?;
        match given {
            Given::Set(name, value) => self.set(name, value),
            Given::Elements(name, all) => self.elements(name, &all),
            Given::Named(name, kind, text) => {
                let id = self.named(kind_named(kind), &text);
                self.set(name, id.to_string().into());
            }
            Given::NamedElements(name, kind, all) => {
                let ids = all.iter().map(|text| self.named(kind_named(kind), text).to_string());
                let ids: Vec<String> = ids.collect();
                self.elements(name, &ids);
            }
            Given::Family(name, all) => {
                let head = format!("{name}/");
                let cells = self.target.record.iter().flat_map(|record| &record.cells);
                let present = cells.filter(|(_, cell)| cell.value().is_some_and(|value| !value.is_null()));
                let present = present.filter_map(|(field, _)| field.strip_prefix(&head));
                let is_kept = |k: &&str| all.iter().any(|(key, _)| key == k);
                let gone: Vec<String> = present.filter(|k| !is_kept(k)).map(str::to_owned).collect();
                for key in gone {
                    self.set(&format!("{head}{key}"), Value::Null);
                }
                for (key, value) in all {
                    self.set(&format!("{head}{key}"), value);
                }
            }
        }
        Ok(())
    }

    fn status(&mut self, value: &Value, waiting_on: Option<&str>) -> Result<(), CallError> {
        let (key, on) = match value {
            Value::Object(parts) => (parts.get("s"), parts.get("on").and_then(Value::as_str)),
            key => (Some(key), None),
        };
        let key = key.and_then(Value::as_str).unwrap_or_default();
        let known = Status::ALL.iter().find(|status| status.key() == key);
        let status =
            known.ok_or_else(|| bad(field::STATUS, "new, qualified, progress, waiting, done or refused"))?;
        let on = waiting_on.or(on);
        if let Some(row) = self.office.row(self.target.id) {
            self.intents.extend(compose::set_status(self.office, row, status, on, self.now_ms));
            return Ok(());
        }
        let mut value = json!({ "s": key, "at": self.now_ms });
        if let (Some(on), Some(parts)) = (on, value.as_object_mut()) {
            parts.insert("on".into(), on.into());
        }
        self.set(field::STATUS, value);
        if status.is_closed() {
            self.set(field::CLOSED, json!({ "ms": self.now_ms }));
        }
        Ok(())
    }

    /// A single field as it is stored. `null` empties it, except where something must be.
    fn value(&mut self, name: &str, value: Value) -> Result<Value, CallError> {
        let form = form_of(self.target.kind, name).ok_or_else(|| {
            CallError::new("unknown_field", format!("`{}` has no field `{name}`", self.target.kind))
        })?;
        if value.is_null() && form != Form::Name {
            return Ok(value);
        }
        match form {
            Form::Name => text(name, &value, false).map(Value::from),
            Form::Text => text(name, &value, true).map(Value::from),
            Form::Flag => value.as_bool().map(Value::from).ok_or_else(|| bad(name, "true or false")),
            Form::Hours => {
                value.as_u64().map(Value::from).ok_or_else(|| bad(name, "a whole number of hours"))
            }
            Form::Key(keys) => one_of(name, &value, keys).map(Value::from),
            Form::Record => {
                let id = value.as_str().and_then(|id| id.parse::<RecordId>().ok());
                id.map(|id| id.to_string().into()).ok_or_else(|| bad(name, "the id of a record"))
            }
            Form::Named(kind) => {
                let text = text(name, &value, false)?;
                Ok(self.named(kind, &text).to_string().into())
            }
            Form::Day => {
                let day = value.as_str().and_then(|day| day.parse::<NaiveDate>().ok());
                day.map(|day| day.to_string().into()).ok_or_else(|| bad(name, "a day as 2026-11-23"))
            }
            Form::Cost => match &value {
                Value::Object(parts) if parts.get("cents").is_some_and(Value::is_i64) => Ok(value),
                Value::Number(cents) if cents.is_i64() => Ok(json!({ "cents": cents, "cur": "EUR" })),
                _ => Err(bad(name, "a whole number of cents, or {cents, cur}")),
            },
            Form::Moment => match &value {
                Value::Number(ms) if ms.is_i64() => Ok(json!({ "ms": ms })),
                Value::String(civil) if parse_civil(civil).is_some() => Ok(json!({ "civil": civil })),
                Value::Object(parts) if parts.contains_key("ms") || parts.contains_key("civil") => Ok(value),
                _ => Err(bad(name, "an instant in ms, or a civil time as 2026-11-23T10:00")),
            },
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Form {
    Name,
    Text,
    Flag,
    Hours,
    Day,
    Cost,
    Moment,
    Key(&'static [&'static str]),
    Record,
    Named(NamedKind),
}

fn form_of(of: &str, name: &str) -> Option<Form> {
    const PRIORITIES: [&str; 4] =
        [Priority::P1.key(), Priority::P2.key(), Priority::P3.key(), Priority::P4.key()];
    const RELATIONS: [&str; 3] = ["duplicate_of", "blocks", "relates"];
    Some(match (of, name) {
        (kind::REQUEST, field::TITLE) | (kind::COMMENT | kind::CHECK, field::TEXT) => Form::Name,
        (kind::PLACE | kind::PERSON | kind::CATEGORY | kind::VIEW, field::NAME) => Form::Name,
        (kind::REQUEST, field::DESCRIPTION | field::EXT) => Form::Text,
        (kind::REQUEST, name) if name.starts_with(field::EXTRA) => Form::Text,
        (kind::PERSON, "email" | "phone") | (kind::VIEW, field::QUERY) => Form::Text,
        (kind::REQUEST | kind::CATEGORY, field::TRADE) => Form::Key(&TRADES),
        (kind::REQUEST, field::PRIORITY) => Form::Key(&PRIORITIES),
        (kind::REQUEST, field::PLACE) | (kind::PLACE, field::PARENT) => Form::Named(NamedKind::Place),
        (kind::REQUEST, field::CATEGORY) => Form::Named(NamedKind::Category),
        (kind::REQUEST, field::REQUESTER | field::ASSIGNEE) => Form::Named(NamedKind::Person),
        (kind::REQUEST, field::IMPORT) | (kind::COMMENT, field::PARENT) => Form::Record,
        (kind::LINK, field::FROM | field::TO) => Form::Record,
        (kind::LINK, field::REL) => Form::Key(&RELATIONS),
        (kind::REQUEST, field::DUE) => Form::Day,
        (kind::REQUEST, field::COST) => Form::Cost,
        (kind::REQUEST, field::REPORTED | field::CLOSED) => Form::Moment,
        (kind::CHECK, field::DONE) => Form::Flag,
        (kind::PLACE, field::LEVEL) => Form::Key(&LEVELS),
        (kind::CATEGORY, field::TARGET_HOURS) => Form::Hours,
        _ => return None,
    })
}

const TRADES: [&str; 14] = {
    let mut keys = [""; 14];
    let mut at = 0;
    while at < keys.len() {
        #[expect(clippy::indexing_slicing, reason = "evaluated while compiling")]
        {
            keys[at] = Trade::ALL[at].key();
        }
        at += 1;
    }
    keys
};

fn kind_named(of: &str) -> NamedKind {
    if of == kind::PERSON { NamedKind::Person } else { NamedKind::Place }
}

fn bad(name: &str, wanted: &str) -> CallError {
    CallError::new("bad_value", format!("`{name}` is {wanted}"))
}

fn text(name: &str, value: &Value, may_be_empty: bool) -> Result<String, CallError> {
    let text = value.as_str().map(str::trim).filter(|text| may_be_empty || !text.is_empty());
    text.map(str::to_owned)
        .ok_or_else(|| bad(name, if may_be_empty { "a text" } else { "a text that is not empty" }))
}

fn texts(name: &str, value: &Value) -> Result<Vec<String>, CallError> {
    let Value::Array(list) = value else { return Err(bad(name, "a list of texts")) };
    list.iter().map(|item| text(name, item, false)).collect()
}

fn one_of(name: &str, value: &Value, keys: &[&str]) -> Result<String, CallError> {
    let key = value.as_str().filter(|key| keys.contains(key));
    key.map(str::to_owned).ok_or_else(|| bad(name, &format!("one of {}", keys.join(", "))))
}

#[cfg(test)]
mod tests {
    use domain::zone::Zone;

    use super::*;

    fn write(of: &str, fields: Value) -> Result<Vec<(String, Value)>, CallError> {
        let office = Office::new(Zone::default());
        let target = Target { id: RecordId::derived("t", "1"), kind: of, record: None };
        let fields = fields.as_object().cloned().unwrap_or_default();
        let intents = writes(&office, &target, fields, 7)?;
        Ok(intents.into_iter().map(|i| (format!("{} {}", i.kind, i.field), i.value)).collect())
    }

    #[test]
    fn friendly_forms_become_stored_ones() {
        let fields = json!({
            "title": " Fuite ", "status": "waiting", "waiting_on": "devis", "place": "Cuisine", "tags": ["eau"],
            "due": "2026-11-23", "cost": 4990, "reported": "2026-11-20T10:00", "x": {"Borough": "QUEENS"},
        });
        let written = write("request", fields).unwrap();
        let has = |name: &str, value: Value| {
            assert!(written.contains(&(name.into(), value)), "{name}: {written:?}");
        };
        has("request title", json!("Fuite"));
        has("request status", json!({"s": "waiting", "at": 7, "on": "devis"}));
        has("place name", json!("Cuisine"));
        has("request place", json!(domain::office::named_id("place", "Cuisine").to_string()));
        has("request tags/eau", json!(true));
        has("request cost", json!({"cents": 4990, "cur": "EUR"}));
        has("request reported", json!({"civil": "2026-11-20T10:00"}));
        has("request x/Borough", json!("QUEENS"));
    }

    #[test]
    fn nothing_is_written_when_one_field_is_wrong() {
        for (of, fields, code) in [
            ("request", json!({"title": ""}), "bad_value"),
            ("request", json!({"title": null}), "bad_value"),
            ("request", json!({"title": "a", "status": "parked"}), "bad_value"),
            ("request", json!({"due": "2026-02-30"}), "bad_value"),
            ("request", json!({"cost": 1.5}), "bad_value"),
            ("request", json!({"tags": "eau"}), "bad_value"),
            ("request", json!({"colour": "red"}), "unknown_field"),
            ("place", json!({"name": "a", "level": "planet"}), "bad_value"),
            ("request", json!({"life": "purged"}), "bad_value"),
        ] {
            assert_eq!(write(of, fields.clone()).unwrap_err().code, code, "{fields}");
        }
    }

    #[test]
    fn kinds_of_suppliers_are_written_by_their_forms() {
        let fields = json!({"name": "Clair & Net", "trades": ["cleaning"], "tel": ["01 40 00 00 01"]});
        let written = write("party", fields).unwrap();
        let has = |name: &str| written.iter().any(|(field, _)| field.starts_with(name));
        assert!(has("party name") && has("party trades/cleaning") && has("party tel/"));
        let owner = write("contract", json!({"owner": "Inès Morel", "places": ["Cuisine"]})).unwrap();
        let names: Vec<&str> = owner.iter().map(|(field, _)| field.as_str()).collect();
        assert!(names.contains(&"person name") && names.contains(&"place name"), "{names:?}");
        assert_eq!(write("party", json!({"colour": "red"})).unwrap_err().code, "unknown_field");
        assert_eq!(write("party", json!({"type": "friend"})).unwrap_err().code, "bad_value");
        assert!(check_kind("contract").is_ok() && check_kind("planet").is_err());
    }

    #[test]
    fn a_set_becomes_what_was_given() {
        let id = RecordId::derived("t", "1");
        let mut record = Record::new(id, "request");
        for tag in ["eau", "gaz"] {
            let intent = Intent::element(id, "request", "tags", tag, true);
            let mut source = replica::ctx::Seeded(1);
            let cid = replica::Cid::new(&mut replica::Ctx { now_ms: 1, entropy: &mut source });
            let head = replica::cell::Head {
                cid,
                eff: replica::Hlc::default(),
                is_final: false,
                op: intent.op,
                value: intent.value,
            };
            record.cells.entry(intent.field).or_default().merge(head, &[]);
        }
        let office = Office::new(Zone::default());
        let target = Target { id, kind: "request", record: Some(&record) };
        let fields = json!({"tags": ["gaz", "bruit"]}).as_object().cloned().unwrap();
        let written = writes(&office, &target, fields, 1).unwrap();
        let said: Vec<String> = written.iter().map(|i| format!("{} {}", i.op.as_str(), i.field)).collect();
        assert_eq!(said, ["rem tags/eau", "add tags/bruit"]);
    }
}
