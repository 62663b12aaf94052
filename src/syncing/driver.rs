//! When this tab talks to the server, and what it makes of the answer.
//!
//! One tab of a browser runs the loop (Web Lock); two at once would be harmless, only wasteful. An exchange starts
//! when the app does, shortly after an act, when the network or the person comes back, and every half minute; after
//! failures ever less often.

use std::cell::{Cell, RefCell};
use std::future::poll_fn;
use std::task::{Poll, Waker};

use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use leptos::task::spawn_local;
use sync::{Backoff, Env, Options, Report, SyncError};

use super::standing::Trouble;
use super::transport::Web;
use super::{Failure, Syncing, memory};
use crate::platform::locks::{self, Grant, Lease};
use crate::platform::{clock, entropy};

const LOCK: &str = "intendance-sync";
/// Several acts in a row leave together.
const AFTER_ACT_MS: u32 = 300;
/// How often to look for news while somebody looks at the app.
const POLL_MS: u32 = 30_000;
/// How often a tab without the lock asks for it.
const FOLLOW_MS: u32 = 15_000;
/// While failing, an act tries again at once only if the last try is older than this.
const PATIENCE_MS: f64 = 10_000.0;
/// While failing and in front of a person, never wait longer than this.
const LONGEST_VISIBLE_MS: u32 = 30_000;
/// A server that said no is asked again this often: somebody may have put it right.
const AFTER_REFUSAL_MS: u32 = 300_000;

/// What drives the exchanges of this tab.
#[derive(Default)]
pub(super) struct Driver {
    lease: RefCell<Option<Lease>>,
    timer: RefCell<Option<Timeout>>,
    backoff: RefCell<Backoff>,
    turn: Turn,
    last_try_ms: Cell<f64>,
    /// What a tab without the lock saw at its last look: pending changes, last success.
    seen: Cell<(usize, Option<i64>)>,
}

/// One exchange at a time in this tab.
#[derive(Default)]
struct Turn {
    is_taken: Cell<bool>,
    waiting: RefCell<Vec<Waker>>,
}

struct TurnGuard<'a>(&'a Turn);

impl Turn {
    async fn take(&self) -> TurnGuard<'_> {
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
        spawn_local(async move {
            self.find_own_server().await;
            self.schedule(0);
        });
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
        let comes = move || {
            self.driver().backoff.borrow_mut().reset();
            self.schedule(0);
        };
        let goes = move || {
            let driver = self.driver();
            let is_due = self.facts().with_untracked(|f| 0 < f.n_pending && f.exchange.trouble.is_none());
            // The tab may be frozen from now on: what waits leaves at once, and another tab may lead.
            if driver.lease.take().is_some() && is_due {
                spawn_local(async move { drop(self.exchange().await) });
            }
            driver.timer.take();
        };
        let turns = move || if is_hidden() { goes() } else { comes() };
        // For the life of the page.
        std::mem::forget(window_event_listener(leptos::ev::visibilitychange, move |_| turns()));
        std::mem::forget(window_event_listener_untyped("pagehide", move |_| goes()));
        std::mem::forget(window_event_listener_untyped("pageshow", move |_| comes()));
        std::mem::forget(window_event_listener(leptos::ev::online, move |_| comes()));
        // Says soon that the server is out of reach; one on this machine may answer all the same.
        std::mem::forget(window_event_listener(leptos::ev::offline, move |_| self.schedule(0)));
        std::mem::forget(window_event_listener(leptos::ev::storage, move |event| {
            if memory::is_ours(&event) {
                self.recall();
            }
        }));
    }

    fn after_act(self) {
        let driver = self.driver();
        let is_failing = self.facts().with_untracked(|facts| facts.exchange.trouble.is_some());
        if !is_failing || PATIENCE_MS < clock::monotonic_ms() - driver.last_try_ms.get() {
            self.schedule(AFTER_ACT_MS);
        }
    }

    /// The next look at the server, instead of the one planned.
    pub(super) fn schedule(self, delay_ms: u32) {
        let timer = Timeout::new(delay_ms, move || spawn_local(self.tick()));
        *self.driver().timer.borrow_mut() = Some(timer);
    }

    async fn tick(self) {
        if is_hidden() || self.session.meta().server.is_none() {
            return;
        }
        if self.leads().await || self.must_step_in() {
            // The outcome is booked where the pill and the outbox read it.
            drop(self.exchange().await);
        } else {
            self.schedule(FOLLOW_MS);
        }
    }

    /// Whether this tab runs the loop; takes the lock if it is free.
    async fn leads(self) -> bool {
        let driver = self.driver();
        if driver.lease.borrow().is_some() {
            return true;
        }
        match locks::try_hold(LOCK).await {
            Grant::Held(lease) => {
                // Hidden meanwhile: the lock goes straight back.
                if !is_hidden() {
                    *driver.lease.borrow_mut() = Some(lease);
                }
                true
            }
            Grant::Taken => false,
            Grant::Unsupported => true,
        }
    }

    /// Whether the tab with the lock seems frozen: changes wait, and nothing moved since the last look (T55).
    fn must_step_in(self) -> bool {
        let now = self.facts().with_untracked(|f| (f.n_pending, f.exchange.last_ok_ms));
        let is_failing = self.facts().with_untracked(|f| f.exchange.trouble.is_some());
        let before = self.driver().seen.replace(now);
        0 < now.0 && now == before && !is_failing
    }

    /// One exchange with the server, now, with or without the lock. Booked and shown whatever comes of it.
    pub(super) async fn exchange(self) -> Result<Report, Failure> {
        let driver = self.driver();
        let _turn = driver.turn.take().await;
        let Some(server) = self.session.meta().server else { return Err(Failure::NoServer) };
        driver.last_try_ms.set(clock::monotonic_ms());
        let _ = self.is_exchanging.try_set(true);
        let result = self.cycle(&server).await;
        let _ = self.is_exchanging.try_set(false);
        if self.session.meta().server.as_ref() == Some(&server) {
            self.book(server, &result);
        }
        self.session.tell_tabs();
        self.look_again();
        if !is_hidden() {
            self.schedule(self.pause_after(&result));
        }
        result.map_err(Failure::Sync)
    }

    async fn cycle(self, server: &str) -> Result<Report, SyncError> {
        let transport = Web::new(server);
        let now = || u64::try_from(clock::now_ms()).unwrap_or_default();
        let mut source = entropy::Browser;
        let mut env = Env { now: &now, entropy: &mut source };
        let mut shown = std::collections::HashSet::new();
        let result = self
            .session
            .with_device(async |device| {
                // What another tab stored is shown even if the server then fails us.
                self.session.show(&device.catch_up().await?);
                let mut progress = |progress: &sync::Progress| {
                    shown.extend(progress.changed.iter().copied());
                    self.session.show(&progress.changed);
                    self.look_again();
                };
                sync::cycle(device, &transport, &mut env, Options::watched(), &mut progress).await
            })
            .await;
        if let Ok(report) = &result {
            let rest: Vec<_> = report.changed.iter().copied().filter(|id| !shown.contains(id)).collect();
            self.session.show(&rest);
        }
        result
    }

    fn book(self, server: String, result: &Result<Report, SyncError>) {
        let now_ms = clock::now_ms();
        let mut exchange = self.exchange.try_get_untracked().unwrap_or_default();
        exchange.server = Some(server);
        let failure = match result {
            Ok(report) => {
                exchange.skew_ms = report.skew_ms.or(exchange.skew_ms);
                report.push_failure.as_ref()
            }
            Err(error) => Some(error),
        };
        match failure {
            None => exchange.succeeded(now_ms),
            Some(error) => exchange.failed(now_ms, Trouble::of(error)),
        }
        memory::keep(&exchange);
        let _ = self.exchange.try_set(exchange);
    }

    fn pause_after(self, result: &Result<Report, SyncError>) -> u32 {
        let driver = self.driver();
        let mut backoff = driver.backoff.borrow_mut();
        let failure = match result {
            Ok(report) => report.push_failure.as_ref(),
            Err(error) => Some(error),
        };
        match failure {
            Some(error) if error.is_permanent() => AFTER_REFUSAL_MS,
            Some(error) => {
                let pause = backoff.failed_with(error, &mut entropy::Browser);
                u32::try_from(pause).unwrap_or(u32::MAX).min(LONGEST_VISIBLE_MS)
            }
            None => {
                backoff.reset();
                let has_moved = result.as_ref().is_ok_and(|report| 0 < report.n_pushed);
                // An act came in while the last ones left.
                if has_moved && 0 < self.session.meta().n_pending() { AFTER_ACT_MS } else { POLL_MS }
            }
        }
    }
}

fn is_hidden() -> bool {
    document().visibility_state() == web_sys::VisibilityState::Hidden
}
