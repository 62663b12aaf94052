//! Every path of the server.

mod asked;
mod body;
mod devices;
mod feeds;
mod health;
mod invitations;
mod join;
mod live;
mod me;
mod members;
pub mod openapi;
mod pages;
mod pull;
mod push;
mod reseed;
mod snapshot;
mod status;
mod team;
mod watched;

use std::any::Any;
use std::time::Duration;

use axum::Router;
use axum::extract::{DefaultBodyLimit, OriginalUri, Request};
use axum::http::header::{AUTHORIZATION, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE};
use axum::http::{HeaderName, HeaderValue, Method};
use axum::middleware::{Next, from_fn, from_fn_with_state, map_response};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::cors::CorsLayer;
use tower_http::trace::TraceLayer;
use tracing::Span;

use crate::error::ApiError;
use crate::limits::{MAX_BODY_BYTES, REQUEST_TIMEOUT};
use crate::state::App;
use crate::{door, guard, headers};

/// The whole server: `/api/v1`, `/healthz`, and the app on every other path.
///
/// `origins` are those of apps served elsewhere that may sync here; none by default.
pub fn router(app: App, origins: &[HeaderValue]) -> Router {
    let api = Router::new()
        .merge(log_routes().merge(team_routes()).route_layer(from_fn_with_state(app.clone(), door::members)))
        .merge(open_routes().route_layer(from_fn_with_state(app.clone(), door::anybody)))
        .fallback(not_found)
        .method_not_allowed_fallback(method_not_allowed);
    let api = api
        .layer(DefaultBodyLimit::max(MAX_BODY_BYTES))
        .layer(CompressionLayer::new())
        .layer(from_fn(deadline))
        .layer(from_fn_with_state(app.clone(), guard::page))
        .layer(cors(origins))
        .layer(map_response(no_store))
        .layer(
            TraceLayer::new_for_http()
                .make_span_with(span)
                .on_response(answered)
                // Failures are logged once, with their cause, where they become an answer.
                .on_failure(()),
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

/// What devices of members ask of the log.
fn log_routes() -> Router<App> {
    Router::new()
        .route("/push", post(push::push))
        .route("/pull", get(pull::pull))
        .route("/reseed", post(reseed::reseed))
        .route("/snapshot", get(snapshot::list))
        .route("/snapshot/{after}", get(snapshot::pack))
        .route("/live", get(live::live))
}

/// What members ask about themselves and each other.
fn team_routes() -> Router<App> {
    Router::new()
        .route("/me", get(me::me))
        .route("/team", get(team::team))
        .route("/audit", get(team::audit))
        .route("/leave", post(me::leave))
        .route("/workspace", post(members::workspace))
        .route("/invitations", post(invitations::invite))
        .route("/invitations/{id}/revoke", post(invitations::revoke))
        .route("/feeds", get(feeds::list))
        .route("/feeds", post(feeds::make))
        .route("/feeds/{id}/revoke", post(feeds::revoke))
        .route("/devices/{id}", post(devices::rename))
        .route("/devices/{id}/revoke", post(devices::revoke))
        .route("/members/{id}", post(members::edit))
        .route("/members/{id}/remove", post(members::remove))
}

/// What anybody may ask.
fn open_routes() -> Router<App> {
    Router::new()
        .route("/status", get(status::status))
        .route("/join", post(join::join))
        .route("/invitations/look", post(join::look))
        .route("/feeds/{name}", get(feeds::serve))
        .route("/openapi.json", get(openapi::openapi))
}

fn span(request: &Request) -> Span {
    let path = request.extensions().get::<OriginalUri>().map_or(request.uri().path(), |uri| uri.path());
    // The rest of such an address is a secret.
    let path = if path.contains("/feeds/") { "/api/v1/feeds/…" } else { path };
    tracing::info_span!("api", method = %request.method(), path)
}

fn answered(response: &Response, latency: Duration, _span: &Span) {
    let latency_ms = u64::try_from(latency.as_millis()).unwrap_or(u64::MAX);
    let status = response.status().as_u16();
    tracing::info!(status, latency_ms, "answered {status}");
}

fn cors(origins: &[HeaderValue]) -> CorsLayer {
    CorsLayer::new()
        .allow_origin(origins.to_vec())
        .allow_methods([Method::GET, Method::POST])
        .allow_headers([
            AUTHORIZATION,
            CONTENT_TYPE,
            CONTENT_ENCODING,
            HeaderName::from_static("x-intendance"),
        ])
        .max_age(Duration::from_secs(600))
}

async fn not_found() -> ApiError {
    ApiError::NotFound
}

async fn method_not_allowed() -> ApiError {
    ApiError::MethodNotAllowed
}

async fn no_store(mut response: Response) -> Response {
    // Packs say how long they hold.
    response.headers_mut().entry(CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    response
}

/// Ends requests that take too long, a body that trickles in included.
async fn deadline(request: Request, next: Next) -> Result<Response, ApiError> {
    tokio::time::timeout(REQUEST_TIMEOUT, next.run(request)).await.map_err(|_| ApiError::Timeout)
}

fn panicked(panic: Box<dyn Any + Send>) -> Response {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    let text = text.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or_default();
    tracing::error!(panic = text, "a request panicked: {text}");
    ApiError::Panicked.into_response()
}
