//! Who asks: found from the token by the middleware, never read from a body.

use access::Role;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;

use crate::error::ApiError;

/// The member and the device behind a request. In the extensions of every request that passed the door.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Caller {
    /// The member, as other devices will read it beside each change (at most 64 bytes).
    pub member: String,
    /// The device that holds the token. Not the `dev` of its changes, which may change.
    pub device: String,
    /// What the member may do, at this moment.
    pub role: Role,
}

impl<S: Sync> FromRequestParts<S> for Caller {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, ApiError> {
        parts.extensions.get::<Self>().cloned().ok_or(ApiError::NoSession)
    }
}
