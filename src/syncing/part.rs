//! What of the exchange is not in the first file: the cycle, the wire, the network. The first screen needs none of it.
//!
//! Offline the part comes from this device, as every file of the app. When it cannot come at all, the server could not
//! be reached either, and that is what is said.

use std::future::Future;
use std::pin::Pin;

use sync::{Report, SyncError};

use super::{Syncing, team};
use crate::lazy::{NotHere, in_part};
use crate::platform::stream::Tie;

/// What goes on in the part.
type Later<T> = Pin<Box<dyn Future<Output = T>>>;

impl From<NotHere> for SyncError {
    fn from(NotHere: NotHere) -> Self {
        Self::Unreachable("the part of the app that speaks to servers did not come".into())
    }
}

in_part! {
    more;
    fn begin_cycle(syncing: Syncing) -> Later<Result<Report, SyncError>> {
        Box::pin(syncing.cycle_here())
    }
}

in_part! {
    more;
    fn begin_flow(syncing: Syncing, tie: Tie, turn: u64) -> Later<Result<(), SyncError>> {
        Box::pin(syncing.flow_here(tie, turn))
    }
}

in_part! {
    more;
    fn begin_finding(syncing: Syncing) -> Later<()> {
        Box::pin(syncing.find_own_server_here())
    }
}

in_part! {
    more;
    fn begin_team(syncing: Syncing) -> Later<Result<(), SyncError>> {
        Box::pin(team::refresh_here(syncing))
    }
}

/// Push and pull until nothing is left.
pub(super) async fn cycle(syncing: Syncing) -> Result<Report, SyncError> {
    begin_cycle(syncing).await?.await
}

/// Follows the stream of hints to its end.
pub(super) async fn flow(syncing: Syncing, tie: Tie, turn: u64) -> Result<(), SyncError> {
    begin_flow(syncing, tie, turn).await?.await
}

/// Looks whether there is a server where the app came from.
pub(super) async fn find_own_server(syncing: Syncing) {
    if let Ok(finding) = begin_finding(syncing).await {
        finding.await;
    }
}

/// Reads the team again.
pub(super) async fn refresh_team(syncing: Syncing) -> Result<(), SyncError> {
    begin_team(syncing).await?.await
}
