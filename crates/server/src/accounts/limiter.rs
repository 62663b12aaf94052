//! Who asks too often waits: token buckets, in memory, of bounded number.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::Mutex;

/// How much at once, and how much later.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rate {
    /// What a full bucket gives at once.
    pub burst: f64,
    /// What comes back in a minute.
    pub per_minute: f64,
}

impl Rate {
    /// A rate.
    pub const fn new(burst: u32, per_minute: u32) -> Self {
        Self { burst: burst as f64, per_minute: per_minute as f64 }
    }
}

/// Buckets of one kind, one for each key.
#[derive(Debug)]
pub struct Limiter<K> {
    rate: Rate,
    max_keys: usize,
    buckets: Mutex<HashMap<K, Bucket>>,
}

#[derive(Clone, Copy, Debug)]
struct Bucket {
    left: f64,
    at_ms: u64,
}

/// Not now: in so many seconds, at least one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wait {
    /// Seconds until it may be worth to ask again.
    pub seconds: u64,
}

impl<K: Eq + Hash + Clone> Limiter<K> {
    /// Buckets for at most so many keys; the emptiest are remembered longest.
    pub fn new(rate: Rate, max_keys: usize) -> Self {
        Self { rate, max_keys, buckets: Mutex::default() }
    }

    /// Takes `amount` out of the bucket of `key`. More than a full bucket can be taken from a full one, so that a
    /// large thing is late rather than impossible.
    pub fn take(&self, key: &K, amount: f64, now_ms: u64) -> Result<(), Wait> {
        let mut buckets = self.buckets.lock().unwrap_or_else(|poison| poison.into_inner());
        let mut bucket = buckets.get(key).map_or(Bucket { left: self.rate.burst, at_ms: now_ms }, |bucket| {
            Bucket { left: self.filled(bucket, now_ms), at_ms: now_ms }
        });
        let needed = amount.min(self.rate.burst);
        let is_given = needed <= bucket.left;
        if is_given {
            bucket.left -= amount;
        }
        if !buckets.contains_key(key) && self.max_keys <= buckets.len() {
            self.make_room(&mut buckets, now_ms);
        }
        let wait_ms = (needed - bucket.left) * 60_000.0 / self.rate.per_minute;
        buckets.insert(key.clone(), bucket);
        if is_given { Ok(()) } else { Err(Wait { seconds: ((wait_ms / 1000.0).ceil() as u64).max(1) }) }
    }

    fn filled(&self, bucket: &Bucket, now_ms: u64) -> f64 {
        // A clock set back gives nothing.
        let minutes = now_ms.saturating_sub(bucket.at_ms) as f64 / 60_000.0;
        (bucket.left + minutes * self.rate.per_minute).min(self.rate.burst)
    }

    fn make_room(&self, buckets: &mut HashMap<K, Bucket>, now_ms: u64) {
        buckets.retain(|_, bucket| self.filled(bucket, now_ms) < self.rate.burst);
        if self.max_keys <= buckets.len() {
            // A flood of many keys: forget the half that asked least.
            let mut left: Vec<f64> = buckets.values().map(|bucket| self.filled(bucket, now_ms)).collect();
            left.sort_by(f64::total_cmp);
            let middle = left.get(left.len() / 2).copied().unwrap_or_default();
            buckets.retain(|_, bucket| self.filled(bucket, now_ms) < middle);
        }
    }

    #[cfg(test)]
    fn len(&self) -> usize {
        self.buckets.lock().unwrap().len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_burst_is_given_and_then_one_at_a_time() {
        let limiter = Limiter::new(Rate::new(3, 6), 10);
        for _ in 0..3 {
            assert_eq!(limiter.take(&"a", 1.0, 1000), Ok(()));
        }
        assert_eq!(limiter.take(&"a", 1.0, 1000), Err(Wait { seconds: 10 }));
        assert_eq!(limiter.take(&"a", 1.0, 10_900), Err(Wait { seconds: 1 }));
        assert_eq!(limiter.take(&"b", 1.0, 1000), Ok(()), "others do not wait");
        assert_eq!(limiter.take(&"a", 1.0, 11_000), Ok(()));
        assert!(limiter.take(&"a", 1.0, 11_000).is_err());
    }

    #[test]
    fn what_is_larger_than_the_bucket_waits_for_a_full_one() {
        let limiter = Limiter::new(Rate::new(100, 60), 10);
        assert_eq!(limiter.take(&"a", 250.0, 0), Ok(()));
        assert_eq!(limiter.take(&"a", 1.0, 0), Err(Wait { seconds: 151 }));
        assert_eq!(limiter.take(&"a", 250.0, 249_000), Err(Wait { seconds: 1 }));
        assert_eq!(limiter.take(&"a", 250.0, 250_000), Ok(()));
    }

    #[test]
    fn a_clock_set_back_neither_gives_nor_locks_for_ever() {
        let limiter = Limiter::new(Rate::new(1, 60), 10);
        assert_eq!(limiter.take(&"a", 1.0, 1_000_000), Ok(()));
        assert!(limiter.take(&"a", 1.0, 1000).is_err());
        assert_eq!(limiter.take(&"a", 1.0, 2000), Ok(()));
    }

    #[test]
    fn a_flood_of_keys_does_not_grow_without_end_nor_free_who_waits() {
        let limiter = Limiter::new(Rate::new(5, 1), 100);
        while limiter.take(&u64::MAX, 1.0, 0).is_ok() {}
        for key in 0..10_000 {
            assert_eq!(limiter.take(&key, 1.0, 1), Ok(()));
            assert!(limiter.len() <= 100);
        }
        assert!(limiter.take(&u64::MAX, 1.0, 2).is_err());
    }
}
