//! The seam to the network.

use crate::error::SyncError;
use crate::wire::{PullRequest, PullResponse, PushResponse, ReseedResponse, Snapshot};

/// Carries one message there and its answer back. Adapters turn a failure body into an error with
/// [`SyncError::from_answer`], bound each call by a time-out of their own, and never retry.
pub trait Transport {
    /// `POST /api/v1/push`. `json` is a [`crate::wire::PushRequest`], written once by the cycle.
    async fn push(&self, json: &[u8]) -> Result<PushResponse, SyncError>;
    /// `GET /api/v1/pull`.
    async fn pull(&self, request: &PullRequest) -> Result<PullResponse, SyncError>;
    /// `GET /api/v1/snapshot`. An older server answers 404: the device then pulls all.
    async fn snapshot(&self) -> Result<Snapshot, SyncError>;
    /// `GET /api/v1/snapshot/{after}`: the bytes of one pack (`replica::pack`).
    async fn pack(&self, after: u64) -> Result<Vec<u8>, SyncError>;
    /// `POST /api/v1/reseed`. `json` is a [`crate::wire::ReseedRequest`].
    async fn reseed(&self, json: &[u8]) -> Result<ReseedResponse, SyncError>;
}
