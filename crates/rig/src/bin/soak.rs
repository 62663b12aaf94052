//! The soak: `cargo run --release -p rig --bin soak -- --devices 20 --minutes 10 [--set-back] [--seed 7]`.
#![allow(clippy::unwrap_used, reason = "a test rig: it fails by panicking")]

use std::time::Duration;

use rig::soak::{Plan, soak};

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let value = |name: &str, usual: f64| {
        let at = args.iter().position(|arg| arg == name);
        at.and_then(|at| args.get(at + 1)).map_or(usual, |text| text.parse().unwrap())
    };
    let plan = Plan {
        devices: value("--devices", 20.0) as u64,
        duration: Duration::from_secs_f64(60.0 * value("--minutes", 10.0)),
        kill_every: Duration::from_secs_f64(value("--kill-every", 10.0)),
        is_set_back: args.iter().any(|arg| arg == "--set-back"),
        seed: value("--seed", 1.0) as u64,
    };
    println!("{plan:?}");
    println!("{:#?}", soak(&rig::server::program(), &plan));
    println!("byte-equal exports on all devices; every change once on the server");
}
