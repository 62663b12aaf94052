//! The form of a category: its name, who does such work, and in how many business hours.

use domain::kinds::field;
use domain::office::NamedKind;
use domain::trade::Trade;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use replica::Value;

use crate::i18n::use_t;
use crate::platform::dirty;
use crate::plus::directory::acts::{self, NameError};
use crate::plus::directory::entry::{Editing, label_of};
use crate::plus::directory::place_form::name_words;
use crate::session::use_session;
use crate::widgets::form_foot::FormFoot;
use crate::widgets::select_field::{Choice, SelectField};
use crate::widgets::text_field::TextField;

/// The longest target time, in business hours: half a year.
const MOST_HOURS: u32 = 1170;

/// The form of a category.
#[component]
pub fn CategoryForm(
    /// Which category.
    editing: Editing,
    /// Called when it is stored.
    on_done: Callback<()>,
) -> impl IntoView {
    let t = use_t();
    let session = use_session();
    let known = session.peek(|office, _| match editing {
        Editing::Known(id) => office.named.get(&id).cloned(),
        Editing::New(_) => None,
    });
    // Shown in the language of the person; stored only if it was changed.
    let first_label = known.as_ref().map(|n| label_of(t, n)).unwrap_or_default();
    let stored_name = known.as_ref().map(|n| n.name.clone()).unwrap_or_default();
    let first_trade = known.as_ref().and_then(|n| n.trade).unwrap_or(Trade::Other).key();
    let first_hours = known.as_ref().and_then(|n| n.target_hours).map(|h| h.to_string()).unwrap_or_default();
    let name = RwSignal::new(first_label.clone());
    let trade = RwSignal::new(first_trade.to_owned());
    let hours = RwSignal::new(first_hours.clone());
    let name_error = RwSignal::new(None::<NameError>);
    let hours_error = RwSignal::new(false);
    let label_then = first_label.clone();
    let hours_then = first_hours.clone();
    dirty::follow(move || {
        name.with(|v| *v != label_then)
            || trade.with(|v| v != first_trade)
            || hours.with(|v| *v != hours_then)
    });
    let trades = Signal::derive(move || {
        Trade::ALL
            .iter()
            .map(|trade| Choice::new(trade.key(), t.trade_name(trade.key()).unwrap_or_default()))
            .collect::<Vec<_>>()
    });
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let shown = name.get_untracked();
        let typed = if shown == first_label && !stored_name.is_empty() { stored_name.clone() } else { shown };
        if let Err(why) =
            session.peek(|office, _| acts::check_name(office, NamedKind::Category, editing, &typed))
        {
            name_error.set(Some(why));
            return;
        }
        let typed_hours = hours.get_untracked();
        let value = match typed_hours.trim() {
            "" => Value::Null,
            text => match text.parse::<u32>() {
                Ok(hours) if (1..=MOST_HOURS).contains(&hours) => hours.into(),
                _ => {
                    hours_error.set(true);
                    return;
                }
            },
        };
        // What a built-in category has without a record is not written into one.
        let mut fields = Vec::new();
        if trade.with_untracked(|trade| trade != first_trade) || matches!(editing, Editing::New(_)) {
            fields.push((field::TRADE, Value::from(trade.get_untracked())));
        }
        if typed_hours != first_hours {
            fields.push((field::TARGET_HOURS, value));
        }
        acts::save(session, t, NamedKind::Category, editing, &typed, fields);
        on_done.run(());
    };
    view! {
        <form class="form" on:submit=submit>
            <TextField
                label=Signal::derive(move || t.field_name().to_owned())
                value=name
                autofocus=true
                on_input=move |text| {
                    name.set(text);
                    name_error.set(None);
                }
                error=Signal::derive(move || name_error.get().map(|why| name_words(t, NamedKind::Category, why).to_owned()))
            />
            <SelectField
                label=Signal::derive(move || t.trade().to_owned())
                value=trade
                choices=trades
                on_change=move |key| trade.set(key)
            />
            <TextField
                label=Signal::derive(move || t.field_target_hours().to_owned())
                value=hours
                on_input=move |text| {
                    hours.set(text);
                    hours_error.set(false);
                }
                hint=Signal::derive(move || Some(t.target_hint().to_owned()))
                error=Signal::derive(move || hours_error.get().then(|| t.target_invalid(MOST_HOURS as usize)))
            />
            <FormFoot save=Signal::derive(move || t.save().to_owned()) on_cancel=on_done />
        </form>
    }
}
