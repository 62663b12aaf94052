//! The style of the rooms, which is no part of the first download: it comes with the first of the app's parts.

use js_sys::{Function, Promise, Reflect};
use leptos::prelude::document;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Document, Element};

/// The sheet as an element of the document, once it was asked for.
const ID: &str = "rooms";

/// Asks for the sheet, if nobody did yet.
pub fn ask_for_rooms() {
    element();
}

/// Resolves when the rooms can be drawn as they should look; false if the sheet did not come. Asking again tries again.
///
/// Only what `cargo xtask dist` made names such a sheet; elsewhere all style is in the document from its start.
pub async fn rooms() -> bool {
    let Some(link) = element() else { return true };
    if is_here(&link) {
        return true;
    }
    let told = Promise::new(&mut |resolve: Function, _| {
        for event in ["load", "error"] {
            // Both go with the element, and the promise counts the first.
            let _ = link.add_event_listener_with_callback(event, &resolve);
        }
    });
    // Resolving cannot fail.
    let _ = JsFuture::from(told).await;
    let is_here = is_here(&link);
    if !is_here {
        link.remove();
    }
    is_here
}

fn is_here(link: &Element) -> bool {
    Reflect::get(link, &"sheet".into()).is_ok_and(|sheet| sheet.is_object())
}

fn element() -> Option<Element> {
    let document = document();
    document.get_element_by_id(ID).or_else(|| ask(&document))
}

/// Asks for the sheet that the document names, if it names one.
fn ask(document: &Document) -> Option<Element> {
    let named = document.query_selector("meta[name=rooms]").ok()??;
    let link = document.create_element("link").ok()?;
    for (name, value) in
        [("id", ID), ("rel", "stylesheet"), ("href", &named.get_attribute("content").unwrap_or_default())]
    {
        link.set_attribute(name, value).ok()?;
    }
    document.head()?.append_child(&link).ok()?;
    Some(link)
}
