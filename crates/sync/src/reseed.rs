//! After a loss: what others made goes back to the server from here too.

use replica::page::Entry;
use replica::{Change, Cid, Hlc};
use serde::Serialize;
use store::{Backend, StoreError};

use crate::body::Body;
use crate::cycle::Run;
use crate::error::SyncError;
use crate::transport::Transport;
use crate::wire::Outcome;

/// A [`crate::wire::ReseedRequest`] without its changes.
#[derive(Serialize)]
struct Envelope<'a> {
    epoch: &'a str,
}

/// A [`crate::wire::Remembered`], borrowed.
#[derive(Serialize)]
struct Remembered<'a> {
    eff: Hlc,
    #[serde(skip_serializing_if = "Option::is_none")]
    by: Option<&'a str>,
    change: &'a Change,
}

impl<B: Backend, T: Transport> Run<'_, B, T> {
    /// Gives back what the server's log, read to its end, lacks; reads to its end again; and only then is done (T12).
    pub(crate) async fn reseed(&mut self) -> Result<(), SyncError> {
        self.survey().await?;
        let mut page = Some(1);
        while let Some(from) = page {
            let lost = self.device.lost(from, self.n_per_push).await?;
            let Some(n_sent) = self.give_back(&lost.entries).await? else { break };
            // What did not fit, or was halved, is looked for from the same page: what is given back is not found again.
            page = if n_sent < lost.entries.len() { Some(from) } else { lost.next_page };
        }
        self.pull_all().await?;
        let cursor = self.device.meta().cursor;
        self.device.end_reseeding(cursor.as_ref()).await?;
        self.tell();
        Ok(())
    }

    /// Sends the first of them; tells how many got an answer, `None` if this device may give nothing back.
    async fn give_back(&mut self, entries: &[Entry]) -> Result<Option<usize>, SyncError> {
        if entries.is_empty() {
            return Ok(Some(0));
        }
        let remembered: Vec<Remembered<'_>> = entries
            .iter()
            .map(|Entry { change, eff, by }| Remembered {
                eff: eff.unwrap_or(change.hlc),
                by: by.as_deref(),
                change,
            })
            .collect();
        let mut body = Body::new();
        let n_fitting = body.add(&remembered)?;
        let Some(epoch) = self.device.meta().epoch else { return Err(StoreError::Overtaken.into()) };
        if n_fitting == 0 {
            self.pass_over(entries, &epoch).await?;
            return Ok(Some(1));
        }
        let json = body.finish(&Envelope { epoch: &epoch })?;
        let asked_ms = self.asked();
        let response = match self.transport.reseed(&json).await {
            Err(error) if error.is_too_large() => {
                match n_fitting / 2 {
                    0 => self.pass_over(entries, &epoch).await?,
                    half => self.n_per_push = half,
                }
                return Ok(Some(0));
            }
            // Others may, or this server is too old to take anything back.
            Err(error) if error.is_forbidden() || error.is_unknown_path() => return Ok(None),
            other => other?,
        };
        self.heard(asked_ms, response.server_ms);
        if response.epoch != epoch {
            return Err(SyncError::EpochChanged { epoch: response.epoch });
        }
        let sent = entries.iter().take(n_fitting).map(|entry| entry.change.cid);
        if !response.results.iter().map(Outcome::cid).eq(sent) {
            return Err(SyncError::Protocol("the answers are not for the changes that were sent".into()));
        }
        let answers: Vec<(Cid, Option<u64>)> = response.results.iter().map(booked).collect();
        self.device.gave_back(&epoch, &answers).await?;
        self.report.n_reseeded += answers.iter().filter(|(_, seq)| seq.is_some()).count();
        Ok(Some(n_fitting))
    }

    /// The first one is too large for the server: it stays here.
    async fn pass_over(&mut self, entries: &[Entry], epoch: &str) -> Result<(), SyncError> {
        let first: Vec<_> = entries.iter().take(1).map(|entry| (entry.change.cid, None)).collect();
        Ok(self.device.gave_back(epoch, &first).await?)
    }
}

fn booked(outcome: &Outcome) -> (Cid, Option<u64>) {
    match outcome {
        Outcome::Stored { cid, seq, .. } => (*cid, Some(*seq)),
        Outcome::Rejected { cid, .. } => (*cid, None),
    }
}
