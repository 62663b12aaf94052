//! `GET /api/v1/team` and `GET /api/v1/audit`.

use axum::Json;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use serde::Deserialize;

use crate::accounts::{AuditPage, Team};
use crate::caller::Caller;
use crate::error::ApiError;
use crate::state::App;

/// `GET team`. Members, and the devices and invitations that the caller may see.
pub async fn team(State(app): State<App>, caller: Caller) -> Result<Json<Team>, ApiError> {
    Ok(Json(app.accounts.team(caller, (app.now_ms)()).await?))
}

/// Which page.
#[derive(Deserialize)]
pub struct AuditParams {
    before: Option<u64>,
    limit: Option<u64>,
}

/// `GET audit?before=ID&limit=N`. What was done about access and data, newest first; managers only.
pub async fn audit(
    State(app): State<App>,
    caller: Caller,
    params: Result<Query<AuditParams>, QueryRejection>,
) -> Result<Json<AuditPage>, ApiError> {
    let Query(params) = params.map_err(|rejection| ApiError::BadQuery(rejection.body_text()))?;
    Ok(Json(app.accounts.audit(&caller, params.before, params.limit.unwrap_or(100)).await?))
}
