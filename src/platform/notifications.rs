//! Notifications of this device. No push: the browser only tells while the app is open.

use js_sys::{Function, Object, Promise, Reflect};
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// What the browser allows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Allowed {
    /// It has no notifications (or none outside the installed app, as on iPhone).
    Unsupported,
    /// The person was not asked yet.
    NotAsked,
    /// They may be shown.
    Yes,
    /// The person refused; only the browser's settings change that.
    No,
}

/// What is to be told.
#[derive(Clone, Debug)]
pub struct Told {
    /// The same for the same thing: a second one replaces the first.
    pub tag: String,
    /// One line.
    pub title: String,
    /// A sentence.
    pub body: String,
    /// Where a tap leads.
    pub url: String,
}

/// What the browser allows now.
pub fn allowed() -> Allowed {
    let Some(api) = api() else { return Allowed::Unsupported };
    let permission = Reflect::get(&api, &"permission".into()).ok().and_then(|it| it.as_string());
    match permission.as_deref() {
        Some("granted") => Allowed::Yes,
        Some("denied") => Allowed::No,
        Some(_) => Allowed::NotAsked,
        None => Allowed::Unsupported,
    }
}

/// Asks the person. Only from a tap: browsers refuse anything else.
pub async fn ask() -> Allowed {
    let asked = api()
        .and_then(|api| method(&api, "requestPermission").map(|ask| ask.call0(&api)))
        .and_then(Result::ok)
        .and_then(|promise| promise.dyn_into::<Promise>().ok());
    if let Some(promise) = asked {
        // A refusal is an answer; anything else leaves things as they were.
        drop(JsFuture::from(promise).await);
    }
    allowed()
}

/// Shows a notification; `false` if the browser did not take it.
pub async fn show(told: &Told) -> bool {
    if allowed() != Allowed::Yes {
        return false;
    }
    let options = Object::new();
    let data = Object::new();
    let set = |object: &Object, key: &str, value: &JsValue| drop(Reflect::set(object, &key.into(), value));
    set(&data, "url", &told.url.as_str().into());
    set(&options, "body", &told.body.as_str().into());
    set(&options, "tag", &told.tag.as_str().into());
    set(&options, "data", &data);
    // Phones only show what a service worker shows.
    if let Some(registration) = registration().await
        && let Some(show) = method(&registration, "showNotification")
        && let Ok(promise) = show.call2(&registration, &told.title.as_str().into(), &options)
        && let Ok(promise) = promise.dyn_into::<Promise>()
    {
        return JsFuture::from(promise).await.is_ok();
    }
    let Some(api) = api().and_then(|api| api.dyn_into::<Function>().ok()) else { return false };
    let arguments = js_sys::Array::of2(&told.title.as_str().into(), &options);
    Reflect::construct(&api, &arguments).is_ok()
}

fn api() -> Option<JsValue> {
    Reflect::get(&window(), &"Notification".into()).ok().filter(JsValue::is_function)
}

/// The worker's registration, if there is one: it is not waited for, where none was ever made it would be for ever.
async fn registration() -> Option<JsValue> {
    let navigator = window().navigator();
    let container = Reflect::get(&navigator, &"serviceWorker".into()).ok().filter(JsValue::is_object)?;
    let promise =
        method(&container, "getRegistration")?.call0(&container).ok()?.dyn_into::<Promise>().ok()?;
    let registration = JsFuture::from(promise).await.ok().filter(JsValue::is_object)?;
    let active = Reflect::get(&registration, &"active".into()).ok();
    active.filter(JsValue::is_object).map(|_| registration)
}

fn method(of: &JsValue, name: &str) -> Option<Function> {
    Reflect::get(of, &name.into()).ok()?.dyn_into().ok()
}
