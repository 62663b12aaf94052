//! Words for amounts, delays and states.

use domain::money::{Cents, MoneyError};
use replica::RecordId;
use supply::book::Book;
use supply::purchase::quantity::{self, QuantityError};
use supply::purchase::{Delay, DelayUnit, InvoiceState, OrderState};
use supply::vat::SumError;

use crate::i18n::{Lang, T};
use crate::widgets::icon::Glyph;

/// An amount in euros.
pub fn money(t: T, cents: Cents) -> String {
    t.money(cents.0, "EUR")
}

/// An amount as it is typed: without its currency.
pub fn bare_money(t: T, cents: Cents) -> String {
    money(t, cents).trim_end_matches(['€', '\u{a0}', '\u{202f}']).trim_start_matches('€').replace("-€", "-")
}

/// A difference with its sign.
pub fn signed_money(t: T, cents: Cents) -> String {
    let plus = if 0 < cents.0 { "+" } else { "" };
    format!("{plus}{}", money(t, cents))
}

/// The decimal sign of the language.
pub fn point(t: T) -> char {
    if t.lang() == Lang::Fr { ',' } else { '.' }
}

fn percent_sign(t: T) -> &'static str {
    if t.lang() == Lang::Fr { "\u{a0}%" } else { "%" }
}

/// A rate in basis points: « 20 % », « 5,5 % ».
pub fn rate(t: T, bp: i64) -> String {
    format!("{}{}", quantity::text(bp.saturating_mul(10), point(t)), percent_sign(t))
}

/// A difference in basis points, to a tenth of a percent: « +4,0 % ».
pub fn drift(t: T, bp: i64) -> String {
    let tenths = (bp.unsigned_abs() + 5) / 10;
    let sign = if bp < 0 { "-" } else { "+" };
    format!("{sign}{}{}{}{}", tenths / 10, point(t), tenths % 10, percent_sign(t))
}

/// A quantity with its unit, pieces going without saying.
pub fn quantity_of(t: T, milli: i64, unit: &str) -> String {
    let n = quantity::text(milli, point(t));
    if unit.trim().is_empty() { n } else { format!("{n}\u{a0}{}", unit.trim()) }
}

/// A delay as it was said.
pub fn delay(t: T, delay: Delay) -> String {
    let n = usize::try_from(delay.n).unwrap_or(usize::MAX);
    match delay.unit {
        DelayUnit::Hour => t.delay_hours(n),
        DelayUnit::Day => t.delay_days(n),
        DelayUnit::Week => t.delay_weeks(n),
        DelayUnit::Month => t.delay_months(n),
    }
}

/// The name of a unit of delay.
pub fn delay_unit(t: T, unit: DelayUnit) -> &'static str {
    match unit {
        DelayUnit::Hour => t.unit_hours(),
        DelayUnit::Day => t.unit_days(),
        DelayUnit::Week => t.unit_weeks(),
        DelayUnit::Month => t.unit_months(),
    }
}

/// A warranty in months: « 5 ans », « 18 mois ».
pub fn warranty(t: T, months: i64) -> String {
    let months = usize::try_from(months).unwrap_or_default();
    if months != 0 && months % 12 == 0 { t.warranty_years(months / 12) } else { t.delay_months(months) }
}

/// The name of a party; « fournisseur inconnu » for one that is not here.
pub fn party_name(t: T, book: &Book, id: Option<RecordId>) -> String {
    let name = id.and_then(|id| book.parties.get(id)).map(|party| party.name.trim());
    name.filter(|name| !name.is_empty()).unwrap_or(t.party_unknown()).to_owned()
}

/// What is wrong with a typed amount, and how to write it.
pub fn money_error(t: T, error: MoneyError) -> &'static str {
    match error {
        MoneyError::Empty => t.amount_missing(),
        MoneyError::UnexpectedCharacter(_) => t.amount_invalid(),
        MoneyError::TooManyDecimals => t.amount_three_decimals(),
        MoneyError::Ambiguous => t.amount_ambiguous(),
        MoneyError::TooLarge => t.amount_too_large(),
    }
}

/// What is wrong with a typed quantity.
pub fn quantity_error(t: T, error: QuantityError) -> &'static str {
    match error {
        QuantityError::TooManyDecimals => t.quantity_decimals(),
        QuantityError::TooLarge => t.amount_too_large(),
        QuantityError::Empty | QuantityError::Unexpected(_) => t.quantity_invalid(),
    }
}

/// Why there is no total.
pub fn sum_error(t: T, error: SumError) -> &'static str {
    match error {
        SumError::NoPrice => t.sum_no_price(),
        SumError::TooLarge => t.amount_too_large(),
        SumError::Quantity | SumError::Rate | SumError::Discount => t.sum_impossible(),
    }
}

/// The name of an order's state, with its drawing.
pub fn order_state(t: T, state: OrderState) -> (&'static str, Glyph) {
    match state {
        OrderState::Draft => (t.order_draft(), Glyph::Edit),
        OrderState::Sent => (t.order_sent(), Glyph::Upload),
        OrderState::Confirmed => (t.order_confirmed(), Glyph::Check),
        OrderState::Cancelled => (t.order_cancelled(), Glyph::Close),
        OrderState::Settled => (t.order_settled(), Glyph::Check),
    }
}

/// The name of an invoice's state.
pub fn invoice_state(t: T, state: InvoiceState) -> &'static str {
    match state {
        InvoiceState::ToCheck => t.invoice_to_check(),
        InvoiceState::Approved => t.invoice_approved(),
        InvoiceState::Disputed => t.invoice_disputed(),
        InvoiceState::Paid => t.invoice_paid(),
    }
}
