//! A column of a file, some of what it holds, and what it becomes.

use leptos::prelude::*;

use crate::i18n::use_t;
use crate::widgets::icon::{Glyph, Icon};
use crate::widgets::select_field::{Choice, SelectField};

/// One column.
#[component]
pub fn MappingRow(
    /// Its name.
    name: String,
    /// What it holds, of which a few are shown.
    samples: Vec<String>,
    /// Whether it becomes a field.
    #[prop(into)]
    is_mapped: Signal<bool>,
    /// The key of what it becomes.
    #[prop(into)]
    value: Signal<String>,
    /// What it may become.
    #[prop(into)]
    choices: Signal<Vec<Choice>>,
    /// Called with the key chosen.
    #[prop(into)]
    on_change: Callback<String>,
    /// What to know of the choice.
    #[prop(optional, into)]
    hint: Signal<Option<String>>,
) -> impl IntoView {
    let t = use_t();
    let example = samples.iter().take(3).map(String::as_str).collect::<Vec<_>>().join(" · ");
    let label = name.clone();
    view! {
        <div class="mapping__row" data-mapped=move || is_mapped.get().then_some("true")>
            <div class="mapping__source">
                <span class="mapping__name">{name}</span>
                <span class="mapping__example">
                    {move || if example.is_empty() { t.import_empty_column().to_owned() } else { example.clone() }}
                </span>
            </div>
            <Icon glyph=Glyph::ChevronRight />
            <SelectField
                label=Signal::derive(move || t.import_column_to(&label))
                label_hidden=true
                value
                choices
                on_change
                hint
            />
        </div>
    }
}
