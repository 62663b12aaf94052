//! Every path of the server.

mod health;
mod pages;
mod pull;
mod push;
mod status;

use std::any::Any;
use std::time::Duration;

use axum::Router;
use axum::extract::{DefaultBodyLimit, Request};
use axum::http::header::{CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE};
use axum::http::{HeaderName, HeaderValue, Method};
use axum::middleware::{Next, from_fn, from_fn_with_state, map_response};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::cors::CorsLayer;
use tower_http::trace::{DefaultMakeSpan, DefaultOnFailure, DefaultOnResponse, TraceLayer};
use tracing::Level;

use crate::error::ApiError;
use crate::limits::{MAX_BODY_BYTES, REQUEST_TIMEOUT};
use crate::state::App;
use crate::{guard, headers};

/// The whole server: `/api/v1`, `/healthz`, and the app on every other path.
///
/// `origins` are those of apps served elsewhere that may sync here; none by default.
pub fn router(app: App, origins: &[HeaderValue]) -> Router {
    let api = Router::new()
        .route("/push", post(push::push))
        .route("/pull", get(pull::pull))
        .route("/status", get(status::status))
        .fallback(not_found)
        .method_not_allowed_fallback(method_not_allowed)
        .layer(DefaultBodyLimit::max(MAX_BODY_BYTES))
        .layer(CompressionLayer::new())
        .layer(from_fn(deadline))
        .layer(from_fn_with_state(app.clone(), guard::page))
        .layer(cors(origins))
        .layer(map_response(no_store))
        .layer(
            TraceLayer::new_for_http()
                .make_span_with(DefaultMakeSpan::new().level(Level::INFO))
                .on_response(DefaultOnResponse::new().level(Level::INFO))
                // Failures are logged once, with their cause, where they become an answer.
                .on_failure(DefaultOnFailure::new().level(Level::DEBUG)),
        );
    Router::new()
        .nest("/api/v1", api)
        .route("/healthz", get(health::health))
        .fallback(pages::page)
        .method_not_allowed_fallback(method_not_allowed)
        .layer(from_fn_with_state(app.clone(), guard::host))
        .layer(CatchPanicLayer::custom(panicked))
        .layer(map_response(headers::secure))
        .with_state(app)
}

fn cors(origins: &[HeaderValue]) -> CorsLayer {
    CorsLayer::new()
        .allow_origin(origins.to_vec())
        .allow_methods([Method::GET, Method::POST])
        .allow_headers([CONTENT_TYPE, CONTENT_ENCODING, HeaderName::from_static("x-intendance")])
        .max_age(Duration::from_secs(600))
}

async fn not_found() -> ApiError {
    ApiError::NotFound
}

async fn method_not_allowed() -> ApiError {
    ApiError::MethodNotAllowed
}

async fn no_store(mut response: Response) -> Response {
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// Ends requests that take too long, a body that trickles in included.
async fn deadline(request: Request, next: Next) -> Result<Response, ApiError> {
    tokio::time::timeout(REQUEST_TIMEOUT, next.run(request)).await.map_err(|_| ApiError::Timeout)
}

#[expect(clippy::needless_pass_by_value, reason = "the signature that the layer asks for")]
fn panicked(panic: Box<dyn Any + Send>) -> Response {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    let text = text.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or_default();
    tracing::error!(panic = text, "a request panicked: {text}");
    ApiError::Panicked.into_response()
}
