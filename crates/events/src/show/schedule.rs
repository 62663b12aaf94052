//! Where each cue falls: as it was planned, and as it goes by now.

use replica::RecordId;

use super::time::bounded;
use super::warning::{self, Warning};
use super::{Cue, Dial};

/// From which minute of D-day to which, minutes that go by ([`Dial`]).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Span {
    pub start: i64,
    pub end: i64,
}

impl Span {
    /// How long, minutes.
    #[must_use]
    pub const fn minutes(self) -> i64 {
        self.end.saturating_sub(self.start)
    }
}

/// How a conducteur is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Before the show: acts change the plan itself.
    Plan,
    /// While it runs: acts change the live overrides, and nothing that has not begun is in the past.
    Live {
        /// The minute of D-day that it is, as minutes go by.
        now: i64,
    },
}

/// What a person said of a cue, in minutes that go by.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Given {
    /// A hard start; soft without one.
    pub hard: Option<i64>,
    /// Planned duration.
    pub minutes: Option<i64>,
    /// Soft: pause after the cue before.
    pub pause: Option<i64>,
    /// Live: delay.
    pub shift: Option<i64>,
    /// Live: another duration.
    pub lasts: Option<i64>,
    /// Left out.
    pub is_skipped: bool,
    /// Live: when it really began and ended.
    pub began: Option<i64>,
    /// See `began`.
    pub ended: Option<i64>,
}

/// A cue in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The cue.
    pub id: RecordId,
    /// Where it stands among all.
    pub position: String,
    /// A heading: its span is that of the cues under it.
    pub is_section: bool,
    /// Who answers for it.
    pub owner: Option<RecordId>,
    /// Suppliers concerned.
    pub parties: Vec<RecordId>,
    /// What was said of it.
    pub given: Given,
    /// As it was planned: without delays, remedies of the show and what really happened.
    pub planned: Span,
    /// As it goes by now.
    pub projected: Span,
}

impl Line {
    /// Whether it has a time: no heading, and not left out.
    #[must_use]
    pub const fn is_timed(&self) -> bool {
        !self.is_section && !self.given.is_skipped
    }

    /// Whether its start is fixed.
    #[must_use]
    pub const fn is_hard(&self) -> bool {
        self.given.hard.is_some()
    }

    /// The duration that was said, the show's before the plan's; none lasts until the next hard cue.
    #[must_use]
    pub fn said(&self) -> Option<i64> {
        self.given.lasts.or(self.given.minutes)
    }

    /// By how much it starts later than planned.
    #[must_use]
    pub const fn late_by(&self) -> i64 {
        self.projected.start.saturating_sub(self.planned.start)
    }
}

/// The conducteur laid out in time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Schedule {
    lines: Vec<Line>,
    warnings: Vec<Warning>,
    dial: Dial,
    /// The minute that it is, while the show runs.
    pub(super) now: Option<i64>,
}

impl Schedule {
    /// Lays out cues in any order, by the clock on the wall of their event; a first soft cue starts when the event does.
    #[must_use]
    pub fn of(cues: &[&Cue], mode: Mode, dial: &Dial) -> Self {
        let mut lines: Vec<Line> = cues.iter().map(|cue| line_of(cue, mode, dial)).collect();
        lines.sort_by(|a, b| (&a.position, a.id).cmp(&(&b.position, b.id)));
        let now = match mode {
            Mode::Plan => None,
            Mode::Live { now } => Some(bounded(now)),
        };
        Self::laid(lines, dial.clone(), now)
    }

    pub(super) fn laid(mut lines: Vec<Line>, dial: Dial, now: Option<i64>) -> Self {
        lay_planned(&mut lines, dial.origin());
        lay_projected(&mut lines, dial.origin(), now);
        span_sections(&mut lines);
        let warnings = warning::of(&lines);
        Self { lines, warnings, dial, now }
    }

    /// All lines in order, headings too.
    #[must_use]
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// One line.
    #[must_use]
    pub fn line(&self, cue: RecordId) -> Option<&Line> {
        self.lines.iter().find(|line| line.id == cue)
    }

    /// What does not fit, in the order of the lines.
    #[must_use]
    pub fn warnings(&self) -> &[Warning] {
        &self.warnings
    }

    /// The warnings that stand at one cue.
    pub fn warnings_at(&self, cue: RecordId) -> impl Iterator<Item = &Warning> {
        self.warnings.iter().filter(move |warning| warning.at() == cue)
    }

    /// Whether the show runs.
    #[must_use]
    pub const fn is_live(&self) -> bool {
        self.now.is_some()
    }

    /// The clock on the wall by which it is laid out.
    #[must_use]
    pub const fn dial(&self) -> &Dial {
        &self.dial
    }

    /// A span as the wall shows it.
    #[must_use]
    pub fn on_wall(&self, span: Span) -> Span {
        Span { start: self.dial.wall(span.start), end: self.dial.wall(span.end) }
    }

    /// Lines that have a time.
    pub fn timed(&self) -> impl Iterator<Item = &Line> {
        self.lines.iter().filter(|line| line.is_timed())
    }

    /// From the first start to the last end, as planned.
    #[must_use]
    pub fn planned(&self) -> Option<Span> {
        around(self.lines.iter().filter(|line| !line.is_section).map(|line| line.planned))
    }

    /// From the first start to the last end, as it goes by now.
    #[must_use]
    pub fn projected(&self) -> Option<Span> {
        around(self.timed().map(|line| line.projected))
    }
}

fn line_of(cue: &Cue, mode: Mode, dial: &Dial) -> Line {
    let minute = |minute: Option<i64>| minute.map(bounded);
    let live = |value: Option<i64>| minute(value).filter(|_| mode != Mode::Plan);
    let actual = |ms: Option<i64>| live(ms.map(|ms| dial.minute_of(ms)));
    Line {
        id: cue.id,
        position: cue.position.clone(),
        is_section: cue.is_section,
        owner: cue.owner,
        parties: cue.parties.clone(),
        given: Given {
            hard: cue.start.map(|wall| dial.minute(bounded(wall))),
            minutes: minute(cue.minutes),
            pause: minute(cue.pause),
            shift: live(cue.shift),
            lasts: live(cue.lasts),
            is_skipped: cue.is_skipped,
            began: actual(cue.began),
            ended: actual(cue.ended),
        },
        planned: Span::default(),
        projected: Span::default(),
    }
}

/// A cue without a duration lasts until the hard cue that follows it; otherwise no time at all.
fn open_end(start: i64, next_hard: Option<i64>) -> i64 {
    next_hard.map_or(start, |next| next.max(start))
}

fn lay_planned(lines: &mut [Line], origin: i64) {
    let next_hards = next_hards(lines, |line| !line.is_section, |given| given.hard);
    let (mut cursor, mut before) = (origin, origin);
    for (line, next_hard) in lines.iter_mut().zip(next_hards) {
        if line.is_section {
            continue;
        }
        let start = line.given.hard.unwrap_or_else(|| before.max(cursor + line.given.pause.unwrap_or(0)));
        let end = match line.given.minutes {
            Some(minutes) => start + minutes.max(0),
            None => open_end(start, next_hard),
        };
        line.planned = Span { start, end };
        (cursor, before) = (end, start);
    }
}

fn lay_projected(lines: &mut [Line], origin: i64, now: Option<i64>) {
    let start_of = |given: &Given| given.began.or(given.hard.map(|hard| hard + given.shift.unwrap_or(0)));
    let next_hards = next_hards(lines, Line::is_timed, start_of);
    let last_begun = lines.iter().rposition(|line| line.is_timed() && line.given.began.is_some());
    let (mut cursor, mut before) = (origin, origin);
    for (at, (line, next_hard)) in lines.iter_mut().zip(next_hards).enumerate() {
        if !line.is_timed() {
            line.projected = Span { start: cursor, end: cursor };
            continue;
        }
        let given = &line.given;
        let shift = given.shift.unwrap_or(0);
        let start = start_of(given).unwrap_or_else(|| before.max(cursor + given.pause.unwrap_or(0) + shift));
        let is_to_come = given.began.is_none() && last_begun.is_none_or(|last| last < at);
        let start = now.filter(|_| is_to_come).map_or(start, |now| start.max(now));
        let end = match (given.ended, given.lasts.or(given.minutes)) {
            (Some(ended), _) => ended.max(start),
            (None, Some(minutes)) => start + minutes.max(0),
            (None, None) => open_end(start, next_hard),
        };
        // The one that runs is not over before it is ended.
        let is_running = last_begun == Some(at) && given.ended.is_none();
        let end = now.filter(|_| is_running).map_or(end, |now| end.max(now));
        line.projected = Span { start, end };
        (cursor, before) = (end, start);
    }
}

/// For each line, where the line after it starts if that one is fixed.
fn next_hards(
    lines: &[Line],
    counts: impl Fn(&Line) -> bool,
    start: impl Fn(&Given) -> Option<i64>,
) -> Vec<Option<i64>> {
    let mut next = None;
    let mut all: Vec<Option<i64>> = lines
        .iter()
        .rev()
        .map(|line| {
            let of_line = next;
            if counts(line) {
                next = start(&line.given);
            }
            of_line
        })
        .collect();
    all.reverse();
    all
}

fn span_sections(lines: &mut [Line]) {
    let (mut planned, mut projected): (Option<Span>, Option<Span>) = (None, None);
    for line in lines.iter_mut().rev() {
        if line.is_section {
            line.planned = planned.take().unwrap_or(line.planned);
            line.projected = projected.take().unwrap_or(line.projected);
            continue;
        }
        planned = around(planned.into_iter().chain([line.planned]));
        if line.is_timed() {
            projected = around(projected.into_iter().chain([line.projected]));
        }
    }
}

fn around(spans: impl Iterator<Item = Span>) -> Option<Span> {
    spans.reduce(|a, b| Span { start: a.start.min(b.start), end: a.end.max(b.end) })
}
