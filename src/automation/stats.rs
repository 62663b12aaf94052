//! How much there is, and how long opening took.

use domain::office::Life;
use js_sys::{Reflect, WebAssembly};
use replica::Value;
use serde_json::json;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

use super::gate::Opened;

/// Journal pages read at once while counting: a few hundred changes each.
const PAGES: u64 = 8;

/// The numbers of `counts()`: what memory knows at once, for who asks often.
pub fn counts(opened: Opened) -> Value {
    let meta = opened.session.meta();
    let (n_records, n_requests) = opened.session.peek(|office, table| {
        (table.len(), office.rows.iter().filter(|row| row.life == Life::Alive).count())
    });
    json!({
        "records": n_records,
        "requests": n_requests,
        "pending": meta.n_pending(),
        "refused": meta.refused.len(),
    })
}

/// The numbers of `stats()`. Counting the changes reads the whole journal, a slice at a time.
pub async fn stats(opened: Opened) -> Value {
    let session = opened.session;
    // Before counting, which needs memory of its own.
    let wasm_bytes = wasm_bytes();
    let meta = session.meta();
    let (n_records, n_bytes, n_requests, n_indexed) = session.peek(|office, table| {
        let n_requests = office.rows.iter().filter(|row| row.life == Life::Alive).count();
        (table.len(), table.size_bytes(), n_requests, office.n_indexed())
    });
    let facts = session.facts();
    json!({
        "version": env!("CARGO_PKG_VERSION"),
        "device": meta.dev.to_string(),
        "records": n_records,
        "requests": n_requests,
        "indexed": n_indexed,
        "changes": n_changes(opened, meta.next_page.saturating_sub(1)).await,
        "pending": meta.n_pending(),
        "refused": meta.refused.len(),
        "bytes": n_bytes,
        "wasm_bytes": wasm_bytes,
        "storage_bytes": storage_bytes().await,
        "last_open_ms": facts.took_ms,
        "is_fleeting": facts.is_fleeting,
        "server": meta.server,
    })
}

/// Changes of the journal; a page that cannot be read counts for none.
async fn n_changes(opened: Opened, last: u64) -> usize {
    let mut n = 0;
    for from in (1..=last).step_by(usize::try_from(PAGES).unwrap_or(1)) {
        let to = last.min(from + PAGES - 1);
        let changes = opened.session.with_device(async |device| device.changes(from, to).await).await;
        n += changes.map_or(0, |changes| changes.len());
    }
    n
}

fn wasm_bytes() -> Option<f64> {
    let memory: WebAssembly::Memory = wasm_bindgen::memory().dyn_into().ok()?;
    let buffer: js_sys::ArrayBuffer = memory.buffer().dyn_into().ok()?;
    Some(f64::from(buffer.byte_length()))
}

async fn storage_bytes() -> Option<f64> {
    let promise = leptos::prelude::window().navigator().storage().estimate().ok()?;
    let estimate = JsFuture::from(promise).await.ok()?;
    Reflect::get(&estimate, &"usage".into()).ok()?.as_f64()
}
