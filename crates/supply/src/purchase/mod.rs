//! Buying: a need, quotes side by side, the order, what came, what was invoiced, what is left of the budget.

pub mod budget;
pub mod compare;
pub mod compose;
mod delay;
mod entries;
pub mod invoices;
pub mod number;
pub mod quantity;
pub mod receipts;
pub mod settings;
#[cfg(test)]
mod tests;

pub use delay::{Delay, DelayUnit};
pub use entries::{
    Budget, Invoice, InvoiceState, Need, NeedLine, NeedState, Order, OrderLine, OrderState, Quote, QuoteLine,
    QuoteState, Receipt,
};
