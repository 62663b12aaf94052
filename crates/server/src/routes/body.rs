//! Bodies of requests: JSON, plain or gzip, of bounded size.

use std::borrow::Cow;
use std::io::Read;

use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::http::header::{CONTENT_ENCODING, CONTENT_TYPE, HeaderName};
use axum::http::{HeaderMap, StatusCode};
use flate2::read::MultiGzDecoder;

use crate::error::ApiError;
use crate::limits::MAX_BODY_BYTES;

/// The bytes of a body, if they all came.
pub fn whole(body: Result<Bytes, BytesRejection>) -> Result<Bytes, ApiError> {
    body.map_err(|rejection| match rejection.status() {
        StatusCode::PAYLOAD_TOO_LARGE => ApiError::TooLarge { max: MAX_BODY_BYTES },
        _ => ApiError::BodyLost,
    })
}

/// The body without its compression, which may not make it larger than a plain one may be.
pub fn plain<'a>(headers: &HeaderMap, body: &'a [u8]) -> Result<Cow<'a, [u8]>, ApiError> {
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
