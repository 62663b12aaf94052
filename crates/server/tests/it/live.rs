//! Live hints.

use std::time::Duration;

use axum::body::Body;
use futures_util::StreamExt;
use intendance_server::live::Event;
use serde_json::{Value, json};
use tower::ServiceExt;

use crate::bed::Bed;
use crate::postgres;
use crate::stories;
use crate::support::{DEV, Office, by, change, changes, get};

stories! {
    a_commit_is_told_to_every_open_stream,
    a_commit_on_one_server_is_told_on_the_other,
    five_hundred_devices_listen_at_once,
    t26_a_revoked_device_is_told_and_its_stream_ends,
    one_device_has_three_streams_at_most,
}

struct Listener(axum::body::BodyDataStream);

impl Listener {
    async fn new(office: &Office, who: &str) -> Self {
        let response = office.router.clone().oneshot(by(who, get("/api/v1/live"))).await.unwrap();
        assert_eq!(response.status(), 200);
        assert_eq!(response.headers()["content-type"], "text/event-stream");
        assert!(!response.headers().contains_key("content-encoding"));
        Self(response.into_body().into_data_stream())
    }

    /// The next event and what it says; `None` at the end.
    async fn next(&mut self) -> Option<(String, Value)> {
        loop {
            let bytes = tokio::time::timeout(Duration::from_secs(20), self.0.next()).await.unwrap()?.unwrap();
            let text = String::from_utf8(bytes.to_vec()).unwrap();
            if text.starts_with(':') {
                continue;
            }
            let (event, data) = text.trim().split_once('\n').unwrap();
            let data = serde_json::from_str(data.strip_prefix("data: ").unwrap()).unwrap();
            return Some((event.strip_prefix("event: ").unwrap().into(), data));
        }
    }

    /// Reads until the log's end is told to be `seq`.
    async fn hears(&mut self, seq: u64) -> Value {
        loop {
            let (event, data) = self.next().await.unwrap();
            if event == "seq" && data["seq"] == seq {
                return data;
            }
            assert!(data["seq"].as_u64().is_none_or(|told| told < seq), "{data}");
        }
    }
}

async fn a_commit_is_told_to_every_open_stream(bed: Bed) {
    let office = bed.office().await;
    office.push(DEV, &changes(DEV, 1, 3)).await.ok();
    let epoch = office.head().await["epoch"].clone();
    let mut one = Listener::new(&office, "m-a d-a reader").await;
    let mut two = Listener::new(&office, "m-b d-b manager").await;
    assert_eq!(one.next().await.unwrap(), ("seq".into(), json!({ "seq": 3, "epoch": epoch })));
    two.hears(3).await;
    office.push(DEV, &[change(DEV, 4)]).await.ok();
    assert_eq!(one.hears(4).await["epoch"], epoch);
    two.hears(4).await;
    office.log.hub().tell(&Event::Team { rev: 9 });
    assert_eq!(one.next().await.unwrap(), ("team".into(), json!({ "team_rev": 9 })));
}

async fn a_commit_on_one_server_is_told_on_the_other(bed: Bed) {
    if let Bed::Sqlite(_) = bed {
        // One file, one server: others would be told by nobody, and find it when they poll.
        return;
    }
    let (one, two) = (bed.office().await, bed.office().await);
    let mut listener = Listener::new(&two, "m-a d-a manager").await;
    listener.hears(0).await;
    let epoch = one.push(DEV, &changes(DEV, 1, 3)).await.ok()["epoch"].clone();
    assert_eq!(listener.hears(3).await["epoch"], epoch);
    // The connection that listens is lost: nobody knows what was missed, so all come again.
    let Bed::Postgres(url) = &bed else { unreachable!() };
    let sql = "select pg_terminate_backend(pid) from pg_stat_activity where query like 'listen%'
        and datname = current_database()";
    postgres::client(url).await.execute(sql, &[]).await.unwrap();
    assert_eq!(listener.next().await, None);
    let mut listener = Listener::new(&two, "m-a d-a manager").await;
    listener.hears(3).await;
    one.push(DEV, &[change(DEV, 4)]).await.ok();
    listener.hears(4).await;
}

async fn five_hundred_devices_listen_at_once(bed: Bed) {
    let office = bed.office().await;
    let mut listeners = Vec::new();
    for n in 0..500 {
        listeners.push(Listener::new(&office, &format!("m-{n} d-{n} reader")).await);
    }
    assert_eq!(office.log.hub().n_open(), 500);
    for n in 1..=20 {
        office.push(DEV, &[change(DEV, n)]).await.ok();
    }
    // All hear of the end, and of much less than each of the twenty: hints go together.
    let mut n_events = 0;
    for listener in &mut listeners {
        loop {
            let (_, data) = listener.next().await.unwrap();
            n_events += 1;
            if data["seq"] == 20 {
                break;
            }
        }
    }
    assert!(n_events < 500 * 8, "{n_events} events");
    drop(listeners);
    assert_eq!(office.log.hub().n_open(), 0);
}

async fn t26_a_revoked_device_is_told_and_its_stream_ends(bed: Bed) {
    let office = bed.office().await;
    let mut revoked = Listener::new(&office, "m-a d-a manager").await;
    let mut other = Listener::new(&office, "m-b d-b manager").await;
    revoked.hears(0).await;
    other.hears(0).await;
    office.log.hub().tell(&Event::Bye { device: "d-a".into(), code: "device_revoked".into() });
    assert_eq!(revoked.next().await.unwrap(), ("bye".into(), json!({ "code": "device_revoked" })));
    assert_eq!(revoked.next().await, None);
    office.push(DEV, &[change(DEV, 1)]).await.ok();
    other.hears(1).await;
}

async fn one_device_has_three_streams_at_most(bed: Bed) {
    let office = bed.office().await;
    let who = "m-a d-a reader";
    let mut open = Vec::new();
    for _ in 0..3 {
        open.push(Listener::new(&office, who).await);
    }
    let answer = office.send(by(who, get("/api/v1/live"))).await;
    answer.fails(429, "too_many_requests");
    assert_eq!(answer.header("retry-after"), "30");
    open.pop();
    let response = office.router.clone().oneshot(by(who, get("/api/v1/live"))).await.unwrap();
    assert_eq!(response.status(), 200);
    let _: Body = response.into_body();
}
