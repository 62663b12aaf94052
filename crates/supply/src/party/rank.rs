//! Who comes first in the directory: those one dealt with recently and often.

use domain::office::row::made_ms;
use replica::RecordId;
use replica::table::IdMap;

use crate::book::{Book, Entry};
use crate::kinds;

/// A dealing counts half after so many days.
const HALF_LIFE_DAYS: f64 = 45.0;
const DAY_MS: f64 = 86_400_000.0;

/// How much each party was dealt with.
pub type Usage = IdMap<f64>;

/// How much each party was dealt with; those that never were are absent.
///
/// Every order, visit, contract and so on counts from the moment it was noted, and each call made on this device.
#[must_use]
pub fn usage(book: &Book, calls: &[(RecordId, i64)], now_ms: i64) -> Usage {
    let mut usage = Usage::default();
    let mut add = |id: RecordId, at_ms: i64, weight: f64| {
        #[expect(clippy::cast_precision_loss, reason = "milliseconds of an age are far below 2^52")]
        let days = (now_ms - at_ms).max(0) as f64 / DAY_MS;
        *usage.entry(id).or_default() += weight * 0.5_f64.powf(days / HALF_LIFE_DAYS);
    };
    for party in book.parties.iter() {
        for (kind, child) in book.hanging(party.id()) {
            // Ids that come from a name (imports) tell no time.
            if let (Some(weight), Some(at_ms)) = (weight(kind), made_ms(child)) {
                add(party.id(), at_ms, weight);
            }
        }
    }
    for (id, at_ms) in calls {
        add(*id, *at_ms, 1.0);
    }
    usage
}

fn weight(kind: &str) -> Option<f64> {
    match kind {
        kinds::INTERVENTION | kinds::ORDER => Some(1.0),
        kinds::QUOTE | kinds::INVOICE | kinds::EXCHANGE | kinds::CONTRACT => Some(0.5),
        kinds::DOCUMENT => Some(0.25),
        _ => None,
    }
}
