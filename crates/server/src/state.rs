//! What the handlers share.

use std::sync::Arc;

use crate::accounts::Accounts;
use crate::agenda::Agenda;
use crate::assets::Assets;
use crate::guard::Guard;
use crate::log::Log;

/// Milliseconds since the Unix epoch, UTC. An argument, so that tests own the time.
pub type Clock = Arc<dyn Fn() -> u64 + Send + Sync>;

/// What the handlers share.
#[derive(Clone)]
pub struct App {
    /// The changes.
    pub log: Arc<dyn Log>,
    /// Who may come.
    pub accounts: Arc<Accounts>,
    /// The dates of events, for who has a secret address.
    pub agenda: Arc<Agenda>,
    /// The app's files.
    pub assets: Arc<dyn Assets>,
    /// Whose requests are answered.
    pub guard: Arc<Guard>,
    /// The time.
    pub now_ms: Clock,
}
