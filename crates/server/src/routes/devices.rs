//! `POST /api/v1/devices/{id}` and `POST /api/v1/devices/{id}/revoke`.

use axum::Json;
use axum::extract::State;
use serde::Deserialize;
use serde_json::Value;

use super::asked::{Asked, Id, done};
use crate::accounts::{Ends, Peer};
use crate::caller::Caller;
use crate::error::ApiError;
use crate::state::App;

/// Another label.
#[derive(Deserialize)]
pub struct DeviceBody {
    label: String,
}

/// `POST devices/{id}`. Another label for one's own device; managers for any.
pub async fn rename(
    State(app): State<App>,
    caller: Caller,
    peer: Peer,
    Id(id): Id,
    Asked(body): Asked<DeviceBody>,
) -> Result<Json<Value>, ApiError> {
    app.accounts.rename_device(&caller, id, &body.label, peer, (app.now_ms)()).await?;
    Ok(done())
}

/// `POST devices/{id}/revoke`. Takes the access of one's own device away; managers of any.
pub async fn revoke(
    State(app): State<App>,
    caller: Caller,
    peer: Peer,
    Id(id): Id,
) -> Result<Json<Value>, ApiError> {
    app.accounts.end(Ends::Device, &caller, id, peer, (app.now_ms)()).await?;
    Ok(done())
}
