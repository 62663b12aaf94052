//! What the outbox holds, read from the device.

use replica::{Change, RecordId, Table};
use store::StoreError;
use store::meta::Refusal;

use super::acts::{self, Leaving};
use crate::session::Session;

/// Changes that are read; beyond, they are counted.
const READ: usize = 20_000;
/// Acts that are told one by one, the newest; of those before, changes and bytes are counted.
const TOLD: usize = 300;

/// What the outbox holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Waiting {
    /// The acts that wait, the newest first. The last may be told in part only.
    pub acts: Vec<Leaving>,
    /// Changes that wait beyond those.
    pub n_more: usize,
    /// The size of all that was read, as it is sent.
    pub n_bytes: u64,
    /// What the server refused, with what it was, where it can be read; the newest first.
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
            Ok::<_, StoreError>((device.pending(READ).await?, device.refused_changes().await?))
        })
        .await?;
    let n_pending = usize::try_from(session.meta().n_pending()).unwrap_or(usize::MAX);
    let from = first_told(&batch.changes);
    Ok(session.peek(|_, table| {
        let (counted, told_one_by_one) = batch.changes.split_at(from);
        let mut acts = acts::acts(table, told_one_by_one);
        acts.reverse();
        let n_bytes = counted.iter().map(acts::size_of).sum::<usize>()
            + acts.iter().map(|act| act.n_bytes).sum::<usize>();
        let mut refused: Vec<Refused> =
            refused.into_iter().map(|(refusal, change)| told(table, refusal, change)).collect();
        refused.reverse();
        Waiting {
            acts,
            n_more: n_pending.saturating_sub(told_one_by_one.len()),
            n_bytes: u64::try_from(n_bytes).unwrap_or(u64::MAX),
            refused,
        }
    }))
}

/// Where the newest acts begin.
fn first_told(changes: &[Change]) -> usize {
    let mut n_acts = 0;
    let mut last = None;
    for (at, change) in changes.iter().enumerate().rev() {
        if last != Some(change.tx) {
            if n_acts == TOLD {
                return at + 1;
            }
            n_acts += 1;
            last = Some(change.tx);
        }
    }
    0
}

fn told(table: &Table, refusal: Refusal, change: Option<Change>) -> Refused {
    let act = change.as_ref().and_then(|change| acts::acts(table, std::slice::from_ref(change)).pop());
    Refused { refusal, change, act }
}
