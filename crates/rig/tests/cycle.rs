//! The cycle of devices with the real server: what the model server of `crates/sync/tests/it` claims holds there too.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    clippy::panic,
    reason = "helpers of tests fail by panicking"
)]

use replica::page::Entry;
use replica::{Intent, RecordId};
use rig::hand::Hand;
use rig::server::Server;
use rig::web::Web;
use store::{Act, Backend};
use sync::SyncError;

fn set(hand: &mut Hand, name: &str, title: &str) {
    let id = RecordId::derived("request", name);
    let tag = Intent::element(id, "request", "tags", "urgent", true);
    hand.write(Act::one(vec![Intent::set(id, "request", "title", title), tag]));
}

/// A server with nothing in it, and its folder.
fn empty() -> (Server, tempfile::TempDir) {
    let folder = tempfile::TempDir::new().unwrap();
    let server = Server::start(&rig::server::program(), &["--data", folder.path().to_str().unwrap()]);
    (server, folder)
}

/// The first manager's device.
fn manager(server: &Server, seed: u64) -> Hand {
    let web = way(server, &format!("{seed:064}"));
    web.join(server.code.as_deref().unwrap(), "Camille").unwrap();
    Hand::new(web, seed)
}

fn way(server: &Server, token: &str) -> Web {
    Web::new(format!("localhost:{}", server.port), token)
}

/// Somebody else's device.
fn member(server: &Server, manager: &Hand, name: &str, role: &str, seed: u64) -> Hand {
    let web = way(server, &format!("{seed:064}"));
    web.join(&manager.web.invite(name, role).unwrap(), name).unwrap();
    Hand::new(web, seed)
}

fn journal(hand: &Hand) -> Vec<Entry> {
    let ids: Vec<RecordId> = hand.device.read(|table| table.iter().map(|packed| packed.id).collect());
    pollster::block_on(hand.device.history(&ids)).unwrap()
}

#[test]
fn t29_two_devices_that_were_offline_agree_and_do_not_read_their_own_again() {
    let (server, _folder) = empty();
    let mut one = manager(&server, 1);
    let mut two = member(&server, &one, "Dominique", "helper", 2);
    for n in 0..30 {
        set(&mut one, &format!("a{n}"), "Fuite");
        set(&mut two, &format!("b{n}"), "Néon");
        set(&mut one, "commune", &format!("a{n}"));
        set(&mut two, "commune", &format!("b{n}"));
    }
    let report = one.sync().unwrap();
    assert_eq!((report.n_pushed, report.n_pulled), (60, 0));
    let report = two.sync().unwrap();
    assert_eq!((report.n_pushed, report.n_pulled), (60, 60));
    assert_eq!(one.sync().unwrap().n_pulled, 60);
    assert_eq!(one.export(), two.export());
    let idle = two.sync().unwrap();
    assert_eq!((idle.n_pushed, idle.n_pulled, idle.n_starts_over), (0, 0, 0));
    let signed = journal(&one).iter().filter(|entry| entry.by.is_some()).count();
    assert_eq!(signed, 60, "what came from elsewhere is signed");
}

#[test]
fn t28_a_new_device_gets_packs_and_the_rest_with_places_and_authors() {
    let (server, _folder) = empty();
    let mut one = manager(&server, 1);
    for n in 0..3_000 {
        set(&mut one, &format!("r{n}"), "Fuite");
    }
    assert_eq!(one.sync().unwrap().n_pushed, 3_000);
    let mut fresh = member(&server, &one, "Dominique", "reader", 2);
    assert_eq!(fresh.sync().unwrap().n_pulled, 3_000);
    assert_eq!(one.export(), fresh.export());
    let pages = pollster::block_on(fresh.device.backend().journal(1, 99)).unwrap();
    assert_eq!(pages.len(), 6, "five pages of a pack, and what was pulled");
    assert!(journal(&fresh).iter().all(|entry| entry.by.is_some() && entry.eff.is_some()));
}

#[test]
fn t11_an_emptied_server_gets_back_what_a_device_made_that_is_gone() {
    let (server, _folder) = empty();
    let mut one = manager(&server, 1);
    let mut gone = member(&server, &one, "Dominique", "helper", 2);
    for n in 0..20 {
        set(&mut gone, &format!("r{n}"), "Fuite");
    }
    gone.sync().unwrap();
    one.sync().unwrap();
    set(&mut one, "r1", "Réparée");
    one.sync().unwrap();
    let before = one.export();
    drop((gone, server));

    let (server, _folder) = empty();
    one.web = way(&server, one_token());
    assert!(matches!(one.sync(), Err(SyncError::SignedOut { .. })), "the new server knows nobody");
    one.web.join(server.code.as_deref().unwrap(), "Camille").unwrap();
    let report = one.sync().unwrap();
    assert_eq!((report.n_starts_over, report.n_pushed, report.n_reseeded), (1, 1, 20));
    let mut fresh = member(&server, &one, "Claude", "helper", 3);
    fresh.sync().unwrap();
    assert_eq!((one.export(), fresh.export()), (before.clone(), before), "values, places and all");
    assert!(!one.device.meta().reseeding);
}

fn one_token() -> &'static str {
    "0000000000000000000000000000000000000000000000000000000000000001"
}

#[test]
fn t26_what_a_role_may_not_do_and_what_is_too_big_is_refused_alone() {
    let (server, _folder) = empty();
    let mut one = manager(&server, 1);
    set(&mut one, "r", "Fuite");
    set(&mut one, "r", &"x".repeat(70_000));
    let report = one.sync().unwrap();
    assert_eq!((report.n_pushed, report.n_refused), (1, 1));
    assert_eq!(one.device.meta().refused.first().map(|r| r.code.clone()).as_deref(), Some("too_big"));
    let mut reader = member(&server, &one, "Dominique", "reader", 2);
    set(&mut reader, "r", "Néon");
    let report = reader.sync().unwrap();
    assert_eq!((report.n_refused, report.n_pulled, report.push_failure), (1, 1, None));
    assert_eq!(reader.device.meta().refused.first().map(|r| r.code.clone()).as_deref(), Some("forbidden"));
}
