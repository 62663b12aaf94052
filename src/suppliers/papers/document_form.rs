//! The form of a document: a type, a date, whom it concerns; its end is suggested.

use chrono::NaiveDate;
use leptos::prelude::*;
use replica::RecordId;
use supply::book::Book;
use supply::paper::{DocumentDraft, DocumentType};

use super::{state, words};
use crate::i18n::use_t;
use crate::session::use_session;
use crate::widgets::combobox::{ComboOption, Combobox};
use crate::widgets::date_field::DateField;
use crate::widgets::select_field::{Choice, SelectField};
use crate::widgets::text_area::TextArea;
use crate::widgets::text_field::TextField;

/// What is being filled in.
#[derive(Clone, Copy)]
pub struct Draft {
    /// The values.
    pub values: RwSignal<DocumentDraft>,
    /// Whether the end was suggested and not touched by hand: it then follows type and date.
    is_suggested: RwSignal<bool>,
}

impl Draft {
    /// A draft with these values.
    pub fn new(values: DocumentDraft) -> Self {
        let suggested = values.issued.and_then(|day| values.kind.suggested_until(day));
        let is_suggested = values.expires.is_none() || values.expires == suggested;
        Self { values: RwSignal::new(values), is_suggested: RwSignal::new(is_suggested) }
    }

    fn change(self, change: impl FnOnce(&mut DocumentDraft)) {
        let follows = self.is_suggested.get_untracked();
        self.values.update(|values| {
            change(values);
            if follows {
                values.expires = values.issued.and_then(|day| values.kind.suggested_until(day));
            }
        });
    }

    fn set_end(self, day: Option<NaiveDate>) {
        self.is_suggested.set(false);
        self.values.update(|values| values.expires = day);
    }
}

/// The fields of a document.
#[component]
pub fn DocumentFields(
    /// What is being filled in.
    draft: Draft,
) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let values = draft.values;
    let today = state::today(session);
    let kinds = Signal::derive(move || {
        DocumentType::ALL
            .iter()
            .map(|kind| Choice::new(kind.key(), words::type_name(t, *kind)))
            .collect::<Vec<_>>()
    });
    let kind_hint = Signal::derive(move || {
        (values.with(|it| it.kind) == DocumentType::Kbis).then(|| t.paper_kbis_hint().to_owned())
    });
    let about = Signal::derive(move || {
        values.with(|it| it.about).map(|id| state::about_name(session, id)).unwrap_or_default()
    });
    let parties = Signal::derive(move || {
        session.look_in::<Book, _>(|book, _, _| {
            let alive = book.parties.iter().filter(|party| party.merged.is_none());
            let mut all: Vec<(RecordId, String)> =
                alive.map(|party| (party.id, party.name.clone())).collect();
            all.sort_by_cached_key(|(id, name)| (search::fold(name), *id));
            let option =
                |(id, label): (RecordId, String)| ComboOption { value: id.to_string(), label, hint: None };
            all.into_iter().map(option).collect::<Vec<_>>()
        })
    });
    let issued_hint = Signal::derive(move || {
        let is_future = values.with(|it| it.issued).is_some_and(|day| today.get() < day);
        Some(if is_future { t.paper_issued_future() } else { t.paper_issued_hint() }.to_owned())
    });
    let end_hint = Signal::derive(move || {
        let (kind, issued, expires) = values.with(|it| (it.kind, it.issued, it.expires));
        let suggested = issued.and_then(|day| kind.suggested_until(day));
        let is_strict = matches!(kind, DocumentType::Urssaf | DocumentType::ForeignWorkers);
        let words = match (expires, suggested) {
            (Some(end), _) if issued.is_some_and(|issued| end < issued) => t.paper_until_before(),
            (Some(end), Some(suggested)) if is_strict && suggested < end => t.paper_until_strict(),
            (Some(end), Some(suggested)) if end == suggested => t.paper_until_suggested(),
            _ => return None,
        };
        Some(words.to_owned())
    });
    view! {
        <SelectField
            label=Signal::derive(move || t.paper_type().to_owned())
            value=Signal::derive(move || values.with(|it| it.kind.key().to_owned()))
            choices=kinds
            hint=kind_hint
            on_change=move |key: String| draft.change(|it| it.kind = DocumentType::from_key(&key))
        />
        <Combobox
            label=Signal::derive(move || t.paper_about().to_owned())
            value=about
            options=parties
            placeholder=Signal::derive(move || Some(t.paper_about_find().to_owned()))
            on_select=move |id: String| draft.change(|it| it.about = id.parse().ok())
            on_clear=move |()| draft.change(|it| it.about = None)
        />
        <div class="paper-dates">
            <DateField
                label=Signal::derive(move || t.paper_issued().to_owned())
                value=Signal::derive(move || values.with(|it| it.issued))
                hint=issued_hint
                on_change=move |day| draft.change(|it| it.issued = day)
            />
            <DateField
                label=Signal::derive(move || t.paper_until().to_owned())
                value=Signal::derive(move || values.with(|it| it.expires))
                hint=end_hint
                on_change=move |day| draft.set_end(day)
            />
        </div>
        <TextField
            label=Signal::derive(move || t.paper_name().to_owned())
            value=Signal::derive(move || values.with(|it| it.title.clone()))
            hint=Signal::derive(move || Some(t.paper_name_hint().to_owned()))
            on_input=move |text: String| values.update(|it| it.title = text)
        />
        <TextArea
            label=Signal::derive(move || t.paper_notes().to_owned())
            value=Signal::derive(move || values.with(|it| it.notes.clone()))
            on_input=move |text: String| values.update(|it| it.notes = text)
        />
    }
}
