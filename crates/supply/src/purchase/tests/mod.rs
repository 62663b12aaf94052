//! The purchase of S5 from the need to the last chair, and what goes wrong on the way.

mod budgets;
mod invoicing;
mod numbering;
mod story;

use chrono::NaiveDate;
use domain::money::Cents;
use replica::ctx::Seeded;
use replica::{Ctx, Intent, RecordId};
use store::memory::Memory;
use store::{Act, Device};

use super::compose::{LineDraft, NeedDraft, OrderDraft, QuoteDraft};
use super::*;
use crate::book::Book;
use crate::vat::Line;

/// Someone who buys.
struct Desk {
    device: Device<Memory>,
    rng: Seeded,
    ms: u64,
}

impl Desk {
    fn new(seed: u64) -> Self {
        let mut rng = Seeded(seed);
        let mut ctx = Ctx { now_ms: 1_795_000_000_000, entropy: &mut rng };
        let (device, _) = pollster::block_on(Device::open(Memory::default(), &mut ctx)).unwrap();
        Self { device, rng, ms: 1_795_000_000_000 }
    }

    fn with<R>(&mut self, make: impl FnOnce(&mut Ctx<'_>) -> R) -> R {
        self.ms += 1_000;
        make(&mut Ctx { now_ms: self.ms, entropy: &mut self.rng })
    }

    /// Does it; the answer undoes it.
    fn act(&mut self, intents: Vec<Intent>) -> Act {
        self.play(Act::one(intents))
    }

    fn play(&mut self, act: Act) -> Act {
        self.ms += 1_000;
        let mut ctx = Ctx { now_ms: self.ms, entropy: &mut self.rng };
        pollster::block_on(self.device.act(&mut ctx, act)).unwrap().undo
    }

    fn book(&self) -> Book {
        self.device.read(Book::build)
    }

    /// Makes a record with what `compose` says, and gives its id.
    fn make(&mut self, compose: impl FnOnce(&mut Ctx<'_>) -> (RecordId, Vec<Intent>)) -> RecordId {
        let (id, intents) = self.with(compose);
        self.act(intents);
        id
    }

    fn budget(&mut self, amount: i64, spent: i64) -> RecordId {
        self.make(|ctx| compose::budget(ctx, "Mobilier 2026", 2026, Cents(amount), Cents(spent)))
    }

    fn order(&mut self, number: &str, budget: Option<RecordId>, milli: i64, price: i64) -> RecordId {
        let line = LineDraft { text: "chaise".into(), line: line(milli, price), ..LineDraft::default() };
        let draft = OrderDraft { number: number.into(), budget, lines: vec![line], ..OrderDraft::default() };
        self.make(|ctx| compose::order(ctx, &draft))
    }

    fn move_to(&mut self, order: RecordId, to: OrderState) -> Act {
        let book = self.book();
        let intents = compose::set_order_state(&book, book.orders.get(order).unwrap(), to, "");
        self.act(intents)
    }
}

fn line(milli: i64, price: i64) -> Line {
    Line { milli, price: Some(Cents(price)), vat_bp: 2_000, discount_bp: 0 }
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn party(n: u8) -> RecordId {
    RecordId::derived("party", &n.to_string())
}
