//! `POST /api/v1/members/{id}`, `POST /api/v1/members/{id}/remove` and `POST /api/v1/workspace`.

use access::Role;
use axum::Json;
use axum::extract::State;
use serde::Deserialize;
use serde_json::Value;

use super::asked::{Asked, Id, done};
use crate::accounts::{MemberEdit, Peer};
use crate::caller::Caller;
use crate::error::ApiError;
use crate::state::App;

/// What to change.
#[derive(Deserialize)]
pub struct MemberBody {
    name: Option<String>,
    role: Option<Role>,
}

/// `POST members/{id}`. Another name (one's own, or anybody's for managers) or role (managers).
pub async fn edit(
    State(app): State<App>,
    caller: Caller,
    peer: Peer,
    Id(id): Id,
    Asked(body): Asked<MemberBody>,
) -> Result<Json<Value>, ApiError> {
    let edit = MemberEdit { name: body.name, role: body.role };
    app.accounts.edit_member(&caller, id, edit, peer, (app.now_ms)()).await?;
    Ok(done())
}

/// `POST members/{id}/remove`. Ends a membership and all its devices; what was written stays.
pub async fn remove(
    State(app): State<App>,
    caller: Caller,
    peer: Peer,
    Id(id): Id,
) -> Result<Json<Value>, ApiError> {
    app.accounts.remove_member(&caller, id, peer, (app.now_ms)()).await?;
    Ok(done())
}

/// Another name of the office.
#[derive(Deserialize)]
pub struct WorkspaceBody {
    name: String,
}

/// `POST workspace`. Another name for the office.
pub async fn workspace(
    State(app): State<App>,
    caller: Caller,
    peer: Peer,
    Asked(body): Asked<WorkspaceBody>,
) -> Result<Json<Value>, ApiError> {
    app.accounts.rename_workspace(&caller, &body.name, peer, (app.now_ms)()).await?;
    Ok(done())
}
