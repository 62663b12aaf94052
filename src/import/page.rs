//! CSV import with preview, progress and one undo.

use leptos::prelude::*;

/// CSV import with preview, progress and one undo.
#[component]
pub fn ImportPage() -> impl IntoView {
    view! { <div class="page"></div> }
}
