//! The form of opening hours: a line for each day, as people write them.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use replica::RecordId;
use store::Act;
use supply::book::Book;
use supply::party::hours::{Hours, parse_day};

use super::writes::Opened;
use crate::i18n::use_t;
use crate::session::use_session;
use crate::suppliers::directory::words::{day_names, hours_flaw, name_or_stand_in};
use crate::widgets::button::Button;
use crate::widgets::form_foot::FormFoot;
use crate::widgets::icon::Glyph;
use crate::widgets::text_field::TextField;

/// The form.
#[component]
pub fn HoursForm(
    /// The party.
    id: RecordId,
    /// Called when it is stored or given up.
    on_done: Callback<()>,
) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let opened = StoredValue::new(Opened::party(session, id));
    let party = session.peek_in::<Book, _>(|book, _, _| book.parties.get(id).cloned());
    let (stored, note) = party.map(|party| (party.hours, party.hours_note)).unwrap_or_default();
    // What is stored and not understood is shown as it is, to be put right.
    let days = stored.map(|day| RwSignal::new(day.replace(',', ", ")));
    let note = RwSignal::new(note);
    let is_told = RwSignal::new(false);
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let mut hours = Hours::default();
        for (slot, day) in hours.days.iter_mut().zip(days) {
            match day.with_untracked(|text| parse_day(text)) {
                Ok(spans) => *slot = spans,
                Err(_) => return is_told.set(true),
            }
        }
        let mut intents = Vec::new();
        let name = opened.with_value(|opened| {
            opened.put(&mut intents, "hours", hours.stored());
            opened.put_text(&mut intents, "hours_note", &note.get_untracked());
            opened.text("name")
        });
        if !intents.is_empty() {
            session.act(Act::one(intents), t.party_saved(&name_or_stand_in(t, &name)));
        }
        on_done.run(());
    };
    let copy = move |()| {
        let [monday, tuesday, wednesday, thursday, friday, ..] = days;
        for day in [tuesday, wednesday, thursday, friday] {
            day.set(monday.get_untracked());
        }
    };
    let rows = days
        .into_iter()
        .enumerate()
        .map(|(at, day)| {
            let error = Signal::derive(move || {
                let flaw = day.with(|text| parse_day(text)).err()?;
                is_told.get().then(|| hours_flaw(t, flaw).to_owned())
            });
            view! {
                <TextField
                    label=Signal::derive(move || day_names(t).get(at).copied().unwrap_or_default().to_owned())
                    value=day
                    error
                    placeholder=Signal::derive(move || (at == 0).then(|| t.party_hours_example().to_owned()))
                    on_input=move |text| day.set(text)
                    on_commit=move |_| is_told.set(true)
                />
                {(at == 0).then(|| view! {
                    <Button glyph=Glyph::Copy label=Signal::derive(move || t.party_hours_copy().to_owned()) on_click=copy />
                })}
            }
        })
        .collect_view();
    view! {
        <form class="form hours-form" on:submit=submit novalidate=true>
            <p class="field__hint">{move || t.party_hours_hint()}</p>
            {rows}
            <TextField
                label=Signal::derive(move || t.party_hours_note().to_owned())
                value=note
                on_input=move |text| note.set(text)
            />
            <FormFoot save=Signal::derive(move || t.save().to_owned()) on_cancel=on_done />
        </form>
    }
}
