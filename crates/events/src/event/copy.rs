//! An event made from another: what was planned goes along, what happened stays.

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::office::row::parse_civil;
use replica::{Ctx, Intent, Record, RecordId, Table, Value};
use serde_json::json;

use super::{Draft, compose};
use crate::planner::Planned;
use crate::{Planner, kinds};

/// Which of its children go along.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the kinds of children")]
pub struct Parts {
    pub tasks: bool,
    pub cues: bool,
    pub guests: bool,
    pub suppliers: bool,
    pub rooms: bool,
    pub kit: bool,
    pub lines: bool,
}

impl Parts {
    /// All that was planned; guests are invited anew.
    pub const USUAL: Self =
        Self { tasks: true, cues: true, guests: false, suppliers: true, rooms: true, kit: true, lines: true };
}

/// What happened, was answered or was settled: no copy has it.
fn happened(kind: &str, field: &str) -> bool {
    let own: &[&str] = match kind {
        kinds::TASK => &["stage", "done", "done_at", "blocked"],
        kinds::CUE => &["shift", "lasts", "skipped", "began", "finished"],
        kinds::GUEST => {
            &["rsvp", "answered", "waiting", "invited", "reminded", "walk_in", "code", "diet_note"]
        }
        kinds::SUPPLIER => &["stage", "arrived", "left", "order"],
        kinds::KIT => &["packed", "back", "missing"],
        kinds::LINE => &["committed", "invoiced", "paid", "settled", "heads", "order", "invoice"],
        _ => &[],
    };
    let is_family = kind == kinds::GUEST && (field.starts_with("in/") || field.starts_with("diet/"));
    is_family || own.contains(&field) || ["life", "trash", "import", "at"].contains(&field)
}

/// A copy of one record, its references led to the copies of its like.
fn copy(record: &Record, id: RecordId, ids: &HashMap<RecordId, RecordId>, change: &Change) -> Vec<Intent> {
    let kind = &*record.kind;
    let mut writes = Vec::with_capacity(record.cells.len() + 1);
    let pos = record.value("at").and_then(|at| at.get("pos")).and_then(Value::as_str).unwrap_or_default();
    writes.push(Intent::set(id, kind, "at", json!({ "parent": change.event.to_string(), "pos": pos })));
    for (field, cell) in &record.cells {
        if happened(kind, field) {
            continue;
        }
        let Some(head) = cell.shown().filter(|head| !head.value.is_null()) else { continue };
        if let Some(element) = field.strip_prefix("after/") {
            // A task after one that stays behind waits for nothing.
            let to = element.parse().ok().and_then(|of: RecordId| ids.get(&of));
            if let Some(to) = to.filter(|_| head.op == replica::Op::Add) {
                writes.push(Intent::element(id, kind, "after", &to.to_string(), true));
            }
            continue;
        }
        if let (replica::Op::Add | replica::Op::Rem, Some((set, element))) = (&head.op, field.split_once('/'))
        {
            if head.op == replica::Op::Add {
                writes.push(Intent::element(id, kind, set, element, true));
            }
            continue;
        }
        let value = match &**field {
            "host" => {
                let of = head.value.as_str().and_then(|text| text.parse().ok());
                let Some(to) = of.and_then(|of: RecordId| ids.get(&of)) else { continue };
                to.to_string().into()
            }
            "due" => change.due(&head.value),
            _ => head.value.clone(),
        };
        writes.push(Intent::set(id, kind, field, value));
    }
    writes
}

/// Where the copies go.
struct Change {
    event: RecordId,
    /// D-day of the event copied.
    from: Option<NaiveDate>,
}

impl Change {
    /// A day in the calendar is as far from the new event as it was from the old one.
    fn due(&self, value: &Value) -> Value {
        let on = value.get("on").and_then(Value::as_str).and_then(parse_civil).map(|at| at.date());
        match on.zip(self.from) {
            Some((on, day)) => json!({ "days": (on - day).num_days() }),
            None => value.clone(),
        }
    }
}

/// The children of an event hung on another one, one change each. Templates are made and used by this as well.
#[must_use]
pub fn children(
    planner: &Planner,
    table: &Table,
    source: RecordId,
    to: RecordId,
    parts: Parts,
    ctx: &mut Ctx<'_>,
) -> Vec<Vec<Intent>> {
    let Some(event) = planner.events.get(source) else { return Vec::new() };
    let mut found: Vec<RecordId> = Vec::new();
    let mut take = |is_wanted: bool, ids: Vec<RecordId>| {
        if is_wanted {
            found.extend(ids);
        }
    };
    take(parts.tasks, ids::<crate::retro::Task>(planner, source));
    take(parts.cues, ids::<crate::show::Cue>(planner, source));
    take(parts.guests, ids::<crate::guests::Guest>(planner, source));
    take(parts.suppliers, ids::<crate::services::Supplier>(planner, source));
    take(parts.rooms, ids::<crate::services::RoomBooking>(planner, source));
    take(parts.kit, ids::<crate::services::KitItem>(planner, source));
    take(parts.lines, ids::<crate::budget::Line>(planner, source));
    let new: HashMap<RecordId, RecordId> = found.iter().map(|id| (*id, RecordId::new(ctx))).collect();
    let change = Change { event: to, from: event.when.as_ref().map(super::When::day) };
    found.iter().filter_map(|id| Some(copy(&table.get(*id)?, *new.get(id)?, &new, &change))).collect()
}

fn ids<E: Planned>(planner: &Planner, event: RecordId) -> Vec<RecordId> {
    planner.children::<E>(event).map(supply::book::Entry::id).collect()
}

/// An event like another one, said by a draft, with some of its children: one change for each record.
#[must_use]
pub fn duplicate(
    planner: &Planner,
    table: &Table,
    source: RecordId,
    id: RecordId,
    draft: &Draft,
    parts: Parts,
    ctx: &mut Ctx<'_>,
) -> Vec<Vec<Intent>> {
    let mut writes = compose::create(id, draft);
    if let Some(record) = table.get(source) {
        let goes_along =
            |field: &str| field.starts_with("roles/") || ["cover", "crew", "survey"].contains(&field);
        let cells = record.cells.iter().filter(|(field, _)| goes_along(field));
        let shown = cells.filter_map(|(field, cell)| Some((field, cell.shown()?)));
        let shown = shown.filter(|(_, head)| !head.value.is_null() && head.op == replica::Op::Set);
        writes.extend(shown.map(|(field, head)| Intent::set(id, kinds::EVENT, field, head.value.clone())));
    }
    let mut changes = vec![writes];
    changes.extend(children(planner, table, source, id, parts, ctx));
    changes
}
