//! The merge of an import with what is here, on a device in memory.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests fail by panicking")]

use std::cell::{Cell, RefCell};

use domain::kinds::{field, kind};
use domain::office::{NamedKind, Office};
use domain::zone::Zone;
use replica::ctx::Seeded;
use replica::page::Entry;
use replica::{Ctx, Intent, Record, RecordId, Table, Value};
use serde_json::{Map, json};
use store::memory::Memory;
use store::{Act, Device, Done, StoreError};

use super::importer::{Desk, Importer, write_all};
use super::incoming::{BadRecord, Incoming, id_of_ext};
use super::merge::Counts;
use super::past::removal;

const NOW_MS: i64 = 1_795_000_000_000;

/// A workspace without a page around it.
struct Room {
    device: Device<Memory>,
    office: RefCell<Office>,
    entropy: RefCell<Seeded>,
    /// Refuses to store after this many acts.
    acts_left: Cell<usize>,
}

/// Runs a future that never waits.
fn now<F: Future>(future: F) -> F::Output {
    let mut future = std::pin::pin!(future);
    match future.as_mut().poll(&mut std::task::Context::from_waker(std::task::Waker::noop())) {
        std::task::Poll::Ready(value) => value,
        std::task::Poll::Pending => panic!("it waits"),
    }
}

impl Room {
    fn new(seed: u64) -> Self {
        let mut entropy = Seeded(seed);
        let mut ctx = Ctx { now_ms: NOW_MS as u64, entropy: &mut entropy };
        let (device, _) = now(Device::open(Memory::default(), &mut ctx)).unwrap();
        let office = RefCell::new(Office::new(Zone::paris()));
        Self { device, office, entropy: RefCell::new(entropy), acts_left: Cell::new(usize::MAX) }
    }

    fn import(&self, kind: &str, rows: &[Value]) -> (Importer<&Self>, Result<(), StoreError>) {
        let mut importer = Importer::new(self, "test.csv");
        let incoming = rows.iter().map(|row| Incoming::from_map(kind, map(row)).unwrap()).collect();
        let result = now(async {
            importer.add(incoming).await?;
            importer.finish(rows.len(), 0).await
        });
        (importer, result)
    }

    fn counts(&self, rows: &[Value]) -> Counts {
        let (importer, result) = self.import(kind::REQUEST, rows);
        result.unwrap();
        importer.counts
    }

    fn record(&self, ext: &str) -> Record {
        self.device.read(|table| table.get(id_of_ext("ext", ext))).unwrap()
    }

    fn edit(&self, ext: &str, name: &str, value: impl Into<Value>) {
        let intent = Intent::set(id_of_ext("ext", ext), kind::REQUEST, name, value);
        now(self.write(Act::one(vec![intent]))).unwrap();
    }
}

impl Desk for &Room {
    fn peek<R>(self, read: impl FnOnce(&Office, &Table) -> R) -> R {
        self.device.read(|table| read(&self.office.borrow(), table))
    }
    async fn write(self, act: Act) -> Result<Done, StoreError> {
        let left = self.acts_left.get().checked_sub(1).ok_or(StoreError::Quota)?;
        self.acts_left.set(left);
        let mut entropy = self.entropy.borrow_mut();
        let mut ctx = Ctx { now_ms: NOW_MS as u64, entropy: &mut *entropy };
        let done = now(self.device.act(&mut ctx, act))?;
        self.device.read(|table| self.office.borrow_mut().refresh(table, &done.records));
        Ok(done)
    }
    async fn history(self, ids: &[RecordId]) -> Result<Vec<Entry>, StoreError> {
        self.device.history(ids).await
    }
    fn new_id(self) -> RecordId {
        RecordId::new(&mut Ctx { now_ms: NOW_MS as u64, entropy: &mut *self.entropy.borrow_mut() })
    }
    fn now_ms(self) -> i64 {
        NOW_MS
    }
}

fn map(value: &Value) -> Map<String, Value> {
    value.as_object().unwrap().clone()
}

fn row(ext: &str, title: &str, status: &str) -> Value {
    json!({ "ext": ext, "title": title, "status": status, "place": "Cuisine", "reported": "2025-03-14T01:20",
        "tags": ["eau"], "x": { "Zone": "A" } })
}

const fn counts(created: usize, updated: usize, restored: usize, unchanged: usize) -> Counts {
    Counts { created, updated, restored, unchanged }
}

#[test]
fn a_new_request_has_what_the_row_says_and_nothing_else() {
    let room = Room::new(1);
    assert_eq!(room.counts(&[row("1", "Fuite", "done")]), counts(1, 0, 0, 0));
    let record = room.record("1");
    let at = Zone::paris().instant("2025-03-14T01:20:00".parse().unwrap());
    assert_eq!(record.value(field::STATUS), Some(&json!({ "s": "done", "at": at })));
    assert_eq!(record.text("x/Zone"), Some("A"));
    assert_eq!(record.elements(field::TAGS).collect::<Vec<_>>(), ["eau"]);
    let names: Vec<&str> = record.cells.keys().map(|name| &**name).collect();
    assert_eq!(names, ["ext", "import", "place", "reported", "status", "tags/eau", "title", "x/Zone"]);
    let place = room.office.borrow().find_named(NamedKind::Place, "CUISINE").unwrap();
    assert_eq!(record.text(field::PLACE), Some(&*place.to_string()));
}

#[test]
fn the_same_file_again_changes_nothing_on_this_device_or_another() {
    let rows = [row("1", "Fuite", "new"), row("2", "Néon", "progress")];
    let (here, there) = (Room::new(1), Room::new(2));
    here.counts(&rows);
    let n = here.device.meta().next_n;
    assert_eq!(here.counts(&rows), counts(0, 0, 0, 2));
    assert_eq!(here.device.meta().next_n, n, "not even the import itself is written");
    there.counts(&rows);
    let id = id_of_ext("ext", "2");
    let of =
        |room: &Room| room.device.read(|table| table.get(id).map(|r| r.text("title").map(str::to_owned)));
    assert_eq!(of(&here), of(&there));
}

#[test]
fn what_a_person_changed_stays_until_the_file_changes() {
    let room = Room::new(1);
    room.counts(&[row("1", "Fuite", "new")]);
    room.edit("1", field::TITLE, "Fuite, vue par moi");
    assert_eq!(room.counts(&[row("1", "Fuite", "new")]), counts(0, 0, 0, 1));
    assert_eq!(room.counts(&[row("1", "Fuite", "progress")]), counts(0, 1, 0, 0));
    let record = room.record("1");
    assert_eq!(record.text(field::TITLE), Some("Fuite, vue par moi"));
    assert_eq!(record.value(field::STATUS).unwrap()["s"], "progress");
    assert_eq!(room.counts(&[row("1", "Fuite au 2e", "progress")]), counts(0, 1, 0, 0));
    assert_eq!(room.record("1").text(field::TITLE), Some("Fuite au 2e"));
    // What an import updated is the file's word too.
    room.edit("1", field::TITLE, "Encore moi");
    assert_eq!(room.counts(&[row("1", "Fuite au 2e", "progress")]), counts(0, 0, 0, 1));
    assert_eq!(room.record("1").text(field::TITLE), Some("Encore moi"));
}

#[test]
fn a_tag_taken_out_here_stays_out() {
    let room = Room::new(1);
    room.counts(&[row("1", "Fuite", "new")]);
    let out = Intent::element(id_of_ext("ext", "1"), kind::REQUEST, field::TAGS, "eau", false);
    now((&room).write(Act::one(vec![out]))).unwrap();
    assert_eq!(room.counts(&[row("1", "Fuite", "new")]), counts(0, 0, 0, 1));
    assert_eq!(room.record("1").elements(field::TAGS).count(), 0);
}

#[test]
fn one_undo_takes_the_whole_import_back() {
    let room = Room::new(1);
    room.counts(&[row("1", "Fuite", "new")]);
    let rows = [row("1", "Fuite au 2e", "done"), row("2", "Néon", "new"), row("3", "Clé", "new")];
    let (importer, result) = room.import(kind::REQUEST, &rows);
    result.unwrap();
    let back = now(write_all(&room, importer.back.changes("trashed"))).unwrap();
    assert_eq!(room.record("1").text(field::TITLE), Some("Fuite"));
    assert_eq!(room.record("1").value(field::STATUS).unwrap()["s"], "new");
    assert_eq!(room.record("2").text(field::LIFE), Some("trashed"));
    assert!(!room.office.borrow().named[&importer.id].is_alive);
    now(write_all(&room, back.changes("trashed"))).unwrap();
    assert_eq!(room.record("1").text(field::TITLE), Some("Fuite au 2e"));
    assert_eq!(room.record("2").text(field::LIFE), Some("alive"));
}

#[test]
fn a_past_import_goes_with_its_places_but_for_those_in_use() {
    let room = Room::new(1);
    let other = json!({ "ext": "2", "title": "Néon", "place": "Hall" });
    let (importer, _) = room.import(kind::REQUEST, &[row("1", "Fuite", "new"), other]);
    let kitchen = room.office.borrow().find_named(NamedKind::Place, "cuisine").unwrap();
    let own = (&room).new_id();
    let mine = Intent::set(own, kind::REQUEST, field::PLACE, kitchen.to_string());
    now((&room).write(Act::one(vec![mine]))).unwrap();
    let changes = (&room).peek(|office, table| removal(office, table, importer.id));
    now(write_all(&room, changes)).unwrap();
    let names: Vec<String> =
        room.office.borrow().all_named(NamedKind::Place).iter().map(|place| place.name.clone()).collect();
    assert_eq!(names, ["Cuisine"]);
    assert_eq!(room.record("1").text(field::LIFE), Some("trashed"));
    // Imported again, it comes out of the bin and belongs to the new import.
    let (again, result) = room.import(kind::REQUEST, &[row("1", "Fuite", "new")]);
    result.unwrap();
    assert_eq!(again.counts, counts(0, 0, 1, 0));
    assert_eq!(room.record("1").text(field::IMPORT), Some(&*again.id.to_string()));
}

#[test]
fn a_row_that_comes_twice_has_its_last_word() {
    let room = Room::new(1);
    assert_eq!(room.counts(&[row("1", "Fuite", "new"), row("1", "Fuite bis", "done")]), counts(1, 1, 0, 0));
    assert_eq!(room.record("1").text(field::TITLE), Some("Fuite bis"));
}

#[test]
fn a_store_that_refuses_in_the_middle_keeps_what_was_stored_and_the_next_import_goes_on() {
    let room = Room::new(1);
    let rows: Vec<Value> = (0..6000).map(|n| row(&n.to_string(), "Fuite", "new")).collect();
    let run = |room: &Room| {
        let mut importer = Importer::new(room, "test.csv");
        let result = now(async {
            for slice in rows.chunks(500) {
                let slice = slice.iter().map(|row| Incoming::from_map(kind::REQUEST, map(row)).unwrap());
                importer.add(slice.collect()).await?;
            }
            importer.finish(rows.len(), 0).await
        });
        (importer.counts, result)
    };
    room.acts_left.set(1);
    let (first, result) = run(&room);
    assert_eq!(result, Err(StoreError::Quota));
    assert_eq!(room.office.borrow().rows.len(), first.created);
    assert!(0 < first.created && first.created < 6000);
    room.acts_left.set(usize::MAX);
    let (second, result) = run(&room);
    assert_eq!(result, Ok(()));
    assert_eq!(second, counts(6000 - first.created, 0, 0, first.created));
    assert_eq!(room.office.borrow().rows.len(), 6000);
}

#[test]
fn other_kinds_are_known_by_name_and_bad_records_are_told() {
    let room = Room::new(1);
    let person = json!({ "name": "Léa Marchand", "email": "lea@example.org" });
    room.import(kind::PERSON, std::slice::from_ref(&person)).1.unwrap();
    let (again, _) = room.import(kind::PERSON, &[person]);
    assert_eq!(again.counts, counts(0, 0, 0, 1));
    let bad = |record: Value| Incoming::from_map(kind::REQUEST, map(&record)).unwrap_err();
    assert_eq!(bad(json!({ "ext": "1" })), BadRecord::NoName);
    assert_eq!(bad(json!({ "title": " " })), BadRecord::NoName);
    assert_eq!(bad(json!({ "id": "x", "title": "Fuite" })), BadRecord::BadId);
}
