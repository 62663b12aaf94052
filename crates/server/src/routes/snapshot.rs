//! `GET /api/v1/snapshot` and `GET /api/v1/snapshot/{after}`.

use std::sync::Arc;
use std::time::Duration;

use axum::Json;
use axum::extract::rejection::{PathRejection, QueryRejection};
use axum::extract::{Path, Query, State};
use axum::http::header::{
    ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, ETAG, IF_NONE_MATCH, VARY,
};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};

use crate::caller::Caller;
use crate::error::ApiError;
use crate::log::{Coding, MAX_PACK_CHANGES, Pack, unzip};
use crate::state::App;

/// How long a list waits for packs that are not made yet. What is missing then is pulled.
const PATIENCE: Duration = Duration::from_millis(800);

/// The packs of the log.
#[derive(Serialize)]
pub struct Snapshot {
    epoch: String,
    last_seq: u64,
    packs: Vec<Pack>,
    server_ms: u64,
}

/// `GET /api/v1/snapshot`. The log as packs, for devices that have nothing yet.
pub async fn list(State(app): State<App>, _: Caller) -> Result<Json<Snapshot>, ApiError> {
    let head = app.log.head().await?;
    let mut packs = app.log.packs().await?;
    let is_behind =
        |packs: &[Pack]| packs.last().map_or(0, |pack| pack.to) + MAX_PACK_CHANGES <= head.last_seq;
    if is_behind(&packs) {
        // Made to the end even if nobody waits any more.
        let log = Arc::clone(&app.log);
        let making = tokio::spawn(async move { make_all(&*log).await });
        drop(tokio::time::timeout(PATIENCE, making).await);
        packs = app.log.packs().await?;
    }
    Ok(Json(Snapshot { epoch: head.epoch, last_seq: head.last_seq, packs, server_ms: (app.now_ms)() }))
}

/// Which content is expected. Unknown keys are ignored.
#[derive(Deserialize)]
pub struct PackParams {
    hash: Option<String>,
}

/// `GET /api/v1/snapshot/{after}?hash=HASH`. The bytes of one pack.
///
/// With the hash of the list they may be kept for ever: another server's pack has another address. Without it they
/// are checked by their tag.
pub async fn pack(
    State(app): State<App>,
    _: Caller,
    after: Result<Path<u64>, PathRejection>,
    params: Result<Query<PackParams>, QueryRejection>,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let Path(after) = after.map_err(|_| ApiError::NotFound)?;
    let Query(params) = params.map_err(|rejection| ApiError::BadQuery(rejection.body_text()))?;
    let accepted = Accepted::of(&headers);
    let coding = if accepted.brotli { Coding::Brotli } else { Coding::Gzip };
    let pack = app.log.pack(after, coding).await?.ok_or(ApiError::NotFound)?;
    if params.hash.as_ref().is_some_and(|hash| *hash != pack.hash) {
        return Err(ApiError::NotFound);
    }
    let tag = format!("\"{}\"", pack.hash);
    let is_known = headers.get(IF_NONE_MATCH).is_some_and(|known| known.as_bytes() == tag.as_bytes());
    let caching =
        if params.hash.is_some() { "private, max-age=31536000, immutable" } else { "private, no-cache" };
    let mut response = if is_known {
        StatusCode::NOT_MODIFIED.into_response()
    } else if accepted.brotli || accepted.gzip {
        let name = if accepted.brotli { "br" } else { "gzip" };
        ([(CONTENT_ENCODING, name)], pack.bytes).into_response()
    } else {
        // Says so, or the server would compress it again.
        ([(CONTENT_ENCODING, "identity")], unzip(&pack.bytes).map_err(crate::log::LogError::from)?)
            .into_response()
    };
    let out = response.headers_mut();
    out.insert(CONTENT_TYPE, HeaderValue::from_static("application/octet-stream"));
    out.insert(CACHE_CONTROL, HeaderValue::from_static(caching));
    out.insert(VARY, HeaderValue::from_static("accept-encoding, authorization"));
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        out.insert(ETAG, tag);
    }
    Ok(response)
}

/// Makes in the background what packs a push has completed.
pub(super) fn pack_later(app: &App, n_stored: u64, last_seq: u64) {
    // Looking costs as much as a page: a few times a pack, and not after every keystroke.
    let step = MAX_PACK_CHANGES / 10;
    if last_seq.saturating_sub(n_stored) / step == last_seq / step {
        return;
    }
    let log = Arc::clone(&app.log);
    tokio::spawn(async move { make_all(&*log).await });
}

async fn make_all(log: &dyn crate::log::Log) {
    loop {
        match log.make_pack().await {
            Ok(true) => {}
            Ok(false) => return,
            Err(error) => {
                tracing::warn!(error = %error, "no pack was made: {error}");
                return;
            }
        }
    }
}

struct Accepted {
    brotli: bool,
    gzip: bool,
}

impl Accepted {
    fn of(headers: &HeaderMap) -> Self {
        let text = headers.get(ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let takes = |name: &str| {
            text.split(',').any(|part| {
                let (coding, q) = part.split_once(';').unwrap_or((part, ""));
                coding.trim().eq_ignore_ascii_case(name)
                    && !matches!(q.trim(), "q=0" | "q=0.0" | "q=0.00" | "q=0.000")
            })
        };
        Self { brotli: takes("br"), gzip: takes("gzip") }
    }
}
