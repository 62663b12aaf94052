//! A server that lost data gets back what anybody still knows.

use std::cell::Cell;

use access::Role;
use replica::page::{Entry, Page};
use replica::{Intent, RecordId};
use store::memory::Memory;
use store::{Act, Backend, Device, Session};
use sync::wire::{PushResponse, ReseedResponse};
use sync::{SyncError, Transport};

use crate::net::Net;
use crate::office::{NOW, Office, passes_on, request, title};
use crate::rules::SERVER;
use crate::server::{Server, refused};
use crate::tasks::run;

/// Everything that was ever stored on a device: changes, some of them more than once.
fn journal(memory: &Memory) -> Vec<Entry> {
    let pages = run(memory.journal(1, u64::MAX)).unwrap();
    let changes = |bytes: &[u8]| match Page::decode(bytes).unwrap() {
        Page::Changes(entries) => entries,
        _ => Vec::new(),
    };
    pages.iter().flat_map(|(_, bytes)| changes(bytes)).collect()
}

fn empty(office: &Office, epoch: &str) {
    let members = office.net.server.borrow().members.clone();
    let sessions = office.net.server.borrow().sessions.clone();
    let mut server = Server::new(epoch, SERVER);
    (server.now_ms, server.members, server.sessions) = (NOW, members, sessions);
    *office.net.server.borrow_mut() = server;
}

/// One device wrote three values and is gone for ever; the other read them.
fn orphans(office: &mut Office) -> (Memory, Device<Memory>) {
    let gone = office.device();
    office.act(&gone, &["un", "deux", "trois"]);
    office.sync(&gone).unwrap();
    let memory = Memory::default();
    let left = office.open(&memory);
    office.sync(&left).unwrap();
    (memory, left)
}

#[test]
fn t11_what_a_device_made_that_is_gone_for_ever_comes_back_from_who_read_it() {
    let mut office = Office::new();
    let (memory, left) = orphans(&mut office);
    office.act(&left, &["quatre"]);
    office.sync(&left).unwrap();
    let (before, n_before) = (office.net.server.borrow().entries(), journal(&memory).len());
    empty(&office, "life-1");
    let report = office.sync(&left).unwrap();
    assert_eq!((report.n_starts_over, report.n_pushed, report.n_reseeded), (1, 1, 3));
    assert!(!left.meta().reseeding);
    let mut after = office.net.server.borrow().entries();
    after.sort_by_key(|entry| entry.eff);
    let known =
        |entries: &[Entry]| entries.iter().map(|e| (e.change.cid, e.eff, e.by.clone())).collect::<Vec<_>>();
    assert_eq!(known(&after), known(&before), "the same changes, places and authors");
    assert_eq!(journal(&memory).len(), n_before, "nothing is stored twice");
    let fresh = office.device();
    office.sync(&fresh).unwrap();
    assert_eq!(title(&fresh).as_deref(), Some("quatre"));
    let idle = office.sync(&left).unwrap();
    assert_eq!((idle.n_pulled, idle.n_reseeded, idle.n_starts_over), (0, 0, 0));
}

#[test]
fn t10_a_restored_server_gets_back_what_others_made_after_the_backup() {
    let mut office = Office::new();
    let gone = office.device();
    office.act(&gone, &["un"]);
    office.sync(&gone).unwrap();
    let backup = office.net.server.borrow().clone();
    office.act(&gone, &["deux", "trois"]);
    office.sync(&gone).unwrap();
    let left = office.device();
    office.sync(&left).unwrap();
    *office.net.server.borrow_mut() = backup;
    let report = office.sync(&left).unwrap();
    assert_eq!((report.n_starts_over, report.n_reseeded, office.n_logged()), (1, 2, 3));
}

#[test]
fn t12_a_server_emptied_again_while_it_gets_things_back_gets_them_again() {
    struct Empties<'a>(Net, &'a Office, Cell<bool>);
    impl Transport for Empties<'_> {
        async fn reseed(&self, json: &[u8]) -> Result<ReseedResponse, SyncError> {
            let answer = self.0.reseed(json).await;
            if !self.2.replace(true) {
                // Put back in silence: the same life, and nothing in it.
                empty(self.1, "life-1");
            }
            answer
        }
        passes_on!(push, pull, snapshot, pack);
    }
    let mut office = Office::new();
    let (_, left) = orphans(&mut office);
    empty(&office, "life-1");
    let watched = Office { net: office.net.clone(), entropy: office.entropy.clone() };
    let transport = Empties(office.net.clone(), &watched, Cell::new(false));
    let report = office.sync_over(&left, &transport, &|| NOW).unwrap();
    assert_eq!((report.n_starts_over, office.n_logged()), (2, 3));
    assert!(!left.meta().reseeding);
}

#[test]
fn t12_a_page_closed_before_it_gave_anything_back_does_so_when_it_is_opened_again() {
    struct Dies(Net);
    impl Transport for Dies {
        async fn reseed(&self, _: &[u8]) -> Result<ReseedResponse, SyncError> {
            Err(SyncError::Timeout)
        }
        passes_on!(push, pull, snapshot, pack);
    }
    let mut office = Office::new();
    let (memory, left) = orphans(&mut office);
    empty(&office, "life-1");
    let net = office.net.clone();
    assert_eq!(office.sync_over(&left, &Dies(net), &|| NOW), Err(SyncError::Timeout));
    assert!(left.meta().reseeding && left.meta().cursor.is_some());
    drop(left);
    let again = office.open(&memory);
    // Somebody else was quicker with one of them, and wrote on.
    let other = office.device();
    office.act(&other, &["ailleurs"]);
    office.sync(&other).unwrap();
    assert_eq!(office.sync(&again).unwrap().n_reseeded, 3);
    assert_eq!((office.n_logged(), again.meta().reseeding), (4, false));
}

#[test]
fn who_may_not_give_back_goes_on_and_others_do_it() {
    let mut office = Office::new();
    for (token, member, role) in [("t1", "m1", Role::Reader), ("t2", "m2", Role::Helper)] {
        let mut server = office.net.server.borrow_mut();
        server.members.insert(member.into(), role);
        server.sessions.insert(token.into(), (member.into(), false));
    }
    let (_, helper) = orphans(&mut office);
    let reader = office.device();
    let as_of = |token: &str| office.net.of(Some(token.into()));
    let (as_reader, as_helper) = (as_of("t1"), as_of("t2"));
    office.sync_over(&reader, &as_reader, &|| NOW).unwrap();
    empty(&office, "life-1");
    let report = office.sync_over(&reader, &as_reader, &|| NOW).unwrap();
    assert_eq!((report.n_reseeded, reader.meta().reseeding, office.n_logged()), (0, false, 0));
    let report = office.sync_over(&helper, &as_helper, &|| NOW).unwrap();
    assert_eq!((report.n_reseeded, office.n_logged()), (3, 3));
    assert_eq!(title(&reader).as_deref(), Some("trois"), "nothing left this device meanwhile");
}

#[test]
fn a_server_too_old_to_take_anything_back_does_not_keep_the_device_waiting() {
    struct Old(Net);
    impl Transport for Old {
        async fn reseed(&self, _: &[u8]) -> Result<ReseedResponse, SyncError> {
            Err(refused(404, "not_found"))
        }
        passes_on!(push, pull, snapshot, pack);
    }
    let mut office = Office::new();
    let (_, left) = orphans(&mut office);
    empty(&office, "life-1");
    let net = office.net.clone();
    let report = office.sync_over(&left, &Old(net), &|| NOW).unwrap();
    assert_eq!((report.n_reseeded, left.meta().reseeding), (0, false));
}

#[test]
fn t23_what_is_given_back_goes_in_requests_that_fit_and_one_too_large_stays_here() {
    let mut office = Office::new();
    let gone = office.device();
    let long = "x".repeat(3_000);
    let values: Vec<String> = (0..30).map(|i| format!("v{i}")).collect();
    let mut values: Vec<&str> = values.iter().map(String::as_str).collect();
    values.insert(11, &long);
    office.act(&gone, &values);
    office.sync(&gone).unwrap();
    let left = office.device();
    office.sync(&left).unwrap();
    empty(&office, "life-1");
    office.net.server.borrow_mut().max_bytes = 2_500;
    let report = office.sync(&left).unwrap();
    assert_eq!((report.n_reseeded, office.n_logged(), left.meta().reseeding), (30, 30, false));
}

#[test]
fn t10_also_what_was_written_over_is_sent_again_with_its_place() {
    let mut office = Office::new();
    let device = office.device();
    let mut fast = replica::Ctx { now_ms: NOW + 3_600_000, entropy: &mut replica::ctx::Seeded(3) };
    for value in ["un", "deux"] {
        let act = Act::one(vec![Intent::set(request(), "request", "title", value)]);
        run(device.act(&mut fast, act)).unwrap();
    }
    office.sync(&device).unwrap();
    let places = |office: &Office| {
        office
            .net
            .server
            .borrow()
            .log
            .iter()
            .map(|logged| (logged.change.cid, logged.eff))
            .collect::<Vec<_>>()
    };
    let before = places(&office);
    empty(&office, "life-1");
    // Ten minutes later, the stamp of the first would no longer be bent as it was.
    office.net.server.borrow_mut().now_ms = NOW + 600_000;
    office.sync(&device).unwrap();
    assert_eq!(places(&office), before);
}

#[test]
fn t26_what_was_taken_once_and_refused_after_a_loss_leaves_the_tray_when_a_manager_gives_it_back() {
    let mut office = Office::new();
    {
        let mut server = office.net.server.borrow_mut();
        server.members.insert("m1".into(), Role::Helper);
        server.sessions.insert("t1".into(), ("m1".into(), false));
    }
    let (manager, author) = (office.device(), office.device());
    let as_author = office.net.of(Some("t1".into()));
    office.act(&author, &["un"]);
    office.sync_over(&author, &as_author, &|| NOW).unwrap();
    office.sync(&manager).unwrap();
    office.net.server.borrow_mut().members.insert("m1".into(), Role::Reader);
    empty(&office, "life-1");
    assert_eq!(office.sync_over(&author, &as_author, &|| NOW).unwrap().n_refused, 1);
    assert_eq!(author.meta().refused.len(), 1);
    assert_eq!(office.sync(&manager).unwrap().n_reseeded, 1);
    office.sync_over(&author, &as_author, &|| NOW).unwrap();
    assert_eq!((author.meta().refused, office.n_logged()), (Vec::new(), 1));
    assert_eq!(office.net.server.borrow().log[0].by.as_deref(), Some("m1"));
}

#[test]
fn another_server_gets_all_that_this_device_knows() {
    let mut office = Office::new();
    let (_, left) = orphans(&mut office);
    run(left.set_server(Some("https://ici".into()), Some(Session::default()))).unwrap();
    empty(&office, "another");
    office.sync(&left).unwrap();
    run(left.set_server(Some("https://là".into()), None)).unwrap();
    empty(&office, "a third");
    office.sync(&left).unwrap();
    assert_eq!(office.n_logged(), 3);
}

#[test]
fn t13_who_never_read_a_log_gives_nothing_of_others_back() {
    struct NoReseed(Net);
    impl Transport for NoReseed {
        async fn reseed(&self, _: &[u8]) -> Result<ReseedResponse, SyncError> {
            panic!("there is nothing to give back");
        }
        async fn push(&self, json: &[u8]) -> Result<PushResponse, SyncError> {
            self.0.push(json).await
        }
        passes_on!(pull, snapshot, pack);
    }
    let mut office = Office::new();
    let device = office.device();
    office.act(&device, &["un"]);
    run(device.set_server(Some("https://ici".into()), None)).unwrap();
    let net = office.net.clone();
    office.sync_over(&device, &NoReseed(net), &|| NOW).unwrap();
    assert_eq!((office.n_logged(), device.meta().reseeding), (1, false));
    assert!(device.read(|table| table.contains(RecordId::derived("request", "r"))));
}
