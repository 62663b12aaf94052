//! The form of a contact: who, what for, how to reach them.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use replica::RecordId;
use store::Act;
use supply::book::Book;
use supply::party::{Contact, ContactType};

use super::line_rows::{LineRows, Rows};
use super::writes::Opened;
use crate::decide::acts as decide;
use crate::i18n::use_t;
use crate::session::use_session;
use crate::suppliers::directory::words::{contact_type_name, name_or_stand_in};
use crate::widgets::button::{Button, ButtonKind};
use crate::widgets::icon::Glyph;
use crate::widgets::select_field::{Choice, SelectField};
use crate::widgets::switch::Switch;
use crate::widgets::text_area::TextArea;
use crate::widgets::text_field::TextField;

/// The form.
#[component]
pub fn ContactForm(
    /// The party.
    party: RecordId,
    /// The contact; nothing for a new one.
    contact: Option<RecordId>,
    /// Called when it is stored or given up.
    on_done: Callback<()>,
) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let id = contact.unwrap_or_else(|| session.new_id());
    let opened = StoredValue::new(Opened::contact(session, id));
    let known = session.peek_in::<Book, _>(|book, _, _| book.contacts.get(id).cloned());
    let is_new = known.is_none();
    let known = known.unwrap_or_else(|| Contact::new(id));
    let rows = Rows::new(session, &known.tels, &known.mails, &known.adrs);
    let (name, function, notes) =
        (RwSignal::new(known.name.clone()), RwSignal::new(known.function), RwSignal::new(known.notes));
    let (kind, first) = (RwSignal::new(known.kind), RwSignal::new(known.first));
    let error = RwSignal::new(false);
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if name.with_untracked(|name| name.trim().is_empty()) && untrack(|| rows.is_empty()) {
            error.set(true);
            return;
        }
        let mut intents = Vec::new();
        opened.with_value(|opened| {
            opened.put(&mut intents, "party", party.to_string().into());
            opened.put_text(&mut intents, "name", &name.get_untracked());
            opened.put_text(&mut intents, "function", &function.get_untracked());
            opened.put_text(&mut intents, "notes", &notes.get_untracked());
            if is_new || opened.text("type") != kind.get_untracked().key() {
                opened.put(&mut intents, "type", kind.get_untracked().key().into());
            }
            if opened.value("first").as_bool().unwrap_or_default() != first.get_untracked() {
                opened.put(&mut intents, "first", first.get_untracked().into());
            }
            rows.write(opened, &mut intents);
        });
        if !intents.is_empty() {
            let name = name_or_stand_in(t, &name.get_untracked());
            session.act(Act::one(intents), t.party_saved(&name));
        }
        on_done.run(());
    };
    let trash = Callback::new(move |()| {
        let label = name_or_stand_in(t, &name.get_untracked());
        session.act(decide::trash_all(session, supply::kinds::CONTACT, &[id]), t.party_trashed(&label));
        on_done.run(());
    });
    let kinds = move || {
        ContactType::ALL.iter().map(|it| Choice::new(it.key(), contact_type_name(t, *it))).collect::<Vec<_>>()
    };
    view! {
        <form class="form" on:submit=submit novalidate=true>
            <TextField
                label=Signal::derive(move || t.field_name().to_owned())
                value=name
                placeholder=Signal::derive(move || Some(t.person_example().to_owned()))
                error=Signal::derive(move || error.get().then(|| t.contact_needs_something().to_owned()))
                on_input=move |text| {
                    name.set(text);
                    error.set(false);
                }
            />
            <SelectField
                label=Signal::derive(move || t.contact_type().to_owned())
                value=Signal::derive(move || kind.get().key().to_owned())
                choices=Signal::derive(kinds)
                on_change=move |key: String| kind.set(ContactType::from_key(&key))
            />
            <LineRows rows />
            <Switch
                label=Signal::derive(move || t.contact_first().to_owned())
                hint=Signal::derive(move || Some(t.contact_first_hint().to_owned()))
                checked=first
                on_change=move |is_on| first.set(is_on)
            />
            <TextField
                label=Signal::derive(move || t.contact_function().to_owned())
                placeholder=Signal::derive(move || Some(t.contact_function_example().to_owned()))
                value=function
                on_input=move |text| function.set(text)
            />
            <TextArea
                label=Signal::derive(move || t.party_notes().to_owned())
                value=notes
                on_input=move |text| notes.set(text)
            />
            <div class="modal__actions">
                {(!is_new).then(|| view! {
                    <Button glyph=Glyph::Trash label=Signal::derive(move || t.delete().to_owned()) on_click=trash />
                })}
                <Button label=Signal::derive(move || t.cancel().to_owned()) on_click=on_done />
                <Button kind=ButtonKind::Primary submit=true label=Signal::derive(move || t.save().to_owned()) />
            </div>
        </form>
    }
}
