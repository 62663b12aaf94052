//! Contracts that pay twice for one thing.

use std::collections::HashMap;

use chrono::NaiveDate;
use replica::RecordId;

use super::entries::Contract;
use crate::book::Book;

/// Two contracts of one party that cover the same at the same time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Overlap {
    /// The older record.
    pub one: RecordId,
    /// The newer one.
    pub other: RecordId,
    /// The first day of both.
    pub from: NaiveDate,
    /// The last day of both; `None` while both renew by themselves.
    pub to: Option<NaiveDate>,
}

/// All overlaps on `today`, by record.
#[must_use]
pub fn overlaps(book: &Book, today: NaiveDate) -> Vec<Overlap> {
    let mut by_party: HashMap<RecordId, Vec<Span<'_>>> = HashMap::new();
    for contract in book.contracts.iter() {
        if let (Some(party), Some(span)) = (contract.party, Span::of(contract, book, today)) {
            by_party.entry(party).or_default().push(span);
        }
    }
    let mut found = Vec::new();
    for spans in by_party.values_mut() {
        spans.sort_by_key(|span| span.contract.id);
        for (at, one) in spans.iter().enumerate() {
            let rest = spans.get(at + 1..).unwrap_or_default();
            found.extend(rest.iter().filter_map(|other| one.overlap(other)));
        }
    }
    found.sort_by_key(|it| (it.one, it.other));
    found
}

/// The contracts that overlap with one.
#[must_use]
pub fn overlaps_of(book: &Book, contract: &Contract, today: NaiveDate) -> Vec<Overlap> {
    let Some((party, own)) = contract.party.zip(Span::of(contract, book, today)) else { return Vec::new() };
    let others = book.children::<Contract>(party).filter(|other| other.id != contract.id);
    others.filter_map(|other| own.overlap(&Span::of(other, book, today)?)).collect()
}

/// From when to when a contract covers something.
struct Span<'a> {
    contract: &'a Contract,
    from: NaiveDate,
    to: Option<NaiveDate>,
}

impl<'a> Span<'a> {
    fn of(contract: &'a Contract, book: &Book, today: NaiveDate) -> Option<Self> {
        let (from, to) = contract.course(book, |course| (course.terms.start, course.last_day(today))).ok()?;
        Some(Self { contract, from, to })
    }

    fn overlap(&self, other: &Span<'_>) -> Option<Overlap> {
        let from = self.from.max(other.from);
        let to = [self.to, other.to].into_iter().flatten().min();
        let is_together = to.is_none_or(|to| from <= to) && covers_same(self.contract, other.contract);
        let (one, other) = (self.contract.id.min(other.contract.id), self.contract.id.max(other.contract.id));
        is_together.then_some(Overlap { one, other, from, to })
    }
}

/// The same service at the same place. A contract without places covers all of them; without services, it is told from
/// another one by its title or number.
fn covers_same(one: &Contract, other: &Contract) -> bool {
    let same_place = one.places.is_empty()
        || other.places.is_empty()
        || one.places.iter().any(|place| other.places.contains(place));
    let same_service = if one.services.is_empty() && other.services.is_empty() {
        let same = |one: &str, other: &str| !one.is_empty() && search::fold(one) == search::fold(other);
        same(&one.title, &other.title) || same(&one.number, &other.number)
    } else {
        one.services.iter().any(|service| other.services.contains(service))
    };
    same_place && same_service
}
