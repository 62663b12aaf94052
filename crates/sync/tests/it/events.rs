//! What happens in the office, one thing after another.

use std::cell::Cell;

use access::Role;
use replica::ctx::Seeded;
use replica::{Change, Cid, Ctx, DeviceId, Hlc, Intent, Op, RecordId, Write};
use serde_json::{Map, json};
use store::memory::Memory;
use store::{Act, StoreError};
use sync::{Env, Options, SyncError, cycle};

use crate::server::Server;
use crate::tasks::{pause, run, run_all};
use crate::world::{World, poisoned};

/// Records of which only the purge ever writes `life`.
pub fn purgeable(n: u64) -> RecordId {
    RecordId::derived("request", &format!("purged{n}"))
}

impl World {
    /// One thing happens.
    pub fn step(&mut self) {
        self.now_ms += self.dice(4_000);
        self.net.server.borrow_mut().now_ms = self.now_ms;
        let (phone, tab) = self.pick();
        match self.dice(110) {
            0..36 => self.edit(phone, tab),
            36..41 => self.undo(phone, tab),
            41..45 => self.open_form(phone, tab),
            45..49 => self.import(phone, tab),
            49..70 => self.sync(phone, tab, 15),
            70..73 => self.sync_all_at_once(),
            73..77 => self.second_tab(phone),
            77..79 => run(self.phones[phone].tabs[tab].compact()).expect("compacts"),
            79..82 => self.restart(phone),
            82..85 => self.backups.push(self.net.server.borrow().clone()),
            85 => self.restore_server(true),
            86..88 => self.restore_server(false),
            88 => self.empty_server(),
            89 => self.copy_phone(phone),
            90..92 => self.fail_to_store(phone, tab),
            92..94 => self.late_duplicate(),
            94..96 => self.set_clock(phone),
            96..102 => self.lose_power(phone, tab),
            102 => self.change_role(),
            103 => self.revoke(phone),
            104..106 => self.come_new(),
            106 => self.go_for_ever(phone),
            _ => self.write_like_a_newer_app(phone, tab),
        }
    }

    fn intent(&mut self) -> Intent {
        let id = RecordId::derived("request", &format!("r{}", self.dice(4)));
        self.n_values += 1;
        let value = format!("v{}", self.n_values);
        match self.dice(14) {
            0 => Intent::element(id, "request", "tags", "urgent", self.dice(2) == 0),
            1 => Intent::set(poisoned(), "request", "title", "poison"),
            2 => Intent::set(id, "request", "life", if self.dice(2) == 0 { "trashed" } else { "alive" }),
            3 => Intent::set(purgeable(self.dice(2)), "request", "title", value),
            4 if self.dice(3) == 0 => Intent::set(purgeable(self.dice(2)), "request", "life", "purged"),
            5 | 6 => {
                let child = RecordId::derived("check", &format!("c{}", self.dice(4)));
                let parent = format!("p{}", self.dice(2));
                Intent::set(child, "check", "at", json!({"parent": parent, "pos": value}))
            }
            7 => Intent::set(RecordId::derived("request", &value), "request", "title", value),
            8 | 9 => Intent::set(id, "request", "place", value),
            _ => Intent::set(id, "request", "title", value),
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
        self.act(phone, tab, Act::one(intents));
    }

    fn import(&mut self, phone: usize, tab: usize) {
        let changes = (0..2 + self.dice(4)).map(|_| vec![self.intent()]).collect();
        self.act(phone, tab, Act { changes, ..Act::default() });
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
            phone.tabs.iter().map(move |tab| (phone.uid, tab, now_ms))
        });
        for (((uid, tab, now_ms), act), pair) in tabs.zip(acts).zip(seeds.chunks_mut(2)) {
            let [mut for_cycle, mut for_act] = [pair[0].clone(), pair[1].clone()];
            let net = net.of(tab.meta().session.map(|session| session.token));
            tasks.push(Box::pin(async move {
                let clock = move || now_ms;
                let mut env = Env { now: &clock, entropy: &mut for_cycle };
                let result = cycle(tab, &net, &mut env, Options { pull_limit: 30 }, &mut |_| {}).await;
                // Too many tabs at once may give up until the next time.
                let is_fine =
                    |error: SyncError| !error.is_permanent() || matches!(error, SyncError::SignedOut { .. });
                assert!(result.is_ok() || result.is_err_and(is_fine));
            }));
            tasks.push(Box::pin(async move {
                pause().await;
                let done = tab.act(&mut Ctx { now_ms, entropy: &mut for_act }, act).await.expect("room");
                let mut all = acted_ref.take();
                all.push((uid, done.tx));
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
            let (memory, power) = (self.phones[phone].memory.clone(), self.phones[phone].power.clone());
            let tab = self.open(&memory, &power);
            self.phones[phone].tabs.push(tab);
        } else {
            self.phones[phone].tabs.pop();
        }
    }

    /// The browser is closed and started again (T39).
    fn restart(&mut self, phone: usize) {
        crate::oracles::i3_disk_equals_memory(self, phone);
        self.reboot(phone);
    }

    /// The battery is empty between any two requests to the disk, in an act or in a cycle (T53).
    fn lose_power(&mut self, phone: usize, tab: usize) {
        let (n_requests, is_last_done) = (self.dice(9), self.dice(2) == 0);
        self.phones[phone].power.fail_after(n_requests, is_last_done);
        if self.dice(3) == 0 {
            let act = Act::one(vec![self.intent()]);
            self.act(phone, tab, act);
        }
        if !self.phones[phone].power.is_off() {
            self.sync(phone, tab, 10);
        }
        if self.phones[phone].power.is_off() {
            self.reboot(phone);
        } else {
            self.phones[phone].power.hold();
        }
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
        self.replace_server(server);
    }

    fn empty_server(&mut self) {
        let (rules, page, pack) = {
            let server = self.net.server.borrow();
            (server.rules, server.page, server.pack)
        };
        let epoch =
            if rules.renews_epochs { format!("life-{}", self.rng.next_u64()) } else { "life-0".into() };
        let mut server = Server::new(&epoch, rules);
        (server.now_ms, server.page, server.pack) = (self.now_ms, page, pack);
        self.replace_server(server);
        // Backups of another life are another server's.
        self.backups.clear();
    }

    /// Another server stands there; its manager sets the roles right, and invites who knocks.
    fn replace_server(&mut self, mut server: Server) {
        server.members = self.members.clone();
        *self.net.server.borrow_mut() = server;
        self.n_losses += 1;
    }

    fn copy_phone(&mut self, phone: usize) {
        if self.phones.len() < 6 {
            let memory = self.phones[phone].memory.copied();
            let member = self.phones[phone].member.clone();
            self.add_phone(memory, Some(member));
        }
    }

    fn come_new(&mut self) {
        if self.phones.len() < 6 {
            self.add_phone(Memory::default(), None);
        }
    }

    /// Lost, broken or stolen: nothing of it comes back but what others have read.
    fn go_for_ever(&mut self, phone: usize) {
        if 0 < phone && 2 < self.phones.len() {
            let gone = self.phones.remove(phone);
            self.acted.retain(|(uid, _)| *uid != gone.uid);
        }
    }

    fn change_role(&mut self) {
        let member = format!("m{}", 1 + self.dice(3));
        let role = Role::ALL[self.dice(4) as usize];
        if !role.reseeds() {
            self.barred.insert(member.clone());
        }
        self.members.insert(member.clone(), role);
        self.net.server.borrow_mut().members.insert(member, role);
    }

    /// A device of the list is revoked; whoever has the phone may be invited again (T26).
    fn revoke(&mut self, phone: usize) {
        let Some(session) = self.phones[phone].tabs[0].meta().session else { return };
        if let Some(line) = self.net.server.borrow_mut().sessions.get_mut(&session.token) {
            line.1 = true;
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
        if let Some((token, request)) = kept {
            let _ = self.net.server.borrow_mut().push(token.as_deref(), &request);
        }
    }

    fn set_clock(&mut self, phone: usize) {
        self.phones[phone].skew_ms = if self.dice(2) == 0 { 0 } else { self.dice(10_000) as i64 - 5_000 };
    }

    /// A newer app on the same device wrote what this one does not know: fields, kinds, operations, keys (T42).
    fn write_like_a_newer_app(&mut self, phone: usize, tab: usize) {
        self.n_values += 1;
        let value = json!({"n": self.n_values, "deep": [null, 1.5, {"__proto__": "é\u{0}"}]});
        let mut ctx = Ctx { now_ms: self.clock(phone), entropy: &mut self.rng };
        let cid = Cid::new(&mut ctx);
        let hlc = Hlc::at(ctx.now_ms);
        let extra = || Map::from_iter([("__proto__".to_owned(), value.clone())]);
        let write = |ty: &str, id, f: &str, k: Op| Write {
            ty: ty.into(),
            id,
            f: f.into(),
            k,
            v: value.clone(),
            sup: Vec::new(),
            extra: extra(),
        };
        let kind = RecordId::derived("lamp", "one");
        let w = vec![
            write("lamp", kind, "colour", Op::Set),
            write("lamp", kind, "count", Op::Other("inc".into())),
            write("request", RecordId::derived("request", "r0"), "SELECT \"; --", Op::Set),
        ];
        let change = Change { v: 9, cid, dev: DeviceId(1), n: 1, hlc, tx: cid, w, extra: extra() };
        match run(self.phones[phone].tabs[tab].adopt(vec![change.clone()], Vec::new())) {
            Ok(_) => {
                self.acted.push((self.phones[phone].uid, cid));
                self.foreign.insert(cid, change);
            }
            Err(error) => panic!("{error:?}"),
        }
    }
}
