//! What a length is counted in.

use leptos::prelude::*;
use supply::contract::Unit;

use crate::i18n::use_t;
use crate::suppliers::contracts::words;
use crate::widgets::icon::{Glyph, Icon};

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
