//! People with devices on a bad network, a server that dies, and at the end nothing missing anywhere.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

use replica::Cid;
use replica::ctx::Seeded;
use sync::SyncError;

use crate::hand::Hand;
use crate::proxy::Proxy;
use crate::server::Server;
use crate::web::Web;

/// What to do.
#[derive(Clone, Debug)]
pub struct Plan {
    /// How many devices.
    pub devices: u64,
    /// For how long they work.
    pub duration: Duration,
    /// How often the server dies, about.
    pub kill_every: Duration,
    /// Once, half way, the server's data are replaced by those of the beginning, and nobody is told.
    pub is_set_back: bool,
    /// The dice.
    pub seed: u64,
}

/// What happened. The promises were checked.
#[derive(Clone, Debug, Default)]
pub struct Outcome {
    /// Changes that people made.
    pub n_changes: u64,
    /// Records and cells in the export that all devices share.
    pub n_cells: usize,
    /// Bytes of it.
    pub n_bytes: usize,
    /// Cycles that went through, and that failed.
    pub n_cycles: (u64, u64),
    /// Connections, and how many were cut.
    pub n_connections: (u64, u64),
    /// How often the server died.
    pub n_kills: u64,
    /// Rounds of syncing until all were equal.
    pub n_rounds: usize,
    /// Bytes up and down.
    pub wire: (u64, u64),
}

enum Order {
    /// Sync until nothing is left to send, over a good cable.
    Settle,
    /// Say what you have.
    Show,
}

/// What a device says of itself at the end.
struct Shown {
    export: String,
    cids: Vec<Cid>,
    n_changes: u64,
    n_cycles: (u64, u64),
    n_refused: usize,
}

/// Runs it; panics when a promise is broken.
pub fn soak(program: &Path, plan: &Plan) -> Outcome {
    let data = tempfile::tempdir().unwrap();
    let folder = data.path().join("data");
    let folder_text = folder.to_str().unwrap().to_owned();
    let mut server = Server::start(program, &["--data", &folder_text]);
    let proxy = Proxy::start(server.port, plan.seed);
    let mut dice = Seeded(plan.seed);
    let tokens: Vec<String> = (0..=plan.devices).map(|_| token(&mut dice)).collect();
    let web = |n: usize| Web::new(proxy.address, &tokens[n]);

    web(0).join(server.code.as_deref().expect("a code for the first manager"), "Claire").unwrap();
    for n in 1..tokens.len() {
        let code = web(0).invite(&format!("Membre {n}"), "helper").unwrap();
        web(n).join(&code, "").unwrap();
    }
    let yesterday = data.path().join("yesterday");
    if plan.is_set_back {
        server.kill();
        copy(&folder, &yesterday);
        server.restart();
    }

    proxy.be_bad(true);
    let (mut orders, mut shown) = (Vec::new(), Vec::new());
    let end = Instant::now() + plan.duration;
    for n in 0..plan.devices as usize {
        let (order, ordered) = channel();
        let (show, showing) = channel();
        let (web, seed) = (web(n), plan.seed * 1000 + n as u64);
        std::thread::Builder::new()
            .name(format!("device {n}"))
            .spawn(move || live(web, seed, &ordered, &show))
            .unwrap();
        orders.push(order);
        shown.push(showing);
    }

    let mut outcome = Outcome::default();
    let mut is_set_back = !plan.is_set_back;
    let half = end - plan.duration / 2;
    // Nobody sends here: it is a clock that needs no sleep.
    let (_tick, ticks) = channel::<()>();
    while Instant::now() < end {
        let wait = plan.kill_every.mul_f64(0.5 + (dice.next_u64() % 1000) as f64 / 1000.0);
        let _ = ticks.recv_timeout(wait.min(end.saturating_duration_since(Instant::now())));
        server.kill();
        outcome.n_kills += 1;
        if !is_set_back && half < Instant::now() {
            is_set_back = true;
            std::fs::remove_dir_all(&folder).unwrap();
            copy(&yesterday, &folder);
        }
        let _ = ticks.recv_timeout(Duration::from_millis(dice.next_u64() % 400));
        server.restart();
    }
    outcome.n_connections = proxy.connections();
    proxy.be_bad(false);

    // Everybody comes back, one after the other, until nothing moves.
    let ask = |order: fn() -> Order| -> Vec<Shown> {
        let answer = |(order_to, shown): (&Sender<Order>, &Receiver<Shown>)| {
            order_to.send(order()).expect("a device died: see above");
            shown.recv().expect("a device died: see above")
        };
        orders.iter().zip(&shown).map(answer).collect()
    };
    let mut last = Vec::new();
    for round in 1..=12 {
        last = ask(|| Order::Settle);
        outcome.n_rounds = round;
        if last.iter().all(|one| one.export == last[0].export) && round > 1 {
            break;
        }
    }
    let all = ask(|| Order::Show);
    assert!(all.iter().zip(&last).all(|(now, then)| now.export == then.export), "nothing moves any more");

    // Somebody new reads everything from the server.
    let mut fresh = Hand::new(web(plan.devices as usize), plan.seed + 77);
    fresh.sync().expect("a good cable");
    let export = fresh.export();
    for (n, one) in all.iter().enumerate() {
        assert_eq!(one.n_refused, 0, "nothing was refused to device {n}");
        assert_equal(&one.export, &export, n);
    }
    let made: BTreeSet<Cid> = all.iter().flat_map(|one| one.cids.iter().copied()).collect();
    let kept: BTreeSet<Cid> = fresh.history().into_iter().collect();
    assert_eq!(made, kept, "the server has every change that any device knows, and no other");
    outcome.n_changes = all.iter().map(|one| one.n_changes).sum();
    assert_eq!(outcome.n_changes, kept.len() as u64, "every change that people made is there once");
    outcome.n_cells = export.lines().count();
    outcome.n_bytes = export.len();
    outcome.wire = proxy.take_bytes();
    for one in &all {
        outcome.n_cycles.0 += one.n_cycles.0;
        outcome.n_cycles.1 += one.n_cycles.1;
    }
    outcome
}

/// A device: works until it is ordered otherwise.
fn live(web: Web, seed: u64, ordered: &Receiver<Order>, show: &Sender<Shown>) {
    let mut hand = Hand::new(web, seed);
    let mut n_cycles = (0, 0);
    let mut is_at_work = true;
    loop {
        // Once it was ordered something, it does nothing by itself any more.
        let wait = if is_at_work { Duration::from_millis(5 + hand.below(250)) } else { Duration::MAX };
        let order = match ordered.recv_timeout(wait) {
            Ok(order) => {
                is_at_work = false;
                order
            }
            Err(RecvTimeoutError::Disconnected) => return,
            Err(RecvTimeoutError::Timeout) => {
                for _ in 0..hand.below(4) {
                    hand.act(60);
                }
                match hand.below(40) {
                    0 => hand.restart(),
                    1 => pollster::block_on(hand.device.compact()).expect("memory is never full"),
                    _ => {}
                }
                // Half of the time it is somewhere without network.
                if hand.below(2) == 0 {
                    count(&mut n_cycles, &hand.sync().map(drop));
                }
                continue;
            }
        };
        if matches!(order, Order::Settle) {
            let failures: Vec<SyncError> = (0..20).map_while(|_| hand.sync().err()).collect();
            assert!(failures.len() < 20, "a good cable, and still: {failures:?}");
            assert_eq!(hand.device.meta().n_pending(), 0, "nothing is left to send");
        }
        let shown = Shown {
            export: hand.export(),
            cids: hand.history(),
            n_changes: hand.n_changes,
            n_cycles,
            n_refused: hand.device.meta().refused.len(),
        };
        if show.send(shown).is_err() {
            return;
        }
    }
}

/// A bad cable is told by errors that pass; anything else is a fault of ours.
fn count(n_cycles: &mut (u64, u64), result: &Result<(), SyncError>) {
    match result {
        Ok(()) => n_cycles.0 += 1,
        Err(error) => {
            assert!(!error.is_permanent(), "a bad cable is no reason for {error}");
            n_cycles.1 += 1;
        }
    }
}

fn assert_equal(one: &str, other: &str, n: usize) {
    if one != other {
        let differ = one.lines().zip(other.lines()).find(|(a, b)| a != b);
        panic!(
            "device {n} is not equal to a fresh one ({} and {} bytes): {differ:#?}",
            one.len(),
            other.len()
        );
    }
}

/// The secret of a device.
pub fn token(dice: &mut Seeded) -> String {
    (0..4).map(|_| format!("{:016x}", dice.next_u64())).collect()
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        std::fs::copy(&path, to.join(path.file_name().unwrap())).unwrap();
    }
}
