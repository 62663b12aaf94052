//! On or off, at once.

use leptos::prelude::*;

/// A switch with its text. Acts at once: there is no « save » after it.
#[component]
pub fn Switch(
    /// What is on or off.
    #[prop(into)]
    label: Signal<String>,
    /// Whether it is on.
    #[prop(into)]
    checked: Signal<bool>,
    /// Called with the new state.
    #[prop(into)]
    on_change: Callback<bool>,
    /// What it does, in a sentence.
    #[prop(optional, into)]
    hint: Signal<Option<String>>,
) -> impl IntoView {
    view! {
        <label class="switch">
            <span class="switch__text">
                <span class="switch__label">{move || label.get()}</span>
                {move || hint.get().map(|hint| view! { <span class="switch__hint">{hint}</span> })}
            </span>
            <input
                class="switch__control"
                type="checkbox"
                role="switch"
                prop:checked=move || checked.get()
                on:change:target=move |event| on_change.run(event.target().checked())
            />
        </label>
    }
}

/// A box to tick, in a list of things to do or to choose.
#[component]
pub fn Checkbox(
    /// What is ticked.
    #[prop(into)]
    label: Signal<String>,
    /// Whether it is ticked.
    #[prop(into)]
    checked: Signal<bool>,
    /// Called with the new state.
    #[prop(into)]
    on_change: Callback<bool>,
    /// Reads the label out without showing it.
    #[prop(optional)]
    label_hidden: bool,
) -> impl IntoView {
    view! {
        <label class="checkbox">
            <input
                class="checkbox__control"
                type="checkbox"
                prop:checked=move || checked.get()
                on:change:target=move |event| on_change.run(event.target().checked())
            />
            <span class="checkbox__label" class:u-hidden=label_hidden>{move || label.get()}</span>
        </label>
    }
}
