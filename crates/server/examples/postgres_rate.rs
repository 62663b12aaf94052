//! How fast two servers append to one log in PostgreSQL:
//! `cargo run --release -p intendance-server --example postgres_rate [BATCH [SECONDS]]`.
//!
//! Starts a PostgreSQL of its own that writes through to the disk. Eight devices push to two servers at once, while a
//! reader checks that no number is missing or late.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a measurement, native only"
)]

mod common;
#[path = "../tests/it/postgres.rs"]
#[expect(dead_code, reason = "the tests use more of it")]
mod postgres;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use axum::body::Body;
use axum::http::Request;
use common::{NOW, body, push, send, server};
use intendance_server::accounts;
use intendance_server::db::postgres::Database;

const N_DEVICES: usize = 8;

#[tokio::main]
async fn main() {
    let batch: u64 = std::env::args().nth(1).map_or(50, |text| text.parse().unwrap());
    let seconds: u64 = std::env::args().nth(2).map_or(10, |text| text.parse().unwrap());
    let Some(postgres) = postgres::Postgres::start(true) else { return };
    let url = postgres.database().await;
    let mut servers = Vec::new();
    for _ in 0..2 {
        let database = Arc::new(Database::open(&url, NOW).await.unwrap());
        servers.push(server(Arc::clone(&database) as _, accounts::Database::Postgres(database)));
    }
    let (is_over, all_pushed) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicBool::new(false)));
    let n_pushed = Arc::new(AtomicU64::new(0));
    let start = Instant::now();
    let mut tasks = Vec::new();
    for device in 0..N_DEVICES {
        let (server, over, n_pushed) =
            (servers[device % 2].clone(), Arc::clone(&is_over), Arc::clone(&n_pushed));
        tasks.push(tokio::spawn(async move {
            let dev = format!("{:016x}", device + 1);
            let mut first = 1;
            while !over.load(Ordering::Relaxed) {
                push(&server, &dev, body(&dev, first, batch)).await;
                first += batch;
                n_pushed.fetch_add(batch, Ordering::Relaxed);
            }
        }));
    }
    let (reading, over) = (servers[1].clone(), Arc::clone(&all_pushed));
    let reader = tokio::spawn(async move {
        let (mut after, mut hash) = (0, String::new());
        loop {
            let is_last = over.load(Ordering::Relaxed);
            let request = Request::get(format!("/api/v1/pull?after={after}&hash={hash}"));
            let page = send(&reading, request.header("host", "localhost").body(Body::empty()).unwrap()).await;
            for entry in page["changes"].as_array().unwrap() {
                after += 1;
                assert_eq!(entry["seq"], after, "a number is missing or late");
            }
            hash = page["hash"].as_str().unwrap().into();
            if is_last && page["more"] == false {
                return after;
            }
        }
    });
    tokio::time::sleep(Duration::from_secs(seconds)).await;
    let (n, elapsed) = (n_pushed.load(Ordering::Relaxed), start.elapsed().as_secs_f64());
    is_over.store(true, Ordering::Relaxed);
    for task in tasks {
        task.await.unwrap();
    }
    all_pushed.store(true, Ordering::Relaxed);
    let n_pushed = n_pushed.load(Ordering::Relaxed);
    println!("{N_DEVICES} devices, 2 servers, batches of {batch}: {:.0} changes/s", n as f64 / elapsed);
    let n_read = reader.await.unwrap();
    assert_eq!(n_read, n_pushed);
    println!("a reader saw {n_read} of {n_pushed}, in order and gapless");
}
