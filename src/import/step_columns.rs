//! Third step: what each column becomes.

use files::map::Target;
use leptos::prelude::*;

use super::mapping_row::MappingRow;
use super::wizard::Wizard;
use super::words;
use crate::i18n::use_t;
use crate::widgets::select_field::Choice;

/// Whether the mapping gives every request a name.
pub fn has_name(wizard: Wizard) -> bool {
    let names = [Target::Title, Target::Description, Target::Category];
    wizard.mapping.with(|mapping| {
        mapping.iter().flat_map(|mapping| &mapping.columns).any(|column| names.contains(&column.target))
    })
}

/// What columns become.
#[component]
pub fn ColumnsStep(
    /// Where the import stands.
    wizard: Wizard,
) -> impl IntoView {
    let t = use_t();
    let n_mapped = move || {
        wizard.mapping.with(|mapping| {
            let columns = mapping.iter().flat_map(|mapping| &mapping.columns);
            columns.filter(|column| !matches!(column.target, Target::Extra | Target::Ignore)).count()
        })
    };
    // Columns with a field first, as they were when the step was entered: a row does not jump away under a finger.
    let rows = move |wants_mapped: bool| {
        let source = wizard.source.get()?;
        let mapping = wizard.mapping.get_untracked()?;
        let kept: Vec<(usize, &String)> = source
            .header
            .iter()
            .enumerate()
            .filter(|(index, _)| {
                let target = mapping.columns.get(*index).map(|column| column.target);
                matches!(target, None | Some(Target::Extra | Target::Ignore)) != wants_mapped
            })
            .collect();
        let n = kept.len();
        let row = |(index, name): (usize, &String)| {
            let samples = source.profile.columns.get(index).map(|column| column.samples.clone());
            view! { <ColumnRow wizard index name=name.clone() samples=samples.unwrap_or_default() /> }
        };
        Some((n, kept.into_iter().map(row).collect_view())).filter(|_| 0 < n)
    };
    let others = move || {
        rows(false).map(|(n, rows)| {
            view! {
                <section class="section">
                    <div class="section__head">
                        <h2 class="section__title">{move || t.import_kept_columns(n)}</h2>
                    </div>
                    <div class="mapping">{rows}</div>
                </section>
            }
        })
    };
    view! {
        <section class="section">
            <div class="section__head">
                <h2 class="section__title">{move || t.import_columns_title()}</h2>
            </div>
            <p class="u-soft">{move || format!("{}. {}", t.import_n_mapped(n_mapped()), t.import_columns_body())}</p>
            <Show when=move || !has_name(wizard)>
                <p class="import-missing" role="alert">{move || t.import_no_title()}</p>
            </Show>
            <div class="mapping">{move || rows(true).map(|(_, rows)| rows)}</div>
        </section>
        {others}
    }
}

#[component]
fn ColumnRow(wizard: Wizard, index: usize, name: String, samples: Vec<String>) -> impl IntoView {
    let t = use_t();
    let target = Memo::new(move |_| {
        wizard.mapping.with(|mapping| mapping.as_ref()?.columns.get(index).map(|column| column.target))
    });
    // An earlier column for the same field is asked first.
    let taken = Memo::new(move |_| {
        let own = target.get().filter(|target| !target.joins())?;
        wizard.mapping.with(|mapping| {
            let columns = mapping.as_ref()?.columns.iter().take(index);
            columns.into_iter().find(|column| column.target == own).map(|column| column.name.clone())
        })
    });
    let choices = Signal::derive(move || {
        let choice = |target: Target| Choice::new(target.key(), words::target(t, target));
        let (last, fields): (Vec<Target>, Vec<Target>) =
            Target::ALL.into_iter().partition(|target| matches!(target, Target::Extra | Target::Ignore));
        last.into_iter().take(1).chain(fields).chain([Target::Ignore]).map(choice).collect::<Vec<_>>()
    });
    let choose = move |key: String| {
        let (Some(target), Some(source)) = (Target::from_key(&key), wizard.source.get_untracked()) else {
            return;
        };
        wizard.mapping.update(|mapping| {
            if let Some(mapping) = mapping {
                mapping.set_target(index, target, &source.profile);
            }
        });
    };
    view! {
        <MappingRow
            name
            samples
            is_mapped=Signal::derive(move || !matches!(target.get(), None | Some(Target::Extra | Target::Ignore)))
            value=Signal::derive(move || target.get().map(|target| target.key().to_owned()).unwrap_or_default())
            choices
            on_change=choose
            hint=Signal::derive(move || taken.get().map(|column| t.import_taken(&column)))
        />
    }
}
