//! How the templates that come with the app are written down, and what records they make.

use replica::{Intent, RecordId};
use serde_json::json;
use supply::compose::Writes;

use crate::event::{Draft, compose};
use crate::kinds;
use crate::retro::{self, Due};

/// The language that a template is written in when it becomes records.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tongue {
    /// French.
    French,
    /// English.
    English,
}

/// The same words in both languages.
#[derive(Clone, Copy, Debug)]
pub struct Words(pub &'static str, pub &'static str);

impl Words {
    /// In one of them.
    #[must_use]
    pub const fn say(self, tongue: Tongue) -> &'static str {
        match tongue {
            Tongue::French => self.0,
            Tongue::English => self.1,
        }
    }
}

/// A task: days from D-day, how many days of work, the index of the task that it waits for.
pub struct TaskLine {
    pub(crate) days: i64,
    pub(crate) work: i64,
    pub(crate) after: Option<usize>,
    pub(crate) title: Words,
}

/// A cue: a hard start in minutes of D-day or none, its length in minutes.
pub struct CueLine {
    pub(super) hard: Option<i64>,
    pub(super) minutes: i64,
    pub(super) title: Words,
}

/// A line of the budget, without a price yet.
pub struct MoneyLine {
    pub(super) category: &'static str,
    pub(super) is_per_guest: bool,
    pub(super) vat_bp: i64,
    pub(super) title: Words,
}

/// A thing to pack.
pub struct KitLine {
    pub(super) quantity: i64,
    pub(super) title: Words,
}

/// A template that comes with the app.
pub struct BuiltIn {
    /// Its stored key: never renamed.
    pub key: &'static str,
    /// The type of the events that it makes.
    pub category: &'static str,
    /// Its name.
    pub name: Words,
    /// When such an event usually begins and ends, minutes after midnight of its first day.
    pub hours: (i64, i64),
    pub(crate) tasks: &'static [TaskLine],
    pub(super) cues: &'static [CueLine],
    pub(super) lines: &'static [MoneyLine],
    pub(super) kit: &'static [KitLine],
}

impl BuiltIn {
    /// The id of its record: the same on every device.
    #[must_use]
    pub fn id(&self) -> RecordId {
        RecordId::derived("event_template", self.key)
    }

    /// Changes that make its record, with ids that every device gives alike.
    #[must_use]
    pub fn record(&self, tongue: Tongue) -> Vec<Vec<Intent>> {
        let draft = Draft {
            title: self.name.say(tongue).to_owned(),
            category: self.category.to_owned(),
            is_template: true,
            ..Draft::default()
        };
        let mut changes = vec![compose::create(self.id(), &draft)];
        let id = |child: &str| RecordId::derived("event_template", &format!("{}/{child}", self.key));
        changes.extend(self.children(self.id(), tongue, id));
        changes
    }

    /// Changes that hang on an event what the template has.
    pub(super) fn children(
        &self,
        event: RecordId,
        tongue: Tongue,
        mut id: impl FnMut(&str) -> RecordId,
    ) -> Vec<Vec<Intent>> {
        let mut changes = Vec::new();
        let tasks: Vec<RecordId> = (0..self.tasks.len()).map(|i| id(&format!("task/{i}"))).collect();
        for (i, (task, line)) in tasks.iter().zip(self.tasks).enumerate() {
            let draft = retro::Draft {
                title: line.title.say(tongue).to_owned(),
                due: Some(Due::Days(line.days)),
                days: (1 < line.work).then_some(line.work),
                after: line.after.and_then(|other| tasks.get(other)).copied().into_iter().collect(),
                ..retro::Draft::default()
            };
            changes.push(retro::compose::create(*task, event, &position(i), &draft));
        }
        for (i, line) in self.cues.iter().enumerate() {
            let writes = Writes::of(kinds::CUE, id(&format!("cue/{i}")))
                .set("at", domain::compose::at(event, &position(i)))
                .text("title", line.title.say(tongue))
                .maybe("hard", line.hard.map(|min| json!({ "min": min })))
                .set("minutes", line.minutes);
            changes.push(writes.done());
        }
        for (i, line) in self.lines.iter().enumerate() {
            let writes = Writes::of(kinds::LINE, id(&format!("line/{i}")))
                .set("at", domain::compose::at(event, &position(i)))
                .text("title", line.title.say(tongue))
                .set("type", line.category)
                .set("basis", if line.is_per_guest { "guest" } else { "fixed" })
                .set("milli", if line.is_per_guest { 0 } else { 1_000 })
                .set("tax", "net")
                .set("vat", line.vat_bp);
            changes.push(writes.done());
        }
        for (i, line) in self.kit.iter().enumerate() {
            let writes = Writes::of(kinds::KIT, id(&format!("kit/{i}")))
                .set("at", domain::compose::at(event, &position(i)))
                .text("title", line.title.say(tongue))
                .set("qty", line.quantity);
            changes.push(writes.done());
        }
        changes
    }
}

/// Positions that are the same on every device, with room between them.
fn position(i: usize) -> String {
    format!("V{i:03}")
}
