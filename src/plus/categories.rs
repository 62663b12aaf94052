//! Categories and their target times.

use leptos::prelude::*;

/// Categories and their target times.
#[component]
pub fn CategoriesPage() -> impl IntoView {
    view! { <div class="page"></div> }
}
