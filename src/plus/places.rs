//! Places.

use leptos::prelude::*;

/// Places.
#[component]
pub fn PlacesPage() -> impl IntoView {
    view! { <div class="page"></div> }
}
