//! How fast the log takes and gives: `cargo run --release -p intendance-server --example push_rate [FOLDER]`.
//!
//! Whole requests through the router (JSON, shape, one `synchronous=FULL` transaction each), without a socket.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    reason = "a measurement, native only"
)]

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;

use axum::Router;
use axum::body::Body;
use axum::http::Request;
use http_body_util::BodyExt;
use intendance_server::assets::Embedded;
use intendance_server::guard::Guard;
use intendance_server::log::sqlite::SqliteLog;
use intendance_server::{App, router};
use serde_json::{Value, json};
use tower::ServiceExt;

const BATCH: u64 = 500;
const N_BATCHES: u64 = 100;
const N_SINGLES: u64 = 500;
const NOW: u64 = 1_700_000_000_000;

#[tokio::main]
async fn main() {
    let base = std::env::args().nth(1).map_or_else(std::env::temp_dir, PathBuf::from);
    let folder = tempfile::TempDir::new_in(base).unwrap();
    let log = SqliteLog::open(&folder.path().join("intendance.sqlite"), NOW).unwrap();
    let app = App {
        log: Arc::new(log),
        assets: Arc::new(Embedded),
        guard: Arc::new(Guard::new("127.0.0.1:8080".parse().unwrap(), &[], &[])),
        now_ms: Arc::new(|| NOW),
    };
    let router = router(app, &[]);

    let bodies: Vec<String> = (0..N_BATCHES).map(|batch| body(batch * BATCH + 1, BATCH)).collect();
    let n_bytes: usize = bodies.iter().map(String::len).sum();
    let start = Instant::now();
    for body in &bodies {
        push(&router, body.clone()).await;
    }
    let seconds = start.elapsed().as_secs_f64();
    let n_changes = (N_BATCHES * BATCH) as f64;
    println!(
        "push, batches of {BATCH}: {:.1} pushes/s, {:.0} changes/s, {:.1} MB/s",
        N_BATCHES as f64 / seconds,
        n_changes / seconds,
        n_bytes as f64 / seconds / 1e6
    );

    let start = Instant::now();
    for body in &bodies {
        push(&router, body.clone()).await;
    }
    let seconds = start.elapsed().as_secs_f64();
    println!("push again, all known: {:.1} pushes/s", N_BATCHES as f64 / seconds);

    let start = Instant::now();
    for n in 1..=N_SINGLES {
        push(&router, body(N_BATCHES * BATCH + n, 1)).await;
    }
    let seconds = start.elapsed().as_secs_f64();
    println!("push, one change each: {:.0} pushes/s", N_SINGLES as f64 / seconds);

    let (mut after, mut hash, mut n_pages) = (0, String::new(), 0);
    let start = Instant::now();
    loop {
        let request = Request::get(format!("/api/v1/pull?after={after}&hash={hash}"));
        let page = send(&router, request.header("host", "localhost").body(Body::empty()).unwrap()).await;
        after = page["next"].as_u64().unwrap();
        hash = page["hash"].as_str().unwrap().into();
        n_pages += 1;
        if page["more"] == false {
            break;
        }
    }
    let seconds = start.elapsed().as_secs_f64();
    println!(
        "pull: {after} changes in {n_pages} pages, {:.0} changes/s (with parsing here)",
        after as f64 / seconds
    );
}

async fn push(router: &Router, body: String) {
    let request = Request::post("/api/v1/push")
        .header("host", "localhost")
        .header("content-type", "application/json")
        .header("x-intendance", "1");
    send(router, request.body(body.into()).unwrap()).await;
}

async fn send(router: &Router, request: Request<Body>) -> Value {
    let response = router.clone().oneshot(request).await.unwrap();
    assert!(response.status().is_success());
    serde_json::from_slice(&response.into_body().collect().await.unwrap().to_bytes()).unwrap()
}

fn body(first: u64, n_changes: u64) -> String {
    let changes: Vec<Value> = (first..first + n_changes).map(change).collect();
    json!({ "epoch": null, "dev": "00000000000000aa", "changes": changes }).to_string()
}

fn change(n: u64) -> Value {
    let id = |n: u64| format!("018f0000-0000-7000-8000-{n:012x}");
    let write = |field: &str, value: Value| json!({ "ty": "request", "id": id(n / 3), "f": field, "k": "set", "v": value, "sup": [id(n.saturating_sub(3))] });
    json!({
        "v": 1, "cid": id(n), "dev": "00000000000000aa", "n": n, "hlc": format!("{:012x}-000000", NOW - 1_000_000 + n),
        "tx": id(n),
        "w": [write("title", json!("Fuite au lave-vaisselle de la cuisine")), write("priority", json!("p1"))],
    })
}
