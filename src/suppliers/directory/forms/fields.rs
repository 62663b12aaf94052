//! A form of plain texts: name and website, access notes, identifiers, notes.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use replica::RecordId;
use store::Act;
use supply::identifiers;
use supply::party::PartyType;

use super::writes::Opened;
use crate::i18n::{T, use_t};
use crate::platform::dirty;
use crate::session::use_session;
use crate::suppliers::directory::words::{flaw, name_or_stand_in, type_name};
use crate::widgets::button::{Button, ButtonKind};
use crate::widgets::select_field::{Choice, SelectField};
use crate::widgets::text_area::TextArea;
use crate::widgets::text_field::TextField;

/// What is wrong with a text; the second text is the form's SIREN.
type Check = fn(T, &str, &str) -> Option<String>;

/// One field of such a form.
#[derive(Clone, Copy)]
pub struct Spec {
    field: &'static str,
    label: fn(T) -> &'static str,
    kind: &'static str,
    is_long: bool,
    check: Option<Check>,
}

const fn text(field: &'static str, label: fn(T) -> &'static str) -> Spec {
    Spec { field, label, kind: "text", is_long: false, check: None }
}

const fn long(field: &'static str, label: fn(T) -> &'static str) -> Spec {
    Spec { field, label, kind: "text", is_long: true, check: None }
}

const fn checked(field: &'static str, label: fn(T) -> &'static str, check: Check) -> Spec {
    Spec { field, label, kind: "text", is_long: false, check: Some(check) }
}

/// Name and what one says of the company at large.
pub const HEAD: &[Spec] = &[
    checked(
        "name",
        |t| t.field_name(),
        |t, text, _| text.trim().is_empty().then(|| t.name_empty().to_owned()),
    ),
    Spec { field: "web", label: |t| t.party_website(), kind: "url-text", is_long: false, check: None },
    text("client_no", |t| t.party_client_no()),
    text("legal_form", |t| t.party_legal_form()),
];

/// What one must know to get in.
pub const ACCESS: &[Spec] = &[
    text("access_badge", |t| t.party_access_badge()),
    text("access_key", |t| t.party_access_key()),
    text("access_alarm", |t| t.party_access_alarm()),
    text("access_parking", |t| t.party_access_parking()),
    long("access_note", |t| t.party_access_note()),
];

/// What the state and the bank know it by.
pub const IDENTIFIERS: &[Spec] = &[
    checked(
        "siren",
        |t| t.party_siren(),
        |t, text, _| identifiers::siren(text).err().and_then(|it| flaw(t, &it, true)),
    ),
    checked(
        "siret",
        |t| t.party_siret(),
        |t, text, siren| identifiers::siret(text, Some(siren)).err().and_then(|it| flaw(t, &it, true)),
    ),
    checked(
        "vat_no",
        |t| t.party_vat_no(),
        |t, text, siren| identifiers::vat_number(text, Some(siren)).err().and_then(|it| flaw(t, &it, false)),
    ),
    checked(
        "iban",
        |t| t.party_iban(),
        |t, text, _| identifiers::iban(text).err().and_then(|it| flaw(t, &it, false)),
    ),
    checked(
        "bic",
        |t| t.party_bic(),
        |t, text, _| identifiers::bic(text).err().and_then(|it| flaw(t, &it, false)),
    ),
];

/// The form. A flaw is told before anything is stored; who insists keeps what was typed.
#[component]
pub fn FieldsForm(
    /// The party.
    id: RecordId,
    /// Its fields.
    specs: &'static [Spec],
    /// Called when it is stored or given up.
    on_done: Callback<()>,
) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let opened = StoredValue::new(Opened::party(session, id));
    let old = move |field: &str| opened.with_value(|opened| opened.text(field));
    let values: StoredValue<Vec<(&'static str, RwSignal<String>)>> =
        StoredValue::new(specs.iter().map(|spec| (spec.field, RwSignal::new(old(spec.field)))).collect());
    let value_of = move |field: &str| {
        values.with_value(|all| all.iter().find(|(name, _)| *name == field).map(|(_, value)| value.get()))
    };
    let has_type = specs.iter().any(|spec| spec.field == "name");
    let kind = RwSignal::new(match old("type").as_str() {
        "" => PartyType::Supplier.key().to_owned(),
        key => key.to_owned(),
    });
    // Told after the first try, or once a field was left.
    let is_told = RwSignal::new(false);
    let flaw_of = move |spec: &Spec| {
        let text = value_of(spec.field)?;
        let siren = value_of("siren").unwrap_or_default();
        (spec.check?)(t, &text, &siren)
    };
    let has_flaw = move || specs.iter().any(|spec| flaw_of(spec).is_some());
    dirty::follow(move || {
        specs.iter().any(|spec| value_of(spec.field).is_some_and(|text| text != old(spec.field)))
    });
    let store = Callback::new(move |()| {
        let mut intents = Vec::new();
        opened.with_value(|opened| {
            for spec in specs {
                opened.put_text(
                    &mut intents,
                    spec.field,
                    &untrack(|| value_of(spec.field)).unwrap_or_default(),
                );
            }
            if has_type && opened.text("type") != kind.get_untracked() {
                opened.put(&mut intents, "type", kind.get_untracked().into());
            }
        });
        if !intents.is_empty() {
            let name = untrack(|| value_of("name")).unwrap_or_else(|| old("name"));
            session.act(Act::one(intents), t.party_saved(&name_or_stand_in(t, &name)));
        }
        on_done.run(());
    });
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if untrack(has_flaw) && !is_told.get_untracked() {
            is_told.set(true);
            return;
        }
        // Told and unchanged is told again: only the other button keeps a flaw.
        if !untrack(has_flaw) {
            store.run(());
        }
    };
    let inputs =
        specs
            .iter()
            .filter_map(|spec| {
                let value = values.with_value(|all| {
                    all.iter().find(|(name, _)| *name == spec.field).map(|(_, value)| *value)
                })?;
                let label = Signal::derive(move || (spec.label)(t).to_owned());
                if spec.is_long {
                    return Some(
                        view! { <TextArea label value on_input=move |text| value.set(text) /> }.into_any(),
                    );
                }
                let error = Signal::derive(move || if is_told.get() { flaw_of(spec) } else { None });
                let leave = move |_| {
                    if untrack(|| flaw_of(spec)).is_some() {
                        is_told.set(true);
                    }
                };
                // A website without its scheme is no error: `url` would refuse it.
                let kind = if spec.kind == "url-text" { "text" } else { spec.kind };
                Some(view! {
                <TextField label value kind on_input=move |text| value.set(text) on_commit=leave error />
            }
            .into_any())
            })
            .collect_view();
    let types =
        move || PartyType::ALL.iter().map(|it| Choice::new(it.key(), type_name(t, *it))).collect::<Vec<_>>();
    view! {
        <form class="form" on:submit=submit novalidate=true>
            {inputs}
            {has_type.then(|| view! {
                <SelectField
                    label=Signal::derive(move || t.party_type().to_owned())
                    value=kind
                    choices=Signal::derive(types)
                    on_change=move |key| kind.set(key)
                />
            })}
            <div class="modal__actions">
                <Show when=move || is_told.get() && has_flaw()>
                    <Button label=Signal::derive(move || t.party_keep_as_is().to_owned()) on_click=store />
                </Show>
                <Button label=Signal::derive(move || t.cancel().to_owned()) on_click=on_done />
                <Button kind=ButtonKind::Primary submit=true label=Signal::derive(move || t.save().to_owned()) />
            </div>
        </form>
    }
}
