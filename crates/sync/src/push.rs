//! The first half of a cycle: what was made here goes to the server.

use replica::{Cid, DeviceId};
use serde::Serialize;
use store::Backend;
use store::meta::Cursor;
use store::outbox::{Answer, Batch};

use crate::body::Body;
use crate::cycle::Run;
use crate::error::SyncError;
use crate::transport::Transport;
use crate::wire::{Outcome, Point, PushResponse};

impl<B: Backend, T: Transport> Run<'_, B, T> {
    /// Sends until nothing is left (`true`), or something that was sent must first be read (`Meta::echo`). Notes whether
    /// this device then stands at the end of the log. Each turn moves the outbox on, or makes the next push smaller.
    pub(crate) async fn push_some(&mut self) -> Result<bool, SyncError> {
        self.is_at_end = false;
        loop {
            let mut batch = self.device.pending(self.n_per_push).await?;
            let Some(dev) = batch.changes.first().map(|change| change.dev) else { return Ok(true) };
            let mut body = Body::new();
            let n_fitting = body.add(&batch.changes)?;
            if n_fitting == 0 {
                self.set_aside(&batch, "one change has more bytes than fit one request").await?;
                continue;
            }
            batch.truncate(n_fitting);
            let meta = self.device.meta();
            let (epoch, cursor) = (meta.epoch, meta.cursor);
            let after = cursor.as_ref().map(|at| Point { seq: at.seq, hash: at.hash.clone() });
            let envelope = Envelope { epoch: epoch.as_deref(), dev, after };
            let json = body.finish(&envelope)?;
            let asked_ms = self.asked();
            let response = match self.transport.push(&json).await {
                Err(error) if error.is_too_large() => {
                    match batch.changes.len() / 2 {
                        0 => self.set_aside(&batch, "the server takes no change of this size").await?,
                        half => self.n_per_push = half,
                    }
                    continue;
                }
                other => other?,
            };
            self.heard(asked_ms, response.server_ms);
            if epoch.is_some_and(|epoch| epoch != response.epoch) {
                return Err(SyncError::EpochChanged { epoch: response.epoch });
            }
            self.store_answers(&batch, cursor, response).await?;
            if self.device.meta().echo.is_some() {
                return Ok(false);
            }
        }
    }

    async fn store_answers(
        &mut self,
        batch: &Batch,
        cursor: Option<Cursor>,
        response: PushResponse,
    ) -> Result<(), SyncError> {
        let cids = |of: &Batch| of.changes.iter().map(|change| change.cid).collect::<Vec<_>>();
        if response.results.iter().map(Outcome::cid).collect::<Vec<_>>() != cids(batch) {
            return Err(SyncError::Protocol("the answers are not for the changes that were sent".into()));
        }
        let answers: Vec<(Cid, Answer)> = response.results.into_iter().map(answer).collect();
        let n_refused = answers.iter().filter(|(_, answer)| matches!(answer, Answer::Refused { .. })).count();
        let epoch = response.epoch;
        let head = response.head.map(|at| Cursor { epoch: epoch.clone(), seq: at.seq, hash: at.hash });
        // A point that goes back is none; the pull will find out what is wrong.
        let ahead = cursor.zip(head).filter(|(from, to)| from.seq <= to.seq);
        let changed = self.device.answered(batch, &answers, &epoch, ahead.clone()).await?;
        self.is_at_end = ahead.is_some_and(|(_, to)| self.device.meta().cursor == Some(to));
        self.report.n_refused += n_refused;
        self.report.n_pushed += answers.len() - n_refused;
        self.note(changed);
        self.tell();
        Ok(())
    }

    async fn set_aside(&mut self, batch: &Batch, why: &str) -> Result<(), SyncError> {
        self.device.set_aside(batch, "too_large", why).await?;
        self.report.n_refused += 1;
        self.tell();
        Ok(())
    }
}

fn answer(outcome: Outcome) -> (Cid, Answer) {
    match outcome {
        Outcome::Stored { cid, seq, eff } => (cid, Answer::Stored { seq, eff }),
        Outcome::Rejected { cid, rejected } => {
            (cid, Answer::Refused { code: rejected.code, why: rejected.why })
        }
    }
}

/// A [`crate::wire::PushRequest`] without its changes.
#[derive(Serialize)]
struct Envelope<'a> {
    epoch: Option<&'a str>,
    dev: DeviceId,
    #[serde(skip_serializing_if = "Option::is_none")]
    after: Option<Point>,
}
