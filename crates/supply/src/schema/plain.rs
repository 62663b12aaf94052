//! From plain values, as scripts and files give them, to what is stored. Checked before anything is written.

use std::fmt;

use chrono::NaiveDate;
use replica::RecordId;
use serde_json::{Map, Value, json};

use super::{Form, fields};

/// What a plain field asks to write.
#[derive(Clone, Debug, PartialEq)]
pub enum Given {
    /// A register.
    Set(&'static str, Value),
    /// The whole of a set.
    Elements(&'static str, Vec<String>),
    /// The whole of a family of registers, by key.
    Family(&'static str, Vec<(String, Value)>),
    /// A register that holds a named thing of a kind, by id or name.
    Named(&'static str, &'static str, String),
    /// The whole of a set of named things of a kind, by id or name.
    NamedElements(&'static str, &'static str, Vec<String>),
}

/// A field that a kind does not have, or a value that is not of its form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BadField {
    /// There is no such field.
    Unknown {
        /// The kind.
        kind: String,
        /// The field as given.
        name: String,
    },
    /// The value has another form.
    Value {
        /// The field.
        name: String,
        /// What it should be.
        wanted: String,
    },
}

impl fmt::Display for BadField {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unknown { kind, name } => write!(f, "`{kind}` has no field `{name}`"),
            Self::Value { name, wanted } => write!(f, "`{name}` is {wanted}"),
        }
    }
}

impl std::error::Error for BadField {}

/// Reads one plain field of a kind. `null` empties it, except a name.
pub fn given(kind: &str, name: &str, value: Value) -> Result<Given, BadField> {
    given_in(kind, fields(kind), name, value)
}

/// Reads one plain field of a kind that has these fields.
pub fn given_in(
    kind: &str,
    fields: &'static [(&'static str, Form)],
    name: &str,
    value: Value,
) -> Result<Given, BadField> {
    let unknown = || BadField::Unknown { kind: kind.to_owned(), name: name.to_owned() };
    let bad = |wanted: &str| BadField::Value { name: name.to_owned(), wanted: wanted.to_owned() };
    let (name, form) = fields.iter().find(|(known, _)| *known == name).copied().ok_or_else(unknown)?;
    let set = |value: Value| Ok(Given::Set(name, value));
    if value.is_null() {
        return match form {
            Form::Name | Form::At => Err(bad("never empty")),
            form if form.is_set() => Ok(Given::Elements(name, Vec::new())),
            form if form.is_family() => Ok(Given::Family(name, Vec::new())),
            _ => set(Value::Null),
        };
    }
    match form {
        Form::Name => {
            let text = value.as_str().map(str::trim).filter(|text| !text.is_empty());
            set(text.ok_or_else(|| bad("a text that is not empty"))?.into())
        }
        Form::Text => set(value.as_str().ok_or_else(|| bad("a text"))?.trim().into()),
        Form::Flag => set(value.as_bool().ok_or_else(|| bad("true or false"))?.into()),
        Form::Count => set(value.as_i64().ok_or_else(|| bad("a whole number"))?.into()),
        Form::Milli => set(value.as_i64().ok_or_else(|| bad("a whole number of thousandths"))?.into()),
        Form::Rate => {
            let rate = value.as_i64().filter(|rate| (0..=10_000).contains(rate));
            set(rate.ok_or_else(|| bad("hundredths of a percent, 2000 for 20 %"))?.into())
        }
        Form::Day => set(day(&value).ok_or_else(|| bad("a day as 2026-11-23"))?.into()),
        Form::Instant => {
            let ms = value.as_i64().or_else(|| value.get("ms")?.as_i64());
            set(json!({ "ms": ms.ok_or_else(|| bad("an instant in ms, or {ms}"))? }))
        }
        Form::Money => set(json!({
            "cents": cents(&value).ok_or_else(|| bad("a whole number of cents, or {cents, cur}"))?,
            "cur": value.get("cur").and_then(Value::as_str).unwrap_or("EUR"),
        })),
        Form::Map(keys) => set(map(value, keys).map_err(|wanted| bad(&wanted))?),
        Form::Key(keys) => set(key(&value, keys).map_err(|wanted| bad(&wanted))?.into()),
        Form::State(keys) => {
            let state = value.get("s").unwrap_or(&value);
            let state = key(state, keys).map_err(|wanted| bad(&wanted))?;
            match value.get("why").and_then(Value::as_str) {
                Some(why) => set(json!({ "s": state, "why": why })),
                None => set(json!({ "s": state })),
            }
        }
        Form::Setting => match &value {
            Value::String(text) => set(text.as_str().into()),
            value => match cents(value) {
                Some(cents) => set(json!({ "cents": cents, "cur": "EUR" })),
                None => Err(bad("a text or a whole number of cents")),
            },
        },
        Form::Ref => set(reference(&value).ok_or_else(|| bad("the id of a record"))?.into()),
        Form::Named(kind) => {
            let text = value.as_str().map(str::trim).filter(|text| !text.is_empty());
            Ok(Given::Named(name, kind, text.ok_or_else(|| bad("an id or a name"))?.to_owned()))
        }
        Form::At => {
            let parent = value.get("parent").and_then(reference);
            let pos = value.get("pos").and_then(Value::as_str).unwrap_or_default();
            set(json!({ "parent": parent.ok_or_else(|| bad("{parent, pos}"))?, "pos": pos }))
        }
        Form::Keys(keys) => {
            let all = texts(&value).ok_or_else(|| bad("a list of keys"))?;
            match all.iter().find(|one| !keys.contains(&one.as_str())) {
                Some(_) => Err(bad(&format!("a list of {}", keys.join(", ")))),
                None => Ok(Given::Elements(name, all)),
            }
        }
        Form::Refs => {
            let all = texts(&value).filter(|all| all.iter().all(|id| id.parse::<RecordId>().is_ok()));
            Ok(Given::Elements(name, all.ok_or_else(|| bad("a list of ids"))?))
        }
        Form::NamedSet(kind) => {
            let all = texts(&value).ok_or_else(|| bad("a list of ids or names"))?;
            Ok(Given::NamedElements(name, kind, all))
        }
        Form::Texts => Ok(Given::Elements(name, texts(&value).ok_or_else(|| bad("a list of texts"))?)),
        Form::Minute => {
            let minute =
                value.as_i64().or_else(|| value.get("min")?.as_i64()).or_else(|| clock(value.as_str()?));
            set(json!({ "min": minute.ok_or_else(|| bad("minutes after midnight, or 19:15"))? }))
        }
        Form::Lines | Form::Addresses | Form::Counts | Form::Maps(_) | Form::Columns => {
            Ok(Given::Family(name, family(name, form, value).map_err(bad)?))
        }
    }
}

fn day(value: &Value) -> Option<String> {
    value.as_str()?.parse::<NaiveDate>().ok().map(|day| day.to_string())
}

/// `24:30` is half past midnight of the next day.
fn clock(text: &str) -> Option<i64> {
    let (hour, minute) = text.split_once(':')?;
    let (hour, minute) = (hour.parse::<u8>().ok()?, minute.parse::<u8>().ok().filter(|minute| *minute < 60)?);
    Some(i64::from(hour) * 60 + i64::from(minute))
}

fn cents(value: &Value) -> Option<i64> {
    value.as_i64().or_else(|| value.get("cents")?.as_i64())
}

fn reference(value: &Value) -> Option<String> {
    value.as_str()?.parse::<RecordId>().ok().map(|id| id.to_string())
}

fn key(value: &Value, keys: &[&str]) -> Result<String, String> {
    let key = value.as_str().filter(|key| keys.contains(key));
    key.map(str::to_owned).ok_or_else(|| format!("one of {}", keys.join(", ")))
}

fn texts(value: &Value) -> Option<Vec<String>> {
    let text = |one: &Value| one.as_str().map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
    value.as_array()?.iter().map(text).collect()
}

/// Parts are texts, whole numbers and flags: nothing else is read in place.
fn map(value: Value, keys: &[&str]) -> Result<Value, String> {
    let wanted = || format!("an object of {}: texts and whole numbers", keys.join(", "));
    let Value::Object(parts) = value else { return Err(wanted()) };
    let mut kept = Map::new();
    for (name, part) in parts {
        let is_plain = part.is_string() || part.is_i64() || part.is_boolean();
        match part {
            Value::Null => {}
            part if is_plain && keys.contains(&name.as_str()) => {
                kept.insert(name, part);
            }
            _ => return Err(wanted()),
        }
    }
    Ok(kept.into())
}

/// Lists get keys made of their values, so that the same number twice is one.
fn family(name: &str, form: Form, value: Value) -> Result<Vec<(String, Value)>, &'static str> {
    let wanted = match form {
        Form::Lines => "a list of texts or {v, t}, or an object of them by key",
        Form::Addresses => {
            "a list of {street, extra, postcode, city, region, country, t}, or an object of them"
        }
        Form::Counts => "an object of whole numbers by id",
        Form::Maps(_) => "an object of objects by key",
        _ => "an object of texts by column",
    };
    let all: Vec<(Option<String>, Value)> = match value {
        Value::Array(list) if matches!(form, Form::Lines | Form::Addresses) => {
            list.into_iter().map(|one| (None, one)).collect()
        }
        Value::Object(parts) => parts.into_iter().map(|(key, one)| (Some(key), one)).collect(),
        Value::String(_) if form == Form::Lines => vec![(None, value)],
        _ => return Err(wanted),
    };
    let mut family = Vec::with_capacity(all.len());
    for (key, one) in all {
        let stored = match (form, one) {
            (_, Value::Null) => Value::Null,
            (Form::Lines, Value::String(text)) => json!({ "v": text.trim(), "t": "work" }),
            (Form::Lines, one) => map(one, &["v", "t"]).map_err(|_| wanted)?,
            (Form::Addresses, one) => {
                map(one, &["street", "extra", "postcode", "city", "region", "country", "t"])
                    .map_err(|_| wanted)?
            }
            (Form::Maps(keys), one) => map(one, keys).map_err(|_| wanted)?,
            (Form::Counts, Value::Number(n)) if n.is_i64() => n.into(),
            (Form::Columns, Value::String(text)) => text.into(),
            _ => return Err(wanted),
        };
        if form == Form::Lines && stored.is_object() && stored.get("v").is_none() {
            return Err(wanted);
        }
        if form == Form::Counts && key.as_deref().is_none_or(|key| key.parse::<RecordId>().is_err()) {
            return Err(wanted);
        }
        family.push((key.unwrap_or_else(|| key_of(name, &stored)), stored));
    }
    Ok(family)
}

/// Eight letters that the value gives.
fn key_of(name: &str, value: &Value) -> String {
    let text = value.get("v").and_then(Value::as_str).map_or_else(|| value.to_string(), str::to_owned);
    RecordId::derived(name, &text).to_string().replace('-', "").chars().rev().take(8).collect()
}
