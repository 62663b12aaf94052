//! Acts of the request board as intents: what each tap writes. Pure; the app stamps and stores them.

use chrono::NaiveDate;
use replica::{Intent, RecordId, Value};
use serde_json::json;

use crate::kinds::{field, kind};
use crate::office::{Office, Row, named_id};
use crate::status::Status;

/// A request as somebody captured it.
#[derive(Clone, Debug, Default, PartialEq)]
#[expect(missing_docs, reason = "the fields are those of the board")]
pub struct Draft {
    pub title: String,
    pub description: String,
    pub category: Option<RecordId>,
    pub trade: Option<String>,
    pub priority: Option<String>,
    pub place: Option<RecordId>,
    pub requester: Option<RecordId>,
    pub assignee: Option<RecordId>,
    pub due: Option<NaiveDate>,
    pub tags: Vec<String>,
    /// In cents, euros.
    pub cost: Option<i64>,
}

/// Writes for one request.
fn set(id: RecordId, name: &str, value: impl Into<Value>) -> Intent {
    Intent::set(id, kind::REQUEST, name, value)
}

fn reference(id: RecordId) -> Value {
    id.to_string().into()
}

/// A status value: its key, since when, on whom it waits, and the business minutes it waited before.
fn status_value(status: &Status, at_ms: i64, on: Option<&str>, paused_minutes: i64) -> Value {
    let mut value = json!({ "s": status.key(), "at": at_ms });
    if let Some(map) = value.as_object_mut() {
        if let Some(on) = on.filter(|on| !on.trim().is_empty()) {
            map.insert("on".into(), on.trim().into());
        }
        if 0 < paused_minutes {
            map.insert("paused".into(), paused_minutes.into());
        }
    }
    value
}

/// A new request.
pub fn create(id: RecordId, draft: &Draft, now_ms: i64) -> Vec<Intent> {
    let mut writes = vec![
        set(id, field::TITLE, draft.title.trim()),
        set(id, field::STATUS, status_value(&Status::New, now_ms, None, 0)),
        set(id, field::REPORTED, json!({ "ms": now_ms })),
    ];
    let mut put = |name: &str, value: Option<Value>| writes.extend(value.map(|value| set(id, name, value)));
    put(field::DESCRIPTION, Some(draft.description.trim()).filter(|t| !t.is_empty()).map(Value::from));
    put(field::CATEGORY, draft.category.map(reference));
    put(field::TRADE, draft.trade.clone().map(Value::from));
    put(field::PRIORITY, draft.priority.clone().map(Value::from));
    put(field::PLACE, draft.place.map(reference));
    put(field::REQUESTER, draft.requester.map(reference));
    put(field::ASSIGNEE, draft.assignee.map(reference));
    put(field::DUE, draft.due.map(|day| day.to_string().into()));
    put(field::COST, draft.cost.map(cost));
    writes.extend(draft.tags.iter().map(|tag| Intent::element(id, kind::REQUEST, field::TAGS, tag, true)));
    writes
}

/// A cost in cents, euros.
pub fn cost(cents: i64) -> Value {
    json!({ "cents": cents, "cur": "EUR" })
}

/// Another status. Leaving « En attente » adds the time waited to what the target does not count; closing notes when.
pub fn set_status(office: &Office, row: &Row, to: &Status, on: Option<&str>, now_ms: i64) -> Vec<Intent> {
    let mut paused = row.paused_minutes;
    if row.status.is_paused() && 0 < row.status_ms {
        let waited = office.clock.business_between(office.civil(row.status_ms), office.civil(now_ms));
        paused += waited.max(0);
    }
    let mut writes = vec![set(row.id, field::STATUS, status_value(to, now_ms, on, paused))];
    match (row.status.is_closed(), to.is_closed()) {
        (false, true) => writes.push(set(row.id, field::CLOSED, json!({ "ms": now_ms }))),
        (true, false) => writes.push(set(row.id, field::CLOSED, Value::Null)),
        _ => {}
    }
    writes
}

/// Any other single field of a request.
pub fn set_field(id: RecordId, name: &str, value: Value) -> Vec<Intent> {
    vec![set(id, name, value)]
}

/// To the bin, out of it, or out of sight.
pub fn set_life(id: RecordId, kind: &str, life: &str) -> Vec<Intent> {
    vec![Intent::set(id, kind, field::LIFE, life)]
}

/// A named thing (place, person, category), if it is not known yet. Its id comes from its name.
pub fn ensure_named(office: &Office, kind: crate::office::NamedKind, name: &str) -> (RecordId, Vec<Intent>) {
    if let Some(id) = office.find_named(kind, name) {
        let is_gone = office.named.get(&id).is_some_and(|n| !n.is_alive);
        return (id, if is_gone { set_life(id, kind.key(), "alive") } else { Vec::new() });
    }
    let id = named_id(kind.key(), name);
    (id, vec![Intent::set(id, kind.key(), field::NAME, name.trim())])
}

/// A comment.
pub fn comment(id: RecordId, parent: RecordId, text: &str) -> Vec<Intent> {
    vec![
        Intent::set(id, kind::COMMENT, field::PARENT, reference(parent)),
        Intent::set(id, kind::COMMENT, field::TEXT, text.trim()),
    ]
}

/// Where a child stands: its parent and its position, one compound cell.
pub fn at(parent: RecordId, pos: &str) -> Value {
    json!({ "parent": parent.to_string(), "pos": pos })
}

/// A checklist item.
pub fn check(id: RecordId, parent: RecordId, pos: &str, text: &str) -> Vec<Intent> {
    vec![
        Intent::set(id, kind::CHECK, field::AT, at(parent, pos)),
        Intent::set(id, kind::CHECK, field::TEXT, text.trim()),
    ]
}

/// A photo of a request: its bytes are stored beside, under their hash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PhotoFacts {
    /// SHA-256 of the picture, hex.
    pub blob: String,
    /// SHA-256 of the thumbnail, hex.
    pub thumb: String,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// Size of the picture.
    pub size_bytes: u64,
}

/// A photo.
pub fn photo(id: RecordId, parent: RecordId, pos: &str, facts: &PhotoFacts) -> Vec<Intent> {
    let put = |name: &str, value: Value| Intent::set(id, kind::PHOTO, name, value);
    vec![
        put(field::AT, at(parent, pos)),
        put("blob", facts.blob.clone().into()),
        put("thumb", facts.thumb.clone().into()),
        put("w", facts.width.into()),
        put("h", facts.height.into()),
        put("bytes", facts.size_bytes.into()),
    ]
}

/// A link between requests. Its id comes from its ends, so that two devices make one.
pub fn link(from: RecordId, to: RecordId, rel: &str) -> (RecordId, Vec<Intent>) {
    let id = RecordId::derived(kind::LINK, &format!("{from} {rel} {to}"));
    let put = |name: &str, value: Value| Intent::set(id, kind::LINK, name, value);
    (
        id,
        vec![
            put(field::FROM, reference(from)),
            put(field::TO, reference(to)),
            put(field::REL, rel.into()),
            put(field::LIFE, "alive".into()),
        ],
    )
}

/// A saved view.
pub fn view(id: RecordId, name: &str, query: &str) -> Vec<Intent> {
    vec![
        Intent::set(id, kind::VIEW, field::NAME, name.trim()),
        Intent::set(id, kind::VIEW, field::QUERY, query),
    ]
}
