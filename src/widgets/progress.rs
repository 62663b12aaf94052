//! Long work that can be stopped.

use super::button::Button;
use crate::i18n::use_t;
use leptos::prelude::*;

/// Long work: what, how far, and a way to stop it.
#[component]
pub fn Progress(
    /// What is under way.
    #[prop(into)]
    label: Signal<String>,
    /// From 0 to 1; nothing while the end is unknown.
    #[prop(into)]
    value: Signal<Option<f64>>,
    /// How far, in words: « 1 200 sur 2 484 lignes ».
    #[prop(optional, into)]
    detail: Signal<Option<String>>,
    /// Called when it is to stop.
    #[prop(optional, into)]
    on_cancel: Option<Callback<()>>,
) -> impl IntoView {
    let t = use_t();
    view! {
        <div class="progress">
            <div class="progress__head">
                <span class="progress__label">{move || label.get()}</span>
                <span class="progress__detail">{move || detail.get()}</span>
            </div>
            <progress
                class="progress__bar"
                max="1"
                value=move || value.get().map(|value| value.to_string())
                aria-label=move || label.get()
            ></progress>
            {on_cancel.map(|on_cancel| view! { <Button label=move || t.cancel() on_click=on_cancel /> })}
        </div>
    }
}
