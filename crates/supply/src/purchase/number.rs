//! Numbers of orders without a server: the highest known and one; two devices that gave the same one are told apart.
//!
//! `BC-2026-031`. The price of doing without a server: two people who order offline may take the same number. It is
//! seen as soon as they meet, and the order that no supplier has seen takes the next.

use std::collections::BTreeMap;

use replica::RecordId;

use super::{Order, OrderState};
use crate::book::Book;

/// What a number begins with.
pub const PREFIX: &str = "BC";

/// The first number of a year, where the office has ordered before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Start {
    /// Of which year.
    pub year: i32,
    /// The next number.
    pub n: u32,
}

/// The number as it is written: three digits or more.
#[must_use]
pub fn written(year: i32, n: u32) -> String {
    format!("{PREFIX}-{year}-{n:03}")
}

/// The year and the number of a written one; `None` for what another system gave.
#[must_use]
pub fn parse(text: &str) -> Option<(i32, u32)> {
    let mut parts = text.trim().split('-');
    let is_ours = parts.next().is_some_and(|prefix| prefix.eq_ignore_ascii_case(PREFIX));
    let (year, n) = (parts.next()?, parts.next()?);
    let is_plain = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_digit());
    if !is_ours || parts.next().is_some() || !is_plain(year) || !is_plain(n) {
        return None;
    }
    Some((year.parse().ok()?, n.parse().ok()?))
}

/// The next number of a year.
///
/// A draft in the bin gives its number back; an order that a supplier may have seen never does.
#[must_use]
pub fn next(book: &Book, year: i32, start: Option<Start>) -> String {
    let holds = |order: &&Order| !order.is_gone || order.state != OrderState::Draft;
    let taken = book.orders.all().filter(holds).filter_map(|order| parse(&order.number));
    let highest = taken.filter(|(of, _)| *of == year).map(|(_, n)| n).max();
    let first = start.filter(|start| start.year == year).map_or(1, |start| start.n.max(1));
    written(year, highest.map_or(first, |n| n.saturating_add(1).max(first)))
}

/// Orders that bear one number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Collision {
    /// The number.
    pub number: String,
    /// Who keeps it: the one that was sent, else the older.
    pub keep: RecordId,
    /// Who takes another, the older first.
    pub change: Vec<RecordId>,
    /// Whether one of those was sent too: its supplier must be told.
    pub is_known_outside: bool,
}

/// Every number that several orders bear. The same on every device that has the same orders.
#[must_use]
pub fn collisions(book: &Book) -> Vec<Collision> {
    let mut by_number: BTreeMap<String, Vec<&Order>> = BTreeMap::new();
    for order in book.orders.iter().filter(|order| !order.number.trim().is_empty()) {
        by_number.entry(order.number.trim().to_uppercase()).or_default().push(order);
    }
    let is_outside = |order: &Order| order.state != OrderState::Draft;
    by_number
        .into_values()
        .filter_map(|mut orders| {
            // Ids begin with their time: the smaller is the older.
            orders.sort_by_key(|order| (!is_outside(order), order.id));
            let (keep, rest) = orders.split_first()?;
            (!rest.is_empty()).then(|| Collision {
                number: keep.number.trim().to_owned(),
                keep: keep.id,
                change: rest.iter().map(|order| order.id).collect(),
                is_known_outside: rest.iter().any(|order| is_outside(order)),
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_and_read() {
        assert_eq!(written(2026, 31), "BC-2026-031");
        assert_eq!(written(2026, 1_234), "BC-2026-1234");
        assert_eq!(parse(" bc-2026-031 "), Some((2026, 31)));
        for other in
            ["", "BC-2026", "BC-2026-", "BC-2026-031-B", "2026-031", "BC-26x-1", "BC-2026-99999999999"]
        {
            assert_eq!(parse(other), None, "{other}");
        }
    }
}
