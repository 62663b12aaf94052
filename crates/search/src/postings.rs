//! Which documents have a word, and in which field: a list that only grows at its end.

/// The places of one word: `(slot, weight)` as deltas in variable-length bytes, one or two a place.
#[derive(Default)]
pub(crate) struct Postings {
    last: u32,
    bytes: Vec<u8>,
}

impl Postings {
    /// Adds a slot, which must be higher than all before. `weight` has two bits.
    pub fn push(&mut self, slot: u32, weight: u8) {
        // The first delta is the slot itself, so a list needs no header.
        let mut rest = (u64::from(slot.wrapping_sub(self.last)) << 2) | u64::from(weight & 3);
        self.last = slot;
        loop {
            let low = (rest & 0x7f) as u8;
            rest >>= 7;
            if rest == 0 {
                self.bytes.push(low);
                return;
            }
            self.bytes.push(low | 0x80);
        }
    }

    /// Calls `f` with each slot and weight, in order of slots.
    pub fn each(&self, mut f: impl FnMut(u32, u8)) {
        let mut slot = 0u32;
        let mut bytes = self.bytes.iter();
        while let Some(&first) = bytes.next() {
            let mut value = u64::from(first & 0x7f);
            let mut more = first & 0x80 != 0;
            let mut shift = 7u32;
            while more {
                let Some(&byte) = bytes.next() else { return };
                value |= u64::from(byte & 0x7f).wrapping_shl(shift);
                more = byte & 0x80 != 0;
                shift += 7;
            }
            slot = slot.wrapping_add((value >> 2) as u32);
            f(slot, (value & 3) as u8);
        }
    }

    /// The list with each slot renamed, or dropped. `rename` must keep the order.
    pub fn renamed(&self, rename: impl Fn(u32) -> Option<u32>) -> Self {
        let mut list = Self::default();
        self.each(|slot, weight| {
            if let Some(slot) = rename(slot) {
                list.push(slot, weight);
            }
        });
        list.bytes.shrink_to_fit();
        list
    }

    /// Whether no document has the word.
    pub fn is_empty(&self) -> bool {
        self.bytes.is_empty()
    }

    /// Heap memory held.
    pub fn heap_bytes(&self) -> usize {
        self.bytes.capacity()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn gives_back_what_was_pushed(slots in prop::collection::btree_map(any::<u32>(), 0u8..4, 0..50)) {
            let mut list = Postings::default();
            slots.iter().for_each(|(&slot, &weight)| list.push(slot, weight));
            let mut back = Vec::new();
            list.each(|slot, weight| back.push((slot, weight)));
            prop_assert_eq!(back, slots.into_iter().collect::<Vec<_>>());
        }
    }
}
