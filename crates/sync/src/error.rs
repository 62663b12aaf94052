//! Why a cycle ended early.

use store::StoreError;

use crate::wire::Failure;

/// Why a cycle ended early. What was made here is safe in each case.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SyncError {
    /// No answer: no network, no server, or a browser that forbids the request (it does not say which).
    #[error("the server cannot be reached: {0}")]
    Unreachable(String),
    /// No answer in time; the server may have done what was asked.
    #[error("the server did not answer in time")]
    Timeout,
    /// The server understood and said no.
    #[error("the server refuses ({status} {code}): {message}")]
    Refused {
        /// The HTTP status.
        status: u16,
        /// The server's typed code; empty if something before it answered.
        code: String,
        /// Its words.
        message: String,
        /// How many seconds it asks to be left alone (`Retry-After`).
        retry_after_s: Option<u64>,
    },
    /// The server does not know this device, or no longer: a person must invite it again. Everything is kept here.
    #[error("this device has no place on the server ({code})")]
    SignedOut {
        /// `no_session`, `device_revoked` or `member_removed`.
        code: String,
    },
    /// The answer is not one of this protocol: another program, or a login page of the network.
    #[error("the answer is not understood: {0}")]
    Protocol(String),
    /// The store of this device failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Another device counts under our name.
    #[error("another device uses the identity of this one")]
    Forked,
    /// The server misses changes that it had: it was set back.
    #[error("the server has this device's changes only up to {have_n}")]
    Gap {
        /// The last position it holds.
        have_n: u64,
    },
    /// The server lives another life: it was restored, emptied or replaced.
    #[error("the server is not the one this device knew")]
    EpochChanged {
        /// Its present life.
        epoch: String,
    },
    /// The server's log is not the one we read.
    #[error("the server's history is not the one this device knew")]
    Diverged {
        /// Its present life.
        epoch: String,
        /// The end of its log.
        last_seq: u64,
    },
}

impl SyncError {
    /// The error in an answer whose status is not a success; `retry_after_s` is its `Retry-After` header.
    pub fn from_answer(status: u16, body: &[u8], retry_after_s: Option<u64>) -> Self {
        let failure: Failure = serde_json::from_slice(body).unwrap_or_default();
        let Failure { code, message, epoch, last_seq, have_n } = failure;
        match (code.as_str(), epoch, have_n) {
            ("device_forked", _, _) => Self::Forked,
            ("gap", _, Some(have_n)) => Self::Gap { have_n },
            ("epoch_changed", Some(epoch), _) => Self::EpochChanged { epoch },
            ("history_diverged", Some(epoch), _) => {
                Self::Diverged { epoch, last_seq: last_seq.unwrap_or_default() }
            }
            ("no_session" | "device_revoked" | "member_removed", _, _) => Self::SignedOut { code },
            _ => Self::Refused { status, code, message, retry_after_s },
        }
    }

    /// Whether a person must act first; otherwise trying again later may succeed by itself.
    pub fn is_permanent(&self) -> bool {
        match self {
            Self::Refused { status, .. } => matches!(status, 400..=499) && !matches!(status, 408 | 425 | 429),
            Self::SignedOut { .. } => true,
            Self::Store(error) => error.is_permanent(),
            // A network's login page answers in the server's place only for a while.
            Self::Unreachable(_) | Self::Timeout | Self::Protocol(_) => false,
            // The cycle recovers from these; after too many in a row, time may help.
            Self::Forked | Self::Gap { .. } | Self::EpochChanged { .. } | Self::Diverged { .. } => false,
        }
    }

    /// How long the server asked to be left alone, milliseconds.
    pub fn retry_after_ms(&self) -> Option<u64> {
        match self {
            Self::Refused { retry_after_s, .. } => retry_after_s.map(|s| s.saturating_mul(1_000)),
            _ => None,
        }
    }

    /// Whether the member's role does not go so far.
    pub(crate) fn is_forbidden(&self) -> bool {
        matches!(self, Self::Refused { status: 403, .. })
    }

    /// Whether the server does not know the path: it is older than this app.
    pub(crate) fn is_unknown_path(&self) -> bool {
        matches!(self, Self::Refused { status: 404 | 405, .. })
    }

    /// Whether the request is too large for the server.
    pub(crate) fn is_too_large(&self) -> bool {
        matches!(self, Self::Refused { status: 413, .. })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_become_typed_errors() {
        let of = |status, body: &str| SyncError::from_answer(status, body.as_bytes(), None);
        assert_eq!(of(409, r#"{"code":"device_forked","message":"m","n":6}"#), SyncError::Forked);
        assert_eq!(of(409, r#"{"code":"gap","have_n":3}"#), SyncError::Gap { have_n: 3 });
        let epoch = || "e2".to_owned();
        assert_eq!(
            of(409, r#"{"code":"epoch_changed","epoch":"e2"}"#),
            SyncError::EpochChanged { epoch: epoch() }
        );
        let diverged = of(409, r#"{"code":"history_diverged","epoch":"e2","last_seq":7}"#);
        assert_eq!(diverged, SyncError::Diverged { epoch: epoch(), last_seq: 7 });
        assert!(of(403, r#"{"code":"cross_site","message":"m"}"#).is_permanent());
        let proxy = of(502, "<html>Bad gateway</html>");
        assert!(matches!(&proxy, SyncError::Refused { status: 502, code, .. } if code.is_empty()));
        let signed_out = of(403, r#"{"code":"device_revoked","message":"m"}"#);
        assert_eq!(signed_out, SyncError::SignedOut { code: "device_revoked".into() });
        assert!(signed_out.is_permanent() && of(401, r#"{"code":"no_session"}"#).is_permanent());
        assert!(of(403, r#"{"code":"forbidden"}"#).is_permanent());
        let busy = SyncError::from_answer(503, b"{}", Some(7));
        assert_eq!((busy.retry_after_ms(), busy.is_permanent()), (Some(7_000), false));
        assert!(!proxy.is_permanent() && !of(429, "").is_permanent() && !SyncError::Timeout.is_permanent());
        assert!(SyncError::Store(StoreError::Quota).is_permanent());
    }
}
