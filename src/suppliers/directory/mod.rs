//! The directory: its list, and a party.

use leptos::prelude::*;
use replica::RecordId;

/// (being written)
#[component]
pub fn DirectoryRoom(party: Signal<Option<RecordId>>) -> impl IntoView {
    let _ = party;
}
