//! The show on the screen, as all parts of the screen share it.

use std::collections::HashMap;

use events::Planner;
use events::event::Event;
use events::show::live::{Begun, Phase, Standing, begun, shared_ms, standing};
use events::show::{Cue, Dial, Line, Mode, Schedule, calls};
use leptos::prelude::*;
use replica::RecordId;

use super::words;
use crate::events::dial::{face_at, use_dial};
use crate::events::frame::use_event;
use crate::events::planner_changed;
use crate::i18n::{T, use_t};
use crate::platform::clock;
use crate::session::{Session, use_session};
use crate::syncing::{Syncing, use_syncing};

const MINUTE_MS: i64 = 60_000;

/// One show, followed. `Copy`: every part holds it.
#[derive(Clone, Copy)]
pub struct Live {
    /// Its event.
    pub id: RecordId,
    /// The open workspace.
    pub session: Session,
    /// Words.
    pub t: T,
    /// The event as it stands.
    pub event: Memo<Option<Event>>,
    /// Its cues, in their order.
    pub cues: Memo<Vec<Cue>>,
    /// Which cue is on.
    pub standing: Memo<Standing>,
    /// The shared time (`docs/live.md`), to the second.
    pub now_ms: RwSignal<i64>,
    /// The clock on the wall of the event.
    dial: Memo<Dial>,
    /// The minute of D-day that it is, as minutes go by.
    pub minute: Memo<i64>,
    /// The conducteur as it goes by now.
    pub schedule: Memo<Schedule>,
    /// The conducteur as it was planned.
    pub plan: Memo<Schedule>,
    syncing: Syncing,
    /// When each cue was first seen here to be on.
    seen: StoredValue<HashMap<RecordId, i64>>,
}

impl Live {
    /// Follows a show; its time goes by while the page is seen.
    pub fn new(id: RecordId) -> Self {
        let (session, t, syncing) = (use_session(), use_t(), use_syncing());
        let event = use_event(id);
        let changed = planner_changed();
        let cues = Memo::new(move |_| {
            changed.track();
            session.peek_in::<Planner, _>(|planner, _, _| {
                planner.children::<Cue>(id).cloned().collect::<Vec<_>>()
            })
        });
        let standing = Memo::new(move |_| {
            event.with(|event| {
                let Some(event) = event else { return Standing::default() };
                cues.with(|cues| standing(event, cues))
            })
        });
        let now_ms = RwSignal::new(shared_now(syncing));
        let dial = use_dial(event);
        let minute = Memo::new(move |_| dial.with(|dial| dial.minute_of(now_ms.get())));
        let laid = move |mode: Mode| {
            dial.with(|dial| cues.with(|cues| Schedule::of(&cues.iter().collect::<Vec<_>>(), mode, dial)))
        };
        let plan = Memo::new(move |_| laid(Mode::Plan));
        let schedule = Memo::new(move |_| {
            if standing.with(|standing| standing.phase) == Phase::Before {
                return plan.get();
            }
            laid(Mode::Live { now: minute.get() })
        });
        let live = Self {
            id,
            session,
            t,
            event,
            cues,
            standing,
            now_ms,
            dial,
            minute,
            schedule,
            plan,
            syncing,
            seen: StoredValue::default(),
        };
        live.run();
        live
    }

    /// One tick a second, and none while nobody looks.
    fn run(self) {
        let tick = move || {
            if !document().hidden() {
                self.now_ms.set(shared_now(self.syncing));
            }
        };
        if let Ok(handle) = set_interval_with_handle(tick, std::time::Duration::from_secs(1)) {
            on_cleanup(move || handle.clear());
        }
        let shown = window_event_listener(leptos::ev::visibilitychange, move |_| tick());
        on_cleanup(move || shown.remove());
    }

    /// The shared time now, to the millisecond.
    pub fn stamp(self) -> i64 {
        shared_now(self.syncing)
    }

    /// How far this device's clock is ahead of the server's, as last measured.
    pub fn skew_ms(self) -> Option<i64> {
        self.syncing.exchange_untracked().skew_ms
    }

    /// How far the show has come, followed.
    pub fn phase(self) -> Phase {
        self.standing.with(|standing| standing.phase)
    }

    /// A cue, followed.
    pub fn cue<R>(self, id: RecordId, read: impl FnOnce(&Cue) -> R) -> Option<R> {
        self.cues.with(|cues| cues.iter().find(|cue| cue.id == id).map(read))
    }

    /// The title of a cue, followed.
    pub fn title(self, id: RecordId) -> String {
        let title = self.cue(id, |cue| cue.title.trim().to_owned()).unwrap_or_default();
        if title.is_empty() { self.t.live_untitled().to_owned() } else { title }
    }

    /// Where a cue stands in time, followed.
    pub fn line<R>(self, id: RecordId, read: impl FnOnce(&Line) -> R) -> Option<R> {
        self.schedule.with(|schedule| schedule.line(id).map(read))
    }

    /// When a cue began, as this device must count it; followed.
    pub fn begun(self, id: RecordId) -> Option<Begun> {
        let began = self.cue(id, |cue| cue.began)??;
        let now = self.now_ms.get_untracked();
        let seen = self.seen.try_update_value(|seen| *seen.entry(id).or_insert(now)).unwrap_or(now);
        Some(begun(began, seen))
    }

    /// When the cue that is on should end, in shared ms; `None` where nothing says so.
    pub fn end_ms(self, id: RecordId) -> Option<i64> {
        let begun = self.begun(id)?;
        let said = self.line(id, Line::said)?;
        if let Some(minutes) = said {
            return Some(begun.at_ms.saturating_add(minutes.max(0).saturating_mul(MINUTE_MS)));
        }
        let next = self.schedule.with(|schedule| {
            let next = schedule.timed().skip_while(|line| line.id != id).nth(1);
            next.and_then(|line| Some(line.given.hard? + line.given.shift.unwrap_or(0)))
        })?;
        Some(self.instant(next))
    }

    /// The instant of a minute of D-day, ms UTC, followed.
    pub fn instant(self, minute: i64) -> i64 {
        self.dial.with(|dial| dial.instant(minute))
    }

    /// The minute of D-day of an instant, followed.
    pub fn minute_at(self, ms: i64) -> i64 {
        self.dial.with(|dial| dial.minute_of(ms))
    }

    /// What the clock of the event shows at a minute, followed: 19:15.
    pub fn face(self, minute: i64) -> String {
        words::face(self.dial.with(|dial| dial.wall(minute)))
    }

    /// The same with its day: 00:30 (+1).
    pub fn at(self, minute: i64) -> String {
        words::at(self.t, self.dial.with(|dial| dial.wall(minute)))
    }

    /// What it shows at an instant, followed.
    pub fn face_at(self, ms: i64) -> String {
        self.dial.with(|dial| face_at(dial, ms))
    }

    /// Whether today is the day of the event, or the night after it; true where it has no date.
    pub fn is_its_day(self) -> bool {
        let when = self.event.with(|event| event.as_ref().and_then(|event| event.when.clone()));
        let today = self.minute.get();
        when.is_none_or(|when| {
            let lasts = (when.end - when.start).num_minutes().max(0);
            (-720..=lasts + 1440 + 720).contains(&today)
        })
    }

    /// Whom the state of the show concerns, followed.
    pub fn calls(self) -> Vec<events::show::Call> {
        if self.phase() != Phase::Running {
            return Vec::new();
        }
        let told =
            self.event.with(|event| event.as_ref().map(|event| event.told.clone())).unwrap_or_default();
        self.plan.with(|plan| self.schedule.with(|schedule| calls(plan, schedule, &told)))
    }
}

fn shared_now(syncing: Syncing) -> i64 {
    shared_ms(clock::now_ms(), syncing.exchange_untracked().skew_ms)
}
