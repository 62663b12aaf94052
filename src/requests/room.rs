//! The room of requests: the list, and beside it on wide screens the request in hand.

use leptos::prelude::*;

/// The room of requests: the list, and beside it on wide screens the request in hand.
#[component]
pub fn RequestsRoom() -> impl IntoView {
    view! { <div class="page"></div> }
}
