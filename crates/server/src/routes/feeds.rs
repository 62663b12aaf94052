//! `feeds`: secret addresses for calendars, and what they read there.

use axum::Json;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, ETAG, IF_NONE_MATCH};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use sha2::{Digest, Sha256};

use super::asked::{Asked, Id, done};
use crate::accounts::{Ends, FeedView, MadeFeed, Peer, Scope};
use crate::caller::Caller;
use crate::error::ApiError;
use crate::state::App;

/// What of.
#[derive(Deserialize)]
pub struct FeedBody {
    scope: Scope,
}

/// The caller's addresses.
#[derive(Serialize)]
pub struct Feeds {
    feeds: Vec<FeedView>,
    server_ms: u64,
}

/// `GET feeds`. The caller's own addresses, without their secrets.
pub async fn list(State(app): State<App>, caller: Caller) -> Result<Json<Feeds>, ApiError> {
    Ok(Json(Feeds { feeds: app.accounts.feeds(&caller).await?, server_ms: (app.now_ms)() }))
}

/// `POST feeds`. Makes an address; its code is in this answer and nowhere else.
pub async fn make(
    State(app): State<App>,
    caller: Caller,
    peer: Peer,
    Asked(body): Asked<FeedBody>,
) -> Result<Json<MadeFeed>, ApiError> {
    Ok(Json(app.accounts.make_feed(&caller, body.scope, peer, (app.now_ms)()).await?))
}

/// `POST feeds/{id}/revoke`. Ends one of the caller's own addresses.
pub async fn revoke(
    State(app): State<App>,
    caller: Caller,
    peer: Peer,
    Id(id): Id,
) -> Result<Json<Value>, ApiError> {
    app.accounts.end(Ends::Feed, &caller, id, peer, (app.now_ms)()).await?;
    Ok(done())
}

/// `GET feeds/{code}.ics`. The dates of events, for whoever has the address: calendars show no token.
pub async fn serve(
    State(app): State<App>,
    peer: Peer,
    name: Result<Path<String>, PathRejection>,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let Path(name) = name.map_err(|_| ApiError::NotFound)?;
    let code = name.strip_suffix(".ics").ok_or(ApiError::NotFound)?;
    let found = app.accounts.find_feed(code, peer, (app.now_ms)()).await?;
    let text = app.agenda.calendar(&*app.log, &found).await?;
    let digest = Sha256::digest(text.as_bytes());
    let tag: String = digest.iter().take(16).map(|byte| format!("{byte:02x}")).collect();
    let tag = format!("\"{tag}\"");
    let is_known = headers.get(IF_NONE_MATCH).and_then(|known| known.to_str().ok()).is_some_and(|known| {
        known.split(',').any(|known| {
            let known = known.trim();
            known.strip_prefix("W/").unwrap_or(known) == tag
        })
    });
    let mut response = if is_known { StatusCode::NOT_MODIFIED.into_response() } else { text.into_response() };
    let out = response.headers_mut();
    out.insert(CONTENT_TYPE, HeaderValue::from_static("text/calendar; charset=utf-8"));
    out.insert(CACHE_CONTROL, HeaderValue::from_static("private, max-age=300"));
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        out.insert(ETAG, tag);
    }
    Ok(response)
}
