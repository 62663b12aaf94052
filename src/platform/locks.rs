//! Which tab does what only one tab should: Web Locks, held by one tab of the browser at a time.
//!
//! Through `Reflect`, because web-sys offers the Web Locks only to builds with an unstable flag.

use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// A lock in hand; given back when dropped, or when the browser ends the page.
#[derive(Debug)]
pub struct Lease {
    release: Function,
}

impl Drop for Lease {
    fn drop(&mut self) {
        // A closing page may refuse: the browser frees its locks anyway.
        let _ = self.release.call0(&JsValue::NULL);
    }
}

/// The answer to a wish for a lock.
#[derive(Debug)]
pub enum Grant {
    /// It is ours.
    Held(Lease),
    /// Another tab has it.
    Taken,
    /// This browser has no locks: every tab decides for itself.
    Unsupported,
}

/// Takes the lock `name` if it is free; never waits for another tab.
pub async fn try_hold(name: &str) -> Grant {
    let Some((manager, request)) = manager() else { return Grant::Unsupported };
    let options = Object::new();
    if Reflect::set(&options, &"ifAvailable".into(), &JsValue::TRUE).is_err() {
        return Grant::Unsupported;
    }
    let answer = Promise::new(&mut |resolve: Function, reject: Function| {
        let on_lock = Closure::once_into_js(move |lock: JsValue| hold(&lock, &resolve));
        let asked = request.call3(&manager, &name.into(), &options, &on_lock);
        // A page that may not lock is told by a rejection, sometimes at once.
        match asked {
            Ok(promise) => on_rejection(&promise, &reject),
            Err(error) => drop(reject.call1(&JsValue::NULL, &error)),
        }
    });
    match JsFuture::from(answer).await {
        Ok(release) => match release.dyn_into::<Function>() {
            Ok(release) => Grant::Held(Lease { release }),
            Err(_) => Grant::Taken,
        },
        Err(_) => Grant::Unsupported,
    }
}

/// The browser keeps the lock until the promise that this returns is resolved.
fn hold(lock: &JsValue, answer: &Function) -> JsValue {
    let say = |what: &JsValue| drop(answer.call1(&JsValue::NULL, what));
    if lock.is_null() || lock.is_undefined() {
        say(&JsValue::NULL);
        return JsValue::UNDEFINED;
    }
    Promise::new(&mut |release: Function, _| say(&release)).into()
}

fn on_rejection(promise: &JsValue, reject: &Function) {
    let catch = Reflect::get(promise, &"catch".into()).ok().and_then(|f| f.dyn_into::<Function>().ok());
    if let Some(catch) = catch {
        drop(catch.call1(promise, reject));
    }
}

pub(super) fn manager() -> Option<(JsValue, Function)> {
    let navigator = leptos::prelude::window().navigator();
    let manager = Reflect::get(&navigator, &"locks".into()).ok()?;
    let request = Reflect::get(&manager, &"request".into()).ok()?.dyn_into().ok()?;
    Some((manager, request))
}
