//! Correcting a need: its title, budget, place and notes.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use replica::{Intent, RecordId, Value};
use supply::book::Book;
use supply::kinds;

use super::acts;
use super::pick::{BudgetPicker, PlacePicker};
use crate::i18n::use_t;
use crate::session::use_session;
use crate::widgets::form_foot::FormFoot;
use crate::widgets::text_area::TextArea;
use crate::widgets::text_field::TextField;

/// The form; writes what differs only.
#[component]
pub fn NeedEdit(
    /// Which need.
    need: RecordId,
    /// Called when it is stored or given up.
    on_done: Callback<()>,
) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let known = session.peek_in::<Book, _>(|book, _, _| book.needs.alive(need).cloned());
    let title = RwSignal::new(known.as_ref().map(|it| it.title.clone()).unwrap_or_default());
    let notes = RwSignal::new(known.as_ref().map(|it| it.notes.clone()).unwrap_or_default());
    let budget = RwSignal::new(known.as_ref().and_then(|it| it.budget));
    let place = RwSignal::new(known.as_ref().and_then(|it| it.place));
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let Some(known) = &known else { return on_done.run(()) };
        let name = title.get_untracked().trim().to_owned();
        if name.is_empty() {
            return;
        }
        let reference = |id: Option<RecordId>| id.map_or(Value::Null, |id| id.to_string().into());
        let words = notes.get_untracked().trim().to_owned();
        let all = [
            ("title", known.title == name, Value::from(name.clone())),
            ("notes", known.notes == words, if words.is_empty() { Value::Null } else { words.into() }),
            ("budget", known.budget == budget.get_untracked(), reference(budget.get_untracked())),
            ("place", known.place == place.get_untracked(), reference(place.get_untracked())),
        ];
        let differing = all.into_iter().filter(|(_, is_same, _)| !is_same);
        let intents: Vec<Intent> =
            differing.map(|(field, _, value)| Intent::set(need, kinds::NEED, field, value)).collect();
        if intents.is_empty() {
            return on_done.run(());
        }
        acts::act_then(session, intents, t.need_saved(&name), move || on_done.run(()));
    };
    view! {
        <form class="form" on:submit=submit>
            <TextField
                label=Signal::derive(move || t.need_title().to_owned())
                value=title
                on_input=move |text| title.set(text)
                error=Signal::derive(move || title.with(|it| it.trim().is_empty()).then(|| t.need_title_missing().to_owned()))
            />
            <BudgetPicker budget />
            <PlacePicker place />
            <TextArea label=Signal::derive(move || t.field_notes().to_owned()) value=notes on_input=move |text| notes.set(text) />
            <FormFoot save=Signal::derive(move || t.save().to_owned()) on_cancel=on_done />
        </form>
    }
}
