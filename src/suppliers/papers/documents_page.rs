//! All documents by their last day, and the open vigilance files.

use std::collections::HashSet;

use leptos::prelude::*;
use replica::RecordId;
use supply::book::Book;
use supply::paper::{
    Document, DocumentType, Light, VigilanceFile, current, is_concerned, papers_of, rule_of, spend, vigilance,
};

use super::document_list::{DocumentGroup, GROUPS, group_name};
use super::document_sheet::{DocumentSheet, Subject};
use super::mark::LightMark;
use super::rows::{DocumentRows, Row};
use super::{state, words};
use crate::i18n::use_t;
use crate::routes::Suppliers;
use crate::session::{Session, use_session};
use crate::suppliers::nav::Areas;
use crate::widgets::button::{Button, ButtonKind};
use crate::widgets::empty_state::EmptyState;
use crate::widgets::icon::{Glyph, Icon};
use crate::widgets::search_field::SearchField;
use crate::widgets::select_field::{Choice, SelectField};
use crate::widgets::shell::PageHead;

/// So many open files are listed at first.
const FILES: usize = 6;

/// All documents.
#[component]
pub fn DocumentsPage() -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let open = RwSignal::new(None::<Subject>);
    let typed = RwSignal::new(String::new());
    let kind = RwSignal::new(None::<DocumentType>);
    let about = RwSignal::new(String::new());
    let today = state::today(session);
    let all = Memo::new(move |_| rows(session));
    let is_empty = Memo::new(move |_| all.with(Vec::is_empty));
    let shown = Memo::new(move |_| {
        let query = typed.with(|typed| search::Query::new(typed));
        all.with(|all| {
            let of_kind = |row: &&Row| kind.get().is_none_or(|kind| row.document.kind == kind);
            let is_about = |row: &&Row| about.with(|about| about.is_empty() || row.about == *about);
            let rows: Vec<&Row> = all.iter().filter(of_kind).filter(is_about).collect();
            if query.is_empty() {
                return rows.into_iter().cloned().collect::<Vec<_>>();
            }
            let texts: Vec<String> = rows.iter().map(|row| searched(t, row)).collect();
            let mut found = search::rank(&query, texts.iter().map(String::as_str));
            // By their last day still: one looks for a paper and its date.
            found.sort_unstable();
            found.into_iter().filter_map(|at| rows.get(at)).map(|row| (*row).clone()).collect()
        })
    });
    let groups = GROUPS.map(|group| {
        let rows = Memo::new(move |_| {
            let today = today.get();
            let is_in = |row: &&Row| !row.is_replaced && row.document.lapse(today).state == group;
            shown.with(|rows| rows.iter().filter(is_in).cloned().collect::<Vec<_>>())
        });
        view! { <DocumentGroup title=Signal::derive(move || group_name(t, group).to_owned()) rows open /> }
    });
    let replaced = Memo::new(move |_| {
        shown.with(|rows| rows.iter().filter(|row| row.is_replaced).cloned().collect::<Vec<_>>())
    });
    let kinds = Signal::derive(move || {
        let used: HashSet<DocumentType> = all.with(|rows| rows.iter().map(|row| row.document.kind).collect());
        let of_kind = |kind: &DocumentType| Choice::new(kind.key(), words::type_name(t, *kind));
        let used = DocumentType::ALL.iter().filter(|kind| used.contains(kind)).map(of_kind);
        std::iter::once(Choice::new("", t.papers_all_types())).chain(used).collect::<Vec<_>>()
    });
    let abouts = Signal::derive(move || {
        let mut used: Vec<String> = all.with(|rows| rows.iter().map(|row| row.about.clone()).collect());
        used.sort_by_cached_key(|name| search::fold(name));
        used.dedup();
        let used =
            used.into_iter().filter(|name| !name.is_empty()).map(|name| Choice::new(name.clone(), name));
        std::iter::once(Choice::new("", t.papers_all_parties())).chain(used).collect::<Vec<_>>()
    });
    let add =
        move |()| open.set(Some(Subject::New(kind.get_untracked().unwrap_or(DocumentType::Urssaf), None)));
    view! {
        <div class="page papers" data-measure="text">
            <PageHead title=Signal::derive(move || t.papers_title().to_owned()) />
            <div class="page__body">
                <Areas current=Suppliers::Documents />
                <OpenFiles />
                <Show
                    when=move || !is_empty.get()
                    fallback=move || view! {
                        <EmptyState
                            glyph=Glyph::Folder
                            title=Signal::derive(move || t.papers_empty_title().to_owned())
                            body=Signal::derive(move || t.papers_empty_body().to_owned())
                        />
                    }
                >
                    <div class="paper-filters">
                        <SearchField
                            label=Signal::derive(move || t.papers_find().to_owned())
                            placeholder=Signal::derive(move || Some(t.papers_find().to_owned()))
                            value=typed
                            on_input=move |text| typed.set(text)
                        />
                        <SelectField
                            label=Signal::derive(move || t.paper_type().to_owned())
                            label_hidden=true
                            value=Signal::derive(move || kind.get().map(DocumentType::key).unwrap_or_default().to_owned())
                            choices=kinds
                            on_change=move |key: String| kind.set((!key.is_empty()).then(|| DocumentType::from_key(&key)))
                        />
                        <SelectField
                            label=Signal::derive(move || t.papers_filter_party().to_owned())
                            label_hidden=true
                            value=about
                            choices=abouts
                            on_change=move |name: String| about.set(name)
                        />
                    </div>
                    <Show when=move || shown.with(Vec::is_empty)>
                        <p class="u-faint" role="status">{move || t.papers_no_match()}</p>
                    </Show>
                </Show>
                {groups.into_iter().collect_view()}
                <Show when=move || !replaced.with(Vec::is_empty)>
                    <details class="disclosure">
                        <summary class="disclosure__head">
                            <span>{move || t.papers_replaced(replaced.with(Vec::len))}</span>
                            <Icon glyph=Glyph::ChevronDown />
                        </summary>
                        <DocumentRows rows=replaced open />
                    </details>
                </Show>
                <div class="page__foot">
                    <Button kind=ButtonKind::Primary glyph=Glyph::Plus label=Signal::derive(move || t.paper_add().to_owned()) on_click=add />
                </div>
            </div>
            <DocumentSheet subject=open />
        </div>
    }
}

/// All that a search looks at.
fn searched(t: crate::i18n::T, row: &Row) -> String {
    let it = &row.document;
    let file = it.file.as_ref().map(|file| file.name.as_str()).unwrap_or_default();
    [words::type_name(t, it.kind), &it.title, &row.about, file, &it.notes].join(" ")
}

/// All documents, the one whose last day comes first, first; those without one last.
fn rows(session: Session) -> Vec<Row> {
    let mut documents = session.look_in::<Book, _>(|book, _, _| {
        let current: HashSet<RecordId> = current(book).into_iter().map(|it| it.id).collect();
        let row = |it: &Document| (it.clone(), !current.contains(&it.id));
        book.documents.iter().map(row).collect::<Vec<_>>()
    });
    documents.sort_by_key(|(it, _)| (it.until().is_none(), it.until(), std::cmp::Reverse(it.issued), it.id));
    let about = |it: &Document| it.about.map(|about| state::about_name(session, about)).unwrap_or_default();
    documents
        .into_iter()
        .map(|(document, is_replaced)| Row { about: about(&document), document, is_replaced })
        .collect()
}

/// An open file as the list shows it.
#[derive(Clone, PartialEq)]
struct Open {
    party: RecordId,
    name: String,
    file: VigilanceFile,
}

/// The open vigilance files, the most urgent first.
fn open_files(session: Session) -> Vec<Open> {
    let today = session.now().date();
    let mut all: Vec<Open> = session.look_in::<Book, _>(|book, _, _| {
        let rule = rule_of(book);
        let open = |(party, spendings): (RecordId, Vec<_>)| {
            let it = book.parties.alive(party).filter(|it| is_concerned(it.kind))?;
            let documents = papers_of(book, party);
            let file = vigilance(&spendings, &documents, &[], rule, today);
            file.is_open().then(|| Open { party, name: it.name.clone(), file })
        };
        spend(book, today).into_iter().filter_map(open).collect()
    });
    all.sort_by_cached_key(|it| (std::cmp::Reverse(it.file.light), search::fold(&it.name), it.party));
    all
}

#[component]
fn OpenFiles() -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let files = Memo::new(move |_| open_files(session));
    let is_whole = RwSignal::new(false);
    let n_red = move || files.with(|all| all.iter().filter(|it| it.file.light != Light::Neutral).count());
    // Urgent ones are never behind a button.
    let n_drawn = move || if is_whole.get() { usize::MAX } else { FILES.max(n_red().min(3 * FILES)) };
    let drawn = move || files.with(|all| all.iter().take(n_drawn()).cloned().collect::<Vec<_>>());
    view! {
        <Show when=move || !files.with(Vec::is_empty)>
            <section class="section">
                <div class="section__head">
                    <h2 class="section__title">{move || t.papers_files_open()}</h2>
                    <span class="section__count">{move || t.number(files.with(Vec::len))}</span>
                </div>
                <ul class="paper-rows">
                    {move || drawn().into_iter().map(|it| {
                        let wants = words::wants(t, &it.file);
                        let wants = if wants.is_empty() { words::headline(t, &it.file).to_owned() } else { wants };
                        view! {
                            <li class="list-row paper-row" data-light=it.file.light as u8>
                                <span class="paper-row__mark"><LightMark light=it.file.light /></span>
                                <a class="list-row__link paper-row__name" href=Suppliers::Vigilance(it.party).href()>{it.name}</a>
                                <span class="paper-row__about"><span>{wants}</span></span>
                            </li>
                        }
                    }).collect_view()}
                </ul>
                <Show when=move || n_drawn() < files.with(Vec::len)>
                    <div>
                        <Button label=Signal::derive(move || t.show_more().to_owned()) on_click=move |()| is_whole.set(true) />
                    </div>
                </Show>
            </section>
        </Show>
    }
}
