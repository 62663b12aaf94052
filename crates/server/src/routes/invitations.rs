//! `POST /api/v1/invitations` and `POST /api/v1/invitations/{id}/revoke`.

use access::Role;
use axum::Json;
use axum::extract::State;
use serde::Deserialize;
use serde_json::Value;

use super::asked::{Asked, Id, done};
use crate::accounts::{Ends, Invited, Peer, Wish};
use crate::caller::Caller;
use crate::error::ApiError;
use crate::state::App;

/// What for.
#[derive(Deserialize)]
pub struct InviteBody {
    name: String,
    role: Option<Role>,
    member: Option<String>,
    ttl_s: u64,
}

/// `POST invitations`. Makes an invitation; its code is in this answer and nowhere else.
///
/// Managers invite anybody for at most 7 days; others only a further device of their own, for at most 10 minutes.
/// A longer wish is shortened: `expires_ms` says to what.
pub async fn invite(
    State(app): State<App>,
    caller: Caller,
    peer: Peer,
    Asked(body): Asked<InviteBody>,
) -> Result<Json<Invited>, ApiError> {
    // A further device has its member's role; a new member without one only looks.
    let role = body.role.unwrap_or(Role::Reader);
    let wish = Wish { name: body.name, role, member: body.member, ttl_s: body.ttl_s };
    Ok(Json(app.accounts.invite(&caller, wish, peer, (app.now_ms)()).await?))
}

/// `POST invitations/{id}/revoke`. Takes an invitation back that nobody has used yet.
pub async fn revoke(
    State(app): State<App>,
    caller: Caller,
    peer: Peer,
    Id(id): Id,
) -> Result<Json<Value>, ApiError> {
    app.accounts.end(Ends::Invitation, &caller, id, peer, (app.now_ms)()).await?;
    Ok(done())
}
