//! What one tap does about a warning.

use domain::position::between;
use replica::{Ctx, RecordId};

use super::edit::{Edit, Set};
use super::schedule::{Line, Schedule};
use super::warning::Warning;

/// A way out of a warning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "`cue` is the one that changes, `to` is minutes or a minute of D-day")]
pub enum Remedy {
    /// Makes a cue shorter.
    Shorten { cue: RecordId, to: i64 },
    /// Makes a cue longer, or gives it a duration.
    Extend { cue: RecordId, to: i64 },
    /// Leaves a cue out.
    Skip { cue: RecordId },
    /// Moves a hard cue.
    Move { cue: RecordId, to: i64 },
    /// Lets a hard cue follow the one before.
    Soften { cue: RecordId },
    /// Puts a cue where its time says.
    Reorder { cue: RecordId },
}

/// Enough choices for one row of buttons.
const MOST: usize = 4;

impl Schedule {
    /// The ways out of a warning, the best first. Each resolves it alone.
    #[must_use]
    pub fn remedies(&self, warning: &Warning) -> Vec<Remedy> {
        let mut all = match *warning {
            Warning::Overlap { cue, with, by } => self.of_overlap(cue, with, by),
            Warning::Gap { after, before, by } => self.of_gap(after, before, by),
            Warning::WrongOrder { cue, after, .. } => {
                let to = self.line(after).map(|line| Remedy::Move { cue, to: line.projected.end });
                [Some(Remedy::Reorder { cue }), to, (!self.is_live()).then_some(Remedy::Soften { cue })]
                    .into_iter()
                    .flatten()
                    .collect()
            }
            Warning::NoDuration { cue } => [15, 30, 60].map(|to| Remedy::Extend { cue, to }).to_vec(),
            Warning::Negative { cue } => {
                let to = self.line(cue).and_then(Line::said).map_or(0, i64::abs);
                vec![Remedy::Extend { cue, to }]
            }
            Warning::OverADay { cue } => vec![Remedy::Shorten { cue, to: 60 }, Remedy::Skip { cue }],
        };
        all.truncate(MOST);
        all
    }

    /// Soft cues that lead up to a hard one, and the hard one that they follow; nearest first.
    fn run_up(&self, hard: RecordId) -> Vec<&Line> {
        let mut chain = Vec::new();
        let mut lines = self.lines().iter().rev().skip_while(|line| line.id != hard);
        let _ = lines.next();
        for line in lines.filter(|line| line.is_timed()) {
            chain.push(line);
            if line.is_hard() {
                break;
            }
        }
        chain
    }

    fn of_overlap(&self, cue: RecordId, with: RecordId, by: i64) -> Vec<Remedy> {
        let chain = self.run_up(with);
        let can_shorten = |line: &&&Line| {
            let least = self.now.filter(|_| line.given.began.is_some()).unwrap_or(i64::MIN);
            line.given.ended.is_none()
                && line.said().is_some()
                && by < line.projected.minutes()
                && least <= line.projected.end.saturating_sub(by)
        };
        let shorten = |line: &Line| Remedy::Shorten { cue: line.id, to: line.projected.minutes() - by };
        let first = chain.iter().find(|line| line.id == cue).filter(can_shorten).copied();
        let longest = chain
            .iter()
            .filter(can_shorten)
            .max_by_key(|line| line.projected.minutes())
            .filter(|line| Some(line.id) != first.map(|first| first.id))
            .copied();
        let skip = chain
            .iter()
            .filter(|line| !line.is_hard() && line.given.began.is_none() && by <= line.projected.minutes())
            .min_by_key(|line| line.projected.minutes());
        let end = self.line(with).map(|line| line.projected.start.saturating_add(by));
        let mut all: Vec<Remedy> = [first, longest].into_iter().flatten().map(shorten).collect();
        all.extend(skip.map(|line| Remedy::Skip { cue: line.id }));
        all.extend(end.map(|to| Remedy::Move { cue: with, to }));
        all
    }

    fn of_gap(&self, after: RecordId, before: RecordId, by: i64) -> Vec<Remedy> {
        let extend = self
            .line(after)
            .filter(|line| line.given.ended.is_none())
            .map(|line| Remedy::Extend { cue: after, to: line.projected.minutes().saturating_add(by) });
        let pull = self
            .line(before)
            .filter(|line| self.now.is_none_or(|now| now <= line.projected.start.saturating_sub(by)))
            .map(|line| Remedy::Move { cue: before, to: line.projected.start.saturating_sub(by) });
        extend.into_iter().chain(pull).collect()
    }

    /// What a remedy changes. `event` is where the cues hang.
    #[must_use]
    pub fn cured(&self, remedy: Remedy, event: RecordId, ctx: &mut Ctx<'_>) -> Vec<Edit> {
        match remedy {
            Remedy::Shorten { cue, to } | Remedy::Extend { cue, to } => vec![self.lasting(cue, Some(to))],
            Remedy::Skip { cue } => vec![Edit::new(cue, Set::Skipped(true))],
            Remedy::Move { cue, to } => vec![self.starting(cue, to)],
            Remedy::Soften { cue } => self.pinned(cue, None),
            Remedy::Reorder { cue } => {
                let Some(start) = self.line(cue).map(|line| line.projected.start) else { return Vec::new() };
                let others: Vec<&Line> = self.lines().iter().filter(|line| line.id != cue).collect();
                let at = others.iter().position(|line| line.is_timed() && start < line.projected.start);
                let at = at.unwrap_or(others.len());
                let before = at.checked_sub(1).and_then(|before| others.get(before));
                let position = between(
                    ctx,
                    before.map(|line| line.position.as_str()),
                    others.get(at).map(|line| line.position.as_str()),
                );
                vec![Edit::new(cue, Set::Place(event, position))]
            }
        }
    }
}
