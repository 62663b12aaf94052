//! The documents about one record that is no party: a contract.

use leptos::prelude::*;
use replica::RecordId;
use supply::book::Book;
use supply::paper::{Document, DocumentType};

use super::document_sheet::{DocumentSheet, Subject};
use super::rows::{DocumentRows, Row};
use crate::i18n::use_t;
use crate::session::use_session;
use crate::widgets::icon::{Glyph, Icon};

/// The documents about a record.
#[component]
pub fn PapersOf(
    /// The record.
    about: RecordId,
    /// The type that a new one most likely has.
    likely: DocumentType,
) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let open = RwSignal::new(None::<Subject>);
    let rows = Memo::new(move |_| {
        let today = session.now().date();
        session.look_in::<Book, _>(|book, _, _| {
            let mut all: Vec<Document> = book.children::<Document>(about).cloned().collect();
            all.sort_by_key(|it| (it.lapse(today).state, it.until(), it.id));
            let row = |document| Row { document, about: String::new(), is_replaced: false };
            all.into_iter().map(row).collect::<Vec<_>>()
        })
    });
    view! {
        <section class="section">
            <div class="section__head">
                <h2 class="section__title">{move || t.papers_title()}</h2>
                {move || {
                    Some(rows.with(Vec::len))
                        .filter(|n| 0 < *n)
                        .map(|n| view! { <span class="section__count">{t.number(n)}</span> })
                }}
            </div>
            <DocumentRows rows open without_about=true />
            <button
                class="add-button"
                type="button"
                on:click=move |_| open.set(Some(Subject::New(likely, Some(about))))
            >
                <Icon glyph=Glyph::Plus />
                <span>{move || t.paper_add()}</span>
            </button>
            <DocumentSheet subject=open />
        </section>
    }
}
