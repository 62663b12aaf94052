//! What tests work at: a device in memory, its clock and its randomness.

use replica::ctx::Seeded;
use replica::{Ctx, Intent, RecordId, Table};
use store::memory::Memory;
use store::{Act, Device};

use crate::Planner;

/// A device in memory.
pub struct Desk {
    device: Device<Memory>,
    rng: Seeded,
    ms: u64,
}

impl Desk {
    /// An empty one.
    pub fn new() -> Self {
        let mut rng = Seeded(8);
        let mut ctx = Ctx { now_ms: 1_795_000_000_000, entropy: &mut rng };
        let (device, _) = pollster::block_on(Device::open(Memory::default(), &mut ctx)).unwrap();
        Self { device, rng, ms: 1_795_000_000_000 }
    }

    /// Something that needs the moment and randomness, and what is stored.
    pub fn with<R>(&mut self, make: impl FnOnce(&Planner, &Table, &mut Ctx<'_>) -> R) -> R {
        self.ms += 1_000;
        let mut ctx = Ctx { now_ms: self.ms, entropy: &mut self.rng };
        self.device.read(|table| make(&Planner::build(table), table, &mut ctx))
    }

    /// Stores an act; what takes it back.
    pub fn act(&mut self, intents: Vec<Intent>) -> Act {
        self.perform(Act::one(intents))
    }

    /// Stores an act of several changes, or takes one back; what takes that back.
    pub fn perform(&mut self, act: Act) -> Act {
        self.ms += 1_000;
        let mut ctx = Ctx { now_ms: self.ms, entropy: &mut self.rng };
        pollster::block_on(self.device.act(&mut ctx, act)).unwrap().undo
    }

    /// What is stored, as something sees it.
    pub fn read<R>(&self, see: impl FnOnce(&Table) -> R) -> R {
        self.device.read(see)
    }

    /// What is stored.
    pub fn planner(&self) -> Planner {
        self.read(Planner::build)
    }
}

/// The id of a record of a test.
pub fn id(name: &str) -> RecordId {
    RecordId::derived("test", name)
}
