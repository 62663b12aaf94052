//! Today: three things first, what is late, what moved since yesterday.

use leptos::prelude::*;

/// Today: three things first, what is late, what moved since yesterday.
#[component]
pub fn TodayPage() -> impl IntoView {
    view! { <div class="page"></div> }
}
