//! What the screens of the rétroplanning read: the plan laid out once for each change of the planner and each day.

use std::sync::Arc;

use chrono::NaiveDate;
use domain::calendar::Calendar;
use domain::holidays::Region;
use events::Planner;
use events::retro::{Progress, Standing, Task, Trouble, plan};
use leptos::prelude::*;
use replica::RecordId;

use crate::events::planner_changed;
use crate::i18n::{T, use_t};
use crate::session::{Session, use_session};

/// A task with its days.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The task.
    pub task: Task,
    /// The day its work begins.
    pub start: Option<NaiveDate>,
    /// The day it is due, or was done.
    pub due: Option<NaiveDate>,
    /// How it stands.
    pub standing: Standing,
    /// What it waits for, by name.
    pub waits_for: Vec<String>,
    /// What is wrong with its place, and the name of the other task.
    pub trouble: Option<(Trouble, String)>,
}

/// A plan laid out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Laid {
    /// By day.
    pub rows: Vec<Row>,
    /// How far it is.
    pub progress: Progress,
    /// The event's day; none of a template.
    pub d_day: Option<NaiveDate>,
    /// Today.
    pub today: NaiveDate,
    /// What the event is.
    pub category: String,
}

impl Laid {
    fn of(planner: &Planner, event: RecordId, today: NaiveDate) -> Self {
        let entry = planner.events.get(event);
        let d_day = entry.and_then(|entry| entry.when.as_ref()).map(events::event::When::day);
        let rows = plan(planner.children::<Task>(event), d_day, today, Calendar::of(Region::France));
        let name = |id: &RecordId| planner.tasks.get(*id).map(|task| task.title.clone()).unwrap_or_default();
        let progress = Progress::of(&rows);
        let owned = rows.into_iter().map(|row| Row {
            waits_for: row.waits_for.iter().map(name).collect(),
            trouble: row.trouble.map(|trouble| match trouble {
                Trouble::Circle => (trouble, String::new()),
                Trouble::BeforeWhatItWaitsFor(other) => (trouble, name(&other)),
            }),
            task: row.task.clone(),
            start: row.start,
            due: row.due,
            standing: row.standing,
        });
        Self {
            rows: owned.collect(),
            progress,
            d_day,
            today,
            category: entry.map(|entry| entry.category.clone()).unwrap_or_default(),
        }
    }

    /// One task.
    pub fn row(&self, id: RecordId) -> Option<&Row> {
        self.rows.iter().find(|row| row.task.id == id)
    }
}

/// What every part of the screen shares.
#[derive(Clone, Copy)]
pub struct Retro {
    /// The event.
    pub event: RecordId,
    /// The workspace.
    pub session: Session,
    /// The words.
    pub t: T,
    /// The plan, followed.
    pub laid: Memo<Arc<Laid>>,
}

impl Retro {
    /// The plan of an event.
    pub fn of(event: RecordId) -> Self {
        let (session, t) = (use_session(), use_t());
        let changed = planner_changed();
        let today = Memo::new(move |_| session.now().date());
        let laid = Memo::new(move |_| {
            changed.track();
            let today = today.get();
            session.peek_in::<Planner, _>(|planner, _, _| Arc::new(Laid::of(planner, event, today)))
        });
        Self { event, session, t, laid }
    }
}
