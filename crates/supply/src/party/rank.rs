//! Who comes first in the directory: those one dealt with recently and often.

use domain::office::row::made_ms;
use replica::RecordId;
use replica::table::IdMap;

use crate::book::{Book, Entry, Shelf};

/// A dealing counts half after so many days.
const HALF_LIFE_DAYS: f64 = 45.0;
const DAY_MS: f64 = 86_400_000.0;

/// How much each party was dealt with.
pub type Usage = IdMap<f64>;

/// A call made on this device: whom, and when in ms UTC.
pub type Call = (RecordId, i64);

/// How much each party was dealt with; those that never were are absent.
///
/// Every order, visit, contract and so on counts from the moment it was noted, and each call made on this device.
#[must_use]
pub fn usage(book: &Book, calls: &[Call], now_ms: i64) -> Usage {
    let mut usage = Usage::default();
    let mut add = |id: RecordId, at_ms: i64, weight: f64| {
        #[expect(clippy::cast_precision_loss, reason = "milliseconds of an age are far below 2^52")]
        let days = (now_ms - at_ms).max(0) as f64 / DAY_MS;
        *usage.entry(id).or_default() += weight * (-days / HALF_LIFE_DAYS).exp2();
    };
    dealings(&book.interventions, 1.0, &mut add);
    dealings(&book.orders, 1.0, &mut add);
    dealings(&book.quotes, 0.5, &mut add);
    dealings(&book.invoices, 0.5, &mut add);
    dealings(&book.exchanges, 0.5, &mut add);
    dealings(&book.contracts, 0.5, &mut add);
    dealings(&book.documents, 0.25, &mut add);
    for (id, at_ms) in calls {
        add(*id, *at_ms, 1.0);
    }
    usage
}

fn dealings<E: Entry>(shelf: &Shelf<E>, weight: f64, add: &mut impl FnMut(RecordId, i64, f64)) {
    for entry in shelf.all() {
        // Ids that come from a name (imports) tell no time.
        let Some(at_ms) = made_ms(entry.id()) else { continue };
        for on in entry.parents() {
            add(on, at_ms, weight);
        }
    }
}
