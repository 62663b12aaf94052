//! A contract that ended otherwise than by notice: by agreement, by fault.

use chrono::NaiveDate;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use replica::RecordId;
use store::Act;
use supply::contract::compose::end;

use super::words::day;
use crate::i18n::use_t;
use crate::session::use_session;
use crate::widgets::date_field::DateField;
use crate::widgets::dialog::Sheet;
use crate::widgets::form_foot::FormFoot;
use crate::widgets::text_field::TextField;

/// Asks for the last day and the reason.
#[component]
pub fn EndSheet(
    /// The contract.
    contract: RecordId,
    /// Whether it is open.
    is_open: RwSignal<bool>,
) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let on = RwSignal::new(None::<NaiveDate>);
    let why = RwSignal::new(String::new());
    let is_tried = RwSignal::new(false);
    let close = Callback::new(move |()| is_open.set(false));
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let Some(last) = on.get_untracked() else { return is_tried.set(true) };
        session.act(
            Act::one(end(contract, Some(last), &why.get_untracked())),
            t.contract_end_saved(&day(t, last)),
        );
        is_open.set(false);
    };
    let error = Signal::derive(move || {
        (is_tried.get() && on.get().is_none()).then(|| t.contract_end_on().to_owned())
    });
    view! {
        <Sheet open=is_open on_close=close title=Signal::derive(move || t.contract_end_title().to_owned())>
            <form class="form" novalidate on:submit=submit>
                <DateField
                    label=Signal::derive(move || t.contract_end_on().to_owned())
                    value=on
                    on_change=move |day| on.set(day)
                    error
                />
                <TextField
                    label=Signal::derive(move || t.contract_end_why().to_owned())
                    placeholder=Signal::derive(move || Some(t.contract_end_why_example().to_owned()))
                    value=why
                    on_input=move |text| why.set(text)
                />
                <FormFoot save=Signal::derive(move || t.save().to_owned()) on_cancel=close />
            </form>
        </Sheet>
    }
}
