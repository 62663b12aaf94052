//! Needs, orders and budgets as lines of a list.

use domain::money::Cents;
use leptos::prelude::*;
use replica::RecordId;
use supply::book::Book;
use supply::purchase::receipts::{self, Delivery};
use supply::purchase::{NeedState, OrderState, Quote, budget};

use super::acts;
use super::budget_bar::BudgetBar;
use super::words;
use crate::i18n::{T, use_t};
use crate::routes::Suppliers;
use crate::session::use_session;
use crate::widgets::icon::{Glyph, Icon};

/// One need.
#[component]
pub fn NeedRow(
    /// Which.
    need: RecordId,
) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let seen = Memo::new(move |_| {
        session.look_in::<Book, _>(|book, _, _| {
            let it = book.needs.alive(need)?;
            let budget = it.budget.and_then(|id| book.budgets.alive(id)).map(|budget| budget.name.clone());
            Some((it.title.clone(), it.state, book.n_children::<Quote>(need), budget))
        })
    });
    move || {
        seen.get().map(|(title, state, n_quotes, budget)| {
            let told = match state {
                NeedState::Open if n_quotes == 0 => t.need_no_quote().to_owned(),
                NeedState::Open => t.n_quotes(n_quotes),
                NeedState::Decided => t.need_decided().to_owned(),
                NeedState::Dropped => t.need_dropped().to_owned(),
            };
            let notes: Vec<String> = std::iter::once(told).chain(budget).collect();
            view! {
                <li class="list-row buy-row">
                    <span class="buy-row__mark"><Icon glyph=Glyph::Checklist /></span>
                    <div class="buy-row__text">
                        <a class="list-row__link buy-row__name" href=Suppliers::Need(need).href()>{title}</a>
                        <p class="buy-row__note">{notes.join(" · ")}</p>
                    </div>
                    <Icon glyph=Glyph::ChevronRight />
                </li>
            }
        })
    }
}

/// What an order waits for, in words; and whether somebody should see it.
pub fn order_told(t: T, book: &Book, id: RecordId) -> Option<(String, bool)> {
    let order = book.orders.alive(id)?;
    let due = receipts::due(book, id);
    Some(match (order.state, receipts::delivery(&due)) {
        (OrderState::Draft, Delivery::None) => (t.order_draft().to_owned(), true),
        (OrderState::Cancelled, _) => (t.order_cancelled().to_owned(), false),
        (OrderState::Settled, _) => (t.order_settled().to_owned(), false),
        (_, Delivery::Whole) => (t.order_complete().to_owned(), false),
        (_, Delivery::Partial) => (t.order_left(&left(t, book, id)), true),
        (_, Delivery::None) => match order.due {
            Some(day) => (t.order_awaited_on(&t.date_year(day)), true),
            None => (t.order_awaited().to_owned(), true),
        },
    })
}

/// What of an order is still to come: « 2 × Chaise de bureau ».
pub fn left(t: T, book: &Book, id: RecordId) -> String {
    let due = receipts::due(book, id);
    let open = due.iter().filter(|line| 0 < line.due());
    let told: Vec<String> = open
        .filter_map(|due| {
            let line = book.order_lines.alive(due.line)?;
            Some(t.n_of_thing(&words::quantity_of(t, due.due(), &line.unit), line.text.trim()))
        })
        .collect();
    t.list_and(&told)
}

/// One order.
#[component]
pub fn OrderRow(
    /// Which.
    order: RecordId,
) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let seen = Memo::new(move |_| {
        session.look_in::<Book, _>(|book, _, _| {
            let it = book.orders.alive(order)?;
            let total = receipts::totals(book, it).map(|totals| totals.all.net).ok();
            let party = words::party_name(t, book, it.party);
            let told = order_told(t, book, order)?;
            let is_late =
                it.due.is_some_and(|day| day < acts::today(session)) && receipts::is_awaited(book, it);
            Some((acts::order_name(it), it.state, party, told, total, is_late))
        })
    });
    move || {
        seen.get().map(|(number, state, party, (told, _), total, is_late)| {
            let (_, glyph) = words::order_state(t, state);
            view! {
                <li class="list-row buy-row" data-state=state.key()>
                    <span class="buy-row__mark"><Icon glyph /></span>
                    <div class="buy-row__text">
                        <a class="list-row__link buy-row__name" href=Suppliers::Order(order).href()>
                            <span class="buy-row__number">{number}</span> " " {party}
                        </a>
                        <p class="buy-row__note">
                            {told}
                            {is_late.then(|| view! { <strong class="buy-row__late"><Icon glyph=Glyph::Clock /> {t.order_late()}</strong> })}
                        </p>
                    </div>
                    {total.map(|net| view! {
                        <p class="buy-row__amount"><span class="money-text">{words::money(t, net)}</span><span class="buy-row__note">{t.net_short()}</span></p>
                    })}
                </li>
            }
        })
    }
}

/// One budget with its bar.
#[component]
pub fn BudgetRow(
    /// Which.
    budget: RecordId,
) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let name = Memo::new(move |_| {
        session.look_in::<Book, _>(|book, _, _| {
            book.budgets.alive(budget).map(|it| it.name.clone()).unwrap_or_default()
        })
    });
    let standing =
        Memo::new(move |_| session.look_in::<Book, _>(|book, _, _| budget::standing(book, budget)));
    let told = move || {
        let it = standing.get();
        let left = it.remaining();
        if left.0 < 0 {
            t.budget_exceeded(&words::money(t, Cents(left.0.saturating_neg())))
        } else {
            t.budget_left_of(&words::money(t, left), &words::money(t, it.amount))
        }
    };
    view! {
        <li class="list-row budget-row">
            <div class="budget-row__head">
                <a class="list-row__link buy-row__name" href=Suppliers::Budget(budget).href()>{move || name.get()}</a>
                <span class="budget-row__left money-text">{told}</span>
            </div>
            <BudgetBar standing />
        </li>
    }
}
