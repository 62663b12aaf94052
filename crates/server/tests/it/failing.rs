//! A database that fails, hangs or panics: the server says so without telling more than it should.

use std::future::pending;
use std::sync::Arc;

use axum::body::Body;
use axum::http::Request;
use http_body_util::BodyExt;
use intendance_server::guard::Guard;
use intendance_server::log::{After, Answer, Batch, Head, Log, LogError, Page, Pushed};
use intendance_server::{App, router};
use serde_json::Value;
use tower::ServiceExt;

use crate::support::{DEV, Files, change, get, post, push_body};

/// Fails to tell its head, hangs on a push, panics on a pull.
struct Broken;

impl Log for Broken {
    fn push(&self, _: Batch) -> Answer<'_, Pushed> {
        Box::pin(pending())
    }
    fn pull(&self, _: After) -> Answer<'_, Page> {
        Box::pin(async { panic!("secret of the pull") })
    }
    fn head(&self) -> Answer<'_, Head> {
        Box::pin(async { Err(LogError::Failed("secret path /srv/x".into())) })
    }
}

async fn ask(request: Request<Body>) -> (u16, Value) {
    let app = App {
        log: Arc::new(Broken),
        assets: Arc::new(Files::default()),
        guard: Arc::new(Guard::new("127.0.0.1:8080".parse().unwrap(), &[], &[])),
        now_ms: Arc::new(|| 0),
    };
    let response = router(app, &[]).oneshot(request).await.unwrap();
    let status = response.status().as_u16();
    assert!(response.headers().contains_key("content-security-policy"));
    let bytes = response.into_body().collect().await.unwrap().to_bytes();
    assert!(!String::from_utf8_lossy(&bytes).contains("secret"));
    (status, serde_json::from_slice(&bytes).unwrap())
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
