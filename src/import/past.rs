//! Imports made before, each with its way back.

use std::collections::{HashMap, HashSet};

use domain::compose;
use domain::kinds::{field, kind};
use domain::office::row::made_ms;
use domain::office::{Life, NamedKind, Office};
use domain::query::Query;
use leptos::prelude::*;
use leptos::task::spawn_local;
use replica::{Intent, RecordId, Table};

use super::importer::{Back, write_all};
use crate::demo::{demo_id, remove_demo};
use crate::i18n::use_t;
use crate::notices;
use crate::routes;
use crate::session::{Session, use_session};
use crate::widgets::button::IconButton;
use crate::widgets::icon::{Glyph, Icon};

/// Takes an import back: what it made goes to the bin, but for places, people and categories that others refer to.
///
/// Fields that it changed in requests that were here before keep what it wrote: their history tells.
pub fn removal(office: &Office, table: &Table, import: RecordId) -> Vec<Vec<Intent>> {
    let text = import.to_string();
    let used: HashSet<RecordId> = office
        .rows
        .iter()
        .filter(|row| row.life == Life::Alive && row.import != Some(import))
        .flat_map(|row| [row.place, row.category, row.requester, row.assignee])
        .flatten()
        .collect();
    let mut changes = vec![compose::set_life(import, kind::IMPORT, "trashed")];
    for packed in table.iter() {
        let (mut is_mine, mut is_alive) = (false, true);
        let _ = packed.shown(|name, shown| match name {
            field::IMPORT => is_mine = shown.value.text() == Some(&text),
            field::LIFE => is_alive = shown.value.text() == Some("alive"),
            _ => {}
        });
        if is_mine && is_alive && !used.contains(&packed.id) {
            changes.push(compose::set_life(packed.id, packed.kind, "trashed"));
        }
    }
    changes
}

/// Takes back an import of requests, or the example.
async fn undo(session: Session, import: RecordId) {
    if session.peek(|office, _| demo_id(office)) == Some(import) {
        return remove_demo(session).await;
    }
    let t = session.t();
    let changes = session.peek(|office, table| removal(office, table, import));
    match write_all(session, changes).await {
        Ok(back) => offer_back(session, back),
        Err(error) => session.notices().warn(notices::of_store(t, &error)),
    }
}

/// Says that an import was taken back, and offers to have it again.
pub fn offer_back(session: Session, back: Back) {
    let t = session.t();
    let back = StoredValue::new_local(back);
    let again = Callback::new(move |()| {
        let Some(back) = back.try_get_value() else { return };
        spawn_local(async move {
            match write_all(session, back.changes("trashed")).await {
                Ok(_) => session.notices().say(t.undone()),
                Err(error) => session.notices().warn(notices::of_store(t, &error)),
            }
        });
    });
    session.notices().say_with(t.import_undone(), t.undo(), again);
}

/// One import, as the list shows it.
#[derive(Clone, PartialEq)]
struct Past {
    id: RecordId,
    file: String,
    /// When, ms UTC; nothing for the demonstration, whose id says no time.
    at_ms: Option<i64>,
    n_requests: usize,
    /// It has no account: the page was closed meanwhile.
    is_unfinished: bool,
}

fn past(office: &Office, table: &Table) -> Vec<Past> {
    let mut counts: HashMap<RecordId, usize> = HashMap::new();
    for row in office.rows.iter().filter(|row| row.life == Life::Alive) {
        if let Some(import) = row.import {
            *counts.entry(import).or_default() += 1;
        }
    }
    let mut list: Vec<Past> = office
        .named
        .values()
        .filter(|named| named.kind == NamedKind::Import && named.is_alive)
        // Those of the directory are listed where it imports.
        .filter(|named| table.get(named.id).is_none_or(|record| record.text("of").is_none()))
        .map(|named| Past {
            id: named.id,
            file: named.name.clone(),
            at_ms: made_ms(named.id),
            n_requests: counts.get(&named.id).copied().unwrap_or(0),
            is_unfinished: table.get(named.id).is_some_and(|record| record.value("rows").is_none()),
        })
        .collect();
    list.sort_by_key(|past| std::cmp::Reverse((past.at_ms, past.id)));
    list
}

/// The list of imports, the latest first; nothing where there was none.
#[component]
pub fn PastImports() -> impl IntoView {
    let (t, session) = (use_t(), use_session());
    let list = Memo::new(move |_| session.look(past));
    let row = move |past: Past| {
        let href = routes::requests(&Query { import: Some(past.id), ..Query::default() });
        let id = past.id;
        let file = past.file.clone();
        let note = move || {
            let mut parts = vec![t.n_requests(past.n_requests)];
            parts.extend(past.at_ms.map(|ms| t.date_time(ms)));
            if past.is_unfinished {
                parts.push(t.import_unfinished().to_owned());
            }
            parts.join(" · ")
        };
        view! {
            <li class="past-import">
                <Icon glyph=Glyph::History />
                <a class="past-import__text" href=href>
                    <span class="past-import__name">{past.file}</span>
                    <span class="past-import__note">{note}</span>
                </a>
                <IconButton
                    glyph=Signal::stored(Glyph::Undo)
                    label=Signal::derive(move || t.import_undo_this(&file))
                    on_click=move |()| spawn_local(undo(session, id))
                />
            </li>
        }
    };
    view! {
        <Show when=move || list.with(|list| !list.is_empty())>
            <section class="section">
                <div class="section__head">
                    <h2 class="section__title">{move || t.import_past()}</h2>
                    <span class="section__count">{move || t.number(list.with(Vec::len))}</span>
                </div>
                <ul class="past-imports">
                    <For each=move || list.get() key=|past| (past.id, past.n_requests) children=row />
                </ul>
            </section>
        </Show>
    }
}
