//! The form of a party's numbers, mails and addresses.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use replica::RecordId;
use store::Act;
use supply::book::Book;

use super::line_rows::{LineRows, Rows};
use super::writes::Opened;
use crate::i18n::use_t;
use crate::session::use_session;
use crate::suppliers::directory::words::name_or_stand_in;
use crate::widgets::form_foot::FormFoot;

/// The form.
#[component]
pub fn LinesForm(
    /// The party.
    id: RecordId,
    /// Called when it is stored or given up.
    on_done: Callback<()>,
) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let opened = StoredValue::new(Opened::party(session, id));
    let party = session.peek_in::<Book, _>(|book, _, _| book.parties.get(id).cloned());
    let (tels, mails, adrs) = party.map(|it| (it.tels, it.mails, it.adrs)).unwrap_or_default();
    let rows = Rows::new(session, &tels, &mails, &adrs);
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let mut intents = Vec::new();
        let name = opened.with_value(|opened| {
            rows.write(opened, &mut intents);
            opened.text("name")
        });
        if !intents.is_empty() {
            session.act(Act::one(intents), t.party_saved(&name_or_stand_in(t, &name)));
        }
        on_done.run(());
    };
    view! {
        <form class="form" on:submit=submit novalidate=true>
            <LineRows rows with_addresses=true />
            <FormFoot save=Signal::derive(move || t.save().to_owned()) on_cancel=on_done />
        </form>
    }
}
