//! Giving a file to the person.

use js_sys::{Array, Uint8Array};
use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// How long the browser may take to begin: Safari reads the file after the click.
const LIFE: std::time::Duration = std::time::Duration::from_secs(60);

/// A file made of pieces, which the browser may keep on the disk.
pub fn blob(pieces: &[Vec<u8>], mime: &str) -> Option<Blob> {
    let parts = Array::new();
    for piece in pieces {
        parts.push(&Uint8Array::from(piece.as_slice()));
    }
    let bag = BlobPropertyBag::new();
    bag.set_type(mime);
    Blob::new_with_u8_array_sequence_and_options(&parts, &bag).ok()
}

/// Saves a file under a name; `false` if the browser cannot.
pub fn save(name: &str, file: &Blob) -> bool {
    let Ok(url) = Url::create_object_url_with_blob(file) else { return false };
    let link = document().create_element("a").ok().and_then(|a| a.dyn_into::<HtmlAnchorElement>().ok());
    let is_done = link.is_some_and(|link| {
        link.set_href(&url);
        link.set_download(name);
        // A download follows no route.
        let _ = link.set_attribute("rel", "external");
        link.click();
        true
    });
    leptos::prelude::set_timeout(move || drop(Url::revoke_object_url(&url)), LIFE);
    is_done
}
