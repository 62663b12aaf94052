//! Choosing a supplier, a budget, a place.

use domain::office::NamedKind;
use leptos::prelude::*;
use replica::{Intent, RecordId};
use supply::book::Book;
use supply::kinds;
use supply::party::Party;

use super::words;
use crate::i18n::use_t;
use crate::requests::detail::pickers::options_of;
use crate::session::{Session, use_session};
use crate::suppliers::directory::warning::BlockedWarning;
use crate::widgets::combobox::{ComboOption, Combobox};
use crate::widgets::select_field::{Choice, SelectField};

/// A party that is chosen, or that typing makes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Who {
    /// One of the directory.
    Known(RecordId),
    /// A name that is not there yet.
    New(String),
}

impl Who {
    /// Its record, and what makes it if it is new.
    pub fn ensure(&self, session: Session) -> (RecordId, Vec<Intent>) {
        match self {
            Self::Known(id) => (*id, Vec::new()),
            Self::New(name) => {
                let id = session.new_id();
                let put = |field: &str, value: &str| Intent::set(id, kinds::PARTY, field, value);
                (id, vec![put("name", name.trim()), put("type", "supplier")])
            }
        }
    }
}

/// A supplier, found by its first letters or made by typing its name.
#[component]
pub fn PartyPicker(
    /// Who is chosen.
    who: RwSignal<Option<Who>>,
    /// Whether the form was sent: from then on, nobody chosen is told.
    is_tried: RwSignal<bool>,
    /// Whether the form begins here.
    #[prop(optional)]
    autofocus: bool,
) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let value = Signal::derive(move || match who.get() {
        Some(Who::Known(id)) => session.look_in::<Book, _>(|book, _, _| words::party_name(t, book, Some(id))),
        Some(Who::New(name)) => name,
        None => String::new(),
    });
    let options = Signal::derive(move || {
        session.look_in::<Book, _>(|book, _, _| {
            let mut all: Vec<_> = book.parties.iter().collect();
            // Who is blocked can be chosen, last and told.
            all.sort_by_key(|party| (party.standing.is_blocked(), &party.folded, party.id));
            let option = |party: &Party| ComboOption {
                value: party.id.to_string(),
                label: party.name.clone(),
                hint: party.standing.is_blocked().then(|| t.party_blocked().to_owned()),
            };
            all.into_iter().map(option).collect::<Vec<_>>()
        })
    });
    let known = Signal::derive(move || match who.get() {
        Some(Who::Known(id)) => Some(id),
        _ => None,
    });
    view! {
        <div class="buy-tight">
            <Combobox
                label=Signal::derive(move || t.supplier().to_owned())
                value
                options
                on_select=move |id: String| who.set(id.parse().ok().map(Who::Known))
                on_create=move |name: String| who.set(Some(Who::New(name)))
                on_clear=move |()| who.set(None)
                autofocus=autofocus
                placeholder=Signal::derive(move || Some(t.supplier_example().to_owned()))
            />
            <p class="field__error" aria-live="polite">{move || (is_tried.get() && who.with(Option::is_none)).then(|| t.supplier_missing())}</p>
            <BlockedWarning party=known />
        </div>
    }
}

/// What pays for it.
#[component]
pub fn BudgetPicker(
    /// Which is chosen.
    budget: RwSignal<Option<RecordId>>,
) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let choices = Signal::derive(move || {
        let mut choices = vec![Choice::new("", t.budget_none())];
        session.look_in::<Book, _>(|book, _, _| {
            let mut all: Vec<_> = book.budgets.iter().collect();
            all.sort_by_key(|budget| (std::cmp::Reverse(budget.year), search::fold(&budget.name), budget.id));
            choices.extend(
                all.into_iter().map(|budget| Choice::new(budget.id.to_string(), budget.name.clone())),
            );
        });
        choices
    });
    view! {
        <SelectField
            label=Signal::derive(move || t.budget().to_owned())
            value=Signal::derive(move || budget.get().map(|id| id.to_string()).unwrap_or_default())
            choices
            on_change=move |id: String| budget.set(id.parse().ok())
        />
    }
}

/// Where it goes.
#[component]
pub fn PlacePicker(
    /// Which is chosen.
    place: RwSignal<Option<RecordId>>,
) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let value = Signal::derive(move || {
        let id = place.get();
        session.look(|office, _| id.and_then(|id| office.name(id)).unwrap_or_default().to_owned())
    });
    let options = Signal::derive(move || session.look(|office, _| options_of(t, office, NamedKind::Place)));
    view! {
        <Combobox
            label=Signal::derive(move || t.delivery_place().to_owned())
            value
            options
            on_select=move |id: String| place.set(id.parse().ok())
            on_clear=move |()| place.set(None)
        />
    }
}
