//! The columns of an imported file that have no field here: all kept, all to be seen.

use domain::kinds::field;
use leptos::prelude::*;

use super::subject::Subject;

/// The other columns, folded up.
#[component]
pub fn Imported(
    /// The request.
    subject: Subject,
) -> impl IntoView {
    let t = subject.t;
    let columns = Memo::new(move |_| {
        subject.record.with(|record| {
            let cells = record.iter().flat_map(|record| &record.cells);
            cells
                .filter_map(|(name, cell)| {
                    let column = name.strip_prefix(field::EXTRA)?;
                    let value = cell.value()?;
                    let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
                    (!text.trim().is_empty()).then(|| (column.to_owned(), text))
                })
                .collect::<Vec<_>>()
        })
    });
    view! {
        <Show when=move || !columns.with(Vec::is_empty)>
            <details class="columns">
                <summary class="columns__summary">{move || t.n_columns(columns.with(Vec::len))}</summary>
                <dl class="columns__list">
                    <For each=move || columns.get() key=Clone::clone let((name, text))>
                        <div class="columns__pair"><dt>{name}</dt><dd>{text}</dd></div>
                    </For>
                </dl>
            </details>
        </Show>
    }
}
