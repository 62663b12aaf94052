//! What the address bar says of a list's filters: kept for a reload, no step of the way back.

use leptos::prelude::window;

/// Puts pairs behind the path of the address; empty values are left out.
pub fn note_query(pairs: &[(&str, String)]) {
    let encode = |text: &str| String::from(js_sys::encode_uri_component(text));
    let query: Vec<String> = pairs
        .iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(name, value)| format!("{name}={}", encode(value)))
        .collect();
    let path = window().location().pathname().unwrap_or_default();
    let address = if query.is_empty() { path } else { format!("{path}?{}", query.join("&")) };
    let Ok(history) = window().history() else { return };
    let state = history.state().unwrap_or_default();
    // A browser that refuses (too many in a row) loses the filters at a reload, nothing else.
    let _ = history.replace_state_with_url(&state, "", Some(&address));
}
