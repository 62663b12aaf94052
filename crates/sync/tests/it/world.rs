//! An office: people with phones, copies of phones, two tabs, wrong clocks; a server that is restored and emptied.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use access::Role;
use replica::ctx::Seeded;
use replica::{Change, Cid, Ctx, RecordId};
use store::memory::Memory;
use store::{Act, Device, Session, StoreError};
use sync::{Env, Options, SyncError, cycle};

use crate::disk::{Disk, Power};
use crate::events::purgeable;
use crate::net::Net;
use crate::rules::AllRules;
use crate::server::Server;
use crate::tasks::run;

/// A record that the server refuses every change of.
pub fn poisoned() -> RecordId {
    RecordId::derived("request", "poisoned")
}

/// A browser profile: bytes, and the tabs open on them.
pub struct Phone {
    /// Never given twice.
    pub uid: u64,
    pub memory: Memory,
    pub power: Rc<Power>,
    pub tabs: Vec<Device<Disk>>,
    pub skew_ms: i64,
    pub member: String,
    pub undo: Vec<Act>,
    /// A form opened some time ago: the field, and what was on screen.
    pub form: Option<(RecordId, String, Vec<Cid>)>,
}

pub struct World {
    pub rng: Seeded,
    pub now_ms: u64,
    pub net: Net,
    pub rules: AllRules,
    pub phones: Vec<Phone>,
    /// Every act that a screen said was stored, and on which phone.
    pub acted: Vec<(u64, Cid)>,
    /// Changes of a newer app, as it wrote them.
    pub foreign: BTreeMap<Cid, Change>,
    pub backups: Vec<Server>,
    /// The members, whom the office knows also when its server has forgotten them.
    pub members: BTreeMap<String, Role>,
    /// Members who at some time could not give a server back what it lost.
    pub barred: BTreeSet<String>,
    pub n_values: u64,
    /// How often the server lost something.
    pub n_losses: u64,
    /// How many tabs were ever opened: the hands that write.
    pub n_hands: usize,
    n_uids: u64,
    n_tokens: u64,
}

pub const START_MS: u64 = 1_800_000_000_000;
const YEARS_MS: i64 = 365 * 86_400_000;

impl World {
    pub fn new(seed: u64, rules: AllRules) -> Self {
        let mut rng = Seeded(seed.wrapping_mul(0x9e37_79b9).wrapping_add(7));
        let mut server = Server::new("life-0", rules.server);
        server.page = 1 + (rng.next_u64() % 40) as usize;
        server.pack = (rng.next_u64() % 12) as usize;
        let roles = [Role::Manager, Role::Helper, Role::Helper, Role::Requester];
        let members: BTreeMap<String, Role> = (0..).map(|n| format!("m{n}")).zip(roles).collect();
        server.members = members.clone();
        let mut world = Self {
            net: Net::new(server, rng.next_u64()),
            rng,
            now_ms: START_MS,
            rules,
            phones: Vec::new(),
            acted: Vec::new(),
            foreign: BTreeMap::new(),
            backups: Vec::new(),
            members,
            barred: BTreeSet::from(["m3".to_owned()]),
            n_values: 0,
            n_losses: 0,
            n_hands: 0,
            n_uids: 0,
            n_tokens: 0,
        };
        for _ in 0..2 + world.dice(3) {
            world.add_phone(Memory::default(), None);
        }
        world
    }

    pub fn dice(&mut self, n: u64) -> u64 {
        self.rng.next_u64() % n
    }

    /// A new phone, or with `member` a copy of one of theirs.
    pub fn add_phone(&mut self, memory: Memory, member: Option<String>) {
        let skews = [0, 0, 0, 400, -700, 3_600_000, -3_600_000, 75 * YEARS_MS, -30 * YEARS_MS];
        let skew_ms = skews[self.dice(skews.len() as u64) as usize];
        let is_copy = member.is_some();
        // The first phone is a manager's for ever: somebody must be able to invite.
        let lot = if self.phones.is_empty() { 0 } else { self.dice(4) };
        let member = member.unwrap_or_else(|| format!("m{lot}"));
        let power = Rc::new(Power::default());
        let tab = self.open(&memory, &power);
        let (undo, form, uid) = (Vec::new(), None, self.n_uids);
        self.n_uids += 1;
        self.phones.push(Phone { uid, memory, power, tabs: vec![tab], skew_ms, member, undo, form });
        if !is_copy {
            self.invite(self.phones.len() - 1);
        }
    }

    /// The phone joins, or joins again, as a device of its member.
    pub fn invite(&mut self, phone: usize) {
        self.n_tokens += 1;
        let token = format!("token{}", self.n_tokens);
        let member = self.phones[phone].member.clone();
        self.net.server.borrow_mut().sessions.insert(token.clone(), (member.clone(), false));
        let session = Session { token, member, ..Session::default() };
        for tab in self.phones[phone].tabs.iter().take(1) {
            let noted = run(tab.set_server(Some("https://s".into()), Some(session.clone())));
            assert!(noted.is_ok() || self.phones[phone].power.is_off(), "{noted:?}");
        }
    }

    pub fn open(&mut self, memory: &Memory, power: &Rc<Power>) -> Device<Disk> {
        self.n_hands += 1;
        let disk = Disk { memory: memory.clone(), power: Rc::clone(power), rules: self.rules.disk };
        let mut ctx = Ctx { now_ms: self.now_ms, entropy: &mut self.rng };
        let (device, report) = run(Device::open(disk, &mut ctx)).expect("opens");
        assert_eq!((report.n_damaged_pages, report.n_damaged_segments), (0, 0));
        device
    }

    pub fn clock(&self, phone: usize) -> u64 {
        self.now_ms.saturating_add_signed(self.phones[phone].skew_ms)
    }

    pub fn pick(&mut self) -> (usize, usize) {
        let phone = self.dice(self.phones.len() as u64) as usize;
        let tab = self.dice(self.phones[phone].tabs.len() as u64) as usize;
        (phone, tab)
    }

    pub fn act(&mut self, phone: usize, tab: usize, act: Act) {
        let now_ms = self.clock(phone);
        let is_final = act.changes.iter().flatten().any(|intent| (0..2).any(|n| intent.id == purgeable(n)));
        let mut ctx = Ctx { now_ms, entropy: &mut self.rng };
        match run(self.phones[phone].tabs[tab].act(&mut ctx, act)) {
            Ok(done) => {
                self.acted.push((self.phones[phone].uid, done.tx));
                // A demonstration that was removed is not brought back.
                if !is_final {
                    self.phones[phone].undo.push(done.undo);
                }
            }
            Err(error) => {
                assert!(error == StoreError::Closed && self.phones[phone].power.is_off(), "{error:?}");
            }
        }
    }

    /// One cycle. Its failure is the network's, another tab's or the power's; what must hold is judged later.
    pub fn sync(&mut self, phone: usize, tab: usize, n_faults: u64) {
        self.net.n_faults.set(n_faults);
        let result = self.cycle(phone, tab);
        self.net.n_faults.set(0);
        match result {
            Ok(_) | Err(SyncError::Unreachable(_) | SyncError::Timeout) => {}
            Err(SyncError::Store(StoreError::Closed)) if self.phones[phone].power.is_off() => {}
            Err(SyncError::SignedOut { .. }) => {
                // Sooner or later somebody invites the device again.
                if self.dice(3) == 0 {
                    self.invite(phone);
                }
            }
            Err(error) => panic!("only the network failed here: {error:?}"),
        }
    }

    pub fn cycle(&mut self, phone: usize, tab: usize) -> Result<sync::Report, SyncError> {
        let now_ms = self.clock(phone);
        let clock = move || now_ms;
        let options = Options { pull_limit: 1 + self.dice(60) as usize };
        let device = &self.phones[phone].tabs[tab];
        // The token is read as the app does, from the row as this tab last knew it.
        let net = self.net.of(device.meta().session.map(|session| session.token));
        let mut env = Env { now: &clock, entropy: &mut self.rng };
        run(cycle(device, &net, &mut env, options, &mut |_| {}))
    }

    /// Whoever lost power starts again from what is durable.
    pub fn reboot(&mut self, phone: usize) {
        let memory = self.phones[phone].memory.clone();
        let power = Rc::new(Power::default());
        let tab = self.open(&memory, &power);
        (self.phones[phone].tabs, self.phones[phone].power) = (vec![tab], power);
    }
}
