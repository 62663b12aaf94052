//! A number as typed, with its unit beside it. What it means is its user's affair: nothing typed is ever changed.

use leptos::prelude::*;

use super::field::{Field, FieldIds};

/// A number. Its user reads the text, and says what is wrong with it.
#[component]
pub fn NumberInput(
    /// What it is.
    #[prop(into)]
    label: Signal<String>,
    /// Reads the label out without showing it.
    #[prop(optional)]
    label_hidden: bool,
    /// The text shown.
    #[prop(into)]
    value: Signal<String>,
    /// Stands after it: `€`.
    #[prop(optional)]
    unit: &'static str,
    /// Whether only whole numbers make sense: which keys the phone shows.
    #[prop(optional)]
    whole: bool,
    /// What to know before.
    #[prop(optional, into)]
    hint: Signal<Option<String>>,
    /// An example, in grey.
    #[prop(optional, into)]
    placeholder: Signal<Option<String>>,
    /// What is wrong.
    #[prop(into)]
    error: Signal<Option<String>>,
    /// Called with the text at each key.
    #[prop(optional, into)]
    on_input: Option<Callback<String>>,
    /// Called with the text when the person leaves the field.
    #[prop(optional, into)]
    on_change: Option<Callback<String>>,
    /// Stands beside it, such as a choice of units.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let ids = FieldIds::new();
    let described = ids.clone();
    let is_bad = move || error.with(Option::is_some);
    let tell = move |to: Option<Callback<String>>, text: String| {
        if let Some(to) = to {
            to.run(text);
        }
    };
    let number = view! {
        <span class="money">
            <input
                class="input"
                id=ids.control.clone()
                type="text"
                inputmode=if whole { "numeric" } else { "decimal" }
                autocomplete="off"
                placeholder=move || placeholder.get()
                prop:value=move || value.get()
                aria-invalid=move || is_bad().then_some("true")
                aria-describedby=move || described.described_by(is_bad(), hint.with(Option::is_some))
                on:input:target=move |event| tell(on_input, event.target().value())
                on:change:target=move |event| tell(on_change, event.target().value())
            />
            {(!unit.is_empty()).then(|| view! { <span class="money__currency" aria-hidden="true">{unit}</span> })}
        </span>
    };
    let number = match children {
        Some(children) => view! { <span class="number-pair">{number} {children()}</span> }.into_any(),
        None => number.into_any(),
    };
    view! { <Field ids label hint error label_hidden>{number}</Field> }
}
