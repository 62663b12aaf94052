//! What must hold in the end. Kept apart: devices that agree may still have lost something together.
//!
//! I12 (counters) has no oracle: no kind has a counter, and an operation that a newer app calls so is only kept (I7).

use std::collections::{BTreeMap, BTreeSet};

use access::Role;
use replica::page::{Entry, Page};
use replica::{Cid, Hlc, Op, RecordId, Table, Value};
use sync::SyncError;

use crate::events::purgeable;
use crate::tasks::run;
use crate::world::World;

/// Healthy network: everybody syncs until nothing moves. Nobody may need more rounds than these (I8).
const MAX_ROUNDS: usize = 12;

pub fn i8_everything_drains(world: &mut World) {
    world.now_ms += 1_000_000;
    {
        let mut server = world.net.server.borrow_mut();
        (server.now_ms, server.dies_after) = (world.now_ms, None);
    }
    for _ in 0..MAX_ROUNDS {
        let mut n_moved = 0;
        for phone in 0..world.phones.len() {
            let mut result = world.cycle(phone, 0);
            if let Err(SyncError::SignedOut { .. }) = result {
                world.invite(phone);
                result = world.cycle(phone, 0);
            }
            let report = result.expect("a healthy network");
            assert_eq!(report.push_failure, None);
            n_moved += report.n_pushed + report.n_refused + report.n_pulled + report.n_reseeded;
            n_moved += report.n_forks + report.n_starts_over;
        }
        if n_moved == 0 {
            return;
        }
    }
    panic!("I8: after {MAX_ROUNDS} rounds something still moves");
}

/// One cell: its living values, and the changes that were superseded.
type Cells = BTreeMap<(RecordId, Box<str>), (Vec<(Cid, Hlc, Op, Value)>, Vec<Cid>)>;

fn cells(table: &Table) -> Cells {
    let mut all = Cells::new();
    for packed in table.iter() {
        let record = packed.unpack().expect("whole");
        for (field, cell) in record.cells {
            let heads = cell.heads.into_iter().map(|h| (h.cid, h.eff, h.op, h.value)).collect();
            all.insert((record.id, field), (heads, cell.dead));
        }
    }
    all
}

fn journal(world: &World, phone: usize) -> Vec<Entry> {
    let memory = &world.phones[phone].memory;
    let pages = run(store::Backend::journal(memory, 1, u64::MAX)).expect("reads");
    let mut all = Vec::new();
    for (_, bytes) in pages {
        if let Page::Changes(entries) = Page::decode(&bytes).expect("whole") {
            all.extend(entries);
        }
    }
    all
}

/// All devices show what the server's log says, and what is in their own tray.
///
/// After the server lost data, a device may remember a later place of a value than the server's new log has: the
/// values are the same, and which of several open ones shows may differ until somebody decides (`docs/sync.md`). And
/// who may not give back what others made may keep what nobody else knows.
pub fn i1_all_agree(world: &World) {
    let server = world.net.server.borrow();
    let logged = server.cids();
    for (at, phone) in world.phones.iter().enumerate() {
        let tray: BTreeSet<Cid> = phone.tabs[0].meta().refused.iter().map(|refusal| refusal.cid).collect();
        let journal = journal(world, at);
        let (mut mine, mut kept) = (Vec::new(), 0);
        for entry in journal.into_iter().filter(|entry| !logged.contains(&entry.change.cid)) {
            kept += usize::from(!tray.contains(&entry.change.cid));
            mine.push(Entry { eff: None, ..entry });
        }
        let may_keep = 0 < world.n_losses && world.barred.contains(&phone.member);
        assert!(kept == 0 || may_keep, "I1: phone {at} keeps {kept} changes to itself");
        let mut table = Table::default();
        table.apply(1, &Page::Changes(server.entries()));
        table.apply(2, &Page::Changes(mine));
        let expected = cells(&table);
        for tab in &phone.tabs {
            run(tab.catch_up()).expect("reads");
            let mut here = tab.read(cells);
            if 0 < world.n_losses {
                forgive_places(&mut here, &expected, &logged);
            }
            for key in expected.keys().chain(here.keys()) {
                let (server, here) = (expected.get(key), here.get(key));
                assert_eq!(server, here, "I1: server and phone {at} differ in {key:?}");
            }
        }
    }
}

fn forgive_places(here: &mut Cells, expected: &Cells, logged: &BTreeSet<Cid>) {
    for (key, (heads, _)) in here {
        let Some((expected, _)) = expected.get(key) else { continue };
        for (cid, eff, ..) in heads {
            if let Some((_, known, ..)) = expected.iter().find(|head| head.0 == *cid) {
                *eff = if known < eff || !logged.contains(cid) { *known } else { *eff };
            }
        }
    }
}

/// What any device that is still there ever stored, or read, is in the server's log, once, or in a tray; the outboxes
/// are empty.
pub fn i2_nothing_is_lost(world: &World) {
    let server = world.net.server.borrow();
    let known = server.cids();
    assert_eq!(known.len(), server.log.len(), "I2: the log holds a change twice");
    let mut trays = BTreeSet::new();
    let mut made: BTreeSet<Cid> = world.acted.iter().map(|(_, cid)| *cid).collect();
    for (at, phone) in world.phones.iter().enumerate() {
        let meta = phone.tabs[0].meta();
        assert_eq!(meta.n_pending(), 0, "I2: an outbox is not empty");
        assert!(!meta.reseeding, "I2: something is still to be given back");
        trays.extend(meta.refused.iter().map(|refusal| refusal.cid));
        let may_keep = 0 < world.n_losses && world.barred.contains(&phone.member);
        let of_others = |entry: &Entry| entry.eff.is_some();
        made.extend(
            journal(world, at).into_iter().filter(|e| !may_keep || !of_others(e)).map(|e| e.change.cid),
        );
    }
    for cid in made {
        assert!(known.contains(&cid) || trays.contains(&cid), "I2: {cid} is lost");
    }
}

/// What a restart would show is what shows now, byte for byte (T39).
pub fn i3_disk_equals_memory(world: &mut World, phone: usize) {
    let (memory, power) = (world.phones[phone].memory.clone(), world.phones[phone].power.clone());
    let again = world.open(&memory, &power);
    for tab in &world.phones[phone].tabs {
        run(tab.catch_up()).expect("reads");
        let ids = |table: &Table| table.iter().map(|packed| packed.id).collect::<BTreeSet<_>>();
        assert_eq!(tab.read(ids), again.read(ids), "I3");
        for id in tab.read(ids) {
            let live = tab.read(|table| table.fingerprint(id));
            assert_eq!(live, again.read(|table| table.fingerprint(id)), "I3: {id} differs after a restart");
        }
        assert_eq!(tab.meta(), again.meta(), "I3");
    }
}

/// A removed demonstration stays removed, whoever edits it before or after (T28). Only a person's own « Annuler » of the
/// removal, or of an edit before it, would bring it to the bin; here nobody does that.
pub fn i4_purged_stays_purged(world: &World) {
    let server = world.net.server.borrow();
    for id in (0..2).map(purgeable) {
        let is_purge = |w: &replica::Write| w.id == id && w.v == "purged";
        if server.log.iter().flat_map(|logged| &logged.change.w).any(is_purge) {
            for phone in &world.phones {
                let record = phone.tabs[0].read(|table| table.get(id)).expect("known");
                assert_eq!(record.text("life"), Some("purged"), "I4");
            }
        }
    }
}

/// Without a loss, what the server once acknowledged is there; `acknowledged` grew with the history.
pub fn i5_acknowledged_survives(world: &World, acknowledged: &BTreeSet<Cid>) {
    if world.n_losses == 0 {
        assert!(acknowledged.is_subset(&world.net.server.borrow().cids()), "I5");
    }
}

/// Numbers run from 1 without gaps; every cursor is a point of this log.
pub fn i6_the_log_has_no_gap(world: &World) {
    let server = world.net.server.borrow();
    assert!(server.log.iter().zip(1..).all(|(logged, seq)| logged.seq == seq), "I6");
    for phone in &world.phones {
        let cursor = phone.tabs[0].meta().cursor.expect("everybody has read");
        assert_eq!(cursor.epoch, server.epoch, "I6");
        assert!(server.has_point(cursor.seq, &cursor.hash), "I6: {cursor:?} is no point of the log");
    }
}

/// What a newer app wrote is everywhere as it wrote it.
pub fn i7_unknown_things_are_kept(world: &World) {
    let server = world.net.server.borrow();
    let same = |entry: &Entry| {
        let Some(made) = world.foreign.get(&entry.change.cid) else { return };
        let mut extra = entry.change.extra.clone();
        extra.remove("by");
        let (v, w) = (entry.change.v, &entry.change.w);
        assert_eq!((v, w, &extra), (made.v, &made.w, &made.extra), "I7");
    };
    server.entries().iter().for_each(same);
    for phone in 0..world.phones.len() {
        journal(world, phone).iter().for_each(same);
    }
}

/// Whoever sent it could do it at that moment: written down here once more, and simpler, than the rules are.
pub fn i9_nobody_wrote_beyond_their_role(world: &World) {
    let server = world.net.server.borrow();
    let mut makers: BTreeMap<RecordId, Option<&str>> = BTreeMap::new();
    for (logged, role) in server.log.iter().zip(&server.accepted_as) {
        for write in &logged.change.w {
            let maker = *makers.entry(write.id).or_insert(logged.by.as_deref());
            let may = match role {
                // Given back: its author could, when it was made.
                None | Some(Role::Manager) => true,
                Some(Role::Helper) => write.v != "purged",
                Some(Role::Requester) => maker == logged.by.as_deref() && &*write.ty == "request",
                Some(Role::Reader) => false,
            };
            assert!(may, "I9: {role:?} wrote {write:?}");
        }
    }
}

/// No more open values than hands: what somebody writes takes the place of what they wrote before.
pub fn i10_heads_are_few(world: &World) {
    for phone in &world.phones {
        for ((id, field), (heads, _)) in phone.tabs[0].read(cells) {
            let n = heads.iter().filter(|head| !world.foreign.contains_key(&head.0)).count();
            assert!(n <= world.n_hands, "I10: {n} heads in {id} {field}");
        }
    }
}

/// The children of a record, in their order: the same everywhere (where nobody must decide between two places).
pub fn i11_children_are_in_one_order(world: &World) {
    let children = |table: &Table| {
        let mut all: BTreeMap<String, Vec<(String, RecordId)>> = BTreeMap::new();
        let mut open = BTreeSet::new();
        for record in table.iter().filter_map(|packed| packed.unpack().ok()) {
            let Some(at) = record.cells.get("at") else { continue };
            if at.is_conflict() {
                open.insert(record.id);
            }
            if let (Some(parent), Some(pos)) = (text(at.value(), "parent"), text(at.value(), "pos")) {
                all.entry(parent).or_default().push((pos, record.id));
            }
        }
        all.values_mut().for_each(|list| list.sort());
        (all, open)
    };
    let mut table = Table::default();
    table.apply(1, &Page::Changes(world.net.server.borrow().entries()));
    let (expected, open) = children(&table);
    for phone in &world.phones {
        let meta = phone.tabs[0].meta();
        let is_alone = !meta.refused.is_empty() || (0 < world.n_losses && !open.is_empty());
        let may_keep = 0 < world.n_losses && world.barred.contains(&phone.member);
        if !is_alone && !may_keep {
            assert_eq!(phone.tabs[0].read(children).0, expected, "I11");
        }
    }
}

fn text(value: Option<&Value>, key: &str) -> Option<String> {
    value.and_then(|value| value.get(key)).and_then(Value::as_str).map(str::to_owned)
}

/// Who sent what is on every device as the server has it (without a loss, after which it is a claim of who gives back).
pub fn authors_are_the_servers(world: &World) {
    let server = world.net.server.borrow();
    let by: BTreeMap<Cid, _> = server.log.iter().map(|l| (l.change.cid, l.by.clone())).collect();
    for phone in 0..world.phones.len() {
        for entry in journal(world, phone).iter().filter(|entry| entry.eff.is_some() && world.n_losses == 0) {
            assert_eq!(
                by.get(&entry.change.cid),
                Some(&entry.by),
                "{} is signed by another",
                entry.change.cid
            );
        }
    }
}

/// Nothing is ordered before what it superseded (what its author saw), if the server knew that one.
pub fn order_follows_sight(world: &World) {
    let server = world.net.server.borrow();
    let mut places: BTreeMap<Cid, Hlc> = BTreeMap::new();
    for logged in &server.log {
        for seen in logged.change.w.iter().flat_map(|w| &w.sup).filter_map(|cid| places.get(cid)) {
            assert!(*seen < logged.eff, "{} is ordered before what it replaced", logged.change.cid);
        }
        places.insert(logged.change.cid, logged.eff);
    }
}
