//! The form of a contract and of its amendments.

mod amendment;
mod clauses;
mod pickers;
mod preview;
mod sheet;
mod sketch;
mod unit_select;

pub use amendment::AmendmentSheet;
pub use sheet::{ContractSheet, Opened};
