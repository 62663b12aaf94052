//! The same cycle against the real router on SQLite, without a socket: it holds the model to what the server does.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use axum::Router;
use axum::body::Body;
use axum::http::Request;
use http_body_util::BodyExt;
use intendance_server::assets::{Asset, Assets};
use intendance_server::guard::Guard;
use intendance_server::log::sqlite::SqliteLog;
use intendance_server::{App, router};
use replica::ctx::Seeded;
use replica::{Ctx, Intent, RecordId, Table};
use serde::de::DeserializeOwned;
use store::memory::Memory;
use store::{Act, Device};
use sync::wire::{HEADER, PUSH_PATH, PullRequest, PullResponse, PushRequest, PushResponse};
use sync::{Env, Report, SyncError, Transport, cycle};
use tempfile::TempDir;
use tower::ServiceExt;

const NOW: u64 = 1_800_000_000_000;

struct NoApp;

impl Assets for NoApp {
    fn get(&self, _: &str) -> Option<Asset> {
        None
    }
}

struct Real {
    router: Router,
    now_ms: Arc<AtomicU64>,
    folder: TempDir,
}

impl Real {
    fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let now_ms = Arc::new(AtomicU64::new(NOW));
        Self { router: open(&folder, &now_ms), now_ms, folder }
    }

    async fn send<T: DeserializeOwned>(&self, request: Request<Body>) -> Result<T, SyncError> {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let status = response.status();
        let body = response.into_body().collect().await.unwrap().to_bytes();
        if !status.is_success() {
            return Err(SyncError::from_answer(status.as_u16(), &body));
        }
        serde_json::from_slice(&body).map_err(|error| SyncError::Protocol(error.to_string()))
    }
}

fn open(folder: &TempDir, now_ms: &Arc<AtomicU64>) -> Router {
    let clock = Arc::clone(now_ms);
    let app = App {
        log: Arc::new(SqliteLog::open(&folder.path().join("intendance.sqlite"), NOW).unwrap()),
        assets: Arc::new(NoApp),
        guard: Arc::new(Guard::new("127.0.0.1:8080".parse().unwrap(), &[], &[])),
        now_ms: Arc::new(move || clock.load(Ordering::Relaxed)),
    };
    router(app, &[])
}

impl Transport for Real {
    async fn push(&self, json: &[u8]) -> Result<PushResponse, SyncError> {
        let body = Body::from(serde_json::to_vec(request).unwrap());
        let request = Request::post(PUSH_PATH)
            .header("host", "localhost:8080")
            .header("content-type", "application/json")
            .header(HEADER.0, HEADER.1);
        self.send(request.body(body).unwrap()).await
    }

    async fn pull(&self, request: &PullRequest) -> Result<PullResponse, SyncError> {
        let request =
            Request::get(request.path()).header("host", "localhost:8080").header(HEADER.0, HEADER.1);
        self.send(request.body(Body::empty()).unwrap()).await
    }
}

async fn device(memory: &Memory, entropy: &mut Seeded) -> Device<Memory> {
    Device::open(memory.clone(), &mut Ctx { now_ms: NOW, entropy }).await.unwrap().0
}

async fn set(device: &Device<Memory>, entropy: &mut Seeded, name: &str, title: &str) {
    let intents = vec![
        Intent::set(RecordId::derived("request", name), "request", "title", title),
        Intent::element(RecordId::derived("request", name), "request", "tags", "urgent", true),
    ];
    device.act(&mut Ctx { now_ms: NOW, entropy }, Act::one(intents)).await.unwrap();
}

async fn sync(device: &Device<Memory>, real: &Real, entropy: &mut Seeded) -> Report {
    let now = || real.now_ms.load(Ordering::Relaxed);
    let mut env = Env { now: &now, entropy };
    cycle(device, real, &mut env, &mut |_| {}).await.unwrap()
}

fn shown(table: &Table) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for packed in table.iter() {
        let record = packed.unpack().unwrap();
        for (field, cell) in &record.cells {
            let heads: Vec<_> = cell.heads.iter().map(|h| (h.cid, h.eff, &h.op, &h.value)).collect();
            all.push(format!("{} {field} {heads:?} {:?}", record.id, cell.dead));
        }
    }
    all.sort();
    all
}

#[tokio::test]
async fn two_devices_that_were_offline_agree_through_the_real_server() {
    let (real, mut entropy) = (Real::new(), Seeded(3));
    let (a, b) =
        (device(&Memory::default(), &mut entropy).await, device(&Memory::default(), &mut entropy).await);
    for n in 0..30 {
        set(&a, &mut entropy, &format!("a{n}"), "Fuite").await;
        set(&b, &mut entropy, &format!("b{n}"), "Néon").await;
        set(&a, &mut entropy, "commune", &format!("a{n}")).await;
        set(&b, &mut entropy, "commune", &format!("b{n}")).await;
    }
    real.now_ms.store(NOW + 5_000, Ordering::Relaxed);
    assert_eq!(sync(&a, &real, &mut entropy).await.n_pushed, 60);
    let report = sync(&b, &real, &mut entropy).await;
    assert_eq!((report.n_pushed, report.n_pulled, report.skew_ms), (60, 120, Some(0)));
    assert_eq!(sync(&a, &real, &mut entropy).await.n_pulled, 60);
    assert_eq!(a.read(shown), b.read(shown));
    assert_eq!((a.meta().n_pending(), b.meta().n_pending(), a.read(Table::len)), (0, 0, 61));
    let idle = sync(&b, &real, &mut entropy).await;
    assert_eq!((idle.n_pushed, idle.n_pulled, idle.n_starts_over), (0, 0, 0));
}

#[tokio::test]
async fn a_copied_phone_forks_and_an_emptied_server_gets_everything_back() {
    let (mut real, mut entropy) = (Real::new(), Seeded(4));
    let memory = Memory::default();
    let first = device(&memory, &mut entropy).await;
    set(&first, &mut entropy, "r", "avant").await;
    sync(&first, &real, &mut entropy).await;
    let copy = device(&memory.copied(), &mut entropy).await;
    set(&first, &mut entropy, "r", "un").await;
    set(&copy, &mut entropy, "r", "deux").await;
    assert_eq!(sync(&first, &real, &mut entropy).await.n_forks, 0);
    assert_eq!(sync(&copy, &real, &mut entropy).await.n_forks, 1);
    sync(&first, &real, &mut entropy).await;
    assert_eq!(first.read(shown), copy.read(shown));

    let emptied = TempDir::new().unwrap();
    real.router = open(&emptied, &real.now_ms);
    real.folder = emptied;
    assert_eq!(sync(&first, &real, &mut entropy).await.n_starts_over, 1);
    assert_eq!(sync(&copy, &real, &mut entropy).await.n_starts_over, 1);
    assert_eq!(sync(&first, &real, &mut entropy).await.n_pulled, 1);
    let fresh = device(&Memory::default(), &mut entropy).await;
    assert_eq!(sync(&fresh, &real, &mut entropy).await.n_pulled, 3);
    assert_eq!((first.read(shown), copy.read(shown)), (fresh.read(shown), fresh.read(shown)));
}

#[tokio::test]
async fn what_the_server_refuses_is_told_in_types() {
    let (real, mut entropy) = (Real::new(), Seeded(5));
    let here = device(&Memory::default(), &mut entropy).await;
    set(&here, &mut entropy, "r", &"x".repeat(70_000)).await;
    set(&here, &mut entropy, "r", "court").await;
    let report = sync(&here, &real, &mut entropy).await;
    assert_eq!((report.n_pushed, report.n_refused), (1, 1));
    assert_eq!(here.meta().refused.first().map(|r| r.code.clone()).as_deref(), Some("too_big"));
    let unknown = PullRequest { after: 9, hash: "?".into(), epoch: None, limit: 10 };
    let answer = real.pull(&unknown).await;
    assert!(matches!(answer, Err(SyncError::Diverged { last_seq: 1, .. })), "{answer:?}");
}
