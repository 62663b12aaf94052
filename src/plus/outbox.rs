//! What is still to send, and the server.

pub mod actions;
pub mod acts;
pub mod report;
pub mod waiting;
pub mod words;

use leptos::prelude::*;

/// What is still to send, and the server.
#[component]
pub fn OutboxPage() -> impl IntoView {
    view! { <div class="page"></div> }
}
