//! Keyboard shortcuts and help.

use leptos::prelude::*;

/// Keyboard shortcuts and help.
#[component]
pub fn HelpPage() -> impl IntoView {
    view! { <div class="page"></div> }
}
