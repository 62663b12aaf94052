//! Single faults, told one by one.

use std::cell::Cell;

use replica::ctx::Seeded;
use replica::{Ctx, Intent, RecordId};
use store::memory::Memory;
use store::{Act, Backend, Device, StoreError};
use sync::wire::{PullRequest, PullResponse, PushRequest, PushResponse};
use sync::{Env, Options, Progress, SyncError, Transport, cycle};

use crate::net::Net;
use crate::office::{NOW, Office, OnlyPushes, passes_on, request, title};
use crate::rules::SERVER;
use crate::server::{Server, refused};
use crate::tasks::run;

#[test]
fn t07_a_copied_phone_takes_a_new_name_and_both_keep_their_work() {
    let mut office = Office::new();
    let memory = Memory::default();
    let first = office.open(&memory);
    office.act(&first, &["avant"]);
    let copy = office.open(&memory.copied());
    office.act(&first, &["téléphone"]);
    office.act(&copy, &["tablette"]);
    assert_eq!(office.sync(&first).unwrap().n_forks, 0);
    let report = office.sync(&copy).unwrap();
    assert_eq!((report.n_forks, report.n_pushed), (1, 2));
    assert_ne!(first.meta().dev, copy.meta().dev);
    office.sync(&first).unwrap();
    assert_eq!(office.n_logged(), 3);
    let heads =
        |device: &Device<Memory>| device.read(|t| t.get(request())).unwrap().cells["title"].heads.len();
    assert_eq!((heads(&first), heads(&copy)), (2, 2), "both values are open on both");
    assert_eq!(title(&first), title(&copy));
}

#[test]
fn t10_a_server_file_put_back_in_silence_is_noticed_though_the_cursor_still_fits() {
    let mut office = Office::new();
    let device = office.device();
    office.act(&device, &["un"]);
    office.sync(&device).unwrap();
    let backup = office.net.server.borrow().clone();
    office.act(&device, &["deux"]);
    // Stored and acknowledged, but the pull after it fails: the cursor stays before it.
    let batch = run(device.pending(9)).unwrap();
    let push = PushRequest {
        epoch: device.meta().epoch,
        dev: device.meta().dev,
        changes: batch.changes.clone(),
        after: None,
    };
    let answer = office.net.server.borrow_mut().push(None, &push).unwrap();
    let answers: Vec<_> = answer
        .results
        .iter()
        .map(|outcome| match outcome {
            sync::wire::Outcome::Stored { cid, seq, eff } => {
                (*cid, store::outbox::Answer::Stored { seq: *seq, eff: *eff })
            }
            other => panic!("{other:?}"),
        })
        .collect();
    run(device.answered(&batch, &answers, &answer.epoch, None)).unwrap();
    assert_eq!(device.meta().n_pending(), 0);
    *office.net.server.borrow_mut() = backup;
    let report = office.sync(&device).unwrap();
    assert_eq!((report.n_starts_over, office.n_logged()), (1, 2), "what was acknowledged is back");
}

#[test]
fn t12_a_server_emptied_again_while_all_is_sent_again_still_gets_everything() {
    let mut office = Office::new();
    let device = office.device();
    office.act(&device, &["un", "deux"]);
    office.sync(&device).unwrap();
    *office.net.server.borrow_mut() = Server::new("life-1", SERVER);
    // It pushes all to life 1, whose answer to the pull is lost; then comes life 2.
    let net = office.net.clone();
    assert_eq!(office.sync_over(&device, &OnlyPushes(net), &|| NOW), Err(SyncError::Timeout));
    assert_eq!((office.n_logged(), device.meta().n_pending()), (2, 0));
    *office.net.server.borrow_mut() = Server::new("life-2", SERVER);
    office.sync(&device).unwrap();
    assert_eq!(office.n_logged(), 2);
}

#[test]
fn t13_an_empty_server_deletes_nothing() {
    let mut office = Office::new();
    let device = office.device();
    office.act(&device, &["gardé"]);
    office.sync(&device).unwrap();
    *office.net.server.borrow_mut() = Server::new("another", SERVER);
    office.sync(&device).unwrap();
    office.sync(&device).unwrap();
    assert_eq!(title(&device).as_deref(), Some("gardé"));
}

#[test]
fn t15_what_was_stored_although_the_answer_was_lost_is_stored_once() {
    let mut office = Office::new();
    let device = office.device();
    office.act(&device, &["un", "deux"]);
    let batch = run(device.pending(9)).unwrap();
    let push = PushRequest { epoch: None, dev: device.meta().dev, changes: batch.changes, after: None };
    office.net.server.borrow_mut().push(None, &push).unwrap();
    let report = office.sync(&device).unwrap();
    assert_eq!((report.n_pushed, report.n_forks, office.n_logged()), (2, 0, 2));
}

#[test]
fn t19_a_refused_change_goes_to_the_tray_and_its_followers_go_on() {
    let mut office = Office::new();
    let device = office.device();
    office.act(&device, &["un", "poison", "trois"]);
    let report = office.sync(&device).unwrap();
    assert_eq!((report.n_pushed, report.n_refused, office.n_logged()), (2, 1, 2));
    let codes: Vec<_> = device.meta().refused.into_iter().map(|refusal| (refusal.n, refusal.code)).collect();
    assert_eq!(codes, [(2, "bad_shape".to_owned())]);
}

#[test]
fn t23_a_change_too_big_for_any_request_is_set_aside_and_uses_no_number() {
    let mut office = Office::new();
    let device = office.device();
    let note = "é".repeat(1 << 20);
    office.act(&device, &["un", &note, "trois"]);
    let report = office.sync(&device).unwrap();
    assert_eq!((report.n_pushed, report.n_refused, report.n_starts_over), (2, 1, 0));
    assert_eq!(device.meta().refused.first().map(|r| r.code.clone()).as_deref(), Some("too_large"));
    office.act(&device, &["quatre"]);
    assert_eq!(office.sync(&device).unwrap().n_pushed, 1);
    assert_eq!((office.n_logged(), device.meta().n_pending()), (3, 0));
}

#[test]
fn t23_a_push_the_server_finds_too_large_is_halved() {
    let mut office = Office::new();
    office.net.server.borrow_mut().max_bytes = 2_000;
    let device = office.device();
    let long = "x".repeat(3_000);
    let values: Vec<String> = (0..30).map(|i| format!("v{i}")).collect();
    let mut values: Vec<&str> = values.iter().map(String::as_str).collect();
    values.insert(11, &long);
    office.act(&device, &values);
    let report = office.sync(&device).unwrap();
    assert_eq!((report.n_pushed, report.n_refused), (30, 1));
    assert_eq!((office.n_logged(), device.meta().n_pending()), (30, 0));
}

#[test]
fn t23_a_thousand_changes_go_in_bounded_requests() {
    struct Counts(Net, Cell<usize>);
    impl Transport for Counts {
        async fn push(&self, json: &[u8]) -> Result<PushResponse, SyncError> {
            let request: PushRequest = serde_json::from_slice(json).unwrap();
            assert!(request.changes.len() <= 2_000 && json.len() <= 2 << 20, "{}", json.len());
            self.1.set(self.1.get() + 1);
            self.0.push(json).await
        }
        passes_on!(pull, snapshot, pack, reseed);
    }
    let mut office = Office::new();
    let device = office.device();
    let text = "y".repeat(2_000);
    let change = |n: usize| {
        vec![Intent::set(RecordId::derived("request", &format!("r{n}")), "request", "title", text.as_str())]
    };
    let act = Act { changes: (0..1_000).map(change).collect(), ..Act::default() };
    run(device.act(&mut Ctx { now_ms: NOW, entropy: &mut Seeded(4) }, act)).unwrap();
    let counts = Counts(office.net.clone(), Cell::new(0));
    let report = office.sync_over(&device, &counts, &|| NOW).unwrap();
    assert_eq!((report.n_pushed, office.n_logged(), device.meta().n_pending()), (1_000, 1_000, 0));
    assert!(2 <= counts.1.get(), "1.8 MiB each");
}

#[test]
fn t26_a_refused_push_does_not_keep_the_pull_from_running() {
    let mut office = Office::new();
    let (one, two) = (office.device(), office.device());
    office.act(&one, &["un"]);
    office.sync(&one).unwrap();
    office.act(&two, &["deux"]);
    for fault in [refused(403, "revoked"), SyncError::Timeout, SyncError::Protocol("html".into())] {
        *office.net.push_fault.borrow_mut() = Some(fault.clone());
        let report = office.sync(&two).unwrap();
        assert_eq!(report.push_failure, Some(fault));
    }
    assert_eq!((title(&two).is_some(), two.meta().n_pending()), (true, 1));
    assert_eq!(two.read(|t| t.get(request())).unwrap().cells["title"].heads.len(), 2, "and one was read");
    *office.net.push_fault.borrow_mut() = None;
    assert_eq!(office.sync(&two).unwrap().push_failure, None);
}

#[test]
fn t54_nothing_to_do_writes_nothing() {
    let mut office = Office::new();
    let memory = Memory::default();
    let device = office.open(&memory);
    office.act(&device, &["un"]);
    office.sync(&device).unwrap();
    memory.fail_writes(Some(StoreError::Quota));
    let before = run(memory.meta()).unwrap();
    let report = office.sync(&device).unwrap();
    assert_eq!((report.n_pushed, report.n_pulled, run(memory.meta()).unwrap()), (0, 0, before));
}

#[test]
fn t01_the_distance_of_the_clocks_is_measured_half_way() {
    let mut office = Office::new();
    let device = office.device();
    // An hour fast, and each request takes 400 ms by this clock. The first one only learns that there are no packs.
    let clock = Cell::new(NOW + 3_600_000);
    let tick = move || {
        clock.set(clock.get() + 400);
        clock.get()
    };
    let net = office.net.clone();
    let report = office.sync_over(&device, &net, &tick).unwrap();
    assert_eq!(report.skew_ms, Some(3_600_000 + 800 + 200));
}

#[test]
fn records_that_changed_are_told_before_a_later_page_fails() {
    struct FailsAt(Net, u64);
    impl Transport for FailsAt {
        async fn pull(&self, request: &PullRequest) -> Result<PullResponse, SyncError> {
            if request.after == self.1 { Err(SyncError::Timeout) } else { self.0.pull(request).await }
        }
        passes_on!(push, snapshot, pack, reseed);
    }
    let mut office = Office::new();
    office.net.server.borrow_mut().page = 2;
    let (one, two) = (office.device(), office.device());
    office.act(&one, &["un", "deux", "trois"]);
    office.sync(&one).unwrap();
    let transport = FailsAt(office.net.clone(), 2);
    let mut told: Vec<Progress> = Vec::new();
    let mut env = Env { now: &|| NOW, entropy: &mut Seeded(2) };
    let result = run(cycle(&two, &transport, &mut env, Options::default(), &mut |progress| {
        told.push(progress.clone());
    }));
    assert_eq!(result, Err(SyncError::Timeout));
    assert_eq!(
        told.iter().map(|p| (p.n_pulled, p.changed.clone())).collect::<Vec<_>>(),
        [(2, vec![request()])]
    );
    assert_eq!(title(&two).as_deref(), Some("deux"));
    assert_eq!(office.sync(&two).unwrap().n_pulled, 1, "it goes on where it was");
}

#[test]
fn answers_for_something_else_are_not_booked() {
    struct Liar(Net);
    impl Transport for Liar {
        async fn push(&self, json: &[u8]) -> Result<PushResponse, SyncError> {
            let mut answer = self.0.push(json).await?;
            answer.results.reverse();
            Ok(answer)
        }
        async fn pull(&self, request: &PullRequest) -> Result<PullResponse, SyncError> {
            let page = self.0.pull(request).await?;
            Ok(PullResponse { more: true, next: request.after, changes: Vec::new(), ..page })
        }
        passes_on!(snapshot, pack, reseed);
    }
    let mut office = Office::new();
    let device = office.device();
    office.act(&device, &["un", "deux"]);
    let liar = Liar(office.net.clone());
    let error = office.sync_over(&device, &liar, &|| NOW).unwrap_err();
    assert!(matches!(error, SyncError::Protocol(_)), "{error:?}");
    assert_eq!(device.meta().n_pending(), 2);
    assert_eq!(office.sync(&device).unwrap().n_pushed, 2);
}

#[test]
fn t19_the_tray_is_never_emptied_by_a_new_start() {
    let mut office = Office::new();
    let device = office.device();
    office.act(&device, &["un", "poison"]);
    office.sync(&device).unwrap();
    let tray = device.meta().refused;
    let mut ctx = Ctx { now_ms: NOW, entropy: &mut Seeded(6) };
    run(device.start_over(&mut ctx)).unwrap();
    assert_eq!((device.meta().refused, device.meta().n_pending()), (tray.clone(), 2));
    *office.net.server.borrow_mut() = Server::new("life-1", SERVER);
    office.sync(&device).unwrap();
    assert_eq!(device.meta().refused, tray);
}

#[test]
fn t10_a_change_sent_again_keeps_its_place_though_what_it_replaced_is_gone() {
    let mut office = Office::new();
    let (one, two) = (office.device(), office.device());
    office.act(&one, &["un"]);
    office.sync(&one).unwrap();
    office.sync(&two).unwrap();
    // After what it replaces, so later than its author's stamp.
    office.act(&two, &["deux"]);
    office.sync(&two).unwrap();
    let place = |device: &Device<Memory>| {
        device.read(|table| table.get(request())).unwrap().cells["title"].shown().map(|head| head.eff)
    };
    let before = place(&two);
    *office.net.server.borrow_mut() = Server::new("life-1", SERVER);
    office.net.server.borrow_mut().now_ms = NOW;
    office.sync(&two).unwrap();
    assert_eq!(office.n_logged(), 2, "what the other device made is given back");
    let fresh = office.device();
    office.sync(&fresh).unwrap();
    assert_eq!((place(&fresh), place(&two)), (before, before));
}

#[test]
fn t02_the_answer_to_a_push_puts_a_clock_of_2099_in_its_place_before_any_pull() {
    let mut office = Office::new();
    let device = office.device();
    let intent = Intent::set(request(), "request", "title", "un");
    let mut ctx = Ctx { now_ms: 4_070_908_800_000, entropy: &mut Seeded(8) };
    run(device.act(&mut ctx, Act::one(vec![intent]))).unwrap();
    let net = office.net.clone();
    assert_eq!(office.sync_over(&device, &OnlyPushes(net), &|| NOW), Err(SyncError::Timeout));
    let eff = device.read(|table| table.get(request())).unwrap().cells["title"].heads[0].eff;
    assert_eq!(eff.ms, NOW + 120_000);
}
