//! What events of a kind have in common: tasks, cues, budget lines, equipment. A template is an event marked so, with the
//! same children; the built-in ones become records, under an id of their own, when somebody first uses or edits them.

mod built_in;
mod data;
#[cfg(test)]
mod tests;

use replica::{Ctx, Intent, RecordId, Table};

use crate::event::copy::{self, Parts};
use crate::event::{Draft, Event};
use crate::planner::Planner;
use crate::{budget, retro, services, show};

pub use built_in::{BuiltIn, Tongue};
pub use data::BUILT_IN;

/// A template to choose from.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the fields are those of the record; see docs/events.md")]
pub struct Template {
    /// Its record; of a built-in one that nobody touched yet, the id it will have.
    pub id: RecordId,
    pub name: String,
    /// A type of events.
    pub category: String,
    /// The key of the built-in one that it is or was.
    pub built_in: Option<&'static str>,
    /// Whether there is a record of it.
    pub is_record: bool,
    pub n_tasks: usize,
    pub n_cues: usize,
    pub n_lines: usize,
    pub n_kit: usize,
}

/// All templates, the built-in ones first, in their order; those in the bin are left out.
#[must_use]
pub fn all(planner: &Planner, tongue: Tongue) -> Vec<Template> {
    let built_in = BUILT_IN.iter().filter_map(|built_in| match planner.events.get(built_in.id()) {
        None => Some(Template {
            id: built_in.id(),
            name: built_in.name.say(tongue).to_owned(),
            category: built_in.category.to_owned(),
            built_in: Some(built_in.key),
            is_record: false,
            n_tasks: built_in.tasks.len(),
            n_cues: built_in.cues.len(),
            n_lines: built_in.lines.len(),
            n_kit: built_in.kit.len(),
        }),
        Some(event) => (!event.is_trashed).then(|| of_record(planner, event, Some(built_in.key))),
    });
    let is_built_in = |id: RecordId| BUILT_IN.iter().any(|built_in| built_in.id() == id);
    let own = planner.events.iter().filter(|event| event.is_template && !is_built_in(event.id));
    let mut own: Vec<Template> = own.map(|event| of_record(planner, event, None)).collect();
    own.sort_by_cached_key(|template| (search::fold(&template.name), template.id));
    built_in.chain(own).collect()
}

fn of_record(planner: &Planner, event: &Event, built_in: Option<&'static str>) -> Template {
    Template {
        id: event.id,
        name: event.title.clone(),
        category: event.category.clone(),
        built_in,
        is_record: true,
        n_tasks: planner.children::<retro::Task>(event.id).count(),
        n_cues: planner.children::<show::Cue>(event.id).count(),
        n_lines: planner.children::<budget::Line>(event.id).count(),
        n_kit: planner.children::<services::KitItem>(event.id).count(),
    }
}

/// What a template keeps of an event, and an event takes from its template: no rooms taken, nobody invited.
const PARTS: Parts = Parts { rooms: false, guests: false, ..Parts::USUAL };

/// Changes that make the record of a built-in template; nothing for one that has its record, or for others.
#[must_use]
pub fn materialise(planner: &Planner, template: RecordId, tongue: Tongue) -> Vec<Vec<Intent>> {
    if planner.events.get(template).is_some() {
        return Vec::new();
    }
    BUILT_IN.iter().find(|built_in| built_in.id() == template).map_or_else(Vec::new, |it| it.record(tongue))
}

/// Changes that hang on a new event what its template has. The event itself is written by its own form.
#[must_use]
pub fn instantiate(
    planner: &Planner,
    table: &Table,
    template: RecordId,
    event: RecordId,
    tongue: Tongue,
    ctx: &mut Ctx<'_>,
) -> Vec<Vec<Intent>> {
    let Some(record) = planner.events.get(template) else {
        let built_in = BUILT_IN.iter().find(|built_in| built_in.id() == template);
        return built_in.map_or_else(Vec::new, |it| it.children(event, tongue, |_| RecordId::new(ctx)));
    };
    let roles = record.roles.iter().flat_map(|column| column.stored(event));
    let mut changes: Vec<Vec<Intent>> =
        Vec::from_iter(Some(roles.collect()).filter(|it: &Vec<_>| !it.is_empty()));
    changes.extend(copy::children(planner, table, template, event, PARTS, ctx));
    changes
}

/// Changes that make a template of an event: its plan under a name, without its date, its place, its people.
#[must_use]
pub fn from_event(
    planner: &Planner,
    table: &Table,
    event: &Event,
    name: &str,
    ctx: &mut Ctx<'_>,
) -> (RecordId, Vec<Vec<Intent>>) {
    let id = RecordId::new(ctx);
    let draft = Draft {
        title: name.trim().to_owned(),
        category: event.category.clone(),
        is_template: true,
        notes: event.notes.clone(),
        ..Draft::default()
    };
    (id, copy::duplicate(planner, table, event.id, id, &draft, PARTS, ctx))
}
