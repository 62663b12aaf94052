//! Purchases: what is needed, what is ordered and still due, what is to check, what is left.

use leptos::prelude::*;
use replica::RecordId;
use supply::book::Book;
use supply::purchase::receipts::{self, Delivery};
use supply::purchase::{InvoiceState, NeedState, OrderState};

use super::budget_form::BudgetForm;
use super::collision::Collisions;
use super::invoice_form::InvoiceForm;
use super::invoice_row::InvoiceRow;
use super::need_form::NeedForm;
use super::numbering::NumberingForm;
use super::order_form::OrderForm;
use super::rows::{BudgetRow, NeedRow, OrderRow};
use super::scan::ScanOrder;
use crate::i18n::{T, use_t};
use crate::platform::camera;
use crate::routes::Suppliers;
use crate::session::use_session;
use crate::suppliers::nav::Areas;
use crate::suppliers::sender_form::SenderSheet;
use crate::widgets::button::{Button, ButtonKind};
use crate::widgets::dialog::Sheet;
use crate::widgets::empty_state::EmptyState;
use crate::widgets::icon::{Glyph, Icon};
use crate::widgets::menu::{Menu, MenuItem};
use crate::widgets::shell::PageHead;

/// What is being made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Making {
    Need,
    Order,
    Invoice,
    Budget,
    Numbering,
}

/// What the page lists.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Lists {
    needs: Vec<RecordId>,
    drafts: Vec<RecordId>,
    awaited: Vec<RecordId>,
    invoices: Vec<RecordId>,
    budgets: Vec<RecordId>,
    done_needs: Vec<RecordId>,
    done_orders: Vec<RecordId>,
}

fn lists(book: &Book) -> Lists {
    let mut lists = Lists::default();
    let mut orders: Vec<_> = book.orders.iter().collect();
    orders.sort_by_key(|it| std::cmp::Reverse(it.id));
    for order in orders {
        let is_whole = receipts::delivery(&receipts::due(book, order.id)) == Delivery::Whole;
        match order.state {
            OrderState::Cancelled | OrderState::Settled => lists.done_orders.push(order.id),
            OrderState::Draft => lists.drafts.push(order.id),
            _ if is_whole => lists.done_orders.push(order.id),
            _ => lists.awaited.push(order.id),
        }
    }
    // What is due soonest comes first.
    lists.awaited.sort_by_key(|id| {
        (book.orders.get(*id).and_then(|it| it.due).is_none(), book.orders.get(*id).and_then(|it| it.due))
    });
    let mut needs: Vec<_> = book.needs.iter().collect();
    needs.sort_by_key(|it| std::cmp::Reverse(it.id));
    for need in needs {
        if need.state == NeedState::Open { lists.needs.push(need.id) } else { lists.done_needs.push(need.id) }
    }
    let mut invoices: Vec<_> = book
        .invoices
        .iter()
        .filter(|it| matches!(it.state, InvoiceState::ToCheck | InvoiceState::Disputed))
        .collect();
    invoices.sort_by_key(|it| (it.due.is_none(), it.due, it.id));
    lists.invoices = invoices.into_iter().map(|it| it.id).collect();
    let mut budgets: Vec<_> = book.budgets.iter().collect();
    budgets.sort_by_cached_key(|it| (std::cmp::Reverse(it.year), search::fold(&it.name), it.id));
    lists.budgets = budgets.into_iter().map(|it| it.id).collect();
    lists
}

/// Needs, orders, invoices to check and budgets.
#[component]
pub fn PurchasesPage() -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let lists = Memo::new(move |_| session.look_in::<Book, _>(|book, _, _| lists(book)));
    let making = RwSignal::new(None::<Making>);
    let is_sender = RwSignal::new(false);
    let is_scanning = RwSignal::new(false);
    let close = Callback::new(move |()| making.set(None));
    let make = move |what: Making| Callback::new(move |()| making.set(Some(what)));
    let items = Signal::derive(move || {
        let mut items = vec![
            MenuItem::new(t.order_add(), Glyph::Box, make(Making::Order)),
            MenuItem::new(t.invoice_add(), Glyph::Euro, make(Making::Invoice)),
            MenuItem::new(t.budget_add(), Glyph::Tag, make(Making::Budget)),
        ];
        if camera::can_scan() {
            items.push(MenuItem::new(
                t.receive_by_scan(),
                Glyph::Camera,
                Callback::new(move |()| is_scanning.set(true)),
            ));
        }
        items.push(MenuItem::new(t.numbering(), Glyph::Settings, make(Making::Numbering)));
        items.push(MenuItem::new(
            t.sender_title(),
            Glyph::Place,
            Callback::new(move |()| is_sender.set(true)),
        ));
        items
    });
    let title_of = Signal::derive(move || {
        match making.get() {
            Some(Making::Order) => t.order_add(),
            Some(Making::Invoice) => t.invoice_add(),
            Some(Making::Budget) => t.budget_add(),
            Some(Making::Numbering) => t.numbering(),
            _ => t.need_add(),
        }
        .to_owned()
    });
    let form = move || match making.get_untracked() {
        Some(Making::Need) => view! { <NeedForm on_done=close /> }.into_any(),
        Some(Making::Order) => view! { <OrderForm on_done=close /> }.into_any(),
        Some(Making::Invoice) => view! { <InvoiceForm order=None party=None on_done=close /> }.into_any(),
        Some(Making::Budget) => view! { <BudgetForm budget=None on_done=close /> }.into_any(),
        Some(Making::Numbering) => view! { <NumberingForm on_done=close /> }.into_any(),
        None => ().into_any(),
    };
    let is_empty = Memo::new(move |_| lists.with(|all| *all == Lists::default()));
    let of =
        move |part: fn(&Lists) -> &Vec<RecordId>| Signal::derive(move || lists.with(|all| part(all).clone()));
    let n_done = move || lists.with(|all| all.done_needs.len() + all.done_orders.len());
    view! {
        <div class="page" data-measure="text">
            <PageHead title=Signal::derive(move || t.purchases_title().to_owned())>
                <Menu label=Signal::derive(move || t.more_actions().to_owned()) items />
            </PageHead>
            <Areas current=Suppliers::Purchases />
            <div class="page__body purchases">
                <Collisions />
                <Show when=move || is_empty.get()>
                    <EmptyState
                        glyph=Glyph::Box
                        title=Signal::derive(move || t.purchases_empty_title().to_owned())
                        body=Signal::derive(move || t.purchases_empty_body().to_owned())
                    >
                        <Button
                            glyph=Glyph::Euro
                            label=Signal::derive(move || t.budget_add().to_owned())
                            on_click=make(Making::Budget)
                        />
                    </EmptyState>
                </Show>
                <List title=|t| t.needs() ids=of(|all| &all.needs) row=|need| view! { <NeedRow need /> }.into_any() />
                <List title=|t| t.orders_draft() ids=of(|all| &all.drafts) row=|order| view! { <OrderRow order /> }.into_any() />
                <List title=|t| t.orders_awaited() ids=of(|all| &all.awaited) row=|order| view! { <OrderRow order /> }.into_any() />
                <List
                    title=|t| t.invoices_to_check()
                    ids=of(|all| &all.invoices)
                    row=|invoice| view! { <InvoiceRow invoice with_party=true /> }.into_any()
                />
                <List title=|t| t.budgets() ids=of(|all| &all.budgets) row=|budget| view! { <BudgetRow budget /> }.into_any() />
                <Show when=move || 0 < n_done()>
                    <details class="disclosure">
                        <summary class="disclosure__head">
                            <span>{move || t.purchases_done()} " · " {move || t.number(n_done())}</span>
                            <Icon glyph=Glyph::ChevronDown />
                        </summary>
                        <ul class="buy-list">
                            <For each=move || of(|all| &all.done_orders).get() key=|id| *id let:order><OrderRow order /></For>
                            <For each=move || of(|all| &all.done_needs).get() key=|id| *id let:need><NeedRow need /></For>
                        </ul>
                    </details>
                </Show>
                <div class="page__foot">
                    <Button
                        kind=ButtonKind::Primary
                        glyph=Glyph::Plus
                        label=Signal::derive(move || t.need_add().to_owned())
                        on_click=make(Making::Need)
                    />
                </div>
            </div>
            <Sheet open=Signal::derive(move || making.with(Option::is_some)) on_close=close title=title_of>{form}</Sheet>
            <SenderSheet open=is_sender />
            <ScanOrder open=is_scanning />
        </div>
    }
}

/// A titled list; nothing where it is empty.
#[component]
fn List(
    title: fn(T) -> &'static str,
    ids: Signal<Vec<RecordId>>,
    row: fn(RecordId) -> AnyView,
) -> impl IntoView {
    let t = use_t();
    view! {
        <Show when=move || ids.with(|ids| !ids.is_empty())>
            <section class="section">
                <div class="section__head">
                    <h2 class="section__title">{move || title(t)}</h2>
                    <span class="section__count">{move || t.number(ids.with(Vec::len))}</span>
                </div>
                <ul class="buy-list"><For each=move || ids.get() key=|id| *id let:id>{row(id)}</For></ul>
            </section>
        </Show>
    }
}
