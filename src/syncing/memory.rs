//! What is known of the exchanges, over restarts and between tabs: the browser tells every other tab what one writes.

use super::standing::Exchange;
use crate::platform::preferences::{self, key};

/// What was last known of the exchanges with `server`.
pub(super) fn recall(server: Option<&str>) -> Exchange {
    let kept = preferences::get(key::EXCHANGE).and_then(|text| serde_json::from_str::<Exchange>(&text).ok());
    kept.filter(|exchange| exchange.server.as_deref() == server).unwrap_or_default()
}

/// Keeps it, and tells the other tabs.
pub(super) fn keep(exchange: &Exchange) {
    preferences::set(key::EXCHANGE, serde_json::to_string(exchange).ok().as_deref());
}

/// Whether another tab has just kept something new.
pub(super) fn is_ours(event: &web_sys::StorageEvent) -> bool {
    event.key().as_deref() == Some(key::EXCHANGE)
}

/// Whether another tab has just heard of the team.
pub(super) fn is_of_team(event: &web_sys::StorageEvent) -> bool {
    event.key().as_deref() == Some(key::TEAM)
}

/// Whether the person has said that this device stays by itself.
pub(super) fn is_disconnected() -> bool {
    preferences::get(key::DISCONNECTED).is_some()
}

/// Keeps what the person said.
pub(super) fn set_disconnected(is_so: bool) {
    preferences::set(key::DISCONNECTED, is_so.then_some("1"));
}
