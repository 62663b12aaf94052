//! Documents by their last day: lapsed, soon, later, without one.

use leptos::prelude::*;
use supply::paper::LapseState;

use super::document_sheet::Subject;
use super::rows::{DocumentRows, Row};
use crate::i18n::{T, use_t};

/// The groups, in their order.
pub const GROUPS: [LapseState; 4] =
    [LapseState::Lapsed, LapseState::Soon, LapseState::Later, LapseState::Never];

/// The name of a group.
pub fn group_name(t: T, group: LapseState) -> &'static str {
    match group {
        LapseState::Lapsed => t.papers_lapsed(),
        LapseState::Soon => t.papers_soon(),
        LapseState::Later => t.papers_later(),
        LapseState::Never => t.papers_never(),
    }
}

/// A group of documents under its name; nothing without documents.
#[component]
pub fn DocumentGroup(
    /// Its name.
    #[prop(into)]
    title: Signal<String>,
    /// Its rows, in order.
    #[prop(into)]
    rows: Signal<Vec<Row>>,
    /// Which document is open.
    open: RwSignal<Option<Subject>>,
) -> impl IntoView {
    let t = use_t();
    view! {
        <Show when=move || !rows.with(Vec::is_empty)>
            <section class="section">
                <div class="section__head">
                    <h2 class="section__title">{move || title.get()}</h2>
                    <span class="section__count">{move || t.number(rows.with(Vec::len))}</span>
                </div>
                <DocumentRows rows open />
            </section>
        </Show>
    }
}
