//! `GET /api/v1/me` and `POST /api/v1/leave`.

use axum::Json;
use axum::extract::State;
use serde::Serialize;
use serde_json::Value;

use super::asked::done;
use crate::accounts::{Ends, Me, Peer};
use crate::caller::Caller;
use crate::error::ApiError;
use crate::state::App;

/// Who the caller is.
#[derive(Serialize)]
pub struct MeAnswer {
    #[serde(flatten)]
    me: Me,
    server_ms: u64,
}

/// `GET me`. Who the caller is here.
pub async fn me(State(app): State<App>, caller: Caller) -> Result<Json<MeAnswer>, ApiError> {
    let me = app.accounts.me(caller).await?;
    Ok(Json(MeAnswer { me, server_ms: (app.now_ms)() }))
}

/// `POST leave`. Gives up the caller's own access.
pub async fn leave(State(app): State<App>, caller: Caller, peer: Peer) -> Result<Json<Value>, ApiError> {
    let id = caller.device.clone();
    app.accounts.end(Ends::Device, &caller, id, peer, (app.now_ms)()).await?;
    Ok(done())
}
