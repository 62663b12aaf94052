//! A screen or list without content.

use super::icon::{Glyph, Icon};
use leptos::prelude::*;

/// A screen or list without content: what it is for and how to begin.
#[component]
pub fn EmptyState(
    /// A drawing that says what would be here.
    glyph: Glyph,
    /// What is (not) here.
    #[prop(into)]
    title: Signal<String>,
    /// How to begin, or why that is fine.
    #[prop(into)]
    body: Signal<String>,
    /// Buttons, the first one primary.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="empty-state">
            <span class="empty-state__mark"><Icon glyph /></span>
            <h2 class="empty-state__title">{move || title.get()}</h2>
            <p class="empty-state__body">{move || body.get()}</p>
            {children.map(|children| view! { <div class="empty-state__actions">{children()}</div> })}
        </div>
    }
}
