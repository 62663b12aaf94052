//! A network that loses questions and answers, says things twice, and late.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use replica::ctx::Seeded;
use serde::Serialize;
use serde::de::DeserializeOwned;
use sync::wire::{
    PullRequest, PullResponse, PushRequest, PushResponse, ReseedRequest, ReseedResponse, Snapshot,
};
use sync::{SyncError, Transport};

use crate::server::Server;
use crate::tasks::pause;

/// The way from devices to the server. One for all: it is the world's.
#[derive(Clone)]
pub struct Net {
    pub server: Rc<RefCell<Server>>,
    rng: Rc<RefCell<Seeded>>,
    /// How many requests in a hundred go wrong.
    pub n_faults: Rc<Cell<u64>>,
    /// Pushes that a router kept and may deliver once more, much later, with who sent them.
    pub kept: Rc<RefCell<Vec<(Option<String>, PushRequest)>>>,
    /// The next pushes fail with this.
    pub push_fault: Rc<RefCell<Option<SyncError>>>,
    /// Who asks; `None` for the one manager of a story.
    token: Option<String>,
}

impl Net {
    pub fn new(server: Server, seed: u64) -> Self {
        Self {
            server: Rc::new(RefCell::new(server)),
            rng: Rc::new(RefCell::new(Seeded(seed))),
            n_faults: Rc::default(),
            kept: Rc::default(),
            push_fault: Rc::default(),
            token: None,
        }
    }

    /// The same way for who holds this token.
    pub fn of(&self, token: Option<String>) -> Self {
        Self { token, ..self.clone() }
    }

    fn dice(&self) -> u64 {
        self.rng.borrow_mut().next_u64() % 100
    }

    fn token(&self) -> Option<&str> {
        self.token.as_deref()
    }

    async fn carry<T: Serialize + DeserializeOwned>(
        &self,
        send: impl Fn() -> Result<T, SyncError>,
    ) -> Result<T, SyncError> {
        // Another tab goes first, here and below.
        pause().await;
        let n_faults = self.n_faults.get();
        if self.dice() < n_faults {
            return Err(SyncError::Unreachable("lost".into()));
        }
        let mut answer = send();
        if self.dice() < n_faults {
            answer = send();
        }
        pause().await;
        if self.dice() < n_faults {
            return Err(SyncError::Timeout);
        }
        Ok(over_the_wire(&answer?))
    }
}

/// What the other side reads.
fn over_the_wire<T: Serialize + DeserializeOwned>(message: &T) -> T {
    serde_json::from_slice(&serde_json::to_vec(message).unwrap()).unwrap()
}

impl Transport for Net {
    async fn push(&self, json: &[u8]) -> Result<PushResponse, SyncError> {
        if let Some(fault) = &*self.push_fault.borrow() {
            return Err(fault.clone());
        }
        let request: PushRequest = serde_json::from_slice(json).unwrap();
        if self.dice() < self.n_faults.get() {
            self.kept.borrow_mut().push((self.token.clone(), request.clone()));
        }
        if self.dice() < self.n_faults.get() / 3 {
            let n = self.dice() as usize % (request.changes.len() + 1);
            self.server.borrow_mut().dies_after = Some(n);
        }
        self.carry(|| self.server.borrow_mut().push(self.token(), &request)).await
    }

    async fn pull(&self, request: &PullRequest) -> Result<PullResponse, SyncError> {
        self.carry(|| self.server.borrow().pull(self.token(), request)).await
    }

    async fn snapshot(&self) -> Result<Snapshot, SyncError> {
        self.carry(|| self.server.borrow().snapshot(self.token())).await
    }

    async fn pack(&self, after: u64) -> Result<Vec<u8>, SyncError> {
        self.carry(|| self.server.borrow().pack(self.token(), after)).await
    }

    async fn reseed(&self, json: &[u8]) -> Result<ReseedResponse, SyncError> {
        let request: ReseedRequest = serde_json::from_slice(json).unwrap();
        self.carry(|| self.server.borrow_mut().reseed(self.token(), &request)).await
    }
}
