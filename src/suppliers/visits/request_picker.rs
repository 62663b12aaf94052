//! Choosing one more request for a visit: by words, by code.

use leptos::prelude::*;
use replica::RecordId;

use super::acts;
use super::subject::Visit;
use super::words::request_title;
use crate::requests::row::shape;
use crate::widgets::dialog::Sheet;
use crate::widgets::search_field::SearchField;
use crate::widgets::status_glyph::StatusGlyph;

/// Most rows of the list.
const MOST: usize = 20;

/// The picker, in a sheet.
#[component]
pub fn RequestPicker(
    /// The intervention.
    visit: Visit,
    /// Whether it is open.
    is_open: RwSignal<bool>,
) -> impl IntoView {
    let (session, t) = (visit.session, visit.t);
    let typed = RwSignal::new(String::new());
    let on_close = Callback::new(move |()| {
        is_open.set(false);
        typed.set(String::new());
    });
    let found = Memo::new(move |_| {
        if !is_open.get() {
            return Vec::new();
        }
        let typed = typed.get();
        let linked = visit.part(|it| it.requests.clone()).unwrap_or_default();
        session.look(|office, table| {
            let mut ids = office.codes.find(&typed);
            if typed.trim().is_empty() {
                let mut rows: Vec<_> = office.rows.iter().collect();
                rows.sort_by_key(|row| std::cmp::Reverse(row.changed_ms));
                ids.extend(rows.into_iter().map(|row| row.id));
            } else {
                let hits = office.index.query(&typed, MOST * 2).hits;
                ids.extend(hits.iter().filter_map(|hit| office.rows.get(hit.doc as usize)).map(|row| row.id));
            }
            let mut found: Vec<(RecordId, String, String, String)> = Vec::new();
            for id in ids {
                let is_new = !linked.contains(&id) && !found.iter().any(|(known, ..)| *known == id);
                if let Some(row) = office.row(id).filter(|row| is_new && row.is_open()) {
                    let code = format!("#{}", office.codes.code(id));
                    found.push((id, request_title(t, table, id), code, row.status.key().to_owned()));
                }
                if found.len() == MOST {
                    break;
                }
            }
            found
        })
    });
    let choose = move |id: RecordId| {
        acts::link(session, t, visit.id, &[id], true);
        on_close.run(());
    };
    view! {
        <Sheet open=is_open on_close title=Signal::derive(move || t.visit_add_request().to_owned())>
            <SearchField
                label=Signal::derive(move || t.link_target().to_owned())
                value=typed
                on_input=Callback::new(move |text| typed.set(text))
                placeholder=Signal::derive(move || Some(t.link_search().to_owned()))
                on_submit=Callback::new(move |_| {
                    if let Some(id) = found.with_untracked(|found| found.first().map(|(id, ..)| *id)) {
                        choose(id);
                    }
                })
            />
            <ul class="links">
                <For each=move || found.get() key=Clone::clone let((id, title, code, status))>
                    <li>
                        <button class="link-choice" type="button" on:click=move |_| choose(id)>
                            <StatusGlyph shape=shape(&status) />
                            <span class="link-row__title">{title}</span>
                            <span class="link-row__code">{code}</span>
                        </button>
                    </li>
                </For>
            </ul>
            <p class="u-faint" role="status">{move || found.with(Vec::is_empty).then(|| t.no_match())}</p>
        </Sheet>
    }
}
