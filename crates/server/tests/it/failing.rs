//! A database that fails, hangs or panics: the server says so without telling more than it should.

use std::future::pending;
use std::sync::Arc;

use axum::body::Body;
use axum::http::Request;
use axum::middleware::from_fn;
use http_body_util::BodyExt;
use intendance_server::db::DbError;
use intendance_server::db::sqlite::Database;
use intendance_server::live::Hub;
use intendance_server::log::{After, Answer, Appended, Batch, Coding, Head, Log, Pack, PackBytes, Page};
use intendance_server::router;
use serde_json::Value;
use tower::ServiceExt;

use crate::bed::{on_sqlite, who};
use crate::support::{DEV, app, change, database, get, post, push_body};

/// Fails to tell its head, hangs on a push, panics on a pull, is busy with packs.
#[derive(Default)]
struct Broken(Arc<Hub>);

impl Log for Broken {
    fn append(&self, _: Batch) -> Answer<'_, Appended> {
        Box::pin(pending())
    }
    fn pull(&self, _: After) -> Answer<'_, Page> {
        Box::pin(async { panic!("secret of the pull") })
    }
    fn head(&self) -> Answer<'_, Head> {
        Box::pin(async { Err(DbError::Failed("secret path /srv/x".into()).into()) })
    }
    fn hub(&self) -> &Arc<Hub> {
        &self.0
    }
    fn packs(&self) -> Answer<'_, Vec<Pack>> {
        Box::pin(pending())
    }
    fn pack(&self, _: u64, _: Coding) -> Answer<'_, Option<PackBytes>> {
        Box::pin(async { Err(DbError::Busy("secret lock".into()).into()) })
    }
    fn make_pack(&self) -> Answer<'_, bool> {
        Box::pin(pending())
    }
}

async fn ask(request: Request<Body>) -> (u16, Value) {
    let (status, body, _) = answer(request).await;
    (status, body)
}

async fn answer(request: Request<Body>) -> (u16, Value, String) {
    let folder = tempfile::TempDir::new().unwrap();
    let (_, accounts) = on_sqlite(Arc::new(Database::open(&database(folder.path()), 0).unwrap()));
    let app = app(Arc::new(Broken::default()), accounts, Arc::new(|| 0));
    let response = router(app, &[]).layer(from_fn(who)).oneshot(request).await.unwrap();
    let status = response.status().as_u16();
    assert!(response.headers().contains_key("content-security-policy"));
    let retry = response.headers().get("retry-after").map_or("", |v| v.to_str().unwrap()).to_owned();
    let bytes = response.into_body().collect().await.unwrap().to_bytes();
    assert!(!String::from_utf8_lossy(&bytes).contains("secret"));
    (status, serde_json::from_slice(&bytes).unwrap(), retry)
}

#[tokio::test]
async fn a_busy_database_says_when_to_come_again() {
    let (status, body, retry) = answer(get("/api/v1/snapshot/0")).await;
    assert_eq!((status, body["code"].as_str(), &*retry), (503, Some("busy"), "2"));
}

#[tokio::test]
async fn a_failing_database_is_told_without_its_text() {
    let (status, body) = ask(get("/api/v1/status")).await;
    assert_eq!((status, body["code"].as_str()), (500, Some("server_failed")));
    let (status, body) = ask(get("/healthz")).await;
    assert_eq!((status, body["status"].as_str()), (503, Some("failing")));
}

#[tokio::test]
async fn a_panic_ends_one_request_only() {
    let (status, body) = ask(get("/api/v1/pull")).await;
    assert_eq!((status, body["code"].as_str()), (500, Some("server_failed")));
}

#[tokio::test(start_paused = true)]
async fn a_request_that_takes_too_long_is_ended() {
    let (status, body) = ask(post("/api/v1/push", push_body(DEV, &[change(DEV, 1)]))).await;
    assert_eq!((status, body["code"].as_str()), (408, Some("timeout")));
}
