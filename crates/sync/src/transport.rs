//! The seam to the network.

use crate::error::SyncError;
use crate::wire::{PullRequest, PullResponse, PushRequest, PushResponse};

/// Carries one message there and its answer back. Adapters turn a failure body into an error with
/// [`SyncError::from_answer`], bound each call by a time-out of their own, and never retry.
pub trait Transport {
    /// `POST /api/v1/push`.
    async fn push(&self, request: &PushRequest) -> Result<PushResponse, SyncError>;
    /// `GET /api/v1/pull`.
    async fn pull(&self, request: &PullRequest) -> Result<PullResponse, SyncError>;
}
