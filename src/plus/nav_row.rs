//! A line that leads to another page.

use leptos::prelude::*;

use crate::widgets::icon::{Glyph, Icon};

/// A line with a drawing, a name, a note and a value; the whole of it is the link.
#[component]
pub fn NavRow(
    /// Where it goes.
    #[prop(into)]
    href: String,
    /// A drawing of what is there.
    glyph: Glyph,
    /// What is there.
    #[prop(into)]
    label: Signal<String>,
    /// A few words on it.
    #[prop(optional, into)]
    note: Signal<Option<String>>,
    /// How many, or in which state.
    #[prop(optional, into)]
    value: Signal<Option<String>>,
) -> impl IntoView {
    view! {
        <a class="nav-row" href=href>
            <Icon glyph />
            <span class="nav-row__text">
                <span class="nav-row__label">{move || label.get()}</span>
                {move || note.get().map(|note| view! { <span class="nav-row__note">{note}</span> })}
            </span>
            <span class="nav-row__value">{move || value.get()}</span>
            <Icon glyph=Glyph::ChevronRight />
        </a>
    }
}
