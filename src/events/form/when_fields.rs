//! Days, hours and the zone of an event.

use chrono::{NaiveDate, NaiveTime};
use events::event::draft::WhenError;
use leptos::prelude::*;

use super::sheet::said;
use super::sketch::{Editing, Fault, Sketch};
use crate::events::words::{clock, zone_name};
use crate::i18n::{T, use_t};
use crate::platform::zones;
use crate::widgets::combobox::{ComboOption, Combobox};
use crate::widgets::date_field::DateField;
use crate::widgets::field::{Field, FieldIds};
use crate::widgets::switch::Switch;

/// What is wrong with the times, in words.
pub fn when_fault(t: T, error: WhenError) -> String {
    match error {
        WhenError::NoDay => t.event_needs_day().to_owned(),
        WhenError::NoStart => t.event_needs_start().to_owned(),
        WhenError::EndsBeforeStart => t.event_ends_before_start().to_owned(),
        WhenError::NoSuchHour { typed, next, .. } => {
            t.event_no_such_hour(&t.date_short(typed.date()), &clock(t, typed.time()), &clock(t, next.time()))
        }
    }
}

/// From when to when, and where on the globe.
#[component]
pub fn WhenFields(editing: Editing) -> impl IntoView {
    let t = use_t();
    let when = editing.get(|sketch| sketch.when.clone());
    let is_all_day = Signal::derive(move || when.with(|when| when.is_all_day));
    let fault = Memo::new(move |_| match editing.fault(|fault| matches!(fault, Fault::When(_))) {
        Some(Fault::When(error)) => Some(error),
        _ => None,
    });
    let at_end = |error: &WhenError| {
        matches!(error, WhenError::EndsBeforeStart | WhenError::NoSuchHour { is_end: true, .. })
    };
    let start_error =
        Signal::derive(move || fault.get().filter(|error| !at_end(error)).map(|error| when_fault(t, error)));
    let end_error = Signal::derive(move || fault.get().filter(at_end).map(|error| when_fault(t, error)));
    let set_day = editing.put(|sketch, day: Option<NaiveDate>| {
        // The last day moves along, as far as it was.
        let days = sketch.when.day.zip(sketch.when.last).map(|(day, last)| last - day);
        sketch.when.last = day.zip(days).and_then(|(day, days)| day.checked_add_signed(days));
        sketch.when.day = day;
        let category = sketch.category;
        if let Some(category) = category {
            sketch.choose(category);
        }
    });
    let notes = Memo::new(move |_| {
        when.with(|when| {
            let read = when.read(None).ok().flatten()?;
            let is_night = when.last.is_none() && !when.is_all_day && read.end.date() != read.start.date();
            let twice = when.twice(&zones::Browser);
            match twice {
                Some(at) => Some(t.event_hour_twice(&clock(t, at.time()))),
                None => is_night.then(|| t.event_ends_next_day().to_owned()),
            }
        })
    });
    view! {
        <fieldset class="event-form__group event-when" data-all-day=move || is_all_day.get().then_some("true")>
            <legend class="u-hidden">{move || t.event_when()}</legend>
            <div class="event-when__row">
                <DateField
                    label=Signal::derive(move || if is_all_day.get() { t.event_first_day() } else { t.event_start() }.to_owned())
                    value=Signal::derive(move || when.with(|when| when.day))
                    on_change=set_day
                    error=start_error
                />
                <Show when=move || !is_all_day.get()>
                    <ClockField
                        label=said(t, |t| t.event_start_hour())
                        value=Signal::derive(move || when.with(|when| when.from))
                        on_change=editing.put(|sketch, at| sketch.when.from = at)
                    />
                </Show>
            </div>
            <div class="event-when__row">
                <DateField
                    label=Signal::derive(move || if is_all_day.get() { t.event_last_day() } else { t.event_end() }.to_owned())
                    value=Signal::derive(move || when.with(|when| when.last_day()))
                    on_change=editing.put(|sketch, day: Option<NaiveDate>| {
                        sketch.when.last = day.filter(|day| Some(*day) != sketch.when.day || sketch.when.last_day() != Some(*day));
                    })
                    error=end_error
                />
                <Show when=move || !is_all_day.get()>
                    <ClockField
                        label=said(t, |t| t.event_end_hour())
                        value=Signal::derive(move || when.with(|when| when.to))
                        on_change=editing.put(|sketch, at| sketch.when.to = at)
                    />
                </Show>
            </div>
            <p class="field__hint" role="status">{move || notes.get()}</p>
            <Switch
                label=said(t, |t| t.event_all_day())
                checked=is_all_day
                on_change=editing.put(|sketch: &mut Sketch, on| sketch.when.is_all_day = on)
            />
            <ZoneField editing />
        </fieldset>
    }
}

/// The zone: shown as words until it is to change.
#[component]
fn ZoneField(editing: Editing) -> impl IntoView {
    let t = use_t();
    let zone = editing.get(|sketch| sketch.when.zone.clone());
    let is_open = RwSignal::new(false);
    let options = Signal::derive(move || {
        let option =
            |name: String| ComboOption { label: zone_name(&name), hint: Some(name.clone()), value: name };
        zones::names().into_iter().map(option).collect::<Vec<_>>()
    });
    view! {
        <Show
            when=move || is_open.get()
            fallback=move || view! {
                <p class="event-when__zone">
                    <span>{move || t.event_zone_is(&zone_name(&zone.get()))}</span>
                    <button class="link" type="button" on:click=move |_| is_open.set(true)>{move || t.event_zone_change()}</button>
                </p>
            }
        >
            <Combobox
                label=said(t, |t| t.event_zone())
                value=Signal::derive(move || zone_name(&zone.get()))
                options
                on_select=editing.put(|sketch, name| sketch.when.zone = name)
            />
        </Show>
    }
}

/// An hour of the wall clock, by the device's own picker.
#[component]
pub fn ClockField(
    /// What happens then.
    #[prop(into)]
    label: Signal<String>,
    /// The hour now set.
    #[prop(into)]
    value: Signal<Option<NaiveTime>>,
    /// Called with the hour chosen, or nothing when it is cleared.
    #[prop(into)]
    on_change: Callback<Option<NaiveTime>>,
) -> impl IntoView {
    let ids = FieldIds::new();
    view! {
        <Field ids=ids.clone() label>
            <input
                class="input"
                id=ids.control
                type="time"
                prop:value=move || value.get().map(|at| at.format("%H:%M").to_string()).unwrap_or_default()
                // Half an hour typed reads as empty: only a whole or cleared one counts.
                on:change:target=move |event| {
                    let typed = event.target().value();
                    match typed.get(..5).and_then(|text| NaiveTime::parse_from_str(text, "%H:%M").ok()) {
                        Some(at) => on_change.run(Some(at)),
                        None if typed.is_empty() => on_change.run(None),
                        None => {}
                    }
                }
            />
        </Field>
    }
}
