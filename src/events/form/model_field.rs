//! Which template a new event is made from.

use events::Planner;
use events::event::Category;
use events::template::{self, Template};
use leptos::prelude::*;
use replica::RecordId;

use super::given::Given;
use super::sketch::Editing;
use crate::events::planner_changed;
use crate::events::templates::tongue;
use crate::i18n::use_t;
use crate::session::use_session;
use crate::widgets::chip::ToggleChip;

/// The templates of the kind chosen; nothing where there are none.
#[component]
pub fn ModelField(editing: Editing) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let changed = planner_changed();
    let category = editing.get(|sketch| sketch.category);
    let chosen = editing.get(|sketch| sketch.model);
    let offered = Memo::new(move |_| {
        let _ = changed.get();
        let category = category.get()?;
        let all = session.peek_in::<Planner, _>(|planner, _, _| template::all(planner, tongue(t)));
        Some(all.into_iter().filter(|it| Category::of(&it.category) == category).collect::<Vec<Template>>())
    });
    let offered = move || offered.get().unwrap_or_default();
    let chip = move |id: Option<RecordId>, label: Signal<String>| {
        view! {
            <ToggleChip
                label
                pressed=Signal::derive(move || chosen.get() == id)
                on_toggle=Callback::new(move |_: bool| {
                    let given = session.peek_in::<Planner, _>(|planner, _, _| Given::of(planner, id));
                    editing.sketch.update(|sketch| sketch.follow(id, given));
                })
            />
        }
    };
    let note = move || {
        let it = offered().into_iter().find(|it| Some(it.id) == chosen.get())?;
        Some(t.event_from_has(&t.event_n_tasks(it.n_tasks), &t.event_n_cues(it.n_cues)))
    };
    view! {
        <Show when=move || !offered().is_empty()>
            <fieldset class="event-form__group event-form__models">
                <legend class="field__label">{move || t.event_from()}</legend>
                <div class="cluster">
                    {chip(None, Signal::derive(move || t.event_from_none().to_owned()))}
                    {move || offered().into_iter().map(|it| chip(Some(it.id), Signal::derive(move || it.name.clone()))).collect_view()}
                </div>
                <p class="field__hint" role="status">{note}</p>
            </fieldset>
        </Show>
    }
}
