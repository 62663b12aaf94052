//! Imports of cards made before, each with its way back.

use std::collections::HashSet;

use domain::kinds::kind;
use domain::office::Office;
use leptos::prelude::*;
use leptos::task::spawn_local;
use replica::{Intent, RecordId, Table};
use supply::book::Book;
use supply::kinds;

use crate::i18n::T;
use crate::import::past::removal;
use crate::import::past_list::{PastList, past, take_back};
use crate::session::use_session;

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

/// The list of imports, the latest first; nothing where there was none.
#[component]
pub fn PastExchanges() -> impl IntoView {
    let session = use_session();
    let list = Memo::new(move |_| {
        session.look_in::<Book, _>(|book, office, table| {
            let parties = book.parties.iter().filter_map(|party| party.import);
            let contacts = book.contacts.iter().filter_map(|contact| contact.import);
            past(office, table, parties.chain(contacts), Some(kinds::PARTY))
        })
    });
    let on_undo = move |id| {
        let changes = session.peek_in::<Book, _>(|book, office, table| way_back(book, office, table, id));
        spawn_local(take_back(session, changes));
    };
    view! { <PastList list count=T::exchange_n_cards on_undo /> }
}
