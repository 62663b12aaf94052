//! A device that has nothing yet, and one that has just sent what nobody else wrote after.

use std::cell::{Cell, RefCell};

use replica::pack;
use replica::page::Page;
use store::memory::Memory;
use store::{Backend, Device};
use sync::wire::{Pack, PullRequest, PullResponse, Snapshot};
use sync::{Env, Options, SyncError, Transport, cycle};

use crate::net::Net;
use crate::office::{NOW, Office, OnlyPushes, passes_on, request, title};
use crate::tasks::run;

/// A server with `n` changes, in packs of `pack`.
fn office(n: usize, pack: usize) -> (Office, Device<Memory>) {
    let mut office = Office::new();
    let author = office.device();
    let values: Vec<String> = (0..n).map(|i| format!("v{i}")).collect();
    office.act(&author, &values.iter().map(String::as_str).collect::<Vec<_>>());
    office.sync(&author).unwrap();
    office.net.server.borrow_mut().pack = pack;
    (office, author)
}

#[test]
fn t28_a_new_device_stores_packs_as_they_come_and_pulls_the_rest() {
    let (mut office, author) = office(25, 10);
    let memory = Memory::default();
    let fresh = office.open(&memory);
    let report = office.sync(&fresh).unwrap();
    assert_eq!((report.n_pulled, title(&fresh)), (25, title(&author)));
    let pages: Vec<Vec<u8>> =
        run(memory.journal(1, 9)).unwrap().into_iter().map(|(_, bytes)| bytes).collect();
    let server = office.net.server.borrow();
    for (page, after) in pages.iter().zip([0, 10]) {
        let bytes = server.pack(None, after).unwrap();
        assert_eq!(Some(page.as_slice()), pack::decode(&bytes).next().map(|part| part.unwrap().bytes));
    }
    let by = |bytes: &Vec<u8>| match Page::decode(bytes).unwrap() {
        Page::Changes(entries) => entries.iter().all(|e| e.by.as_deref() == Some("m0") && e.eff.is_some()),
        _ => false,
    };
    assert!(pages.len() == 3 && pages.iter().all(by), "authors are kept");
    assert_eq!(fresh.meta().cursor.map(|cursor| cursor.seq), Some(25));
}

#[test]
fn t64_packs_that_are_not_what_they_should_be_store_nothing_and_are_told() {
    struct Bad<F, G>(Net, F, G);
    impl<F: Fn(Vec<u8>) -> Vec<u8>, G: Fn(&mut Vec<Pack>)> Transport for Bad<F, G> {
        async fn snapshot(&self) -> Result<Snapshot, SyncError> {
            let mut list = self.0.snapshot().await?;
            (self.2)(&mut list.packs);
            Ok(list)
        }
        async fn pack(&self, after: u64) -> Result<Vec<u8>, SyncError> {
            Ok((self.1)(self.0.pack(after).await?))
        }
        passes_on!(push, pull, reseed);
    }
    let (mut office, _) = office(25, 10);
    let mut read = |bytes: &dyn Fn(Vec<u8>) -> Vec<u8>, list: &dyn Fn(&mut Vec<Pack>)| {
        let fresh = office.device();
        let transport = Bad(office.net.clone(), bytes, list);
        let result = office.sync_over(&fresh, &transport, &|| NOW).map(drop);
        (result, fresh.meta().cursor.map(|cursor| cursor.seq))
    };
    let (same, all) = (|bytes: Vec<u8>| bytes, |_: &mut Vec<Pack>| {});
    let bad_bytes: [&dyn Fn(Vec<u8>) -> Vec<u8>; 4] = [
        &|_| Vec::new(),
        &|bytes| bytes[..bytes.len() / 2].to_vec(),
        &|bytes| [bytes.clone(), bytes].concat(),
        &|_| b"<!doctype html>".to_vec(),
    ];
    let bad_lists: [&dyn Fn(&mut Vec<Pack>); 2] = [&|packs| drop(packs.remove(0)), &|packs| packs[0].to = 0];
    let tries =
        bad_bytes.map(|bytes| read(bytes, &all)).into_iter().chain(bad_lists.map(|list| read(&same, list)));
    for (result, cursor) in tries {
        assert!(matches!(result, Err(SyncError::Protocol(_))), "{result:?}");
        assert_eq!(cursor, None, "nothing of it is stored");
    }
    // After a pack that was right, the rest is pulled.
    assert_eq!(read(&same, &|packs| packs[1].after = 5), (Ok(()), Some(25)));
}

#[test]
fn a_server_replaced_between_two_packs_is_noticed() {
    struct Replaced(Net, Cell<u64>);
    impl Transport for Replaced {
        async fn pack(&self, after: u64) -> Result<Vec<u8>, SyncError> {
            let bytes = self.0.pack(after).await;
            self.1.set(self.1.get() + 1);
            if self.1.get() == 2 {
                self.0.server.borrow_mut().epoch = "life-1".into();
            }
            bytes
        }
        passes_on!(push, pull, snapshot, reseed);
    }
    let (mut office, _) = office(25, 10);
    let fresh = office.device();
    let net = office.net.clone();
    let report = office.sync_over(&fresh, &Replaced(net, Cell::default()), &|| NOW).unwrap();
    assert_eq!((report.n_starts_over, title(&fresh).as_deref()), (1, Some("v24")));
    assert_eq!(fresh.meta().epoch.as_deref(), Some("life-1"));
}

#[test]
fn what_was_sent_is_not_read_again_unless_others_wrote_meanwhile() {
    let (mut office, author) = office(3, 0);
    let seq = |device: &Device<Memory>| device.meta().cursor.map(|cursor| cursor.seq);
    assert_eq!(seq(&author), Some(3));
    office.act(&author, &["quatre", "cinq"]);
    let report = office.sync(&author).unwrap();
    assert_eq!((report.n_pushed, report.n_pulled, seq(&author)), (2, 0, Some(5)));
    let other = office.device();
    office.sync(&other).unwrap();
    office.act(&other, &["six"]);
    office.sync(&other).unwrap();
    office.act(&author, &["sept"]);
    let report = office.sync(&author).unwrap();
    assert_eq!((report.n_pushed, report.n_pulled, seq(&author)), (1, 2, Some(7)));
    let idle = office.sync(&author).unwrap();
    assert_eq!((idle.n_pulled, idle.n_starts_over), (0, 0));
}

#[test]
fn t10_the_cursor_does_not_go_ahead_over_what_was_acknowledged_and_not_seen() {
    let (mut office, author) = office(3, 0);
    let (other, backup) = (office.device(), office.net.server.borrow().clone());
    office.sync(&other).unwrap();
    office.act(&other, &["autre"]);
    office.sync(&other).unwrap();
    office.act(&author, &["perdu"]);
    let net = office.net.clone();
    // Stored behind what the other wrote, so it must be read; and it is not.
    assert_eq!(office.sync_over(&author, &OnlyPushes(net), &|| NOW), Err(SyncError::Timeout));
    assert!(author.meta().echo.is_some());
    *office.net.server.borrow_mut() = backup;
    office.act(&author, &["suivant"]);
    let report = office.sync(&author).unwrap();
    assert!(0 < report.n_starts_over);
    let server = office.net.server.borrow();
    assert!(server.log.iter().any(|logged| logged.change.w[0].v == "perdu"), "what was acknowledged is back");
}

#[test]
fn while_somebody_looks_pages_are_small() {
    struct Limits(Net, RefCell<Vec<usize>>);
    impl Transport for Limits {
        async fn pull(&self, request: &PullRequest) -> Result<PullResponse, SyncError> {
            self.1.borrow_mut().push(request.limit);
            self.0.pull(request).await
        }
        passes_on!(push, snapshot, pack, reseed);
    }
    let (mut office, _) = office(600, 0);
    let limits = |office: &mut Office, options: Options| {
        let (fresh, transport) = (office.device(), Limits(office.net.clone(), RefCell::default()));
        let mut env = Env { now: &|| NOW, entropy: &mut office.entropy };
        run(cycle(&fresh, &transport, &mut env, options, &mut |_| {})).unwrap();
        assert_eq!(fresh.read(|table| table.get(request())).unwrap().text("title"), Some("v599"));
        transport.1.into_inner()
    };
    // A new device reads before it sends and looks again after.
    assert_eq!(limits(&mut office, Options::watched()), [125; 6]);
    assert_eq!(limits(&mut office, Options::default()), [2_000; 2]);
}

/// Found by the story of three tabs: what a cycle had caught up with was not on the screen when it then failed.
#[test]
fn t56_what_another_tab_stored_is_told_even_if_the_cycle_fails() {
    let mut office = Office::new();
    let memory = Memory::default();
    let (tab, other) = (office.open(&memory), office.open(&memory));
    office.act(&other, &["d’à côté"]);
    office.net.n_faults.set(100);
    let mut told = Vec::new();
    let mut env = Env { now: &|| NOW, entropy: &mut office.entropy };
    let ended = run(cycle(&tab, &office.net, &mut env, Options::default(), &mut |progress| {
        told.extend(progress.changed.iter().copied());
    }));
    assert!(ended.is_err());
    assert_eq!(told, [request()]);
}
