//! A date, with the platform's own picker.

use super::field::{Field, FieldIds};
use chrono::NaiveDate;
use leptos::prelude::*;

/// A native `<input type=date>`; an empty field is no date.
#[component]
pub fn DateField(
    /// What happens on that day.
    #[prop(into)]
    label: Signal<String>,
    /// The date now set.
    #[prop(into)]
    value: Signal<Option<NaiveDate>>,
    /// Called with the date chosen, or nothing when it is cleared.
    #[prop(into)]
    on_change: Callback<Option<NaiveDate>>,
    /// The earliest date the picker offers.
    #[prop(optional, into)]
    min: Signal<Option<NaiveDate>>,
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
    let text = |date: Option<NaiveDate>| date.map(|date| date.to_string());
    view! {
        <Field ids=ids.clone() label hint error label_hidden>
            <input
                class="input"
                id=ids.control
                type="date"
                prop:value=move || text(value.get()).unwrap_or_default()
                min=move || text(min.get())
                aria-invalid=move || error.with(Option::is_some).then_some("true")
                aria-describedby=move || {
                    described.described_by(error.with(Option::is_some), hint.with(Option::is_some))
                }
                // An incomplete date reads as empty while one types the year: only a whole or cleared one counts.
                on:change:target=move |event| {
                    let typed = event.target().value();
                    match typed.parse::<NaiveDate>() {
                        Ok(date) => on_change.run(Some(date)),
                        Err(_) if typed.is_empty() => on_change.run(None),
                        Err(_) => {}
                    }
                }
            />
        </Field>
    }
}
