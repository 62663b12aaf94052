//! An invoice against what was agreed: the order, what came of it, or the contract.

use chrono::{Datelike, NaiveDate};
use domain::money::Cents;
use replica::RecordId;
use search::fold;

use super::{Invoice, budget, receipts};
use crate::book::Book;
use crate::vat::{Amounts, drift_bp, tolerance};

/// What an invoice is held against.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// What of the order was not invoiced yet.
    Order,
    /// What came of the order and was not invoiced yet.
    Received,
    /// What the contract says for its time.
    Contract,
}

/// What comes of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// As agreed, to the cents that rounding explains.
    Matched,
    /// Less than the order: so much is still to be invoiced, net.
    Partial(Cents),
    /// Another net amount: by how much, and in basis points of what was expected.
    Drifting {
        /// Actual less expected, net.
        by: Cents,
        /// Basis points: 400 is +4,0 %.
        bp: Option<i64>,
    },
    /// The net is right and the VAT is not: by how much.
    Vat(Cents),
    /// Nothing to hold it against.
    NoReference,
}

/// What a look at an invoice says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    /// What it was held against, and the net expected.
    pub expected: Option<(Basis, Cents)>,
    /// What comes of it.
    pub verdict: Verdict,
    /// Net and VAT do not make the gross: by how much the gross is off.
    pub sum_off: Option<Cents>,
    /// Others of the same supplier with the same number.
    pub duplicates: Vec<RecordId>,
}

/// What was agreed: the amounts to compare with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Expected {
    /// Where it comes from.
    pub basis: Basis,
    /// HT.
    pub net: Cents,
    /// TVA, if known.
    pub vat: Option<Cents>,
    /// How many lines were rounded.
    pub n_lines: usize,
}

/// Holds an amount against what was agreed.
#[must_use]
pub fn against(expected: Expected, net: Cents, vat: Cents) -> Verdict {
    let within = tolerance(expected.n_lines).0;
    let by = net.0.saturating_sub(expected.net.0);
    if within < by.saturating_abs() {
        if expected.basis == Basis::Order && by < 0 && 0 < net.0 {
            return Verdict::Partial(Cents(by.saturating_neg()));
        }
        return Verdict::Drifting { by: Cents(by), bp: drift_bp(expected.net, net) };
    }
    match expected.vat.map(|agreed| vat.0.saturating_sub(agreed.0)) {
        Some(off) if within < off.saturating_abs() => Verdict::Vat(Cents(off)),
        _ => Verdict::Matched,
    }
}

/// Looks at an invoice as it is stored, or as it is being typed (`invoice.id` may be new).
#[must_use]
pub fn check(book: &Book, invoice: &Invoice) -> Check {
    let off = invoice.gross.0.saturating_sub(invoice.net.0.saturating_add(invoice.vat.0));
    let sum_off = (off != 0).then_some(Cents(off));
    let duplicates = duplicates(book, invoice);
    let found = if invoice.is_credit { Vec::new() } else { expectations(book, invoice) };
    let mut best: Option<(Expected, Verdict)> = None;
    for expected in found {
        let verdict = against(expected, invoice.net, invoice.vat);
        if verdict == Verdict::Matched {
            best = Some((expected, verdict));
            break;
        }
        best.get_or_insert((expected, verdict));
    }
    match best {
        Some((expected, verdict)) => {
            Check { expected: Some((expected.basis, expected.net)), verdict, sum_off, duplicates }
        }
        None => Check { expected: None, verdict: Verdict::NoReference, sum_off, duplicates },
    }
}

/// What the invoice may be held against, the first to be told if none matches.
fn expectations(book: &Book, invoice: &Invoice) -> Vec<Expected> {
    if let Some(order) = invoice.order.and_then(|id| book.orders.get(id)) {
        let Ok(totals) = receipts::totals(book, order) else { return Vec::new() };
        let earlier = book.children::<Invoice>(order.id).filter(|it| it.id < invoice.id);
        let (net, vat) = earlier.fold((0_i64, 0_i64), |(net, vat), it| {
            let sign = if it.is_credit { -1 } else { 1 };
            let signed = |cents: Cents| cents.0.saturating_abs().saturating_mul(sign);
            (net.saturating_add(budget::signed_net(it).0), vat.saturating_add(signed(it.vat)))
        });
        let n_lines = totals.n_lines;
        let left = |basis, all: Amounts| Expected {
            basis,
            net: Cents(all.net.0.saturating_sub(net)),
            vat: Some(Cents(all.vat.0.saturating_sub(vat))),
            n_lines,
        };
        let came = receipts::received(book, order).ok().map(|came| left(Basis::Received, came));
        return std::iter::once(left(Basis::Order, totals.all))
            .chain(came.filter(|it| 0 < it.net.0))
            .collect();
    }
    contract_price(book, invoice).into_iter().collect()
}

/// The price of a contract on the day of an invoice, for each of its periods that the invoice covers.
fn contract_price(book: &Book, invoice: &Invoice) -> Option<Expected> {
    let contract = book.contracts.get(invoice.contract?)?;
    let day = invoice.period.map(|(from, _)| from).or(invoice.on)?;
    let amount = contract.terms(book).ok()?.price_on(day)?;
    let n = invoice.period.zip(amount.per.months()).map_or(1, |((from, to), each)| periods(from, to, each));
    let net = Cents(amount.net.0.checked_mul(n)?);
    let vat = amount.vat_bp.and_then(|bp| Amounts::of(net, bp.into()).ok()).map(|amounts| amounts.vat);
    Some(Expected { basis: Basis::Contract, net, vat, n_lines: 1 })
}

/// How many periods of so many months lie from one day to another, at least one.
fn periods(from: NaiveDate, to: NaiveDate, each: u32) -> i64 {
    let months = |day: NaiveDate| i64::from(day.year()) * 12 + i64::from(day.month0());
    // Up to the last day included: from the 1st of January to the 31st of March are three months.
    let last = to.succ_opt().unwrap_or(to);
    let n = months(last) - months(from) - i64::from(last.day() < from.day());
    (n / i64::from(each.max(1))).max(1)
}

/// Others of the same supplier with the same number; spaces, marks and case ignored.
fn duplicates(book: &Book, invoice: &Invoice) -> Vec<RecordId> {
    let Some(party) = invoice.party else { return Vec::new() };
    let number = key(&invoice.number);
    if number.is_empty() {
        return Vec::new();
    }
    let same = |it: &&Invoice| it.id != invoice.id && it.party == Some(party) && key(&it.number) == number;
    let mut ids: Vec<RecordId> = book.children::<Invoice>(party).filter(same).map(|it| it.id).collect();
    ids.sort();
    ids
}

fn key(number: &str) -> String {
    fold(number).chars().filter(|c| c.is_alphanumeric()).collect()
}
