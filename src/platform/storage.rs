//! What the browser says about the room it gives, and whether it promises to keep it.

use std::cell::Cell;

use js_sys::{Function, Promise, Reflect};
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Whether the browser keeps the data when room runs short.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kept {
    /// It does not say: no such question, or an insecure address.
    #[default]
    Unknown,
    /// It promises to.
    Yes,
    /// It may erase it.
    No,
}

/// How much room is used and given, in bytes; both are the browser's estimates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Room {
    /// Used by this address.
    pub used_bytes: u64,
    /// Given to this address.
    pub quota_bytes: u64,
}

thread_local! {
    // One page, one promise: many screens show it.
    static KEPT: ArcRwSignal<Kept> = ArcRwSignal::new(Kept::Unknown);
    static HAS_ASKED: Cell<bool> = const { Cell::new(false) };
}

/// Whether the data is kept, as last known. Tracked; [`refresh`] asks the browser again.
pub fn kept() -> Kept {
    KEPT.with(|kept| kept.get())
}

/// Asks the browser whether it keeps the data, without asking it to.
pub async fn refresh() -> Kept {
    set(call("persisted").await)
}

/// Asks the browser to keep the data. Some ask the person, some decide by themselves.
pub async fn persist() -> Kept {
    set(call("persist").await)
}

/// Asks once a page, after the first act that was stored: only then is there something to keep.
pub fn persist_at_first_save() {
    if HAS_ASKED.replace(true) {
        return;
    }
    spawn_local(async {
        if refresh().await == Kept::No {
            persist().await;
        }
    });
}

/// The room used and given; nothing where the browser does not say.
pub async fn estimate() -> Option<Room> {
    let answer = call("estimate").await?;
    let number = |key: &str| Reflect::get(&answer, &key.into()).ok()?.as_f64().filter(|n| 0.0 <= *n);
    Some(Room { used_bytes: number("usage")? as u64, quota_bytes: number("quota")? as u64 })
}

fn set(answer: Option<JsValue>) -> Kept {
    let kept = match answer.and_then(|answer| answer.as_bool()) {
        Some(true) => Kept::Yes,
        Some(false) => Kept::No,
        None => Kept::Unknown,
    };
    KEPT.with(|signal| signal.set(kept));
    kept
}

/// Calls a method of `navigator.storage`, which an insecure address does not have.
async fn call(method: &str) -> Option<JsValue> {
    let storage = Reflect::get(&window().navigator(), &"storage".into()).ok()?;
    let method: Function = Reflect::get(&storage, &method.into()).ok()?.dyn_into().ok()?;
    let promise: Promise = method.call0(&storage).ok()?.dyn_into().ok()?;
    JsFuture::from(promise).await.ok()
}
