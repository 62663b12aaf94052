//! An hour of the day.

use chrono::NaiveTime;
use leptos::prelude::*;

use crate::widgets::field::{Field, FieldIds};

/// An hour, by the device's own picker.
#[component]
pub fn HourField(
    /// What happens at that hour.
    #[prop(into)]
    label: Signal<String>,
    /// The hour now set.
    #[prop(into)]
    value: Signal<Option<NaiveTime>>,
    /// Called with the hour chosen, or nothing when it is cleared.
    #[prop(into)]
    on_change: Callback<Option<NaiveTime>>,
    /// What is wrong.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
) -> impl IntoView {
    let ids = FieldIds::new();
    let described = ids.clone();
    view! {
        <Field ids=ids.clone() label error>
            <input
                class="input"
                id=ids.control
                type="time"
                step="300"
                prop:value=move || value.get().map(|at| at.format("%H:%M").to_string()).unwrap_or_default()
                aria-invalid=move || error.with(Option::is_some).then_some("true")
                aria-describedby=move || described.described_by(error.with(Option::is_some), false)
                // Half an hour typed reads as empty: only a whole or cleared one counts.
                on:change:target=move |event| {
                    let typed = event.target().value();
                    match typed.get(..5).and_then(|text| NaiveTime::parse_from_str(text, "%H:%M").ok()) {
                        Some(at) => on_change.run(Some(at)),
                        None if typed.is_empty() => on_change.run(None),
                        None => {}
                    }
                }
            />
        </Field>
    }
}
