//! Who is answered, and with which headers.

use axum::body::Body;
use axum::http::Request;

use crate::support::{Answer, DEV, Files, Office, change, get, post, push_body};

async fn with(office: &Office, mut request: Request<Body>, headers: &[(&'static str, &str)]) -> Answer {
    for (name, value) in headers {
        request.headers_mut().insert(*name, value.parse().unwrap());
    }
    office.send(request).await
}

fn push() -> Request<Body> {
    post("/api/v1/push", push_body(DEV, &[change(DEV, 1)]))
}

#[tokio::test]
async fn a_post_without_our_header_is_refused() {
    let office = Office::new();
    let mut request = push();
    request.headers_mut().remove("x-intendance");
    office.send(request).await.fails(403, "missing_header");
    office.send(push()).await.ok();
}

#[tokio::test]
async fn pages_of_other_sites_are_refused() {
    let office = Office::new();
    let refused: [&[(&str, &str)]; 5] = [
        &[("sec-fetch-site", "cross-site")],
        &[("sec-fetch-site", "same-site")],
        &[("origin", "https://evil.example")],
        &[("origin", "null")],
        &[("origin", "http://localhost:9999")],
    ];
    for headers in refused {
        with(&office, push(), headers).await.fails(403, "cross_site");
        with(&office, get("/api/v1/pull"), headers).await.fails(403, "cross_site");
    }
    let answered: [&[(&str, &str)]; 4] = [
        &[("sec-fetch-site", "same-origin"), ("origin", "http://localhost:8080")],
        &[("origin", "http://localhost:8080")],
        &[("origin", "https://bureau.example")],
        &[("sec-fetch-site", "none")],
    ];
    for headers in answered {
        with(&office, push(), headers).await.ok();
    }
}

#[tokio::test]
async fn no_other_origin_may_read_unless_it_was_named() {
    let app = ("origin", "https://app.example");
    let office = Office::new();
    let answer = with(&office, get("/api/v1/status"), &[app]).await;
    answer.fails(403, "cross_site");
    assert_eq!(answer.header("access-control-allow-origin"), "");

    let office = Office::with(Files::default(), "127.0.0.1:8080", &["https://app.example"]);
    let answer = with(&office, push(), &[app, ("sec-fetch-site", "cross-site")]).await;
    answer.ok();
    assert_eq!(answer.header("access-control-allow-origin"), "https://app.example");
    let asks = Request::options("/api/v1/push").header("host", "localhost").body(Body::empty()).unwrap();
    let asks = with(&office, asks, &[app, ("access-control-request-method", "POST")]).await;
    assert_eq!(asks.status, 200);
    for name in ["x-intendance", "authorization"] {
        assert!(asks.header("access-control-allow-headers").contains(name), "{name}");
    }
    assert_eq!(asks.header("access-control-allow-credentials"), "");
    with(&office, get("/api/v1/status"), &[("origin", "https://app.example.evil.example")])
        .await
        .fails(403, "cross_site");
}

#[tokio::test]
async fn rebound_host_names_are_refused_but_health_is_told() {
    let office = Office::new();
    for path in ["/", "/api/v1/pull"] {
        with(&office, get(path), &[("host", "evil.example:8080")]).await.fails(421, "unknown_host");
    }
    with(&office, get("/api/v1/status"), &[("host", "bureau.example")]).await.ok();
    let health = with(&office, get("/healthz"), &[("host", "evil.example")]).await.ok();
    assert_eq!(health["status"], "ok");
    assert_eq!(health["version"], env!("CARGO_PKG_VERSION"));
}

#[tokio::test]
async fn every_answer_carries_the_security_headers() {
    let office = Office::new();
    let mut answers = vec![office.send(push()).await];
    for path in ["/", "/api/v1/status", "/api/nothing", "/missing.js", "/healthz"] {
        answers.push(office.get(path).await);
    }
    answers.push(with(&office, get("/"), &[("host", "evil.example")]).await);
    for answer in answers {
        assert!(
            answer
                .header("content-security-policy")
                .starts_with("default-src 'none'; script-src 'self' 'wasm-")
        );
        assert!(answer.header("content-security-policy").contains("frame-ancestors 'none'"));
        assert!(!answer.header("content-security-policy").contains("  "));
        assert_eq!(answer.header("x-content-type-options"), "nosniff");
        assert_eq!(answer.header("referrer-policy"), "no-referrer");
        assert_eq!(answer.header("cross-origin-opener-policy"), "same-origin");
        assert_eq!(answer.header("cross-origin-resource-policy"), "same-origin");
        assert!(answer.header("permissions-policy").starts_with("camera=(self), microphone=(self)"));
    }
}

#[tokio::test]
async fn the_api_is_never_cached_and_its_errors_are_json() {
    let office = Office::new();
    for (path, status, code) in [
        ("/api", 404, "not_found"),
        ("/api/", 404, "not_found"),
        ("/api/v1", 404, "not_found"),
        ("/api/v1/nothing", 404, "not_found"),
        ("/api/v2/push", 404, "not_found"),
        ("/api/v1/push", 405, "method_not_allowed"),
    ] {
        office.get(path).await.fails(status, code);
    }
    office.send(post("/api/v1/pull", "")).await.fails(405, "method_not_allowed");
    office.send(post("/requests", "")).await.fails(405, "method_not_allowed");
    for path in ["/api/v1/status", "/api/v1/pull", "/api/v1/nothing", "/healthz"] {
        assert_eq!(office.get(path).await.header("cache-control"), "no-store", "{path}");
    }
}
