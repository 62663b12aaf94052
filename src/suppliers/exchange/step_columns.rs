//! What each column of a table becomes.

use files::parties::Field;
use leptos::prelude::*;

use super::state::Exchange;
use super::words;
use crate::i18n::use_t;
use crate::import::mapping_row::MappingRow;
use crate::widgets::select_field::Choice;

/// Whether some column names the parties.
pub fn has_name(it: Exchange) -> bool {
    let names = [Field::Name, Field::Contact, Field::Mail];
    it.columns.with(|columns| columns.iter().any(|field| names.contains(field)))
}

fn is_mapped(field: Field) -> bool {
    !matches!(field, Field::Kept | Field::Ignored)
}

/// What columns become.
#[component]
pub fn ColumnsStep(
    /// Where the exchange stands.
    it: Exchange,
) -> impl IntoView {
    let t = use_t();
    let n_mapped =
        move || it.columns.with(|columns| columns.iter().filter(|field| is_mapped(**field)).count());
    let rows = move || {
        let source = it.wizard.source.get()?;
        let row = |(index, name): (usize, &String)| {
            let samples = source.profile.columns.get(index).map(|column| column.samples.clone());
            view! { <ColumnRow it index name=name.clone() samples=samples.unwrap_or_default() /> }
        };
        Some(source.header.iter().enumerate().map(row).collect_view())
    };
    view! {
        <section class="section">
            <div class="section__head">
                <h2 class="section__title">{move || t.import_columns_title()}</h2>
            </div>
            <p class="u-soft">
                {move || format!("{}. {}", t.import_n_mapped(n_mapped()), t.exchange_columns_body())}
            </p>
            <Show when=move || !has_name(it)>
                <p class="import-missing" role="alert">{move || t.exchange_no_name()}</p>
            </Show>
            <div class="mapping">{rows}</div>
        </section>
    }
}

#[component]
fn ColumnRow(it: Exchange, index: usize, name: String, samples: Vec<String>) -> impl IntoView {
    let t = use_t();
    let field = Memo::new(move |_| it.columns.with(|columns| columns.get(index).copied()));
    let choices = Signal::derive(move || {
        let choice = |field: Field| Choice::new(field.key(), words::column(t, field));
        let fields = Field::ALL.iter().copied().filter(|field| is_mapped(*field));
        [Field::Kept].into_iter().chain(fields).chain([Field::Ignored]).map(choice).collect::<Vec<_>>()
    });
    let own = name.clone();
    let choose = move |key: String| {
        if let Some(field) = Field::from_key(&key) {
            it.correct(own.clone(), field);
        }
    };
    view! {
        <MappingRow
            name
            samples
            is_mapped=Signal::derive(move || field.get().is_some_and(is_mapped))
            value=Signal::derive(move || field.get().map(|field| field.key().to_owned()).unwrap_or_default())
            choices
            on_change=choose
        />
    }
}
