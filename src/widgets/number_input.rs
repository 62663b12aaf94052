//! A number that is typed, with its unit beside it. What it means is its user's affair.

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
    /// Its unit.
    unit: Option<&'static str>,
    /// An example of what to type.
    #[prop(optional, into)]
    placeholder: Signal<Option<String>>,
    /// What is wrong.
    #[prop(into)]
    error: Signal<Option<String>>,
    /// Called with the text at each key.
    #[prop(optional, into)]
    on_input: Option<Callback<String>>,
    /// Called with the text when the person leaves the field.
    #[prop(into)]
    on_change: Callback<String>,
) -> impl IntoView {
    let ids = FieldIds::new();
    let described = ids.clone();
    let is_bad = move || error.with(Option::is_some);
    view! {
        <Field ids=ids.clone() label error label_hidden>
            <span class="money">
                <input
                    class="input"
                    id=ids.control
                    type="text"
                    inputmode="decimal"
                    autocomplete="off"
                    placeholder=move || placeholder.get()
                    prop:value=move || value.get()
                    aria-invalid=move || is_bad().then_some("true")
                    aria-describedby=move || described.described_by(is_bad(), false)
                    on:input:target=move |event| {
                        if let Some(on_input) = on_input {
                            on_input.run(event.target().value());
                        }
                    }
                    on:change:target=move |event| on_change.run(event.target().value())
                />
                {unit.map(|unit| view! { <span class="money__currency" aria-hidden="true">{unit}</span> })}
            </span>
        </Field>
    }
}
