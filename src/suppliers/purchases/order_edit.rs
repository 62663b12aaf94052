//! Correcting an order: when and where it is due, what pays for it, words for the supplier, and a draft's lines.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use replica::{Intent, RecordId, Value};
use supply::book::Book;
use supply::kinds;
use supply::purchase::compose::{self, LineDraft};
use supply::purchase::{OrderLine, OrderState};

use super::acts;
use super::lines::{self, LineInput, Lines, RunningTotal};
use super::pick::{BudgetPicker, PlacePicker};
use crate::i18n::use_t;
use crate::session::use_session;
use crate::widgets::date_field::DateField;
use crate::widgets::form_foot::FormFoot;
use crate::widgets::text_area::TextArea;

/// The form; writes what differs only. Lines change only before the order was sent.
#[component]
pub fn OrderEdit(
    /// Which order.
    order: RecordId,
    /// Called when it is stored or given up.
    on_done: Callback<()>,
) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let (known, first_lines) = session.peek_in::<Book, _>(|book, _, _| {
        let of = |line: &OrderLine| LineDraft {
            text: line.text.clone(),
            unit: line.unit.clone(),
            line: line.line,
            need_line: None,
        };
        (book.orders.alive(order).cloned(), book.children::<OrderLine>(order).map(of).collect::<Vec<_>>())
    });
    let due = RwSignal::new(known.as_ref().and_then(|it| it.due));
    let place = RwSignal::new(known.as_ref().and_then(|it| it.place));
    let budget = RwSignal::new(known.as_ref().and_then(|it| it.budget));
    let notes = RwSignal::new(known.as_ref().map(|it| it.notes.clone()).unwrap_or_default());
    let is_draft = known.as_ref().is_some_and(|it| it.state == OrderState::Draft);
    let delivery = known.as_ref().and_then(|it| it.delivery);
    let typed = RwSignal::new(first_lines.iter().map(|draft| LineInput::of(t, draft)).collect::<Vec<_>>());
    let totals = Signal::derive(move || typed.with(|inputs| lines::totals(inputs, delivery)));
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let Some(known) = &known else { return on_done.run(()) };
        let inputs = typed.get_untracked();
        lines::leave(&inputs);
        let Some(drafts) = untrack(|| lines::drafts(&inputs, true)).filter(|lines| !lines.is_empty()) else {
            return;
        };
        let reference = |id: Option<RecordId>| id.map_or(Value::Null, |id| id.to_string().into());
        let words = notes.get_untracked().trim().to_owned();
        let day = due.get_untracked();
        let all = [
            ("due", known.due == day, day.map_or(Value::Null, |day| day.to_string().into())),
            ("place", known.place == place.get_untracked(), reference(place.get_untracked())),
            ("budget", known.budget == budget.get_untracked(), reference(budget.get_untracked())),
            ("notes", known.notes == words, if words.is_empty() { Value::Null } else { words.into() }),
        ];
        let differing = all.into_iter().filter(|(_, is_same, _)| !is_same);
        let mut intents: Vec<Intent> =
            differing.map(|(field, _, value)| Intent::set(order, kinds::ORDER, field, value)).collect();
        if is_draft && drafts != first_lines {
            intents.extend(session.peek_in::<Book, _>(|book, _, _| {
                session.with_ctx(|ctx| compose::replace_order_lines(ctx, book, order, &drafts))
            }));
        }
        if intents.is_empty() {
            return on_done.run(());
        }
        acts::act_then(session, intents, t.order_saved().to_owned(), move || on_done.run(()));
    };
    view! {
        <form class="form" on:submit=submit>
            {if is_draft {
                view! { <Lines lines=typed has_prices=true /> <RunningTotal totals /> }.into_any()
            } else {
                view! { <p class="u-faint">{move || t.order_lines_fixed()}</p> }.into_any()
            }}
            <DateField label=Signal::derive(move || t.paper_due_name().to_owned()) value=due on_change=move |day| due.set(day) />
            <PlacePicker place />
            <BudgetPicker budget />
            <TextArea label=Signal::derive(move || t.order_notes().to_owned()) value=notes on_input=move |text| notes.set(text) />
            <FormFoot save=Signal::derive(move || t.save().to_owned()) on_cancel=on_done />
        </form>
    }
}
