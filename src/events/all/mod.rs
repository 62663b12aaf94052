//! All events: list, month, timeline.

use leptos::prelude::*;

use crate::i18n::use_t;
use crate::widgets::shell::PageHead;

/// The page.
#[component]
pub fn AllPage() -> impl IntoView {
    let t = use_t();
    view! {
        <div class="page">
            <PageHead title=Signal::derive(move || t.nav_events().to_owned()) />
        </div>
    }
}
