//! Failures of others that need no story of their own: each is made to happen once.

use std::collections::BTreeSet;

use replica::ctx::Seeded;
use replica::page::{Entry, Page};
use replica::{Change, Cid, Ctx, DeviceId, Hlc, Intent, Op, RecordId, Table, Write};
use serde_json::{Map, Value, json};
use store::memory::Memory;
use store::meta::Cursor;
use store::{Act, Device, StoreError};

use crate::office::{NOW, Office, request, title};
use crate::tasks::run;

fn write(f: &str, k: Op, v: Value) -> Write {
    Write { ty: "request".into(), id: request(), f: f.into(), k, v, sup: Vec::new(), extra: Map::new() }
}

fn placed(n: u64, eff: Hlc, w: Vec<Write>) -> Entry {
    let cid = Cid::from_bytes((u128::from(n) + 1).to_be_bytes());
    let change = Change { v: 1, cid, dev: DeviceId(77), n: n + 1, hlc: eff, tx: cid, w, extra: Map::new() };
    Entry::placed(change, eff, None)
}

fn cursor(seq: u64) -> Cursor {
    Cursor { epoch: "e".into(), seq, hash: seq.to_string() }
}

fn act(office: &mut Office, device: &Device<Memory>, intents: Vec<Intent>) {
    let mut ctx = Ctx { now_ms: NOW, entropy: &mut office.entropy };
    run(device.act(&mut ctx, Act::one(intents))).unwrap();
}

#[test]
fn t03_a_batch_that_fails_to_be_stored_leaves_clock_cursor_and_screen_as_they_were() {
    let mut office = Office::new();
    let memory = Memory::default();
    let device = office.open(&memory);
    office.act(&device, &["ici"]);
    let before = device.meta();
    let late = Hlc::at(NOW + 100_000);
    let entries = vec![placed(1, late, vec![write("title", Op::Set, json!("ailleurs"))])];
    memory.fail_writes(Some(StoreError::Quota));
    assert_eq!(run(device.ingest(None, entries.clone(), cursor(1))), Err(StoreError::Quota));
    assert_eq!((device.meta(), title(&device).as_deref()), (before, Some("ici")));
    memory.fail_writes(None);
    run(device.ingest(None, entries, cursor(1))).unwrap();
    assert_eq!(title(&device).as_deref(), Some("ailleurs"));
}

#[test]
fn t04_two_hundred_thousand_changes_of_one_millisecond_overflow_nothing() {
    let device = Office::new().device();
    let entry = |n: u64| {
        let mut entry = placed(n, Hlc { ms: NOW, tick: n as u32 }, vec![write("title", Op::Set, json!(n))]);
        // Everybody saw the one before: else it were a conflict of thousands.
        let before = placed(n.saturating_sub(1), Hlc::default(), Vec::new());
        entry.change.w[0].sup.extend((0 < n).then_some(before.change.cid));
        entry
    };
    let mut at = None;
    for from in (0..200_000).step_by(50_000) {
        let next = cursor(from + 50_000);
        let entries = (from..from + 50_000).map(entry);
        run(device.ingest(at.as_ref(), entries.collect(), next.clone())).unwrap();
        at = Some(next);
    }
    run(device.act(
        &mut Ctx { now_ms: NOW, entropy: &mut Seeded(1) },
        Act::one(vec![Intent::set(request(), "request", "title", "ici")]),
    ))
    .unwrap();
    let mine = run(device.pending(1)).unwrap().changes.remove(0);
    assert_eq!((mine.hlc, title(&device).as_deref()), (Hlc { ms: NOW, tick: 200_000 }, Some("ici")));
}

#[test]
fn t06_of_two_values_with_one_stamp_the_same_shows_in_any_order() {
    let of = |n, value: &str| placed(n, Hlc::at(NOW), vec![write("title", Op::Set, json!(value))]);
    let shown = |entries: Vec<Entry>| {
        let mut table = Table::default();
        for entry in entries {
            table.apply(1, &Page::Changes(vec![entry]));
        }
        table.get(request()).unwrap().text("title").map(str::to_owned)
    };
    let (a, b) = (of(1, "a"), of(2, "b"));
    assert_eq!(shown(vec![a.clone(), b.clone()]), shown(vec![b, a]));
}

#[test]
fn t09_a_stale_tab_writes_the_fields_it_was_told_to_and_nothing_else() {
    let mut office = Office::new();
    let memory = Memory::default();
    let (stale, other) = (office.open(&memory), office.open(&memory));
    act(&mut office, &other, vec![Intent::set(request(), "request", "title", "neuf")]);
    act(&mut office, &stale, vec![Intent::set(request(), "request", "place", "Cuisine")]);
    run(stale.catch_up()).unwrap();
    let record = stale.read(|table| table.get(request())).unwrap();
    assert_eq!((record.text("title"), record.text("place")), (Some("neuf"), Some("Cuisine")));
}

#[test]
fn t22_ones_own_edit_stays_while_it_waits_whatever_comes_in() {
    let mut office = Office::new();
    let (mine, theirs) = (office.device(), office.device());
    act(&mut office, &theirs, vec![Intent::set(request(), "request", "place", "Cuisine")]);
    office.act(&theirs, &["d’ailleurs"]);
    office.sync(&theirs).unwrap();
    office.net.server.borrow_mut().now_ms = NOW + 5_000;
    let mut later = Ctx { now_ms: NOW + 4_000, entropy: &mut Seeded(7) };
    run(mine.act(&mut later, Act::one(vec![Intent::set(request(), "request", "title", "d’ici")]))).unwrap();
    *office.net.push_fault.borrow_mut() = Some(sync::SyncError::Timeout);
    for _ in 0..3 {
        office.sync(&mine).unwrap();
        assert_eq!((title(&mine).as_deref(), mine.meta().n_pending()), (Some("d’ici"), 1));
    }
    assert_eq!(mine.read(|table| table.get(request())).unwrap().text("place"), Some("Cuisine"));
}

#[test]
fn t24_t25_deletions_and_edits_of_one_moment_come_through_one_cursor_and_none_is_skipped() {
    let mut office = Office::new();
    office.net.server.borrow_mut().page = 7;
    let (author, reader) = (office.device(), office.device());
    let id = |n: usize| RecordId::derived("request", &format!("r{n}"));
    for n in 0..50 {
        act(&mut office, &author, vec![Intent::set(id(n), "request", "title", format!("v{n}"))]);
        if n % 3 == 0 {
            act(&mut office, &author, vec![Intent::set(id(n), "request", "life", "trashed")]);
        }
    }
    office.sync(&author).unwrap();
    office.sync(&reader).unwrap();
    for n in 0..50 {
        let record = reader.read(|table| table.get(id(n))).unwrap();
        assert_eq!(record.text("life"), (n % 3 == 0).then_some("trashed"));
        assert_eq!(record.text("title"), Some(format!("v{n}").as_str()));
    }
}

#[test]
fn t29_t33_one_renames_and_one_deletes_offline_and_both_hold() {
    let mut office = Office::new();
    let (one, two) = (office.device(), office.device());
    office.act(&one, &["avant"]);
    for device in [&one, &two] {
        office.sync(device).unwrap();
    }
    office.act(&one, &["renommée"]);
    act(&mut office, &two, vec![Intent::set(request(), "request", "life", "trashed")]);
    for device in [&two, &one, &two] {
        office.sync(device).unwrap();
    }
    for device in [&one, &two] {
        let record = device.read(|table| table.get(request())).unwrap();
        assert_eq!((record.text("title"), record.text("life")), (Some("renommée"), Some("trashed")));
    }
}

#[test]
fn t36_an_amount_and_its_currency_are_one_value() {
    let mut office = Office::new();
    let (one, two) = (office.device(), office.device());
    let cost = |cents: u64, cur: &str| json!({"cents": cents, "cur": cur});
    for (device, value) in [(&one, cost(100, "EUR")), (&two, cost(250, "CHF"))] {
        act(&mut office, device, vec![Intent::set(request(), "request", "cost", value)]);
    }
    for device in [&one, &two, &one] {
        office.sync(device).unwrap();
    }
    let shown = |device: &Device<Memory>| device.read(|t| t.get(request())).unwrap().value("cost").cloned();
    assert_eq!(shown(&one), shown(&two));
    assert!([Some(cost(100, "EUR")), Some(cost(250, "CHF"))].contains(&shown(&one)));
}

#[test]
fn t37_an_operation_that_adds_up_is_kept_once_however_often_it_is_sent() {
    let mut office = Office::new();
    let (one, two) = (office.device(), office.device());
    let cid = Cid::from_bytes([5; 16]);
    let mut entry = placed(1, Hlc::at(NOW), vec![write("count", Op::Other("inc".into()), json!(1))]);
    (entry.change.cid, entry.change.tx) = (cid, cid);
    run(one.adopt(vec![entry.change.clone()], Vec::new())).unwrap();
    run(one.adopt(vec![entry.change], Vec::new())).unwrap();
    for device in [&one, &two, &one] {
        office.sync(device).unwrap();
    }
    let heads = two.read(|table| table.get(request())).unwrap().cells["count"].heads.clone();
    assert_eq!((heads.len(), heads[0].cid, office.n_logged()), (1, cid, 1));
}

#[test]
fn t41_a_place_made_on_two_devices_at_once_is_one_place() {
    let mut office = Office::new();
    let (one, two) = (office.device(), office.device());
    let id = RecordId::derived("place", "cuisine");
    for device in [&one, &two] {
        act(&mut office, device, vec![Intent::set(id, "place", "name", "Cuisine")]);
    }
    for device in [&one, &two, &one] {
        office.sync(device).unwrap();
    }
    for device in [&one, &two] {
        assert_eq!(device.read(Table::len), 1);
        let record = device.read(|table| table.get(id)).unwrap();
        assert_eq!((record.text("name"), record.cells["name"].is_conflict()), (Some("Cuisine"), false));
    }
}

#[test]
fn t44_what_an_older_app_could_not_read_does_not_come_before_a_later_write() {
    let unknown = placed(1, Hlc::at(NOW), vec![write("title", Op::Other("merge".into()), json!("vieux"))]);
    let known = placed(2, Hlc::at(NOW + 1), vec![write("title", Op::Set, json!("neuf"))]);
    for entries in [vec![unknown.clone(), known.clone()], vec![known, unknown]] {
        let mut table = Table::default();
        table.apply(1, &Page::Changes(entries));
        let cell = table.get(request()).unwrap().cells.remove("title").unwrap();
        assert_eq!((cell.value(), cell.heads.len()), (Some(&json!("neuf")), 2));
    }
}

#[test]
fn t47_names_that_mean_something_elsewhere_are_data_here() {
    let mut office = Office::new();
    let (one, two) = (office.device(), office.device());
    let names = ["__proto__", "constructor", "SELECT", "'; DROP TABLE changes; --", "\"", "\u{202e}é", "a/b"];
    for name in names {
        act(&mut office, &one, vec![Intent::set(request(), name, name, json!({name: name}))]);
    }
    office.sync(&one).unwrap();
    office.sync(&two).unwrap();
    let record = two.read(|table| table.get(request())).unwrap();
    let fields: BTreeSet<&str> = record.cells.keys().map(|name| &**name).collect();
    assert_eq!(fields, BTreeSet::from(names));
    for name in names {
        assert_eq!(record.value(name), Some(&json!({name: name})));
    }
}

#[test]
fn t63_a_new_start_is_durable_when_it_is_said_to_be() {
    let mut office = Office::new();
    let memory = Memory::default();
    let device = office.open(&memory);
    office.act(&device, &["un"]);
    office.sync(&device).unwrap();
    run(device.start_over(&mut Ctx { now_ms: NOW, entropy: &mut office.entropy })).unwrap();
    drop(device);
    let again = office.open(&memory).meta();
    assert_eq!((again.cursor, again.epoch, again.reseeding, again.n_done), (None, None, true, 0));
}
