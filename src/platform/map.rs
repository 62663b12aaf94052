//! A link that opens the device's own map, which knows the way without our network.

use leptos::prelude::window;

/// The map at a postal address.
pub fn link(address: &str) -> String {
    let query = String::from(js_sys::encode_uri_component(address));
    let agent = window().navigator().user_agent().unwrap_or_default();
    if agent.contains("Android") {
        format!("geo:0,0?q={query}")
    } else if ["iPhone", "iPad", "Macintosh"].iter().any(|name| agent.contains(name)) {
        format!("https://maps.apple.com/?q={query}")
    } else {
        format!("https://www.openstreetmap.org/search?query={query}")
    }
}
