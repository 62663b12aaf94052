//! The form of a need: what is needed, how many, and what pays for it.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;
use supply::purchase::compose::{self, NeedDraft};

use super::acts;
use super::lines::{self, LineInput, Lines};
use super::pick::{BudgetPicker, PlacePicker};
use crate::i18n::use_t;
use crate::platform::dirty;
use crate::routes::{self, Suppliers};
use crate::session::use_session;
use crate::widgets::form_foot::FormFoot;
use crate::widgets::text_area::TextArea;
use crate::widgets::text_field::TextField;

/// The form of a new need; opens its screen when it is stored.
#[component]
pub fn NeedForm(
    /// Called when it is stored or given up.
    on_done: Callback<()>,
) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let title = RwSignal::new(String::new());
    let notes = RwSignal::new(String::new());
    let budget = RwSignal::new(None);
    let place = RwSignal::new(None);
    let typed = RwSignal::new(vec![LineInput::empty(t)]);
    let is_tried = RwSignal::new(false);
    dirty::follow(move || title.with(|title| !title.trim().is_empty()));
    let navigate = use_navigate();
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        is_tried.set(true);
        let inputs = typed.get_untracked();
        lines::leave(&inputs);
        let Some(lines) = untrack(|| lines::drafts(&inputs, false)) else { return };
        let name = title.get_untracked().trim().to_owned();
        if name.is_empty() {
            return;
        }
        let draft = NeedDraft {
            title: name.clone(),
            notes: notes.get_untracked(),
            budget: budget.get_untracked(),
            place: place.get_untracked(),
            requester: None,
            lines,
        };
        let (id, intents) = session.with_ctx(|ctx| compose::need(ctx, &draft));
        let navigate = navigate.clone();
        acts::act_then(session, intents, t.need_added(&name), move || {
            on_done.run(());
            navigate(&Suppliers::Need(id).href(), routes::way());
        });
    };
    view! {
        <form class="form" on:submit=submit>
            <TextField
                label=Signal::derive(move || t.need_title().to_owned())
                value=title
                autofocus=true
                on_input=move |text| title.set(text)
                placeholder=Signal::derive(move || Some(t.need_example().to_owned()))
                error=Signal::derive(move || {
                    (is_tried.get() && title.with(|title| title.trim().is_empty())).then(|| t.need_title_missing().to_owned())
                })
            />
            <Lines lines=typed has_prices=false />
            <BudgetPicker budget />
            <PlacePicker place />
            <TextArea
                label=Signal::derive(move || t.field_notes().to_owned())
                value=notes
                on_input=move |text| notes.set(text)
            />
            <FormFoot save=Signal::derive(move || t.save().to_owned()) on_cancel=on_done />
        </form>
    }
}
