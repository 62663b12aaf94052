//! An office: people with phones, copies of phones, two tabs, wrong clocks; a server that is restored and emptied.

use std::cell::Cell;

use replica::ctx::Seeded;
use replica::{Cid, Ctx, Intent, RecordId};
use store::memory::Memory;
use store::{Act, Device, StoreError};
use sync::{Env, SyncError, cycle};

use crate::net::Net;
use crate::server::{Rules, Server};
use crate::tasks::{run, run_all};

/// A record that the server refuses every change of.
pub fn poisoned() -> RecordId {
    RecordId::derived("request", "poisoned")
}

/// A browser profile: bytes, and the tabs open on them.
pub struct Phone {
    pub memory: Memory,
    pub tabs: Vec<Device<Memory>>,
    pub skew_ms: i64,
    undo: Vec<Act>,
    /// A form opened some time ago: the field, and what was on screen.
    form: Option<(RecordId, String, Vec<Cid>)>,
}

pub struct World {
    pub rng: Seeded,
    pub now_ms: u64,
    pub net: Net,
    pub phones: Vec<Phone>,
    /// Every act that a screen said was stored.
    pub acted: Vec<Cid>,
    backups: Vec<Server>,
    n_values: u64,
    /// How often the server lost something.
    pub n_losses: u64,
}

const START_MS: u64 = 1_800_000_000_000;
const YEARS_MS: i64 = 365 * 86_400_000;

impl World {
    pub fn new(seed: u64, rules: Rules) -> Self {
        let mut rng = Seeded(seed.wrapping_mul(0x9e37_79b9).wrapping_add(7));
        let mut server = Server::new("life-0", rules);
        server.page = 1 + (rng.next_u64() % 40) as usize;
        let mut world = Self {
            net: Net::new(server, rng.next_u64()),
            rng,
            now_ms: START_MS,
            phones: Vec::new(),
            acted: Vec::new(),
            backups: Vec::new(),
            n_values: 0,
            n_losses: 0,
        };
        for _ in 0..2 + world.dice(3) {
            world.add_phone(Memory::default());
        }
        world
    }

    pub fn dice(&mut self, n: u64) -> u64 {
        self.rng.next_u64() % n
    }

    fn add_phone(&mut self, memory: Memory) {
        let skews = [0, 0, 0, 400, -700, 3_600_000, -3_600_000, 75 * YEARS_MS, -30 * YEARS_MS];
        let skew_ms = skews[self.dice(skews.len() as u64) as usize];
        let tab = self.open(&memory);
        self.phones.push(Phone { memory, tabs: vec![tab], skew_ms, undo: Vec::new(), form: None });
    }

    pub fn open(&mut self, memory: &Memory) -> Device<Memory> {
        let mut ctx = Ctx { now_ms: self.now_ms, entropy: &mut self.rng };
        let (device, report) = run(Device::open(memory.clone(), &mut ctx)).expect("opens");
        assert_eq!((report.n_damaged_pages, report.n_damaged_segments), (0, 0));
        device
    }

    fn clock(&self, phone: usize) -> u64 {
        self.now_ms.saturating_add_signed(self.phones[phone].skew_ms)
    }

    fn pick(&mut self) -> (usize, usize) {
        let phone = self.dice(self.phones.len() as u64) as usize;
        let tab = self.dice(self.phones[phone].tabs.len() as u64) as usize;
        (phone, tab)
    }

    /// One thing happens.
    pub fn step(&mut self) {
        self.now_ms += self.dice(4_000);
        self.net.server.borrow_mut().now_ms = self.now_ms;
        let event = match self.dice(100) {
            0..38 => 0,
            38..44 => 1,
            44..48 => 2,
            48..52 => 3,
            52..73 => 4,
            73..76 => 5,
            76..80 => 6,
            80..83 => 7,
            83..86 => 8,
            86..89 => 9,
            89 => 10,
            90..92 => 11,
            92 => 12,
            93 => 13,
            94..96 => 14,
            96..98 => 15,
            _ => 16,
        };
        let (phone, tab) = self.pick();
        match event {
            0 => self.edit(phone, tab),
            1 => self.undo(phone, tab),
            2 => self.open_form(phone, tab),
            3 => self.import(phone, tab),
            4 => self.sync(phone, tab, 15),
            5 => self.sync_all_at_once(),
            6 => self.second_tab(phone),
            7 => run(self.phones[phone].tabs[tab].compact()).expect("compacts"),
            8 => self.restart(phone),
            9 => self.backups.push(self.net.server.borrow().clone()),
            10 => self.restore_server(true),
            11 => self.restore_server(false),
            12 => self.empty_server(),
            13 => self.copy_phone(phone),
            14 => self.fail_to_store(phone, tab),
            15 => self.late_duplicate(),
            _ => self.set_clock(phone),
        }
    }

    fn intent(&mut self) -> Intent {
        let id = RecordId::derived("request", &format!("r{}", self.dice(4)));
        self.n_values += 1;
        match self.dice(8) {
            0 => {
                let is_in = self.dice(2) == 0;
                Intent::element(id, "request", "tags", "urgent", is_in)
            }
            1 => Intent::set(poisoned(), "request", "title", "poison"),
            2 => Intent::set(id, "request", "life", if self.dice(2) == 0 { "trashed" } else { "alive" }),
            field => Intent::set(
                id,
                "request",
                if field < 6 { "title" } else { "place" },
                format!("v{}", self.n_values),
            ),
        }
    }

    fn edit(&mut self, phone: usize, tab: usize) {
        let mut intents = vec![self.intent()];
        if let Some((id, field, seen)) = self.phones[phone].form.take() {
            self.n_values += 1;
            intents = vec![Intent::set(id, "request", &field, format!("form{}", self.n_values)).over(seen)];
        } else if self.dice(4) == 0 {
            intents.push(self.intent());
        }
        if intents.iter().any(|intent| intent.id == poisoned()) {
            // A change is refused whole: what the server must not have stays on a record of its own.
            intents.retain(|intent| intent.id == poisoned());
        }
        self.act(phone, tab, Act::one(intents));
    }

    fn import(&mut self, phone: usize, tab: usize) {
        let changes = (0..2 + self.dice(4)).map(|_| vec![self.intent()]).collect();
        self.act(phone, tab, Act { changes, ..Act::default() });
    }

    fn act(&mut self, phone: usize, tab: usize, act: Act) {
        let now_ms = self.clock(phone);
        let mut ctx = Ctx { now_ms, entropy: &mut self.rng };
        let done = run(self.phones[phone].tabs[tab].act(&mut ctx, act)).expect("room on disk");
        self.acted.push(done.tx);
        self.phones[phone].undo.push(done.undo);
    }

    fn undo(&mut self, phone: usize, tab: usize) {
        if let Some(act) = self.phones[phone].undo.pop().filter(|act| !act.changes.is_empty()) {
            self.act(phone, tab, act);
        }
    }

    fn open_form(&mut self, phone: usize, tab: usize) {
        let id = RecordId::derived("request", &format!("r{}", self.dice(4)));
        let record = self.phones[phone].tabs[tab].read(|table| table.get(id));
        self.phones[phone].form = record.map(|record| (id, "title".into(), record.seen("title")));
    }

    /// One cycle. Its failure is the network's or another tab's; what must hold is judged later.
    fn sync(&mut self, phone: usize, tab: usize, n_faults: u64) {
        self.net.n_faults.set(n_faults);
        let result = self.cycle(phone, tab);
        self.net.n_faults.set(0);
        if let Err(error) = result {
            assert!(
                matches!(error, SyncError::Unreachable(_) | SyncError::Timeout),
                "only the network failed here: {error:?}"
            );
        }
    }

    pub fn cycle(&mut self, phone: usize, tab: usize) -> Result<sync::Report, SyncError> {
        let now_ms = self.clock(phone);
        let clock = move || now_ms;
        let mut env = Env { now: &clock, entropy: &mut self.rng };
        run(cycle(&self.phones[phone].tabs[tab], &self.net, &mut env, &mut |_| {}))
    }

    /// All tabs of all phones sync at once, while people go on typing.
    fn sync_all_at_once(&mut self) {
        self.net.n_faults.set(5);
        let n_tabs: usize = self.phones.iter().map(|phone| phone.tabs.len()).sum();
        let acts: Vec<Act> = (0..n_tabs).map(|_| Act::one(vec![self.intent()])).collect();
        let mut seeds: Vec<Seeded> = (0..2 * n_tabs).map(|_| Seeded(self.rng.next_u64())).collect();
        let acted = Cell::new(Vec::new());
        let mut tasks: Vec<std::pin::Pin<Box<dyn Future<Output = ()> + '_>>> = Vec::new();
        let (net, acted_ref, now) = (&self.net, &acted, self.now_ms);
        let tabs = self.phones.iter().flat_map(|phone| {
            let now_ms = now.saturating_add_signed(phone.skew_ms);
            phone.tabs.iter().map(move |tab| (tab, now_ms))
        });
        for (((tab, now_ms), act), pair) in tabs.zip(acts).zip(seeds.chunks_mut(2)) {
            let [mut for_cycle, mut for_act] = [pair[0].clone(), pair[1].clone()];
            tasks.push(Box::pin(async move {
                let clock = move || now_ms;
                let mut env = Env { now: &clock, entropy: &mut for_cycle };
                let result = cycle(tab, net, &mut env, &mut |_| {}).await;
                // Too many tabs at once may give up until the next time.
                assert!(result.is_ok() || result.is_err_and(|error| !error.is_permanent()));
            }));
            tasks.push(Box::pin(async move {
                crate::tasks::pause().await;
                let done = tab.act(&mut Ctx { now_ms, entropy: &mut for_act }, act).await.expect("room");
                let mut all = acted_ref.take();
                all.push(done.tx);
                acted_ref.set(all);
            }));
        }
        let mut order = Seeded(self.rng.0 ^ 0x5a5a);
        run_all(&mut order, tasks);
        self.acted.extend(acted.take());
        self.net.n_faults.set(0);
    }

    fn second_tab(&mut self, phone: usize) {
        if self.phones[phone].tabs.len() < 2 {
            let memory = self.phones[phone].memory.clone();
            let tab = self.open(&memory);
            self.phones[phone].tabs.push(tab);
        } else {
            self.phones[phone].tabs.pop();
        }
    }

    /// The browser is killed and started again (T39).
    fn restart(&mut self, phone: usize) {
        crate::oracles::disk_equals_memory(self, phone);
        let memory = self.phones[phone].memory.clone();
        let tab = self.open(&memory);
        self.phones[phone].tabs = vec![tab];
    }

    fn restore_server(&mut self, is_announced: bool) {
        if self.backups.is_empty() {
            return;
        }
        let at = self.dice(self.backups.len() as u64) as usize;
        // A backup restored twice is the same file again.
        let mut server = self.backups[at].clone();
        server.now_ms = self.now_ms;
        if is_announced && server.rules.renews_epochs {
            server.epoch = format!("life-{}", self.rng.next_u64());
        }
        *self.net.server.borrow_mut() = server;
        self.n_losses += 1;
    }

    fn empty_server(&mut self) {
        let (rules, page) = {
            let server = self.net.server.borrow();
            (server.rules, server.page)
        };
        let epoch =
            if rules.renews_epochs { format!("life-{}", self.rng.next_u64()) } else { "life-0".into() };
        let mut server = Server::new(&epoch, rules);
        (server.now_ms, server.page) = (self.now_ms, page);
        *self.net.server.borrow_mut() = server;
        self.n_losses += 1;
        // Backups of another life are another server's.
        self.backups.clear();
    }

    fn copy_phone(&mut self, phone: usize) {
        if self.phones.len() < 6 {
            let memory = self.phones[phone].memory.copied();
            self.add_phone(memory);
        }
    }

    fn fail_to_store(&mut self, phone: usize, tab: usize) {
        self.phones[phone].memory.fail_writes(Some(StoreError::Quota));
        let (now_ms, act) = (self.clock(phone), Act::one(vec![self.intent()]));
        let mut ctx = Ctx { now_ms, entropy: &mut self.rng };
        let result = run(self.phones[phone].tabs[tab].act(&mut ctx, act));
        assert_eq!(result.map(drop), Err(StoreError::Quota));
        // The server may have stored what the device cannot note.
        let _ = self.cycle(phone, tab);
        self.phones[phone].memory.fail_writes(None);
    }

    fn late_duplicate(&mut self) {
        let kept = self.net.kept.borrow_mut().pop();
        if let Some(request) = kept {
            let _ = self.net.server.borrow_mut().push(&request);
        }
    }

    fn set_clock(&mut self, phone: usize) {
        self.phones[phone].skew_ms = if self.dice(2) == 0 { 0 } else { self.dice(10_000) as i64 - 5_000 };
    }
}
