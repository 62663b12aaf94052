//! A network that loses questions and answers, says things twice, and late.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use replica::ctx::Seeded;
use serde::Serialize;
use serde::de::DeserializeOwned;
use sync::wire::{PullRequest, PullResponse, PushRequest, PushResponse};
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
    /// Pushes that a router kept and may deliver once more, much later.
    pub kept: Rc<RefCell<Vec<PushRequest>>>,
    /// The next pushes fail with this.
    pub push_fault: Rc<RefCell<Option<SyncError>>>,
}

impl Net {
    pub fn new(server: Server, seed: u64) -> Self {
        Self {
            server: Rc::new(RefCell::new(server)),
            rng: Rc::new(RefCell::new(Seeded(seed))),
            n_faults: Rc::default(),
            kept: Rc::default(),
            push_fault: Rc::default(),
        }
    }

    fn dice(&self) -> u64 {
        self.rng.borrow_mut().next_u64() % 100
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
        let request: PushRequest = over_the_wire(request);
        if self.dice() < self.n_faults.get() {
            self.kept.borrow_mut().push(request.clone());
        }
        self.carry(|| self.server.borrow_mut().push(&request)).await
    }

    async fn pull(&self, request: &PullRequest) -> Result<PullResponse, SyncError> {
        self.carry(|| self.server.borrow().pull(request)).await
    }
}
