//! What does not fit in a conducteur.

use replica::RecordId;

use super::schedule::Line;
use super::time::DAY;

/// Something that does not fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Warning {
    /// A cue is not over when a hard one starts.
    Overlap {
        /// The one that lasts too long.
        cue: RecordId,
        /// The hard one.
        with: RecordId,
        /// Minutes.
        by: i64,
    },
    /// Nothing happens before a hard cue.
    Gap {
        /// The cue before.
        after: RecordId,
        /// The hard one.
        before: RecordId,
        /// Minutes.
        by: i64,
    },
    /// A hard cue starts before the cue that stands before it.
    WrongOrder {
        /// The hard one.
        cue: RecordId,
        /// The one that stands before it.
        after: RecordId,
        /// Minutes.
        by: i64,
    },
    /// Nobody said how long, and what follows depends on it.
    NoDuration {
        /// The cue.
        cue: RecordId,
    },
    /// A negative duration; it counts as none.
    Negative {
        /// The cue.
        cue: RecordId,
    },
    /// Longer than a day: surely a slip.
    OverADay {
        /// The cue.
        cue: RecordId,
    },
}

impl Warning {
    /// The cue that it is shown at.
    #[must_use]
    pub const fn at(&self) -> RecordId {
        match *self {
            Self::Overlap { with: cue, .. }
            | Self::Gap { before: cue, .. }
            | Self::WrongOrder { cue, .. }
            | Self::NoDuration { cue }
            | Self::Negative { cue }
            | Self::OverADay { cue } => cue,
        }
    }

    /// Whether the show cannot go like this; a gap or a missing duration can be meant.
    #[must_use]
    pub const fn is_grave(&self) -> bool {
        matches!(self, Self::Overlap { .. } | Self::WrongOrder { .. })
    }
}

/// What does not fit in lines that have been laid out. What has begun is said no more about.
pub(super) fn of(lines: &[Line]) -> Vec<Warning> {
    let mut warnings = Vec::new();
    let timed: Vec<&Line> = lines.iter().filter(|line| line.is_timed()).collect();
    for (at, line) in timed.iter().enumerate() {
        if line.given.began.is_some() || line.given.ended.is_some() {
            continue;
        }
        if let Some(before) =
            at.checked_sub(1).and_then(|before| timed.get(before)).filter(|_| line.is_hard())
        {
            warnings.extend(between(before, line));
        }
        let cue = line.id;
        match line.said() {
            Some(minutes) if minutes < 0 => warnings.push(Warning::Negative { cue }),
            Some(minutes) if DAY < minutes => warnings.push(Warning::OverADay { cue }),
            Some(_) => {}
            None => {
                if timed.get(at + 1).is_some_and(|next| !next.is_hard()) {
                    warnings.push(Warning::NoDuration { cue });
                }
            }
        }
    }
    warnings
}

fn between(before: &Line, hard: &Line) -> Option<Warning> {
    let start = hard.projected.start;
    let cue = hard.id;
    if start < before.projected.start {
        return Some(Warning::WrongOrder { cue, after: before.id, by: before.projected.start - start });
    }
    if start < before.projected.end {
        return Some(Warning::Overlap { cue: before.id, with: cue, by: before.projected.end - start });
    }
    let by = start - before.projected.end;
    (0 < by).then_some(Warning::Gap { after: before.id, before: cue, by })
}
