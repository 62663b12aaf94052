//! What is around the form of a line that exists: its receipts, its order, the bin.

use events::Planner;
use events::budget::compose;
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;
use replica::RecordId;
use store::Act;
use supply::purchase::compose as buy;

use super::line_form::LineForm;
use super::model::Money;
use super::words;
use crate::i18n::use_t;
use crate::requests::detail::photos::Photos;
use crate::requests::detail::subject::Subject;
use crate::routes::{self, Suppliers};
use crate::session::use_session;
use crate::suppliers::purchases::acts;
use crate::widgets::button::{Button, ButtonKind, ButtonLink};
use crate::widgets::icon::Glyph;

/// The content of the sheet.
#[component]
pub fn LineSheet(
    /// The budget.
    of: Money,
    /// Which line; nothing for a new one.
    line: Option<RecordId>,
    /// Called when it is to close.
    on_done: Callback<()>,
) -> impl IntoView {
    view! {
        <div class="money-form">
            <LineForm of line on_done />
            {line.map(|line| view! { <Around of line on_done /> })}
        </div>
    }
}

#[component]
fn Around(of: Money, line: RecordId, on_done: Callback<()>) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let entry = Memo::new(move |_| of.lines.with(|lines| lines.iter().find(|it| it.id == line).cloned()));
    let order = Memo::new(move |_| entry.with(|it| it.as_ref().and_then(|it| it.order)));
    let navigate = StoredValue::new_local(use_navigate());
    let make_order = Callback::new(move |()| {
        let Some(entry) = entry.get_untracked() else { return };
        if entry.price.is_none() {
            return session.notices().say(t.money_line_order_needs_price());
        }
        let number = untrack(|| acts::next_number(session));
        let (id, intents) = session.peek_in::<Planner, _>(|planner, _, _| {
            let draft = buy::OrderDraft {
                number: number.clone(),
                on: Some(untrack(|| acts::today(session))),
                ..compose::order_of(planner, &entry)
            };
            let (id, mut intents) = session.with_ctx(|ctx| buy::order(ctx, &draft));
            intents.extend(compose::link_order(planner, &entry, id));
            (id, intents)
        });
        acts::act_then(session, intents, t.order_made(&number), move || {
            on_done.run(());
            navigate.try_with_value(|navigate| navigate(&Suppliers::Order(id).href(), routes::way()));
        });
    });
    let trash = Callback::new(move |()| {
        let name = entry.with_untracked(|it| it.as_ref().map(|it| words::title(t, it))).unwrap_or_default();
        on_done.run(());
        session.act(Act::one(compose::remove(line)), t.money_line_trashed(&name));
    });
    view! {
        <Photos subject=Subject::new(session, t, line) title=Signal::derive(move || t.money_line_receipts().to_owned()) />
        <div class="money-form__acts">
            {move || match order.get() {
                Some(order) => view! {
                    <ButtonLink href=Suppliers::Order(order).href() glyph=Glyph::Box label=Signal::derive(move || t.money_line_order_open().to_owned()) />
                }.into_any(),
                None => view! {
                    <Button glyph=Glyph::Box label=Signal::derive(move || t.money_line_order_make().to_owned()) on_click=make_order />
                }.into_any(),
            }}
            <Button kind=ButtonKind::Danger glyph=Glyph::Trash label=Signal::derive(move || t.delete().to_owned()) on_click=trash />
        </div>
    }
}
