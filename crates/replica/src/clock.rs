//! The hybrid logical clock: orders writes of all devices, and nothing else.
//!
//! Wall time with a counter (Kulkarni et al., « Logical Physical Clocks », 2014): it follows the wall
//! clock where that is sane and never runs backwards where it is not. It never fails: a clock that
//! jumps back counts up, a counter that overflows carries into the milliseconds.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::id::NotAnId;

/// When something was written. Field order is the comparison order; never reorder.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hlc {
    /// Milliseconds since the Unix epoch, UTC; 48 bits.
    pub ms: u64,
    /// Separates writes within one millisecond; 24 bits.
    pub tick: u32,
}

impl Hlc {
    /// The greatest millisecond that fits (year 10889).
    pub const MAX_MS: u64 = (1 << 48) - 1;
    /// The greatest tick before it carries.
    pub const MAX_TICK: u32 = (1 << 24) - 1;

    /// The start of millisecond `ms`, clamped to what fits.
    pub fn at(ms: u64) -> Self {
        Self { ms: ms.min(Self::MAX_MS), tick: 0 }
    }

    /// The next stamp after this one.
    #[must_use]
    pub fn next(self) -> Self {
        if self.tick < Self::MAX_TICK {
            Self { ms: self.ms, tick: self.tick + 1 }
        } else {
            Self { ms: (self.ms + 1).min(Self::MAX_MS), tick: 0 }
        }
    }
}

impl fmt::Display for Hlc {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:012x}-{:06x}", self.ms, self.tick)
    }
}
impl FromStr for Hlc {
    type Err = NotAnId;
    fn from_str(text: &str) -> Result<Self, NotAnId> {
        let (ms, tick) = text.split_once('-').ok_or(NotAnId)?;
        let hex = |t: &str, n| t.len() == n && t.bytes().all(|b| b.is_ascii_hexdigit());
        if !hex(ms, 12) || !hex(tick, 6) {
            return Err(NotAnId);
        }
        let ms = u64::from_str_radix(ms, 16).map_err(|_| NotAnId)?;
        let tick = u32::from_str_radix(tick, 16).map_err(|_| NotAnId)?;
        Ok(Self { ms, tick })
    }
}
impl Serialize for Hlc {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}
impl<'de> Deserialize<'de> for Hlc {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(d)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

/// The clock of one device: its last stamp.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Clock(pub Hlc);

impl Clock {
    /// A stamp for an act made now: after everything this device has written or seen.
    pub fn stamp(&mut self, now_ms: u64) -> Hlc {
        self.0 = if self.0.ms < now_ms { Hlc::at(now_ms) } else { self.0.next() };
        self.0
    }

    /// Takes note of a stamp from elsewhere. Give it the maximum of a batch, once, after the batch is stored.
    pub fn observe(&mut self, seen: Hlc) {
        self.0 = self.0.max(seen);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn t05_a_clock_that_jumps_back_still_counts_up() {
        let mut clock = Clock::default();
        let first = clock.stamp(1_000_000);
        let second = clock.stamp(5);
        assert!(first < second);
        assert_eq!(second.ms, 1_000_000);
    }

    #[test]
    fn t04_a_full_counter_carries_into_the_milliseconds() {
        let full = Hlc { ms: 7, tick: Hlc::MAX_TICK };
        let mut clock = Clock(full);
        assert_eq!(clock.stamp(7), Hlc { ms: 8, tick: 0 });
    }

    #[test]
    fn text_sorts_like_the_stamp_and_round_trips() {
        let (a, b) = (Hlc { ms: 255, tick: 9 }, Hlc { ms: 256, tick: 0 });
        assert!(a.to_string() < b.to_string());
        assert_eq!(a.to_string().parse(), Ok(a));
        assert_eq!("zz".parse::<Hlc>(), Err(NotAnId));
    }
}
