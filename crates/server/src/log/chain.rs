//! The two sums that every log makes alike: the running hash and the stamp that a change is ordered by.

use replica::{Cid, Hlc};
use sha2::{Digest, Sha256};

use crate::limits::MAX_AHEAD_MS;

/// The running hash before the first change.
pub const START_HASH: &str = "00000000000000000000000000000000";

/// The running hash after a change: the first 32 hex digits of the SHA-256 of the texts one after the other.
///
/// All but the body have a fixed length, so that no two histories run together into the same bytes.
pub fn chain(before: &str, cid: Cid, eff: Hlc, body: &str) -> String {
    let mut sha = Sha256::new();
    sha.update(before.as_bytes());
    sha.update(cid.to_string().as_bytes());
    sha.update(eff.to_string().as_bytes());
    sha.update(body.as_bytes());
    let mut hash = String::with_capacity(32);
    for byte in sha.finalize().iter().take(16) {
        for digit in [byte >> 4, byte & 15] {
            hash.extend(char::from_digit(digit.into(), 16));
        }
    }
    hash
}

/// The stamp a change is ordered by: its own, but not far ahead of the server's clock, and always after what it
/// supersedes.
///
/// A wrong clock is bent, never refused: the device may not be locked out, nor beat all others for years.
pub fn effective(hlc: Hlc, now_ms: u64, latest_superseded: Option<Hlc>) -> Hlc {
    let bent = hlc.min(Hlc::at(now_ms.saturating_add(MAX_AHEAD_MS)));
    match latest_superseded {
        Some(seen) => bent.max(Hlc::at(seen.ms.saturating_add(1))),
        None => bent,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: u64 = 1_000_000;

    #[test]
    fn t02_a_clock_far_ahead_is_bent_to_two_minutes() {
        assert_eq!(effective(Hlc::at(NOW * 99), NOW, None), Hlc::at(NOW + 120_000));
        assert_eq!(effective(Hlc { ms: 5, tick: 3 }, NOW, None), Hlc { ms: 5, tick: 3 });
    }

    #[test]
    fn t02_nothing_is_ordered_below_what_it_supersedes() {
        let seen = Hlc { ms: NOW + 120_000, tick: 4 };
        assert_eq!(effective(Hlc::at(3), NOW, Some(seen)), Hlc::at(NOW + 120_001));
        assert_eq!(effective(Hlc::at(NOW), NOW, Some(Hlc::at(8))), Hlc::at(NOW));
    }

    #[test]
    fn the_running_hash_depends_on_each_part() {
        let (a, b) = (Cid::from_bytes([1; 16]), Cid::from_bytes([2; 16]));
        let base = chain(START_HASH, a, Hlc::at(1), "{}");
        assert_eq!(base.len(), 32);
        for other in [
            chain(&base, a, Hlc::at(1), "{}"),
            chain(START_HASH, b, Hlc::at(1), "{}"),
            chain(START_HASH, a, Hlc::at(2), "{}"),
            chain(START_HASH, a, Hlc::at(1), "{ }"),
        ] {
            assert_ne!(base, other);
        }
    }
}
