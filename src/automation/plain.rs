//! Records as plain objects.

use domain::kinds::{field, kind};
use domain::office::Office;
use replica::{Record, Value};
use serde_json::{Map, json};

use crate::schema;

/// The fields that name another record, and are joined by its name.
const NAMED: [&str; 5] = [field::PLACE, field::CATEGORY, field::REQUESTER, field::ASSIGNEE, field::IMPORT];

/// A record as a plain object: stored names, with sets as lists, file columns under `x`, the status as a key, and
/// the names of what it refers to under `names`.
pub fn plain(office: &Office, record: &Record) -> Map<String, Value> {
    let mut object = Map::new();
    let (mut names, mut columns) = (Map::new(), Map::new());
    let of = &*record.kind;
    for (set, _) in schema::fields(of).iter().filter(|(_, form)| form.is_set()) {
        object.insert((*set).into(), record.elements(set).map(Value::from).collect());
    }
    object.insert("id".into(), record.id.to_string().into());
    object.insert("kind".into(), (*record.kind).into());
    object.insert("life".into(), "alive".into());
    for (name, cell) in &record.cells {
        let Some(value) = cell.value().filter(|value| !value.is_null()) else { continue };
        let name = &**name;
        match name.split_once('/') {
            Some(("x", column)) => {
                columns.insert(column.into(), value.clone());
            }
            Some((family, key)) if schema::form(of, family).is_some_and(schema::Form::is_family) => {
                let all = object.entry(family).or_insert_with(|| Map::new().into());
                if let Some(all) = all.as_object_mut() {
                    all.insert(key.into(), value.clone());
                }
            }
            // Elements are gathered apart, those that are in.
            Some(_) => {}
            None if of == kind::REQUEST && name == field::STATUS => put_status(&mut object, value),
            None => {
                let is_named =
                    NAMED.contains(&name) || matches!(schema::form(of, name), Some(schema::Form::Named(_)));
                if is_named && let Some(known) = value.as_str().and_then(|id| office.name(id.parse().ok()?)) {
                    names.insert(name.into(), known.into());
                }
                if schema::form(of, name) == Some(schema::Form::At) {
                    object.insert("parent".into(), value.get("parent").cloned().unwrap_or_default());
                }
                object.insert(name.into(), value.clone());
            }
        }
    }
    if &*record.kind == kind::REQUEST {
        object.insert("code".into(), format!("#{}", office.codes.code(record.id)).into());
        for set in [field::TAGS, field::WATCHERS] {
            object.insert(set.into(), record.elements(set).map(Value::from).collect());
        }
    }
    for (name, part) in [("names", names), ("x", columns)] {
        if !part.is_empty() {
            object.insert(name.into(), part.into());
        }
    }
    object
}

fn put_status(object: &mut Map<String, Value>, value: &Value) {
    let part = |key: &str| value.get(key).filter(|v| !v.is_null()).cloned();
    for (name, part) in [("status", part("s")), ("status_at", part("at")), ("waiting_on", part("on"))] {
        if let Some(part) = part {
            object.insert(name.into(), part);
        }
    }
}

/// A record that a search found.
pub fn hit(office: &Office, record: &Record, score: u32) -> Value {
    json!({
        "id": record.id.to_string(),
        "kind": &*record.kind,
        "code": format!("#{}", office.codes.code(record.id)),
        "title": record.text(field::TITLE),
        "score": score,
    })
}
