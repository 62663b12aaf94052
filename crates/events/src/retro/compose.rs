//! What each act on a task writes.

use chrono::NaiveDate;
use replica::{Intent, RecordId, Value};
use serde_json::json;
use supply::compose::Writes;

use super::entry::{Due, Task};
use crate::kinds;

/// A task as a form or a template says it.
#[derive(Clone, Debug, Default, PartialEq)]
#[expect(missing_docs, reason = "the fields are those of the record; see docs/events.md")]
pub struct Draft {
    pub title: String,
    pub due: Option<Due>,
    pub days: Option<i64>,
    pub owner: Option<RecordId>,
    pub party: Option<RecordId>,
    pub notes: String,
    pub after: Vec<RecordId>,
}

impl Draft {
    /// What a form shows of a task.
    #[must_use]
    pub fn of(task: &Task) -> Self {
        Self {
            title: task.title.clone(),
            due: task.due,
            days: task.days,
            owner: task.owner,
            party: task.party,
            notes: task.notes.clone(),
            after: task.after.clone(),
        }
    }
}

/// A due date as it is stored.
#[must_use]
pub fn stored(due: Due) -> Value {
    match due {
        Due::Days(n) => json!({ "days": n }),
        Due::WorkingDays(n) => json!({ "working": n }),
        Due::On(day) => json!({ "on": day.to_string() }),
    }
}

fn of(id: RecordId) -> Writes {
    Writes::of(kinds::TASK, id)
}

/// A new task of an event.
#[must_use]
pub fn create(id: RecordId, event: RecordId, position: &str, draft: &Draft) -> Vec<Intent> {
    let writes = of(id)
        .set("at", domain::compose::at(event, position))
        .text("title", &draft.title)
        .maybe("due", draft.due.map(stored))
        .maybe("days", draft.days)
        .link("owner", draft.owner)
        .link("party", draft.party)
        .text("notes", &draft.notes);
    draft.after.iter().fold(writes, |writes, other| writes.element("after", &other.to_string(), true)).done()
}

/// What changed between two states of a form.
#[must_use]
pub fn edit(id: RecordId, old: &Draft, new: &Draft) -> Vec<Intent> {
    let link = |id: Option<RecordId>| id.map_or(Value::Null, |id| id.to_string().into());
    let text = |text: &str| if text.trim().is_empty() { Value::Null } else { text.trim().into() };
    let fields = |draft: &Draft| {
        [
            ("title", text(&draft.title)),
            ("due", draft.due.map_or(Value::Null, stored)),
            ("days", draft.days.map_or(Value::Null, Value::from)),
            ("owner", link(draft.owner)),
            ("party", link(draft.party)),
            ("notes", text(&draft.notes)),
        ]
    };
    let changed = fields(old).into_iter().zip(fields(new)).filter(|(old, new)| old != new);
    let mut writes = changed.fold(of(id), |writes, (_, (field, value))| writes.set(field, value));
    for gone in old.after.iter().filter(|id| !new.after.contains(id)) {
        writes = writes.element("after", &gone.to_string(), false);
    }
    for come in new.after.iter().filter(|id| !old.after.contains(id)) {
        writes = writes.element("after", &come.to_string(), true);
    }
    writes.done()
}

/// Done, on a day and at an instant (ms UTC).
#[must_use]
pub fn finish(id: RecordId, day: NaiveDate, now_ms: i64) -> Vec<Intent> {
    of(id)
        .set("stage", "done")
        .set("done", day.to_string())
        .set("done_at", json!({ "ms": now_ms }))
        .set("blocked", Value::Null)
        .done()
}

/// To do, under way or given up: `todo`, `doing`, `dropped`. It was not done.
#[must_use]
pub fn stage(id: RecordId, stage: &'static str) -> Vec<Intent> {
    of(id).set("stage", stage).set("done", Value::Null).set("done_at", Value::Null).done()
}

/// Why it cannot go on; nothing lets it go on.
#[must_use]
pub fn block(id: RecordId, why: &str) -> Vec<Intent> {
    let why = why.trim();
    of(id).set("blocked", if why.is_empty() { Value::Null } else { why.into() }).done()
}
