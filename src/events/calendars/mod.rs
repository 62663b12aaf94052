//! Calendar files coming in and going out, and the feed.

use leptos::prelude::*;

use crate::i18n::use_t;
use crate::widgets::shell::PageHead;

/// The page.
#[component]
pub fn CalendarsPage() -> impl IntoView {
    let t = use_t();
    view! {
        <div class="page">
            <PageHead title=Signal::derive(move || t.calendars_title().to_owned()) />
        </div>
    }
}
