//! What must hold in the end. Kept apart: devices that agree may still have lost something together.

use std::collections::{BTreeMap, BTreeSet};

use replica::page::{Entry, Page};
use replica::{Cid, Hlc, Op, RecordId, Table, Value};

use crate::tasks::run;
use crate::world::{World, poisoned};

/// Healthy network: everybody syncs until nothing moves. Nobody may need more rounds than these (I8).
const MAX_ROUNDS: usize = 12;

pub fn quiesce(world: &mut World) {
    world.now_ms += 1_000_000;
    world.net.server.borrow_mut().now_ms = world.now_ms;
    for _ in 0..MAX_ROUNDS {
        let mut n_moved = 0;
        for phone in 0..world.phones.len() {
            let report = world.cycle(phone, 0).expect("a healthy network");
            assert_eq!(report.push_failure, None);
            n_moved += report.n_pushed + report.n_pulled + report.n_forks + report.n_starts_over;
        }
        if n_moved == 0 {
            return;
        }
    }
    panic!("after {MAX_ROUNDS} rounds something still moves");
}

/// One cell: its living values, and the changes that were superseded.
type Cells = BTreeMap<(RecordId, Box<str>), (Vec<(Cid, Hlc, Op, Value)>, Vec<Cid>)>;

fn cells(table: &Table) -> Cells {
    let mut all = Cells::new();
    for packed in table.iter() {
        let record = packed.unpack().expect("whole");
        for (field, cell) in record.cells {
            // What the server refuses stays on the device that made it, in the tray.
            if record.id != poisoned() {
                let heads = cell.heads.into_iter().map(|h| (h.cid, h.eff, h.op, h.value)).collect();
                all.insert((record.id, field), (heads, cell.dead));
            }
        }
    }
    all
}

/// All devices and the server show equal cells (I1).
///
/// After the server lost data, a device may remember a later place of a value than the server's new log has: the
/// values are the same, and which of several open ones shows may differ until somebody decides (`docs/sync.md`).
pub fn all_agree(world: &World) {
    let server = world.net.server.borrow();
    let mut table = Table::default();
    let entries = server.log.iter().map(|l| Entry::placed(l.change.clone(), l.eff, l.by.clone()));
    table.apply(1, &Page::Changes(entries.collect()));
    let expected = cells(&table);
    for (at, phone) in world.phones.iter().enumerate() {
        for tab in &phone.tabs {
            run(tab.catch_up()).expect("reads");
            let mut here = tab.read(cells);
            if 0 < world.n_losses {
                forgive_later_places(&mut here, &expected);
            }
            for key in expected.keys().chain(here.keys()) {
                let (server, here) = (expected.get(key), here.get(key));
                assert_eq!(server, here, "server and phone {at} differ in {key:?}");
            }
        }
    }
}

fn forgive_later_places(here: &mut Cells, expected: &Cells) {
    for (key, (heads, _)) in here {
        let Some((expected, _)) = expected.get(key) else { continue };
        for (cid, eff, ..) in heads {
            if let Some((_, known, ..)) = expected.iter().find(|head| head.0 == *cid) {
                *eff = if known < eff { *known } else { *eff };
            }
        }
    }
}

/// What any device ever stored is in the server's log, once, or in a tray; the outboxes are empty (I2, I5).
pub fn nothing_is_lost(world: &World) {
    let server = world.net.server.borrow();
    let logged: Vec<Cid> = server.log.iter().map(|l| l.change.cid).collect();
    let known: BTreeSet<Cid> = logged.iter().copied().collect();
    assert_eq!(known.len(), logged.len(), "the log holds a change twice");
    let mut trays = BTreeSet::new();
    let mut made: BTreeSet<Cid> = world.acted.iter().copied().collect();
    for phone in &world.phones {
        let meta = phone.tabs[0].meta();
        assert_eq!(meta.n_pending(), 0, "an outbox is not empty");
        trays.extend(meta.refused.iter().map(|refusal| refusal.cid));
        let journal = run(phone.tabs[0].changes(1, meta.next_page)).expect("reads");
        for change in &journal {
            if change.w.iter().any(|w| w.v == "poison") {
                assert!(!known.contains(&change.cid), "a refused change is in the log");
            }
        }
        made.extend(journal.into_iter().map(|change| change.cid));
    }
    for cid in made {
        assert!(known.contains(&cid) || trays.contains(&cid), "{cid} is lost");
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

/// What a restart would show is what shows now, byte for byte (I3, T39).
pub fn disk_equals_memory(world: &mut World, phone: usize) {
    let memory = world.phones[phone].memory.clone();
    let again = world.open(&memory);
    for tab in &world.phones[phone].tabs {
        run(tab.catch_up()).expect("reads");
        let ids = |table: &Table| table.iter().map(|packed| packed.id).collect::<BTreeSet<_>>();
        assert_eq!(tab.read(ids), again.read(ids));
        for id in tab.read(ids) {
            let live = tab.read(|table| table.fingerprint(id));
            assert_eq!(live, again.read(|table| table.fingerprint(id)), "{id} differs after a restart");
        }
        assert_eq!(tab.meta(), again.meta());
    }
}
