//! The messages of the API, version 1. Unknown keys are ignored: a newer server may say more.

use replica::{Change, Cid, DeviceId, Hlc};
use serde::{Deserialize, Serialize};

/// Where to push.
pub const PUSH_PATH: &str = "/api/v1/push";
/// Where to pull.
pub const PULL_PATH: &str = "/api/v1/pull";
/// Where the packs of the log are listed; one pack is this path, a slash, and the number before its first change.
pub const SNAPSHOT_PATH: &str = "/api/v1/snapshot";
/// Where a server that lost changes gets back those of other people.
pub const RESEED_PATH: &str = "/api/v1/reseed";
/// The header that every request carries; a page of another site cannot send it.
pub const HEADER: (&str, &str) = ("x-intendance", "1");
/// The most changes of one push.
pub const MAX_PUSH_CHANGES: usize = 2000;
/// The most bytes of one push as JSON. The server takes 2 MiB; the rest is room for the envelope.
pub const MAX_PUSH_BYTES: usize = 1_800 << 10;
/// The most changes of one page of a pull.
pub const PULL_LIMIT: usize = 2000;
/// The same while somebody looks at the screen: each page is worked off within a frame or two.
pub const WATCHED_PULL_LIMIT: usize = 125;

/// `POST /api/v1/push`: changes of one device, in the order of their numbers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PushRequest {
    /// The life of the server that this device knows; `null` before the first answer.
    pub epoch: Option<String>,
    /// Who sends.
    pub dev: DeviceId,
    /// The changes.
    pub changes: Vec<Change>,
    /// The point of the log that this device has read, if it has read any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<Point>,
}

/// A point of the server's log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Point {
    /// The number of a change, 0 for none.
    pub seq: u64,
    /// The running hash there.
    pub hash: String,
}

/// The answer to a push.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PushResponse {
    /// What became of the changes, in their order.
    pub results: Vec<Outcome>,
    /// The life of the server.
    pub epoch: String,
    /// The server's clock, milliseconds UTC.
    pub server_ms: u64,
    /// The end of the log after this push, only if `after` was its end before: all that lies between is of this push,
    /// so that the device need not read it again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub head: Option<Point>,
}

/// `POST /api/v1/reseed`: changes that a server knew in an earlier life, given back by somebody who had read them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ReseedRequest {
    /// The life of the server that this device has read whole.
    pub epoch: String,
    /// The changes, in the order of the earlier life as far as it is known.
    pub changes: Vec<Remembered>,
}

/// A change as a device remembers it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Remembered {
    /// The place it had.
    pub eff: Hlc,
    /// Who had made it, as the earlier server said; now a claim of who sends it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<Box<str>>,
    /// The change, as it was pushed.
    pub change: Change,
}

/// The answer to [`ReseedRequest`]; [`PushResponse`] without a head. A change that the server knows keeps its place.
pub type ReseedResponse = PushResponse;

/// `GET /api/v1/snapshot`: the log as packs of bytes that never change, for devices that have nothing yet.
///
/// A pack is pages of a journal (`replica::page`), each after its length as four bytes, little end first. What
/// follows the last pack is read by pulling.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Snapshot {
    /// The life of the server.
    pub epoch: String,
    /// The end of its log.
    pub last_seq: u64,
    /// The packs, ascending, without gaps, from the first change.
    pub packs: Vec<Pack>,
    /// The server's clock, milliseconds UTC.
    pub server_ms: u64,
}

/// One pack of the log: the changes after `after`, up to and with `to`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pack {
    /// The number before its first change: its name.
    pub after: u64,
    /// The number of its last change.
    pub to: u64,
    /// The running hash there.
    pub hash: String,
}

/// What became of one change.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Outcome {
    /// It is in the log.
    Stored {
        /// Its identity.
        cid: Cid,
        /// Its number in the log.
        seq: u64,
        /// The stamp it is ordered by.
        eff: Hlc,
    },
    /// It is not, and never will be.
    Rejected {
        /// Its identity.
        cid: Cid,
        /// Why.
        rejected: Rejection,
    },
}

impl Outcome {
    /// The change this is about.
    pub fn cid(&self) -> Cid {
        match self {
            Self::Stored { cid, .. } | Self::Rejected { cid, .. } => *cid,
        }
    }
}

/// Why a change is refused while its neighbours go on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rejection {
    /// The word to branch on.
    pub code: String,
    /// For people.
    #[serde(default)]
    pub why: String,
}

/// `GET /api/v1/pull`: the point after which to read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PullRequest {
    /// The number of the last change that is here, 0 for none.
    pub after: u64,
    /// The running hash there.
    pub hash: String,
    /// The life of the server that this device knows.
    pub epoch: Option<String>,
    /// The most changes wanted.
    pub limit: usize,
}

impl PullRequest {
    /// The path with its query.
    pub fn path(&self) -> String {
        let mut path = format!("{PULL_PATH}?after={}&limit={}&hash=", self.after, self.limit);
        encode(&self.hash, &mut path);
        if let Some(epoch) = &self.epoch {
            path.push_str("&epoch=");
            encode(epoch, &mut path);
        }
        path
    }
}

/// Percent-encodes whatever is not plainly safe in a query.
fn encode(text: &str, out: &mut String) {
    use std::fmt::Write as _;
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            // Writing to a text cannot fail.
            let _ = write!(out, "%{byte:02X}");
        }
    }
}

/// A page of the server's log.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PullResponse {
    /// The life of the server.
    pub epoch: String,
    /// The changes, ascending.
    pub changes: Vec<Logged>,
    /// The number to ask after next.
    pub next: u64,
    /// The running hash there.
    pub hash: String,
    /// Whether the log goes on after `next`.
    pub more: bool,
    /// The server's clock, milliseconds UTC.
    pub server_ms: u64,
}

/// A change of the server's log.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Logged {
    /// Its number.
    pub seq: u64,
    /// The stamp it is ordered by.
    pub eff: Hlc,
    /// When it came to the server, milliseconds UTC.
    #[serde(default)]
    pub recv_ms: u64,
    /// The member who sent it, by the session; absent if nobody is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<Box<str>>,
    /// The change.
    pub change: Change,
}

/// The body of a failure.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Failure {
    /// The word to branch on.
    pub code: String,
    /// For people and logs.
    #[serde(default)]
    pub message: String,
    /// With `epoch_changed` and `history_diverged`: the life of the server.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub epoch: Option<String>,
    /// With `history_diverged`: the end of its log.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_seq: Option<u64>,
    /// With `gap`: the last position it holds of this device.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub have_n: Option<u64>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_outcomes_are_told_apart_and_unknown_keys_are_ignored() {
        let text = r#"{"results":[
            {"cid":"018f0000-0000-7000-8000-000000000001","seq":4,"eff":"00000000000a-000001","new":1},
            {"cid":"018f0000-0000-7000-8000-000000000002","rejected":{"code":"too_big","why":"…","x":[]}}],
            "epoch":"e","server_ms":5,"later":{}}"#;
        let answer: PushResponse = serde_json::from_str(text).unwrap();
        let eff = Hlc { ms: 10, tick: 1 };
        assert!(matches!(answer.results.first(), Some(Outcome::Stored { seq: 4, eff: e, .. }) if *e == eff));
        assert!(
            matches!(answer.results.get(1), Some(Outcome::Rejected { rejected, .. }) if rejected.code == "too_big")
        );
    }

    #[test]
    fn what_a_server_named_itself_cannot_break_the_query() {
        let ask = PullRequest { after: 3, hash: "a1".into(), epoch: Some("é&limit=9".into()), limit: 7 };
        assert_eq!(ask.path(), "/api/v1/pull?after=3&limit=7&hash=a1&epoch=%C3%A9%26limit%3D9");
    }
}
