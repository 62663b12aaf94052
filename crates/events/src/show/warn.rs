//! Whom a delay touches.

use replica::RecordId;

use super::schedule::{Line, Schedule};
use super::warning::Warning;

/// Somebody who works for the show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// A supplier, by its party in the directory.
    Party(RecordId),
    /// A person of the office.
    Person(RecordId),
}

/// Somebody to warn, and of what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warned {
    /// Whom.
    pub who: Who,
    /// Their cues that move, or that are threatened, in order.
    pub cues: Vec<RecordId>,
    /// By how much the first of them starts later; earlier if negative.
    pub by: i64,
    /// Nothing of theirs moves yet: it hangs on an overlap that is still to be resolved.
    pub is_threatened: bool,
}

/// Whom to warn when one schedule becomes another: first those whose cues move, then those whose cues hang on a hard
/// cue that something now runs into. Each once, in the order of their cues.
#[must_use]
pub fn to_warn(before: &Schedule, after: &Schedule) -> Vec<Warned> {
    let was: std::collections::HashMap<RecordId, &Line> =
        before.lines().iter().map(|line| (line.id, line)).collect();
    let mut warned = Vec::new();
    for line in after.timed().filter(|line| line.given.ended.is_none()) {
        match was.get(&line.id).filter(|was| was.is_timed()) {
            Some(was) if was.projected != line.projected => {
                add(&mut warned, line, line.projected.start.saturating_sub(was.projected.start), false);
            }
            _ => {}
        }
    }
    // Who is left out must know.
    for line in after.lines().iter().filter(|line| line.given.is_skipped && !line.is_section) {
        if was.get(&line.id).is_some_and(|was| was.is_timed()) {
            add(&mut warned, line, 0, false);
        }
    }
    for line in threatened(before, after) {
        add(&mut warned, line, 0, true);
    }
    warned
}

/// The hard cues that something newly runs into, and the soft ones that follow them.
fn threatened<'a>(before: &Schedule, after: &'a Schedule) -> Vec<&'a Line> {
    let overlap = |schedule: &Schedule, hard: RecordId| {
        schedule.warnings_at(hard).find_map(|warning| match warning {
            Warning::Overlap { by, .. } => Some(*by),
            _ => None,
        })
    };
    let mut is_threatened = false;
    let mut lines = Vec::new();
    for line in after.timed() {
        if line.is_hard() {
            is_threatened = overlap(before, line.id).unwrap_or(0) < overlap(after, line.id).unwrap_or(0);
        }
        if is_threatened {
            lines.push(line);
        }
    }
    lines
}

fn add(warned: &mut Vec<Warned>, line: &Line, by: i64, is_threatened: bool) {
    let all = line.parties.iter().copied().map(Who::Party).chain(line.owner.map(Who::Person));
    for who in all {
        match warned.iter_mut().find(|warned| warned.who == who) {
            Some(known) if known.is_threatened == is_threatened => known.cues.push(line.id),
            Some(_) => {}
            None => warned.push(Warned { who, cues: vec![line.id], by, is_threatened }),
        }
    }
}
