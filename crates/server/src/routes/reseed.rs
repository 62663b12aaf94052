//! `POST /api/v1/reseed`.

use std::borrow::Cow;

use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use axum::extract::rejection::BytesRejection;
use axum::http::HeaderMap;
use replica::Hlc;
use serde::Deserialize;
use serde_json::value::RawValue;

use super::body;
use super::push::{self, PushAnswer};
use crate::caller::Caller;
use crate::change;
use crate::error::ApiError;
use crate::log::{Batch, Source};
use crate::state::App;

#[derive(Deserialize)]
struct ReseedBody<'a> {
    epoch: String,
    #[serde(borrow)]
    changes: Vec<Remembered<'a>>,
}

#[derive(Deserialize)]
struct Remembered<'a> {
    eff: Hlc,
    #[serde(borrow)]
    by: Option<Cow<'a, str>>,
    #[serde(borrow)]
    change: &'a RawValue,
}

/// `POST /api/v1/reseed`. Takes back what an earlier life of this server knew and who sends it remembers.
///
/// For changes of others, after the log was read whole: known ones keep their place, the rest are ordered by the
/// place they had (`eff`), within the bounds of a push. They take no positions: their devices may still push them.
/// Who gives back is kept beside each row.
pub async fn reseed(
    State(app): State<App>,
    caller: Caller,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Result<Json<PushAnswer>, ApiError> {
    if !caller.role.reseeds() {
        return Err(ApiError::Forbidden);
    }
    let now_ms = (app.now_ms)();
    let batch = {
        let body = body::whole(body)?;
        read_batch(&body::plain(&headers, &body)?, caller, now_ms)?
    };
    tracing::info!(
        member = batch.caller.member,
        device = batch.caller.device,
        n_changes = batch.changes.len(),
        "{} changes are given back",
        batch.changes.len()
    );
    app.accounts.rates().reseeded(&batch.caller.device, batch.changes.len(), now_ms)?;
    push::append(&app, batch).await
}

fn read_batch(body: &[u8], caller: Caller, now_ms: u64) -> Result<Batch, ApiError> {
    let body: ReseedBody<'_> =
        serde_json::from_slice(body).map_err(|error| ApiError::BadJson(error.to_string()))?;
    push::check_number(body.changes.len())?;
    let judge = |(index, one): (usize, &Remembered<'_>)| {
        change::judge_remembered(one.change, one.eff, one.by.as_deref())
            .map_err(|why| ApiError::BadEnvelope { index, why })
    };
    let changes = body.changes.iter().enumerate().map(judge).collect::<Result<_, _>>()?;
    let (epoch, source) = (Some(body.epoch), Source::Remembered);
    Ok(Batch { caller, epoch, source, changes, after: None, now_ms })
}
