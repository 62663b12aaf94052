//! `POST /api/v1/push`.

use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use axum::extract::rejection::BytesRejection;
use axum::http::HeaderMap;
use replica::DeviceId;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use super::watched::Watched;
use super::{body, snapshot};
use crate::caller::Caller;
use crate::change;
use crate::error::ApiError;
use crate::limits::MAX_CHANGES;
use crate::log::{Appended, Batch, Outcome, Point, Source};
use crate::state::App;

#[derive(Deserialize)]
struct PushBody<'a> {
    epoch: Option<String>,
    dev: DeviceId,
    #[serde(borrow)]
    changes: Vec<&'a RawValue>,
    after: Option<Point>,
}

/// What became of the changes.
#[derive(Serialize)]
pub struct PushAnswer {
    results: Vec<Outcome>,
    epoch: String,
    server_ms: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    head: Option<Point>,
}

/// `POST /api/v1/push`. Appends a device's changes to the log.
///
/// Answers after they are safe on disk. Safe to repeat: a known change gets its first answer again. A change of
/// bad shape, or one that the member's role does not allow, is refused alone; every other failure stores nothing.
/// `head` is the end of the log, only if nothing but this push lies between it and `after`.
pub async fn push(
    State(app): State<App>,
    caller: Caller,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Result<Json<PushAnswer>, ApiError> {
    let now_ms = (app.now_ms)();
    let batch = {
        let body = body::whole(body)?;
        read_batch(&body::plain(&headers, &body)?, caller, now_ms)?
    };
    app.accounts.rates().changes(&batch.caller.device, batch.changes.len(), now_ms)?;
    append(&app, batch).await
}

/// Appends, and answers as `push` does.
pub(super) async fn append(app: &App, batch: Batch) -> Result<Json<PushAnswer>, ApiError> {
    let watched = Watched::of(&batch);
    let appended = app.log.append(batch).await;
    watched.note(app, &appended);
    let Appended { results, head, is_read, n_stored } = appended?;
    let n_known = results.len() - n_stored.min(results.len());
    tracing::info!(n_stored, n_known, "stored {n_stored} changes");
    snapshot::pack_later(app, n_stored as u64, head.last_seq);
    Ok(Json(PushAnswer {
        results,
        epoch: head.epoch,
        server_ms: (app.now_ms)(),
        head: is_read.then_some(Point { seq: head.last_seq, hash: head.hash }),
    }))
}

/// Refuses more changes than one request may have.
pub(super) fn check_number(n_changes: usize) -> Result<(), ApiError> {
    if MAX_CHANGES < n_changes {
        return Err(ApiError::TooManyChanges { n_changes, max: MAX_CHANGES });
    }
    Ok(())
}

fn read_batch(body: &[u8], caller: Caller, now_ms: u64) -> Result<Batch, ApiError> {
    let body: PushBody<'_> =
        serde_json::from_slice(body).map_err(|error| ApiError::BadJson(error.to_string()))?;
    check_number(body.changes.len())?;
    let judge =
        |(index, raw)| change::judge(raw, body.dev).map_err(|why| ApiError::BadEnvelope { index, why });
    let changes = body.changes.iter().copied().enumerate().map(judge).collect::<Result<_, _>>()?;
    let source = Source::Own(body.dev);
    Ok(Batch { caller, epoch: body.epoch, source, changes, after: body.after, now_ms })
}
