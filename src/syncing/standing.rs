//! Where the data is, in one word that never says more than is known.

use serde::{Deserialize, Serialize};
use store::StoreError;
use sync::SyncError;

use crate::i18n::T;
use crate::widgets::pill::PillState;

/// A clock that is wrong by more than this is worth a word: order comes from stamps, but people read the dates.
pub const MAX_SKEW_MS: i64 = 120_000;
const DAY_MS: i64 = 86_400_000;

/// Why the last exchange failed, as far as a person can act on it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Trouble {
    /// No answer, or a passing failure: it will be tried again.
    Unreachable,
    /// The server said no; trying again will not help by itself.
    Refused {
        /// The HTTP status.
        status: u16,
        /// The server's typed code.
        code: String,
        /// Its words.
        message: String,
    },
    /// The server knows this device no longer: somebody took its access away, or its own data is older.
    SignedOut {
        /// `device_revoked`, `member_removed` or `no_session`.
        code: String,
    },
    /// This device could not store what came.
    Store,
}

impl Trouble {
    /// What an error means to a person.
    pub fn of(error: &SyncError) -> Self {
        match error {
            SyncError::Refused { status, code, message, .. } if error.is_permanent() => {
                Self::Refused { status: *status, code: code.clone(), message: message.clone() }
            }
            SyncError::SignedOut { code } => Self::SignedOut { code: code.clone() },
            SyncError::Store(StoreError::Overtaken) => Self::Unreachable,
            SyncError::Store(_) => Self::Store,
            _ => Self::Unreachable,
        }
    }

    /// What happened, what is safe, what to do.
    pub fn words(&self, t: T) -> String {
        match self {
            Self::Unreachable => t.sync_error_unreachable().to_owned(),
            Self::Refused { status: 404 | 405, .. } => t.sync_error_version().to_owned(),
            Self::Refused { message, .. } if message.is_empty() => t.sync_error_refused().to_owned(),
            Self::Refused { message, .. } => t.sync_error_refused_because(message),
            Self::SignedOut { .. } if self.is_revoked() => t.sync_error_revoked().to_owned(),
            Self::SignedOut { .. } => t.sync_error_not_known().to_owned(),
            Self::Store => t.sync_error_store().to_owned(),
        }
    }

    /// Whether the server does not know this device, for whatever reason.
    pub fn is_signed_out(&self) -> bool {
        matches!(self, Self::SignedOut { .. })
    }

    /// Whether a person took this device's access away.
    pub fn is_revoked(&self) -> bool {
        matches!(self, Self::SignedOut { code } if code != "no_session")
    }
}

/// What is known of the exchanges with one server. Kept over restarts and shared between tabs.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Exchange {
    /// The server this speaks of.
    pub server: Option<String>,
    /// When both sides last agreed, ms UTC.
    pub last_ok_ms: Option<i64>,
    /// Since when no exchange succeeds, ms UTC.
    pub failing_since_ms: Option<i64>,
    /// Why.
    pub trouble: Option<Trouble>,
    /// How far this device's clock is ahead of the server's, ms.
    pub skew_ms: Option<i64>,
}

impl Exchange {
    /// After an exchange that made both sides agree.
    pub fn succeeded(&mut self, now_ms: i64) {
        (self.last_ok_ms, self.failing_since_ms, self.trouble) = (Some(now_ms), None, None);
    }

    /// After one that did not.
    pub fn failed(&mut self, now_ms: i64, trouble: Trouble) {
        self.failing_since_ms.get_or_insert(now_ms);
        self.trouble = Some(trouble);
    }
}

/// All that the word is made of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// The browser refuses to store: nothing outlives the page.
    pub is_fleeting: bool,
    /// Acts are on their way to the disk.
    pub is_saving: bool,
    /// An exchange is under way.
    pub is_exchanging: bool,
    /// The server, if one is connected.
    pub server: Option<String>,
    /// The server was told who this device is.
    pub is_joined: bool,
    /// Changes that the server has not answered.
    pub n_pending: usize,
    /// Changes in the tray.
    pub n_refused: usize,
    /// What is known of the exchanges.
    pub exchange: Exchange,
}

/// Where the data is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Nothing outlives the page.
    Fleeting,
    /// On its way to the disk.
    Saving,
    /// On this device; there is no server.
    Local,
    /// A server is connected, the first exchange runs.
    Greeting,
    /// On its way to the server.
    Sending(usize),
    /// On this device, not yet on the server.
    ToSend(usize),
    /// The server refused some of it: somebody must look.
    Refused(usize),
    /// The server had everything at this moment, ms UTC.
    UpToDate(i64),
    /// The server does not answer since this moment, ms UTC.
    Unreachable(i64),
    /// There is a server, and it does not know this device.
    ToJoin,
    /// Somebody took this device's access away.
    Revoked,
    /// The server answers and says no, or this device cannot store what it says.
    Stopped,
}

/// The word for the facts. What a person would regret not to know comes first.
pub fn standing(facts: &Facts) -> Standing {
    let exchange = &facts.exchange;
    if facts.is_saving {
        return Standing::Saving;
    }
    if facts.server.is_none() {
        return if facts.is_fleeting { Standing::Fleeting } else { Standing::Local };
    }
    if !facts.is_joined {
        return Standing::ToJoin;
    }
    match (&exchange.trouble, exchange.failing_since_ms) {
        (Some(trouble), _) if trouble.is_revoked() => return Standing::Revoked,
        (Some(Trouble::SignedOut { .. }), _) => return Standing::ToJoin,
        (Some(Trouble::Unreachable), Some(since)) => return Standing::Unreachable(since),
        (Some(_), _) => return Standing::Stopped,
        _ => {}
    }
    match (facts.n_pending, facts.is_exchanging) {
        (0, _) => {}
        (n, true) => return Standing::Sending(n),
        (n, false) => return Standing::ToSend(n),
    }
    match (facts.n_refused, exchange.last_ok_ms) {
        (0, Some(at)) => Standing::UpToDate(at),
        (0, None) => Standing::Greeting,
        (n, _) => Standing::Refused(n),
    }
}

impl Standing {
    /// The drawing and the colour.
    pub fn pill(&self) -> PillState {
        match self {
            Self::Local => PillState::Saved,
            Self::Saving | Self::Greeting | Self::Sending(_) => PillState::Busy,
            Self::ToSend(_) | Self::Refused(_) => PillState::ToSend,
            Self::UpToDate(_) => PillState::UpToDate,
            Self::ToJoin => PillState::Saved,
            Self::Fleeting | Self::Unreachable(_) | Self::Revoked | Self::Stopped => PillState::Unreachable,
        }
    }

    /// The words.
    pub fn label(&self, t: T, now_ms: i64) -> String {
        match self {
            Self::Fleeting => t.sync_nothing_kept().to_owned(),
            Self::Saving => t.sync_saving().to_owned(),
            Self::Local => t.sync_saved_here().to_owned(),
            Self::Greeting => t.sync_sending().to_owned(),
            Self::Sending(n) | Self::ToSend(n) => t.sync_to_send(*n),
            Self::Refused(n) => t.sync_n_refused(*n),
            Self::UpToDate(at) => t.sync_up_to_date(&t.relative(*at.min(&now_ms), now_ms)),
            Self::Unreachable(since) => t.sync_unreachable_since(&moment(t, *since, now_ms)),
            Self::ToJoin => t.sync_to_join().to_owned(),
            Self::Revoked => t.sync_revoked().to_owned(),
            Self::Stopped => t.sync_stopped().to_owned(),
        }
    }
}

/// A moment as one says it in passing: the time today, else the day too.
pub fn moment(t: T, at_ms: i64, now_ms: i64) -> String {
    if now_ms - at_ms < DAY_MS / 2 { t.time(at_ms) } else { t.date_time(at_ms) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;

    fn connected() -> Facts {
        Facts { server: Some("https://exemple.fr".into()), is_joined: true, ..Facts::default() }
    }

    #[test]
    fn without_a_server_it_is_saved_here_and_only_if_it_is() {
        assert_eq!(standing(&Facts::default()), Standing::Local);
        assert_eq!(standing(&Facts { is_saving: true, ..Facts::default() }), Standing::Saving);
        assert_eq!(standing(&Facts { is_fleeting: true, ..Facts::default() }), Standing::Fleeting);
    }

    #[test]
    fn up_to_date_is_said_only_after_an_agreement_with_nothing_left() {
        let mut facts = connected();
        assert_eq!(standing(&facts), Standing::Greeting);
        facts.exchange.succeeded(5);
        assert_eq!(standing(&facts), Standing::UpToDate(5));
        facts.n_refused = 1;
        assert_eq!(standing(&facts), Standing::Refused(1));
        facts.n_pending = 3;
        assert_eq!(standing(&facts), Standing::ToSend(3));
        facts.is_exchanging = true;
        assert_eq!(standing(&facts), Standing::Sending(3));
    }

    #[test]
    fn unreachable_names_the_first_failure_until_an_exchange_succeeds() {
        let mut facts = connected();
        facts.exchange.succeeded(1);
        facts.exchange.failed(10, Trouble::Unreachable);
        facts.exchange.failed(20, Trouble::Unreachable);
        assert_eq!(standing(&facts), Standing::Unreachable(10));
        facts.is_exchanging = true;
        assert_eq!(standing(&facts), Standing::Unreachable(10), "trying is not yet reaching");
        facts.exchange.succeeded(30);
        assert_eq!(standing(&facts), Standing::UpToDate(30));
    }

    #[test]
    fn a_server_that_says_no_is_not_unreachable() {
        let mut facts = connected();
        let no = SyncError::from_answer(403, br#"{"code":"cross_site","message":"m"}"#, None);
        facts.exchange.failed(10, Trouble::of(&no));
        assert_eq!(standing(&facts), Standing::Stopped);
        let busy = SyncError::from_answer(503, br#"{"code":"busy","message":"m"}"#, None);
        assert_eq!(Trouble::of(&busy), Trouble::Unreachable);
    }

    #[test]
    fn who_is_not_known_to_the_server_is_told_so_whatever_happened_before() {
        let mut facts = connected();
        facts.exchange.succeeded(1);
        facts.is_joined = false;
        facts.n_pending = 3;
        assert_eq!(standing(&facts), Standing::ToJoin);
        facts.is_joined = true;
        for (code, expected) in [
            ("device_revoked", Standing::Revoked),
            ("member_removed", Standing::Revoked),
            ("no_session", Standing::ToJoin),
        ] {
            let no = SyncError::SignedOut { code: code.into() };
            facts.exchange.failed(10, Trouble::of(&no));
            assert_eq!(standing(&facts), expected, "{code}");
        }
    }

    #[test]
    fn a_clock_set_back_does_not_promise_the_future() {
        let t = T::fixed(Lang::En);
        assert_eq!(Standing::UpToDate(9_000_000).label(t, 0), "up to date just now");
    }

    #[test]
    fn an_exchange_of_an_older_version_is_read() {
        let read: Exchange = serde_json::from_str(r#"{"last_ok_ms":4,"later":1}"#).unwrap();
        assert_eq!(read.last_ok_ms, Some(4));
    }
}
