//! What each tap on a cue writes.

use domain::compose::at;
use domain::position::between;
use replica::{Ctx, Intent, RecordId, Value};
use serde_json::json;
use supply::compose::Writes;

use super::Cue;
use crate::kinds;

/// A cue as it is made: typed, pasted or copied.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields are those of the record; see docs/events.md")]
pub struct Draft {
    pub title: String,
    pub is_section: bool,
    /// A hard start, minute of D-day.
    pub start: Option<i64>,
    pub minutes: Option<i64>,
    pub pause: Option<i64>,
    pub place: String,
    pub owner: Option<RecordId>,
    pub notes: String,
    pub roles: Vec<(String, String)>,
    pub parties: Vec<RecordId>,
}

impl Draft {
    /// The plan of a cue, without what happened in its show.
    #[must_use]
    pub fn of(cue: &Cue) -> Self {
        Self {
            title: cue.title.clone(),
            is_section: cue.is_section,
            start: cue.start,
            minutes: cue.minutes,
            pause: cue.pause,
            place: cue.place.clone(),
            owner: cue.owner,
            notes: cue.notes.clone(),
            roles: cue.roles.clone(),
            parties: cue.parties.clone(),
        }
    }
}

fn of(id: RecordId) -> Writes {
    Writes::of(kinds::CUE, id)
}

fn minute(minute: i64) -> Value {
    json!({ "min": minute })
}

/// An element of a family of texts.
fn named(text: &str) -> Value {
    json!({ "v": text })
}

fn named_or_none(text: &str) -> Value {
    let text = text.trim();
    if text.is_empty() { Value::Null } else { named(text) }
}

/// A new cue at a position of an event.
#[must_use]
pub fn create(id: RecordId, event: RecordId, position: &str, draft: &Draft) -> Vec<Intent> {
    let writes = of(id)
        .set("at", at(event, position))
        .text("title", &draft.title)
        .maybe("section", draft.is_section.then_some(true))
        .maybe("hard", draft.start.map(minute))
        .maybe("minutes", draft.minutes)
        .maybe("pause", draft.pause.map(minute))
        .text("where", &draft.place)
        .link("owner", draft.owner)
        .text("notes", &draft.notes);
    let writes = draft.roles.iter().fold(writes, |writes, (key, text)| {
        writes.maybe(&format!("roles/{key}"), Some(text.trim()).filter(|text| !text.is_empty()).map(named))
    });
    draft
        .parties
        .iter()
        .fold(writes, |writes, party| writes.element("parties", &party.to_string(), true))
        .done()
}

/// Cues in a row after `before` and before `next`: one change each.
#[must_use]
pub fn create_all(
    drafts: &[Draft],
    event: RecordId,
    before: Option<&str>,
    next: Option<&str>,
    ctx: &mut Ctx<'_>,
) -> Vec<(RecordId, Vec<Intent>)> {
    let mut last = before.map(str::to_owned);
    drafts
        .iter()
        .map(|draft| {
            let position = between(ctx, last.as_deref(), next);
            let id = RecordId::new(ctx);
            let intents = create(id, event, &position, draft);
            last = Some(position);
            (id, intents)
        })
        .collect()
}

/// A text of a cue; an empty one is taken away.
#[must_use]
pub fn set_text(id: RecordId, field: &str, text: &str) -> Vec<Intent> {
    let text = text.trim();
    of(id).set(field, if text.is_empty() { Value::Null } else { Value::from(text) }).done()
}

/// What a role does during a cue.
#[must_use]
pub fn set_role(id: RecordId, role: &str, text: &str) -> Vec<Intent> {
    of(id).set(&format!("roles/{role}"), named_or_none(text)).done()
}

/// Who answers for a cue.
#[must_use]
pub fn set_owner(id: RecordId, owner: Option<RecordId>) -> Vec<Intent> {
    of(id).set("owner", owner.map_or(Value::Null, |owner| Value::from(owner.to_string()))).done()
}

/// Whether a supplier is concerned.
#[must_use]
pub fn set_party(id: RecordId, party: RecordId, is_in: bool) -> Vec<Intent> {
    of(id).element("parties", &party.to_string(), is_in).done()
}

/// Puts a cue between two positions.
#[must_use]
pub fn place(
    id: RecordId,
    event: RecordId,
    before: Option<&str>,
    next: Option<&str>,
    ctx: &mut Ctx<'_>,
) -> Vec<Intent> {
    of(id).set("at", at(event, &between(ctx, before, next))).done()
}
