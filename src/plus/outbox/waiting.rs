//! What the outbox holds, read from the device.

use replica::{Change, RecordId, Table};
use store::StoreError;
use store::meta::Refusal;

use super::acts::{self, Leaving};
use crate::session::Session;

/// Changes that are read to be told one by one; beyond, they are counted.
const TOLD: usize = 1000;

/// What the outbox holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Waiting {
    /// The acts that wait, the oldest first. The last may be told in part only.
    pub acts: Vec<Leaving>,
    /// Changes that wait beyond those.
    pub n_more: usize,
    /// What the server refused, with what it was, where it can be read.
    pub refused: Vec<Refused>,
}

/// A refused change.
#[derive(Clone, Debug, PartialEq)]
pub struct Refused {
    /// Which, and why.
    pub refusal: Refusal,
    /// What it was.
    pub change: Option<Change>,
    /// The same as an act.
    pub act: Option<Leaving>,
}

impl Refused {
    /// The records that it wrote to.
    pub fn records(&self) -> Vec<RecordId> {
        let mut ids: Vec<RecordId> = self.change.iter().flat_map(|c| &c.w).map(|w| w.id).collect();
        ids.sort_unstable();
        ids.dedup();
        ids
    }
}

/// Reads the outbox.
pub async fn read(session: Session) -> Result<Waiting, StoreError> {
    let (batch, refused) = session
        .with_device(async |device| {
            Ok::<_, StoreError>((device.pending(TOLD).await?, device.refused_changes().await?))
        })
        .await?;
    let n_pending = usize::try_from(session.meta().n_pending()).unwrap_or(usize::MAX);
    Ok(session.peek(|_, table| Waiting {
        acts: acts::acts(table, &batch.changes),
        n_more: n_pending.saturating_sub(batch.changes.len()),
        refused: refused.into_iter().map(|(refusal, change)| told(table, refusal, change)).collect(),
    }))
}

fn told(table: &Table, refusal: Refusal, change: Option<Change>) -> Refused {
    let act = change.as_ref().and_then(|change| acts::acts(table, std::slice::from_ref(change)).pop());
    Refused { refusal, change, act }
}
