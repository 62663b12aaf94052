//! How far the money of a line is: typed, or from the order and the invoice that it is linked to.

use leptos::prelude::*;
use replica::RecordId;
use supply::book::Book;
use supply::purchase::{Invoice, Order};

use super::line_form::StageField;
use super::sketch::Sketch;
use crate::i18n::{T, use_t};
use crate::session::use_session;
use crate::suppliers::purchases::acts::order_name;
use crate::suppliers::purchases::pick::Who;
use crate::suppliers::purchases::words::{money, party_name};
use crate::widgets::icon::{Glyph, Icon};
use crate::widgets::select_field::{Choice, SelectField};
use crate::widgets::switch::Switch;

/// Committed, invoiced, paid; the order and the invoice.
#[component]
pub fn StageFields(
    /// The form.
    sketch: Sketch,
    /// Whether they stand open.
    is_open: bool,
) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let party = Signal::derive(move || match sketch.who.get() {
        Some(Who::Known(id)) => Some(id),
        _ => None,
    });
    let orders = Signal::derive(move || {
        session.look_in::<Book, _>(|book, _, _| orders(t, book, party.get(), sketch.order.get()))
    });
    let invoices = Signal::derive(move || {
        session.look_in::<Book, _>(|book, _, _| invoices(t, book, party.get(), sketch.invoice.get()))
    });
    let named = |name: fn(T) -> &'static str| Signal::derive(move || name(t).to_owned());
    let id_of = |id: Option<RecordId>| id.map(|id| id.to_string()).unwrap_or_default();
    view! {
        <details class="disclosure money-form__stages" open=is_open>
            <summary class="disclosure__head">
                <span>{move || t.money_line_progress()}</span>
                <Icon glyph=Glyph::ChevronDown />
            </summary>
            <div class="money-form__fields">
                <p class="field__hint">{move || t.money_line_from_order()}</p>
                <div class="buy-triple">
                    <StageField label=named(|t| t.money_part_committed()) sketch typed=sketch.committed />
                    <StageField label=named(|t| t.budget_invoiced()) sketch typed=sketch.invoiced />
                    <StageField label=named(|t| t.money_part_paid()) sketch typed=sketch.paid />
                </div>
                <Switch
                    label=named(|t| t.money_line_settled())
                    checked=sketch.settled
                    on_change=move |on| sketch.settled.set(on)
                    hint=Signal::derive(move || Some(t.money_line_settled_hint().to_owned()))
                />
                <div class="buy-pair">
                    <SelectField
                        label=named(|t| t.money_line_order())
                        value=Signal::derive(move || id_of(sketch.order.get()))
                        choices=orders
                        on_change=move |id: String| sketch.order.set(id.parse().ok())
                    />
                    <SelectField
                        label=named(|t| t.money_line_invoice())
                        value=Signal::derive(move || id_of(sketch.invoice.get()))
                        choices=invoices
                        on_change=move |id: String| sketch.invoice.set(id.parse().ok())
                    />
                </div>
            </div>
        </details>
    }
}

/// Orders to link, the latest first: those of the supplier where one is chosen, and the one that is linked.
fn orders(t: T, book: &Book, party: Option<RecordId>, linked: Option<RecordId>) -> Vec<Choice> {
    let mut all: Vec<&Order> = book
        .orders
        .iter()
        .filter(|order| Some(order.id) == linked || party.is_none() || order.party == party)
        .collect();
    all.sort_by_key(|order| std::cmp::Reverse((order.on, order.id)));
    let name = |order: &&Order| {
        let number = order_name(order);
        let words = if party.is_none() {
            format!("{number} · {}", party_name(t, book, order.party))
        } else {
            number
        };
        Choice::new(order.id.to_string(), words)
    };
    std::iter::once(Choice::new("", t.money_line_no_link())).chain(all.iter().map(name)).collect()
}

/// Invoices to link, in the same way.
fn invoices(t: T, book: &Book, party: Option<RecordId>, linked: Option<RecordId>) -> Vec<Choice> {
    let mut all: Vec<&Invoice> = book
        .invoices
        .iter()
        .filter(|invoice| Some(invoice.id) == linked || party.is_none() || invoice.party == party)
        .collect();
    all.sort_by_key(|invoice| std::cmp::Reverse((invoice.on, invoice.id)));
    let name = |invoice: &&Invoice| {
        let number = if invoice.number.trim().is_empty() { "—" } else { invoice.number.trim() };
        Choice::new(invoice.id.to_string(), format!("{number} · {}", money(t, invoice.gross)))
    };
    std::iter::once(Choice::new("", t.money_line_no_link())).chain(all.iter().map(name)).collect()
}
