//! How to install the app on each platform.

use leptos::prelude::*;

/// How to install the app on each platform.
#[component]
pub fn InstallPage() -> impl IntoView {
    view! { <div class="page"></div> }
}
