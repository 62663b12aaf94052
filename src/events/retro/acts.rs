//! What each tap on the rétroplanning does.

use events::retro::{Draft, Due, compose};
use events::template;
use events::{Planner, kinds};
use leptos::prelude::*;
use replica::{Intent, RecordId};
use store::Act;

use super::data::Retro;
use crate::events::templates::tongue;

impl Retro {
    fn name_of(self, task: RecordId) -> String {
        let laid = self.laid.get_untracked();
        laid.row(task).map(|row| row.task.title.clone()).unwrap_or_default()
    }

    fn act(self, intents: Vec<Intent>, said: String) {
        if !intents.is_empty() {
            self.session.act(Act::one(intents), said);
        }
    }

    /// Done today, or not after all.
    pub fn tick(self, task: RecordId, is_done: bool) {
        let name = self.name_of(task);
        if !is_done {
            return self.act(compose::stage(task, "todo"), self.t.retro_undone_said(&name));
        }
        let today = untrack(|| self.session.now()).date();
        let intents = self
            .session
            .with_ctx(|ctx| compose::finish(task, today, i64::try_from(ctx.now_ms).unwrap_or(i64::MAX)));
        self.act(intents, self.t.retro_done_said(&name));
    }

    /// To do, under way, given up.
    pub fn stage(self, task: RecordId, stage: &'static str) {
        self.act(compose::stage(task, stage), self.t.retro_saved(&self.name_of(task)));
    }

    /// Why it cannot go on; nothing lets it go on.
    pub fn block(self, task: RecordId, why: &str) {
        self.act(compose::block(task, why), self.t.retro_saved(&self.name_of(task)));
    }

    /// Some days later (earlier when negative), as it was counted.
    pub fn put_off(self, task: RecordId, days: i64) {
        let laid = self.laid.get_untracked();
        let Some(row) = laid.row(task) else { return };
        let Some(due) = row.task.due else { return };
        let to = match due {
            Due::Days(n) => Due::Days(n.saturating_add(days)),
            Due::WorkingDays(n) => Due::WorkingDays(n.saturating_add(days)),
            Due::On(day) => Due::On(day.checked_add_signed(chrono::TimeDelta::days(days)).unwrap_or(day)),
        };
        let old = Draft::of(&row.task);
        let new = Draft { due: Some(to), ..old.clone() };
        self.act(compose::edit(task, &old, &new), self.t.retro_saved(&row.task.title));
    }

    /// To the bin.
    pub fn trash(self, task: RecordId) {
        let intents = domain::compose::set_life(task, kinds::TASK, "trashed");
        self.act(intents, self.t.retro_trashed(&self.name_of(task)));
    }

    /// What the template of this kind of events says, for a plan that is still empty.
    pub fn fill(self, template: RecordId) {
        let changes: Vec<Vec<Intent>> = self.session.peek_in::<Planner, _>(|planner, _, table| {
            let tongue = tongue(self.t);
            self.session
                .with_ctx(|ctx| template::instantiate(planner, table, template, self.event, tongue, ctx))
        });
        let is_task = |change: &Vec<Intent>| change.first().is_some_and(|first| &*first.kind == kinds::TASK);
        let changes: Vec<Vec<Intent>> = changes.into_iter().filter(is_task).collect();
        let said = self.t.retro_filled(changes.len());
        self.session.act(Act { changes, ..Act::default() }, said);
    }
}
