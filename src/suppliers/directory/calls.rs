//! Calls made from this device: they say whom one deals with, and nobody else needs to know.

use replica::RecordId;
use supply::party::rank::Call;

use crate::platform::clock;
use crate::platform::preferences::{self, key};

/// Older calls are forgotten.
const MOST: usize = 120;

/// The calls known here, the latest first: whom, and when in ms UTC.
pub fn all() -> Vec<Call> {
    let text = preferences::get(key::CALLS).unwrap_or_default();
    text.split(' ')
        .filter_map(|call| {
            let (id, ms) = call.split_once('@')?;
            Some((id.parse().ok()?, ms.parse().ok()?))
        })
        .collect()
}

/// Notes a call.
pub fn note(party: RecordId) {
    let mut calls = vec![(party, clock::now_ms())];
    calls.extend(all());
    calls.truncate(MOST);
    let text: Vec<String> = calls.into_iter().map(|(id, ms)| format!("{id}@{ms}")).collect();
    preferences::set(key::CALLS, Some(&text.join(" ")));
}
