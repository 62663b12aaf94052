//! A short soak of real devices, a real server and a bad cable; `bin/soak` is the long one.

use std::time::Duration;

use rig::soak::{Plan, soak};

fn plan(seed: u64, is_set_back: bool) -> Plan {
    let seconds = if is_set_back { 8 } else { 10 };
    let kill_every = Duration::from_millis(1_500);
    Plan { devices: 5, duration: Duration::from_secs(seconds), kill_every, is_set_back, seed }
}

#[test]
fn t15_t16_t21_five_devices_on_a_bad_cable_and_a_server_that_dies_end_byte_equal() {
    let outcome = soak(&rig::server::program(), &plan(1, false));
    assert!(50 < outcome.n_changes && 2 < outcome.n_kills && 3 < outcome.n_connections.1, "{outcome:?}");
}

#[test]
fn t10_five_devices_bring_everything_back_to_a_server_set_back_unannounced() {
    let outcome = soak(&rig::server::program(), &plan(2, true));
    assert!(50 < outcome.n_changes && 2 < outcome.n_kills, "{outcome:?}");
}
