//! `POST /api/v1/join` and `POST /api/v1/invitations/look`: what needs no token yet.

use axum::Json;
use axum::extract::State;
use serde::{Deserialize, Serialize};

use super::asked::Asked;
use crate::accounts::{Joined, Joining, Looked, Peer};
use crate::error::ApiError;
use crate::state::App;

/// Who joins, with what.
#[derive(Deserialize)]
pub struct JoinBody {
    code: String,
    token_hash: String,
    #[serde(default)]
    name: String,
    device: String,
}

/// Who joined.
#[derive(Serialize)]
pub struct JoinAnswer {
    #[serde(flatten)]
    joined: Joined,
    epoch: String,
    server_ms: u64,
}

/// `POST join`. Makes a device, and a member unless the invitation is for a further device.
///
/// Safe to repeat with the same code and token hash: the answer may have been lost.
pub async fn join(
    State(app): State<App>,
    peer: Peer,
    Asked(body): Asked<JoinBody>,
) -> Result<Json<JoinAnswer>, ApiError> {
    let joining =
        Joining { code: body.code, token_hash: body.token_hash, name: body.name, label: body.device };
    let joined = app.accounts.join(joining, peer, (app.now_ms)()).await?;
    let epoch = app.log.head().await?.epoch;
    Ok(Json(JoinAnswer { joined, epoch, server_ms: (app.now_ms)() }))
}

/// Which invitation.
#[derive(Deserialize)]
pub struct LookBody {
    code: String,
}

/// What it offers.
#[derive(Serialize)]
pub struct LookAnswer {
    #[serde(flatten)]
    looked: Looked,
    server_ms: u64,
}

/// `POST invitations/look`. What an invitation offers; it stays open.
pub async fn look(
    State(app): State<App>,
    peer: Peer,
    Asked(body): Asked<LookBody>,
) -> Result<Json<LookAnswer>, ApiError> {
    let now_ms = (app.now_ms)();
    let looked = app.accounts.look(&body.code, peer, now_ms).await?;
    Ok(Json(LookAnswer { looked, server_ms: now_ms }))
}
