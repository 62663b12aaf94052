//! The door between the object, which exists at once, and the workspace, which takes a moment to open.

use std::cell::RefCell;
use std::future::poll_fn;
use std::task::{Poll, Waker};

use store::{Act, StoreError};

use super::CallError;
use crate::i18n::T;
use crate::session::Session;
use crate::syncing::Syncing;

/// What a call works with.
#[derive(Clone, Copy)]
pub struct Opened {
    /// The workspace.
    pub session: Session,
    /// The server.
    pub syncing: Syncing,
    /// The words of sentences.
    pub t: T,
}

/// Opens once, for all calls that wait.
#[derive(Default)]
pub struct Gate {
    opened: RefCell<Option<Result<Opened, StoreError>>>,
    waiting: RefCell<Vec<Waker>>,
    /// What undoes the acts of scripts, the last one at the end.
    pub(super) undos: RefCell<Vec<Act>>,
}

impl Gate {
    /// The workspace is open, or cannot be opened.
    pub fn open(&self, result: Result<Opened, StoreError>) {
        *self.opened.borrow_mut() = Some(result);
        for waker in self.waiting.take() {
            waker.wake();
        }
    }

    /// Waits for the workspace.
    pub(super) async fn opened(&self) -> Result<Opened, CallError> {
        let result = poll_fn(|context| match &*self.opened.borrow() {
            Some(result) => Poll::Ready(result.clone()),
            None => {
                self.waiting.borrow_mut().push(context.waker().clone());
                Poll::Pending
            }
        });
        result.await.map_err(CallError::from)
    }
}
