//! `GET /api/v1/openapi.json`.

use axum::http::header::CONTENT_TYPE;
use axum::response::IntoResponse;

/// The document of the API, as it is sent.
pub const DOCUMENT: &str = include_str!("../../openapi.json");

/// `GET openapi.json`. All paths, messages and error codes.
pub async fn openapi() -> impl IntoResponse {
    ([(CONTENT_TYPE, "application/json")], DOCUMENT)
}
