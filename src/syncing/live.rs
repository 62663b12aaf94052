//! Hints that the server sends by itself: there is news, the team changed, this device is shut out.
//!
//! A hint carries nothing: it starts an exchange. Without the stream everything works, half a minute later.

use std::cell::{Cell, RefCell};

use gloo::timers::callback::Timeout;
use leptos::prelude::WithUntracked;
use leptos::task::spawn_local;
use serde::Deserialize;
use sync::{Backoff, SyncError};

use super::events::{Event, Events};
use super::transport::Web;
use super::{Syncing, part, team};
use crate::platform::entropy;
use crate::platform::stream::{Leash, Stream, Tie};

/// A server that says no, or has no hints, is asked again this often.
const AFTER_REFUSAL_MS: u64 = 300_000;

/// The stream of this tab, if it has one.
#[derive(Default)]
pub(super) struct Live {
    leash: RefCell<Option<Leash>>,
    timer: RefCell<Option<Timeout>>,
    backoff: RefCell<Backoff>,
    /// Which stream is meant: an old one that ends late must not touch its successor.
    turn: Cell<u64>,
    /// Whose stream it is: the server and the secret. Another tab may change both.
    of: RefCell<Option<(String, String)>>,
    is_flowing: Cell<bool>,
    hint: RefCell<Option<Point>>,
}

/// The end of the server's log.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
struct Point {
    seq: u64,
    #[serde(default)]
    epoch: String,
}

impl Live {
    /// Whether news is heard of at once.
    pub(super) fn is_flowing(&self) -> bool {
        self.is_flowing.get()
    }

    fn end(&self) {
        self.turn.set(self.turn.get() + 1);
        self.is_flowing.set(false);
        self.timer.take();
        self.leash.take();
    }
}

impl Syncing {
    /// Opens the stream anew, for who this device is now.
    pub(super) fn listen_live(self) {
        let driver = self.driver();
        driver.live.backoff.borrow_mut().reset();
        driver.live.end();
        self.open_live();
    }

    /// Ends the stream.
    pub(super) fn hush(self) {
        self.driver().live.end();
    }

    /// Follows what this or another tab made of the server and of who we are there.
    pub(super) fn follow_session(self) {
        let driver = self.driver();
        if driver.is_leading() && *driver.live.of.borrow() != self.whose() {
            self.listen_live();
            self.schedule(0);
        }
    }

    fn whose(self) -> Option<(String, String)> {
        let meta = self.session.meta();
        meta.server.zip(meta.session.map(|session| session.token))
    }

    fn open_live(self) {
        let driver = self.driver();
        *driver.live.of.borrow_mut() = self.whose();
        let meta = self.session.meta();
        let (Some(_), Some(_), Some(leash)) = (meta.server, meta.session, Leash::new()) else { return };
        let live = &driver.live;
        live.turn.set(live.turn.get() + 1);
        let (turn, tie) = (live.turn.get(), leash.tie());
        *live.leash.borrow_mut() = Some(leash);
        spawn_local(async move {
            let outcome = part::flow(self, tie, turn).await;
            self.reopen(turn, outcome);
        });
    }

    /// The stream itself; only [`part`] calls it.
    pub(super) async fn flow_here(self, tie: Tie, turn: u64) -> Result<(), SyncError> {
        let Some(web) = Web::of(&self.session.meta()) else { return Ok(()) };
        self.follow(web.live(tie).await?, turn).await;
        Ok(())
    }

    async fn follow(self, mut stream: Stream, turn: u64) {
        let mut events = Events::default();
        while let Some(bytes) = stream.next().await {
            let driver = self.driver();
            if driver.live.turn.get() != turn {
                return;
            }
            if !driver.live.is_flowing.replace(true) {
                driver.live.backoff.borrow_mut().reset();
                self.reached();
            }
            for event in events.feed(&bytes) {
                self.take_hint(&event);
            }
        }
    }

    /// An exchange found the server out of reach: a stream that still seems open may be dead without knowing.
    pub(super) fn distrust(self) {
        let driver = self.driver();
        if driver.live.is_flowing() {
            driver.live.end();
            self.reopen_later(0);
        }
    }

    fn reopen_later(self, at_least_ms: u64) {
        let driver = self.driver();
        let pause = driver.live.backoff.borrow_mut().failed(&mut entropy::Browser).max(at_least_ms);
        let timer = Timeout::new(u32::try_from(pause).unwrap_or(u32::MAX), move || self.open_live());
        *driver.live.timer.borrow_mut() = Some(timer);
    }

    /// The server is there: what waits for that need not wait for its turn.
    fn reached(self) {
        let is_due = self.facts().with_untracked(|f| 0 < f.n_pending || f.exchange.trouble.is_some());
        if is_due && !self.driver().is_busy() {
            self.wake();
        }
        // What was said of it while nobody listened.
        team::refresh_soon(self);
    }

    fn reopen(self, turn: u64, outcome: Result<(), SyncError>) {
        let driver = self.driver();
        let live = &driver.live;
        if live.turn.get() != turn {
            return;
        }
        let was_flowing = live.is_flowing.replace(false);
        live.leash.take();
        let is_refused = outcome.as_ref().is_err_and(SyncError::is_permanent);
        let asked = outcome.as_ref().err().and_then(SyncError::retry_after_ms);
        self.reopen_later(if is_refused { AFTER_REFUSAL_MS } else { asked.unwrap_or_default() });
        if was_flowing || is_refused {
            // The exchange finds out what is wrong, and its outcome is what people are told.
            self.wake();
        }
    }

    fn take_hint(self, event: &Event) {
        match event.name.as_str() {
            "seq" => {
                if let Ok(point) = serde_json::from_str::<Point>(&event.data) {
                    *self.driver().live.hint.borrow_mut() = Some(point);
                    self.wake_if_behind();
                }
            }
            "team" => team::refresh_soon(self),
            // Why is said by the exchange, which is refused.
            "bye" => self.wake(),
            _ => {}
        }
    }

    /// Whether the last hint spoke of more than is here.
    pub(super) fn is_behind(self) -> bool {
        let driver = self.driver();
        let hint = driver.live.hint.borrow();
        let Some(hint) = hint.as_ref() else { return false };
        let meta = self.session.meta();
        meta.cursor.is_none_or(|cursor| cursor.seq < hint.seq || cursor.epoch != hint.epoch)
    }

    fn wake_if_behind(self) {
        // While an exchange runs, it may be about to read this: it looks again when it ends.
        if self.is_behind() && !self.driver().is_busy() {
            self.wake();
        }
    }
}
