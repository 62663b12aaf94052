//! Capturing a request in ten seconds, one hand.

use leptos::prelude::*;

/// Capturing a request in ten seconds, one hand.
#[component]
pub fn CapturePage() -> impl IntoView {
    view! { <div class="page"></div> }
}
