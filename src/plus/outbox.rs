//! What is still to send, and the server.

use leptos::prelude::*;

/// What is still to send, and the server.
#[component]
pub fn OutboxPage() -> impl IntoView {
    view! { <div class="page"></div> }
}
