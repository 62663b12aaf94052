//! What the book knows of what each supplier is paid for.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use replica::RecordId;

use super::spending::Spending;
use crate::book::Book;

/// What each party is paid for, in one pass.
#[must_use]
pub fn spend(_book: &Book, _today: NaiveDate) -> BTreeMap<RecordId, Vec<Spending>> {
    BTreeMap::new()
}

/// What one party is paid for.
#[must_use]
pub fn of_party(_book: &Book, _party: RecordId, _today: NaiveDate) -> Vec<Spending> {
    Vec::new()
}
