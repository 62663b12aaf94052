//! When to try again: soon at first, then ever less often, never all devices at once.

use replica::Entropy;

use crate::error::SyncError;

/// The first pause, milliseconds.
pub const FIRST_MS: u64 = 1_000;
/// The longest pause, milliseconds.
pub const LONGEST_MS: u64 = 300_000;
/// The longest pause that a server may ask for, milliseconds.
pub const LONGEST_ASKED_MS: u64 = 3_600_000;

/// The pauses between tries that fail. It has no timer: the caller sleeps.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Backoff {
    n_failures: u32,
}

impl Backoff {
    /// How long to wait after one more failure, milliseconds.
    ///
    /// The pause doubles from [`FIRST_MS`] to [`LONGEST_MS`]; up to half of it is random, so that an office whose
    /// server comes back does not ask as one.
    pub fn failed(&mut self, entropy: &mut dyn Entropy) -> u64 {
        let pause = FIRST_MS.checked_shl(self.n_failures).unwrap_or(LONGEST_MS).min(LONGEST_MS);
        // 1 s doubled nine times is past the longest pause: counting further would only overflow.
        self.n_failures = (self.n_failures + 1).min(16);
        let mut random = [0; 8];
        entropy.fill(&mut random);
        let half = pause / 2;
        half + u64::from_le_bytes(random) % (half + 1)
    }

    /// The same after an error that may say itself how long to wait (`Retry-After`): never sooner, up to an hour.
    pub fn failed_with(&mut self, error: &SyncError, entropy: &mut dyn Entropy) -> u64 {
        let pause = self.failed(entropy);
        error.retry_after_ms().map_or(pause, |asked| pause.max(asked.min(LONGEST_ASKED_MS)))
    }

    /// It worked, or the network is said to be back: the next failure waits the first pause again.
    pub fn reset(&mut self) {
        self.n_failures = 0;
    }

    /// How many tries in a row failed, 16 at most.
    pub fn n_failures(&self) -> u32 {
        self.n_failures
    }
}

#[cfg(test)]
mod tests {
    use replica::ctx::Seeded;

    use super::*;

    #[test]
    fn t20_pauses_double_to_five_minutes_and_start_again_after_a_success() {
        let (mut backoff, mut entropy) = (Backoff::default(), Seeded(3));
        for turn in 0..40_u32 {
            let longest = (1_000 << turn.min(20)).min(300_000);
            let pause = backoff.failed(&mut entropy);
            assert!((longest / 2..=longest).contains(&pause), "turn {turn}: {pause}");
        }
        backoff.reset();
        assert!(backoff.failed(&mut entropy) <= 1_000);
    }

    #[test]
    fn a_server_that_asks_for_time_gets_it() {
        let (mut backoff, mut entropy) = (Backoff::default(), Seeded(3));
        let mut asks = |s| backoff.failed_with(&SyncError::from_answer(503, b"", s), &mut entropy);
        assert_eq!((asks(Some(90)), asks(Some(u64::MAX))), (90_000, LONGEST_ASKED_MS));
        assert!(asks(None) <= 4_000);
    }

    #[test]
    fn two_devices_do_not_wait_alike() {
        let pauses = |seed| {
            let (mut backoff, mut entropy) = (Backoff::default(), Seeded(seed));
            (0..8).map(|_| backoff.failed(&mut entropy)).collect::<Vec<_>>()
        };
        assert_ne!(pauses(1), pauses(2));
    }
}
