//! Documents as rows: what, about whom, until when.

use chrono::NaiveDate;
use leptos::prelude::*;
use supply::paper::{Document, DocumentType, LapseState};

use super::document_sheet::Subject;
use super::{state, words};
use crate::i18n::use_t;
use crate::session::use_session;
use crate::widgets::button::Button;
use crate::widgets::icon::{Glyph, Icon};

/// So many rows are drawn before « show more ».
const SLICE: usize = 60;

/// A document as lists show it.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The document.
    pub document: Document,
    /// What it is about, by name.
    pub about: String,
    /// Whether a newer one took its place: then it is no matter that it lapsed.
    pub is_replaced: bool,
}

/// Documents as rows, a slice at a time.
#[component]
pub fn DocumentRows(
    /// The rows, in order.
    #[prop(into)]
    rows: Signal<Vec<Row>>,
    /// Which document is open.
    open: RwSignal<Option<Subject>>,
    /// Leaves out what a document is about, where the screen says it.
    #[prop(optional)]
    without_about: bool,
) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let today = state::today(session);
    let n_drawn = RwSignal::new(SLICE);
    let drawn = move || rows.with(|rows| rows.iter().take(n_drawn.get()).cloned().collect::<Vec<_>>());
    view! {
        <ul class="paper-rows">
            <For each=drawn key=Row::key let:row>
                <DocumentRow row today open without_about />
            </For>
        </ul>
        <Show when=move || n_drawn.get() < rows.with(Vec::len)>
            <div>
                <Button label=Signal::derive(move || t.show_more().to_owned()) on_click=move |()| n_drawn.update(|n| *n += SLICE) />
            </div>
        </Show>
    }
}

impl Row {
    /// What tells a drawn row from its next state.
    fn key(
        &self,
    ) -> (replica::RecordId, String, String, Option<NaiveDate>, Option<NaiveDate>, &'static str, bool, bool)
    {
        let it = &self.document;
        let title = it.title.clone();
        (
            it.id,
            self.about.clone(),
            title,
            it.issued,
            it.expires,
            it.kind.key(),
            it.file.is_some(),
            self.is_replaced,
        )
    }
}

#[component]
fn DocumentRow(
    row: Row,
    today: Signal<NaiveDate>,
    open: RwSignal<Option<Subject>>,
    without_about: bool,
) -> impl IntoView {
    let t = use_t();
    let Row { document, about, is_replaced } = row;
    let id = document.id;
    let has_title = !document.title.trim().is_empty();
    let document = StoredValue::new(document);
    let state = move || match document.with_value(|it| it.lapse(today.get()).state) {
        _ if is_replaced => "replaced",
        LapseState::Lapsed => "lapsed",
        LapseState::Soon => "soon",
        LapseState::Later => "later",
        LapseState::Never => "never",
    };
    let kind = move || document.with_value(|it| words::type_name(t, it.kind));
    let when = move || {
        let lapse = document.with_value(|it| words::lapse(t, it, today.get()));
        if is_replaced { format!("{lapse}, {}", t.papers_replaced_word()) } else { lapse }
    };
    view! {
        <li class="list-row paper-row" data-state=state>
            <span class="paper-row__mark"><Icon glyph=document.with_value(|it| glyph_of(it.kind)) /></span>
            <button class="list-row__link paper-row__name" type="button" on:click=move |_| open.set(Some(Subject::Known(id)))>
                {move || document.with_value(|it| words::title(t, it))}
            </button>
            <span class="paper-row__when">{when}</span>
            <span class="paper-row__about">
                {has_title.then(|| view! { <span>{kind}</span> })}
                {(!without_about && !about.is_empty()).then(|| view! { <span>{about}</span> })}
            </span>
        </li>
    }
}

/// The drawing of a type.
pub fn glyph_of(kind: DocumentType) -> Glyph {
    match kind {
        DocumentType::Urssaf | DocumentType::ForeignWorkers | DocumentType::VigilanceOther => Glyph::Shield,
        DocumentType::Kbis => Glyph::Suppliers,
        DocumentType::Tax | DocumentType::Invoice | DocumentType::Quote => Glyph::Euro,
        DocumentType::Decennial | DocumentType::Liability | DocumentType::Insurance => Glyph::Shield,
        DocumentType::Certificate | DocumentType::SafetyPlan => Glyph::Checklist,
        DocumentType::Contract => Glyph::Edit,
        DocumentType::Other => Glyph::Requests,
    }
}
