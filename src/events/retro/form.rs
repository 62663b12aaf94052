//! The sheet of a task: what, when before or after D-day, how long, who, after what; or why it cannot go on.

use events::Planner;
use events::retro::{Draft, compose};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;
use replica::RecordId;
use store::Act;

use super::data::Retro;
use super::fields::{AfterField, DueField, OwnerField, Sketch};
use super::page::Opened;
use crate::notices;
use crate::platform::dirty;
use crate::widgets::dialog::Sheet;
use crate::widgets::form_foot::FormFoot;
use crate::widgets::number_input::NumberInput;
use crate::widgets::text_area::TextArea;
use crate::widgets::text_field::TextField;

/// The sheet.
#[component]
pub fn TaskSheet(
    /// The plan.
    retro: Retro,
    /// What it is open for.
    opened: RwSignal<Option<Opened>>,
) -> impl IntoView {
    let t = retro.t;
    let title = Signal::derive(move || match opened.get() {
        Some(Opened::Task(_)) => t.retro_edit().to_owned(),
        Some(Opened::Block(_)) => t.retro_block().to_owned(),
        _ => t.retro_add().to_owned(),
    });
    let close = Callback::new(move |()| opened.set(None));
    view! {
        <Sheet open=Signal::derive(move || opened.get().is_some()) on_close=close title>
            {move || match opened.get_untracked() {
                Some(Opened::New) => view! { <TaskForm retro task=None on_done=close /> }.into_any(),
                Some(Opened::Task(id)) => view! { <TaskForm retro task=Some(id) on_done=close /> }.into_any(),
                Some(Opened::Block(id)) => view! { <BlockForm retro id on_done=close /> }.into_any(),
                None => ().into_any(),
            }}
        </Sheet>
    }
}

/// A task, new or changed.
#[component]
fn TaskForm(retro: Retro, task: Option<RecordId>, on_done: Callback<()>) -> impl IntoView {
    let (session, t) = (retro.session, retro.t);
    let known = session
        .peek_in::<Planner, _>(|planner, _, _| task.and_then(|id| planner.tasks.get(id)).map(Draft::of));
    let sketch = Sketch::new(session, known.as_ref());
    let is_tried = RwSignal::new(false);
    let is_titled = move || sketch.title.with(|title| !title.trim().is_empty());
    dirty::follow(move || sketch.is_changed());
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        is_tried.set(true);
        if !untrack(is_titled) || sketch.has_fault() {
            return;
        }
        let (draft, person) = sketch.draft(session);
        let intents = match (task, &known) {
            (Some(id), Some(old)) => compose::edit(id, old, &draft),
            _ => {
                let last = retro
                    .laid
                    .with_untracked(|laid| laid.rows.iter().map(|row| row.task.position.clone()).max());
                session.with_ctx(|ctx| {
                    let position = domain::position::between(ctx, last.as_deref(), None);
                    compose::create(RecordId::new(ctx), retro.event, &position, &draft)
                })
            }
        };
        if intents.is_empty() {
            return on_done.run(());
        }
        let changes = [person, intents].into_iter().filter(|change| !change.is_empty()).collect();
        let act = Act { changes, ..Act::default() };
        if !session.may(&act) {
            return;
        }
        let said = t.retro_saved(&draft.title);
        spawn_local(async move {
            match session.perform(act).await {
                Ok(done) => {
                    session.offer_undo(said, done.undo);
                    on_done.try_run(());
                }
                // What was typed is still on the screen.
                Err(error) => session.notices().warn(notices::of_store(t, &error)),
            }
        });
    };
    view! {
        <form class="form" on:submit=submit>
            <TextField
                label=Signal::derive(move || t.retro_what().to_owned())
                value=sketch.title
                autofocus=task.is_none()
                on_input=move |text| sketch.title.set(text)
                error=Signal::derive(move || (is_tried.get() && !is_titled()).then(|| t.retro_needs_title().to_owned()))
            />
            <DueField retro sketch />
            <NumberInput
                whole=true
                label=Signal::derive(move || t.retro_work().to_owned())
                value=sketch.work
                placeholder=Signal::derive(|| Some("1".to_owned()))
                on_input=move |text| sketch.work.set(text)
                error=Signal::derive(move || sketch.work_is_bad().then(|| t.retro_work_bad().to_owned()))
            />
            <OwnerField retro sketch />
            <AfterField retro sketch task />
            <TextArea
                label=Signal::derive(move || t.retro_notes().to_owned())
                value=sketch.notes
                on_input=move |text| sketch.notes.set(text)
            />
            <FormFoot save=Signal::derive(move || t.save().to_owned()) on_cancel=on_done />
        </form>
    }
}

/// Why a task cannot go on.
#[component]
fn BlockForm(retro: Retro, id: RecordId, on_done: Callback<()>) -> impl IntoView {
    let t = retro.t;
    let why = RwSignal::new(String::new());
    let is_tried = RwSignal::new(false);
    let is_said = move || why.with(|why| !why.trim().is_empty());
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        is_tried.set(true);
        if untrack(is_said) {
            retro.block(id, &why.get_untracked());
            on_done.run(());
        }
    };
    view! {
        <form class="form" on:submit=submit>
            <TextField
                label=Signal::derive(move || t.retro_why().to_owned())
                value=why
                autofocus=true
                on_input=move |text| why.set(text)
                placeholder=Signal::derive(move || Some(t.retro_why_example().to_owned()))
                error=Signal::derive(move || (is_tried.get() && !is_said()).then(|| t.retro_needs_why().to_owned()))
            />
            <FormFoot save=Signal::derive(move || t.save().to_owned()) on_cancel=on_done />
        </form>
    }
}
