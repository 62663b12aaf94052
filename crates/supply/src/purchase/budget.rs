//! What of a budget is committed, invoiced, paid and left. All HT.
//!
//! An order commits its net until it is invoiced; a cancelled order gives it back, whatever was invoiced stays.
//! A credit note takes from what is invoiced and commits nothing again. A visit commits its cost until it is invoiced.

use std::collections::BTreeSet;

use domain::money::Cents;
use replica::RecordId;

use super::{Invoice, InvoiceState, Order, OrderState, receipts};
use crate::book::Book;
use crate::vat::tolerance;
use crate::visit::{Intervention, committed_cost};

/// Where a budget stands. `paid` is part of `invoiced`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Standing {
    pub amount: Cents,
    /// Before it was followed here.
    pub spent: Cents,
    pub committed: Cents,
    pub invoiced: Cents,
    pub paid: Cents,
}

impl Standing {
    /// What is left; below zero when more was committed than there is.
    #[must_use]
    pub fn remaining(self) -> Cents {
        let used = [self.spent, self.committed, self.invoiced];
        Cents(used.iter().fold(self.amount.0, |left, part| left.saturating_sub(part.0)))
    }
}

/// The net that an invoice takes from a budget: below zero for a credit note, whichever sign was typed.
#[must_use]
pub fn signed_net(invoice: &Invoice) -> Cents {
    if invoice.is_credit { Cents(invoice.net.0.saturating_abs().saturating_neg()) } else { invoice.net }
}

/// What pays an invoice: its own budget, else its order's, else its visit's.
fn budget_of(book: &Book, invoice: &Invoice) -> Option<RecordId> {
    let of_order = || invoice.order.and_then(|id| book.orders.get(id)).and_then(|order| order.budget);
    let of_visit = || invoice.intervention.and_then(|id| book.interventions.get(id)).and_then(|it| it.budget);
    invoice.budget.or_else(of_order).or_else(of_visit)
}

/// What a visit commits: its net cost, nothing once it is invoiced.
#[must_use]
pub fn committed_by_visit(book: &Book, visit: &Intervention) -> Cents {
    let is_invoiced = book.children::<Invoice>(visit.id).any(|invoice| !invoice.is_credit);
    committed_cost(visit, is_invoiced).map_or(Cents(0), |(_, net)| net)
}

/// What an order still commits: its net less what was invoiced of it; nothing once nothing more is to come.
#[must_use]
pub fn committed(book: &Book, order: &Order) -> Cents {
    if matches!(order.state, OrderState::Cancelled | OrderState::Settled) {
        return Cents(0);
    }
    let Ok(totals) = receipts::totals(book, order) else { return Cents(0) };
    let invoices = book.children::<Invoice>(order.id).filter(|invoice| !invoice.is_credit);
    let invoiced = invoices.fold(0_i64, |sum, invoice| sum.saturating_add(invoice.net.0));
    let left = totals.all.net.0.saturating_sub(invoiced);
    // A cent that two ways of rounding leave over commits nobody.
    Cents(if left <= tolerance(totals.n_lines).0 && 0 < invoiced { 0 } else { left.max(0) })
}

/// Where a budget stands; empty for one that is unknown.
#[must_use]
pub fn standing(book: &Book, id: RecordId) -> Standing {
    let Some(budget) = book.budgets.get(id) else { return Standing::default() };
    let mut standing = Standing { amount: budget.amount, spent: budget.spent, ..Standing::default() };
    for order in book.children::<Order>(id) {
        standing.committed = plus(standing.committed, committed(book, order));
    }
    for visit in book.children::<Intervention>(id) {
        standing.committed = plus(standing.committed, committed_by_visit(book, visit));
    }
    for invoice in invoices(book, id) {
        let net = signed_net(invoice);
        standing.invoiced = plus(standing.invoiced, net);
        if invoice.state == InvoiceState::Paid {
            standing.paid = plus(standing.paid, net);
        }
    }
    standing
}

/// The invoices that a budget pays, by age.
#[must_use]
pub fn invoices(book: &Book, budget: RecordId) -> Vec<&Invoice> {
    let own = book.children::<Invoice>(budget).map(|invoice| invoice.id);
    let of_orders =
        book.children::<Order>(budget).flat_map(|order| book.children::<Invoice>(order.id)).map(|it| it.id);
    let visits = book.children::<Intervention>(budget);
    let of_visits = visits.flat_map(|visit| book.children::<Invoice>(visit.id)).map(|it| it.id);
    let ids: BTreeSet<RecordId> = own.chain(of_orders).chain(of_visits).collect();
    let all = ids.into_iter().filter_map(|id| book.invoices.alive(id));
    all.filter(|invoice| budget_of(book, invoice) == Some(budget)).collect()
}

fn plus(a: Cents, b: Cents) -> Cents {
    Cents(a.0.saturating_add(b.0))
}
