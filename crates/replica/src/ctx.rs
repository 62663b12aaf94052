//! What a pure core may not take by itself: the time and randomness.

/// A source of random bytes.
pub trait Entropy {
    /// Fills `buf` with unpredictable bytes.
    fn fill(&mut self, buf: &mut [u8]);
}

/// The moment and the randomness of one act. Stamped once, when the person acts; never again on a retry.
pub struct Ctx<'a> {
    /// Milliseconds since the Unix epoch, UTC, by this device's clock.
    pub now_ms: u64,
    /// Where new ids come from.
    pub entropy: &'a mut dyn Entropy,
}

/// A deterministic source for tests and simulations (SplitMix64). Not for real ids.
#[derive(Clone, Debug)]
pub struct Seeded(pub u64);

impl Seeded {
    /// The next 64 bits.
    pub fn next_u64(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }
}

impl Entropy for Seeded {
    fn fill(&mut self, buf: &mut [u8]) {
        for chunk in buf.chunks_mut(8) {
            let bytes = self.next_u64().to_le_bytes();
            for (to, from) in chunk.iter_mut().zip(bytes) {
                *to = from;
            }
        }
    }
}
