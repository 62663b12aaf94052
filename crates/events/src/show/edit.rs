//! What a tap changes in a conducteur: tried on a schedule first, then written.

use domain::compose::at;
use replica::{Intent, RecordId, Value};
use serde_json::json;

use super::Dial;
use super::schedule::{Line, Schedule};
use super::time::bounded;
use crate::kinds;

/// One change to one cue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// The cue.
    pub cue: RecordId,
    /// What of it.
    pub set: Set,
}

/// What of a cue is changed, in minutes. The names are those of [`super::Given`].
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "see Given")]
pub enum Set {
    /// Of the wall.
    Hard(Option<i64>),
    Minutes(Option<i64>),
    Pause(Option<i64>),
    Shift(Option<i64>),
    Lasts(Option<i64>),
    Skipped(bool),
    /// Its event and its position among the cues.
    Place(RecordId, String),
}

/// The writes of edits.
#[must_use]
pub fn intents(edits: &[Edit]) -> Vec<Intent> {
    edits.iter().map(|edit| edit.intent()).collect()
}

impl Edit {
    /// A change to a cue.
    #[must_use]
    pub const fn new(cue: RecordId, set: Set) -> Self {
        Self { cue, set }
    }

    /// What it writes.
    #[must_use]
    pub fn intent(&self) -> Intent {
        let minutes = |minutes: Option<i64>| minutes.map_or(Value::Null, |minutes| json!({ "min": minutes }));
        let (field, value) = match &self.set {
            Set::Hard(to) => ("hard", minutes(*to)),
            Set::Minutes(to) => ("minutes", to.map_or(Value::Null, Value::from)),
            Set::Pause(to) => ("pause", minutes(*to)),
            Set::Shift(to) => ("shift", minutes(*to)),
            Set::Lasts(to) => ("lasts", minutes(*to)),
            Set::Skipped(is_skipped) => ("skipped", Value::from(*is_skipped)),
            Set::Place(event, position) => ("at", at(*event, position)),
        };
        Intent::set(self.cue, kinds::CUE, field, value)
    }

    fn apply(&self, line: &mut Line, dial: &Dial) {
        let given = &mut line.given;
        match &self.set {
            Set::Hard(to) => given.hard = to.map(|wall| dial.minute(bounded(wall))),
            Set::Minutes(to) => given.minutes = to.map(bounded),
            Set::Pause(to) => given.pause = to.map(bounded),
            Set::Shift(to) => given.shift = to.map(bounded),
            Set::Lasts(to) => given.lasts = to.map(bounded),
            Set::Skipped(is_skipped) => given.is_skipped = *is_skipped,
            Set::Place(_, position) => line.position.clone_from(position),
        }
    }
}

/// None instead of zero: an absent register and a zero mean the same.
fn some(minutes: i64) -> Option<i64> {
    (minutes != 0).then_some(minutes)
}

impl Schedule {
    /// The schedule as it would be after edits. Nothing is written.
    #[must_use]
    pub fn after(&self, edits: &[Edit]) -> Self {
        let mut lines = self.lines().to_vec();
        for edit in edits {
            if let Some(line) = lines.iter_mut().find(|line| line.id == edit.cue) {
                edit.apply(line, self.dial());
            }
        }
        lines.sort_by(|a, b| (&a.position, a.id).cmp(&(&b.position, b.id)));
        Self::laid(lines, self.dial().clone(), self.now)
    }

    /// Moves a cue by so many minutes, later or earlier. Soft cues after it follow by themselves; hard ones stay.
    ///
    /// A cue that runs lasts longer instead; nothing is said of one that is over, left out, or a heading.
    #[must_use]
    pub fn ripple(&self, cue: RecordId, by: i64) -> Vec<Edit> {
        let by = bounded(by);
        let Some(line) = self.line(cue).filter(|line| line.is_timed() && line.given.ended.is_none()) else {
            return Vec::new();
        };
        let given = &line.given;
        let set = if !self.is_live() {
            match given.hard {
                Some(hard) => Set::Hard(Some(self.dial().fixed(hard + by))),
                None => Set::Pause(some(given.pause.unwrap_or(0) + by)),
            }
        } else if given.began.is_some() {
            Set::Lasts(Some((line.projected.minutes() + by).max(0)))
        } else {
            Set::Shift(some(given.shift.unwrap_or(0) + by))
        };
        vec![Edit::new(cue, set)]
    }

    /// Makes a cue last so many minutes.
    #[must_use]
    pub fn lasting(&self, cue: RecordId, minutes: Option<i64>) -> Edit {
        let minutes = minutes.map(|minutes| minutes.max(0));
        Edit::new(cue, if self.is_live() { Set::Lasts(minutes) } else { Set::Minutes(minutes) })
    }

    /// Fixes the start of a cue at a minute of the wall, or lets it follow the cue before.
    #[must_use]
    pub fn pinned(&self, cue: RecordId, start: Option<i64>) -> Vec<Edit> {
        let Some(line) = self.line(cue) else { return Vec::new() };
        let mut edits = vec![Edit::new(cue, Set::Hard(start))];
        if line.given.pause.is_some() {
            edits.push(Edit::new(cue, Set::Pause(None)));
        }
        edits
    }

    /// Makes a hard cue start at a minute of D-day: in the plan, or as a delay while the show runs.
    #[must_use]
    pub fn starting(&self, cue: RecordId, start: i64) -> Edit {
        let hard = self.line(cue).and_then(|line| line.given.hard);
        match hard.filter(|_| self.is_live()) {
            Some(hard) => Edit::new(cue, Set::Shift(some(bounded(start) - hard))),
            None => Edit::new(cue, Set::Hard(Some(self.dial().fixed(start)))),
        }
    }
}
