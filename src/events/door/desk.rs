//! What a door knows and does: who is looked for, what came of the last tap.

use std::collections::HashSet;
use std::sync::Arc;

use events::Planner;
use events::event::Event;
use events::guests::door::{self, Door, Standing, Tally};
use events::guests::{Guest, code};
use leptos::prelude::*;
use leptos::task::spawn_local;
use replica::{Intent, RecordId};
use store::Act;

use super::door_settings;
use crate::events::frame::use_event;
use crate::events::guests::found::find;
use crate::events::planner_changed;
use crate::i18n::{T, use_t};
use crate::notices;
use crate::platform::clock;
use crate::platform::sound::{self, Tone};
use crate::session::{Session, use_session};

/// Who is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Filter {
    /// Everybody.
    #[default]
    All,
    /// Who is not here yet.
    Missing,
    /// Who is.
    Inside,
    /// Who was let in at two doors.
    Twice,
}

/// What came of the last tap.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Verdict {
    /// Nothing yet: the latest arrivals are shown.
    #[default]
    None,
    /// Let in.
    In { guest: RecordId, n: i64, undo: Act },
    /// Was in already: what to do?
    Already(RecordId),
    /// Comes with others: how many?
    Ask { guest: RecordId, n: i64 },
    /// Is not expected: let in all the same?
    Unexpected(RecordId, Standing),
    /// Nobody has this code.
    Unknown(String),
    /// A character of the code is wrong.
    Misread,
    /// Not in any more.
    Undone(RecordId),
    /// Not stored, and why.
    Failed(String),
}

/// A door on this device. `Copy`: made by the page, given to its parts.
#[derive(Clone, Copy)]
pub struct Desk {
    pub session: Session,
    pub t: T,
    /// The event.
    pub event: RecordId,
    /// It as it stands.
    pub entry: Memo<Option<Event>>,
    /// What is typed in the search.
    pub text: RwSignal<String>,
    /// Who is shown.
    pub filter: RwSignal<Filter>,
    /// Since when these are shown, ms UTC.
    since: RwSignal<i64>,
    /// What came of the last tap.
    pub verdict: RwSignal<Verdict>,
    /// Ticks on their way to the disk.
    pub pending: RwSignal<HashSet<RecordId>>,
    /// This door's name.
    pub door: RwSignal<String>,
    /// Whether it makes sounds.
    pub is_loud: RwSignal<bool>,
    /// All in numbers.
    pub tally: Memo<Tally>,
    /// Who is shown, in order.
    pub list: Memo<Arc<[RecordId]>>,
}

impl Desk {
    /// The door of this device at an event.
    pub fn new(event: RecordId) -> Self {
        let (session, t) = (use_session(), use_t());
        let changed = planner_changed();
        let text = RwSignal::new(String::new());
        let filter = RwSignal::new(Filter::All);
        let since = RwSignal::new(clock::now_ms());
        let tally = Memo::new(move |_| {
            changed.track();
            session.peek_in::<Planner, _>(|planner, _, _| door::tally(planner.children::<Guest>(event)))
        });
        let list = Memo::new(move |_| {
            changed.track();
            let (filter, since) = (filter.get(), since.get());
            text.with(|text| {
                session.peek_in::<Planner, _>(|planner, _, _| {
                    let shows = |id: &RecordId| {
                        planner.guests.get(*id).is_some_and(|guest| is_shown(guest, filter, since))
                    };
                    find(planner, event, text).into_iter().filter(shows).collect::<Arc<[RecordId]>>()
                })
            })
        });
        Self {
            session,
            t,
            event,
            entry: use_event(event),
            text,
            filter,
            since,
            verdict: RwSignal::new(Verdict::None),
            pending: RwSignal::new(HashSet::new()),
            door: RwSignal::new(door_settings::name().unwrap_or_else(|| t.door_default().to_owned())),
            is_loud: RwSignal::new(door_settings::is_loud()),
            tally,
            list,
        }
    }

    /// Looks for a text.
    pub fn look_for(self, text: String) {
        self.since.set(clock::now_ms());
        // Who is typed for is the next one: the question about the last has no answer.
        if !text.is_empty() && self.verdict.with_untracked(|verdict| *verdict != Verdict::None) {
            self.verdict.set(Verdict::None);
        }
        self.text.set(text);
    }

    /// Shows others.
    pub fn show(self, filter: Filter) {
        self.since.set(clock::now_ms());
        self.filter.set(filter);
    }

    /// A guest as stored now.
    pub fn guest(self, id: RecordId) -> Option<Guest> {
        self.session.peek_in::<Planner, _>(|planner, _, _| planner.guests.alive(id).cloned())
    }

    /// A guest, followed.
    pub fn follow(self, id: RecordId) -> Memo<Option<Guest>> {
        let session = self.session;
        Memo::new(move |_| session.look_in::<Planner, _>(|planner, _, _| planner.guests.alive(id).cloned()))
    }

    /// A guest was tapped: lets in who is expected, asks about the others.
    pub fn arrive(self, id: RecordId) {
        sound::allow();
        let Some(guest) = self.guest(id) else { return };
        match door::standing(&guest) {
            Standing::In => {
                self.say(Tone::Look);
                self.verdict.set(Verdict::Already(id));
            }
            standing @ (Standing::Declined | Standing::Waiting) => {
                self.say(Tone::Look);
                self.verdict.set(Verdict::Unexpected(id, standing));
            }
            Standing::Expected | Standing::Unsure => match door::announced(&guest) {
                1 => self.admit(id, 1),
                n => self.verdict.set(Verdict::Ask { guest: id, n }),
            },
        }
    }

    /// A code was scanned, or typed whole; says whether it was one.
    pub fn scanned(self, text: &str) -> bool {
        let found = self.session.peek_in::<Planner, _>(|planner, _, _| {
            let read = code::read(text).unwrap_or_else(|_| text.trim().to_owned());
            let has = |guest: &&Guest| code::of(guest) == read;
            planner.children::<Guest>(self.event).find(has).map(|guest| guest.id)
        });
        match (found, code::read(text)) {
            (Some(id), _) => self.arrive(id),
            (None, Err(code::NotACode::Misread)) => {
                self.say(Tone::No);
                self.verdict.set(Verdict::Misread);
            }
            (None, Ok(code)) => self.unknown(code::shown(&code)),
            (None, Err(_)) => return false,
        }
        true
    }

    /// A code of some tool that nobody of this event has.
    pub fn unknown(self, code: String) {
        self.say(Tone::No);
        self.verdict.set(Verdict::Unknown(code));
    }

    /// Lets a guest in with all or some of those announced.
    pub fn admit(self, id: RecordId, n: i64) {
        sound::allow();
        let intents = self.with_door(|door, ctx| door::tick(id, n, door, ctx));
        let _ = self.store(id, n, intents);
    }

    /// Lets somebody in who was not invited.
    pub fn walk_in(self, name: &str) {
        sound::allow();
        let name = if name.trim().is_empty() { self.t.door_walk_in_unnamed() } else { name };
        let (id, intents) = self.with_door(|door, ctx| door::walk_in(self.event, name, 1, door, ctx));
        if self.store(id, 1, intents) {
            self.look_for(String::new());
        }
    }

    fn with_door<R>(self, make: impl FnOnce(&Door<'_>, &mut replica::Ctx<'_>) -> R) -> R {
        let device = self.session.meta().dev.to_string();
        let name = self.door.get_untracked();
        let door = Door { name: &name, device: &device, by: None };
        self.session.with_ctx(|ctx| make(&door, ctx))
    }

    /// Stores a tick; says whether it is on its way.
    fn store(self, guest: RecordId, n: i64, intents: Vec<Intent>) -> bool {
        let act = Act::one(intents);
        // A second tap while the first is on its way is the same tap.
        if self.pending.with_untracked(|pending| pending.contains(&guest)) || !self.session.may(&act) {
            return false;
        }
        self.pending.update(|pending| {
            pending.insert(guest);
        });
        spawn_local(async move {
            let verdict = match self.session.perform(act).await {
                Ok(done) => {
                    self.say(Tone::Done);
                    Verdict::In { guest, n, undo: done.undo }
                }
                Err(error) => {
                    self.say(Tone::No);
                    Verdict::Failed(notices::of_store(self.t, &error))
                }
            };
            // The page may be left by now: what is stored is stored.
            self.pending.try_update(|pending| pending.remove(&guest));
            self.verdict.try_set(verdict);
        });
        true
    }

    /// Takes back the act of the last tap.
    pub fn undo(self, guest: RecordId, undo: Act) {
        self.put_back(guest, undo);
    }

    /// Takes back that a guest is in, whoever ticked.
    pub fn take_back(self, id: RecordId) {
        let Some(guest) = self.guest(id) else { return };
        self.put_back(id, Act::one(door::untick(&guest)));
    }

    fn put_back(self, guest: RecordId, act: Act) {
        if !self.session.may(&act) {
            return;
        }
        spawn_local(async move {
            let verdict = match self.session.perform(act).await {
                Ok(done) => {
                    self.session.offer_undo(self.t.door_undone(), done.undo);
                    Verdict::Undone(guest)
                }
                Err(error) => Verdict::Failed(notices::of_store(self.t, &error)),
            };
            self.verdict.try_set(verdict);
        });
    }

    fn say(self, tone: Tone) {
        if self.is_loud.try_get_untracked() == Some(true) {
            sound::say(tone);
        }
    }
}

/// Whether a filter shows a guest. Who came in just now stays where the finger is: the next name must not slide under a
/// second tap.
fn is_shown(guest: &Guest, filter: Filter, since: i64) -> bool {
    let came_before = || guest.ticks.first().is_some_and(|tick| tick.ms < since);
    match filter {
        Filter::All => true,
        Filter::Missing => {
            !came_before() && !matches!(door::standing(guest), Standing::Declined | Standing::Waiting)
        }
        Filter::Inside => !guest.ticks.is_empty(),
        Filter::Twice => door::is_duplicate(guest),
    }
}
