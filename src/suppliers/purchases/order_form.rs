//! An order without quotes: for what one buys always at the same place.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;
use supply::purchase::compose::{self, OrderDraft};

use super::acts;
use super::lines::{self, LineInput, Lines, RunningTotal};
use super::pick::{BudgetPicker, PartyPicker, PlacePicker, Who};
use crate::i18n::use_t;
use crate::platform::dirty;
use crate::routes::{self, Suppliers};
use crate::session::use_session;
use crate::suppliers::papers::VigilanceWarning;
use crate::widgets::form_foot::FormFoot;

/// The form of a new order; opens its screen when it is stored.
#[component]
pub fn OrderForm(
    /// Called when it is stored or given up.
    on_done: Callback<()>,
) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let who = RwSignal::new(None::<Who>);
    let budget = RwSignal::new(None);
    let place = RwSignal::new(None);
    let typed = RwSignal::new(vec![LineInput::empty(t)]);
    let is_tried = RwSignal::new(false);
    let totals = Signal::derive(move || typed.with(|inputs| lines::totals(inputs, None)));
    dirty::follow(move || who.with(Option::is_some));
    let navigate = use_navigate();
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        is_tried.set(true);
        let inputs = typed.get_untracked();
        lines::leave(&inputs);
        let drafts = untrack(|| lines::drafts(&inputs, true)).filter(|lines| !lines.is_empty());
        let (Some(chosen), Some(lines)) = (who.get_untracked(), drafts) else { return };
        let (party, mut intents) = chosen.ensure(session);
        let number = untrack(|| acts::next_number(session));
        let draft = OrderDraft {
            number: number.clone(),
            party: Some(party),
            budget: budget.get_untracked(),
            place: place.get_untracked(),
            on: Some(untrack(|| acts::today(session))),
            lines,
            ..OrderDraft::default()
        };
        let (id, own) = session.with_ctx(|ctx| compose::order(ctx, &draft));
        intents.extend(own);
        let navigate = navigate.clone();
        acts::act_then(session, intents, t.order_made(&number), move || {
            on_done.run(());
            navigate(&Suppliers::Order(id).href(), routes::way());
        });
    };
    let known = Memo::new(move |_| match who.get() {
        Some(Who::Known(id)) => Some(id),
        _ => None,
    });
    view! {
        <form class="form" on:submit=submit>
            <PartyPicker who is_tried />
            {move || known.get().map(|party| view! { <VigilanceWarning party /> })}
            <Lines lines=typed has_prices=true />
            <BudgetPicker budget />
            <PlacePicker place />
            <RunningTotal totals />
            <FormFoot save=Signal::derive(move || t.order_make().to_owned()) on_cancel=on_done />
        </form>
    }
}
