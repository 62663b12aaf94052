//! A choice among few, with the platform's own picker.

use super::{
    field::{Field, FieldIds},
    icon::{Glyph, Icon},
};
use leptos::prelude::*;

/// One choice: its value and its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What is reported when it is chosen.
    pub value: String,
    /// What the person reads.
    pub label: String,
}

impl Choice {
    /// A choice of a value and its words.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self { value: value.into(), label: label.into() }
    }
}

/// A native `<select>`.
#[component]
pub fn SelectField(
    /// What is chosen.
    #[prop(into)]
    label: Signal<String>,
    /// The value now chosen.
    #[prop(into)]
    value: Signal<String>,
    /// The choices, in order.
    #[prop(into)]
    choices: Signal<Vec<Choice>>,
    /// Called with the value chosen.
    #[prop(into)]
    on_change: Callback<String>,
    /// What to know before choosing.
    #[prop(optional, into)]
    hint: Signal<Option<String>>,
    /// What is wrong.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// Reads the label out without showing it.
    #[prop(optional)]
    label_hidden: bool,
) -> impl IntoView {
    let ids = FieldIds::new();
    let described = ids.clone();
    let options = move || {
        choices
            .get()
            .into_iter()
            .map(|choice| {
                let own = choice.value.clone();
                let is_chosen = move || value.with(|value| *value == own);
                view! {
                    <option value=choice.value prop:selected=is_chosen>
                        {choice.label}
                    </option>
                }
            })
            .collect_view()
    };
    view! {
        <Field ids=ids.clone() label hint error label_hidden>
            <span class="select">
                <select
                    class="input"
                    id=ids.control
                    aria-invalid=move || error.with(Option::is_some).then_some("true")
                    aria-describedby=move || {
                        described.described_by(error.with(Option::is_some), hint.with(Option::is_some))
                    }
                    on:change:target=move |event| on_change.run(event.target().value())
                >
                    {options}
                </select>
                <Icon glyph=Glyph::ChevronDown />
            </span>
        </Field>
    }
}
