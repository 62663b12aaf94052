//! People.

use leptos::prelude::*;

/// People.
#[component]
pub fn PeoplePage() -> impl IntoView {
    view! { <div class="page"></div> }
}
