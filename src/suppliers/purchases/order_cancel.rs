//! Cancelling an order: with a reason, and undone like any act.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use replica::RecordId;
use supply::purchase::OrderState;

use super::acts;
use crate::i18n::use_t;
use crate::session::use_session;
use crate::widgets::button::{Button, ButtonKind};
use crate::widgets::text_field::TextField;

/// The form.
#[component]
pub fn CancelForm(
    /// Which order.
    order: RecordId,
    /// Called when it is done or given up.
    on_done: Callback<()>,
) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let why = RwSignal::new(String::new());
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        acts::set_order_state(session, t, order, OrderState::Cancelled, &why.get_untracked());
        on_done.run(());
    };
    view! {
        <form class="form" on:submit=submit>
            <p>{move || t.order_cancel_note()}</p>
            <TextField
                label=Signal::derive(move || t.order_cancel_why().to_owned())
                value=why
                autofocus=true
                on_input=move |text| why.set(text)
            />
            <div class="modal__actions">
                <Button label=Signal::derive(move || t.back().to_owned()) on_click=on_done />
                <Button kind=ButtonKind::Primary submit=true label=Signal::derive(move || t.order_cancel().to_owned()) />
            </div>
        </form>
    }
}
