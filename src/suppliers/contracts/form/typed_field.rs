//! A number as typed, with what it counts beside it. Nothing typed is ever changed or dropped.

use leptos::prelude::*;
use supply::contract::Unit;

use crate::i18n::use_t;
use crate::suppliers::contracts::words;
use crate::widgets::field::{Field, FieldIds};
use crate::widgets::icon::{Glyph, Icon};

/// A number as typed; called back at each keystroke.
#[component]
pub fn NumberField(
    /// What it counts.
    #[prop(into)]
    label: Signal<String>,
    /// As typed.
    #[prop(into)]
    value: Signal<String>,
    /// Called at each keystroke.
    #[prop(into)]
    on_input: Callback<String>,
    /// What is wrong.
    #[prop(into)]
    error: Signal<Option<String>>,
    /// What to know before.
    #[prop(optional, into)]
    hint: Signal<Option<String>>,
    /// An example, in grey.
    #[prop(optional, into)]
    placeholder: Signal<Option<String>>,
    /// Stands after it: `€`.
    #[prop(optional)]
    suffix: &'static str,
    /// Whether decimals make sense: which keys the phone shows.
    #[prop(optional)]
    decimals: bool,
    /// Stands beside it, such as the unit.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let ids = FieldIds::new();
    let described = ids.clone();
    let is_pair = children.is_some();
    view! {
        <Field ids=ids.clone() label hint error>
            <span class="typed" data-pair=is_pair.then_some("true")>
                <span class="money">
                    <input
                        class="input"
                        id=ids.control
                        type="text"
                        inputmode=if decimals { "decimal" } else { "numeric" }
                        autocomplete="off"
                        placeholder=move || placeholder.get()
                        prop:value=move || value.get()
                        aria-invalid=move || error.with(Option::is_some).then_some("true")
                        aria-describedby=move || {
                            described.described_by(error.with(Option::is_some), hint.with(Option::is_some))
                        }
                        on:input:target=move |event| on_input.run(event.target().value())
                    />
                    {(!suffix.is_empty())
                        .then(|| view! { <span class="money__currency" aria-hidden="true">{suffix}</span> })}
                </span>
                {children.map(|children| children())}
            </span>
        </Field>
    }
}

/// What a length is counted in, beside its number.
#[component]
pub fn UnitSelect(
    /// Of what; read out.
    #[prop(into)]
    label: Signal<String>,
    /// The unit now chosen.
    #[prop(into)]
    value: Signal<Unit>,
    /// Called with the unit chosen.
    #[prop(into)]
    on_change: Callback<Unit>,
) -> impl IntoView {
    let t = use_t();
    let options = [Unit::Month, Unit::Year, Unit::Week, Unit::Day].map(|unit| {
        view! {
            <option value=unit.key() prop:selected=move || value.get() == unit>
                {move || words::unit(t, unit)}
            </option>
        }
    });
    view! {
        <span class="select">
            <select
                class="input"
                aria-label=move || label.get()
                on:change:target=move |event| {
                    if let Some(unit) = Unit::from_key(&event.target().value()) {
                        on_change.run(unit);
                    }
                }
            >
                {options.collect_view()}
            </select>
            <Icon glyph=Glyph::ChevronDown />
        </span>
    }
}
