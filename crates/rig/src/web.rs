//! The transport of a scripted device: HTTP/1.1 with gzip both ways, as the app does it.

use std::io::{Read, Write};
use std::time::Duration;

use flate2::Compression;
use flate2::write::GzEncoder;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use sync::wire::{
    HEADER, PUSH_PATH, PullRequest, PullResponse, PushResponse, RESEED_PATH, ReseedResponse, SNAPSHOT_PATH,
    Snapshot,
};
use sync::{SyncError, Transport};

/// Smaller bodies are sent as they are.
const WORTH_PACKING: usize = 1 << 10;

/// A device's way to the server.
#[derive(Clone, Debug)]
pub struct Web {
    agent: ureq::Agent,
    base: String,
    token: String,
}

impl Web {
    /// To `address`, with the secret of a device.
    pub fn new(address: impl std::fmt::Display, token: &str) -> Self {
        let config = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .timeout_global(Some(Duration::from_secs(20)))
            .build();
        Self { agent: config.into(), base: format!("http://{address}"), token: token.to_owned() }
    }

    /// Joins by an invitation; the server learns the hash of the token.
    pub fn join(&self, code: &str, name: &str) -> Result<Value, SyncError> {
        let hash: String =
            Sha256::digest(self.token.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect();
        let body = json!({"code": code, "token_hash": hash, "name": name, "device": "banc d’essai"});
        self.write("/api/v1/join", &body)
    }

    /// An invitation for somebody, made by this device's member; gives its code.
    pub fn invite(&self, name: &str, role: &str) -> Result<String, SyncError> {
        let body = json!({"name": name, "role": role, "ttl_s": 3600});
        let answer: Value = self.write("/api/v1/invitations", &body)?;
        answer["code"].as_str().map(str::to_owned).ok_or_else(|| SyncError::Protocol("no code".into()))
    }

    /// `POST` of JSON.
    pub fn write<T: DeserializeOwned>(&self, path: &str, body: &Value) -> Result<T, SyncError> {
        self.post(path, body.to_string().as_bytes())
    }

    /// `GET` of JSON.
    pub fn read<T: DeserializeOwned>(&self, path: &str) -> Result<T, SyncError> {
        parse(&self.get(path)?)
    }

    fn get(&self, path: &str) -> Result<Vec<u8>, SyncError> {
        let request = self.agent.get(format!("{}{path}", self.base));
        body(request.header("authorization", format!("Bearer {}", self.token)).call())
    }

    fn post<T: DeserializeOwned>(&self, path: &str, json: &[u8]) -> Result<T, SyncError> {
        let request = self
            .agent
            .post(format!("{}{path}", self.base))
            .header("authorization", format!("Bearer {}", self.token))
            .header("content-type", "application/json")
            .header(HEADER.0, HEADER.1);
        let answer = if json.len() < WORTH_PACKING {
            request.send(json)
        } else {
            let mut packed = GzEncoder::new(Vec::new(), Compression::default());
            packed.write_all(json).unwrap();
            request.header("content-encoding", "gzip").send(&packed.finish().unwrap()[..])
        };
        parse(&body(answer)?)
    }
}

impl Transport for Web {
    async fn push(&self, json: &[u8]) -> Result<PushResponse, SyncError> {
        self.post(PUSH_PATH, json)
    }

    async fn pull(&self, request: &PullRequest) -> Result<PullResponse, SyncError> {
        self.read(&request.path())
    }

    async fn snapshot(&self) -> Result<Snapshot, SyncError> {
        self.read(SNAPSHOT_PATH)
    }

    async fn pack(&self, after: u64) -> Result<Vec<u8>, SyncError> {
        self.get(&format!("{SNAPSHOT_PATH}/{after}"))
    }

    async fn reseed(&self, json: &[u8]) -> Result<ReseedResponse, SyncError> {
        self.post(RESEED_PATH, json)
    }
}

fn body(answer: Result<ureq::http::Response<ureq::Body>, ureq::Error>) -> Result<Vec<u8>, SyncError> {
    let answer = answer.map_err(|error| match error {
        ureq::Error::Timeout(_) => SyncError::Timeout,
        other => SyncError::Unreachable(other.to_string()),
    })?;
    let (head, body) = answer.into_parts();
    let mut bytes = Vec::new();
    let read = body.into_with_config().limit(64 << 20).reader().read_to_end(&mut bytes);
    read.map_err(|error| SyncError::Unreachable(error.to_string()))?;
    if head.status.is_success() {
        return Ok(bytes);
    }
    let retry = head.headers.get("retry-after").and_then(|value| value.to_str().ok()?.parse().ok());
    Err(SyncError::from_answer(head.status.as_u16(), &bytes, retry))
}

fn parse<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, SyncError> {
    serde_json::from_slice(bytes).map_err(|error| SyncError::Protocol(error.to_string()))
}
