//! One row of a file or one record of a caller, in our field names, before it meets what is here.

use domain::kinds::{field, kind as kinds};
use domain::office::row::parse_civil;
use domain::office::{NamedKind, named_id};
use domain::zone::Zone;
use files::plan::Draft;
use replica::{RecordId, Value};
use search::fold;
use serde_json::{Map, json};

use super::names::{kind_of_field, named_kind};
use crate::schema::{self, BadField, Given};

/// What a row says about one record. Silence about a field is no field.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Incoming {
    /// The record, if the row says which.
    pub id: Option<RecordId>,
    /// Its kind.
    pub kind: Box<str>,
    /// Registers by stored name.
    pub fields: Vec<(Box<str>, Value)>,
    /// Registers that hold a named thing.
    pub refs: Vec<(&'static str, NamedKind, String)>,
    /// Elements of sets.
    pub elements: Vec<(&'static str, String)>,
}

/// A record that cannot be taken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadRecord {
    /// A request without title, or a named thing without name.
    #[error("it has no title or name")]
    NoName,
    /// `id` is no id.
    #[error("its id is not an id")]
    BadId,
    /// A field that its kind does not have, or of another form.
    #[error("{0}")]
    BadField(BadField),
}

/// The request that a reference of another system stands for: the same on every device that imports it.
pub fn id_of_ext(column: &str, ext: &str) -> RecordId {
    RecordId::derived(kinds::REQUEST, &format!("{}:{ext}", fold(column).trim()))
}

/// The instant of a stored moment, in ms UTC.
fn instant(moment: &Value, zone: &Zone) -> Option<i64> {
    if let Some(ms) = moment.get("ms").and_then(Value::as_i64) {
        return Some(ms);
    }
    parse_civil(moment.get("civil")?.as_str()?).map(|civil| zone.instant(civil))
}

impl Incoming {
    /// From a planned row; `ext_column` is the name of the column that recognises requests.
    pub fn from_draft(draft: Draft, ext_column: &str) -> Self {
        let mut fields: Vec<(Box<str>, Value)> =
            draft.fields.into_iter().map(|(name, value)| (name.into(), value)).collect();
        fields.extend(draft.extras.into_iter().map(|(name, text)| (Box::from(&*name), Value::from(text))));
        let refs = draft.refs.into_iter().filter_map(|r| Some((r.field, kind_of_field(r.field)?, r.name)));
        Self {
            id: draft.ext.map(|ext| id_of_ext(ext_column, &ext)),
            kind: kinds::REQUEST.into(),
            fields,
            refs: refs.collect(),
            elements: draft.tags.into_iter().map(|tag| (field::TAGS, tag)).collect(),
        }
    }

    /// From a record of a caller. Short forms are taken: a status, place or person by its word, a date as text,
    /// an instant as a number of ms, a cost as a number of cents, sets as lists.
    pub fn from_map(kind: &str, map: Map<String, Value>) -> Result<Self, BadRecord> {
        let mut incoming = Self { kind: kind.into(), ..Self::default() };
        let mut has_name = false;
        for (name, value) in map {
            let is_text = value.as_str().is_some_and(|text| !text.trim().is_empty());
            match name.as_str() {
                _ if value.is_null() => continue,
                "id" => {
                    let id = value.as_str().and_then(|text| text.parse().ok());
                    incoming.id = Some(id.ok_or(BadRecord::BadId)?);
                    continue;
                }
                field::TITLE | field::NAME => has_name |= is_text,
                _ => {}
            }
            if schema::is_known(kind) {
                incoming.take_checked(kind, &name, value).map_err(BadRecord::BadField)?;
            } else {
                incoming.take(kind, name, value);
            }
        }
        if named_kind(kind).is_some() || kind == kinds::REQUEST {
            // An update of a known record may leave its name out.
            if !has_name && incoming.id.is_none() {
                return Err(BadRecord::NoName);
            }
        }
        if schema::is_known(kind) && incoming.id.is_none() {
            let lacks = |name: &str| incoming.value(if name == "parent" { "at" } else { name }).is_none();
            if schema::required(kind).iter().any(|name| lacks(name)) {
                return Err(BadRecord::NoName);
            }
        }
        if incoming.id.is_none() {
            let text = |wanted: &str| {
                incoming.fields.iter().find(|(name, _)| &**name == wanted).and_then(|(_, v)| v.as_str())
            };
            incoming.id = match kind {
                kinds::REQUEST => text(field::EXT).map(|ext| id_of_ext(field::EXT, ext)),
                _ => named_kind(kind).and_then(|_| text(field::NAME)).map(|name| named_id(kind, name)),
            };
        }
        Ok(incoming)
    }

    fn take(&mut self, kind: &str, name: String, value: Value) {
        if kind != kinds::REQUEST {
            self.fields.push((name.into(), value));
            return;
        }
        match (name.as_str(), value) {
            (field::TAGS, Value::Array(list)) => self.list(field::TAGS, list),
            (field::WATCHERS, Value::Array(list)) => self.list(field::WATCHERS, list),
            ("x", Value::Object(columns)) => {
                let column = |(name, value): (String, Value)| (format!("x/{name}").into(), value);
                self.fields.extend(columns.into_iter().map(column));
            }
            (field::STATUS, Value::String(key)) => self.fields.push((name.into(), json!({ "s": key }))),
            (field::REPORTED | field::CLOSED, Value::String(text)) => {
                self.fields.push((name.into(), json!({ "civil": text })));
            }
            (field::REPORTED | field::CLOSED, Value::Number(ms)) => {
                self.fields.push((name.into(), json!({ "ms": ms })));
            }
            (field::COST, Value::Number(cents)) => {
                self.fields.push((name.into(), json!({ "cents": cents, "cur": "EUR" })));
            }
            (known, Value::String(text)) => match (ref_field(known), text.parse::<RecordId>()) {
                (Some((field, kind)), Err(_)) => self.refs.push((field, kind, text)),
                _ => self.fields.push((name.into(), text.into())),
            },
            (_, value) => self.fields.push((name.into(), value)),
        }
    }

    /// A field of the supplier room's kinds. Sets of named things are given by id here.
    fn take_checked(&mut self, kind: &str, name: &str, value: Value) -> Result<(), BadField> {
        match schema::given(kind, name, value)? {
            Given::Set(name, value) => self.fields.push((name.into(), value)),
            Given::Elements(name, all) => self.elements.extend(all.into_iter().map(|one| (name, one))),
            Given::Family(name, all) => {
                let register = |(key, value)| (format!("{name}/{key}").into(), value);
                self.fields.extend(all.into_iter().map(register));
            }
            Given::Named(name, kind, text) => match (text.parse::<RecordId>(), named_kind(kind)) {
                (Err(_), Some(kind)) => self.refs.push((name, kind, text)),
                _ => self.fields.push((name.into(), text.into())),
            },
            Given::NamedElements(name, _, all) => match all.iter().all(|id| id.parse::<RecordId>().is_ok()) {
                true => self.elements.extend(all.into_iter().map(|one| (name, one))),
                false => {
                    let wanted = "a list of ids".to_owned();
                    return Err(BadField::Value { name: name.to_owned(), wanted });
                }
            },
        }
        Ok(())
    }

    fn list(&mut self, set: &'static str, list: Vec<Value>) {
        self.elements.extend(list.into_iter().filter_map(|v| Some((set, v.as_str()?.to_owned()))));
    }

    /// The value of a field.
    pub fn value(&self, name: &str) -> Option<&Value> {
        self.fields.iter().find(|(field, _)| &**field == name).map(|(_, value)| value)
    }

    /// Gives the status its moment: when it was closed, else reported, else now.
    pub fn date_status(&mut self, zone: &Zone, now_ms: i64) {
        let of = |name: &str| self.value(name).and_then(|moment| instant(moment, zone));
        let key = self.value(field::STATUS).and_then(|s| s.get("s")).and_then(Value::as_str);
        let is_closed = key.is_some_and(|key| domain::status::Status::from_key(key).is_closed());
        let closed = if is_closed { of(field::CLOSED) } else { None };
        let at = closed.or_else(|| of(field::REPORTED)).unwrap_or(now_ms);
        let status = self.fields.iter_mut().find(|(name, _)| &**name == field::STATUS);
        if let Some(map) = status.and_then(|(_, value)| value.as_object_mut()) {
            map.entry("at").or_insert(at.into());
        }
    }

    /// What a new request has when the file says nothing: a status, and when it was reported.
    pub fn complete_request(&mut self, zone: &Zone, now_ms: i64) {
        if self.value(field::STATUS).is_none() {
            self.fields.push((field::STATUS.into(), json!({ "s": "new" })));
        }
        self.date_status(zone, now_ms);
        if self.value(field::REPORTED).is_none() {
            self.fields.push((field::REPORTED.into(), json!({ "ms": now_ms })));
        }
    }
}

fn ref_field(name: &str) -> Option<(&'static str, NamedKind)> {
    let name = [field::CATEGORY, field::PLACE, field::REQUESTER, field::ASSIGNEE]
        .into_iter()
        .find(|known| *known == name)?;
    Some((name, kind_of_field(name)?))
}
