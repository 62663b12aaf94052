//! The app's files.

use axum::body::Body;
use axum::http::Request;
use intendance_server::assets::Embedded;

use crate::support::{Answer, Files, Office, get};

const SCRIPT: &str = "/intendance-0123456789abcdef.js";

fn office() -> Office {
    let files = Files::new(&[
        ("shell.html", b"<!doctype html><title>Intendance</title>"),
        ("sw.js", b"self"),
        ("manifest.webmanifest", b"{}"),
        ("intendance-0123456789abcdef.js", b"export const plain = true"),
        ("intendance-0123456789abcdef.js.br", b"BR"),
        ("intendance-0123456789abcdef.js.gz", b"GZ"),
        ("intendance-0123456789abcdef_bg.wasm", b"\0asm"),
        ("icons/icon.svg", b"<svg/>"),
    ]);
    Office::with(files, "127.0.0.1:8080", &[])
}

async fn get_with(office: &Office, path: &str, name: &'static str, value: &str) -> Answer {
    let mut request = get(path);
    request.headers_mut().insert(name, value.parse().unwrap());
    office.send(request).await
}

#[tokio::test]
async fn screens_get_the_page_and_missing_files_do_not() {
    let office = office();
    for path in
        ["/", "/requests", "/requests/018f-x?q=a.b", "/recherche/caf%C3%A9", "/plus/", "/shell.html", "//"]
    {
        let answer = office.get(path).await;
        assert_eq!(answer.status, 200, "{path}");
        assert!(answer.text().contains("<title>Intendance"), "{path}");
        assert_eq!(answer.header("content-type"), "text/html; charset=utf-8");
        assert_eq!(answer.header("cache-control"), "no-cache");
    }
    for path in ["/old-0123456789abcdef.js", "/icons/none.png", "/requests/a.b"] {
        office.get(path).await.fails(404, "not_found");
    }
}

#[tokio::test]
async fn types_and_caching_fit_the_file() {
    let office = office();
    for (path, kind, cache) in [
        (SCRIPT, "text/javascript; charset=utf-8", "public, max-age=31536000, immutable"),
        ("/intendance-0123456789abcdef_bg.wasm", "application/wasm", "public, max-age=31536000, immutable"),
        ("/sw.js", "text/javascript; charset=utf-8", "no-cache"),
        ("/manifest.webmanifest", "application/manifest+json", "no-cache"),
        ("/icons/icon.svg", "image/svg+xml", "no-cache"),
    ] {
        let answer = office.get(path).await;
        assert_eq!(answer.header("content-type"), kind);
        assert_eq!(answer.header("cache-control"), cache, "{path}");
    }
}

#[tokio::test]
async fn compressed_siblings_go_to_who_reads_them() {
    let office = office();
    for (accept, encoding, body) in [
        ("gzip, deflate, br", "br", "BR"),
        ("gzip", "gzip", "GZ"),
        ("br;q=0, gzip;q=0.5", "gzip", "GZ"),
        ("identity", "", "export const plain = true"),
    ] {
        let answer = get_with(&office, SCRIPT, "accept-encoding", accept).await;
        assert_eq!((answer.header("content-encoding"), &*answer.text()), (encoding, body), "{accept}");
        assert_eq!(answer.header("content-type"), "text/javascript; charset=utf-8");
        assert_eq!(answer.header("vary"), "accept-encoding");
    }
}

#[tokio::test]
async fn an_unchanged_file_is_not_sent_again() {
    let office = office();
    let first = office.get("/").await;
    let etag = first.header("etag");
    assert!(etag.starts_with('"') && 32 < etag.len());
    for known in [etag.to_owned(), format!("W/{etag}"), format!("\"x\", {etag}"), "*".into()] {
        let again = get_with(&office, "/requests", "if-none-match", &known).await;
        assert_eq!((again.status.as_u16(), again.bytes.len()), (304, 0), "{known}");
        assert_eq!(again.header("etag"), etag);
        assert_eq!(again.header("cache-control"), "no-cache");
    }
    assert_eq!(get_with(&office, "/", "if-none-match", "\"other\"").await.status, 200);
    let packed = get_with(&office, SCRIPT, "accept-encoding", "br").await;
    assert_ne!(packed.header("etag"), office.get(SCRIPT).await.header("etag"));
}

#[tokio::test]
async fn head_tells_all_but_the_body() {
    let office = office();
    let head = Request::head(SCRIPT).header("host", "localhost").body(Body::empty()).unwrap();
    let head = office.send(head).await;
    let full = office.get(SCRIPT).await;
    assert_eq!((head.status.as_u16(), head.bytes.len()), (200, 0));
    for name in ["content-type", "content-length", "etag", "cache-control"] {
        assert_eq!(head.header(name), full.header(name), "{name}");
    }
    assert_eq!(head.header("content-length"), "25");
}

#[tokio::test]
async fn no_path_leaves_the_folder_of_the_app() {
    let office = Office::with(Embedded, "127.0.0.1:8080", &[]);
    for path in [
        "/../Cargo.toml",
        "/a/../../Cargo.toml",
        "/%2e%2e/Cargo.toml",
        "/..%2fCargo.toml",
        "/..%5cCargo.toml",
        "//etc/passwd",
        "/./../Cargo.lock",
        "/../LICENSE",
        "/../../../../../../../../../etc/passwd",
    ] {
        let answer = office.get(path).await;
        for secret in ["[workspace]", "root:", "AFFERO", "name = \""] {
            assert!(!answer.text().contains(secret), "{path}");
        }
    }
}

#[tokio::test]
async fn without_an_app_the_server_says_so() {
    let office = Office::new();
    let answer = office.get("/").await;
    assert_eq!(answer.status, 404);
    assert!(answer.text().contains("built without the app"));
    office.get("/api/v1/status").await.ok();
}
