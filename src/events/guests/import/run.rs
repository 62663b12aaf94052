//! Drafts met with the list, then written in slices as one act.

use std::sync::Arc;

use domain::kinds::kind;
use events::Planner;
use events::guests::draft::Birth;
use events::guests::meet::{Fate, Meeting, Note};
use events::guests::{Draft, Guest};
use replica::{Cid, Intent, RecordId};
use store::{Act, StoreError};

use super::super::acts::today;
use crate::import::importer::{Back, write_all};
use crate::import::run::begin;
use crate::platform::clock;
use crate::platform::pause::breathe;
use crate::session::Session;

/// Guests between two breaths.
const SLICE: usize = 200;

/// How many had each fate.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sums {
    /// Somebody new.
    pub new: usize,
    /// Completed.
    pub merged: usize,
    /// Nothing to add.
    pub known: usize,
}

impl Sums {
    fn add(&mut self, fate: Fate) {
        match fate {
            Fate::New => self.new += 1,
            Fate::Merged => self.merged += 1,
            Fate::Known => self.known += 1,
        }
    }
}

/// What would become of each draft, in their order.
#[derive(Clone, Debug, Default)]
pub struct Preview {
    /// What becomes of it, and what to know of it.
    pub lines: Vec<(Fate, Vec<Note>)>,
    /// How many.
    pub sums: Sums,
}

/// What an import did.
#[derive(Debug)]
pub struct Outcome {
    /// How many had each fate, of those that are durable.
    pub sums: Sums,
    /// What takes it back.
    pub back: Back,
    /// Why it stopped on its way, if it did.
    pub stopped: Option<StoreError>,
}

/// How an import ended.
#[derive(Debug)]
pub enum End {
    /// It ran, to its end or until the store refused.
    Ran(Outcome),
    /// The person stopped it: what it had written was taken back.
    Cancelled,
    /// Another tab imports.
    Busy,
}

fn meeting(session: Session, event: RecordId, import: Option<RecordId>) -> Meeting {
    let birth = Birth { event, now_ms: clock::now_ms(), today: today(session), import };
    session.peek_in::<Planner, _>(|planner, _, _| Meeting::new(planner.children::<Guest>(event), birth))
}

/// Meets all drafts with the list, writing nothing; `None` when it was stopped.
pub async fn preview(
    session: Session,
    event: RecordId,
    drafts: &[Draft],
    tick: impl Fn(f64) -> bool,
) -> Option<Preview> {
    let mut meeting = meeting(session, event, None);
    let mut preview = Preview::default();
    for (at, draft) in drafts.iter().enumerate() {
        let met = meeting.meet(draft, || session.new_id());
        preview.sums.add(met.fate);
        preview.lines.push((met.fate, met.notes));
        if at % SLICE == SLICE - 1 {
            breathe().await;
            if !tick(at as f64 / drafts.len() as f64) {
                return None;
            }
        }
    }
    Some(preview)
}

/// Imports drafts; `tick` is told how many were, and stops it by `false`.
pub async fn run(
    session: Session,
    event: RecordId,
    file: String,
    drafts: Arc<Vec<Draft>>,
    tick: impl Fn(usize) -> bool,
) -> End {
    let Some(lease) = begin(session).await else { return End::Busy };
    let import = session.new_id();
    let mut meeting = meeting(session, event, Some(import));
    let mut outcome = Outcome { sums: Sums::default(), back: Back::default(), stopped: None };
    let (mut pending, mut tx, mut act) = (Sums::default(), None::<Cid>, Act::default());
    for (at, draft) in drafts.iter().enumerate() {
        let met = meeting.meet(draft, || session.new_id());
        pending.add(met.fate);
        if !met.intents.is_empty() {
            if tx.is_none() && act.changes.is_empty() {
                let set = |name: &str, text: &str| Intent::set(import, kind::IMPORT, name, text);
                act.changes.push(vec![set("file", &file), set("of", events::kinds::GUEST)]);
            }
            act.changes.push(met.intents);
        }
        let is_last = at + 1 == drafts.len();
        if is_last && (tx.is_some() || !act.changes.is_empty()) {
            let set = |name: &str, n: usize| Intent::set(import, kind::IMPORT, name, n);
            act.changes.push(vec![
                set("rows", drafts.len()),
                set("created", outcome.sums.new + pending.new),
                set("updated", outcome.sums.merged + pending.merged),
                set("refused", 0),
            ]);
        }
        if is_last || at % SLICE == SLICE - 1 {
            if !act.changes.is_empty() {
                match session.perform(Act { tx, ..std::mem::take(&mut act) }).await {
                    Ok(done) => {
                        tx = Some(done.tx);
                        outcome.back.take(done);
                    }
                    Err(error) => {
                        outcome.stopped = Some(error);
                        break;
                    }
                }
            }
            let Sums { new, merged, known } = std::mem::take(&mut pending);
            outcome.sums.new += new;
            outcome.sums.merged += merged;
            outcome.sums.known += known;
            breathe().await;
            if !tick(at + 1) && !is_last {
                // Nobody looks in the bin for what they stopped.
                match write_all(session, outcome.back.changes("purged")).await {
                    Ok(_) => return End::Cancelled,
                    Err(error) => outcome.stopped = Some(error),
                }
                break;
            }
        }
    }
    drop(lease);
    End::Ran(outcome)
}
