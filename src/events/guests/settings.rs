//! What holds for the whole list: how many fit, until when to answer, meals for the crew, when diets are erased.

use chrono::NaiveDate;
use events::Planner;
use events::guests::purge;
use leptos::prelude::*;
use replica::Value;

use super::acts;
use super::page::Shared;
use crate::i18n::use_t;
use crate::session::use_session;
use crate::widgets::date_field::DateField;
use crate::widgets::dialog::Sheet;
use crate::widgets::number_input::NumberInput;

/// The settings.
#[component]
pub fn SettingsSheet(
    /// The page.
    it: Shared,
) -> impl IntoView {
    let t = use_t();
    view! {
        <Sheet
            open=it.is_setting
            on_close=move |()| it.is_setting.set(false)
            title=Signal::derive(move || t.guests_settings().to_owned())
        >
            <Fields it />
        </Sheet>
    }
}

#[component]
fn Fields(it: Shared) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let event = Memo::new(move |_| {
        session.look_in::<Planner, _>(|planner, _, _| planner.events.get(it.event).cloned())
    });
    let wrong = RwSignal::new(None::<&'static str>);
    let number = move |n: Option<i64>| n.map(|n| n.to_string()).unwrap_or_default();
    let capacity =
        Signal::derive(move || number(event.with(|event| event.as_ref().and_then(|e| e.capacity))));
    let crew = Signal::derive(move || number(event.with(|event| event.as_ref().and_then(|e| e.crew))));
    let set_number = move |field: &'static str| {
        move |text: String| {
            let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
            match text.parse::<u32>() {
                _ if text.is_empty() => acts::set_event(session, it.event, field, Value::Null),
                Ok(n) => acts::set_event(session, it.event, field, n),
                Err(_) => return wrong.set(Some(field)),
            }
            wrong.set(None);
        }
    };
    let set_day = move |field: &'static str| {
        move |day: Option<NaiveDate>| {
            let value = day.map_or(Value::Null, |day| day.to_string().into());
            acts::set_event(session, it.event, field, value);
        }
    };
    let error = move |field: &'static str| {
        Signal::derive(move || (wrong.get() == Some(field)).then(|| t.guests_not_a_number().to_owned()))
    };
    let day = move |read: fn(&events::event::Event) -> Option<NaiveDate>| {
        Signal::derive(move || event.with(|event| event.as_ref().and_then(read)))
    };
    let purge_hint = Signal::derive(move || {
        let proposed = event.with(|event| event.as_ref().and_then(purge::proposed));
        let unset = event.with(|event| event.as_ref().is_some_and(|event| event.purge.is_none()));
        let proposal = proposed.filter(|_| unset).map(|day| t.guests_purge_propose(&t.date_long(day)));
        Some(proposal.unwrap_or_else(|| t.guests_purge_hint().to_owned()))
    });
    view! {
        <div class="stack">
            <NumberInput
                label=Signal::derive(move || t.guests_capacity().to_owned())
                hint=Signal::derive(move || Some(t.guests_capacity_hint().to_owned()))
                value=capacity
                whole=true
                error=error("capacity")
                on_change=set_number("capacity")
            />
            <DateField
                label=Signal::derive(move || t.guests_answer_by().to_owned())
                value=day(|event| event.answer_by)
                on_change=set_day("answer_by")
            />
            <NumberInput
                label=Signal::derive(move || t.guests_crew().to_owned())
                hint=Signal::derive(move || Some(t.guests_crew_hint().to_owned()))
                value=crew
                whole=true
                error=error("crew")
                on_change=set_number("crew")
            />
            <DateField
                label=Signal::derive(move || t.guests_purge().to_owned())
                hint=purge_hint
                value=day(|event| event.purge)
                on_change=set_day("purge")
            />
        </div>
    }
}
