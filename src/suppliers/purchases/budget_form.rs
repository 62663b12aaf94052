//! The form of a budget.

use chrono::Datelike;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use replica::{Intent, RecordId};
use supply::book::Book;
use supply::kinds;
use supply::purchase::compose;

use super::acts;
use super::inputs::{NumberField, Of, Typed};
use crate::i18n::use_t;
use crate::platform::dirty;
use crate::session::use_session;
use crate::widgets::form_foot::FormFoot;
use crate::widgets::text_field::TextField;

/// The form of a budget.
#[component]
pub fn BudgetForm(
    /// Which is corrected; nothing for a new one.
    budget: Option<RecordId>,
    /// Called when it is stored or given up.
    on_done: Callback<()>,
) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let known =
        session.peek_in::<Book, _>(|book, _, _| budget.and_then(|id| book.budgets.alive(id)).cloned());
    let this_year = i64::from(acts::today(session).year());
    let first_name = known.as_ref().map(|budget| budget.name.clone()).unwrap_or_default();
    let name = RwSignal::new(first_name.clone());
    let year = RwSignal::new(known.as_ref().and_then(|budget| budget.year).unwrap_or(this_year).to_string());
    let amount = Typed::amount(t, known.as_ref().map(|budget| budget.amount));
    let spent = Typed::amount(t, known.as_ref().map(|budget| budget.spent).filter(|spent| spent.0 != 0));
    let is_tried = RwSignal::new(false);
    dirty::follow(move || name.with(|name| *name != first_name));
    let year_of =
        move || year.with(|year| year.trim().parse::<i64>().ok()).filter(|year| (1900..=2999).contains(year));
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        is_tried.set(true);
        amount.leave();
        spent.leave();
        let name = name.get_untracked().trim().to_owned();
        let read =
            untrack(|| Some((amount.cents().ok()??, spent.cents().ok()?.unwrap_or_default(), year_of()?)));
        let (Some((amount, spent, year)), false) = (read, name.is_empty()) else { return };
        let intents = match budget {
            None => session.with_ctx(|ctx| compose::budget(ctx, &name, year, amount, spent)).1,
            Some(id) => {
                let put = |field: &str, value: replica::Value| Intent::set(id, kinds::BUDGET, field, value);
                let known = known.as_ref();
                let all = [
                    (known.is_some_and(|it| it.name == name), put("name", name.clone().into())),
                    (known.is_some_and(|it| it.year == Some(year)), put("year", year.into())),
                    (known.is_some_and(|it| it.amount == amount), put("amount", compose::money(amount))),
                    (known.is_some_and(|it| it.spent == spent), put("spent", compose::money(spent))),
                ];
                all.into_iter().filter(|(is_same, _)| !is_same).map(|(_, intent)| intent).collect()
            }
        };
        if intents.is_empty() {
            return on_done.run(());
        }
        acts::act_then(session, intents, t.budget_saved(&name), move || on_done.run(()));
    };
    view! {
        <form class="form" on:submit=submit>
            <TextField
                label=Signal::derive(move || t.field_name().to_owned())
                value=name
                autofocus=true
                on_input=move |text| name.set(text)
                placeholder=Signal::derive(move || Some(t.budget_example().to_owned()))
                error=Signal::derive(move || {
                    (is_tried.get() && name.with(|name| name.trim().is_empty())).then(|| t.name_empty().to_owned())
                })
            />
            <TextField
                label=Signal::derive(move || t.year().to_owned())
                value=year
                on_input=move |text| year.set(text)
                error=Signal::derive(move || (is_tried.get() && year_of().is_none()).then(|| t.year_invalid().to_owned()))
            />
            <NumberField label=Signal::derive(move || t.budget_amount().to_owned()) of=Of::Price typed=amount />
            <NumberField label=Signal::derive(move || t.budget_spent_before().to_owned()) of=Of::Money typed=spent />
            <FormFoot save=Signal::derive(move || t.save().to_owned()) on_cancel=on_done />
        </form>
    }
}
