//! The open workspace: what screens read, and the one way by which they write.
//!
//! Flow in one direction: a tap → [`Session::act`] → durable → the office refreshed → `revision` moves → screens
//! that read through [`Session::look`] follow. Nothing else writes what screens show.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use chrono::NaiveDateTime;
use domain::office::Office;
use leptos::prelude::*;
use leptos::task::spawn_local;
use replica::{Ctx, Intent, Record, RecordId, Table};
use store::indexed_db::IndexedDb;
use store::memory::Memory;
use store::{Act, Device, Done, OpenReport, StoreError};

use crate::decide::loss;
use crate::i18n::T;
use crate::notices;
use crate::place::Place;
use crate::platform::tabs::Tabs;
use crate::platform::{clock, entropy, preferences, storage};
use crate::projections::{Projection, Projections};
use crate::team::rights;
use crate::widgets::snackbar::Notices;

/// The database, and the channel between its tabs.
pub const DATABASE: &str = "intendance";
/// Indexing gives way after so many milliseconds: half a frame, on a phone as at a desk.
const INDEX_SLICE_MS: f64 = 7.0;
/// Requests indexed between two looks at the clock.
const INDEX_STEP: usize = 40;

/// What opening found that a person must know.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OpenFacts {
    /// Nothing outlives the page: the browser refuses to store.
    pub is_fleeting: bool,
    /// Data was here before, and the browser erased it.
    pub is_emptied: bool,
    /// What the store says.
    pub report: OpenReport,
    /// How long opening took, in milliseconds.
    pub took_ms: f64,
}

struct Inner {
    device: Device<Place>,
    office: RefCell<Office>,
    projections: Projections,
    tabs: RefCell<Option<Tabs>>,
    facts: OpenFacts,
    is_compacting: Cell<bool>,
    is_indexing: Cell<bool>,
}

/// The open workspace. `Copy`: made once by the root, kept for the life of the page.
#[derive(Clone, Copy)]
pub struct Session {
    inner: StoredValue<Rc<Inner>, LocalStorage>,
    /// Moves whenever anything that screens show changed.
    revision: RwSignal<u64>,
    /// Acts on their way to the disk.
    n_saving: RwSignal<usize>,
    /// Moves every half minute, so that « en retard » comes true while one looks.
    now_ms: RwSignal<i64>,
    /// Whether every request can be found.
    is_indexed: RwSignal<bool>,
    notices: Notices,
    t: T,
}

/// The session of the page; [`crate::app`] provides it above every screen.
#[must_use]
pub fn use_session() -> Session {
    // The root provides it before any screen exists; a screen without it is a bug that no user can reach.
    #[expect(clippy::expect_used, reason = "provided by the root before any screen")]
    use_context::<Session>().expect("the root provides the session")
}

impl Session {
    /// Opens the workspace. The error says why it cannot be opened; nothing was changed.
    pub async fn open(notices: Notices, t: T, on_blocked: impl Fn() + 'static) -> Result<Self, StoreError> {
        let start = clock::monotonic_ms();
        let (place, is_fleeting) = match IndexedDb::open(DATABASE, on_blocked).await {
            Ok(backend) => (Place::Durable(backend), false),
            Err(StoreError::Refused) => (Place::Fleeting(Memory::default()), true),
            Err(error) => return Err(error),
        };
        let mut source = entropy::Browser;
        let mut ctx = Ctx { now_ms: clock::now_ms() as u64, entropy: &mut source };
        let (device, report) = Device::open(place, &mut ctx).await?;
        let office = device.read(|table| Office::build(clock::zone(), table));
        let is_emptied = report.is_new && preferences::get(preferences::key::HAS_DATA).is_some();
        let took_ms = clock::monotonic_ms() - start;
        let facts = OpenFacts { is_fleeting, is_emptied, report, took_ms };
        let inner = Inner {
            device,
            office: RefCell::new(office),
            projections: Projections::default(),
            tabs: RefCell::new(None),
            facts,
            is_compacting: Cell::new(false),
            is_indexing: Cell::new(false),
        };
        let session = Self {
            inner: StoredValue::new_local(Rc::new(inner)),
            revision: RwSignal::new(0),
            n_saving: RwSignal::new(0),
            now_ms: RwSignal::new(clock::now_ms()),
            is_indexed: RwSignal::new(false),
            notices,
            t,
        };
        session.start();
        Ok(session)
    }

    /// What runs beside the screens for the life of the page.
    fn start(self) {
        *self.inner().tabs.borrow_mut() = Some(Tabs::join(DATABASE, move || self.catch_up()));
        set_interval(move || self.now_ms.set(clock::now_ms()), std::time::Duration::from_secs(30));
        let on_visible = move || {
            self.now_ms.set(clock::now_ms());
            self.catch_up();
        };
        // For the life of the page.
        std::mem::forget(window_event_listener(leptos::ev::visibilitychange, move |_| on_visible()));
        std::mem::forget(window_event_listener(leptos::ev::focus, move |_| on_visible()));
        self.index_in_slices();
        self.compact_when_idle();
        let watch = self.inner();
        spawn_local(async move {
            if let Place::Durable(backend) = watch.device.backend() {
                // A newer version in another tab wants to upgrade: let it, and say so here.
                backend.version_change().await;
                self.notices.warn(self.t.error_closed_body());
            }
        });
    }

    fn inner(self) -> Rc<Inner> {
        self.inner.get_value()
    }

    /// Reads, and reads again whenever something changed: for views and memos.
    pub fn look<R>(self, read: impl FnOnce(&Office, &Table) -> R) -> R {
        self.revision.track();
        self.peek(read)
    }

    /// Reads once.
    pub fn peek<R>(self, read: impl FnOnce(&Office, &Table) -> R) -> R {
        let inner = self.inner();
        let office = inner.office.borrow();
        inner.device.read(|table| read(&office, table))
    }

    /// Reads what a room derives for itself, and reads again whenever something changed.
    pub fn look_in<P: Projection, R>(self, read: impl FnOnce(&P, &Office, &Table) -> R) -> R {
        self.revision.track();
        self.peek_in(read)
    }

    /// Reads what a room derives for itself, once.
    pub fn peek_in<P: Projection, R>(self, read: impl FnOnce(&P, &Office, &Table) -> R) -> R {
        let inner = self.inner();
        self.peek(|office, table| inner.projections.read(table, |made| read(made, office, table)))
    }

    /// A record, followed.
    pub fn record(self, id: RecordId) -> Option<Record> {
        self.look(|_, table| table.get(id))
    }

    /// Moves whenever anything that screens show changed.
    pub fn revision(self) -> Signal<u64> {
        self.revision.into()
    }

    /// The time, followed to the half minute, in ms UTC.
    pub fn now_ms(self) -> i64 {
        self.now_ms.get()
    }

    /// The office's wall clock, followed to the half minute.
    pub fn now(self) -> NaiveDateTime {
        let ms = self.now_ms.get();
        self.peek(|office, _| office.civil(ms))
    }

    /// Whether acts are on their way to the disk.
    pub fn is_saving(self) -> Signal<bool> {
        let n_saving = self.n_saving;
        Signal::derive(move || 0 < n_saving.get())
    }

    /// Whether every request can be found by now.
    pub fn is_indexed(self) -> Signal<bool> {
        self.is_indexed.into()
    }

    /// What opening found.
    pub fn facts(self) -> OpenFacts {
        self.inner().facts.clone()
    }

    /// The words.
    pub fn t(self) -> T {
        self.t
    }

    /// The messages at the foot of the screen.
    pub fn notices(self) -> Notices {
        self.notices
    }

    /// The device's own row as last known: its name, its clock, what is to send.
    pub fn meta(self) -> store::Meta {
        self.inner().device.meta()
    }

    /// Works with the device below: sync, export, history.
    pub async fn with_device<R>(self, work: impl AsyncFnOnce(&Device<Place>) -> R) -> R {
        let inner = self.inner();
        work(&inner.device).await
    }

    /// A new id.
    pub fn new_id(self) -> RecordId {
        self.with_ctx(RecordId::new)
    }

    /// Something that needs the moment and randomness.
    pub fn with_ctx<R>(self, make: impl FnOnce(&mut Ctx<'_>) -> R) -> R {
        let mut source = entropy::Browser;
        make(&mut Ctx { now_ms: clock::now_ms() as u64, entropy: &mut source })
    }

    /// Stores an act and shows it; resolves when it is durable. On an error nothing changed.
    pub async fn perform(self, act: Act) -> Result<Done, StoreError> {
        let inner = self.inner();
        let _ = self.n_saving.try_update(|n| *n += 1);
        let mut source = entropy::Browser;
        let mut ctx = Ctx { now_ms: clock::now_ms() as u64, entropy: &mut source };
        let result = inner.device.act(&mut ctx, act).await;
        let _ = self.n_saving.try_update(|n| *n = n.saturating_sub(1));
        if let Ok(done) = &result {
            preferences::set(preferences::key::HAS_DATA, Some("1"));
            storage::persist_at_first_save();
            self.take_in(&done.records);
            self.tell_tabs();
        }
        result
    }

    /// Takes records that came from elsewhere into what screens read.
    pub fn show(self, records: &[RecordId]) {
        let gone = self.take_in(records);
        if !gone.is_empty() {
            loss::note(self, gone);
        }
    }

    /// Takes records that changed into what screens read; returns the requests that are not in use any more.
    fn take_in(self, records: &[RecordId]) -> Vec<RecordId> {
        if records.is_empty() {
            return Vec::new();
        }
        let inner = self.inner();
        let gone = inner.device.read(|table| inner.office.borrow_mut().refresh(table, records));
        inner.projections.touch(records);
        let _ = self.revision.try_update(|revision| *revision += 1);
        self.index_in_slices();
        self.compact_when_idle();
        gone
    }

    /// Tells the other tabs that the store changed.
    pub fn tell_tabs(self) {
        if let Some(tabs) = self.inner().tabs.borrow().as_ref() {
            tabs.tell();
        }
    }

    /// Something of the device's state changed that no record shows: the outbox, the server.
    pub fn touch(self) {
        let _ = self.revision.try_update(|revision| *revision += 1);
    }

    /// Whether the person's role may allow an act; says why if it surely does not.
    pub fn may(self, act: &Act) -> bool {
        let denied = rights::denied(self, act);
        if let Some(denied) = &denied {
            self.notices.say(rights::words(self.t, denied));
        }
        denied.is_none()
    }

    /// Stores an act, says so with « Annuler »; on an error says why, with « Réessayer ».
    pub fn act(self, act: Act, said: impl Into<String>) {
        if !self.may(&act) {
            return;
        }
        let said = said.into();
        spawn_local(async move {
            match self.perform(act.clone()).await {
                Ok(done) => self.offer_undo(said, done.undo),
                Err(error) => self.offer_retry(&error, move || self.act(act.clone(), said.clone())),
            }
        });
    }

    /// Stores intents on one record, without a word: the screen shows it.
    pub fn write(self, intents: Vec<Intent>) {
        if !self.may(&Act::one(intents.clone())) {
            // What was typed and not taken must not stay on the screen.
            return self.touch();
        }
        spawn_local(async move {
            if let Err(error) = self.perform(Act::one(intents.clone())).await {
                self.offer_retry(&error, move || self.write(intents.clone()));
            }
        });
    }

    /// Says that something was done, with « Annuler ».
    pub fn offer_undo(self, said: impl Into<String>, undo: Act) {
        let undo = StoredValue::new_local(undo);
        let back = Callback::new(move |()| {
            let Some(undo) = undo.try_get_value() else { return };
            spawn_local(async move {
                match self.perform(undo).await {
                    Ok(_) => self.notices.say(self.t.undone()),
                    Err(error) => self.notices.warn(notices::of_store(self.t, &error)),
                }
            });
        });
        self.notices.say_with(said, self.t.undo(), back);
    }

    fn offer_retry(self, error: &StoreError, again: impl Fn() + 'static) {
        let again = StoredValue::new_local(again);
        let retry = Callback::new(move |()| {
            again.try_with_value(|again| again());
        });
        self.notices.offer(notices::of_store(self.t, error), self.t.retry(), retry);
    }

    /// Takes in what other tabs stored.
    pub fn catch_up(self) {
        let inner = self.inner();
        spawn_local(async move {
            match inner.device.catch_up().await {
                Ok(records) => self.show(&records),
                Err(StoreError::Closed) => {}
                Err(error) => self.notices.warn(notices::of_store(self.t, &error)),
            }
        });
    }

    /// Makes every request findable, a slice at a time between frames.
    fn index_in_slices(self) {
        let inner = self.inner();
        let is_done = inner.office.borrow().is_indexed();
        let _ = self.is_indexed.try_set(is_done);
        if is_done || inner.is_indexing.replace(true) {
            return;
        }
        set_timeout(
            move || {
                let inner = self.inner();
                let start = clock::monotonic_ms();
                inner.device.read(|table| {
                    let mut office = inner.office.borrow_mut();
                    while !office.is_indexed() && clock::monotonic_ms() - start < INDEX_SLICE_MS {
                        office.index_more(table, INDEX_STEP);
                    }
                });
                inner.is_indexing.set(false);
                self.index_in_slices();
            },
            std::time::Duration::ZERO,
        );
    }

    fn compact_when_idle(self) {
        let inner = self.inner();
        if inner.is_compacting.get() || !inner.device.wants_compaction() {
            return;
        }
        inner.is_compacting.set(true);
        set_timeout(
            move || {
                let inner = self.inner();
                spawn_local(async move {
                    // A failed compaction loses nothing: the journal has everything, and the next start replays it.
                    let _ = inner.device.compact().await;
                    inner.is_compacting.set(false);
                });
            },
            std::time::Duration::from_secs(2),
        );
    }
}
