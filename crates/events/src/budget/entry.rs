//! A line of the budget as rooms read it.

use domain::money::Cents;
use replica::RecordId;
use supply::read::{cents, id, text};

use crate::entry::entry;
use crate::kinds;
use crate::read::{flag, int};

entry! {
    /// A line of an event's budget.
    Line = kinds::LINE;
    title: String = "title" => text,
    /// A key: catering, drinks, venue, entertainment, decoration, furniture, gifts, staff, transport, technical, print, other.
    category: String = "type" => text,
    party: Option<RecordId> = "party" => id,
    /// A key: guest (for each who comes), fixed.
    basis: String = "basis" => text,
    /// Thousandths: the quantity of a fixed line, or what is added to the number of guests.
    milli: Option<i64> = "milli" => int,
    /// Of one unit, before tax, or with tax when `tax` is gross.
    price: Option<Cents> = "price" => cents,
    /// A key: net, gross: what `price` says.
    tax: String = "tax" => text,
    /// Basis points.
    vat: Option<i64> = "vat" => int,
    /// All taxes included; empty: of the order, the invoice, or none.
    committed: Option<Cents> = "committed" => cents,
    invoiced: Option<Cents> = "invoiced" => cents,
    paid: Option<Cents> = "paid" => cents,
    /// Nothing more is to come: what was invoiced or paid is what it costs.
    is_settled: bool = "settled" => flag,
    /// For how many guests it was committed; empty: for those of the budget.
    heads: Option<i64> = "heads" => int,
    order: Option<RecordId> = "order" => id,
    invoice: Option<RecordId> = "invoice" => id,
    notes: String = "notes" => text,
}
