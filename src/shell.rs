//! The frame around every screen: navigation, capture button, sync pill, messages.

use leptos::prelude::*;
use leptos_router::components::Outlet;

/// The frame.
#[component]
pub fn Shell() -> impl IntoView {
    view! { <main class="shell__main" id="main" tabindex="-1"><Outlet /></main> }
}
