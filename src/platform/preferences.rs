//! Choices of this device: language, theme, text size, who works here. Kept in localStorage; all work without it.

use leptos::prelude::{document, window};

use crate::i18n::Lang;

/// Keys of localStorage. Never rename.
pub mod key {
    #![expect(missing_docs, reason = "the names say it")]
    pub const LANG: &str = "intendance.lang";
    pub const THEME: &str = "intendance.theme";
    pub const TEXT_SIZE: &str = "intendance.text-size";
    /// The name that signs this device's work.
    pub const ME: &str = "intendance.me";
    /// Set once data was stored: an empty database beside it means that the browser emptied it (T51).
    pub const HAS_DATA: &str = "intendance.has-data";
    pub const LAST_BACKUP: &str = "intendance.last-backup";
    pub const RECENT_SEARCHES: &str = "intendance.recent-searches";
    /// The person disconnected the server: it is not found again by itself.
    pub const DISCONNECTED: &str = "intendance.disconnected";
    /// What is known of the exchanges with the server; tabs read it from each other.
    pub const EXCHANGE: &str = "intendance.exchange";
    /// The team as the server last told it; tabs read it from each other.
    pub const TEAM: &str = "intendance.team";
    /// An invitation that was sent off and not answered: its secret, so that the answer can be had again.
    pub const JOINING: &str = "intendance.joining";
    pub const INSTALL_HINT: &str = "intendance.install-hint";
    /// Calls to parties of the directory from this device: who comes first in its list.
    pub const CALLS: &str = "intendance.calls";
    /// The name of the door that this device stands at.
    pub const DOOR: &str = "intendance.door";
    /// Until when a show runs at the latest, ms UTC: no new version of the app comes in before.
    pub const SHOW_UNTIL: &str = "intendance.show-until";
    /// The door makes no sounds.
    pub const DOOR_SILENT: &str = "intendance.door-silent";
}

/// A stored choice.
pub fn get(key: &str) -> Option<String> {
    window().local_storage().ok().flatten()?.get_item(key).ok().flatten()
}

/// Stores a choice; `None` forgets it. Where nothing can be stored, it holds until the page closes.
pub fn set(key: &str, value: Option<&str>) {
    let Some(storage) = window().local_storage().ok().flatten() else { return };
    // A full or forbidden storage loses a preference, nothing else.
    let _ = match value {
        Some(value) => storage.set_item(key, value),
        None => storage.remove_item(key),
    };
}

/// The language: chosen, else the browser's, else French.
pub fn lang() -> Lang {
    let browser = window().navigator().language();
    get(key::LANG)
        .and_then(|code| Lang::from_code(&code))
        .or_else(|| browser.and_then(|code| Lang::from_code(&code)))
        .unwrap_or_default()
}

/// Writes language, theme and text size on the document's root, where the style reads them.
pub fn show_on_root(lang: Lang) {
    let Some(root) = document().document_element() else { return };
    let attribute = |name: &str, value: Option<String>| {
        let _ = match value.filter(|v| !v.is_empty()) {
            Some(value) => root.set_attribute(name, &value),
            None => root.remove_attribute(name),
        };
    };
    attribute("lang", Some(lang.code().to_owned()));
    attribute("data-theme", get(key::THEME));
    attribute("data-text-size", get(key::TEXT_SIZE));
}
