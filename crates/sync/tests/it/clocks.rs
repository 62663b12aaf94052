//! Clocks that are wrong: by an hour, by a year, in either direction, and put right again.

use replica::{Ctx, Hlc, Intent};
use store::memory::Memory;
use store::{Act, Device};

use crate::office::{NOW, Office, request, title};
use crate::tasks::run;

const YEAR_MS: u64 = 365 * 86_400_000;
const MINUTE_MS: u64 = 60_000;

fn act_at(office: &mut Office, device: &Device<Memory>, now_ms: u64, value: &str) {
    let act = Act::one(vec![Intent::set(request(), "request", "title", value)]);
    run(device.act(&mut Ctx { now_ms, entropy: &mut office.entropy }, act)).unwrap();
}

fn sync_at(office: &mut Office, device: &Device<Memory>, server_ms: u64, here_ms: u64) {
    office.net.server.borrow_mut().now_ms = server_ms;
    let net = office.net.clone();
    office.sync_over(device, &net, &|| here_ms).unwrap();
}

fn last_stamp(device: &Device<Memory>) -> Hlc {
    run(device.pending(99)).unwrap().changes.last().unwrap().hlc
}

#[test]
fn t01_a_device_an_hour_fast_or_slow_stamps_rightly_once_it_has_met_the_server() {
    for here_ms in [NOW + 3_600_000, NOW - 3_600_000] {
        let mut office = Office::new();
        let device = office.device();
        sync_at(&mut office, &device, NOW, here_ms);
        act_at(&mut office, &device, here_ms + 5_000, "un");
        assert_eq!(last_stamp(&device), Hlc::at(NOW + 5_000));
    }
}

#[test]
fn t05_two_devices_a_year_off_in_both_directions_are_in_order_again() {
    let mut office = Office::new();
    let (fast, slow) = (office.device(), office.device());
    sync_at(&mut office, &fast, NOW, NOW + YEAR_MS);
    sync_at(&mut office, &slow, NOW, NOW - YEAR_MS);
    // Offline, the fast one first: by their own clocks it would be two years later.
    act_at(&mut office, &fast, NOW + YEAR_MS + MINUTE_MS, "avant");
    act_at(&mut office, &slow, NOW - YEAR_MS + 2 * MINUTE_MS, "après");
    sync_at(&mut office, &slow, NOW + 3 * MINUTE_MS, NOW - YEAR_MS + 3 * MINUTE_MS);
    sync_at(&mut office, &fast, NOW + 3 * MINUTE_MS, NOW + YEAR_MS + 3 * MINUTE_MS);
    sync_at(&mut office, &slow, NOW + 3 * MINUTE_MS, NOW - YEAR_MS + 3 * MINUTE_MS);
    assert_eq!((title(&fast).as_deref(), title(&slow).as_deref()), (Some("après"), Some("après")));
    let heads =
        |device: &Device<Memory>| device.read(|t| t.get(request())).unwrap().cells["title"].heads.len();
    assert_eq!((heads(&fast), heads(&slow)), (2, 2), "and the other value is kept");
}

#[test]
fn t02_a_device_that_once_lived_in_2099_beats_nobody_for_ever() {
    let mut office = Office::new();
    let (once, other) = (office.device(), office.device());
    let far = 4_070_908_800_000;
    act_at(&mut office, &once, far, "un");
    sync_at(&mut office, &once, NOW, far);
    sync_at(&mut office, &other, NOW, NOW);
    // Its clock was put right. Half an hour later it writes, and then somebody else, who has not seen it.
    sync_at(&mut office, &once, NOW + 10 * MINUTE_MS, NOW + 10 * MINUTE_MS);
    assert_eq!(once.meta().clock_offset_ms, 0);
    act_at(&mut office, &once, NOW + 30 * MINUTE_MS, "d’abord");
    assert_eq!(last_stamp(&once), Hlc::at(NOW + 30 * MINUTE_MS));
    act_at(&mut office, &other, NOW + 31 * MINUTE_MS, "ensuite");
    for device in [&once, &other, &once] {
        sync_at(&mut office, device, NOW + 40 * MINUTE_MS, NOW + 40 * MINUTE_MS);
    }
    assert_eq!((title(&once).as_deref(), title(&other).as_deref()), (Some("ensuite"), Some("ensuite")));
}

#[test]
fn t02_a_restart_does_not_bring_the_year_2099_back() {
    let mut office = Office::new();
    let (memory, far) = (Memory::default(), 4_070_908_800_000);
    let once = office.open(&memory);
    act_at(&mut office, &once, far, "un");
    sync_at(&mut office, &once, NOW, far);
    let again = office.open(&memory);
    act_at(&mut office, &again, far + MINUTE_MS, "deux");
    // After its first value, which the server placed as late as it takes anything.
    assert_eq!(last_stamp(&again), Hlc { ms: NOW + 2 * MINUTE_MS, tick: 1 });
}

#[test]
fn t05_what_waits_is_never_followed_by_a_lower_stamp() {
    let mut office = Office::new();
    let device = office.device();
    act_at(&mut office, &device, NOW + YEAR_MS, "un");
    // The pull and the push of this cycle teach it the time; the push is lost, so "un" still waits.
    *office.net.push_fault.borrow_mut() = Some(sync::SyncError::Timeout);
    sync_at(&mut office, &device, NOW, NOW + YEAR_MS);
    act_at(&mut office, &device, NOW + YEAR_MS + MINUTE_MS, "deux");
    let stamps: Vec<Hlc> = run(device.pending(9)).unwrap().changes.iter().map(|change| change.hlc).collect();
    assert!(stamps.is_sorted() && stamps[0] < stamps[1], "{stamps:?}");
    *office.net.push_fault.borrow_mut() = None;
    sync_at(&mut office, &device, NOW, NOW + YEAR_MS);
    let other = office.device();
    sync_at(&mut office, &other, NOW, NOW);
    assert_eq!(title(&other).as_deref(), Some("deux"));
}

#[test]
fn t05_a_correction_that_outlived_its_clock_does_no_harm() {
    let mut office = Office::new();
    let (device, other) = (office.device(), office.device());
    sync_at(&mut office, &device, NOW, NOW - YEAR_MS);
    // The person sets the clock right, and works on without a network: stamps are a year ahead.
    act_at(&mut office, &device, NOW + MINUTE_MS, "d’abord");
    act_at(&mut office, &other, NOW + 9 * MINUTE_MS, "ensuite");
    sync_at(&mut office, &device, NOW + 2 * MINUTE_MS, NOW + 2 * MINUTE_MS);
    assert_eq!(device.meta().clock_offset_ms, 0);
    sync_at(&mut office, &other, NOW + 9 * MINUTE_MS, NOW + 9 * MINUTE_MS);
    sync_at(&mut office, &device, NOW + 9 * MINUTE_MS, NOW + 9 * MINUTE_MS);
    assert_eq!(title(&device).as_deref(), Some("ensuite"));
}
