//! `GET /api/v1/status`.

use axum::extract::State;
use axum::{Extension, Json};
use serde::Serialize;

use crate::caller::Caller;
use crate::error::ApiError;
use crate::state::App;

/// The version of the API.
const API: u32 = 1;

/// Who answers here, and to members where the log ends.
#[derive(Serialize)]
pub struct Status {
    version: &'static str,
    api: u32,
    epoch: String,
    needs_invitation: bool,
    workspace: Option<String>,
    server_ms: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    last_seq: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    hash: Option<String>,
}

/// `GET /api/v1/status`. Which version and log answer, and what time it is there; with a good token also where the
/// log ends.
pub async fn status(
    State(app): State<App>,
    caller: Option<Extension<Caller>>,
) -> Result<Json<Status>, ApiError> {
    let head = app.log.head().await?;
    let is_member = caller.is_some();
    Ok(Json(Status {
        version: crate::VERSION,
        api: API,
        epoch: head.epoch,
        needs_invitation: true,
        workspace: app.accounts.workspace_name().await?,
        server_ms: (app.now_ms)(),
        last_seq: is_member.then_some(head.last_seq),
        hash: is_member.then_some(head.hash),
    }))
}
