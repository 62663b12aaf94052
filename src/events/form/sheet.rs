//! The form in a sheet: what kind first, then what, when, where, for how many, by whom.

use chrono::NaiveDate;
use events::Planner;
use events::event::agenda::heads;
use events::event::{Category, Status};
use leptos::prelude::*;
use replica::RecordId;

use super::model_field::ModelField;
use super::people::{OwnerField, TeamField};
use super::sketch::{Editing, Fault};
use super::venue_fields::VenueFields;
use super::when_fields::WhenFields;
use crate::events::words::{category_glyph, category_name, status_name};
use crate::forms::{FormSheet, Sending, sending};
use crate::i18n::{T, use_t};
use crate::platform::dirty;
use crate::routes::Events;
use crate::session::use_session;
use crate::widgets::button::{Button, ButtonKind};
use crate::widgets::chip::ToggleChip;
use crate::widgets::money_field::MoneyField;
use crate::widgets::number_input::NumberInput;
use crate::widgets::select_field::{Choice, SelectField};
use crate::widgets::text_area::TextArea;
use crate::widgets::text_field::TextField;

/// What the sheet is open for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opened {
    /// A new event, on this day perhaps.
    New(Option<NaiveDate>),
    /// An event to change.
    Edit(RecordId),
}

/// The form in a sheet.
#[component]
pub fn EventSheet(
    /// What it is open for; none closes it.
    opened: RwSignal<Option<Opened>>,
) -> impl IntoView {
    let session = use_session();
    let open = move |opened: Opened| match opened {
        Opened::New(day) => Editing::new(day),
        Opened::Edit(id) => Editing::edit(session, id).unwrap_or_else(|| Editing::new(None)),
    };
    view! {
        <FormSheet
            opened
            title=|t, opened| if matches!(opened, Opened::New(_)) { t.event_new() } else { t.event_edit() }
            is_changed=Editing::is_changed
            open
            form=|editing, done| view! { <EventForm editing done /> }.into_any()
        />
    }
}

pub(super) fn said(t: T, words: fn(T) -> &'static str) -> Signal<String> {
    Signal::derive(move || words(t).to_owned())
}

#[component]
fn EventForm(editing: Editing, done: Callback<()>) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    dirty::follow(move || editing.is_changed());
    let problem = RwSignal::new(None::<String>);
    let submit = sending(".event-form", problem, done, move || {
        editing.is_tried.set(true);
        let n = editing.faults.with_untracked(Vec::len);
        if 0 < n {
            return Err(t.event_fix_first(n));
        }
        let (id, act) = editing.act(session);
        let title = editing.sketch.with_untracked(|sketch| sketch.title.trim().to_owned());
        Ok(match editing.of {
            Some(_) => Sending { act, said: t.event_saved().to_owned(), href: None },
            None => Sending { act, said: t.event_created(&title), href: Some(Events::event(id).href()) },
        })
    });
    let title_error = Signal::derive(move || {
        editing.fault(|fault| fault == Fault::NoTitle).map(|_| t.event_needs_title().to_owned())
    });
    let capacity_error = Signal::derive(move || {
        editing.fault(|fault| fault == Fault::Capacity).map(|_| t.event_capacity_bad().to_owned())
    });
    // More come than fit: it may be stored, and is told.
    let capacity_hint = Signal::derive(move || {
        let n = editing.sketch.with(|sketch| sketch.capacity().ok().flatten())?;
        let event = editing.of?;
        let coming = session.peek_in::<Planner, _>(|planner, _, _| heads(planner, event).1);
        (n < coming).then(|| t.event_capacity_short(usize::try_from(coming).unwrap_or_default()))
    });
    let cap_error = move || editing.fault(|fault| fault == Fault::Cap).map(|_| t.event_cap_negative());
    let is_template = editing.is_template;
    view! {
        <form class="form event-form" novalidate on:submit=submit>
            <CategoryField editing />
            {editing.of.is_none().then(|| view! { <ModelField editing /> })}
            <TextField
                label=said(t, |t| t.event_title_field())
                placeholder=Signal::derive(move || Some(t.event_title_example().to_owned()))
                value=editing.get(|sketch| sketch.title.clone())
                on_input=editing.put(|sketch, text| sketch.title = text)
                error=title_error
                autofocus=editing.of.is_none()
            />
            {(!is_template).then(|| view! { <WhenFields editing /> })}
            <VenueFields editing />
            <div class="event-form__pair">
                <NumberInput
                    whole=true
                    label=said(t, |t| t.event_capacity())
                    value=editing.get(|sketch| sketch.capacity.clone())
                    on_input=editing.put(|sketch, text| sketch.capacity = text)
                    error=capacity_error
                    hint=capacity_hint
                />
                <div>
                    <MoneyField
                        label=said(t, |t| t.event_cap())
                        cents=editing.get(|sketch| sketch.cap)
                        on_change=editing.put(|sketch, cents| sketch.cap = cents)
                    />
                    <p class="field__error" role="alert">{cap_error}</p>
                </div>
            </div>
            <OwnerField editing />
            <TeamField editing />
            {(!is_template).then(|| view! { <StatusField editing /> })}
            <TextArea
                label=said(t, |t| t.event_notes())
                value=editing.get(|sketch| sketch.notes.clone())
                on_input=editing.put(|sketch, text| sketch.notes = text)
            />
            <div class="event-form__foot">
                <p class="field__error" role="alert">{move || problem.get()}</p>
                <Button kind=ButtonKind::Primary submit=true label=Signal::derive(move || {
                    if editing.of.is_some() { t.save() } else { t.event_create() }.to_owned()
                }) />
            </div>
        </form>
    }
}

/// What kind it is, as chips.
#[component]
fn CategoryField(editing: Editing) -> impl IntoView {
    let t = use_t();
    let chosen = editing.get(|sketch| sketch.category);
    let chips = Category::ALL.iter().map(|category| {
        let category = *category;
        view! {
            <ToggleChip
                label=Signal::derive(move || category_name(t, category).to_owned())
                glyph=category_glyph(category)
                pressed=Signal::derive(move || chosen.get() == Some(category))
                on_toggle=editing.put(move |sketch, _: bool| sketch.choose(category))
            />
        }
    });
    view! {
        <fieldset class="event-form__group">
            <legend class="field__label">{move || t.event_category()}</legend>
            <div class="cluster">{chips.collect_view()}</div>
        </fieldset>
    }
}

/// How far it is.
#[component]
fn StatusField(editing: Editing) -> impl IntoView {
    let t = use_t();
    let choices = Signal::derive(move || {
        Status::ALL
            .iter()
            .map(|status| Choice::new(status.key(), status_name(t, *status)))
            .collect::<Vec<_>>()
    });
    view! {
        <SelectField
            label=said(t, |t| t.event_status())
            value=editing.get(|sketch| sketch.status.key().to_owned())
            choices
            on_change=editing.put(|sketch, key: String| sketch.status = Status::of(&key))
        />
    }
}
