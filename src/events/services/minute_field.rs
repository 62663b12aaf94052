//! An hour of the show's night: what is typed long before the start is meant for the next day.

use chrono::{NaiveTime, Timelike};
use leptos::prelude::*;

use super::words::time_of;
use crate::i18n::use_t;
use crate::widgets::field::{Field, FieldIds};

const DAY: i64 = 24 * 60;

/// The minute that an hour means for an event that begins at a minute: within the twelve hours before it, or after.
pub fn meant(typed: NaiveTime, start: i64) -> i64 {
    let minute = i64::from(typed.hour() * 60 + typed.minute());
    if minute < start.rem_euclid(DAY) - DAY / 2 { minute + DAY } else { minute }
}

/// An hour, by the device's own picker; beside it, whether it is the next day's.
#[component]
pub fn MinuteField(
    /// What happens then.
    #[prop(into)]
    label: Signal<String>,
    /// The minute after midnight of D-day now set.
    #[prop(into)]
    value: Signal<Option<i64>>,
    /// The minute at which the event begins.
    #[prop(into)]
    start: Signal<i64>,
    /// Called with the minute chosen, or nothing when it is cleared.
    #[prop(into)]
    on_change: Callback<Option<i64>>,
    /// What is wrong.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
) -> impl IntoView {
    let t = use_t();
    let ids = FieldIds::new();
    let described = ids.clone();
    let hint = Signal::derive(move || {
        value.get().filter(|minute| DAY <= *minute || *minute < 0).map(|minute| super::words::at(t, minute))
    });
    view! {
        <Field ids=ids.clone() label hint error>
            <input
                class="input"
                id=ids.control
                type="time"
                prop:value=move || value.get().map(|minute| time_of(minute).format("%H:%M").to_string()).unwrap_or_default()
                aria-invalid=move || error.with(Option::is_some).then_some("true")
                aria-describedby=move || described.described_by(error.with(Option::is_some), hint.with(Option::is_some))
                // Half an hour typed reads as empty: only a whole or cleared one counts.
                on:change:target=move |event| {
                    let typed = event.target().value();
                    match typed.get(..5).and_then(|text| NaiveTime::parse_from_str(text, "%H:%M").ok()) {
                        Some(at) => on_change.run(Some(meant(at, start.get_untracked()))),
                        None if typed.is_empty() => on_change.run(None),
                        None => {}
                    }
                }
            />
        </Field>
    }
}
