//! `GET /api/v1/status`.

use axum::Json;
use axum::extract::State;
use serde::Serialize;

use crate::error::ApiError;
use crate::state::App;

/// Where the log ends.
#[derive(Serialize)]
pub struct Status {
    epoch: String,
    last_seq: u64,
    hash: String,
    version: &'static str,
    server_ms: u64,
}

/// `GET /api/v1/status`. Where the log ends, which version serves it, and what time it is there.
pub async fn status(State(app): State<App>) -> Result<Json<Status>, ApiError> {
    let head = app.log.head().await?;
    Ok(Json(Status {
        epoch: head.epoch,
        last_seq: head.last_seq,
        hash: head.hash,
        version: crate::VERSION,
        server_ms: (app.now_ms)(),
    }))
}
