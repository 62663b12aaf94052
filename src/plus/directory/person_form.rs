//! The form of a person: a name, and how to reach them.

use domain::office::NamedKind;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use replica::Value;

use crate::i18n::use_t;
use crate::platform::dirty;
use crate::plus::directory::acts::{self, NameError};
use crate::plus::directory::entry::Editing;
use crate::plus::directory::place_form::name_words;
use crate::session::use_session;
use crate::widgets::form_foot::FormFoot;
use crate::widgets::text_field::TextField;

/// The form of a person.
#[component]
pub fn PersonForm(
    /// Which person.
    editing: Editing,
    /// Called when it is stored.
    on_done: Callback<()>,
) -> impl IntoView {
    let t = use_t();
    let session = use_session();
    let first = session.peek(|office, _| match editing {
        Editing::Known(id) => office.named.get(&id).map(|person| {
            (
                person.name.clone(),
                person.email.clone().unwrap_or_default(),
                person.phone.clone().unwrap_or_default(),
            )
        }),
        Editing::New(_) => None,
    });
    let first = first.unwrap_or_default();
    let (name, email, phone) =
        (RwSignal::new(first.0.clone()), RwSignal::new(first.1.clone()), RwSignal::new(first.2.clone()));
    let error = RwSignal::new(None::<NameError>);
    dirty::follow(move || {
        name.with(|v| *v != first.0) || email.with(|v| *v != first.1) || phone.with(|v| *v != first.2)
    });
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let typed = name.get_untracked();
        if let Err(why) =
            session.peek(|office, _| acts::check_name(office, NamedKind::Person, editing, &typed))
        {
            error.set(Some(why));
            return;
        }
        let text = |text: String| {
            let text = text.trim();
            if text.is_empty() { Value::Null } else { text.into() }
        };
        let fields = vec![("email", text(email.get_untracked())), ("phone", text(phone.get_untracked()))];
        acts::save(session, t, NamedKind::Person, editing, &typed, fields);
        on_done.run(());
    };
    view! {
        <form class="form" on:submit=submit>
            <TextField
                label=Signal::derive(move || t.field_name().to_owned())
                value=name
                autofocus=true
                on_input=move |text| {
                    name.set(text);
                    error.set(None);
                }
                placeholder=Signal::derive(move || Some(t.person_example().to_owned()))
                error=Signal::derive(move || error.get().map(|why| name_words(t, NamedKind::Person, why).to_owned()))
            />
            <TextField
                label=Signal::derive(move || t.field_phone().to_owned())
                kind="tel"
                value=phone
                on_input=move |text| phone.set(text)
            />
            <TextField
                label=Signal::derive(move || t.field_email().to_owned())
                kind="email"
                value=email
                on_input=move |text| email.set(text)
            />
            <FormFoot save=Signal::derive(move || t.save().to_owned()) on_cancel=on_done />
        </form>
    }
}
