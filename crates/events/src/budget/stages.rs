//! How far the money of a line is: planned, committed, invoiced, paid. All taxes included.
//!
//! What is typed on a line counts; where nothing is typed, the purchase order and the invoice that it is linked to do.
//! Lines of one event that share an order share its amounts in proportion to what was planned, to the cent.

use domain::money::Cents;
use replica::RecordId;
use supply::book::Book;
use supply::purchase::{Invoice, InvoiceState, OrderState, receipts};

use super::Line;
use super::amount::MOST;

/// What is known of each stage; nothing where nothing is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stages {
    /// Ordered or signed.
    pub committed: Option<Cents>,
    /// Invoiced, credit notes taken off.
    pub invoiced: Option<Cents>,
    /// Paid.
    pub paid: Option<Cents>,
    /// Nothing more is to come: what was invoiced, or paid, is the cost.
    pub is_final: bool,
}

/// How the money of a line will end, split by how far it is. The parts add up to the forecast.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Layers {
    pub paid: Cents,
    /// Invoiced and not paid.
    pub due: Cents,
    /// Committed and not invoiced.
    pub committed: Cents,
    /// Planned and not committed.
    pub planned: Cents,
}

impl Layers {
    /// Splits a forecast.
    #[must_use]
    pub fn of(stages: &Stages, forecast: Cents) -> Self {
        // A rebate is split as its mirror.
        let sign = if forecast.0 < 0 { -1 } else { 1 };
        let whole = forecast.0.saturating_mul(sign);
        let known = |stage: Option<Cents>| stage.map_or(0, |it| it.0.saturating_mul(sign)).clamp(0, whole);
        let paid = known(stages.paid);
        let invoiced = known(stages.invoiced).max(paid);
        let committed = known(stages.committed).max(invoiced);
        let part = |from: i64, to: i64| Cents((to - from) * sign);
        Self {
            paid: part(0, paid),
            due: part(paid, invoiced),
            committed: part(invoiced, committed),
            planned: part(committed, whole),
        }
    }

    /// The parts of two.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self {
            paid: plus(self.paid, other.paid),
            due: plus(self.due, other.due),
            committed: plus(self.committed, other.committed),
            planned: plus(self.planned, other.planned),
        }
    }

    /// All of it.
    #[must_use]
    pub fn sum(self) -> Cents {
        [self.paid, self.due, self.committed, self.planned].into_iter().fold(Cents(0), plus)
    }
}

/// The sum of two amounts that `MOST` bounds.
pub(super) fn plus(a: Cents, b: Cents) -> Cents {
    Cents(a.0.saturating_add(b.0))
}

/// The stages of each line. `planned` holds what each line of `lines` was planned to cost.
#[must_use]
pub fn stages(book: &Book, lines: &[&Line], planned: &[Cents]) -> Vec<Stages> {
    let mut all: Vec<Stages> = lines.iter().map(|line| typed(line)).collect();
    for (at, line) in lines.iter().enumerate() {
        let invoice =
            line.invoice.map(|id| (of_invoice(book, id), invoice_of as fn(&Line) -> Option<RecordId>));
        let order = line.order.map(|id| (of_order(book, id), order_of as fn(&Line) -> Option<RecordId>));
        let linked = [invoice, order];
        for (found, key) in linked.into_iter().flatten() {
            // The part of this line in what all lines with the same link share.
            let like: Vec<(usize, Cents)> = lines
                .iter()
                .zip(planned)
                .enumerate()
                .filter(|(_, (other, _))| key(other) == key(line))
                .map(|(i, (_, planned))| (i, *planned))
                .collect();
            let weights: Vec<Cents> = like.iter().map(|(_, planned)| *planned).collect();
            let mine = like.iter().position(|(i, _)| *i == at);
            let part = |whole: Option<Cents>| share(whole?, &weights).get(mine?).copied();
            if let Some(stages) = all.get_mut(at) {
                stages.committed = stages.committed.or_else(|| part(found.committed));
                if stages.invoiced.is_none() {
                    stages.invoiced = part(found.invoiced);
                    stages.is_final |= stages.invoiced.is_some() && found.is_final;
                }
                stages.paid = stages.paid.or_else(|| part(found.paid));
            }
        }
    }
    all
}

fn invoice_of(line: &Line) -> Option<RecordId> {
    line.invoice
}

fn order_of(line: &Line) -> Option<RecordId> {
    line.order
}

/// What is typed on a line, without what no amount may be.
fn typed(line: &Line) -> Stages {
    let sound = |amount: Option<Cents>| amount.filter(|it| it.0.saturating_abs() <= MOST);
    Stages {
        committed: sound(line.committed),
        invoiced: sound(line.invoiced),
        paid: sound(line.paid),
        is_final: line.is_settled,
    }
}

/// What a purchase order says, its invoices included.
fn of_order(book: &Book, id: RecordId) -> Stages {
    let Some(order) = book.orders.alive(id) else { return Stages::default() };
    let whole = receipts::totals(book, order).ok();
    let gross = whole.as_ref().map(|totals| totals.all.gross);
    let is_dead = order.state == OrderState::Cancelled;
    let mut stages = Stages {
        committed: gross.filter(|_| !is_dead),
        is_final: is_dead || order.state == OrderState::Settled,
        ..Stages::default()
    };
    for invoice in book.children::<Invoice>(id) {
        take_in(&mut stages, invoice);
    }
    let tolerance = whole.map_or(0, |totals| totals.tolerance().0);
    let rest = gross.zip(stages.invoiced).map(|(gross, got)| gross.0.saturating_sub(got.0));
    stages.is_final |= rest.is_some_and(|rest| rest <= tolerance);
    stages
}

/// What one invoice says: it may be for a part.
fn of_invoice(book: &Book, id: RecordId) -> Stages {
    let mut stages = Stages::default();
    if let Some(invoice) = book.invoices.alive(id) {
        take_in(&mut stages, invoice);
    }
    stages
}

fn take_in(stages: &mut Stages, invoice: &Invoice) {
    let gross = if invoice.is_credit { -invoice.gross.0.saturating_abs() } else { invoice.gross.0 };
    let gross = Cents(gross.clamp(-MOST, MOST));
    stages.invoiced = Some(stages.invoiced.map_or(gross, |sum| plus(sum, gross)));
    if invoice.state == InvoiceState::Paid {
        stages.paid = Some(stages.paid.map_or(gross, |sum| plus(sum, gross)));
    }
}

/// Splits an amount in proportion to weights; the parts add up to it, to the cent. Equal parts where all weights are
/// nothing.
#[must_use]
pub fn share(whole: Cents, weights: &[Cents]) -> Vec<Cents> {
    let weight = |cents: &Cents| i128::from(cents.0.max(0));
    let sum: i128 = weights.iter().map(weight).sum();
    let n = i128::try_from(weights.len()).unwrap_or(1).max(1);
    let mut before = 0_i128;
    let mut given = 0_i128;
    let parts = weights.iter().map(|cents| {
        before += if sum == 0 { 1 } else { weight(cents) };
        // Each part is what lies between two rounded sums, so that nothing is lost and nothing is made.
        let upto = i128::from(whole.0) * before / if sum == 0 { n } else { sum };
        let part = upto - given;
        given = upto;
        Cents(i64::try_from(part).unwrap_or(0))
    });
    parts.collect()
}
