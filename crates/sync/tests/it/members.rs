//! Devices that are revoked, roles that change, servers that ask for time.

use access::Role;
use sync::wire::{PullRequest, PullResponse};
use sync::{SyncError, Transport};

use crate::net::Net;
use crate::office::{NOW, Office, passes_on, title};

fn join(office: &Office, token: &str, member: &str, role: Role) -> Net {
    let mut server = office.net.server.borrow_mut();
    server.members.insert(member.into(), role);
    server.sessions.insert(token.into(), (member.into(), false));
    office.net.of(Some(token.into()))
}

#[test]
fn t26_a_revoked_device_is_told_and_keeps_its_work_and_nobody_else_notices() {
    let mut office = Office::new();
    let (theirs, mine) = (office.device(), office.device());
    let net = join(&office, "t1", "m1", Role::Helper);
    office.act(&theirs, &["un"]);
    office.sync_over(&theirs, &net, &|| NOW).unwrap();
    office.net.server.borrow_mut().sessions.insert("t1".into(), ("m1".into(), true));
    let values: Vec<String> = (0..300).map(|i| format!("v{i}")).collect();
    office.act(&theirs, &values.iter().map(String::as_str).collect::<Vec<_>>());
    let error = office.sync_over(&theirs, &net, &|| NOW).unwrap_err();
    assert_eq!(error, SyncError::SignedOut { code: "device_revoked".into() });
    assert!(error.is_permanent());
    assert_eq!((theirs.meta().n_pending(), title(&theirs).as_deref()), (300, Some("v299")));
    office.sync(&mine).unwrap();
    assert_eq!((title(&mine).as_deref(), office.n_logged()), (Some("un"), 1));
    // Invited again: another session, so another name, and everything arrives.
    let again = join(&office, "t2", "m1", Role::Helper);
    let report = office.sync_over(&theirs, &again, &|| NOW).unwrap();
    assert_eq!((report.n_forks, report.n_pushed, office.n_logged()), (1, 300, 301));
}

#[test]
fn t27_a_member_removed_with_work_waiting_is_told_at_the_next_exchange() {
    let mut office = Office::new();
    let device = office.device();
    let net = join(&office, "t1", "m1", Role::Helper);
    office.act(&device, &["un"]);
    office.net.server.borrow_mut().members.remove("m1");
    let error = office.sync_over(&device, &net, &|| NOW).unwrap_err();
    assert_eq!(error, SyncError::SignedOut { code: "member_removed".into() });
    assert_eq!(device.meta().n_pending(), 1);
}

#[test]
fn t26_what_a_role_may_not_do_is_refused_alone_and_the_rest_goes_on() {
    let mut office = Office::new();
    let (manager, reader) = (office.device(), office.device());
    let net = join(&office, "t1", "m1", Role::Reader);
    office.act(&manager, &["un"]);
    office.sync(&manager).unwrap();
    office.act(&reader, &["deux"]);
    let report = office.sync_over(&reader, &net, &|| NOW).unwrap();
    assert_eq!((report.n_refused, report.n_pulled, report.push_failure), (1, 1, None));
    assert_eq!(reader.meta().refused[0].code, "forbidden");
    office.net.server.borrow_mut().members.insert("m1".into(), Role::Helper);
    office.act(&reader, &["trois"]);
    assert_eq!(office.sync_over(&reader, &net, &|| NOW).unwrap().n_pushed, 1);
}

#[test]
fn a_server_that_asks_for_time_is_not_asked_anything_else() {
    struct NoPull(Net);
    impl Transport for NoPull {
        async fn pull(&self, _: &PullRequest) -> Result<PullResponse, SyncError> {
            panic!("it asked for time");
        }
        passes_on!(push, snapshot, pack, reseed);
    }
    let mut office = Office::new();
    let device = office.device();
    office.act(&device, &["un"]);
    office.sync(&device).unwrap();
    office.act(&device, &["deux"]);
    let busy = SyncError::from_answer(503, br#"{"code":"busy","message":"m"}"#, Some(7));
    *office.net.push_fault.borrow_mut() = Some(busy.clone());
    let net = office.net.clone();
    assert_eq!(office.sync_over(&device, &NoPull(net), &|| NOW), Err(busy.clone()));
    assert_eq!((busy.retry_after_ms(), busy.is_permanent()), (Some(7_000), false));
}

#[test]
fn i10_forms_that_saw_nothing_leave_no_more_open_values_than_devices() {
    let mut office = Office::new();
    let devices: Vec<_> = (0..12).map(|_| office.device()).collect();
    for turn in 0..4 {
        for (at, device) in devices.iter().enumerate() {
            let value = format!("{turn} {at}");
            let intent =
                replica::Intent::set(crate::office::request(), "request", "title", value).over(Vec::new());
            let mut ctx = replica::Ctx { now_ms: NOW, entropy: &mut office.entropy };
            crate::tasks::run(device.act(&mut ctx, store::Act::one(vec![intent]))).unwrap();
            office.sync(device).unwrap();
        }
    }
    for device in &devices {
        office.sync(device).unwrap();
        let record = device.read(|table| table.get(crate::office::request())).unwrap();
        assert_eq!(record.cells["title"].heads.len(), devices.len());
    }
}
