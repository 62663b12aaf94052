//! Handing a link to somebody: the phone's share sheet, else the clipboard.

use js_sys::Reflect;
use leptos::prelude::window;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::ShareData;

/// What became of a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shared {
    /// The share sheet took it.
    Sent,
    /// It is in the clipboard.
    Copied,
    /// The person closed the share sheet.
    Cancelled,
    /// Neither works here, as from plain http.
    Impossible,
}

/// A path of this app with its host, as another device needs it.
pub fn absolute(path: &str) -> String {
    format!("{}{path}", window().location().origin().unwrap_or_default())
}

/// Shares by the browser's own sheet; copies where there is none.
pub async fn share(title: &str, url: &str) -> Shared {
    let navigator = window().navigator();
    let can_share = Reflect::has(&navigator, &"share".into()).unwrap_or(false);
    if can_share {
        let data = ShareData::new();
        data.set_title(title);
        data.set_url(url);
        match JsFuture::from(navigator.share_with_data(&data)).await {
            Ok(_) => return Shared::Sent,
            Err(error) if is_abort(&error) => return Shared::Cancelled,
            Err(_) => {} // Refused (a desktop without targets): the clipboard remains.
        }
    }
    copy(url).await
}

/// Shares a text by the browser's own sheet; copies where there is none.
pub async fn share_text(title: &str, text: &str) -> Shared {
    let navigator = window().navigator();
    if Reflect::has(&navigator, &"share".into()).unwrap_or(false) {
        let data = ShareData::new();
        data.set_title(title);
        data.set_text(text);
        match JsFuture::from(navigator.share_with_data(&data)).await {
            Ok(_) => return Shared::Sent,
            Err(error) if is_abort(&error) => return Shared::Cancelled,
            Err(_) => {} // Refused (a desktop without targets): the clipboard remains.
        }
    }
    copy(text).await
}

/// Shares a file by the browser's own sheet; [`Shared::Impossible`] where there is none, or none that takes files.
pub async fn share_file(title: &str, name: &str, mime: &str, bytes: &[u8]) -> Shared {
    let navigator = window().navigator();
    if !Reflect::has(&navigator, &"canShare".into()).unwrap_or(false) {
        return Shared::Impossible;
    }
    let parts = js_sys::Array::of1(&js_sys::Uint8Array::from(bytes));
    let bag = web_sys::FilePropertyBag::new();
    bag.set_type(mime);
    let Ok(file) = web_sys::File::new_with_u8_array_sequence_and_options(&parts, name, &bag) else {
        return Shared::Impossible;
    };
    let data = ShareData::new();
    data.set_title(title);
    data.set_files(&js_sys::Array::of1(&file));
    if !navigator.can_share_with_data(&data) {
        return Shared::Impossible;
    }
    match JsFuture::from(navigator.share_with_data(&data)).await {
        Ok(_) => Shared::Sent,
        Err(error) if is_abort(&error) => Shared::Cancelled,
        Err(_) => Shared::Impossible,
    }
}

/// Copies a text.
pub async fn copy(text: &str) -> Shared {
    let navigator = window().navigator();
    if !Reflect::get(&navigator, &"clipboard".into()).is_ok_and(|clipboard| clipboard.is_object()) {
        return Shared::Impossible;
    }
    match JsFuture::from(navigator.clipboard().write_text(text)).await {
        Ok(_) => Shared::Copied,
        Err(_) => Shared::Impossible,
    }
}

fn is_abort(error: &JsValue) -> bool {
    Reflect::get(error, &"name".into())
        .ok()
        .and_then(|name| name.as_string())
        .is_some_and(|n| n == "AbortError")
}
