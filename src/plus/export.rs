//! CSV export, backup and restore.

use leptos::prelude::*;

/// CSV export, backup and restore.
#[component]
pub fn ExportPage() -> impl IntoView {
    view! { <div class="page"></div> }
}
