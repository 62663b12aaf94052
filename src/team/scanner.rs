//! The camera, looking for an invitation.

use leptos::prelude::*;

use super::link::{self, Ticket};
use crate::i18n::T;
use crate::widgets::scan_sheet::{ScanSheet, ScanWords};

const WORDS: ScanWords = ScanWords {
    title: T::join_scan,
    hint: T::join_scan_hint,
    other: T::join_scan_other,
    denied: T::join_scan_denied,
    failed: T::join_scan_failed,
};

/// Looks for an invitation.
#[component]
pub fn Scanner(
    /// Whether it looks.
    open: RwSignal<bool>,
    /// What it found.
    on_ticket: Callback<Ticket>,
) -> impl IntoView {
    view! { <ScanSheet open words=WORDS read=link::parse on_found=on_ticket /> }
}
