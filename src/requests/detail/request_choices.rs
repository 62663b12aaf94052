//! Finding a request to point at: by words, by code; before anything is typed, among the last changed.

use domain::office::row::Row;
use leptos::prelude::*;
use replica::RecordId;

use super::words::title_of;
use crate::i18n::use_t;
use crate::requests::row::shape;
use crate::session::use_session;
use crate::widgets::search_field::SearchField;
use crate::widgets::status_glyph::StatusGlyph;

/// Most rows of the list.
const MOST: usize = 20;

/// A request that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Found {
    id: RecordId,
    code: String,
    title: String,
    status: String,
}

/// The field, and what it finds.
#[component]
pub fn RequestChoices<F>(
    /// Whether a request can be chosen; what it reads is followed.
    fits: F,
    /// Called with the one chosen.
    #[prop(into)]
    on_choose: Callback<RecordId>,
) -> impl IntoView
where
    F: Fn(&Row) -> bool + Copy + Send + Sync + 'static,
{
    let (session, t) = (use_session(), use_t());
    let typed = RwSignal::new(String::new());
    let found = Memo::new(move |_| {
        let typed = typed.get();
        session.look(|office, table| {
            let mut ids = office.codes.find(&typed);
            if typed.trim().is_empty() {
                // Nothing typed yet: one of the last changed is often the one.
                let mut rows: Vec<_> = office.rows.iter().collect();
                rows.sort_by_key(|row| std::cmp::Reverse(row.changed_ms));
                ids.extend(rows.into_iter().map(|row| row.id));
            } else {
                let hits = office.index.query(&typed, MOST * 2).hits;
                ids.extend(hits.iter().filter_map(|hit| office.rows.get(hit.doc as usize)).map(|row| row.id));
            }
            let mut found: Vec<Found> = Vec::new();
            for id in ids {
                let is_new = !found.iter().any(|known| known.id == id);
                if let Some(row) = office.row(id).filter(|row| is_new && fits(row)) {
                    found.push(Found {
                        id,
                        code: format!("#{}", office.codes.code(id)),
                        title: title_of(t, table.get(id).as_ref()),
                        status: row.status.key().to_owned(),
                    });
                }
                if found.len() == MOST {
                    break;
                }
            }
            found
        })
    });
    view! {
        <SearchField
            label=Signal::derive(move || t.link_target().to_owned())
            value=typed
            on_input=Callback::new(move |text| typed.set(text))
            placeholder=Signal::derive(move || Some(t.link_search().to_owned()))
            on_submit=Callback::new(move |_| {
                if let Some(first) = found.with_untracked(|found| found.first().map(|it| it.id)) {
                    on_choose.run(first);
                }
            })
        />
        <ul class="links">
            <For each=move || found.get() key=Clone::clone let(Found { id, code, title, status })>
                <li>
                    <button class="link-choice" type="button" on:click=move |_| on_choose.run(id)>
                        <StatusGlyph shape=shape(&status) />
                        <span class="link-row__title">{title}</span>
                        <span class="link-row__code">{code}</span>
                    </button>
                </li>
            </For>
        </ul>
        <p class="u-faint" role="status">
            {move || found.with(Vec::is_empty).then(|| {
                if typed.with(String::is_empty) { t.link_search_hint() } else { t.no_match() }
            })}
        </p>
    }
}
