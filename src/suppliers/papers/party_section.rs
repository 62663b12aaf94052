//! The papers of one party, on its page: the state of its file, its documents, a way to add one.

use std::collections::HashSet;

use leptos::prelude::*;
use replica::RecordId;
use supply::book::Book;
use supply::paper::{Document, DocumentType, Light, Phase, current, papers_of};

use super::document_sheet::{DocumentSheet, Subject};
use super::mark::LightMark;
use super::rows::{DocumentRows, Row};
use super::{state, words};
use crate::i18n::use_t;
use crate::routes::Suppliers;
use crate::session::use_session;
use crate::widgets::icon::{Glyph, Icon};

/// The papers of one party.
#[component]
pub fn PartyPapers(
    /// The party.
    party: RecordId,
) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let file = state::file(session, party);
    let is_kept = state::is_kept(session, party);
    let open = RwSignal::new(None::<Subject>);
    let rows = Memo::new(move |_| {
        let today = session.now().date();
        session.look_in::<Book, _>(|book, _, _| {
            let current: HashSet<RecordId> = current(book).into_iter().map(|it| it.id).collect();
            let is_current = |it: &&Document| current.contains(&it.id);
            let mut all: Vec<Document> =
                papers_of(book, party).into_iter().filter(is_current).cloned().collect();
            all.sort_by_key(|it| (it.lapse(today).state, it.until(), it.id));
            // Of a contract, which one.
            let title =
                |about: RecordId| book.contracts.get(about).map(|it| it.title.clone()).unwrap_or_default();
            let row = |document: Document| Row {
                about: document.about.map(title).unwrap_or_default(),
                document,
                is_replaced: false,
            };
            all.into_iter().map(row).collect::<Vec<_>>()
        })
    });
    let has_file = Memo::new(move |_| is_kept.get() && file.with(|file| file.phase != Phase::Below));
    let light = Signal::derive(move || file.with(|file| file.light));
    let state = move || {
        let wants = file.with(|file| words::wants(t, file));
        let is_calm = wants.is_empty() || light.get() == Light::Neutral;
        if is_calm { file.with(|file| words::headline(t, file)).to_owned() } else { wants }
    };
    let add = move |_| open.set(Some(Subject::New(DocumentType::Urssaf, Some(party))));
    view! {
        <section class="section party-papers">
            <div class="section__head">
                <h2 class="section__title">{move || t.papers_title()}</h2>
                {move || Some(rows.with(Vec::len)).filter(|n| 0 < *n).map(|n| view! { <span class="section__count">{t.number(n)}</span> })}
            </div>
            <Show when=move || is_kept.get()>
                <a class="party-file" href=Suppliers::Vigilance(party).href()>
                    <LightMark light />
                    <span class="party-file__name">{move || t.vigilance_title()}</span>
                    <span class="party-file__state">
                        {move || if has_file.get() { state() } else { t.vigilance_below().to_owned() }}
                    </span>
                    <Icon glyph=Glyph::ChevronRight />
                </a>
            </Show>
            <DocumentRows rows open />
            <button class="add-button" type="button" on:click=add>
                <Icon glyph=Glyph::Plus />
                <span>{move || t.paper_add()}</span>
            </button>
            <DocumentSheet subject=open />
        </section>
    }
}
