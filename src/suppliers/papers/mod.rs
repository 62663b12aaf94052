//! Documents and vigilance files.

use leptos::prelude::*;
use replica::RecordId;

/// (being written)
#[component]
pub fn DocumentsPage() -> impl IntoView {}

/// (being written)
#[component]
pub fn VigilancePage(party: RecordId) -> impl IntoView {
    let _ = party;
}

/// (being written)
#[component]
pub fn PartyPapers(party: RecordId) -> impl IntoView {
    let _ = party;
}

/// (being written)
#[component]
pub fn VigilanceWarning(party: RecordId) -> impl IntoView {
    let _ = party;
}
