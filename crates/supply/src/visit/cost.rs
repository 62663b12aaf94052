//! What a visit costs: to the budget, and back to the requests that it was for.

use std::fmt;

use domain::kinds::{field, kind};
use domain::money::Cents;
use replica::{Intent, RecordId, Value};

use super::compose;
use super::entry::Intervention;

/// What of a cost a request bears.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
    /// The request.
    pub request: RecordId,
    /// Net.
    pub cents: Cents,
}

/// Why a cost is not spread. Nothing was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SpreadError {
    /// No cost is known.
    NoCost,
    /// It is for no request.
    NoRequest,
    /// The shares do not add up to the cost; by how much they miss it, below zero for too much.
    Remains(Cents),
    /// A share below zero.
    Negative,
    /// More than an amount can hold.
    TooLarge,
}

impl fmt::Display for SpreadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoCost => f.write_str("no cost to spread"),
            Self::NoRequest => f.write_str("no request to bear the cost"),
            Self::Remains(rest) => write!(f, "the shares miss the cost by {} cents", rest.0),
            Self::Negative => f.write_str("a share below zero"),
            Self::TooLarge => f.write_str("amount too large"),
        }
    }
}

impl std::error::Error for SpreadError {}

/// Equal shares to the cent: the first ones bear the cents that cannot be divided.
#[must_use]
pub fn equal_shares(cost: Cents, requests: &[RecordId]) -> Vec<Share> {
    let Ok(n) = i64::try_from(requests.len()) else { return Vec::new() };
    if n == 0 {
        return Vec::new();
    }
    let (each, rest) = (cost.0.div_euclid(n), cost.0.rem_euclid(n));
    let share = |(at, request): (i64, &RecordId)| Share {
        request: *request,
        cents: Cents(each + i64::from(at < rest)),
    };
    (0..).zip(requests).map(share).collect()
}

/// Puts shares of the cost on requests: one change for each record. What was put there before is taken back first, so
/// that spreading again never counts twice; `cost_of` is what a request costs now. No shares takes all back.
pub fn respread(
    visit: &Intervention,
    shares: &[Share],
    cost_of: impl Fn(RecordId) -> Cents,
) -> Result<Vec<Vec<Intent>>, SpreadError> {
    check(visit, shares)?;
    let share_of = |request: RecordId| {
        let mut of = shares.iter().filter(|share| share.request == request);
        of.try_fold(Cents(0), |sum, share| sum.checked_add(share.cents)).ok_or(SpreadError::TooLarge)
    };
    let mut requests: Vec<RecordId> = visit
        .spread
        .iter()
        .map(|(request, _)| *request)
        .chain(shares.iter().map(|share| share.request))
        .collect();
    requests.sort_unstable();
    requests.dedup();
    let (mut own, mut changes) = (Vec::new(), Vec::new());
    for request in requests {
        let old =
            visit.spread.iter().find(|(known, _)| *known == request).map_or(Cents(0), |(_, cents)| *cents);
        let new = share_of(request)?;
        if old == new {
            continue;
        }
        // Somebody may have lowered the cost by hand since: it never falls below nothing.
        let without = cost_of(request).0.checked_sub(old.0).ok_or(SpreadError::TooLarge)?.max(0);
        let cents = Cents(without).checked_add(new).ok_or(SpreadError::TooLarge)?;
        let value = if cents.0 == 0 { Value::Null } else { domain::compose::cost(cents.0) };
        changes.push(vec![Intent::set(request, kind::REQUEST, field::COST, value)]);
        own.extend(compose::spread(visit.id, request, new));
    }
    if !own.is_empty() {
        changes.push(own);
    }
    Ok(changes)
}

fn check(visit: &Intervention, shares: &[Share]) -> Result<(), SpreadError> {
    if shares.is_empty() {
        return if visit.spread.is_empty() { Err(SpreadError::NoRequest) } else { Ok(()) };
    }
    let cost = visit.cost.ok_or(SpreadError::NoCost)?.net;
    if shares.iter().any(|share| share.cents.0 < 0) {
        return Err(SpreadError::Negative);
    }
    let sum = shares.iter().try_fold(Cents(0), |sum, share| sum.checked_add(share.cents));
    let rest = cost.0.checked_sub(sum.ok_or(SpreadError::TooLarge)?.0).ok_or(SpreadError::TooLarge)?;
    if rest == 0 { Ok(()) } else { Err(SpreadError::Remains(Cents(rest))) }
}

/// What a visit takes from its budget, net: its cost until an invoice says it better.
#[must_use]
pub fn committed_cost(visit: &Intervention, is_invoiced: bool) -> Option<(RecordId, Cents)> {
    let net = visit.cost.filter(|_| visit.is_alive && !is_invoiced)?.net;
    Some((visit.budget?, net)).filter(|(_, net)| net.0 != 0)
}
