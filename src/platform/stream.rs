//! An answer that never ends: read piece by piece, given up when it falls silent or when nobody holds its leash.

use gloo::timers::callback::Timeout;
use js_sys::{Reflect, Uint8Array};
use reqwasm::http::Request;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, ReadableStreamDefaultReader, RequestCache};

use super::http::{Answer, HttpError, retry_after_s};

/// Ends its stream when dropped.
#[derive(Debug)]
pub struct Leash(AbortController);

impl Leash {
    /// For one stream; `None` in a browser that cannot end one.
    pub fn new() -> Option<Self> {
        AbortController::new().ok().map(Self)
    }

    /// What ties a stream to this leash.
    pub fn tie(&self) -> Tie {
        Tie(self.0.clone())
    }
}

/// Ties a stream to its leash.
#[derive(Debug)]
pub struct Tie(AbortController);

impl Drop for Leash {
    fn drop(&mut self) {
        self.0.abort();
    }
}

/// An open stream.
#[derive(Debug)]
pub struct Stream {
    reader: ReadableStreamDefaultReader,
    abort: AbortController,
    quiet_ms: u32,
}

/// What became of the wish for a stream.
#[derive(Debug)]
pub enum Opened {
    /// It flows.
    Flowing(Stream),
    /// The server said something else.
    Said(Answer),
}

/// `GET` of a stream; after `quiet_ms` without a byte it counts as dead.
pub async fn open(url: &str, headers: &[(&str, &str)], tie: Tie, quiet_ms: u32) -> Result<Opened, HttpError> {
    let Tie(abort) = tie;
    let failed = |why: String| HttpError::Unreachable(why);
    let mut request = Request::get(url).cache(RequestCache::NoStore).abort_signal(Some(&abort.signal()));
    for (name, value) in headers {
        request = request.header(name, value);
    }
    let _silence = silence(&abort, quiet_ms);
    let response = request.send().await.map_err(|e| failed(e.to_string()))?;
    if response.status() != 200 {
        let body = response.binary().await.map_err(|e| failed(e.to_string()))?;
        let retry_after_s = retry_after_s(&response);
        return Ok(Opened::Said(Answer { status: response.status(), body, retry_after_s }));
    }
    let body = response.body().ok_or_else(|| failed("the answer has no body".into()))?;
    let reader =
        ReadableStreamDefaultReader::new(&body).map_err(|_| failed("the answer is locked".into()))?;
    Ok(Opened::Flowing(Stream { reader, abort, quiet_ms }))
}

impl Stream {
    /// The next piece; `None` at its end, when it fell silent, or when its leash was dropped.
    pub async fn next(&mut self) -> Option<Vec<u8>> {
        let _silence = silence(&self.abort, self.quiet_ms);
        let read = JsFuture::from(self.reader.read()).await.ok()?;
        let of = |name: &str| Reflect::get(&read, &name.into()).unwrap_or(JsValue::UNDEFINED);
        if of("done").is_truthy() {
            return None;
        }
        of("value").dyn_into::<Uint8Array>().ok().map(|piece| piece.to_vec())
    }
}

fn silence(abort: &AbortController, quiet_ms: u32) -> Timeout {
    let abort = abort.clone();
    Timeout::new(quiet_ms, move || abort.abort())
}
