//! `GET /api/v1/pull`.

use axum::Json;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use serde::{Deserialize, Serialize};

use crate::caller::Caller;
use crate::error::ApiError;
use crate::limits::MAX_PAGE_CHANGES;
use crate::log::{After, Entry};
use crate::state::App;

/// The point after which to read. Unknown keys are ignored.
#[derive(Deserialize)]
pub struct PullParams {
    #[serde(default)]
    after: u64,
    #[serde(default)]
    hash: String,
    epoch: Option<String>,
    limit: Option<usize>,
}

/// A page of the log.
#[derive(Serialize)]
pub struct PullPage {
    epoch: String,
    changes: Vec<Entry>,
    next: u64,
    hash: String,
    more: bool,
    server_ms: u64,
}

/// `GET /api/v1/pull?after=SEQ&hash=HASH&epoch=EPOCH&limit=N`. A page of the log, in its order.
///
/// The client stores `next` and `hash` together with the changes and asks after them next. 409
/// `history_diverged` when that point is not one of this log: it was restored, emptied, or is another.
pub async fn pull(
    State(app): State<App>,
    _: Caller,
    params: Result<Query<PullParams>, QueryRejection>,
) -> Result<Json<PullPage>, ApiError> {
    let Query(params) = params.map_err(|rejection| ApiError::BadQuery(rejection.body_text()))?;
    let page = app
        .log
        .pull(After {
            epoch: params.epoch.filter(|epoch| !epoch.is_empty()),
            seq: params.after,
            hash: params.hash,
            limit: params.limit.unwrap_or(MAX_PAGE_CHANGES).clamp(1, MAX_PAGE_CHANGES),
        })
        .await?;
    Ok(Json(PullPage {
        epoch: page.epoch,
        changes: page.entries,
        next: page.next,
        hash: page.hash,
        more: page.more,
        server_ms: (app.now_ms)(),
    }))
}
