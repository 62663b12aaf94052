//! S6 to the cent, how stages follow each other, and what holds for any budget.

mod properties;
mod s6;
mod stages;

use domain::money::Cents;
use replica::ctx::Seeded;
use replica::{Ctx, Intent, RecordId};
use store::memory::Memory;
use store::{Act, Device};
use supply::book::Book;

use super::amount::{FIXED, GROSS, NET, PER_GUEST};
use super::{Line, compose};
use crate::Planner;

/// Someone who counts.
struct Desk {
    device: Device<Memory>,
    rng: Seeded,
    ms: u64,
    event: RecordId,
}

impl Desk {
    fn new() -> Self {
        let mut rng = Seeded(5);
        let mut ctx = Ctx { now_ms: 1_795_000_000_000, entropy: &mut rng };
        let (device, _) = pollster::block_on(Device::open(Memory::default(), &mut ctx)).unwrap();
        let mut desk = Self { device, rng, ms: 1_795_000_000_000, event: RecordId::derived("test", "party") };
        let event = desk.event;
        desk.act(vec![Intent::set(event, "event", "title", "Soirée")]);
        desk
    }

    fn with<R>(&mut self, make: impl FnOnce(&mut Ctx<'_>) -> R) -> R {
        self.ms += 1_000;
        make(&mut Ctx { now_ms: self.ms, entropy: &mut self.rng })
    }

    fn act(&mut self, intents: Vec<Intent>) -> Act {
        self.ms += 1_000;
        let mut ctx = Ctx { now_ms: self.ms, entropy: &mut self.rng };
        pollster::block_on(self.device.act(&mut ctx, Act::one(intents))).unwrap().undo
    }

    fn planner(&self) -> Planner {
        self.device.read(Planner::build)
    }

    fn book(&self) -> Book {
        self.device.read(Book::build)
    }

    fn add(&mut self, draft: &Line) -> RecordId {
        let (planner, event) = (self.planner(), self.event);
        let (id, intents) = self.with(|ctx| compose::add(ctx, &planner, event, draft));
        self.act(intents);
        id
    }

    fn guests(&mut self, from: usize, to: usize, rsvp: &str) {
        for n in from..to {
            let id = RecordId::derived("guest", &n.to_string());
            let at = domain::compose::at(self.event, &format!("{n:05}"));
            let mut intents = vec![Intent::set(id, "guest", "at", at)];
            if !rsvp.is_empty() {
                intents.push(Intent::set(id, "guest", "rsvp", rsvp));
            }
            self.act(intents);
        }
    }

    fn reckon(&self) -> super::Reckoning {
        super::Reckoning::of(&self.planner(), &self.book(), self.event)
    }

    fn reckon_at(&self, n: i64) -> super::Reckoning {
        super::Reckoning::at(&self.planner(), &self.book(), self.event, n)
    }
}

fn draft(title: &str, category: &str) -> Line {
    let mut line = Line::new(RecordId::derived("draft", title));
    line.title = title.to_owned();
    line.category = category.to_owned();
    line.basis = FIXED.to_owned();
    line
}

fn net(title: &str, milli: i64, price: i64, vat: i64) -> Line {
    let mut line = draft(title, "other");
    (line.milli, line.price, line.vat, line.tax) =
        (Some(milli), Some(Cents(price)), Some(vat), NET.to_owned());
    line
}

fn gross(title: &str, price: i64) -> Line {
    let mut line = draft(title, "other");
    (line.milli, line.price, line.tax) = (Some(1_000), Some(Cents(price)), GROSS.to_owned());
    line
}

fn per_guest(title: &str, extra: i64, price: i64, vat: i64) -> Line {
    let mut line = net(title, extra, price, vat);
    line.basis = PER_GUEST.to_owned();
    line
}
