//! Figures without a browser: `cargo run --release -p rig --bin measure -- [outbox] [fresh] [both] [live] [memory]`.
//!
//! The real server on SQLite with full durability, real sockets on loopback, devices whose store is memory. Each figure
//! stands beside its budget; a missed one says so, and nothing fails.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    reason = "a measurement, native only"
)]

use std::path::Path;
use std::time::{Duration, Instant};

use replica::ctx::Seeded;
use replica::{Intent, RecordId};
use rig::hand::{Hand, now_ms};
use rig::proxy::Proxy;
use rig::server::Server;
use rig::soak::token;
use rig::web::Web;
use serde_json::{Value, json};
use store::Act;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpStream;

const N: u64 = 10_000;

fn main() {
    let program = rig::server::program();
    let wanted: Vec<String> = std::env::args().skip(1).collect();
    let all: [(&str, fn(&Path)); 5] =
        [("outbox", outbox), ("fresh", fresh), ("both", both), ("live", live), ("memory", memory)];
    for (name, measure) in all {
        if wanted.is_empty() || wanted.iter().any(|one| one == name) {
            measure(&program);
        }
    }
}

/// Prints a figure; `most` is its budget.
fn say(what: &str, value: f64, unit: &str, most: Option<f64>) {
    let verdict = most.map_or(String::new(), |most| {
        format!("  ≤ {most} {unit}  {}", if value <= most { "met" } else { "MISSED" })
    });
    println!("{what:<66} {value:>9.2} {unit}{verdict}");
}

fn mb(bytes: u64) -> f64 {
    bytes as f64 / 1e6
}

/// A server, a counting cable and a way to make devices.
struct Office {
    _server: Server,
    proxy: Proxy,
    boss: Web,
    dice: Seeded,
    _data: tempfile::TempDir,
}

impl Office {
    fn new(program: &Path) -> Self {
        let data = tempfile::tempdir().unwrap();
        let server = Server::start(program, &["--data", data.path().to_str().unwrap()]);
        let proxy = Proxy::start(server.port, 1);
        let mut dice = Seeded(9);
        let boss = Web::new(proxy.address, &token(&mut dice));
        boss.join(server.code.as_deref().unwrap(), "Claire").unwrap();
        Self { _server: server, proxy, boss, dice, _data: data }
    }

    fn boss(&self) -> Hand {
        Hand::new(self.boss.clone(), 1)
    }

    fn web(&mut self) -> Web {
        let web = Web::new(self.proxy.address, &token(&mut self.dice));
        web.join(&self.boss.invite("Karim", "helper").unwrap(), "").unwrap();
        web
    }

    fn hand(&mut self) -> Hand {
        let web = self.web();
        let seed = self.dice.next_u64();
        Hand::new(web, seed)
    }
}

fn request(n: u64) -> RecordId {
    RecordId::derived("request", &n.to_string())
}

/// A request as an office has them: twelve fields.
fn record(n: u64) -> Vec<Intent> {
    let set = |field: &str, value: Value| Intent::set(request(n), "request", field, value);
    let named = |kind: &str, n: u64| json!(RecordId::derived(kind, &n.to_string()).to_string());
    vec![
        set("title", json!(format!("Néon clignote — salle Canal n° {n}"))),
        set(
            "description",
            json!(format!("Signalé en passant. Revient depuis {} jours, voir le couloir.", n % 9 + 1)),
        ),
        set("category", named("category", n % 7)),
        set("priority", json!(["p1", "p2", "p3", "p3", "p3", "p4"][(n % 6) as usize])),
        set("status", json!({"s": if n.is_multiple_of(30) { "new" } else { "done" }, "at": now_ms()})),
        set("place", named("place", n % 15)),
        set("requester", named("person", n % 7)),
        set("assignee", named("person", (n + 3) % 7)),
        set("reported", json!({"ms": now_ms() - n * 5_000_000})),
        set("ext", json!(format!("GMAO-{n:06}"))),
        set("cost", json!({"cents": n * 37 % 50_000, "cur": "EUR"})),
        set("tags/récurrent", json!(true)),
    ]
}

fn fill(hand: &mut Hand, n: u64) {
    for from in (0..n).step_by(500) {
        let changes = (from..(from + 500).min(n)).map(record).collect();
        hand.write(Act { changes, ..Act::default() });
    }
}

fn outbox(program: &Path) {
    println!("\n== {N} edits made offline, one change each");
    let office = Office::new(program);
    let mut hand = office.boss();
    fill(&mut hand, N);
    hand.sync().unwrap();
    for n in 0..N {
        let title = format!("Fuite sous l’évier, constatée {n} fois");
        hand.write(Act::one(vec![Intent::set(request(n), "request", "title", title)]));
    }
    office.proxy.take_bytes();
    let start = Instant::now();
    let report = hand.sync().unwrap();
    let seconds = start.elapsed().as_secs_f64();
    let (up, down) = office.proxy.take_bytes();
    assert_eq!((report.n_pushed as u64, hand.device.meta().n_pending()), (N, 0));
    say("reconnect → all durable on the server", seconds, "s", Some(0.6));
    say("on the wire, both ways", mb(up + down), "MB", Some(1.0));
    say("  up", mb(up), "MB", None);
    say("  down", mb(down), "MB", None);
}

fn fresh(program: &Path) {
    println!("\n== a fresh device, {N} records");
    let mut office = Office::new(program);
    let mut hand = office.boss();
    fill(&mut hand, N);
    hand.sync().unwrap();
    for which in ["first (the server makes its packs)", "second"] {
        let mut fresh = office.hand();
        office.proxy.take_bytes();
        let start = Instant::now();
        fresh.sync().unwrap();
        let seconds = start.elapsed().as_secs_f64();
        let (up, down) = office.proxy.take_bytes();
        assert_eq!(fresh.device.read(replica::Table::len) as u64, N);
        say(&format!("everything here, {which}"), seconds, "s", Some(1.0));
        say("  on the wire, both ways", mb(up + down), "MB", Some(1.0));
    }
}

fn both(program: &Path) {
    const BOTH: u64 = 1_000;
    println!("\n== {BOTH} records edited on both sides");
    let mut office = Office::new(program);
    let (mut here, mut there) = (office.boss(), office.hand());
    fill(&mut here, BOTH);
    here.sync().unwrap();
    there.sync().unwrap();
    for n in 0..BOTH {
        for (hand, who) in [(&mut here, "ici"), (&mut there, "là")] {
            hand.write(Act::one(vec![Intent::set(request(n), "request", "title", format!("{who} {n}"))]));
        }
    }
    office.proxy.take_bytes();
    let start = Instant::now();
    here.sync().unwrap();
    there.sync().unwrap();
    here.sync().unwrap();
    let seconds = start.elapsed().as_secs_f64();
    let (up, down) = office.proxy.take_bytes();
    assert_eq!(here.export(), there.export());
    let reachable = here.device.read(|table| {
        let heads = |n| table.get(request(n)).map_or(0, |record| record.cells["title"].heads.len());
        (0..BOTH).filter(|n| heads(*n) == 2).count() as u64
    });
    assert_eq!(reachable, BOTH, "every losing value is reachable");
    say("equal on both, every losing value reachable", seconds, "s", Some(1.0));
    say("  on the wire, both devices, both ways", mb(up + down), "MB", None);
}

fn live(program: &Path) {
    const DEVICES: usize = 500;
    const ROUNDS: usize = 50;
    println!("\n== {DEVICES} live devices on one instance");
    let data = tempfile::tempdir().unwrap();
    let server = Server::start(program, &["--data", data.path().to_str().unwrap()]);
    let address = format!("127.0.0.1:{}", server.port);
    let mut dice = Seeded(4);
    let boss = Web::new(&address, &token(&mut dice));
    boss.join(server.code.as_deref().unwrap(), "Claire").unwrap();
    let tokens: Vec<String> = (0..DEVICES).map(|_| token(&mut dice)).collect();
    let start = Instant::now();
    for (n, token) in tokens.iter().enumerate() {
        let code = boss.invite(&format!("Membre {n}"), "helper").unwrap();
        Web::new(&address, token).join(&code, "").unwrap();
    }
    say("all invited and joined", start.elapsed().as_secs_f64(), "s", None);
    let mut hand = Hand::new(boss, 1);
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
    let (heard, mut hearing) = tokio::sync::mpsc::unbounded_channel::<u64>();
    for token in tokens {
        let (address, heard) = (address.clone(), heard.clone());
        runtime.spawn(async move {
            let mut stream = TcpStream::connect(&address).await.unwrap();
            let ask = format!(
                "GET /api/v1/live HTTP/1.1\r\nhost: {address}\r\nauthorization: Bearer {token}\r\n\r\n"
            );
            stream.write_all(ask.as_bytes()).await.unwrap();
            let mut lines = BufReader::new(stream).lines();
            while let Ok(Some(line)) = lines.next_line().await {
                let seq =
                    line.strip_prefix("data: ").and_then(|data| serde_json::from_str::<Value>(data).ok());
                if let Some(seq) = seq.and_then(|data| data["seq"].as_u64()) {
                    let _ = heard.send(seq);
                }
            }
        });
    }
    let mut wait_for = |wanted: u64| {
        runtime.block_on(async {
            let all = async {
                let mut n = 0;
                while n < DEVICES {
                    n += usize::from(wanted <= hearing.recv().await.unwrap());
                }
            };
            tokio::time::timeout(Duration::from_secs(30), all).await.expect("every device hears of it");
        });
    };
    wait_for(0);
    let mut times = Vec::new();
    for n in 0..ROUNDS as u64 {
        hand.write(Act::one(vec![Intent::set(request(n), "request", "title", format!("Direct {n}"))]));
        let start = Instant::now();
        hand.sync().unwrap();
        wait_for(hand.device.meta().cursor.map_or(0, |cursor| cursor.seq));
        times.push(start.elapsed().as_secs_f64() * 1000.0);
    }
    times.sort_by(f64::total_cmp);
    say("an edit, from pressing send until all 500 heard of it, median", times[ROUNDS / 2], "ms", None);
    say("  p95", times[ROUNDS * 95 / 100], "ms", Some(300.0));
    say("memory of the server", mb(server.memory().0), "MB", None);
}

fn memory(program: &Path) {
    const BATCH: u64 = 2_000;
    const BATCHES: u64 = 500;
    println!("\n== {} changes in batches of {BATCH}", BATCH * BATCHES);
    let data = tempfile::tempdir().unwrap();
    let server = Server::start(program, &["--data", data.path().to_str().unwrap()]);
    let mut dice = Seeded(4);
    let web = Web::new(format!("127.0.0.1:{}", server.port), &token(&mut dice));
    web.join(server.code.as_deref().unwrap(), "Claire").unwrap();
    let id = |n: u64| format!("018f0000-0000-7000-8000-{n:012x}");
    let change = |n: u64| {
        let write = |field: &str, value: Value| json!({"ty": "request", "id": id(n / 3), "f": field, "k": "set", "v": value, "sup": [id(n.saturating_sub(3))]});
        json!({
            "v": 1, "cid": id(n), "dev": "00000000000000aa", "n": n, "hlc": format!("{:012x}-000000", now_ms()), "tx": id(n),
            "w": [write("title", json!("Fuite au lave-vaisselle de la cuisine")), write("priority", json!("p1"))],
        })
    };
    let (mut spent, mut early, mut late) = (Duration::ZERO, 0, 0);
    for batch in 0..BATCHES {
        let changes: Vec<Value> = (batch * BATCH + 1..=(batch + 1) * BATCH).map(change).collect();
        let body = json!({"epoch": null, "dev": "00000000000000aa", "changes": changes});
        let start = Instant::now();
        let answer: Value = web.write("/api/v1/push", &body).unwrap();
        spent += start.elapsed();
        assert_eq!(answer["results"][(BATCH - 1) as usize]["seq"], (batch + 1) * BATCH);
        if (batch + 1) % 50 == 0 {
            let (now, most) = server.memory();
            println!("  {:>9} changes: {:>6.1} MB, at most {:.1} MB", (batch + 1) * BATCH, mb(now), mb(most));
            if batch + 1 == BATCHES / 5 {
                early = now;
            }
            late = now;
        }
    }
    let per_second = (BATCH * BATCHES) as f64 / spent.as_secs_f64();
    let verdict = if per_second >= 20_000.0 { "met" } else { "MISSED" };
    println!(
        "{:<66} {per_second:>9.0} /s  ≥ 20000 /s  {verdict}",
        "changes, durable, with gzip and JSON of the client in it"
    );
    say("memory after all / after a fifth", late as f64 / early as f64, "×", Some(1.25));
}
