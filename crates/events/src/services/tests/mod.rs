//! Rooms, hours and equipment.

mod hours;
mod rooms;

use replica::ctx::Seeded;
use replica::{Ctx, Intent, RecordId};
use serde_json::json;
use store::memory::Memory;
use store::{Act, Device};

use super::compose;
use super::{KitItem, RoomBooking, Supplier};
use crate::Planner;

struct Desk {
    device: Device<Memory>,
    rng: Seeded,
    ms: u64,
}

impl Desk {
    fn new() -> Self {
        let mut rng = Seeded(8);
        let mut ctx = Ctx { now_ms: 1_795_000_000_000, entropy: &mut rng };
        let (device, _) = pollster::block_on(Device::open(Memory::default(), &mut ctx)).unwrap();
        Self { device, rng, ms: 1_795_000_000_000 }
    }

    fn with<R>(&mut self, make: impl FnOnce(&mut Ctx<'_>) -> R) -> R {
        self.ms += 1_000;
        make(&mut Ctx { now_ms: self.ms, entropy: &mut self.rng })
    }

    fn act(&mut self, intents: Vec<Intent>) {
        self.ms += 1_000;
        let mut ctx = Ctx { now_ms: self.ms, entropy: &mut self.rng };
        pollster::block_on(self.device.act(&mut ctx, Act::one(intents))).unwrap();
    }

    fn planner(&self) -> Planner {
        self.device.read(Planner::build)
    }

    /// An event from a wall clock to another.
    fn event(&mut self, name: &str, start: &str, end: &str) -> RecordId {
        let id = RecordId::derived("event", name);
        let when = json!({ "start": start, "end": end, "zone": "Europe/Paris" });
        self.act(vec![Intent::set(id, "event", "title", name), Intent::set(id, "event", "when", when)]);
        id
    }

    fn book(&mut self, event: RecordId, place: RecordId, span: (i64, i64)) -> RecordId {
        let planner = self.planner();
        let mut draft = RoomBooking::new(place);
        (draft.place, draft.span) = (Some(place), Some(span));
        let (id, intents) = self.with(|ctx| compose::add_room(ctx, &planner, event, &draft));
        self.act(intents);
        id
    }
}
