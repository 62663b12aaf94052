//! Small bodies, ids in paths, and the empty answer.

use axum::Json;
use axum::body::Bytes;
use axum::extract::rejection::PathRejection;
use axum::extract::{FromRequest, FromRequestParts, Path, Request};
use axum::http::request::Parts;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::body;
use crate::error::ApiError;
use crate::limits::MAX_SMALL_BODY_BYTES;

/// A small JSON body. Unknown keys are ignored.
pub struct Asked<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for Asked<T> {
    type Rejection = ApiError;

    async fn from_request(request: Request, state: &S) -> Result<Self, ApiError> {
        let headers = request.headers().clone();
        let bytes = body::whole(Bytes::from_request(request, state).await)?;
        let plain = body::plain(&headers, &bytes)?;
        if MAX_SMALL_BODY_BYTES < plain.len() {
            return Err(ApiError::TooLarge { max: MAX_SMALL_BODY_BYTES });
        }
        // Only where it is wrong: serde's own text repeats values, and one of them may be a secret.
        let why = |error: serde_json::Error| {
            ApiError::BadJson(format!("line {}, column {}", error.line(), error.column()))
        };
        Ok(Self(serde_json::from_slice(&plain).map_err(why)?))
    }
}

/// The id in a path.
pub struct Id(pub String);

impl<S: Send + Sync> FromRequestParts<S> for Id {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, ApiError> {
        let id: Result<Path<String>, PathRejection> = Path::from_request_parts(parts, state).await;
        let Path(id) = id.map_err(|_| ApiError::NotFound)?;
        let is_id = !id.is_empty() && id.len() <= 64 && id.bytes().all(|byte| byte.is_ascii_alphanumeric());
        if is_id { Ok(Self(id)) } else { Err(ApiError::NotFound) }
    }
}

/// What is said when there is nothing to say.
pub fn done() -> Json<Value> {
    Json(json!({}))
}
