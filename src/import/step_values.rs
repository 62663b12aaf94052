//! Fourth step: what their words become, and what will happen.

use files::map::{BadDates, Column, Target, values};
use leptos::prelude::*;

use super::source::Source;
use super::wizard::Wizard;
use super::words;
use crate::i18n::{T, use_t};
use crate::widgets::icon::{Glyph, Icon};
use crate::widgets::select_field::{Choice, SelectField};
use crate::widgets::switch::Switch;

/// What words become.
#[component]
pub fn ValuesStep(
    /// Where the import stands.
    wizard: Wizard,
) -> impl IntoView {
    let t = use_t();
    // The targets do not change on this step: one list of words for each visit.
    let sections = move || {
        let source = wizard.source.get()?;
        let mapping = wizard.mapping.get_untracked()?;
        let columns = mapping.columns.iter().enumerate().filter(|(_, column)| column.target.has_values());
        let views: Vec<AnyView> =
            columns.map(|(index, column)| section(wizard, t, &source, index, column)).collect();
        Some(if views.is_empty() {
            view! { <p class="u-soft">{move || t.import_values_none()}</p> }.into_any()
        } else {
            view! {
                <p class="u-soft">{move || t.import_values_body()}</p>
                {views}
            }
            .into_any()
        })
    };
    let has_dates = move || {
        wizard.mapping.with(|mapping| {
            mapping.iter().flat_map(|mapping| &mapping.columns).any(|column| column.target.is_date())
        })
    };
    let refuses = Signal::derive(move || {
        wizard.mapping.with(|mapping| mapping.as_ref().is_some_and(|m| m.bad_dates == BadDates::Refuse))
    });
    let set_bad_dates = move |refuse| {
        wizard.mapping.update(|mapping| {
            if let Some(mapping) = mapping {
                mapping.bad_dates = if refuse { BadDates::Refuse } else { BadDates::KeepText };
            }
        });
    };
    let recognised = move || {
        wizard.mapping.with(|mapping| {
            let mut columns = mapping.iter().flat_map(|mapping| &mapping.columns);
            match columns.find(|column| column.target == Target::Ext) {
                Some(column) => t.import_recognised(&column.name),
                None => t.import_not_recognised().to_owned(),
            }
        })
    };
    view! {
        <section class="section">
            <div class="section__head">
                <h2 class="section__title">{move || t.import_values_title()}</h2>
            </div>
            {sections}
        </section>
        <section class="section">
            <div class="section__head">
                <h2 class="section__title">{move || t.import_step_check()}</h2>
            </div>
            <p>{recognised}</p>
            <Show when=has_dates>
                <Switch
                    label=Signal::derive(move || t.import_bad_dates().to_owned())
                    hint=Signal::derive(move || Some(t.import_bad_dates_hint().to_owned()))
                    checked=refuses
                    on_change=set_bad_dates
                />
            </Show>
        </section>
    }
}

fn section(wizard: Wizard, t: T, source: &Source, index: usize, column: &Column) -> AnyView {
    let target = column.target;
    let title = move || words::target(t, target);
    let profile = source.profile.columns.get(index);
    let name = column.name.clone();
    if profile.is_some_and(|profile| profile.many) {
        return view! { <p class="u-soft">{move || t.import_values_many(&name)}</p> }.into_any();
    }
    let distinct: Vec<(String, u32)> = profile
        .map(|profile| profile.distinct().into_iter().map(|(word, n)| (word.to_owned(), n)).collect())
        .unwrap_or_default();
    let rows =
        distinct.into_iter().map(|(word, n)| view! { <ValueRow wizard index target word n=n as usize /> });
    view! {
        <h3 class="values__title">
            {title}
            <span class="values__column">{name}</span>
        </h3>
        <div class="mapping">{rows.collect_view()}</div>
    }
    .into_any()
}

#[component]
fn ValueRow(wizard: Wizard, index: usize, target: Target, word: String, n: usize) -> impl IntoView {
    let t = use_t();
    let own = StoredValue::new(word.clone());
    let key = Memo::new(move |_| {
        wizard.mapping.with(|mapping| {
            let column = mapping.as_ref()?.columns.get(index)?;
            own.with_value(|word| column.values.get(word).cloned())
        })
    });
    let choices = Signal::derive(move || {
        let ours = values::keys(target).iter();
        let ours = ours.map(|key| Choice::new(*key, words::key(t, target, key).unwrap_or(key)));
        [Choice::new("", t.import_keep_as_is())].into_iter().chain(ours).collect::<Vec<_>>()
    });
    let choose = move |key: String| {
        wizard.mapping.update(|mapping| {
            let Some(column) = mapping.as_mut().and_then(|mapping| mapping.columns.get_mut(index)) else {
                return;
            };
            let word = own.get_value();
            if key.is_empty() {
                column.values.remove(&word);
            } else {
                column.values.insert(word, key);
            }
        });
    };
    let label = word.clone();
    view! {
        <div class="mapping__row" data-mapped=move || key.with(Option::is_some).then_some("true")>
            <div class="mapping__source">
                <span class="mapping__name">{word}</span>
                <span class="mapping__example">{move || t.import_n_times(n)}</span>
            </div>
            <Icon glyph=Glyph::ChevronRight />
            <SelectField
                label=Signal::derive(move || t.import_value_to(&label))
                label_hidden=true
                value=Signal::derive(move || key.get().unwrap_or_default())
                choices
                on_change=choose
            />
        </div>
    }
}
