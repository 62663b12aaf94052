//! A document in a sheet: a new one, or one that is there, with its files.

use leptos::prelude::*;
use replica::RecordId;
use store::Act;
use supply::book::Book;
use supply::kinds;
use supply::paper::{
    Direction, DocumentDraft, DocumentType, Means, PieceType, create_document, edit_document, file_of,
    party_of, set_file,
};

use super::attach::hang;
use super::document_form::{DocumentFields, Draft};
use super::files::StoredFiles;
use super::pending::{FilePicker, Pending};
use super::{state, words};
use crate::i18n::{T, use_t};
use crate::session::{Session, use_session};
use crate::widgets::button::{Button, ButtonKind};
use crate::widgets::dialog::Sheet;
use crate::widgets::icon::Glyph;

/// What the sheet is open for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// A new document, of a type, about somebody.
    New(DocumentType, Option<RecordId>),
    /// One that is there.
    Known(RecordId),
}

/// The sheet of a document.
#[component]
pub fn DocumentSheet(
    /// What it is open for; nothing closes it.
    subject: RwSignal<Option<Subject>>,
) -> impl IntoView {
    let t = use_t();
    let close = Callback::new(move |()| subject.set(None));
    let title = Signal::derive(move || match subject.get() {
        Some(Subject::Known(_)) => t.paper_edit().to_owned(),
        _ => t.paper_add().to_owned(),
    });
    view! {
        <Sheet open=Signal::derive(move || subject.with(Option::is_some)) on_close=close title>
            {move || match subject.get_untracked() {
                Some(Subject::New(kind, about)) => view! { <NewDocument kind about on_done=close /> }.into_any(),
                Some(Subject::Known(id)) => view! { <KnownDocument id on_done=close /> }.into_any(),
                None => ().into_any(),
            }}
        </Sheet>
    }
}

#[component]
fn NewDocument(kind: DocumentType, about: Option<RecordId>, on_done: Callback<()>) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let draft = Draft::new(DocumentDraft { kind, about, ..DocumentDraft::default() });
    let pending = Pending::new();
    let save = move || {
        let values = draft.values.get_untracked();
        let said = t.paper_added(words::type_name(t, values.kind));
        let act = new_act(session, values, pending);
        if session.may(&act) {
            session.act(act, said);
            on_done.run(());
        }
    };
    view! {
        <form class="form paper-form" on:submit=move |event| { event.prevent_default(); save(); }>
            <FilePicker pending />
            <DocumentFields draft />
            <div class="paper-form__foot">
                <Button kind=ButtonKind::Primary submit=true busy=pending.is_reading()
                    label=Signal::derive(move || t.save().to_owned()) />
            </div>
        </form>
    }
}

/// The document, its files, and that it came: one act. What was asked for and comes is noted in the log.
fn new_act(session: Session, mut values: DocumentDraft, pending: Pending) -> Act {
    let id = session.new_id();
    let (file, pages, blobs) = hang(session, id, pending.ready.get_untracked());
    values.file = file;
    let mut changes = vec![create_document(id, &values)];
    changes.extend(pages);
    let party = session.peek_in::<Book, _>(|book, _, _| party_of(book, values.about?));
    if let (Some(piece), Some(party)) = (PieceType::of(values.kind), party) {
        let today = session.now().date();
        let was_asked = session.peek_in::<Book, _>(|book, office, _| {
            let file = file_of(book, party, today, |ms| office.civil(ms).date());
            file.pieces.iter().any(|it| it.kind == piece && it.asked.is_some())
        });
        if was_asked {
            changes.push(state::log_now(session, party, Direction::Received, &[piece], Means::Mail));
        }
    }
    Act { changes, blobs, tx: None }
}

#[component]
fn KnownDocument(id: RecordId, on_done: Callback<()>) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let known = session.peek_in::<Book, _>(|book, _, _| book.documents.get(id).cloned());
    let Some(known) = known else { return ().into_any() };
    let draft = Draft::new(DocumentDraft::of(&known));
    let pending = Pending::new();
    let save = move || {
        let values = draft.values.get_untracked();
        let writes = session.peek_in::<Book, _>(|book, _, _| {
            book.documents.get(id).map(|now| {
                // The file has its own acts; another one may have come meanwhile.
                edit_document(now, &DocumentDraft { file: now.file.clone(), ..values })
            })
        });
        if let Some(writes) = writes.filter(|writes| !writes.is_empty()) {
            session.act(Act::one(writes), t.paper_saved());
        }
        on_done.run(());
    };
    let trash = move |()| {
        session.act(Act::one(domain::compose::set_life(id, kinds::DOCUMENT, "trashed")), t.paper_binned());
        on_done.run(());
    };
    view! {
        <form class="form paper-form" on:submit=move |event| { event.prevent_default(); save(); }>
            <StoredFiles document=id />
            <FilePicker pending on_ready=move |()| keep_files(session, t, id, pending) />
            <DocumentFields draft />
            <div class="paper-form__foot">
                <Button glyph=Glyph::Trash label=Signal::derive(move || t.delete().to_owned()) on_click=trash />
                <Button kind=ButtonKind::Primary submit=true label=Signal::derive(move || t.save().to_owned()) />
            </div>
        </form>
    }
    .into_any()
}

/// Files added to a document that is there are stored at once.
fn keep_files(session: Session, t: T, id: RecordId, pending: Pending) {
    let ready = pending.ready.try_update(std::mem::take).unwrap_or_default();
    let (file, mut changes, blobs) = hang(session, id, ready);
    changes.extend(file.map(|file| set_file(id, Some(&file))));
    if !changes.is_empty() {
        session.act(Act { changes, blobs, tx: None }, t.paper_file_added());
    }
}
