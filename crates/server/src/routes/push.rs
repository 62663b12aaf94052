//! `POST /api/v1/push`.

use std::borrow::Cow;
use std::io::Read;

use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use axum::extract::rejection::BytesRejection;
use axum::http::header::{CONTENT_ENCODING, CONTENT_TYPE, HeaderName};
use axum::http::{HeaderMap, StatusCode};
use flate2::read::MultiGzDecoder;
use replica::DeviceId;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use crate::change;
use crate::error::ApiError;
use crate::limits::{MAX_BODY_BYTES, MAX_CHANGES};
use crate::log::{Batch, Outcome};
use crate::state::App;

#[derive(Deserialize)]
struct PushBody<'a> {
    epoch: Option<String>,
    dev: DeviceId,
    #[serde(borrow)]
    changes: Vec<&'a RawValue>,
}

/// What became of the changes.
#[derive(Serialize)]
pub struct PushAnswer {
    results: Vec<Outcome>,
    epoch: String,
    server_ms: u64,
}

/// `POST /api/v1/push`. Appends a device's changes to the log.
///
/// Answers after they are safe on disk. Safe to repeat: a known change gets its first answer again. A change of
/// bad shape is refused alone; every other failure stores nothing. Never moves the device's pull cursor: changes
/// of other devices may lie between.
pub async fn push(
    State(app): State<App>,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Result<Json<PushAnswer>, ApiError> {
    let now_ms = (app.now_ms)();
    let batch = {
        let body = body.map_err(|rejection| match rejection.status() {
            StatusCode::PAYLOAD_TOO_LARGE => ApiError::TooLarge { max: MAX_BODY_BYTES },
            _ => ApiError::BodyLost,
        })?;
        read_batch(&plain(&headers, &body)?, now_ms)?
    };
    let pushed = app.log.push(batch).await?;
    let n_known = pushed.results.len() - pushed.n_stored;
    tracing::info!(n_stored = pushed.n_stored, n_known, "stored {} changes", pushed.n_stored);
    Ok(Json(PushAnswer { results: pushed.results, epoch: pushed.epoch, server_ms: (app.now_ms)() }))
}

/// The body without its compression, which may not make it larger than a plain one may be.
fn plain<'a>(headers: &HeaderMap, body: &'a [u8]) -> Result<Cow<'a, [u8]>, ApiError> {
    let text = |name: HeaderName| match headers.get(name) {
        Some(value) => value.to_str().unwrap_or("?").trim().to_ascii_lowercase(),
        None => String::new(),
    };
    let kind = text(CONTENT_TYPE);
    if kind.split(';').next().map(str::trim) != Some("application/json") {
        return Err(ApiError::UnsupportedBody);
    }
    match &*text(CONTENT_ENCODING) {
        "" | "identity" => Ok(body.into()),
        "gzip" => {
            let mut plain = Vec::new();
            MultiGzDecoder::new(body)
                .take(MAX_BODY_BYTES as u64 + 1)
                .read_to_end(&mut plain)
                .map_err(|error| ApiError::BadJson(format!("gzip: {error}")))?;
            if MAX_BODY_BYTES < plain.len() {
                return Err(ApiError::TooLarge { max: MAX_BODY_BYTES });
            }
            Ok(plain.into())
        }
        _ => Err(ApiError::UnsupportedBody),
    }
}

fn read_batch(body: &[u8], now_ms: u64) -> Result<Batch, ApiError> {
    let body: PushBody<'_> =
        serde_json::from_slice(body).map_err(|error| ApiError::BadJson(error.to_string()))?;
    if MAX_CHANGES < body.changes.len() {
        return Err(ApiError::TooManyChanges { n_changes: body.changes.len(), max: MAX_CHANGES });
    }
    let judge =
        |(index, raw)| change::judge(raw, body.dev).map_err(|why| ApiError::BadEnvelope { index, why });
    let changes = body.changes.iter().copied().enumerate().map(judge).collect::<Result<_, _>>()?;
    Ok(Batch { epoch: body.epoch, dev: body.dev, changes, now_ms })
}
