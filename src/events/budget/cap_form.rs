//! What the event may cost.

use events::budget::compose::{self, check_amount};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::model::Money;
use crate::i18n::use_t;
use crate::session::use_session;
use crate::suppliers::purchases::acts;
use crate::suppliers::purchases::inputs::Typed;
use crate::suppliers::purchases::words::{self as buy, money};
use crate::widgets::form_foot::FormFoot;
use crate::widgets::number_input::NumberInput;

/// The form of the cap.
#[component]
pub fn CapForm(
    /// The budget.
    of: Money,
    /// Called when it is stored or given up.
    on_done: Callback<()>,
) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let typed = Typed::amount(t, of.now.with_untracked(|it| it.cap));
    let left = RwSignal::new(false);
    let fault = move || match typed.cents() {
        Err(error) => Some(buy::money_error(t, error).to_owned()),
        Ok(Some(cents)) if check_amount(cents, false).is_err() => Some(t.money_cap_negative().to_owned()),
        Ok(_) => None,
    };
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        left.set(true);
        if untrack(fault).is_some() {
            return;
        }
        let Ok(cap) = untrack(|| typed.cents()) else { return };
        let said = cap.map_or_else(|| t.money_cap_gone().to_owned(), |cap| t.money_cap_said(&money(t, cap)));
        acts::act_then(session, compose::set_cap(of.event, cap), said, move || on_done.run(()));
    };
    view! {
        <form class="form" on:submit=submit>
            <NumberInput
                label=Signal::derive(move || t.money_cap().to_owned())
                value=typed.text
                unit="€"
                hint=Signal::derive(move || Some(t.money_cap_hint().to_owned()))
                error=Signal::derive(move || left.get().then(fault).flatten())
                on_input=move |text| typed.text.set(text)
                on_change=move |_| left.set(true)
            />
            <FormFoot save=Signal::derive(move || t.save().to_owned()) on_cancel=on_done />
        </form>
    }
}
