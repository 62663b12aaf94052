//! On which day each task is due, and how it stands: everything follows from D-day, so that a date that moves moves the
//! plan, and what was done stays where it was done.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, NaiveDate};
use domain::calendar::Calendar;
use replica::RecordId;

use super::entry::{Due, Task};

/// Further from D-day than this, a task is not computed but told as impossible.
pub const MOST_DAYS: i64 = 3_650;

/// How a task stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// Past its day, and not done.
    Late,
    /// It cannot go on: something said, or a task it waits for that is late.
    Blocked,
    /// Due today.
    Today,
    /// Begun.
    Doing,
    /// Its work should begin by now.
    ToBegin,
    /// Later.
    Ahead,
    /// Without a day.
    NoDay,
    /// Done.
    Done,
    /// Given up.
    Dropped,
}

impl Standing {
    /// Neither done nor given up.
    #[must_use]
    pub const fn is_open(self) -> bool {
        !matches!(self, Self::Done | Self::Dropped)
    }
}

/// A task on the calendar.
#[derive(Clone, Debug, PartialEq)]
pub struct Row<'task> {
    /// The task.
    pub task: &'task Task,
    /// The day its work begins.
    pub start: Option<NaiveDate>,
    /// The day it is due; of a done one, the day on which it was done.
    pub due: Option<NaiveDate>,
    /// How it stands.
    pub standing: Standing,
    /// The open tasks that it waits for.
    pub waits_for: Vec<RecordId>,
    /// What is wrong with its place in the plan.
    pub trouble: Option<Trouble>,
}

/// What is wrong with the place of a task in the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// It waits for a task that is due after it.
    BeforeWhatItWaitsFor(RecordId),
    /// It waits, over others, for itself.
    Circle,
}

/// The day on which something is due. Counted in days, a day on which the office is closed gives way: to the last working
/// day before it ahead of the event, to the next one after it. D-day itself stays, be it a Saturday.
#[must_use]
pub fn due_day(due: Due, d_day: NaiveDate, calendar: &Calendar) -> Option<NaiveDate> {
    let shifted = |n: i64| {
        let days = Days::new(n.unsigned_abs());
        if n < 0 { d_day.checked_sub_days(days) } else { d_day.checked_add_days(days) }
    };
    let is_near = |n: i64| (-MOST_DAYS..=MOST_DAYS).contains(&n);
    match due {
        Due::On(day) => Some(day),
        Due::Days(0) | Due::WorkingDays(0) => Some(d_day),
        Due::Days(n) if is_near(n) => {
            let day = shifted(n)?;
            Some(match (calendar.is_working_day(day), n < 0) {
                (true, _) => day,
                (false, true) => calendar.add_working_days(day, -1),
                (false, false) => calendar.on_or_after(day),
            })
        }
        Due::WorkingDays(n) if is_near(n) => Some(calendar.add_working_days(d_day, n)),
        Due::Days(_) | Due::WorkingDays(_) => None,
    }
}

/// The plan of an event: its tasks by day, those without a day last. A template has no D-day, and days but no dates.
#[must_use]
pub fn plan<'task>(
    tasks: impl IntoIterator<Item = &'task Task>,
    d_day: Option<NaiveDate>,
    today: NaiveDate,
    calendar: &Calendar,
) -> Vec<Row<'task>> {
    let tasks: Vec<&Task> = tasks.into_iter().collect();
    let by_id: BTreeMap<RecordId, &Task> = tasks.iter().map(|task| (task.id, *task)).collect();
    let due_of = |task: &Task| {
        let planned = || due_day(task.due?, d_day?, calendar);
        if task.is_done() { task.done.or_else(planned) } else { planned() }
    };
    let in_circle = circles(&by_id);
    let mut rows: Vec<Row<'task>> = tasks
        .iter()
        .map(|task| {
            let due = due_of(task);
            let open = task.after.iter().filter_map(|id| by_id.get(id)).filter(|other| other.is_open());
            let waits_for: Vec<RecordId> = open.clone().map(|other| other.id).collect();
            let is_late = |day: Option<NaiveDate>| day.is_some_and(|day| day < today);
            let is_held = !task.blocked.is_empty() || open.clone().any(|other| is_late(due_of(other)));
            let start = due.map(|due| {
                let days = task.days.unwrap_or(1).clamp(1, MOST_DAYS);
                if task.is_done() { due } else { calendar.add_working_days(due, 1 - days) }
            });
            let standing = match () {
                () if task.is_done() => Standing::Done,
                () if task.is_dropped() => Standing::Dropped,
                () if is_late(due) => Standing::Late,
                () if is_held => Standing::Blocked,
                () if due == Some(today) => Standing::Today,
                () if task.state == "doing" => Standing::Doing,
                () if due.is_none() => Standing::NoDay,
                () if start.is_some_and(|start| start <= today) => Standing::ToBegin,
                () => Standing::Ahead,
            };
            let later = open.clone().find(|other| due.is_some() && due < due_of(other));
            let trouble = if in_circle.contains(&task.id) {
                Some(Trouble::Circle)
            } else {
                later.filter(|_| task.is_open()).map(|other| Trouble::BeforeWhatItWaitsFor(other.id))
            };
            Row { task, start, due, standing, waits_for, trouble }
        })
        .collect();
    rows.sort_by(|a, b| order(a).cmp(&order(b)));
    rows
}

/// By day, then as arranged by hand. Templates have no dates: by their distance from D-day.
fn order<'row>(row: &'row Row<'_>) -> (bool, Option<NaiveDate>, i64, &'row str, RecordId) {
    let distance = match row.task.due {
        Some(Due::Days(n) | Due::WorkingDays(n)) if row.due.is_none() => n,
        _ => 0,
    };
    (row.due.is_none() && row.task.due.is_none(), row.due, distance, &row.task.position, row.task.id)
}

/// The tasks that wait, over others, for themselves.
fn circles(tasks: &BTreeMap<RecordId, &Task>) -> BTreeSet<RecordId> {
    // What waits for nothing is taken away until nothing more can be: circles, and what waits for one, remain; then
    // from the other side.
    let mut left: BTreeSet<RecordId> = tasks.keys().copied().collect();
    let waits = |task: RecordId, left: &BTreeSet<RecordId>| {
        tasks.get(&task).is_some_and(|task| task.after.iter().any(|other| left.contains(other)))
    };
    let awaited = |task: RecordId, left: &BTreeSet<RecordId>| {
        left.iter().any(|other| tasks.get(other).is_some_and(|other| other.after.contains(&task)))
    };
    loop {
        let before = left.len();
        let kept: BTreeSet<RecordId> = left.iter().copied().filter(|id| waits(*id, &left)).collect();
        left = kept.iter().copied().filter(|id| awaited(*id, &kept)).collect();
        if left.len() == before {
            return left;
        }
    }
}

/// How far a plan is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Tasks that were not given up.
    pub all: usize,
    /// Done ones.
    pub done: usize,
    /// Late ones.
    pub late: usize,
    /// Those that cannot go on.
    pub blocked: usize,
}

impl Progress {
    /// Of a plan.
    #[must_use]
    pub fn of(rows: &[Row<'_>]) -> Self {
        let n = |standing| rows.iter().filter(|row| row.standing == standing).count();
        Self {
            all: rows.len() - n(Standing::Dropped),
            done: n(Standing::Done),
            late: n(Standing::Late),
            blocked: n(Standing::Blocked),
        }
    }
}
