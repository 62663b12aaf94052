//! Chips: a fact, a filter that is on or off, something to take away.

use super::icon::{Glyph, Icon};
use crate::i18n::use_t;
use leptos::prelude::*;

/// A fact in few words.
#[component]
pub fn Chip(
    /// The words.
    #[prop(into)]
    label: Signal<String>,
    /// A drawing before them.
    #[prop(optional, into)]
    glyph: Option<Glyph>,
) -> impl IntoView {
    view! {
        <span class="chip">
            {glyph.map(|glyph| view! { <Icon glyph /> })}
            <span class="chip__label">{move || label.get()}</span>
        </span>
    }
}

/// A filter or suggestion that is on or off.
#[component]
pub fn ToggleChip(
    /// The words.
    #[prop(into)]
    label: Signal<String>,
    /// Whether it is on.
    #[prop(into)]
    pressed: Signal<bool>,
    /// Called on click with the new state. The chip itself changes nothing.
    #[prop(into)]
    on_toggle: Callback<bool>,
    /// A drawing before the words.
    #[prop(optional, into)]
    glyph: Option<Glyph>,
    /// How many are behind it; nothing hides the number.
    #[prop(optional, into)]
    count: Option<Signal<Option<usize>>>,
) -> impl IntoView {
    let t = use_t();
    view! {
        <button
            class="chip"
            type="button"
            aria-pressed=move || pressed.get().to_string()
            on:click=move |_| on_toggle.run(!pressed.get_untracked())
        >
            {glyph.map(|glyph| view! { <Icon glyph /> })}
            <span class="chip__label">{move || label.get()}</span>
            {move || {
                count
                    .and_then(|count| count.get())
                    .map(|count| view! { <span class="chip__count">{t.number(count)}</span> })
            }}
        </button>
    }
}

/// A choice that can be taken away.
#[component]
pub fn RemovableChip(
    /// The words.
    #[prop(into)]
    label: Signal<String>,
    /// Called when it is to go.
    #[prop(into)]
    on_remove: Callback<()>,
    /// A drawing before the words.
    #[prop(optional, into)]
    glyph: Option<Glyph>,
) -> impl IntoView {
    let t = use_t();
    view! {
        <span class="chip" data-removable="true">
            {glyph.map(|glyph| view! { <Icon glyph /> })}
            <span class="chip__label">{move || label.get()}</span>
            <button
                class="chip__remove"
                type="button"
                aria-label=move || t.remove_named(&label.get())
                on:click=move |_| on_remove.run(())
            >
                <Icon glyph=Glyph::Close />
            </button>
        </span>
    }
}
