//! What the page does: a file read and looked at, taken in as one act, events written out.

use std::cell::RefCell;
use std::sync::Arc;

use events::Planner;
use events::event::Event;
use events::event::ical::{Extra, Out, Plan, Planning};
use events::retro::due_day;
use files::content_line::LineError;
use files::ical::{CalendarError, MAX_BYTES, read};
use leptos::prelude::*;
use leptos::task::spawn_local;
use replica::RecordId;
use store::Act;
use supply::book::Entry;

use crate::events::words::{title_of, venue_words};
use crate::i18n::T;
use crate::import::importer::Back;
use crate::import::past_list::take_back;
use crate::notices;
use crate::platform::dirty::Unsaved;
use crate::platform::zones::{self, Browser};
use crate::platform::{download, files as platform_files, pause};
use crate::session::Session;

thread_local! {
    /// A file dropped on another screen of the room, for the page to take.
    pub(super) static HANDED: RefCell<Option<web_sys::File>> = const { RefCell::new(None) };
}

/// Events compared, and written, between two frames.
const SLICE: usize = 250;

/// Where an import stands.
#[derive(Clone, Copy)]
pub(super) struct Coming {
    /// Under way.
    pub is_busy: RwSignal<bool>,
    /// While events are written: how much is, from 0 to 1.
    pub share: RwSignal<Option<f64>>,
    /// What it would do.
    pub plan: RwSignal<Option<Arc<Plan>>>,
    /// Why there is none.
    pub problem: RwSignal<Option<String>>,
    /// How many events came in.
    pub done: RwSignal<Option<usize>>,
}

impl Coming {
    pub(super) fn new() -> Self {
        Self {
            is_busy: RwSignal::new(false),
            share: RwSignal::new(None),
            plan: RwSignal::new(None),
            problem: RwSignal::new(None),
            done: RwSignal::new(None),
        }
    }

    /// Back to the choice of a file.
    pub(super) fn reset(self) {
        self.plan.set(None);
        self.problem.set(None);
        self.done.set(None);
    }

    /// Reads a file and looks what it would do.
    pub(super) fn take(self, session: Session, file: web_sys::File) {
        let t = session.t();
        self.reset();
        let size = platform_files::size(&file);
        if size > MAX_BYTES as u64 {
            self.problem.set(Some(t.calendars_wrong_large(&t.bytes(size))));
            return;
        }
        self.is_busy.set(true);
        spawn_local(async move {
            let bytes = platform_files::bytes(&file).await;
            pause::breathe().await;
            let found = match bytes {
                Ok(bytes) => read(&bytes).map_err(|error| wrong(t, &error)),
                Err(_) => Err(t.calendars_wrong_unreadable().to_owned()),
            };
            match found {
                Ok(file) => {
                    let home = zones::name();
                    let mut planning = Planning::new(&file, &Browser, &home);
                    loop {
                        pause::breathe().await;
                        let step = |planner: &Planner, _: &_, table: &_| planning.step(table, planner, SLICE);
                        if session.peek_in(step) {
                            break;
                        }
                    }
                    let _ = self.plan.try_set(Some(Arc::new(planning.plan)));
                }
                Err(problem) => {
                    let _ = self.problem.try_set(Some(problem));
                }
            }
            let _ = self.is_busy.try_set(false);
        });
    }

    /// Takes in what was looked at: as one act, in slices that leave the page time to answer.
    pub(super) fn import(self, session: Session) {
        let Some(plan) = self.plan.get_untracked() else { return };
        let act = Act { changes: plan.writes().map(|item| item.intents.clone()).collect(), ..Act::default() };
        let n = act.changes.len();
        if n == 0 || self.is_busy.get_untracked() || !session.may(&act) {
            return;
        }
        self.is_busy.set(true);
        self.share.set(Some(0.0));
        let t = session.t();
        spawn_local(async move {
            // No update of the app reloads the page meanwhile.
            let unsaved = Unsaved::hold();
            let (mut back, mut tx, mut n_done) = (Back::default(), None, 0);
            let mut rest = act.changes.into_iter().peekable();
            while rest.peek().is_some() {
                let changes: Vec<_> = rest.by_ref().take(SLICE).collect();
                let n_now = changes.len();
                match session.perform(Act { changes, tx, ..Act::default() }).await {
                    Ok(done) => {
                        tx = Some(done.tx);
                        back.take(done);
                    }
                    Err(error) => {
                        let _ = self.problem.try_set(Some(notices::of_store(t, &error)));
                        break;
                    }
                }
                n_done += n_now;
                let _ = self.share.try_set(Some(n_done as f64 / n as f64));
                pause::frame().await;
            }
            drop(unsaved);
            if 0 < n_done {
                let undo = move |()| spawn_local(take_back(session, back.changes("trashed")));
                session.notices().say_with(t.calendars_imported(n_done), t.undo(), Callback::new(undo));
            }
            // What did not come in stays on the screen: what did is written again then, to no effect.
            if n_done == n {
                let _ = self.plan.try_set(None);
                let _ = self.done.try_set(Some(n));
            }
            let _ = self.share.try_set(None);
            let _ = self.is_busy.try_set(false);
        });
    }
}

fn wrong(t: T, error: &CalendarError) -> String {
    match error {
        CalendarError::Empty => t.calendars_wrong_empty().to_owned(),
        CalendarError::NotText(_) | CalendarError::NoCalendar => t.calendars_wrong_kind().to_owned(),
        CalendarError::Lines(LineError::TooLarge { bytes, .. }) => {
            t.calendars_wrong_large(&t.bytes(*bytes as u64))
        }
        CalendarError::Lines(LineError::TooManyLines { max }) | CalendarError::TooManyEvents { max } => {
            t.calendars_wrong_many(&t.number(*max))
        }
    }
}

/// Events that a calendar can show: with a day, no template. By start.
pub(super) fn dated(planner: &Planner) -> Vec<&Event> {
    let mut events: Vec<&Event> = planner
        .events
        .iter()
        .filter(|event| event.is_alive() && !event.is_template && event.when.is_some())
        .collect();
    events.sort_by_key(|event| (event.when.as_ref().map(|when| when.start), event.id));
    events
}

/// An event as a calendar file for its guests: without each other, notes and reminders.
pub fn invitation_of(session: Session, event: RecordId) -> String {
    let t = session.t();
    let home = zones::name();
    session.peek_in::<Planner, _>(|planner, office, table| {
        let place = |event: &Event| venue_words(office, event.venue.as_ref());
        let out = Out { table, planner, own: &Browser, home: &home, place: &place, with_people: false };
        out.file(t.nav_events(), &[event], &[])
    })
}

/// Events as a calendar file; `tasks`: with those of their rétroplanning, as whole days.
pub fn ical_of(session: Session, events: &[RecordId], tasks: bool) -> String {
    let t = session.t();
    let home = zones::name();
    session.peek_in::<Planner, _>(|planner, office, table| {
        let place = |event: &Event| venue_words(office, event.venue.as_ref());
        let out = Out { table, planner, own: &Browser, home: &home, place: &place, with_people: true };
        let mut extras = Vec::new();
        for event in events.iter().filter_map(|id| planner.events.get(*id)).filter(|_| tasks) {
            let Some(day) = event.when.as_ref().map(events::event::When::day) else { continue };
            let calendar = domain::calendar::Calendar::of(domain::calendar::Region::France);
            extras.extend(
                planner
                    .children::<events::retro::Task>(event.id)
                    .filter(|task| !task.is_dropped())
                    .filter_map(|task| {
                        let changed = table.packed(task.id).and_then(|packed| packed.latest().ok());
                        Some(Extra {
                            uid: format!("{}@intendance", task.id),
                            day: due_day(task.due?, day, calendar)?,
                            title: t.calendars_task(&task.title, &title_of(t, event)),
                            notes: task.notes.clone(),
                            changed_ms: changed.map_or(0, |hlc| i64::try_from(hlc.ms).unwrap_or(0)),
                        })
                    }),
            );
        }
        out.file(t.nav_events(), events, &extras)
    })
}

/// Gives the person a file of these events.
pub(super) fn save(session: Session, name: &str, events: &[RecordId], tasks: bool) {
    let t = session.t();
    let file = download::blob(&[ical_of(session, events, tasks).into_bytes()], files::ical::MIME);
    if file.is_some_and(|file| download::save(name, &file)) {
        session.notices().say(t.calendars_saved(name));
    } else {
        session.notices().warn(t.export_failed());
    }
}
