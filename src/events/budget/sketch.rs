//! A line while it is typed.

use domain::money::Cents;
use events::budget::Line;
use events::budget::amount::{FIXED, GROSS, NET, PER_GUEST, priced, quantity};
use events::budget::compose::{AmountError, check_amount};
use leptos::prelude::*;
use replica::RecordId;
use supply::purchase::quantity as typed_quantity;
use supply::vat::{Amounts, ONE_MILLI, SumError};

use crate::i18n::T;
use crate::suppliers::purchases::inputs::Typed;
use crate::suppliers::purchases::pick::Who;
use crate::suppliers::purchases::words as buy;

/// What the fields of the form hold.
#[derive(Clone, Copy)]
pub struct Sketch {
    /// The line as it was, or a new one.
    pub old: StoredValue<Line>,
    /// What.
    pub title: RwSignal<String>,
    /// Its category.
    pub category: RwSignal<String>,
    /// Whether guests change the quantity.
    pub basis: RwSignal<String>,
    /// How many, or how many on top of the guests.
    pub n: Typed,
    /// Of one.
    pub price: Typed,
    /// Whether the price is net or gross.
    pub tax: RwSignal<String>,
    /// Basis points as text; empty: nobody said.
    pub vat: RwSignal<String>,
    /// From whom.
    pub who: RwSignal<Option<Who>>,
    /// Typed over what the order and the invoice say.
    pub committed: Typed,
    /// The same of what was invoiced.
    pub invoiced: Typed,
    /// The same of what was paid.
    pub paid: Typed,
    /// Nothing more is to come.
    pub settled: RwSignal<bool>,
    /// The linked order.
    pub order: RwSignal<Option<RecordId>>,
    /// The linked invoice.
    pub invoice: RwSignal<Option<RecordId>>,
    /// More words.
    pub notes: RwSignal<String>,
}

impl Sketch {
    /// A form that holds a line.
    pub fn of(t: T, line: &Line) -> Self {
        let milli = line.milli.unwrap_or(if line.basis == PER_GUEST { 0 } else { ONE_MILLI });
        Self {
            old: StoredValue::new(line.clone()),
            title: RwSignal::new(line.title.clone()),
            category: RwSignal::new(line.category.clone()),
            basis: RwSignal::new(line.basis.clone()),
            n: Typed::quantity(t, milli),
            price: Typed::amount(t, line.price),
            tax: RwSignal::new(line.tax.clone()),
            vat: RwSignal::new(line.vat.map(|bp| bp.to_string()).unwrap_or_default()),
            who: RwSignal::new(line.party.map(Who::Known)),
            committed: Typed::amount(t, line.committed),
            invoiced: Typed::amount(t, line.invoiced),
            paid: Typed::amount(t, line.paid),
            settled: RwSignal::new(line.is_settled),
            order: RwSignal::new(line.order),
            invoice: RwSignal::new(line.invoice),
            notes: RwSignal::new(line.notes.clone()),
        }
    }

    /// A line that begins: a meal for each guest and for those who work, net, at the rate of meals.
    pub fn blank(id: RecordId, crew: i64) -> Line {
        let mut line = Line::new(id);
        line.category = "catering".to_owned();
        line.basis = PER_GUEST.to_owned();
        line.tax = NET.to_owned();
        line.vat = Some(1_000);
        line.milli = Some(crew.clamp(0, 1_000).saturating_mul(ONE_MILLI));
        line
    }

    /// Whether guests change the quantity, followed.
    pub fn is_per_guest(self) -> bool {
        self.basis.with(|basis| basis == PER_GUEST)
    }

    /// Whether the price is gross, followed.
    pub fn is_gross(self) -> bool {
        self.tax.with(|tax| tax == GROSS)
    }

    /// The typed number in thousandths, followed: below zero only on top of guests.
    pub fn milli(self) -> Option<i64> {
        let text = self.n.text.get();
        let text = text.trim();
        let (sign, digits) = match text.strip_prefix(['-', '−']) {
            Some(digits) if self.is_per_guest() => (-1, digits),
            _ => (1, text.strip_prefix('+').unwrap_or(text)),
        };
        if digits.is_empty() {
            return Some(if self.is_per_guest() { 0 } else { ONE_MILLI });
        }
        typed_quantity::parse(digits).ok().map(|milli| milli * sign)
    }

    /// What the line comes to for so many guests, followed; why not otherwise.
    pub fn total(self, heads: i64) -> Result<Amounts, SumError> {
        let milli = self.milli().ok_or(SumError::Quantity)?;
        let price = self.price.cents().map_err(|_| SumError::NoPrice)?;
        let mut line = self.old.get_value();
        line.basis = self.basis.get();
        line.milli = Some(milli);
        priced(quantity(&line, heads), price, self.is_gross(), self.rate().unwrap_or(0))
    }

    /// The rate in basis points, followed.
    pub fn rate(self) -> Option<i64> {
        self.vat.with(|bp| bp.parse().ok())
    }

    /// What is wrong with an amount, followed. `is_fixed` amounts may be a rebate.
    pub fn amount_fault(self, t: T, typed: Typed, may_be_negative: bool) -> Option<String> {
        match typed.cents() {
            Err(error) => Some(buy::money_error(t, error).to_owned()),
            Ok(Some(cents)) => match check_amount(cents, may_be_negative) {
                Ok(_) => None,
                Err(AmountError::Negative) => Some(t.money_line_negative().to_owned()),
                Err(AmountError::TooLarge) => Some(t.amount_too_large().to_owned()),
            },
            Ok(None) => None,
        }
    }

    /// Whether the amounts of the stages may be below zero: of a rebate, or of a line with a credit, followed.
    pub fn is_rebate(self) -> bool {
        !self.is_per_guest() && matches!(self.price.cents(), Ok(Some(Cents(price))) if price < 0)
    }

    /// The line as typed, but for its supplier; nothing while something is wrong.
    pub fn read(self, t: T) -> Option<Line> {
        untrack(|| {
            let is_rebate = self.is_rebate();
            let faults = [
                self.amount_fault(t, self.price, !self.is_per_guest()),
                self.amount_fault(t, self.committed, is_rebate),
                self.amount_fault(t, self.invoiced, is_rebate),
                self.amount_fault(t, self.paid, is_rebate),
            ];
            if faults.iter().any(Option::is_some) || self.title.with(|title| title.trim().is_empty()) {
                return None;
            }
            let mut line = self.old.get_value();
            line.title = self.title.get().trim().to_owned();
            line.category = self.category.get();
            line.basis = if self.is_per_guest() { PER_GUEST } else { FIXED }.to_owned();
            line.milli = Some(self.milli()?);
            line.price = self.price.cents().ok()?;
            line.tax = self.tax.get();
            line.vat = self.rate();
            line.committed = self.committed.cents().ok()?;
            line.invoiced = self.invoiced.cents().ok()?;
            line.paid = self.paid.cents().ok()?;
            line.is_settled = self.settled.get();
            line.order = self.order.get();
            line.invoice = self.invoice.get();
            line.notes = self.notes.get();
            Some(line)
        })
    }
}
