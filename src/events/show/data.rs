//! What the screens of the conducteur read, laid out once for each change of the planner.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::NaiveTime;
use events::Planner;
use events::event::Event;
use events::services::Supplier;
use events::show::{Column, Cue, Dial, Line, Mode, Schedule, Span, Who};
use leptos::prelude::*;
use replica::RecordId;
use supply::book::Book;

use crate::events::dial::use_dial;
use crate::events::frame::use_event;
use crate::events::planner_changed;
use crate::i18n::{T, use_t};
use crate::session::{Session, use_session};

/// A conducteur laid out.
#[derive(Clone, Debug, PartialEq)]
pub struct Laid {
    /// Its cues in order.
    pub cues: Vec<Cue>,
    /// Where each is among them.
    places: HashMap<RecordId, usize>,
    /// Their times.
    pub schedule: Schedule,
    /// The columns, in their order.
    pub roles: Vec<Column>,
    /// The suppliers of the event.
    pub suppliers: Vec<Supplier>,
    /// What the event is.
    pub category: String,
    /// The minute at which the event was announced to end, as minutes go by.
    pub closes: Option<i64>,
    /// Whether the show runs at this moment.
    pub is_live: bool,
}

impl Laid {
    /// The conducteur of an event as it is planned.
    fn of(planner: &Planner, event: RecordId, dial: &Dial) -> Self {
        let cues: Vec<Cue> = planner.children::<Cue>(event).cloned().collect();
        let entry = planner.events.get(event);
        let schedule = Schedule::of(&cues.iter().collect::<Vec<_>>(), Mode::Plan, dial);
        Self {
            places: cues.iter().enumerate().map(|(at, cue)| (cue.id, at)).collect(),
            cues,
            schedule,
            roles: entry.map(|entry| entry.roles.clone()).unwrap_or_default(),
            suppliers: planner.children::<Supplier>(event).cloned().collect(),
            category: entry.map(|entry| entry.category.clone()).unwrap_or_default(),
            closes: entry.and_then(closes).map(|wall| dial.minute(wall)),
            is_live: entry.is_some_and(|entry| entry.show_began.is_some() && entry.show_ended.is_none()),
        }
    }

    /// One cue.
    pub fn cue(&self, id: RecordId) -> Option<&Cue> {
        self.places.get(&id).and_then(|at| self.cues.get(*at))
    }

    /// Its line; lines stand in the order of the cues.
    pub fn line(&self, id: RecordId) -> Option<&Line> {
        self.places.get(&id).and_then(|at| self.schedule.lines().get(*at))
    }

    /// Where a cue stands, from 0.
    pub fn place(&self, id: RecordId) -> Option<usize> {
        self.places.get(&id).copied()
    }

    /// From the first start to the last end, as the wall shows it.
    pub fn on_wall(&self) -> Option<Span> {
        self.schedule.projected().map(|span| self.schedule.on_wall(span))
    }

    /// The name of a column.
    pub fn role(&self, key: &str) -> Option<&str> {
        self.roles.iter().find(|column| column.key == key).map(|column| column.name.as_str())
    }

    /// How many cues there are, headings not counted.
    pub fn n_cues(&self) -> usize {
        self.cues.iter().filter(|cue| !cue.is_section).count()
    }
}

/// The minute of the wall at which an event ends by its own times.
fn closes(event: &Event) -> Option<i64> {
    let when = event.when.as_ref().filter(|when| !when.is_all_day && when.start < when.end)?;
    let midnight = when.start.date().and_time(NaiveTime::MIN);
    Some((when.end - midnight).num_minutes())
}

/// What every part of the screen shares.
#[derive(Clone, Copy)]
pub struct Show {
    /// The event.
    pub event: RecordId,
    /// The workspace.
    pub session: Session,
    /// The words.
    pub t: T,
    /// The conducteur, followed.
    pub laid: Memo<Arc<Laid>>,
}

impl Show {
    /// The conducteur of an event.
    pub fn of(event: RecordId) -> Self {
        let (session, t) = (use_session(), use_t());
        let changed = planner_changed();
        let dial = use_dial(use_event(event));
        let laid = Memo::new(move |_| {
            changed.track();
            let laid = |planner: &Planner| dial.with(|dial| Laid::of(planner, event, dial));
            session.peek_in::<Planner, _>(|planner, _, _| Arc::new(laid(planner)))
        });
        Self { event, session, t, laid }
    }

    /// The conducteur at this moment.
    pub fn now(self) -> Arc<Laid> {
        self.laid.get_untracked()
    }

    /// The name of a person, followed.
    pub fn person(self, id: RecordId) -> String {
        self.session.look(|office, _| office.name(id).map(str::to_owned)).unwrap_or_default()
    }

    /// The name of a supplier, followed.
    pub fn party(self, id: RecordId) -> String {
        self.session
            .look_in::<Book, _>(|book, _, _| book.parties.get(id).map(|party| party.name.clone()))
            .unwrap_or_default()
    }

    /// The name of who is to be warned.
    pub fn who(self, who: Who) -> String {
        match who {
            Who::Party(id) => self.party(id),
            Who::Person(id) => self.person(id),
        }
    }
}
