//! Imports of cards made before, each with its way back.

use std::collections::{HashMap, HashSet};

use domain::kinds::kind;
use domain::office::row::made_ms;
use domain::office::{NamedKind, Office};
use leptos::prelude::*;
use leptos::task::spawn_local;
use replica::{Intent, RecordId, Table};
use supply::book::Book;

use crate::i18n::use_t;
use crate::import::importer::write_all;
use crate::import::past::{offer_back, removal};
use crate::notices;
use crate::session::{Session, use_session};
use crate::widgets::button::IconButton;
use crate::widgets::icon::{Glyph, Icon};

/// What takes an import back: what it made goes to the bin, but for parties that something made since hangs on.
fn way_back(book: &Book, office: &Office, table: &Table, import: RecordId) -> Vec<Vec<Intent>> {
    let mut changes = removal(office, table, import);
    let goes: HashSet<RecordId> = changes
        .iter()
        .flatten()
        .filter(|intent| &*intent.kind != kind::IMPORT)
        .map(|intent| intent.id)
        .collect();
    let is_alive =
        |id: RecordId| table.get(id).is_some_and(|record| record.text("life").is_none_or(|l| l == "alive"));
    let is_used = |id: RecordId| book.hanging(id).any(|(_, child)| !goes.contains(&child) && is_alive(child));
    changes.retain(|change| change.first().is_none_or(|intent| !is_used(intent.id)));
    changes
}

async fn undo(session: Session, import: RecordId) {
    let changes = session.peek_in::<Book, _>(|book, office, table| way_back(book, office, table, import));
    match write_all(session, changes).await {
        Ok(back) => offer_back(session, back),
        Err(error) => session.notices().warn(notices::of_store(session.t(), &error)),
    }
}

/// One import, as the list shows it.
#[derive(Clone, PartialEq)]
struct Past {
    id: RecordId,
    file: String,
    at_ms: Option<i64>,
    /// Parties and contacts of it that are still here.
    n: usize,
}

fn past(book: &Book, office: &Office, table: &Table) -> Vec<Past> {
    let mut counts: HashMap<RecordId, usize> = HashMap::new();
    let parties = book.parties.iter().filter_map(|party| party.import);
    let contacts = book.contacts.iter().filter_map(|contact| contact.import);
    for import in parties.chain(contacts) {
        *counts.entry(import).or_default() += 1;
    }
    let mut list: Vec<Past> = office
        .named
        .values()
        .filter(|named| named.kind == NamedKind::Import && named.is_alive)
        .filter(|named| table.get(named.id).is_some_and(|record| record.text("of").is_some()))
        .map(|named| Past {
            id: named.id,
            file: named.name.clone(),
            at_ms: made_ms(named.id),
            n: counts.get(&named.id).copied().unwrap_or(0),
        })
        .collect();
    list.sort_by_key(|past| std::cmp::Reverse((past.at_ms, past.id)));
    list
}

/// The list of imports, the latest first; nothing where there was none.
#[component]
pub fn PastExchanges() -> impl IntoView {
    let (t, session) = (use_t(), use_session());
    let list = Memo::new(move |_| session.look_in::<Book, _>(past));
    let row = move |past: Past| {
        let id = past.id;
        let file = past.file.clone();
        let note = move || {
            let mut parts = vec![t.exchange_n_cards(past.n)];
            parts.extend(past.at_ms.map(|ms| t.date_time(ms)));
            parts.join(" · ")
        };
        view! {
            <li class="past-import">
                <Icon glyph=Glyph::History />
                <p class="past-import__text">
                    <span class="past-import__name">{past.file}</span>
                    <span class="past-import__note">{note}</span>
                </p>
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
                    <For each=move || list.get() key=|past| (past.id, past.n) children=row />
                </ul>
            </section>
        </Show>
    }
}
