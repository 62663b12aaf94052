//! An office with a server of its own, and changes to send it.

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Request, StatusCode};
use axum::middleware::from_fn;
use http_body_util::BodyExt;
use intendance_server::accounts::Accounts;
use intendance_server::assets::{Asset, Assets};
use intendance_server::db::sqlite::Database;
use intendance_server::guard::Guard;
use intendance_server::log::Log;
use intendance_server::state::Clock;
use intendance_server::{App, router};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use tempfile::TempDir;
use tower::ServiceExt;

use crate::bed::{Bed, on_sqlite, who};

pub const NOW: u64 = 1_700_000_000_000;
pub const DEV: &str = "00000000000000aa";

/// A server, with a clock that the test owns.
pub struct Office {
    pub router: Router,
    pub log: Arc<dyn Log>,
    pub now_ms: Arc<AtomicU64>,
    /// What it runs on.
    pub _bed: Bed,
}

pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub bytes: Vec<u8>,
}

impl Answer {
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.bytes).unwrap_or_else(|_| panic!("not JSON: {}", self.text()))
    }

    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    /// The JSON of a success.
    pub fn ok(&self) -> Value {
        assert_eq!(self.status, StatusCode::OK, "{}", self.text());
        self.json()
    }

    /// The JSON of a failure with this status and code.
    pub fn fails(&self, status: u16, code: &str) -> Value {
        let json = self.json();
        assert_eq!((self.status.as_u16(), json["code"].as_str()), (status, Some(code)), "{json}");
        assert!(json["message"].as_str().is_some_and(|message| !message.is_empty()));
        json
    }
}

/// What handlers share, over a log.
pub fn app(log: Arc<dyn Log>, accounts: Accounts, now_ms: Clock) -> App {
    let guard = Guard::new("127.0.0.1:8080".parse().unwrap(), &["bureau.example".into()], &[]);
    App {
        log,
        accounts: Arc::new(accounts),
        agenda: Arc::default(),
        assets: Arc::new(Files::default()),
        guard: Arc::new(guard),
        now_ms,
    }
}

impl Office {
    /// The whole server, without the app's files.
    pub fn new() -> Self {
        Self::with(Files::default(), "127.0.0.1:8080", &[])
    }

    /// The whole server on SQLite, door included.
    pub fn with(files: impl Assets, listen: &str, origins: &[&str]) -> Self {
        let folder = Arc::new(TempDir::new().unwrap());
        let (log, accounts) = on_sqlite(Arc::new(Database::open(&database(folder.path()), NOW).unwrap()));
        let names: Vec<String> = origins.iter().map(|&origin| origin.into()).collect();
        let now_ms = Arc::new(AtomicU64::new(NOW));
        let clock = Arc::clone(&now_ms);
        let app = App {
            assets: Arc::new(files),
            guard: Arc::new(Guard::new(listen.parse().unwrap(), &["bureau.example".into()], &names)),
            ..app(Arc::clone(&log), accounts, Arc::new(move || clock.load(Ordering::Relaxed)))
        };
        let origins: Vec<_> = origins.iter().map(|origin| origin.parse().unwrap()).collect();
        let router = router(app, &origins).layer(from_fn(who));
        Self { router, log, now_ms, _bed: Bed::Sqlite(folder) }
    }

    /// Where the log ends.
    pub async fn head(&self) -> Value {
        let head = self.log.head().await.unwrap();
        json!({ "epoch": head.epoch, "last_seq": head.last_seq, "hash": head.hash })
    }

    /// The same as somebody else: `member device role`.
    pub async fn push_as(&self, who: &str, dev: &str, changes: &[Value]) -> Answer {
        self.send(by(who, post("/api/v1/push", push_body(dev, changes)))).await
    }

    pub async fn send(&self, request: Request<Body>) -> Answer {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let bytes = body.collect().await.unwrap().to_bytes().to_vec();
        Answer { status: parts.status, headers: parts.headers, bytes }
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.send(get(path)).await
    }

    pub async fn push_text(&self, body: impl Into<Body>) -> Answer {
        self.send(post("/api/v1/push", body)).await
    }

    pub async fn push(&self, dev: &str, changes: &[Value]) -> Answer {
        self.push_text(push_body(dev, changes)).await
    }

    /// The whole log, page by page.
    pub async fn log(&self, limit: usize) -> Vec<Value> {
        let (mut after, mut hash, mut entries) = (0, String::new(), Vec::new());
        loop {
            let page = self.get(&format!("/api/v1/pull?after={after}&hash={hash}&limit={limit}")).await.ok();
            entries.extend(page["changes"].as_array().unwrap().iter().cloned());
            after = page["next"].as_u64().unwrap();
            hash = page["hash"].as_str().unwrap().into();
            if page["more"] == false {
                return entries;
            }
        }
    }
}

pub fn database(folder: &Path) -> std::path::PathBuf {
    folder.join("intendance.sqlite")
}

pub fn get(path: &str) -> Request<Body> {
    Request::get(path).header("host", "localhost:8080").body(Body::empty()).unwrap()
}

pub fn post(path: &str, body: impl Into<Body>) -> Request<Body> {
    Request::post(path)
        .header("host", "localhost:8080")
        .header("content-type", "application/json")
        .header("x-intendance", "1")
        .body(body.into())
        .unwrap()
}

/// A request of another caller than usual.
pub fn by(who: &str, mut request: Request<Body>) -> Request<Body> {
    request.headers_mut().insert("x-caller", who.parse().unwrap());
    request
}

pub fn push_body(dev: &str, changes: &[Value]) -> String {
    json!({ "epoch": null, "dev": dev, "changes": changes }).to_string()
}

/// The identity of the `n`th change of a device.
pub fn cid(dev: &str, n: u64) -> String {
    format!("{}-{}-7000-8000-{n:012x}", &dev[8..], &dev[4..8])
}

pub fn stamp(ms: u64) -> String {
    format!("{ms:012x}-000000")
}

/// The `n`th change of a device.
pub fn change(dev: &str, n: u64) -> Value {
    json!({
        "v": 1, "cid": cid(dev, n), "dev": dev, "n": n, "hlc": stamp(NOW - 1000 + n), "tx": cid(dev, n),
        "w": [{
            "ty": "request", "id": "018f0000-0000-7000-8000-000000000001", "f": "title", "k": "set",
            "v": format!("Fuite n° {n}"),
        }],
    })
}

/// The `n`th change of a device, about a record of its own.
pub fn about(dev: &str, n: u64, record: u64) -> Value {
    let mut change = change(dev, n);
    change["w"][0]["id"] = json!(format!("018f0000-0000-7000-8000-{record:012x}"));
    change
}

/// The changes `from..=to` of a device.
pub fn changes(dev: &str, from: u64, to: u64) -> Vec<Value> {
    (from..=to).map(|n| change(dev, n)).collect()
}

/// Files from memory.
#[derive(Default)]
pub struct Files(HashMap<&'static str, &'static [u8]>);

impl Files {
    pub fn new(files: &[(&'static str, &'static [u8])]) -> Self {
        Self(files.iter().copied().collect())
    }
}

impl Assets for Files {
    fn get(&self, path: &str) -> Option<Asset> {
        let bytes = *self.0.get(path)?;
        Some(Asset { bytes: bytes.into(), sha256: Sha256::digest(bytes).into() })
    }
}
