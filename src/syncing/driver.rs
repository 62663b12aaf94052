//! When this tab talks to the server.
//!
//! One tab of a browser leads: the one in front that stands first in line for a Web Lock. Two at once would be
//! harmless, only wasteful. It exchanges when the app starts, at once after an act, when the server hints at news, when
//! the network or the person comes back, and now and then; after failures ever less often.

use std::cell::{Cell, RefCell};
use std::future::poll_fn;
use std::task::{Poll, Waker};
use std::time::Duration;

use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use leptos::task::spawn_local;
use sync::{Backoff, Report, SyncError};

use super::live::Live;
use super::{Syncing, memory};
use crate::platform::line::{self, Place};
use crate::platform::{clock, entropy};
use crate::team::roster;

const LOCK: &str = "intendance-sync";
/// How much earlier than the first exchange the first screen is drawn.
const HEAD_START: Duration = Duration::from_millis(200);
/// How often to look for news while somebody looks at the app and the server cannot say when there is some.
const POLL_MS: u32 = 30_000;
/// How often to look all the same when it can.
const POLL_LIVE_MS: u32 = 300_000;
/// How often a tab that does not lead sees whether the one that does is frozen.
const FOLLOW_MS: u32 = 15_000;
/// While failing, an act tries again at once only if the last try is older than this.
const PATIENCE_MS: f64 = 10_000.0;
/// While failing and in front of a person, never wait longer than this, unless the server asks for it.
const LONGEST_VISIBLE_MS: u64 = 30_000;
/// A server that said no is asked again this often: somebody may have put it right.
const AFTER_REFUSAL_MS: u32 = 300_000;

/// What drives the exchanges of this tab.
#[derive(Default)]
pub(super) struct Driver {
    place: RefCell<Option<Place>>,
    is_leading: Cell<bool>,
    timer: RefCell<Option<Timeout>>,
    backoff: RefCell<Backoff>,
    pub(super) turn: Turn,
    /// An act came while an exchange was under way, perhaps too late for it.
    is_wanted: Cell<bool>,
    pub(super) last_try_ms: Cell<f64>,
    /// What a tab that does not lead saw at its last look: pending changes, last success.
    seen: Cell<(usize, Option<i64>)>,
    pub(super) live: Live,
}

impl Driver {
    /// Whether this tab is the one that talks to the server.
    pub(super) fn is_leading(&self) -> bool {
        self.is_leading.get()
    }

    /// Whether an exchange is under way.
    pub(super) fn is_busy(&self) -> bool {
        self.turn.is_taken.get()
    }
}

/// One exchange at a time in this tab.
#[derive(Default)]
pub(super) struct Turn {
    is_taken: Cell<bool>,
    waiting: RefCell<Vec<Waker>>,
}

pub(super) struct TurnGuard<'a>(&'a Turn);

impl Turn {
    pub(super) async fn take(&self) -> TurnGuard<'_> {
        poll_fn(|context| {
            if self.is_taken.replace(true) {
                self.waiting.borrow_mut().push(context.waker().clone());
                return Poll::Pending;
            }
            Poll::Ready(())
        })
        .await;
        TurnGuard(self)
    }
}

impl Drop for TurnGuard<'_> {
    fn drop(&mut self) {
        self.0.is_taken.set(false);
        for waker in self.0.waiting.take() {
            waker.wake();
        }
    }
}

impl Syncing {
    /// Sets everything going, for the life of the page.
    pub(super) fn start(self) {
        // The first screen is alone with the processor.
        set_timeout(
            move || {
                spawn_local(async move {
                    self.find_own_server().await;
                    self.come();
                });
            },
            HEAD_START,
        );
        let n_pending = Memo::new(move |_| self.facts().with(|facts| facts.n_pending));
        Effect::new(move |before: Option<usize>| {
            let now = n_pending.get();
            if before.is_some_and(|before| before < now) {
                self.after_act();
            }
            now
        });
        self.listen();
    }

    fn listen(self) {
        let turns = move || if is_hidden() { self.go() } else { self.come() };
        // For the life of the page.
        std::mem::forget(window_event_listener(leptos::ev::visibilitychange, move |_| turns()));
        std::mem::forget(window_event_listener_untyped("pagehide", move |_| self.go()));
        std::mem::forget(window_event_listener_untyped("pageshow", move |_| self.come()));
        std::mem::forget(window_event_listener(leptos::ev::online, move |_| self.come()));
        // Says soon that the server is out of reach; one on this machine may answer all the same.
        std::mem::forget(window_event_listener(leptos::ev::offline, move |_| self.schedule(0)));
        std::mem::forget(window_event_listener(leptos::ev::storage, move |event| {
            if memory::is_ours(&event) {
                self.recall();
            }
            if memory::is_of_team(&event) {
                roster::read_again();
            }
        }));
    }

    /// The person or the network is back.
    fn come(self) {
        if is_hidden() {
            return;
        }
        let driver = self.driver();
        driver.backoff.borrow_mut().reset();
        if driver.place.borrow().is_none() {
            let place = line::stand_in_line(LOCK, move || self.lead());
            let has_line = place.is_some();
            *driver.place.borrow_mut() = place;
            if !has_line {
                driver.is_leading.set(true);
            }
        }
        if driver.is_leading.get() && !driver.live.is_flowing() {
            self.listen_live();
        }
        self.schedule(0);
    }

    /// The lock is ours: the tab that had it is hidden, closed or dead.
    fn lead(self) {
        self.driver().is_leading.set(true);
        self.listen_live();
        self.schedule(0);
    }

    /// The tab may be frozen from now on: what waits leaves at once, and another tab may lead.
    fn go(self) {
        let driver = self.driver();
        let is_due = self.facts().with_untracked(|f| 0 < f.n_pending && f.exchange.trouble.is_none());
        let was_leading = driver.is_leading.replace(false);
        driver.place.take();
        driver.timer.take();
        self.hush();
        if was_leading && is_due && self.may_exchange() {
            spawn_local(async move { drop(self.exchange().await) });
        }
    }

    fn after_act(self) {
        let driver = self.driver();
        if driver.is_busy() {
            driver.is_wanted.set(true);
            return;
        }
        let is_failing = self.facts().with_untracked(|facts| facts.exchange.trouble.is_some());
        if !is_failing || PATIENCE_MS < clock::monotonic_ms() - driver.last_try_ms.get() {
            self.wake();
        }
    }

    /// Looks at the server now, if this tab leads.
    pub(super) fn wake(self) {
        spawn_local(self.tick());
    }

    /// The next look at the server, instead of the one planned.
    pub(super) fn schedule(self, delay_ms: u32) {
        let timer = Timeout::new(delay_ms, move || self.wake());
        *self.driver().timer.borrow_mut() = Some(timer);
    }

    async fn tick(self) {
        if is_hidden() || !self.may_exchange() {
            return;
        }
        if self.driver().is_leading.get() || self.must_step_in() {
            // The outcome is booked where the pill and the outbox read it.
            drop(self.exchange().await);
        } else {
            self.schedule(FOLLOW_MS);
        }
    }

    /// Whether there is a server that knows this device.
    pub(super) fn may_exchange(self) -> bool {
        let meta = self.session.meta();
        meta.server.is_some() && meta.session.is_some()
    }

    /// Whether the tab that leads seems frozen: changes wait, and nothing moved since the last look (T55).
    fn must_step_in(self) -> bool {
        let now = self.facts().with_untracked(|f| (f.n_pending, f.exchange.last_ok_ms));
        let is_failing = self.facts().with_untracked(|f| f.exchange.trouble.is_some());
        let before = self.driver().seen.replace(now);
        0 < now.0 && now == before && !is_failing
    }

    /// After an exchange: when the next one is due.
    pub(super) fn plan_next(self, result: &Result<Report, SyncError>) {
        let is_wanted = self.driver().is_wanted.replace(false);
        if is_hidden() {
            return;
        }
        let is_away = match result {
            Ok(report) => report.push_failure.as_ref().is_some_and(|error| !error.is_permanent()),
            Err(error) => !error.is_permanent(),
        };
        if is_away {
            self.distrust();
        }
        let pause = self.pause_after(result, is_wanted);
        self.schedule(pause);
    }

    fn pause_after(self, result: &Result<Report, SyncError>, is_wanted: bool) -> u32 {
        let driver = self.driver();
        let mut backoff = driver.backoff.borrow_mut();
        let failure = match result {
            Ok(report) => report.push_failure.as_ref(),
            Err(error) => Some(error),
        };
        match failure {
            Some(error) if error.is_permanent() => AFTER_REFUSAL_MS,
            Some(error) => {
                let pause = backoff.failed(&mut entropy::Browser).min(LONGEST_VISIBLE_MS);
                u32::try_from(pause.max(error.retry_after_ms().unwrap_or_default()))
                    .unwrap_or(AFTER_REFUSAL_MS)
            }
            None => {
                backoff.reset();
                let has_moved = result.as_ref().is_ok_and(|report| 0 < report.n_pushed);
                let is_left = 0 < self.session.meta().n_pending() && (has_moved || is_wanted);
                match driver.live.is_flowing() {
                    _ if is_left || self.is_behind() => 0,
                    true => POLL_LIVE_MS,
                    false => POLL_MS,
                }
            }
        }
    }
}

pub(super) fn is_hidden() -> bool {
    document().visibility_state() == web_sys::VisibilityState::Hidden
}
