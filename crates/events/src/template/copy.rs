//! The children of one event as the children of another: what a duplicate, a template and an event made from it share.
//!
//! Records are copied as stored, fields of a newer version included. What happened to the first is not copied: what was
//! done, ticked, delayed, paid. Neither is what is known of guests' health.

use std::collections::BTreeMap;

use replica::{Ctx, Intent, Record, RecordId, Table, Value};
use supply::book::Entry;
use supply::schema::Form;

use crate::planner::{Planned, Planner};
use crate::{kinds, schema};

/// What to copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names of the areas")]
#[expect(clippy::struct_excessive_bools, reason = "one choice of a person each")]
pub struct What {
    pub tasks: bool,
    pub cues: bool,
    pub lines: bool,
    pub kit: bool,
    pub suppliers: bool,
    pub rooms: bool,
    pub guests: bool,
}

impl What {
    /// All that an event of the same kind needs again: not its guests.
    pub const PLAN: Self =
        Self { tasks: true, cues: true, lines: true, kit: true, suppliers: true, rooms: true, guests: false };
    /// What a template keeps: no rooms taken, nobody invited.
    pub const TEMPLATE: Self = Self { rooms: false, ..Self::PLAN };
}

/// What belongs to what happened, and is never copied.
const EVERYWHERE: [&str; 4] = ["life", "trash", "import", "at"];

fn is_left(kind: &str, field: &str) -> bool {
    let head = field.split('/').next().unwrap_or(field);
    let left: &[&str] = match kind {
        kinds::TASK => &["stage", "done", "done_at", "blocked"],
        kinds::CUE => &["shift", "lasts", "skipped", "began", "finished"],
        kinds::LINE => &["committed", "invoiced", "paid", "order", "invoice"],
        kinds::KIT => &["packed", "back", "missing"],
        kinds::SUPPLIER => &["stage", "arrived", "left", "order"],
        kinds::GUEST => &[
            "rsvp",
            "answered",
            "plus",
            "diet",
            "diet_note",
            "waiting",
            "invited",
            "reminded",
            "code",
            "in",
            "notes",
        ],
        _ => &[],
    };
    EVERYWHERE.contains(&head) || left.contains(&head)
}

/// Writes that hang copies of an event's children on another event.
#[must_use]
pub fn children(
    planner: &Planner,
    table: &Table,
    (from, to): (RecordId, RecordId),
    what: What,
    ctx: &mut Ctx<'_>,
) -> Vec<Intent> {
    let mut all: Vec<RecordId> = Vec::new();
    let mut gather = |is_in: bool, ids: Vec<RecordId>| all.extend(ids.into_iter().filter(|_| is_in));
    gather(what.tasks, ids::<crate::retro::Task>(planner, from));
    gather(what.cues, ids::<crate::show::Cue>(planner, from));
    gather(what.lines, ids::<crate::budget::Line>(planner, from));
    gather(what.kit, ids::<crate::services::KitItem>(planner, from));
    gather(what.suppliers, ids::<crate::services::Supplier>(planner, from));
    gather(what.rooms, ids::<crate::services::RoomBooking>(planner, from));
    // Who came without being invited is invited to nothing else by that.
    let invited = planner.children::<crate::guests::Guest>(from).filter(|guest| !guest.is_walk_in);
    gather(what.guests, invited.map(|guest| guest.id).collect());
    let renamed: BTreeMap<RecordId, RecordId> = all.iter().map(|id| (*id, RecordId::new(ctx))).collect();
    let copies = all.iter().filter_map(|id| Some((renamed.get(id)?, table.get(*id)?)));
    copies.flat_map(|(copy, record)| copied(&record, *copy, to, &renamed)).collect()
}

fn ids<E: Planned>(planner: &Planner, of: RecordId) -> Vec<RecordId> {
    planner.children::<E>(of).map(Entry::id).collect()
}

fn copied(
    record: &Record,
    copy: RecordId,
    to: RecordId,
    renamed: &BTreeMap<RecordId, RecordId>,
) -> Vec<Intent> {
    let known = kinds::ALL.into_iter().find(|kind| **kind == *record.kind);
    let Some(kind) = known else { return Vec::new() };
    let instead = |text: &str| -> Option<String> { Some(renamed.get(&text.parse().ok()?)?.to_string()) };
    let position =
        record.value("at").and_then(|at| at.get("pos")).and_then(Value::as_str).unwrap_or_default();
    let mut intents = vec![Intent::set(copy, kind, "at", domain::compose::at(to, position))];
    let sets = schema::fields(kind).iter().filter(|(_, form)| form.is_set()).map(|(name, _)| *name);
    let is_set =
        |field: &str| field.split_once('/').is_some_and(|(head, _)| sets.clone().any(|set| set == head));
    for (field, cell) in &record.cells {
        if is_left(kind, field) || is_set(field) {
            continue;
        }
        let Some(value) = cell.value().filter(|value| !value.is_null()) else { continue };
        let is_reference =
            schema::fields(kind).iter().any(|(name, form)| *name == &**field && *form == Form::Ref);
        let other = value.as_str().filter(|_| is_reference).and_then(instead);
        intents.push(Intent::set(copy, kind, field, other.map_or_else(|| value.clone(), Value::from)));
    }
    for set in sets.clone().filter(|set| !is_left(kind, set)) {
        let elements = record.elements(set);
        intents.extend(elements.map(|element| {
            let element = instead(element).unwrap_or_else(|| element.to_owned());
            Intent::element(copy, kind, set, &element, true)
        }));
    }
    intents
}
