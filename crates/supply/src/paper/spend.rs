//! What the book knows of what each supplier is paid for: contracts, orders, invoices.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::money::Cents;
use replica::RecordId;

use super::spending::{Amount, Spending, What};
use crate::book::Book;
use crate::contract::{Contract, State, Terms};
use crate::purchase::{Invoice, Order, OrderLine, OrderState};
use crate::vat::{Amounts, Totals};

/// What each party is paid for, in one pass.
#[must_use]
pub fn spend(book: &Book, today: NaiveDate) -> BTreeMap<RecordId, Vec<Spending>> {
    let mut all: BTreeMap<RecordId, Vec<Spending>> = BTreeMap::new();
    let contracts = book.contracts.iter().map(|it| (it.party, of_contract(book, it, today)));
    let orders = book.orders.iter().map(|it| (it.party, of_order(book, it, today)));
    let invoices = book.invoices.iter().map(|it| (party_of(book, it), Some(of_invoice(it, today))));
    for (party, spending) in contracts.chain(orders).chain(invoices) {
        if let Some((party, spending)) = party.zip(spending) {
            all.entry(party).or_default().push(spending);
        }
    }
    all
}

/// What one party is paid for.
#[must_use]
pub fn of_party(book: &Book, party: RecordId, today: NaiveDate) -> Vec<Spending> {
    let contracts: Vec<&Contract> =
        book.children::<Contract>(party).filter(|it| it.party == Some(party)).collect();
    let orders: Vec<&Order> = book.children::<Order>(party).filter(|it| it.party == Some(party)).collect();
    // An invoice that names no party is of whom its order or contract is.
    let owners = contracts.iter().map(|it| it.id).chain(orders.iter().map(|it| it.id));
    let invoices: BTreeMap<RecordId, &Invoice> = std::iter::once(party)
        .chain(owners)
        .flat_map(|parent| book.children::<Invoice>(parent))
        .filter(|it| party_of(book, it) == Some(party))
        .map(|it| (it.id, it))
        .collect();
    let contracts = contracts.iter().filter_map(|it| of_contract(book, it, today));
    let orders = orders.iter().filter_map(|it| of_order(book, it, today));
    contracts.chain(orders).chain(invoices.values().map(|it| of_invoice(it, today))).collect()
}

fn party_of(book: &Book, invoice: &Invoice) -> Option<RecordId> {
    let of_order = || book.orders.alive(invoice.order?)?.party;
    let of_contract = || book.contracts.alive(invoice.contract?)?.party;
    invoice.party.or_else(of_order).or_else(of_contract)
}

/// With the VAT of a rate; without a rate, or beyond all bounds, none.
fn taxed(net: Cents, vat_bp: u32) -> Amount {
    let ttc = Amounts::of(net, i64::from(vat_bp)).map_or(net, |amounts| amounts.gross);
    Amount { ht: net, ttc }
}

fn of_contract(book: &Book, contract: &Contract, today: NaiveDate) -> Option<Spending> {
    let read = contract.course(book, |course| {
        let decision = course.decide(today);
        let vat = rate(course.terms, today);
        let until = match decision.state {
            State::Ended { on } => Some(on),
            _ => course.last_day(today),
        };
        let term = course.terms.cost_of(&decision.term).map(|net| taxed(net, vat));
        let yearly = decision.yearly.map(|net| taxed(net, vat)).or(term);
        (yearly, What::Contract { until, term })
    });
    let (yearly, what) = match read {
        Ok((yearly, what)) => (yearly.unwrap_or_default(), what),
        // Its terms make no sense yet; what it costs may be known all the same.
        Err(_) => {
            let amount = contract.amount?;
            let times = amount.per.months().map_or(1, |months| 12 / i64::from(months.max(1)));
            let yearly = taxed(Cents(amount.net.0.saturating_mul(times)), amount.vat_bp.unwrap_or_default());
            let until = contract.ended.as_ref().map(|(on, _)| *on);
            (yearly, What::Contract { until, term: None })
        }
    };
    Some(Spending { id: contract.id, amount: yearly, what })
}

fn rate(terms: &Terms, today: NaiveDate) -> u32 {
    terms.price_on(today.max(terms.start)).and_then(|price| price.vat_bp).unwrap_or_default()
}

fn of_order(book: &Book, order: &Order, today: NaiveDate) -> Option<Spending> {
    if !matches!(order.state, OrderState::Sent | OrderState::Confirmed) {
        return None;
    }
    // A line without a price must not hide the others.
    let lines = book.children::<OrderLine>(order.id).map(|line| line.line).chain(order.delivery);
    let totals = Totals::of(lines.filter(|line| line.amounts().is_ok())).unwrap_or_default();
    Some(Spending {
        id: order.id,
        amount: Amount { ht: totals.all.net, ttc: totals.all.gross },
        what: What::Order { on: order.on.unwrap_or(today) },
    })
}

fn of_invoice(invoice: &Invoice, today: NaiveDate) -> Spending {
    let sign = |cents: Cents| {
        if invoice.is_credit { Cents(cents.0.saturating_abs().saturating_neg()) } else { cents }
    };
    Spending {
        id: invoice.id,
        amount: Amount { ht: sign(invoice.net), ttc: sign(invoice.gross) },
        what: What::Invoice {
            on: invoice.on.unwrap_or(today),
            contract: invoice.contract,
            order: invoice.order,
        },
    }
}
