//! How often somebody may ask. Documented in `docs/server.md`.

use super::AccountError;
use super::limiter::{Limiter, Rate, Wait};
use super::net::Peer;

/// Looks at invitations and attempts to join of one network.
const INVITATIONS: Rate = Rate::new(60, 60);
/// Those of them with a code that nobody knows.
const WRONG_CODES: Rate = Rate::new(10, 10);
/// Tokens that nobody knows, of one network.
const WRONG_TOKENS: Rate = Rate::new(60, 60);
/// Requests of one device.
const REQUESTS: Rate = Rate::new(600, 1200);
/// Changes of one device: a first import of a large office at once, then the work of a very busy one.
const CHANGES: Rate = Rate::new(200_000, 20_000);
/// Changes that one device gives back to a server that lost them.
const RESEEDED: Rate = Rate::new(1_000_000, 100_000);
/// Entries of the audit about what goes wrong, of one network or device.
const AUDITED: Rate = Rate::new(5, 5);
/// Looks at one secret address: calendars ask a few times an hour.
const FEEDS: Rate = Rate::new(30, 30);
/// Networks or devices that are remembered at once.
const MAX_KEYS: usize = 20_000;

/// How often somebody may ask. In the memory of one server: several servers allow several times as much.
#[derive(Debug)]
pub struct Rates {
    is_limited: bool,
    invitations: Limiter<Peer>,
    wrong_codes: Limiter<Peer>,
    wrong_tokens: Limiter<Peer>,
    audited: Limiter<Box<str>>,
    requests: Limiter<Box<str>>,
    changes: Limiter<Box<str>>,
    reseeded: Limiter<Box<str>>,
    feeds: Limiter<Box<str>>,
}

impl Rates {
    /// Full buckets; if not `is_limited`, nobody waits.
    pub fn new(is_limited: bool) -> Self {
        Self {
            is_limited,
            invitations: Limiter::new(INVITATIONS, MAX_KEYS),
            wrong_codes: Limiter::new(WRONG_CODES, MAX_KEYS),
            wrong_tokens: Limiter::new(WRONG_TOKENS, MAX_KEYS),
            audited: Limiter::new(AUDITED, MAX_KEYS),
            requests: Limiter::new(REQUESTS, MAX_KEYS),
            changes: Limiter::new(CHANGES, MAX_KEYS),
            reseeded: Limiter::new(RESEEDED, MAX_KEYS),
            feeds: Limiter::new(FEEDS, MAX_KEYS),
        }
    }

    /// A look at an invitation, or an attempt to join.
    pub fn invitation(&self, peer: Peer, now_ms: u64) -> Result<(), AccountError> {
        self.given(|| self.invitations.take(&peer, 1.0, now_ms))
    }

    /// A code that nobody knows. Also for one that is known: a network that guessed too often gets no answer.
    pub fn wrong_code(&self, peer: Peer, now_ms: u64) -> Result<(), AccountError> {
        self.given(|| self.wrong_codes.take(&peer, 1.0, now_ms))
    }

    /// A token that nobody knows. Valid ones never wait for it: an office is one network.
    pub fn wrong_token(&self, peer: Peer, now_ms: u64) -> Result<(), AccountError> {
        self.given(|| self.wrong_tokens.take(&peer, 1.0, now_ms))
    }

    /// A request of a device.
    pub fn request(&self, device: &str, now_ms: u64) -> Result<(), AccountError> {
        self.given(|| self.requests.take(&device.into(), 1.0, now_ms))
    }

    /// So many changes of a device, before they are stored.
    pub fn changes(&self, device: &str, n_changes: usize, now_ms: u64) -> Result<(), AccountError> {
        self.given(|| self.changes.take(&device.into(), n_changes as f64, now_ms))
    }

    /// So many changes that a device gives back.
    pub fn reseeded(&self, device: &str, n_changes: usize, now_ms: u64) -> Result<(), AccountError> {
        self.given(|| self.reseeded.take(&device.into(), n_changes as f64, now_ms))
    }

    /// A look at a secret address.
    pub fn feed(&self, id: &str, now_ms: u64) -> Result<(), AccountError> {
        self.given(|| self.feeds.take(&id.into(), 1.0, now_ms))
    }

    /// Whether what goes wrong with a network or device may fill the audit once more.
    pub(super) fn is_audited(&self, whose: &str, now_ms: u64) -> bool {
        self.audited.take(&whose.into(), 1.0, now_ms).is_ok()
    }

    fn given(&self, take: impl FnOnce() -> Result<(), Wait>) -> Result<(), AccountError> {
        if self.is_limited { take().map_err(AccountError::TooManyRequests) } else { Ok(()) }
    }
}
