//! What of pushes and re-seeding managers may want to know later: the facts, never the content.

use std::sync::Arc;

use serde_json::{Value, json};

use crate::accounts::{Note, Peer};
use crate::caller::Caller;
use crate::limits::MAX_AHEAD_MS;
use crate::log::{Appended, Batch, LogError, Outcome, Source};
use crate::state::App;

/// What is known of a batch before it is appended.
pub struct Watched {
    caller: Caller,
    source: Source,
    n_changes: usize,
    /// Changes from a clock that is wrong by more than is tolerated.
    n_ahead: usize,
    now_ms: u64,
}

impl Watched {
    /// Remembers a batch.
    pub fn of(batch: &Batch) -> Self {
        let is_ahead = |hlc: replica::Hlc| batch.now_ms.saturating_add(MAX_AHEAD_MS) < hlc.ms;
        let shapes = batch.changes.iter().filter_map(|change| change.verdict.as_ref().ok());
        Self {
            caller: batch.caller.clone(),
            source: batch.source,
            n_changes: batch.changes.len(),
            n_ahead: shapes.filter(|shape| is_ahead(shape.claimed)).count(),
            now_ms: batch.now_ms,
        }
    }

    /// Notes what became of it, within bounds, without holding up the answer.
    pub fn note(self, app: &App, became: &Result<Appended, LogError>) {
        let mut notes: Vec<(&'static str, Value)> = Vec::new();
        match became {
            Ok(appended) => {
                let n_stored = appended.n_stored;
                if self.source == Source::Remembered {
                    notes.push(("reseeded", json!({ "changes": self.n_changes, "stored": n_stored })));
                }
                if self.n_ahead != 0 && n_stored != 0 {
                    notes.push(("clock_clamped", json!({ "changes": self.n_ahead })));
                }
                let n_denied = appended.results.iter().filter(|one| is_denied(one)).count();
                if n_denied != 0 {
                    notes.push(("changes_denied", json!({ "changes": n_denied })));
                }
            }
            Err(LogError::DeviceForked { n }) => notes.push(("device_forked", json!({ "n": n }))),
            Err(_) => {}
        }
        for (event, detail) in notes {
            let (accounts, now_ms) = (Arc::clone(&app.accounts), self.now_ms);
            let note = Note::of(event, &self.caller, Peer::UNKNOWN, detail);
            tokio::spawn(async move {
                if let Err(error) = accounts.note_within_bounds(note, now_ms).await {
                    tracing::warn!(error = %error, event, "{event} was not noted: {error}");
                }
            });
        }
    }
}

fn is_denied(outcome: &Outcome) -> bool {
    matches!(outcome, Outcome::Rejected { rejected, .. } if rejected.code == "forbidden")
}
