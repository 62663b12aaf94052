//! How fast the log in SQLite takes and gives, and how much memory it takes to hold a million changes:
//! `cargo run --release -p intendance-server --example push_rate [FOLDER [CHANGES]]`.
//!
//! Whole requests through the router (JSON, shape, roles, one `synchronous=FULL` transaction each), without a socket.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    reason = "a measurement, native only"
)]

mod common;

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;

use axum::body::Body;
use axum::http::Request;
use common::{NOW, body, push, send, server};
use http_body_util::BodyExt;
use intendance_server::accounts;
use intendance_server::db::sqlite::Database;
use tower::ServiceExt;

const DEV: &str = "00000000000000aa";
const BATCH: u64 = 1000;
const N_SINGLES: u64 = 500;

#[tokio::main]
async fn main() {
    let base = std::env::args().nth(1).map_or_else(std::env::temp_dir, PathBuf::from);
    let n_changes: u64 = std::env::args().nth(2).map_or(100_000, |text| text.parse().unwrap());
    let folder = tempfile::TempDir::new_in(base).unwrap();
    let database = Arc::new(Database::open(&folder.path().join("intendance.sqlite"), NOW).unwrap());
    let router = server(Arc::clone(&database) as _, accounts::Database::Sqlite(database));

    // Made one by one while it runs: the memory shown is the server's.
    let (mut n_bytes, mut busy) = (0, 0.0);
    for first in (1..=n_changes).step_by(BATCH as usize) {
        let body = body(DEV, first, BATCH);
        n_bytes += body.len();
        let start = Instant::now();
        push(&router, DEV, body).await;
        busy += start.elapsed().as_secs_f64();
        let n = first + BATCH - 1;
        if n.is_multiple_of((n_changes / 10).max(BATCH)) {
            println!("{n} changes: {:.0} changes/s, {} MiB resident", n as f64 / busy, resident_mib());
        }
    }
    println!(
        "push, batches of {BATCH}: {:.1} pushes/s, {:.0} changes/s, {:.1} MB/s",
        (n_changes / BATCH) as f64 / busy,
        n_changes as f64 / busy,
        n_bytes as f64 / busy / 1e6
    );

    let start = Instant::now();
    for first in (1..=10 * BATCH).step_by(BATCH as usize) {
        push(&router, DEV, body(DEV, first, BATCH)).await;
    }
    println!("push again, all known: {:.1} pushes/s", 10.0 / start.elapsed().as_secs_f64());

    let start = Instant::now();
    for n in 1..=N_SINGLES {
        push(&router, DEV, body(DEV, n_changes + n, 1)).await;
    }
    println!("push, one change each: {:.0} pushes/s", N_SINGLES as f64 / start.elapsed().as_secs_f64());

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

    let get = |path: String| Request::get(path).header("host", "localhost").header("accept-encoding", "br");
    let list = loop {
        let list = send(&router, get("/api/v1/snapshot".into()).body(Body::empty()).unwrap()).await;
        let to = list["packs"].as_array().unwrap().last().and_then(|pack| pack["to"].as_u64());
        if to.unwrap_or(0) + 2500 > after {
            break list;
        }
    };
    let (mut n_packed, mut n_packs) = (0, 0);
    let start = Instant::now();
    for pack in list["packs"].as_array().unwrap() {
        let path = format!("/api/v1/snapshot/{}?hash={}", pack["after"], pack["hash"].as_str().unwrap());
        let response = router.clone().oneshot(get(path).body(Body::empty()).unwrap()).await.unwrap();
        n_packed += response.into_body().collect().await.unwrap().to_bytes().len();
        n_packs += 1;
    }
    println!(
        "snapshot: {n_packs} packs, {:.2} MB, {:.3} s, {:.1} bytes a change; {} MiB resident",
        n_packed as f64 / 1e6,
        start.elapsed().as_secs_f64(),
        n_packed as f64 / (n_packs as f64 * 2500.0),
        resident_mib()
    );
}

/// The memory of this process, in MiB; 0 where the system does not tell.
fn resident_mib() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap_or_default();
    line.split_whitespace().next().and_then(|kib| kib.parse::<u64>().ok()).unwrap_or_default() / 1024
}
