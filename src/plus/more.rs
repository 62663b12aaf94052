//! The room of everything else.

use leptos::prelude::*;

/// The room of everything else.
#[component]
pub fn MorePage() -> impl IntoView {
    view! { <div class="page"></div> }
}
