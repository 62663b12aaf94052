//! Quotes of one need side by side.

use chrono::NaiveDate;
use domain::money::Cents;
use replica::RecordId;

use super::{NeedLine, Order, OrderState, Quote, QuoteLine, QuoteState, budget, receipts};
use crate::book::Book;
use crate::vat::{SumError, Totals};

/// One quote, in figures that compare.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// The quote.
    pub quote: RecordId,
    /// Who offers.
    pub party: Option<RecordId>,
    /// Delivery included; or why there is none.
    pub totals: Result<Totals, SumError>,
    /// Of which delivery, net.
    pub delivery: Cents,
    /// Delay in days.
    pub days: Option<u32>,
    /// In months.
    pub warranty: Option<i64>,
    /// Its last day, and whether that is over.
    pub valid: Option<NaiveDate>,
    /// No longer valid.
    pub is_expired: bool,
    /// Lines of the need that it does not answer.
    pub n_missing: usize,
    /// HT left of the budget if it is chosen; nothing without budget.
    pub remaining: Option<Cents>,
    /// Where it stands.
    pub state: QuoteState,
    /// In which it is better than the others.
    pub best: Best,
}

/// In which one offer is better than all that can be compared with it. Equals are no best.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Best {
    pub is_cheapest: bool,
    pub is_fastest: bool,
    pub has_longest_warranty: bool,
}

impl Offer {
    /// Complete, priced and still valid: what a best is chosen among.
    #[must_use]
    pub fn is_comparable(&self) -> bool {
        self.totals.is_ok() && !self.is_expired && self.n_missing == 0
    }

    fn gross(&self) -> Option<Cents> {
        self.totals.as_ref().ok().map(|totals| totals.all.gross)
    }
}

/// The offers for a need, in the order in which they came.
#[must_use]
pub fn offers(book: &Book, need: RecordId, today: NaiveDate) -> Vec<Offer> {
    let base = available(book, need);
    let mut offers: Vec<Offer> =
        book.children::<Quote>(need).map(|quote| offer(book, need, quote, base, today)).collect();
    mark(&mut offers, |offer| offer.gross().map(|gross| gross.0), |best| &mut best.is_cheapest);
    mark(&mut offers, |offer| offer.days.map(i64::from), |best| &mut best.is_fastest);
    mark(&mut offers, |offer| offer.warranty.map(|months| -months), |best| &mut best.has_longest_warranty);
    offers
}

/// What the budget of a need can spend on it: what is left, and what orders for this very need took.
#[must_use]
pub fn available(book: &Book, need: RecordId) -> Option<Cents> {
    let id = book.needs.get(need)?.budget?;
    book.budgets.alive(id)?;
    let own = book.children::<Order>(need).filter(|order| order.budget == Some(id));
    let own = own
        .filter(|order| order.state != OrderState::Cancelled)
        .map(|order| budget::committed(book, order).0);
    Some(Cents(own.fold(budget::standing(book, id).remaining().0, i64::saturating_add)))
}

fn offer(book: &Book, need: RecordId, quote: &Quote, base: Option<Cents>, today: NaiveDate) -> Offer {
    let lines: Vec<&QuoteLine> = book.children::<QuoteLine>(quote.id).collect();
    let totals = Totals::of(lines.iter().map(|line| line.line).chain(quote.delivery));
    let totals = if lines.is_empty() { Err(SumError::NoPrice) } else { totals };
    let is_answered =
        |line: &&NeedLine| lines.iter().any(|it| it.need_line == Some(line.id) && 0 < it.line.milli);
    let net = totals.as_ref().ok().map(|totals| totals.all.net);
    Offer {
        quote: quote.id,
        party: quote.party,
        delivery: quote.delivery.and_then(|line| line.price).unwrap_or_default(),
        days: quote.delay.map(super::Delay::days),
        warranty: quote.warranty,
        valid: quote.valid,
        is_expired: quote.valid.is_some_and(|day| day < today),
        n_missing: book.children::<NeedLine>(need).filter(|line| !is_answered(line)).count(),
        remaining: base.zip(net).map(|(base, net)| Cents(base.0.saturating_sub(net.0))),
        state: quote.state,
        best: Best::default(),
        totals,
    }
}

/// Marks those with the lowest value, if somebody has a higher one.
fn mark(offers: &mut [Offer], value: impl Fn(&Offer) -> Option<i64>, flag: impl Fn(&mut Best) -> &mut bool) {
    let known: Vec<i64> = offers.iter().filter(|offer| offer.is_comparable()).filter_map(&value).collect();
    let (Some(low), Some(high)) = (known.iter().min(), known.iter().max()) else { return };
    if low == high {
        return;
    }
    for offer in offers.iter_mut().filter(|offer| offer.is_comparable()) {
        if value(offer) == Some(*low) {
            *flag(&mut offer.best) = true;
        }
    }
}

/// The order that came of a need, if it was not cancelled.
#[must_use]
pub fn order_of(book: &Book, need: RecordId) -> Option<&Order> {
    book.children::<Order>(need).find(|order| order.state != OrderState::Cancelled)
}

/// Whether nothing came of an order yet.
#[must_use]
pub fn is_untouched(book: &Book, order: RecordId) -> bool {
    receipts::delivery(&receipts::due(book, order)) == receipts::Delivery::None
}
