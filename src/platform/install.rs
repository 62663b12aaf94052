//! Installing the app: which kind of device this is, whether it is installed, and the browser's own offer.

use js_sys::{Function, Promise, Reflect};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Where `boot.js` keeps the browser's offer: it may come before the app has started.
const HELD: &str = "intendanceInstall";

/// A kind of device, as far as installing goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum System {
    /// iPhone and iPad: only by hand, from the share sheet.
    Ios,
    /// Android.
    Android,
    /// A computer with Chrome, Edge or a like of them.
    Desktop,
    /// A Mac with Safari.
    DesktopSafari,
    /// A computer with Firefox, which installs nothing.
    DesktopFirefox,
}

/// How the browser's offer went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It is being installed.
    Accepted,
    /// The person said no.
    Declined,
    /// There was no offer.
    Nothing,
}

thread_local! {
    static OFFER: ArcRwSignal<bool> = ArcRwSignal::new(false);
    static DONE: ArcRwSignal<bool> = ArcRwSignal::new(false);
}

/// Listens for the browser's offer, for the life of the page. Call once, as early as can be.
pub fn start() {
    OFFER.with(|offer| offer.set(held().is_some()));
    let on_offer = |event: web_sys::Event| {
        event.prevent_default();
        let _ = Reflect::set(&window(), &HELD.into(), &event);
        OFFER.with(|offer| offer.set(true));
    };
    let on_done = |_: web_sys::Event| {
        drop_held();
        DONE.with(|done| done.set(true));
    };
    std::mem::forget(window_event_listener_untyped("beforeinstallprompt", on_offer));
    std::mem::forget(window_event_listener_untyped("appinstalled", on_done));
}

/// Whether the browser can be asked to install the app. Tracked.
pub fn has_offer() -> bool {
    OFFER.with(|offer| offer.get())
}

/// Whether the app was installed while this page was open. Tracked.
pub fn is_just_installed() -> bool {
    DONE.with(|done| done.get())
}

/// Whether this page runs as an installed app.
pub fn is_standalone() -> bool {
    let mode = |name: &str| {
        let query = format!("(display-mode: {name})");
        window().match_media(&query).ok().flatten().is_some_and(|list| list.matches())
    };
    // Safari on iOS has its own word for it.
    let is_ios_app =
        Reflect::get(&window().navigator(), &"standalone".into()).is_ok_and(|v| v == JsValue::TRUE);
    is_ios_app
        || mode("standalone")
        || mode("minimal-ui")
        || mode("window-controls-overlay")
        || mode("fullscreen")
}

/// The kind of this device.
pub fn system() -> System {
    let navigator = window().navigator();
    system_of(&navigator.user_agent().unwrap_or_default(), navigator.max_touch_points())
}

/// The kind of this device, as its owner would call it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Body {
    IPhone,
    IPad,
    AndroidPhone,
    AndroidTablet,
    Mac,
    Windows,
    ChromeBook,
    Linux,
    Other,
}

/// See [`Body`].
pub fn body() -> Body {
    let navigator = window().navigator();
    body_of(&navigator.user_agent().unwrap_or_default(), navigator.max_touch_points())
}

fn body_of(agent: &str, n_touch_points: i32) -> Body {
    let has = |word: &str| agent.contains(word);
    match system_of(agent, n_touch_points) {
        System::Ios if has("iPhone") || has("iPod") => Body::IPhone,
        System::Ios => Body::IPad,
        System::Android if has("Mobile") => Body::AndroidPhone,
        System::Android => Body::AndroidTablet,
        _ if has("Macintosh") => Body::Mac,
        _ if has("Windows") => Body::Windows,
        _ if has("CrOS") => Body::ChromeBook,
        _ if has("Linux") => Body::Linux,
        _ => Body::Other,
    }
}

fn system_of(agent: &str, n_touch_points: i32) -> System {
    let has = |word: &str| agent.contains(word);
    // An iPad says that it is a Mac; no Mac has a touch screen.
    if has("iPhone") || has("iPad") || has("iPod") || (has("Macintosh") && 1 < n_touch_points) {
        System::Ios
    } else if has("Android") {
        System::Android
    } else if has("Firefox/") {
        System::DesktopFirefox
    } else if has("Safari/") && !has("Chrome/") && !has("Chromium/") {
        System::DesktopSafari
    } else {
        System::Desktop
    }
}

/// Shows the browser's offer. It can be shown once; the browser may make another later.
pub async fn prompt() -> Outcome {
    let Some(event) = held() else { return Outcome::Nothing };
    drop_held();
    match ask(&event).await {
        Some(choice) if choice == "accepted" => Outcome::Accepted,
        Some(_) => Outcome::Declined,
        None => Outcome::Nothing,
    }
}

async fn ask(event: &JsValue) -> Option<String> {
    let prompt: Function = Reflect::get(event, &"prompt".into()).ok()?.dyn_into().ok()?;
    let promise: Promise = prompt.call0(event).ok()?.dyn_into().ok()?;
    JsFuture::from(promise).await.ok()?;
    let choice: Promise = Reflect::get(event, &"userChoice".into()).ok()?.dyn_into().ok()?;
    let choice = JsFuture::from(choice).await.ok()?;
    Reflect::get(&choice, &"outcome".into()).ok()?.as_string()
}

fn held() -> Option<JsValue> {
    Reflect::get(&window(), &HELD.into()).ok().filter(JsValue::is_object)
}

fn drop_held() {
    let _ = Reflect::set(&window(), &HELD.into(), &JsValue::UNDEFINED);
    OFFER.with(|offer| offer.set(false));
}

#[cfg(test)]
mod tests {
    use super::{System, system_of};

    #[test]
    fn devices_are_told_by_what_they_say() {
        let mac = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/26.0 Safari/605.1.15";
        let chrome = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36";
        assert_eq!(system_of(mac, 0), System::DesktopSafari);
        assert_eq!(system_of(mac, 5), System::Ios);
        assert_eq!(system_of(chrome, 0), System::Desktop);
        assert_eq!(
            system_of("Mozilla/5.0 (Linux; Android 16) Chrome/140.0 Mobile Safari/537.36", 5),
            System::Android
        );
        assert_eq!(
            system_of("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", 0),
            System::DesktopFirefox
        );
    }
}
