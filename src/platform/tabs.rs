//! The other tabs of this browser: one word between them, « something changed ».

use gloo::events::EventListener;
use wasm_bindgen::JsValue;
use web_sys::BroadcastChannel;

/// The channel between the tabs of one database. Carries no data: receivers read the store.
pub struct Tabs {
    channel: Option<BroadcastChannel>,
    _listener: Option<EventListener>,
}

impl Tabs {
    /// Joins; `on_change` runs when another tab stored something. Without the browser's support nothing is heard,
    /// and coming back to the tab reads the store anyway.
    pub fn join(name: &str, on_change: impl Fn() + 'static) -> Self {
        let channel = BroadcastChannel::new(name).ok();
        let listener =
            channel.as_ref().map(|channel| EventListener::new(channel, "message", move |_| on_change()));
        Self { channel, _listener: listener }
    }

    /// Tells the others.
    pub fn tell(&self) {
        if let Some(channel) = &self.channel {
            // A closing page may refuse; the others read the store when they come to the front.
            let _ = channel.post_message(&JsValue::from_str("changed"));
        }
    }
}
