//! `GET /healthz`, for watchdogs.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::CACHE_CONTROL;
use axum::response::IntoResponse;
use serde_json::json;

use crate::state::App;

/// `GET /healthz`. 200 when the database answers, else 503; it writes nothing.
pub async fn health(State(app): State<App>) -> impl IntoResponse {
    let (http, status) = match app.log.head().await {
        Ok(_) => (StatusCode::OK, "ok"),
        Err(error) => {
            tracing::error!(error = %error, "the database does not answer: {error}");
            (StatusCode::SERVICE_UNAVAILABLE, "failing")
        }
    };
    (http, [(CACHE_CONTROL, "no-store")], Json(json!({ "status": status, "version": crate::VERSION })))
}
