//! The form of a contract: few fields at first, the engine's answer under them, the rest folded.

use leptos::prelude::*;
use replica::RecordId;
use supply::contract::form::Slot;

use super::clauses::{
    AmountFields, IndexationFields, InitialFields, NoticeDetails, NoticeFields, RenewalFields,
};
use super::pickers::{OwnerField, PartyField, PlacesField, ServicesField};
use super::preview::Preview;
use super::sketch::Editing;
use crate::forms::{FormSheet, Sending, sending};
use crate::i18n::{T, use_t};
use crate::platform::dirty;
use crate::routes::Suppliers;
use crate::session::use_session;
use crate::widgets::button::{Button, ButtonKind};
use crate::widgets::date_field::DateField;
use crate::widgets::icon::{Glyph, Icon};
use crate::widgets::number_input::NumberInput;
use crate::widgets::text_area::TextArea;
use crate::widgets::text_field::TextField;

/// What the sheet is open for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opened {
    /// A new contract, with this party perhaps.
    New(Option<RecordId>),
    /// A contract to change.
    Edit(RecordId),
}

/// The form in a sheet.
#[component]
pub fn ContractSheet(
    /// What it is open for; none closes it.
    opened: RwSignal<Option<Opened>>,
) -> impl IntoView {
    let session = use_session();
    let open = move |opened: Opened| match opened {
        Opened::New(party) => Editing::open(session, None, party),
        Opened::Edit(id) => Editing::open(session, Some(id), None),
    };
    view! {
        <FormSheet
            opened
            title=|t, opened| if matches!(opened, Opened::New(_)) { t.contract_new() } else { t.contract_edit() }
            is_changed=Editing::is_changed
            open
            form=|editing, done| view! { <ContractForm editing done /> }.into_any()
        />
    }
}

fn said(t: T, words: fn(T) -> &'static str) -> Signal<String> {
    Signal::derive(move || words(t).to_owned())
}

#[component]
fn ContractForm(editing: Editing, done: Callback<()>) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    dirty::follow(move || editing.is_changed());
    let problem = RwSignal::new(None::<String>);
    let submit = sending(".contract-form", problem, done, move || {
        editing.is_tried.set(true);
        let n = untrack(|| editing.n_faults());
        if 0 < n {
            return Err(t.contract_fix_first(n));
        }
        let (id, act) = editing.act(session);
        let title = editing.sketch.with_untracked(|sketch| sketch.title.trim().to_owned());
        Ok(match editing.of {
            Some(_) => Sending { act, said: t.contract_saved().to_owned(), href: None },
            None => {
                Sending { act, said: t.contract_created(&title), href: Some(Suppliers::Contract(id).href()) }
            }
        })
    });
    let title_error = Signal::derive(move || {
        let is_missing = editing.sketch.with(|sketch| sketch.title.trim().is_empty());
        (is_missing && editing.is_tried.get()).then(|| t.contract_needs_title().to_owned())
    });
    view! {
        <form class="form contract-form" novalidate on:submit=submit>
            <PartyField editing />
            <TextField
                label=said(t, |t| t.contract_title_field())
                placeholder=Signal::derive(move || Some(t.contract_title_example().to_owned()))
                value=editing.get(|sketch| sketch.title.clone())
                on_input=editing.put(|sketch, text| sketch.title = text)
                error=title_error
            />
            <DateField
                label=said(t, |t| t.contract_start())
                value=editing.get(|sketch| sketch.typed.start)
                on_change=editing.put(|sketch, day| sketch.typed.start = day)
                error=editing.error(t, Slot::Start)
            />
            <InitialFields editing />
            <RenewalFields editing />
            <NoticeFields editing />
            <AmountFields editing />
            <details class="contract-form__more">
                <summary class="columns__summary">
                    <span>{move || t.contract_more_fields()}</span>
                    <Icon glyph=Glyph::ChevronDown />
                </summary>
                <div class="form">
                    <NoticeDetails editing />
                    <NumberInput
                        whole=true
                        label=said(t, |t| t.contract_max_renewals())
                        value=editing.get(|sketch| sketch.typed.max.clone())
                        on_input=editing.put(|sketch, text| sketch.typed.max = text)
                        hint=Signal::derive(move || Some(t.contract_max_hint().to_owned()))
                        error=editing.error(t, Slot::MaxRenewals)
                    />
                    <NumberInput
                        label=said(t, |t| t.contract_vat_field())
                        value=editing.get(|sketch| sketch.typed.vat.clone())
                        on_input=editing.put(|sketch, text| sketch.typed.vat = text)
                        error=editing.error(t, Slot::Vat)
                        unit="%"
                    />
                    <IndexationFields editing />
                    <TextField
                        label=said(t, |t| t.contract_number())
                        value=editing.get(|sketch| sketch.number.clone())
                        on_input=editing.put(|sketch, text| sketch.number = text)
                    />
                    <ServicesField editing />
                    <PlacesField editing />
                    <OwnerField editing />
                    <TextField
                        label=said(t, |t| t.contract_cost_centre())
                        value=editing.get(|sketch| sketch.cost_centre.clone())
                        on_input=editing.put(|sketch, text| sketch.cost_centre = text)
                    />
                    <TextArea
                        label=said(t, |t| t.contract_notes())
                        value=editing.get(|sketch| sketch.notes.clone())
                        on_input=editing.put(|sketch, text| sketch.notes = text)
                    />
                </div>
            </details>
            <div class="contract-form__foot">
                <Preview editing />
                <p class="field__error" role="alert">{move || problem.get()}</p>
                <Button kind=ButtonKind::Primary submit=true label=said(t, |t| t.save()) />
            </div>
        </form>
    }
}
