//! The form of a booking.

use domain::office::NamedKind;
use events::Planner;
use events::services::conflicts;
use events::services::{RoomBooking, compose};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use replica::RecordId;
use store::Act;

use super::minute_field::MinuteField;
use super::model::Services;
use super::words::place_name;
use crate::i18n::use_t;
use crate::platform::dirty;
use crate::requests::detail::pickers::options_of;
use crate::session::use_session;
use crate::suppliers::purchases::acts;
use crate::widgets::button::{Button, ButtonKind};
use crate::widgets::combobox::Combobox;
use crate::widgets::form_foot::FormFoot;
use crate::widgets::icon::Glyph;
use crate::widgets::number_input::NumberInput;
use crate::widgets::text_area::TextArea;
use crate::widgets::text_field::TextField;

/// The form.
#[component]
pub fn RoomForm(
    /// The event.
    of: Services,
    /// Which is corrected; nothing for a new one.
    room: Option<RecordId>,
    /// Called when it is stored or given up.
    on_done: Callback<()>,
) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let known =
        session.peek_in::<Planner, _>(|planner, _, _| room.and_then(|id| planner.rooms.alive(id)).cloned());
    let is_new = known.is_none();
    let old = known.unwrap_or_else(|| RoomBooking {
        span: untrack(|| of.span.get()).filter(|(from, to)| from < to),
        ..RoomBooking::new(of.event)
    });
    let from = RwSignal::new(old.span.map(|(from, _)| from));
    let to = RwSignal::new(old.span.map(|(_, to)| to));
    let seats = RwSignal::new(old.seats.map(|seats| seats.to_string()).unwrap_or_default());
    let made = RwSignal::new(None::<String>);
    let draft = RwSignal::new(old.clone());
    let is_tried = RwSignal::new(false);
    let first = StoredValue::new(old);
    dirty::follow(move || {
        draft.with(|draft| first.with_value(|first| draft != first)) || made.with(Option::is_some)
    });
    let place_words = Signal::derive(move || match made.get() {
        Some(name) => name,
        None => {
            let place = draft.with(|draft| draft.place);
            place
                .and_then(|id| session.look(|office, _| office.name(id).map(str::to_owned)))
                .unwrap_or_default()
        }
    });
    let options = Signal::derive(move || session.look(|office, _| options_of(t, office, NamedKind::Place)));
    let choose = move |id: String| {
        let place = id.parse().ok();
        made.set(None);
        draft.update(|draft| draft.place = place);
        let noted = session.peek_in::<Planner, _>(|planner, _, _| conflicts::seats(planner, place?));
        if let Some(noted) = noted {
            seats.set(noted.to_string());
        }
    };
    let read_seats = move || {
        let text = seats.with(|text| text.trim().to_owned());
        if text.is_empty() {
            Ok(None)
        } else {
            text.parse::<i64>().ok().filter(|n| 0 <= *n).map(Some).ok_or(())
        }
    };
    let hours = move || match (from.get(), to.get()) {
        (Some(from), Some(to)) if from < to => Ok((from, to)),
        (Some(_), Some(_)) => Err(t.room_ends_before()),
        _ => Err(t.room_hours_missing()),
    };
    let no_place = move || made.with(Option::is_none) && draft.with(|draft| draft.place.is_none());
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        is_tried.set(true);
        let (Ok(span), Ok(seats), false) = untrack(|| (hours(), read_seats(), no_place())) else { return };
        let mut new = draft.get_untracked();
        (new.span, new.seats) = (Some(span), seats);
        let mut intents = Vec::new();
        if let Some(name) = made.get_untracked() {
            let (id, own) = session
                .peek(|office, _| domain::compose::ensure_named(office, NamedKind::Place, name.trim()));
            new.place = Some(id);
            intents = own;
        }
        let name = place_words.get_untracked();
        intents.extend(if is_new {
            session.peek_in::<Planner, _>(|planner, _, _| {
                session.with_ctx(|ctx| compose::add_room(ctx, planner, of.event, &new)).1
            })
        } else {
            first.with_value(|old| compose::amend_room(old, &new))
        });
        if intents.is_empty() {
            return on_done.run(());
        }
        let said = if is_new { t.room_added(&name) } else { t.room_saved(&name) };
        acts::act_then(session, intents, said, move || on_done.run(()));
    };
    let trash = Callback::new(move |()| {
        let place = first.with_value(|first| first.place);
        let name = session.peek(|office, _| place_name(t, office, place));
        on_done.run(());
        if let Some(id) = room {
            session.act(Act::one(compose::remove::<RoomBooking>(id)), t.room_trashed(&name));
        }
    });
    view! {
        <form class="form" on:submit=submit>
            <div class="buy-tight">
                <Combobox
                    label=Signal::derive(move || t.room_place().to_owned())
                    value=place_words
                    options
                    on_select=choose
                    on_create=move |name: String| made.set(Some(name))
                    on_clear=move |()| { made.set(None); draft.update(|draft| draft.place = None); }
                    autofocus=is_new
                />
                <p class="field__error" aria-live="polite">{move || (is_tried.get() && no_place()).then(|| t.room_place_missing())}</p>
            </div>
            <div class="buy-pair">
                <MinuteField
                    label=Signal::derive(move || t.room_from().to_owned())
                    value=from
                    start=Signal::derive(move || of.start())
                    on_change=move |minute| from.set(minute)
                />
                <MinuteField
                    label=Signal::derive(move || t.room_to().to_owned())
                    value=to
                    start=Signal::derive(move || from.get().unwrap_or_else(|| of.start()))
                    on_change=move |minute| to.set(minute)
                    error=Signal::derive(move || (is_tried.get() || from.with(Option::is_some) && to.with(Option::is_some)).then(hours).and_then(Result::err).map(str::to_owned))
                />
            </div>
            <div class="buy-pair">
                <TextField
                    label=Signal::derive(move || t.room_layout().to_owned())
                    value=Signal::derive(move || draft.with(|draft| draft.layout.clone()))
                    on_input=move |text| draft.update(|draft| draft.layout = text)
                    placeholder=Signal::derive(move || Some(t.room_layout_example().to_owned()))
                />
                <NumberInput
                    label=Signal::derive(move || t.room_seats().to_owned())
                    value=seats
                    whole=true
                    error=Signal::derive(move || read_seats().is_err().then(|| t.room_seats_invalid().to_owned()))
                    on_input=move |text| seats.set(text)
                />
            </div>
            <TextArea
                label=Signal::derive(move || t.money_column_notes().to_owned())
                value=Signal::derive(move || draft.with(|draft| draft.notes.clone()))
                on_input=move |text| draft.update(|draft| draft.notes = text)
            />
            <FormFoot save=Signal::derive(move || t.save().to_owned()) on_cancel=on_done />
        </form>
        {(!is_new).then(|| view! {
            <div class="money-form__acts">
                <Button kind=ButtonKind::Danger glyph=Glyph::Trash label=Signal::derive(move || t.delete().to_owned()) on_click=trash />
            </div>
        })}
    }
}
