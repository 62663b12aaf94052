//! The whole server with its door, and people who join it.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use axum::Router;
use axum::body::Body;
use axum::http::Request;
use intendance_server::accounts::{self, Accounts};
use intendance_server::db::sqlite::Database;
use intendance_server::guard::Guard;
use intendance_server::{App, router};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use tempfile::TempDir;
use tower::ServiceExt;

use crate::bed::Bed;
use crate::support::{Answer, NOW, app, database, post};

/// A server that lets nobody in without a token.
pub struct Desk {
    pub router: Router,
    pub accounts: Arc<Accounts>,
    pub now_ms: Arc<AtomicU64>,
    _folder: Option<TempDir>,
}

/// Somebody who joined, with one device.
#[derive(Clone, Debug)]
pub struct Person {
    pub token: String,
    pub member: String,
    pub device: String,
}

/// A token as a device makes it; the same for the same word.
pub fn token(word: &str) -> String {
    hex(&Sha256::digest(word.as_bytes()))
}

pub fn token_hash(token: &str) -> String {
    hex(&Sha256::digest(token.as_bytes()))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

impl Desk {
    /// A server on a bed where nobody waits.
    pub async fn on(bed: &Bed) -> Self {
        let (log, accounts) = bed.open().await;
        Self::new(log, accounts, None)
    }

    /// A server behind a proxy, on SQLite, with its rate limits.
    pub fn limited() -> Self {
        let folder = TempDir::new().unwrap();
        let database = Arc::new(Database::open(&database(folder.path()), NOW).unwrap());
        let accounts = Accounts::new(accounts::Database::Sqlite(Arc::clone(&database)), true);
        Self::new(database, accounts, Some(folder))
    }

    fn new(log: Arc<dyn intendance_server::log::Log>, accounts: Accounts, folder: Option<TempDir>) -> Self {
        let now_ms = Arc::new(AtomicU64::new(NOW));
        let clock = Arc::clone(&now_ms);
        let app = app(log, accounts, Arc::new(move || clock.load(Ordering::Relaxed)));
        let guard = Guard::new("127.0.0.1:8080".parse().unwrap(), &[], &[]).behind_proxy(folder.is_some());
        let app = App { guard: Arc::new(guard), ..app };
        let accounts = Arc::clone(&app.accounts);
        Self { router: router(app, &[]), accounts, now_ms, _folder: folder }
    }

    pub async fn send(&self, request: Request<Body>) -> Answer {
        use http_body_util::BodyExt;
        let (parts, body) = self.router.clone().oneshot(request).await.unwrap().into_parts();
        let bytes = body.collect().await.unwrap().to_bytes().to_vec();
        Answer { status: parts.status, headers: parts.headers, bytes }
    }

    /// Asks as somebody, or as nobody.
    pub async fn get(&self, who: impl Into<Option<&Person>>, path: &str) -> Answer {
        self.send(signed(who.into(), crate::support::get(&format!("/api/v1/{path}")))).await
    }

    /// Says something as somebody, or as nobody.
    pub async fn post(&self, who: impl Into<Option<&Person>>, path: &str, body: Value) -> Answer {
        self.send(signed(who.into(), post(&format!("/api/v1/{path}"), body.to_string()))).await
    }

    /// The code of the first link.
    pub async fn first_code(&self) -> String {
        self.accounts.invite_first(self.now()).await.unwrap().unwrap().code.text()
    }

    pub async fn join(&self, code: &str, name: &str) -> Answer {
        let body = json!({
            "code": code, "token_hash": token_hash(&token(name)), "name": name, "device": format!("PC de {name}"),
        });
        self.post(None, "join", body).await
    }

    async fn joined(&self, code: &str, name: &str) -> Person {
        let joined = self.join(code, name).await.ok();
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        // So that lists have an order.
        self.wait(1);
        Person {
            token: token(name),
            member: text(&joined["member"]["id"]),
            device: text(&joined["device"]["id"]),
        }
    }

    /// The first manager.
    pub async fn first(&self) -> Person {
        self.joined(&self.first_code().await, "Marie").await
    }

    /// A new invitation's code.
    pub async fn code(&self, by: &Person, role: &str) -> String {
        let wish = json!({ "name": "Quelqu’un", "role": role, "ttl_s": 3600 });
        self.post(by, "invitations", wish).await.ok()["code"].as_str().unwrap().to_owned()
    }

    /// Somebody whom a manager invites.
    pub async fn invited(&self, by: &Person, role: &str, name: &str) -> Person {
        self.joined(&self.code(by, role).await, name).await
    }

    /// A further device of somebody.
    pub async fn further(&self, whose: &Person, name: &str) -> Person {
        let wish = json!({ "name": "Téléphone", "member": whose.member, "ttl_s": 600 });
        let code = self.post(whose, "invitations", wish).await.ok()["code"].as_str().unwrap().to_owned();
        self.joined(&code, name).await
    }

    pub fn now(&self) -> u64 {
        self.now_ms.load(Ordering::Relaxed)
    }

    pub fn wait(&self, ms: u64) {
        self.now_ms.fetch_add(ms, Ordering::Relaxed);
    }
}

pub fn signed(who: Option<&Person>, mut request: Request<Body>) -> Request<Body> {
    if let Some(who) = who {
        let bearer = format!("Bearer {}", who.token);
        request.headers_mut().insert("authorization", bearer.parse().unwrap());
    }
    request
}
