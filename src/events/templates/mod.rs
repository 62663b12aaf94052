//! Templates of events.

use leptos::prelude::*;

use crate::i18n::use_t;
use crate::widgets::shell::PageHead;

/// The page.
#[component]
pub fn TemplatesPage() -> impl IntoView {
    let t = use_t();
    view! {
        <div class="page">
            <PageHead title=Signal::derive(move || t.templates_title().to_owned()) />
        </div>
    }
}
