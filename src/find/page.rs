//! One field finds everything.

use leptos::prelude::*;

/// One field finds everything.
#[component]
pub fn SearchPage() -> impl IntoView {
    view! { <div class="page"></div> }
}
