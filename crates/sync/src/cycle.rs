//! One cycle: push, then pull, and the ways back when the server is not what it was.

use std::collections::HashSet;

use replica::{Ctx, Entropy, RecordId};
use store::{Backend, Device, StoreError};

use crate::error::SyncError;
use crate::transport::Transport;
use crate::wire::{PULL_LIMIT, WATCHED_PULL_LIMIT};

/// How often one cycle may fork, start over or make way for another tab before it gives up until the next.
const MAX_RECOVERIES: usize = 6;

/// The time and the randomness of a cycle.
pub struct Env<'a> {
    /// Milliseconds since the Unix epoch, UTC, by this device's clock.
    pub now: &'a dyn Fn() -> u64,
    /// Where new device ids come from.
    pub entropy: &'a mut dyn Entropy,
}

/// How a cycle is to go about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// The most changes of one page of a pull: small while somebody looks, so that the screen never stutters.
    pub pull_limit: usize,
}

impl Default for Options {
    /// As fast as it goes.
    fn default() -> Self {
        Self { pull_limit: PULL_LIMIT }
    }
}

impl Options {
    /// While somebody looks at the screen.
    pub fn watched() -> Self {
        Self { pull_limit: WATCHED_PULL_LIMIT }
    }
}

/// What a cycle has done so far.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Changes that got an answer.
    pub n_pushed: usize,
    /// Changes still to send.
    pub n_pending: u64,
    /// Changes received, our own coming back included.
    pub n_pulled: usize,
    /// The records changed since the last word, also if the cycle fails later.
    pub changed: Vec<RecordId>,
}

/// What a cycle did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Changes that the server has stored, now or before.
    pub n_pushed: usize,
    /// Changes received, our own coming back included.
    pub n_pulled: usize,
    /// Changes of others that a server which had lost them got back.
    pub n_reseeded: usize,
    /// Changes that went to the tray.
    pub n_refused: usize,
    /// The records that changed, each once.
    pub changed: Vec<RecordId>,
    /// How far this device's clock is ahead of the server's, in milliseconds, by the quickest answer; `None` without one.
    pub skew_ms: Option<i64>,
    /// How often all was sent and read again because the server had lost or replaced its data.
    pub n_starts_over: usize,
    /// How often this device took a new identity because a copy of it used the old one.
    pub n_forks: usize,
    /// Why not everything could be sent, although everything was received.
    pub push_failure: Option<SyncError>,
}

/// Makes device and server agree, as far as the network lets it.
///
/// Safe to run at any time, in several tabs at once, and again after any error: what the server has stored it knows
/// by its `cid`, and the cursor moves only together with the changes before it. A push that fails does not keep the
/// pull from running.
pub async fn cycle<B: Backend, T: Transport>(
    device: &Device<B>,
    transport: &T,
    env: &mut Env<'_>,
    options: Options,
    progress: &mut dyn FnMut(&Progress),
) -> Result<Report, SyncError> {
    let mut run = Run::new(device, transport, env.now, options, progress);
    let ended = recovering(&mut run, env).await;
    if !run.unsaid.is_empty() {
        // Also when it failed: what came until then is in memory, and must be on the screen.
        run.tell();
    }
    ended.map(|()| run.report)
}

async fn recovering<B: Backend, T: Transport>(
    run: &mut Run<'_, B, T>,
    env: &mut Env<'_>,
) -> Result<(), SyncError> {
    let device = run.device;
    run.note(device.catch_up().await?);
    let mut n_left = MAX_RECOVERIES;
    loop {
        let Err(error) = run.round().await else { return Ok(()) };
        if n_left == 0 {
            return Err(error);
        }
        n_left -= 1;
        let mut ctx = Ctx { now_ms: (env.now)(), entropy: &mut *env.entropy };
        let recovered = match error {
            SyncError::Forked => {
                run.report.n_forks += 1;
                device.fork(&mut ctx).await
            }
            // A gap too: numbers never skip here, so the server was set back, and who knows what else it misses.
            SyncError::Gap { .. } | SyncError::EpochChanged { .. } | SyncError::Diverged { .. } => {
                run.report.n_starts_over += 1;
                device.start_over(&mut ctx).await
            }
            SyncError::Store(StoreError::Overtaken) => Ok(()),
            other => return Err(other),
        };
        match recovered {
            Ok(()) | Err(StoreError::Overtaken) => run.note(device.catch_up().await?),
            Err(error) => return Err(error.into()),
        }
    }
}

/// A cycle in hand.
pub(crate) struct Run<'a, B, T> {
    pub(crate) device: &'a Device<B>,
    pub(crate) transport: &'a T,
    pub(crate) options: Options,
    pub(crate) report: Report,
    /// The most changes of one push; halved when the server finds a push too large.
    pub(crate) n_per_push: usize,
    now: &'a dyn Fn() -> u64,
    progress: &'a mut dyn FnMut(&Progress),
    known: HashSet<RecordId>,
    unsaid: Vec<RecordId>,
    quickest_ms: u64,
    /// The server's clock in the last answer.
    server_ms: Option<u64>,
    /// The last push went to the end of the log, and so did the cursor.
    pub(crate) is_at_end: bool,
}

impl<'a, B: Backend, T: Transport> Run<'a, B, T> {
    fn new(
        device: &'a Device<B>,
        transport: &'a T,
        now: &'a dyn Fn() -> u64,
        options: Options,
        progress: &'a mut dyn FnMut(&Progress),
    ) -> Self {
        Self {
            device,
            transport,
            options,
            report: Report::default(),
            n_per_push: crate::wire::MAX_PUSH_CHANGES,
            now,
            progress,
            known: HashSet::new(),
            unsaid: Vec::new(),
            quickest_ms: u64::MAX,
            server_ms: None,
            is_at_end: false,
        }
    }

    async fn round(&mut self) -> Result<(), SyncError> {
        let meta = self.device.meta();
        if meta.echo.is_some() {
            // Before anything else is sent: a later echo would take its place, and a copy of this device that counts
            // under its name may have filled the gap that would show a loss.
            self.pull_all().await?;
        } else if meta.cursor.is_none() && !meta.reseeding {
            // A new device reads first: what it then sends comes after what was there, and is not read again.
            match self.pull_all().await {
                Err(error) if !is_only_of_the_push(&error) => return Err(error),
                _ => {}
            }
        }
        let failure = loop {
            let (is_all, failure) = match self.push_some().await {
                Ok(is_all) => (is_all, None),
                Err(error) if is_only_of_the_push(&error) => (true, Some(error)),
                Err(error) => return Err(error),
            };
            let pulled = if failure.is_none() && self.is_at_end { Ok(()) } else { self.pull_all().await };
            match pulled {
                // The first thing that failed says most.
                Err(error) if is_only_of_the_push(&error) => return Err(failure.unwrap_or(error)),
                other => other?,
            }
            if is_all {
                break failure;
            }
        };
        if failure.is_none() && self.device.meta().reseeding {
            self.reseed().await?;
        }
        if let (Some(ahead_ms), Some(server_ms)) = (self.report.skew_ms, self.server_ms) {
            self.device.note_clock(ahead_ms, server_ms).await?;
        }
        self.report.push_failure = failure;
        Ok(())
    }

    /// Remembers records that changed.
    pub(crate) fn note(&mut self, changed: Vec<RecordId>) {
        for id in changed {
            if self.known.insert(id) {
                self.report.changed.push(id);
            }
            self.unsaid.push(id);
        }
    }

    /// Tells how far it is.
    pub(crate) fn tell(&mut self) {
        (self.progress)(&Progress {
            n_pushed: self.report.n_pushed,
            n_pending: self.device.meta().n_pending(),
            n_pulled: self.report.n_pulled,
            changed: std::mem::take(&mut self.unsaid),
        });
    }

    /// The time before a request; give it back to [`Run::heard`].
    pub(crate) fn asked(&self) -> u64 {
        (self.now)()
    }

    /// Reads the server's clock off an answer: it was right about half way between question and answer.
    pub(crate) fn heard(&mut self, asked_ms: u64, server_ms: u64) {
        self.server_ms = Some(server_ms);
        let round_trip_ms = (self.now)().saturating_sub(asked_ms);
        if round_trip_ms < self.quickest_ms {
            self.quickest_ms = round_trip_ms;
            let here_ms = asked_ms.saturating_add(round_trip_ms / 2);
            let ahead_ms = i128::from(here_ms) - i128::from(server_ms);
            self.report.skew_ms = i64::try_from(ahead_ms).ok();
        }
    }
}

/// Errors of the way or of the request, after which another request may still succeed.
fn is_only_of_the_push(error: &SyncError) -> bool {
    // A server that asks for time gets it.
    error.retry_after_ms().is_none()
        && matches!(
            error,
            SyncError::Unreachable(_)
                | SyncError::Timeout
                | SyncError::Refused { .. }
                | SyncError::Protocol(_)
        )
}
