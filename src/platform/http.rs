//! Requests over the network: bounded in time, compressed on the way out, errors with a type.

use std::cell::Cell;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use js_sys::Uint8Array;
use reqwasm::http::{Request, RequestBuilder, Response};
use wasm_bindgen::JsValue;
use web_sys::{AbortController, Blob, RequestCache};

use super::gzip::Gzip;

/// Bodies above this many bytes are compressed: below, the headers weigh as much.
const COMPRESS_ABOVE: usize = 1 << 10;

/// An answer, whatever its status.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The HTTP status.
    pub status: u16,
    /// The body, decompressed by the browser.
    pub body: Vec<u8>,
    /// When the server wishes to be asked again, in seconds (`Retry-After`).
    pub retry_after_s: Option<u64>,
}

/// Why there is no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HttpError {
    /// No network, no such server, or forbidden by the browser, which does not say which; with its words.
    Unreachable(String),
    /// No whole answer in time.
    Timeout,
}

/// `GET`, past every cache.
pub async fn get(url: &str, headers: &[(&str, &str)], timeout_ms: u32) -> Result<Answer, HttpError> {
    send(Request::get(url), None, headers, timeout_ms).await
}

/// `POST` of JSON text; a long one goes compressed where the browser can.
pub async fn post_json(
    url: &str,
    headers: &[(&str, &str)],
    json: &[u8],
    timeout_ms: u32,
) -> Result<Answer, HttpError> {
    let mut request = Request::post(url).header("Content-Type", "application/json");
    let packed = if COMPRESS_ABOVE < json.len() { packed(json).await } else { None };
    if packed.is_some() {
        request = request.header("Content-Encoding", "gzip");
    }
    let body = packed.map_or_else(|| Uint8Array::from(json).into(), JsValue::from);
    send(request, Some(body), headers, timeout_ms).await
}

async fn send(
    mut request: RequestBuilder,
    body: Option<JsValue>,
    headers: &[(&str, &str)],
    timeout_ms: u32,
) -> Result<Answer, HttpError> {
    for (name, value) in headers {
        request = request.header(name, value);
    }
    // Every browser that runs the app has it; without one, the browser's own limit holds.
    let abort = AbortController::new().ok();
    let is_late = Rc::new(Cell::new(false));
    let timer = {
        let (abort, is_late) = (abort.clone(), Rc::clone(&is_late));
        Timeout::new(timeout_ms, move || {
            is_late.set(true);
            if let Some(abort) = abort {
                abort.abort();
            }
        })
    };
    let failed = |why: String| {
        if is_late.get() { HttpError::Timeout } else { HttpError::Unreachable(why) }
    };
    let signal = abort.as_ref().map(AbortController::signal);
    let request = request.cache(RequestCache::NoStore).abort_signal(signal.as_ref());
    let built = match body {
        Some(body) => request.body(body),
        None => request.build(),
    };
    let response = match built {
        Ok(request) => request.send().await.map_err(|e| failed(e.to_string()))?,
        Err(error) => return Err(HttpError::Unreachable(error.to_string())),
    };
    // The body counts too: a network may die in mid-answer.
    let body = response.binary().await.map_err(|e| failed(e.to_string()))?;
    drop(timer);
    let retry_after_s = retry_after_s(&response);
    Ok(Answer { status: response.status(), body, retry_after_s })
}

/// The header as a number; as a date it is not used by servers of ours.
pub(super) fn retry_after_s(response: &Response) -> Option<u64> {
    response.headers().get("retry-after").and_then(|text| text.trim().parse().ok())
}

/// The bytes as gzip; `None` where the browser cannot.
async fn packed(bytes: &[u8]) -> Option<Blob> {
    let gzip = Gzip::new()?;
    gzip.write(bytes).await.ok()?;
    gzip.finish().await.ok()
}
