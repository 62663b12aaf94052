//! One budget: its bar, its figures, and what weighs on it.

use leptos::prelude::*;
use replica::RecordId;
use supply::book::Book;
use supply::kinds;
use supply::purchase::{Need, Order, budget};

use super::acts;
use super::budget_bar::{BudgetBar, BudgetFigures};
use super::budget_form::BudgetForm;
use super::invoice_row::InvoiceRow;
use super::rows::{NeedRow, OrderRow};
use crate::i18n::use_t;
use crate::routes::Suppliers;
use crate::session::use_session;
use crate::suppliers::visits::BudgetVisits;
use crate::widgets::button::ButtonLink;
use crate::widgets::dialog::Sheet;
use crate::widgets::empty_state::EmptyState;
use crate::widgets::icon::Glyph;
use crate::widgets::menu::{Menu, MenuItem};
use crate::widgets::shell::PageHead;

/// One budget.
#[component]
pub fn BudgetPage(
    /// Which.
    budget: RecordId,
) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let known =
        Memo::new(move |_| session.look_in::<Book, _>(|book, _, _| book.budgets.alive(budget).cloned()));
    let standing =
        Memo::new(move |_| session.look_in::<Book, _>(|book, _, _| budget::standing(book, budget)));
    let orders = Memo::new(move |_| {
        session.look_in::<Book, _>(|book, _, _| {
            book.children::<Order>(budget).map(|it| it.id).collect::<Vec<_>>()
        })
    });
    let needs = Memo::new(move |_| {
        session.look_in::<Book, _>(|book, _, _| {
            let open = book.children::<Need>(budget).filter(|need| need.state == Default::default());
            open.map(|it| it.id).collect::<Vec<_>>()
        })
    });
    let invoices = Memo::new(move |_| {
        session.look_in::<Book, _>(|book, _, _| {
            budget::invoices(book, budget).iter().map(|it| it.id).collect::<Vec<_>>()
        })
    });
    let is_editing = RwSignal::new(false);
    let close = Callback::new(move |()| is_editing.set(false));
    let title = Signal::derive(move || known.get().map(|it| it.name).unwrap_or_default());
    let items = Signal::derive(move || {
        let trash =
            move |()| acts::trash(session, kinds::BUDGET, budget, t.budget_trashed(&title.get_untracked()));
        vec![
            MenuItem::new(t.edit(), Glyph::Edit, Callback::new(move |()| is_editing.set(true))),
            MenuItem::new(t.delete(), Glyph::Trash, Callback::new(trash)).grave(),
        ]
    });
    let is_here = Memo::new(move |_| known.with(Option::is_some));
    move || {
        if !is_here.get() {
            return view! { <Missing /> }.into_any();
        }
        view! {
            <div class="page" data-measure="text">
                <PageHead title back=Suppliers::Purchases.href() note=Signal::derive(move || Some(t.budget_note().to_owned()))>
                    <Menu label=Signal::derive(move || t.more_actions().to_owned()) items />
                </PageHead>
                <div class="page__body purchases">
                    <section class="budget-whole">
                        <BudgetBar standing />
                        <BudgetFigures standing />
                    </section>
                    <Show when=move || needs.with(|all| !all.is_empty())>
                        <section class="section">
                            <div class="section__head"><h2 class="section__title">{move || t.needs()}</h2></div>
                            <ul class="buy-list"><For each=move || needs.get() key=|id| *id let:need><NeedRow need /></For></ul>
                        </section>
                    </Show>
                    <Show when=move || orders.with(|all| !all.is_empty())>
                        <section class="section">
                            <div class="section__head"><h2 class="section__title">{move || t.orders()}</h2></div>
                            <ul class="buy-list"><For each=move || orders.get() key=|id| *id let:order><OrderRow order /></For></ul>
                        </section>
                    </Show>
                    <Show when=move || invoices.with(|all| !all.is_empty())>
                        <section class="section">
                            <div class="section__head"><h2 class="section__title">{move || t.invoices()}</h2></div>
                            <ul class="buy-list">
                                <For each=move || invoices.get() key=|id| *id let:invoice><InvoiceRow invoice with_party=true /></For>
                            </ul>
                        </section>
                    </Show>
                    <BudgetVisits budget />
                </div>
                <Sheet open=is_editing on_close=close title=Signal::derive(move || t.budget_edit().to_owned())>
                    <BudgetForm budget=Some(budget) on_done=close />
                </Sheet>
            </div>
        }
        .into_any()
    }
}

/// A purchase that is not here, or in the bin.
#[component]
pub fn Missing() -> impl IntoView {
    let t = use_t();
    view! {
        <div class="page">
            <EmptyState
                glyph=Glyph::Box
                title=Signal::derive(move || t.purchase_missing_title().to_owned())
                body=Signal::derive(move || t.purchase_missing_body().to_owned())
            >
                <ButtonLink href=Suppliers::Purchases.href() label=Signal::derive(move || t.purchases_title().to_owned()) />
            </EmptyState>
        </div>
    }
}
