//! The camera at a door: it stays open, code after code.

use leptos::prelude::*;

use super::desk::Desk;
use super::verdict::VerdictCard;
use crate::i18n::T;
use crate::platform::clock;
use crate::widgets::scan_sheet::{ScanSheet, ScanWords};

const WORDS: ScanWords = ScanWords {
    title: T::door_scan_title,
    hint: T::door_scan_hint,
    other: T::door_scan_other,
    denied: T::door_scan_denied,
    failed: T::door_scan_failed,
};
/// The same code in the picture for so long is the same guest who has not moved on.
const SAME_MS: f64 = 4000.0;
/// No code of an invitation is longer, of whatever tool.
const LONGEST: usize = 40;

fn read(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty() && text.len() <= LONGEST && !text.contains("://")).then(|| text.to_owned())
}

/// Lets in whom the camera sees the code of.
#[component]
pub fn ScanInvitations(
    /// The door.
    desk: Desk,
    /// Whether it looks.
    open: RwSignal<bool>,
) -> impl IntoView {
    let last = StoredValue::new((String::new(), 0.0));
    let found = move |code: String| {
        let now = clock::monotonic_ms();
        let is_same = last.with_value(|(of, at)| *of == code && now - at < SAME_MS);
        last.set_value((code.clone(), now));
        if !is_same && !desk.scanned(&code) {
            desk.unknown(code);
        }
    };
    view! {
        <ScanSheet open words=WORDS read on_found=found stays=true>
            <VerdictCard desk />
        </ScanSheet>
    }
}
