//! A device in somebody's hand: it acts by dice, syncs, restarts, and can be looked into.

use std::time::{SystemTime, UNIX_EPOCH};

use replica::ctx::Seeded;
use replica::{Ctx, Intent, RecordId};
use serde_json::{Value, json};
use store::memory::Memory;
use store::{Act, Device};
use sync::{Env, Options, Report, SyncError, cycle};

use crate::web::Web;

const TITLES: [&str; 8] = [
    "Fuite sous l’évier",
    "Néon clignote",
    "Imprimante en panne",
    "Badge perdu",
    "Chaise cassée",
    "Écran noir",
    "Store coincé",
    "Radiateur froid",
];

/// The wall clock.
pub fn now_ms() -> u64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    u64::try_from(since.as_millis()).unwrap_or(u64::MAX)
}

/// A device and who holds it.
pub struct Hand {
    /// The device.
    pub device: Device<Memory>,
    /// Its way to the server.
    pub web: Web,
    /// How many changes were made here.
    pub n_changes: u64,
    dice: Seeded,
    undo: Option<Act>,
}

impl Hand {
    /// A new device.
    pub fn new(web: Web, seed: u64) -> Self {
        let mut dice = Seeded(seed);
        let device = open(Memory::default(), &mut dice);
        Self { device, web, n_changes: 0, dice, undo: None }
    }

    /// Any number below `n`.
    pub fn below(&mut self, n: u64) -> u64 {
        self.dice.next_u64() % n.max(1)
    }

    /// The app is closed and opened again.
    pub fn restart(&mut self) {
        let memory = self.device.backend().clone();
        self.device = open(memory, &mut self.dice);
        self.undo = None;
    }

    /// Writes, durably.
    pub fn write(&mut self, act: Act) {
        self.n_changes += act.changes.len() as u64;
        let mut ctx = Ctx { now_ms: now_ms(), entropy: &mut self.dice };
        let done = pollster::block_on(self.device.act(&mut ctx, act)).expect("memory is never full");
        self.undo = Some(done.undo);
    }

    /// One act of somebody at work, among `n_records` requests that all know.
    pub fn act(&mut self, n_records: u64) {
        let id = RecordId::derived("request", &self.below(n_records).to_string());
        let set = |field: &str, value: Value| Intent::set(id, "request", field, value);
        let n = self.below(1_000_000);
        let title = TITLES[self.below(TITLES.len() as u64) as usize];
        let intents = match self.below(10) {
            0 | 1 => vec![set("title", json!(format!("{title} n° {n}"))), set("priority", json!("p3"))],
            2 => vec![set("priority", json!(["p1", "p2", "p3", "p4"][n as usize % 4]))],
            3 => vec![set("status", json!({"s": "waiting", "on": format!("devis {n}"), "at": now_ms()}))],
            4 => {
                let key = ["new", "progress", "done"][n as usize % 3];
                vec![set("status", json!({"s": key, "at": now_ms()}))]
            }
            5 => vec![Intent::element(
                id,
                "request",
                "tags",
                ["urgent", "garantie"][n as usize % 2],
                !n.is_multiple_of(3),
            )],
            6 => {
                let comment = RecordId::new(&mut Ctx { now_ms: now_ms(), entropy: &mut self.dice });
                vec![
                    Intent::set(comment, "comment", "parent", id.to_string()),
                    Intent::set(comment, "comment", "text", format!("Vu, {title} ({n})")),
                ]
            }
            7 => vec![set("life", json!(if n.is_multiple_of(2) { "trashed" } else { "alive" }))],
            8 => vec![set("x/mesure", json!(n as f64 / 7.0)), set("due", json!("2026-12-01"))],
            _ => match self.undo.take() {
                Some(undo) => return self.write(undo),
                None => vec![set("description", json!(format!("{title}, constaté {n} fois.")))],
            },
        };
        self.write(Act::one(intents));
    }

    /// One cycle.
    pub fn sync(&mut self) -> Result<Report, SyncError> {
        let mut env = Env { now: &now_ms, entropy: &mut self.dice };
        let mut silent = |_: &sync::Progress| {};
        pollster::block_on(cycle(&self.device, &self.web, &mut env, Options::default(), &mut silent))
    }

    /// Everything in every cell of every record, in one order: equal bytes mean equal devices.
    pub fn export(&self) -> String {
        let mut records = self.device.read(|table| {
            table.iter().map(|packed| packed.unpack().expect("memory holds records")).collect::<Vec<_>>()
        });
        records.sort_by_key(|record| record.id);
        let mut text = String::new();
        for record in records {
            for (field, cell) in &record.cells {
                let heads: Vec<Value> = cell
                    .heads
                    .iter()
                    .map(|h| json!({"cid": h.cid, "eff": h.eff, "op": h.op, "value": h.value}))
                    .collect();
                let line = json!({"id": record.id, "kind": record.kind, "field": field, "heads": heads, "dead": cell.dead});
                text.push_str(&line.to_string());
                text.push('\n');
            }
        }
        text
    }

    /// The changes of the whole journal, each once, by identity.
    pub fn history(&self) -> Vec<replica::Cid> {
        let last = self.device.meta().next_page;
        let changes = pollster::block_on(self.device.changes(1, last)).expect("memory holds pages");
        let mut cids: Vec<_> = changes.into_iter().map(|change| change.cid).collect();
        cids.sort();
        cids.dedup();
        cids
    }
}

fn open(memory: Memory, dice: &mut Seeded) -> Device<Memory> {
    let mut ctx = Ctx { now_ms: now_ms(), entropy: dice };
    pollster::block_on(Device::open(memory, &mut ctx)).expect("memory opens").0
}
