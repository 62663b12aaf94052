//! A small office for stories: one server, some devices, one record.

use replica::ctx::Seeded;
use replica::{Ctx, Intent, RecordId};
use store::memory::Memory;
use store::{Act, Device};
use sync::wire::{PullRequest, PullResponse};
use sync::{Env, Options, Report, SyncError, Transport, cycle};

use crate::net::Net;
use crate::rules::SERVER;
use crate::server::Server;
use crate::tasks::run;

pub const NOW: u64 = 1_800_000_000_000;

/// The methods of a transport that hand on to the one it wraps (its field `0`).
macro_rules! passes_on {
    ($($name:ident),*) => { $(crate::office::passes_on_one!($name);)* };
}
macro_rules! passes_on_one {
    (push) => {
        async fn push(&self, json: &[u8]) -> Result<sync::wire::PushResponse, sync::SyncError> {
            self.0.push(json).await
        }
    };
    (pull) => {
        async fn pull(
            &self,
            request: &sync::wire::PullRequest,
        ) -> Result<sync::wire::PullResponse, sync::SyncError> {
            self.0.pull(request).await
        }
    };
    (snapshot) => {
        async fn snapshot(&self) -> Result<sync::wire::Snapshot, sync::SyncError> {
            self.0.snapshot().await
        }
    };
    (pack) => {
        async fn pack(&self, after: u64) -> Result<Vec<u8>, sync::SyncError> {
            self.0.pack(after).await
        }
    };
    (reseed) => {
        async fn reseed(&self, json: &[u8]) -> Result<sync::wire::ReseedResponse, sync::SyncError> {
            self.0.reseed(json).await
        }
    };
}
pub(crate) use {passes_on, passes_on_one};

pub struct Office {
    pub net: Net,
    pub entropy: Seeded,
}

impl Office {
    pub fn new() -> Self {
        let mut server = Server::new("life-0", SERVER);
        server.now_ms = NOW;
        Self { net: Net::new(server, 1), entropy: Seeded(9) }
    }

    pub fn open(&mut self, memory: &Memory) -> Device<Memory> {
        let mut ctx = Ctx { now_ms: NOW, entropy: &mut self.entropy };
        run(Device::open(memory.clone(), &mut ctx)).unwrap().0
    }

    pub fn device(&mut self) -> Device<Memory> {
        self.open(&Memory::default())
    }

    pub fn act(&mut self, device: &Device<Memory>, values: &[&str]) {
        for value in values {
            let intent = Intent::set(request(), "request", "title", *value);
            let mut ctx = Ctx { now_ms: NOW, entropy: &mut self.entropy };
            run(device.act(&mut ctx, Act::one(vec![intent]))).unwrap();
        }
    }

    pub fn sync(&mut self, device: &Device<Memory>) -> Result<Report, SyncError> {
        self.sync_over(device, &self.net.clone(), &|| NOW)
    }

    pub fn sync_over(
        &mut self,
        device: &Device<Memory>,
        transport: &impl Transport,
        now: &dyn Fn() -> u64,
    ) -> Result<Report, SyncError> {
        let mut env = Env { now, entropy: &mut self.entropy };
        run(cycle(device, transport, &mut env, Options::default(), &mut |_| {}))
    }

    pub fn n_logged(&self) -> usize {
        self.net.server.borrow().log.len()
    }
}

/// Pushes get their answers, pulls do not.
pub struct OnlyPushes(pub Net);
impl Transport for OnlyPushes {
    async fn pull(&self, request: &PullRequest) -> Result<PullResponse, SyncError> {
        let answer = self.0.pull(request).await;
        if answer.is_ok() { Err(SyncError::Timeout) } else { answer }
    }
    passes_on!(push, snapshot, pack, reseed);
}

pub fn request() -> RecordId {
    RecordId::derived("request", "r")
}

pub fn title(device: &Device<Memory>) -> Option<String> {
    device.read(|table| table.get(request())).and_then(|record| record.text("title").map(str::to_owned))
}
