//! What came of an order, and what is still due.

use domain::money::Cents;
use replica::RecordId;

use super::{Order, OrderLine, OrderState, Receipt};
use crate::book::Book;
use crate::vat::{Amounts, Line, SumError, Totals};

/// One line of an order, against all that came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DueLine {
    /// The line.
    pub line: RecordId,
    /// What was ordered, in thousandths.
    pub ordered: i64,
    /// What came.
    pub got: i64,
}

impl DueLine {
    /// What is still to come.
    #[must_use]
    pub fn due(self) -> i64 {
        self.ordered.saturating_sub(self.got).max(0)
    }

    /// What came beyond the order.
    #[must_use]
    pub fn over(self) -> i64 {
        self.got.saturating_sub(self.ordered).max(0)
    }
}

/// How far the delivery of an order is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Delivery {
    /// Nothing came yet.
    None,
    /// Some of it is still due.
    Partial,
    /// Everything is here.
    Whole,
}

/// Each line of an order against what came, in the order of the lines.
#[must_use]
pub fn due(book: &Book, order: RecordId) -> Vec<DueLine> {
    let got = |line: RecordId| {
        let of_line =
            book.children::<Receipt>(order).flat_map(|receipt| &receipt.got).filter(|(id, _)| *id == line);
        of_line.fold(0_i64, |sum, (_, milli)| sum.saturating_add(*milli))
    };
    let lines = book.children::<OrderLine>(order);
    lines.map(|line| DueLine { line: line.id, ordered: line.line.milli, got: got(line.id) }).collect()
}

/// How far the delivery is.
#[must_use]
pub fn delivery(due: &[DueLine]) -> Delivery {
    if due.iter().all(|line| line.got <= 0) {
        Delivery::None
    } else if due.iter().any(|line| 0 < line.due()) {
        Delivery::Partial
    } else {
        Delivery::Whole
    }
}

/// Whether something of an order is still to come: neither cancelled nor a draft that nobody sent.
#[must_use]
pub fn is_awaited(book: &Book, order: &Order) -> bool {
    matches!(order.state, OrderState::Sent | OrderState::Confirmed)
        && delivery(&due(book, order.id)) != Delivery::Whole
}

/// All that an order is worth, delivery included.
pub fn totals(book: &Book, order: &Order) -> Result<Totals, SumError> {
    Totals::of(book.children::<OrderLine>(order.id).map(|line| line.line).chain(order.delivery))
}

/// What came is worth, without the delivery.
pub fn received(book: &Book, order: &Order) -> Result<Amounts, SumError> {
    let got = due(book, order.id);
    let came = |line: &OrderLine| {
        let milli = got.iter().find(|due| due.line == line.id).map_or(0, |due| due.got.max(0));
        Line { milli, ..line.line }
    };
    Totals::of(book.children::<OrderLine>(order.id).map(came)).map(|totals| totals.all)
}

/// The net of an order; nothing where a price is missing.
#[must_use]
pub fn net(book: &Book, order: &Order) -> Cents {
    totals(book, order).map(|totals| totals.all.net).unwrap_or_default()
}
