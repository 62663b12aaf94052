//! An event made from this one: its name, its day, and what goes along.

use chrono::NaiveDate;
use events::Planner;
use events::event::copy::Parts;
use events::event::{Draft, Status, When};
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;
use replica::RecordId;

use super::acts;
use crate::i18n::{T, use_t};
use crate::routes::{self, Events};
use crate::session::use_session;
use crate::widgets::date_field::DateField;
use crate::widgets::dialog::Sheet;
use crate::widgets::form_foot::FormFoot;
use crate::widgets::switch::Checkbox;
use crate::widgets::text_field::TextField;

type Choice = (fn(T) -> &'static str, fn(&mut Parts) -> &mut bool);

const CHOICES: [Choice; 7] = [
    (|t| t.retro_title(), |parts| &mut parts.tasks),
    (|t| t.show_title(), |parts| &mut parts.cues),
    (|t| t.event_copy_guests(), |parts| &mut parts.guests),
    (|t| t.event_copy_suppliers(), |parts| &mut parts.suppliers),
    (|t| t.event_copy_rooms(), |parts| &mut parts.rooms),
    (|t| t.event_copy_kit(), |parts| &mut parts.kit),
    (|t| t.event_budget_title(), |parts| &mut parts.lines),
];

/// The sheet.
#[component]
pub fn CopySheet(
    /// The event copied.
    event: RecordId,
    /// Whether it is open.
    is_open: RwSignal<bool>,
) -> impl IntoView {
    let t = use_t();
    let on_close = Callback::new(move |()| is_open.set(false));
    view! {
        <Sheet open=is_open on_close title=Signal::derive(move || t.event_copy().to_owned())>
            <Fields event on_close />
        </Sheet>
    }
}

#[component]
fn Fields(event: RecordId, on_close: Callback<()>) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let navigate = use_navigate();
    let draft = session
        .peek_in::<Planner, _>(|planner, _, _| planner.events.get(event).map(Draft::of))
        .unwrap_or_default();
    let title = RwSignal::new(t.event_copy_of(&draft.title));
    let day = RwSignal::new(None::<NaiveDate>);
    let parts = RwSignal::new(Parts::USUAL);
    let draft = StoredValue::new(draft);
    let is_tried = RwSignal::new(false);
    let error = Signal::derive(move || {
        (is_tried.get() && title.with(|title| title.trim().is_empty()))
            .then(|| t.event_needs_title().to_owned())
    });
    let submit = move |submitted: leptos::ev::SubmitEvent| {
        submitted.prevent_default();
        is_tried.set(true);
        let name = title.get_untracked().trim().to_owned();
        if name.is_empty() {
            return;
        }
        let mut made = draft.get_value();
        made.title = name;
        made.status = Status::Planned.key().to_owned();
        // The same hours on another day; without a day, none.
        made.when = made.when.zip(day.get_untracked()).map(|(when, day)| {
            let by = day - when.day();
            When { start: when.start + by, end: when.end + by, ..when }
        });
        made.is_template = false;
        made.model = Some(event);
        let navigate = navigate.clone();
        acts::copy(session, t, event, &made, parts.get_untracked(), move |id| {
            on_close.try_run(());
            navigate(&Events::event(id).href(), routes::way());
        });
    };
    let boxes = CHOICES.map(|(name, part)| {
        view! {
            <Checkbox
                label=Signal::derive(move || name(t).to_owned())
                checked=Signal::derive(move || *part(&mut parts.get()))
                on_change=Callback::new(move |on| parts.update(|parts| *part(parts) = on))
            />
        }
    });
    let has_day = draft.with_value(|draft| draft.when.is_some());
    view! {
        <form class="form" novalidate on:submit=submit>
            <TextField
                label=Signal::derive(move || t.event_title_field().to_owned())
                value=title
                on_input=Callback::new(move |text| title.set(text))
                error
                autofocus=true
            />
            {has_day.then(|| view! {
                <DateField
                    label=Signal::derive(move || t.event_copy_day().to_owned())
                    value=day
                    on_change=Callback::new(move |to| day.set(to))
                    hint=Signal::derive(move || Some(t.event_copy_day_hint().to_owned()))
                />
            })}
            <fieldset class="event-form__group event-copy">
                <legend class="field__label">{move || t.event_copy_what()}</legend>
                {boxes.collect_view()}
                <p class="field__hint">{move || t.event_copy_hint()}</p>
            </fieldset>
            <FormFoot save=Signal::derive(move || t.event_copy_save().to_owned()) on_cancel=on_close />
        </form>
    }
}
