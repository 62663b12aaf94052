//! What each tap on the conducteur does: written whole, undone whole.

use events::show::compose::{self, Draft};
use events::show::paste::{Pasted, read};
use events::show::{Column, Edit, Remedy, Schedule, Set, intents};
use events::{Planner, kinds, template};
use replica::{Intent, RecordId};
use store::Act;

use super::data::Show;
use super::words;
use crate::events::templates::tongue;

/// Where new cues go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spot {
    /// After all others.
    End,
    /// Before a cue.
    Before(RecordId),
    /// After a cue.
    After(RecordId),
}

impl Show {
    /// Writes edits as one act.
    pub fn edit(self, edits: &[Edit], said: String) {
        let mut changes: Vec<Vec<Intent>> = Vec::new();
        for intent in intents(edits) {
            match changes.iter_mut().find(|change| change.first().is_some_and(|first| first.id == intent.id))
            {
                Some(change) => change.push(intent),
                None => changes.push(vec![intent]),
            }
        }
        if !changes.is_empty() {
            self.session.act(Act { changes, ..Act::default() }, said);
        }
    }

    /// What a remedy changes in a schedule.
    pub fn cure(self, schedule: &Schedule, remedy: Remedy) -> Vec<Edit> {
        self.session.with_ctx(|ctx| schedule.cured(remedy, self.event, ctx))
    }

    /// What a cue is called now.
    pub fn name_now(self, cue: RecordId) -> String {
        words::name(self.t, &self.now(), cue)
    }

    /// Makes a cue last longer or shorter, to whole steps of five minutes.
    pub fn step(self, cue: RecordId, is_longer: bool) {
        let laid = self.now();
        let Some(line) = laid.line(cue) else { return };
        let minutes = line.planned.minutes();
        let to = if is_longer { (minutes / 5 + 1) * 5 } else { ((minutes + 4) / 5 - 1).max(0) * 5 };
        self.last(cue, Some(to));
    }

    /// Makes a cue last so many minutes; none for as long as there is room.
    pub fn last(self, cue: RecordId, minutes: Option<i64>) {
        let laid = self.now();
        let to =
            minutes.map_or_else(|| self.t.cue_open().to_owned(), |minutes| words::length(self.t, minutes));
        let said = self.t.cue_lasts_said(&words::name(self.t, &laid, cue), &to);
        self.edit(&[laid.schedule.lasting(cue, minutes)], said);
    }

    /// Fixes the start of a cue where it stands.
    pub fn pin_here(self, cue: RecordId) {
        let laid = self.now();
        let start = laid.line(cue).map(|line| laid.schedule.dial().fixed(line.planned.start));
        self.pin(cue, start);
    }

    /// Fixes the start of a cue at a minute of the wall, or lets it follow.
    pub fn pin(self, cue: RecordId, start: Option<i64>) {
        let laid = self.now();
        let name = words::name(self.t, &laid, cue);
        let said = match start {
            Some(start) => self.t.cue_pinned_said(&name, &words::face(start)),
            None => self.t.cue_unpinned_said(&name),
        };
        self.edit(&laid.schedule.pinned(cue, start), said);
    }

    /// Leaves a cue out, or takes it back in.
    pub fn skip(self, cue: RecordId, is_skipped: bool) {
        let name = self.name_now(cue);
        let said = if is_skipped { self.t.cue_skipped_said(&name) } else { self.t.cue_back_in(&name) };
        self.edit(&[Edit::new(cue, Set::Skipped(is_skipped))], said);
    }

    /// Puts a cue into the bin.
    pub fn trash(self, cue: RecordId) {
        let intents = domain::compose::set_life(cue, kinds::CUE, "trashed");
        self.session.act(Act::one(intents), self.t.cue_trashed(&self.name_now(cue)));
    }

    /// Copies a cue below itself.
    pub fn duplicate(self, cue: RecordId) {
        let laid = self.now();
        let Some(draft) = laid.cue(cue).map(Draft::of) else { return };
        let said = self.t.cue_copied(&words::name(self.t, &laid, cue));
        // Two cues at one fixed time would be an overlap at once.
        let draft = Draft { start: None, ..draft };
        self.create(&[draft], Spot::After(cue), said);
    }

    /// Puts a cue at a place among the others, from 0; what to read out.
    pub fn move_to(self, cue: RecordId, to: usize) -> Option<String> {
        let laid = self.now();
        let others: Vec<&str> =
            laid.cues.iter().filter(|other| other.id != cue).map(|other| other.position.as_str()).collect();
        let to = to.min(others.len());
        if laid.place(cue) == Some(to) {
            return None;
        }
        let before = to.checked_sub(1).and_then(|at| others.get(at)).copied();
        let next = others.get(to).copied();
        let event = self.event;
        let intents = self.session.with_ctx(|ctx| compose::place(cue, event, before, next, ctx));
        let said = self.t.cue_moved(&words::name(self.t, &laid, cue), to + 1, others.len() + 1);
        self.session.act(Act::one(intents), said.clone());
        Some(said)
    }

    /// Puts a column at a place among the others, from 0; what to read out.
    pub fn move_column(self, key: &str, to: usize) -> Option<String> {
        let laid = self.now();
        let intents =
            self.session.with_ctx(|ctx| events::show::column::place(&laid.roles, key, to, self.event, ctx));
        let said = self.t.cue_moved(laid.role(key)?, to + 1, laid.roles.len());
        (!intents.is_empty()).then(|| {
            self.session.act(Act::one(intents), said.clone());
            said
        })
    }

    /// Makes cues; columns that a table brought are made as well.
    pub fn add(self, pasted: &Pasted, spot: Spot) {
        let laid = self.now();
        let mut known = laid.roles.clone();
        let mut columns: Vec<Intent> = Vec::new();
        for (_, name) in pasted.roles.iter().filter(|(key, _)| laid.role(key).is_none()) {
            let column = self.session.with_ctx(|ctx| Column::after(&known, name, ctx));
            columns.extend(column.stored(self.event));
            known.push(column);
        }
        let mut changes = self.changes_of(&pasted.cues, spot);
        if !columns.is_empty() {
            changes.push(columns);
        }
        let said = self.t.show_added(pasted.cues.len());
        self.session.act(Act { changes, ..Act::default() }, said);
    }

    /// The cues of a template, for a conducteur that is still empty, with their columns.
    pub fn fill(self, model: RecordId) {
        let changes: Vec<Vec<Intent>> = self.session.peek_in::<Planner, _>(|planner, _, table| {
            let tongue = tongue(self.t);
            self.session.with_ctx(|ctx| template::instantiate(planner, table, model, self.event, tongue, ctx))
        });
        let is_ours = |change: &Vec<Intent>| {
            let of_show = |intent: &Intent| match &*intent.kind {
                kinds::CUE => true,
                kinds::EVENT => intent.field.starts_with("roles/"),
                _ => false,
            };
            change.iter().all(of_show)
        };
        let changes: Vec<Vec<Intent>> = changes.into_iter().filter(is_ours).collect();
        let n = changes.iter().filter(|change| change.iter().any(|it| &*it.kind == kinds::CUE)).count();
        self.session.act(Act { changes, ..Act::default() }, self.t.show_added(n));
    }

    fn create(self, drafts: &[Draft], spot: Spot, said: String) {
        let changes = self.changes_of(drafts, spot);
        self.session.act(Act { changes, ..Act::default() }, said);
    }

    fn changes_of(self, drafts: &[Draft], spot: Spot) -> Vec<Vec<Intent>> {
        let laid = self.now();
        let at = match spot {
            Spot::End => laid.cues.len(),
            Spot::Before(cue) => laid.place(cue).unwrap_or(laid.cues.len()),
            Spot::After(cue) => laid.place(cue).map_or(laid.cues.len(), |at| at + 1),
        };
        let position = |at: usize| laid.cues.get(at).map(|cue| cue.position.as_str());
        let before = at.checked_sub(1).and_then(position);
        let event = self.event;
        let made = self.session.with_ctx(|ctx| compose::create_all(drafts, event, before, position(at), ctx));
        made.into_iter().map(|(_, intents)| intents).collect()
    }

    /// What is understood of a text of cues that go there.
    pub fn read(self, text: &str, spot: Spot) -> Pasted {
        read(text, self.origin_of(spot), self.now().schedule.dial())
    }

    /// From which minute times of new cues are understood: where the cue before them ends.
    pub fn origin_of(self, spot: Spot) -> i64 {
        let laid = self.now();
        let lines = laid.schedule.lines();
        let at = match spot {
            Spot::End => lines.len(),
            Spot::Before(cue) => laid.place(cue).unwrap_or(lines.len()),
            Spot::After(cue) => laid.place(cue).map_or(lines.len(), |at| at + 1),
        };
        let before = lines.iter().take(at).rev().find(|line| line.is_timed());
        before.map_or(laid.schedule.dial().origin(), |line| line.planned.end)
    }
}
