//! The header of a group of rows.

use crate::i18n::use_t;
use leptos::prelude::*;

/// The header of a group of rows, with their number.
#[component]
pub fn ListGroupHeader(
    /// The name of the group.
    #[prop(into)]
    label: Signal<String>,
    /// How many rows it has.
    #[prop(into)]
    count: Signal<usize>,
    /// A drawing before the name: a status, a priority.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let t = use_t();
    view! {
        <div class="group-header">
            {children.map(|children| children())}
            <h2 class="group-header__label">{move || label.get()}</h2>
            <span class="group-header__count">{move || t.number(count.get())}</span>
        </div>
    }
}
