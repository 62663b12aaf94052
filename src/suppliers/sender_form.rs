//! Who writes: the block at the head of orders and letters.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use supply::purchase::settings::{self, Sender};

use super::purchases::acts;
use crate::i18n::use_t;
use crate::platform::dirty;
use crate::session::{Session, use_session};
use crate::widgets::dialog::Sheet;
use crate::widgets::form_foot::FormFoot;
use crate::widgets::text_field::TextField;

/// Who writes, followed.
pub fn sender(session: Session) -> Sender {
    session.look(|_, table| settings::sender(table))
}

/// The form in a sheet.
#[component]
pub fn SenderSheet(
    /// Whether it is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    let t = use_t();
    let close = Callback::new(move |()| open.set(false));
    view! {
        <Sheet open on_close=close title=Signal::derive(move || t.sender_title().to_owned())>
            <SenderForm on_done=close />
        </Sheet>
    }
}

/// Name, address and ways to reach the office.
#[component]
pub fn SenderForm(
    /// Called when it is stored or given up.
    on_done: Callback<()>,
) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let known = session.peek(|_, table| settings::sender(table));
    let form = RwSignal::new(known.clone());
    let before = known.clone();
    dirty::follow(move || form.with(|form| *form != before));
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let typed = form.get_untracked();
        if typed == known {
            return on_done.run(());
        }
        acts::act_then(session, settings::set_sender(&typed), t.sender_saved().to_owned(), move || {
            on_done.run(());
        });
    };
    let field = move |label: fn(crate::i18n::T) -> &'static str,
                      kind: &'static str,
                      complete: &'static str,
                      read: fn(&mut Sender) -> &mut String| {
        view! {
            <TextField
                label=Signal::derive(move || label(t).to_owned())
                kind
                autocomplete=complete
                value=Signal::derive(move || form.with(|form| read(&mut form.clone()).clone()))
                on_input=move |text: String| form.update(|form| *read(form) = text)
            />
        }
    };
    view! {
        <form class="form" on:submit=submit>
            <p class="u-faint">{move || t.sender_note()}</p>
            {field(|t| t.sender_name(), "text", "organization", |it| &mut it.name)}
            {field(|t| t.sender_street(), "text", "street-address", |it| &mut it.street)}
            <div class="buy-pair">
                {field(|t| t.sender_postcode(), "text", "postal-code", |it| &mut it.postcode)}
                {field(|t| t.sender_city(), "text", "address-level2", |it| &mut it.city)}
            </div>
            {field(|t| t.sender_siret(), "text", "off", |it| &mut it.siret)}
            {field(|t| t.field_phone(), "tel", "tel", |it| &mut it.phone)}
            {field(|t| t.field_email(), "email", "email", |it| &mut it.mail)}
            <FormFoot save=Signal::derive(move || t.save().to_owned()) on_cancel=on_done />
        </form>
    }
}
