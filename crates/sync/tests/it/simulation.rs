//! Seeded histories with every fault at once; each seed is repeatable.

use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::oracles;
use crate::server::{ALL, Rules};
use crate::world::World;

/// `SYNC_SEEDS=20000 cargo test -p sync seeds` looks further; `SYNC_SEED=42` runs one.
fn seeds(part: u64) -> impl Iterator<Item = u64> {
    let number = |name| std::env::var(name).ok().and_then(|text| text.parse::<u64>().ok());
    let all = match number("SYNC_SEED") {
        Some(seed) => seed..seed + 1,
        None => 0..number("SYNC_SEEDS").unwrap_or(300),
    };
    all.filter(move |seed| seed % 2 == part)
}

fn history(seed: u64, rules: Rules) {
    let mut world = World::new(seed, rules);
    for _ in 0..90 {
        world.step();
    }
    oracles::quiesce(&mut world);
    oracles::all_agree(&world);
    oracles::nothing_is_lost(&world);
    oracles::order_follows_sight(&world);
    for phone in 0..world.phones.len() {
        oracles::disk_equals_memory(&mut world, phone);
    }
}

fn converges_and_loses_nothing(part: u64) {
    let fails = |seed: &u64| catch_unwind(|| history(*seed, ALL)).is_err();
    let failed: Vec<u64> = seeds(part).filter(fails).take(5).collect();
    assert!(failed.is_empty(), "SYNC_SEED={} fails (all: {failed:?})", failed[0]);
}

#[test]
fn even_seeds_converge_and_lose_nothing() {
    converges_and_loses_nothing(0);
}

#[test]
fn odd_seeds_converge_and_lose_nothing() {
    converges_and_loses_nothing(1);
}

/// A rule that can be switched off unnoticed is not tested.
fn is_missed(rules: Rules) {
    let quiet = std::panic::take_hook();
    std::panic::set_hook(Box::new(|_| {}));
    let is_red = (0..60).any(|seed| catch_unwind(AssertUnwindSafe(|| history(seed, rules))).is_err());
    std::panic::set_hook(quiet);
    assert!(is_red, "without this rule nothing fails: {rules:?}");
}

#[test]
fn each_rule_of_the_server_is_missed_when_it_is_off() {
    is_missed(Rules { knows_cids: false, ..ALL });
    is_missed(Rules { refuses_gaps: false, ..ALL });
    is_missed(Rules { checks_points: false, ..ALL });
    is_missed(Rules { orders_after_seen: false, ..ALL });
}

/// A new epoch only saves time: the gap, the running hash and the echo notice a loss that nobody announced.
#[test]
fn a_server_that_never_says_that_it_lost_data_is_found_out() {
    (0..60).for_each(|seed| history(seed, Rules { renews_epochs: false, ..ALL }));
}
