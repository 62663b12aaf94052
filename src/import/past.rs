//! Imports made before, each with its way back.

use std::collections::HashSet;

use domain::compose;
use domain::kinds::{field, kind};
use domain::office::{Life, Office};
use domain::query::Query;
use leptos::prelude::*;
use leptos::task::spawn_local;
use replica::{Intent, RecordId, Table};

use super::importer::{Back, write_all};
use super::past_list::{PastList, past, take_back};
use crate::demo::{demo_id, remove_demo};
use crate::i18n::T;
use crate::notices;
use crate::routes;
use crate::session::{Session, use_session};

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
    take_back(session, session.peek(|office, table| removal(office, table, import))).await;
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

/// The list of imports, the latest first; nothing where there was none.
#[component]
pub fn PastImports() -> impl IntoView {
    let session = use_session();
    let list = Memo::new(move |_| {
        session.look(|office, table| {
            let rows = office.rows.iter().filter(|row| row.life == Life::Alive);
            past(office, table, rows.filter_map(|row| row.import), None)
        })
    });
    let href = |id| routes::requests(&Query { import: Some(id), ..Query::default() });
    let on_undo = move |id| spawn_local(undo(session, id));
    view! { <PastList list count=T::n_requests href on_undo /> }
}
