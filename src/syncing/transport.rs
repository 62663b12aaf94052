//! The way to the server: the cycle's messages over HTTP.

use std::cell::Cell;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use store::{Meta, Session};
use sync::wire::{
    HEADER, PUSH_PATH, PullRequest, PullResponse, PushResponse, RESEED_PATH, ReseedResponse, SNAPSHOT_PATH,
    Snapshot, WATCHED_PULL_LIMIT,
};
use sync::{SyncError, Transport};

use crate::platform::http::{self, Answer, HttpError};
use crate::platform::pause;
use crate::platform::stream::{self, Opened, Stream, Tie};

/// A megabyte over a bad mobile network takes its time; the server itself gives up after half of this.
const EXCHANGE_MS: u32 = 60_000;
/// A server that is there says so quickly.
const GREETING_MS: u32 = 8_000;
/// The server says something every 20 s; a stream that is silent for longer is dead.
const QUIET_MS: u32 = 50_000;
const ROOT: &str = "/api/v1";

/// A server, by its address without a slash at its end, and who asks it.
#[derive(Clone, Debug)]
pub struct Web {
    base: String,
    auth: Option<Auth>,
    /// The last page that was pulled is not the end: the next one waits for its frame if somebody looks.
    is_streaming: Cell<bool>,
}

/// The value of the header. Not for logs.
#[derive(Clone)]
struct Auth(String);

impl std::fmt::Debug for Auth {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Auth(…)")
    }
}

/// What a server says of itself.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Greeting {
    /// Its present life.
    pub epoch: String,
    /// Its version.
    #[serde(default)]
    pub version: String,
    /// Whether one comes in by invitation only.
    #[serde(default)]
    pub needs_invitation: bool,
    /// The name of its workspace.
    #[serde(default)]
    pub workspace: Option<String>,
}

impl Web {
    /// The server at an address, asked by nobody in particular.
    pub fn new(base: impl Into<String>) -> Self {
        Self { base: base.into(), auth: None, is_streaming: Cell::new(false) }
    }

    /// The same, asked by the device of a session.
    #[must_use]
    pub fn by(self, session: Option<&Session>) -> Self {
        let auth = session.map(|session| Auth(format!("Bearer {}", session.token)));
        Self { auth, ..self }
    }

    /// This device's server, if it has one.
    pub fn of(meta: &Meta) -> Option<Self> {
        Some(Self::new(meta.server.clone()?).by(meta.session.as_ref()))
    }

    /// Asks who is there.
    pub async fn greet(&self) -> Result<Greeting, SyncError> {
        self.ask(&format!("{ROOT}/status"), GREETING_MS).await
    }

    /// `GET` of JSON below the API's root, such as `team`.
    pub async fn read<T: DeserializeOwned>(&self, path: &str) -> Result<T, SyncError> {
        self.ask(&format!("{ROOT}/{path}"), GREETING_MS).await
    }

    /// `POST` of JSON below the API's root.
    pub async fn write<T: DeserializeOwned>(
        &self,
        path: &str,
        body: &impl Serialize,
    ) -> Result<T, SyncError> {
        self.post(&format!("{ROOT}/{path}"), body, GREETING_MS).await
    }

    /// The stream of hints.
    pub async fn live(&self, tie: Tie) -> Result<Stream, SyncError> {
        let opened = stream::open(&self.url(&format!("{ROOT}/live")), &self.headers(), tie, QUIET_MS).await;
        match opened.map_err(failed)? {
            Opened::Flowing(stream) => Ok(stream),
            Opened::Said(answer) => Err(refused(&answer)),
        }
    }

    async fn ask<T: DeserializeOwned>(&self, path: &str, ms: u32) -> Result<T, SyncError> {
        // Without our own header: it says that a page of ours writes.
        read(http::get(&self.url(path), &self.headers(), ms).await)
    }

    async fn post<T: DeserializeOwned>(
        &self,
        path: &str,
        body: &impl Serialize,
        ms: u32,
    ) -> Result<T, SyncError> {
        let json = serde_json::to_vec(body).map_err(|e| SyncError::Protocol(e.to_string()))?;
        self.post_bytes(path, &json, ms).await
    }

    async fn post_bytes<T: DeserializeOwned>(
        &self,
        path: &str,
        json: &[u8],
        ms: u32,
    ) -> Result<T, SyncError> {
        let mut headers = self.headers();
        headers.push(HEADER);
        read(http::post_json(&self.url(path), &headers, json, ms).await)
    }

    fn headers(&self) -> Vec<(&str, &str)> {
        self.auth.iter().map(|auth| ("authorization", auth.0.as_str())).collect()
    }

    fn url(&self, path: &str) -> String {
        format!("{}{path}", self.base)
    }
}

impl Transport for Web {
    async fn push(&self, json: &[u8]) -> Result<PushResponse, SyncError> {
        self.post_bytes(PUSH_PATH, json, EXCHANGE_MS).await
    }

    async fn pull(&self, request: &PullRequest) -> Result<PullResponse, SyncError> {
        if self.is_streaming.get() && request.limit <= WATCHED_PULL_LIMIT {
            pause::frame().await;
        }
        let page: PullResponse = self.ask(&request.path(), EXCHANGE_MS).await?;
        self.is_streaming.set(page.more);
        Ok(page)
    }

    async fn snapshot(&self) -> Result<Snapshot, SyncError> {
        self.ask(SNAPSHOT_PATH, EXCHANGE_MS).await
    }

    async fn pack(&self, after: u64) -> Result<Vec<u8>, SyncError> {
        let url = self.url(&format!("{SNAPSHOT_PATH}/{after}"));
        bytes(http::get(&url, &self.headers(), EXCHANGE_MS).await)
    }

    async fn reseed(&self, json: &[u8]) -> Result<ReseedResponse, SyncError> {
        self.post_bytes(RESEED_PATH, json, EXCHANGE_MS).await
    }
}

fn read<T: DeserializeOwned>(answer: Result<Answer, HttpError>) -> Result<T, SyncError> {
    serde_json::from_slice(&bytes(answer)?).map_err(|e| SyncError::Protocol(e.to_string()))
}

fn bytes(answer: Result<Answer, HttpError>) -> Result<Vec<u8>, SyncError> {
    match answer {
        Ok(Answer { status: 200, body, .. }) => Ok(body),
        Ok(answer) => Err(refused(&answer)),
        Err(error) => Err(failed(error)),
    }
}

fn refused(answer: &Answer) -> SyncError {
    SyncError::from_answer(answer.status, &answer.body, answer.retry_after_s)
}

fn failed(error: HttpError) -> SyncError {
    match error {
        HttpError::Timeout => SyncError::Timeout,
        HttpError::Unreachable(why) => SyncError::Unreachable(why),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn greeting(status: u16, body: &str) -> Result<Greeting, SyncError> {
        read(Ok(Answer { status, body: body.as_bytes().to_vec(), retry_after_s: None }))
    }

    #[test]
    fn only_a_server_of_ours_is_one() {
        let ours = greeting(
            200,
            r#"{"epoch":"e","api":1,"needs_invitation":true,"workspace":"Siège","server_ms":1}"#,
        );
        assert_eq!(ours.map(|g| (g.needs_invitation, g.workspace)), Ok((true, Some("Siège".into()))));
        assert!(matches!(greeting(200, "<!doctype html>"), Err(SyncError::Protocol(_))));
        assert!(matches!(greeting(404, "not here"), Err(SyncError::Refused { status: 404, .. })));
        assert_eq!(read::<Greeting>(Err(HttpError::Timeout)), Err(SyncError::Timeout));
    }

    #[test]
    fn the_token_is_in_no_log() {
        let session = serde_json::from_str::<Session>(
            r#"{"token":"secret","member":"m","device":"d","role":"reader","name":"n","workspace":"w"}"#,
        );
        let web = Web::new("https://exemple.fr").by(session.as_ref().ok());
        assert_eq!(web.headers(), [("authorization", "Bearer secret")]);
        assert!(!format!("{web:?}").contains("secret"));
    }
}
