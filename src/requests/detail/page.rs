//! One request: everything editable in place.

use leptos::prelude::*;

/// One request: everything editable in place.
#[component]
pub fn DetailPage() -> impl IntoView {
    view! { <div class="page"></div> }
}
