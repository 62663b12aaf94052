//! What the measurements share: a server without a socket, and changes as an office makes them.

use std::sync::Arc;

use access::Role;
use axum::Router;
use axum::body::Body;
use axum::extract::Request;
use axum::http;
use axum::middleware::{Next, from_fn};
use http_body_util::BodyExt;
use intendance_server::accounts::{self, Accounts};
use intendance_server::assets::Embedded;
use intendance_server::caller::Caller;
use intendance_server::guard::Guard;
use intendance_server::log::Log;
use intendance_server::{App, router};
use serde_json::{Value, json};
use tower::ServiceExt;

pub const NOW: u64 = 1_700_000_000_000;

/// The whole server over a database, for a manager who is let in unseen.
pub fn server(log: Arc<dyn Log>, database: accounts::Database) -> Router {
    let app = App {
        log,
        accounts: Arc::new(Accounts::new(database, false)),
        agenda: Arc::default(),
        assets: Arc::new(Embedded),
        guard: Arc::new(Guard::new("127.0.0.1:8080".parse().unwrap(), &[], &[])),
        now_ms: Arc::new(|| NOW),
    };
    router(app, &[]).layer(from_fn(manager))
}

async fn manager(mut request: Request, next: Next) -> axum::response::Response {
    let device = request.headers().get("x-device").map_or("d", |value| value.to_str().unwrap()).to_owned();
    request.extensions_mut().insert(Caller { member: "m".into(), device, role: Role::Manager });
    next.run(request).await
}

/// Sends a push of device `dev` and reads its answer.
pub async fn push(router: &Router, dev: &str, body: String) -> Value {
    let request = http::Request::post("/api/v1/push")
        .header("host", "localhost")
        .header("content-type", "application/json")
        .header("x-intendance", "1")
        .header("x-device", dev);
    send(router, request.body(body.into()).unwrap()).await
}

/// Reads a JSON answer, which must be a success.
pub async fn send(router: &Router, request: http::Request<Body>) -> Value {
    let response = router.clone().oneshot(request).await.unwrap();
    let status = response.status();
    let bytes = response.into_body().collect().await.unwrap().to_bytes();
    assert!(status.is_success(), "{status}: {}", String::from_utf8_lossy(&bytes));
    serde_json::from_slice(&bytes).unwrap()
}

/// A push of the changes from `first` on.
pub fn body(dev: &str, first: u64, n_changes: u64) -> String {
    let changes: Vec<Value> = (first..first + n_changes).map(|n| change(dev, n)).collect();
    json!({ "epoch": null, "dev": dev, "changes": changes }).to_string()
}

fn change(dev: &str, n: u64) -> Value {
    let id = |n: u64| format!("018f0000-{}-7000-8000-{n:012x}", &dev[12..]);
    let write = |field: &str, value: Value| json!({ "ty": "request", "id": id(n / 3), "f": field, "k": "set", "v": value, "sup": [id(n.saturating_sub(3))] });
    json!({
        "v": 1, "cid": id(n), "dev": dev, "n": n, "hlc": format!("{:012x}-000000", NOW - 1_000_000 + n),
        "tx": id(n),
        "w": [write("title", json!("Fuite au lave-vaisselle de la cuisine")), write("priority", json!("p1"))],
    })
}
