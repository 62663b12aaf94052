//! The way to the server: the cycle's messages over HTTP.

use serde::Deserialize;
use serde::de::DeserializeOwned;
use sync::wire::{
    HEADER, PUSH_PATH, PullRequest, PullResponse, PushResponse, RESEED_PATH, ReseedResponse, SNAPSHOT_PATH,
    Snapshot,
};
use sync::{SyncError, Transport};

use crate::platform::http::{self, Answer, HttpError};

/// A megabyte over a bad mobile network takes its time; the server itself gives up after half of this.
const EXCHANGE_MS: u32 = 60_000;
/// A server that is there says so quickly.
const GREETING_MS: u32 = 8_000;
const STATUS_PATH: &str = "/api/v1/status";

/// A server, by its address without a slash at its end.
#[derive(Clone, Debug)]
pub struct Web {
    base: String,
}

/// What a server says of itself.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Greeting {
    /// Its present life.
    pub epoch: String,
    /// The end of its log.
    pub last_seq: u64,
    /// Its version.
    #[serde(default)]
    pub version: String,
}

impl Web {
    /// The server at an address.
    pub fn new(base: impl Into<String>) -> Self {
        Self { base: base.into() }
    }

    /// Asks who is there.
    pub async fn greet(&self) -> Result<Greeting, SyncError> {
        read(http::get(&self.url(STATUS_PATH), &[], GREETING_MS).await)
    }

    fn url(&self, path: &str) -> String {
        format!("{}{path}", self.base)
    }
}

impl Transport for Web {
    async fn push(&self, json: &[u8]) -> Result<PushResponse, SyncError> {
        read(http::post_json(&self.url(PUSH_PATH), &[HEADER], json, EXCHANGE_MS).await)
    }

    async fn reseed(&self, json: &[u8]) -> Result<ReseedResponse, SyncError> {
        read(http::post_json(&self.url(RESEED_PATH), &[HEADER], json, EXCHANGE_MS).await)
    }

    async fn snapshot(&self) -> Result<Snapshot, SyncError> {
        read(http::get(&self.url(SNAPSHOT_PATH), &[], EXCHANGE_MS).await)
    }

    async fn pack(&self, after: u64) -> Result<Vec<u8>, SyncError> {
        let path = format!("{SNAPSHOT_PATH}/{after}");
        bytes(http::get(&self.url(&path), &[], EXCHANGE_MS).await)
    }

    async fn pull(&self, request: &PullRequest) -> Result<PullResponse, SyncError> {
        // Without our header: a plain GET needs no preflight when the server is on another origin.
        read(http::get(&self.url(&request.path()), &[], EXCHANGE_MS).await)
    }
}

fn read<T: DeserializeOwned>(answer: Result<Answer, HttpError>) -> Result<T, SyncError> {
    serde_json::from_slice(&bytes(answer)?).map_err(|e| SyncError::Protocol(e.to_string()))
}

fn bytes(answer: Result<Answer, HttpError>) -> Result<Vec<u8>, SyncError> {
    match answer {
        Ok(Answer { status: 200, body }) => Ok(body),
        Ok(Answer { status, body }) => Err(SyncError::from_answer(status, &body, None)),
        Err(HttpError::Timeout) => Err(SyncError::Timeout),
        Err(HttpError::Unreachable(why)) => Err(SyncError::Unreachable(why)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn greeting(status: u16, body: &str) -> Result<Greeting, SyncError> {
        read(Ok(Answer { status, body: body.as_bytes().to_vec() }))
    }

    #[test]
    fn only_a_server_of_ours_is_one() {
        let ours = greeting(200, r#"{"epoch":"e","last_seq":3,"hash":"h","version":"0.1","server_ms":1}"#);
        assert_eq!(ours.map(|g| g.last_seq), Ok(3));
        assert!(matches!(greeting(200, "<!doctype html>"), Err(SyncError::Protocol(_))));
        assert!(matches!(greeting(404, "not here"), Err(SyncError::Refused { status: 404, .. })));
        assert_eq!(read::<Greeting>(Err(HttpError::Timeout)), Err(SyncError::Timeout));
    }
}
