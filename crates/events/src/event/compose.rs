//! What each act on an event writes.

use replica::{Intent, RecordId, Value};
use supply::compose::{Writes, money};

use super::{Draft, Status};
use crate::kinds;

/// A new event, or a new template.
#[must_use]
pub fn create(id: RecordId, draft: &Draft) -> Vec<Intent> {
    let writes = Writes::of(kinds::EVENT, id)
        .text("title", &draft.title)
        .text("type", &draft.category)
        .maybe("template", draft.is_template.then_some(true))
        .maybe("when", draft.when.as_ref().map(super::When::stored))
        .maybe("venue", draft.venue.as_ref().map(super::Venue::stored))
        .text("access", &draft.access)
        .maybe("capacity", draft.capacity)
        .link("owner", draft.owner)
        .text("status", if draft.is_template { "" } else { &draft.status })
        .money("cap", draft.cap)
        .text("notes", &draft.notes)
        .link("model", draft.model);
    let team = draft.team.iter().fold(writes, |writes, who| writes.element("team", &who.to_string(), true));
    team.done()
}

/// What changed between two states of a form.
#[must_use]
pub fn edit(id: RecordId, old: &Draft, new: &Draft) -> Vec<Intent> {
    let mut writes = Writes::of(kinds::EVENT, id);
    let mut put = |field: &str, old: Value, new: Value| {
        if old != new {
            writes = writes.clone().set(field, new);
        }
    };
    let of = |draft: &Draft| -> [(&'static str, Value); 10] {
        [
            ("title", text(&draft.title)),
            ("type", text(&draft.category)),
            ("when", draft.when.as_ref().map_or(Value::Null, super::When::stored)),
            ("venue", draft.venue.as_ref().map_or(Value::Null, super::Venue::stored)),
            ("access", text(&draft.access)),
            ("capacity", draft.capacity.map_or(Value::Null, Value::from)),
            ("owner", draft.owner.map_or(Value::Null, |id| id.to_string().into())),
            ("status", text(&draft.status)),
            ("cap", draft.cap.map_or(Value::Null, money)),
            ("notes", text(&draft.notes)),
        ]
    };
    for ((field, old), (_, new)) in of(old).into_iter().zip(of(new)) {
        put(field, old, new);
    }
    for who in old.team.iter().filter(|who| !new.team.contains(who)) {
        writes = writes.element("team", &who.to_string(), false);
    }
    for who in new.team.iter().filter(|who| !old.team.contains(who)) {
        writes = writes.element("team", &who.to_string(), true);
    }
    writes.done()
}

/// A text as it is stored: trimmed, and none for an empty one.
fn text(text: &str) -> Value {
    let text = text.trim();
    if text.is_empty() { Value::Null } else { text.into() }
}

/// How far it is.
#[must_use]
pub fn status(id: RecordId, status: Status) -> Vec<Intent> {
    Writes::of(kinds::EVENT, id).set("status", status.key()).done()
}

/// Links requests, or takes them off.
#[must_use]
pub fn requests(id: RecordId, requests: &[RecordId], is_in: bool) -> Vec<Intent> {
    let writes = Writes::of(kinds::EVENT, id);
    let all = requests.iter().fold(writes, |writes, it| writes.element("requests", &it.to_string(), is_in));
    all.done()
}

/// Another day or other hours; none takes them off.
#[must_use]
pub fn when(id: RecordId, when: Option<&super::When>) -> Vec<Intent> {
    Writes::of(kinds::EVENT, id).set("when", when.map_or(Value::Null, super::When::stored)).done()
}

/// The picture of its head; none takes it off.
#[must_use]
pub fn cover(id: RecordId, facts: Option<&domain::compose::PhotoFacts>) -> Vec<Intent> {
    let stored = facts.map_or(Value::Null, |facts| {
        serde_json::json!({ "blob": facts.blob, "thumb": facts.thumb, "w": facts.width, "h": facts.height })
    });
    Writes::of(kinds::EVENT, id).set("cover", stored).done()
}
