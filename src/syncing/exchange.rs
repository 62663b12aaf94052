//! One exchange with the server, and what is noted of it.

use leptos::prelude::*;
use sync::{Env, Options, Report, SyncError};

use super::driver::is_hidden;
use super::standing::Trouble;
use super::transport::Web;
use super::{Failure, Syncing, memory, part};
use crate::platform::{clock, entropy};

impl Syncing {
    /// One exchange with the server, now, whether this tab leads or not. Booked and shown whatever comes of it.
    pub(super) async fn exchange(self) -> Result<Report, Failure> {
        let driver = self.driver();
        let _turn = driver.turn.take().await;
        let meta = self.session.meta();
        let Some(server) = meta.server.clone() else { return Err(Failure::NoServer) };
        if meta.session.is_none() {
            return Err(Failure::NotJoined);
        }
        driver.last_try_ms.set(clock::monotonic_ms());
        let _ = self.is_exchanging.try_set(true);
        let result = part::cycle(self).await;
        let _ = self.is_exchanging.try_set(false);
        let now = self.session.meta();
        if now.server == meta.server && now.session.map(|s| s.token) == meta.session.map(|s| s.token) {
            self.book(server, &result);
        }
        self.session.tell_tabs();
        self.look_again();
        drop(_turn);
        self.plan_next(&result);
        result.map_err(Failure::Sync)
    }

    /// The cycle itself; only [`part`] calls it.
    pub(super) async fn cycle_here(self) -> Result<Report, SyncError> {
        let Some(transport) = Web::of(&self.session.meta()) else { return Ok(Report::default()) };
        let now = || u64::try_from(clock::now_ms()).unwrap_or_default();
        let mut source = entropy::Browser;
        let mut env = Env { now: &now, entropy: &mut source };
        // Who waits for a first screen waits less with large pages; who works must not notice the small ones.
        let is_watched = !is_hidden() && self.session.meta().cursor.is_some();
        let options = if is_watched { Options::watched() } else { Options::default() };
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
                sync::cycle(device, &transport, &mut env, options, &mut progress).await
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
}
