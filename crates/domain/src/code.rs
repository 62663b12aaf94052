//! Short codes of requests (`#7K2M`): derived, never stored.
//!
//! The code is the shortest prefix, of at least [`MIN_CHARS`], of the Crockford base-32 text of the random part
//! of the id that no *older* request has. It needs no server; two requests never share one; and a code
//! once spoken still finds its request after it grew, as it stays a prefix.

use std::collections::HashMap;

use replica::RecordId;

/// The least length of a code.
pub const MIN_CHARS: usize = 4;
/// Characters in the whole text of an id (62 bits, 5 each).
const ALL_CHARS: usize = 13;
/// Crockford's alphabet: no I, L, O, U.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// The whole text that codes of `id` are prefixes of.
pub fn full(id: RecordId) -> String {
    let bits = u128::from(id.random_bits()) << 3;
    (0..ALL_CHARS)
        .map(|i| {
            let five = (bits >> (60 - 5 * i)) & 31;
            ALPHABET.get(five as usize).map_or('0', |c| char::from(*c))
        })
        .collect()
}

/// Who got a code first: imported things (derived ids) before typed ones, then by age.
fn seniority(id: RecordId) -> (bool, RecordId) {
    (id.as_bytes().get(6).is_some_and(|b| b >> 4 == 7), id)
}

/// The codes of one workspace.
#[derive(Clone, Debug, Default)]
pub struct Codes {
    by_prefix: HashMap<u32, Vec<RecordId>>,
}

fn prefix(id: RecordId) -> u32 {
    (id.random_bits() >> 42) as u32
}

impl Codes {
    /// Takes note of a request.
    pub fn insert(&mut self, id: RecordId) {
        let bucket = self.by_prefix.entry(prefix(id)).or_default();
        if let Err(at) = bucket.binary_search_by_key(&seniority(id), |other| seniority(*other)) {
            bucket.insert(at, id);
        }
    }

    /// The code of a request, without the `#`.
    pub fn code(&self, id: RecordId) -> String {
        let mut text = full(id);
        let older = self
            .by_prefix
            .get(&prefix(id))
            .into_iter()
            .flatten()
            .take_while(|o| seniority(**o) < seniority(id));
        let shared = older
            .map(|o| full(*o).bytes().zip(text.bytes()).take_while(|(a, b)| a == b).count())
            .max()
            .unwrap_or(0);
        text.truncate(MIN_CHARS.max(shared + 1));
        text
    }

    /// The requests that a typed or spoken code may mean: `o` is read as 0, `i` and `l` as 1, `#` and dashes are passed over.
    pub fn find(&self, typed: &str) -> Vec<RecordId> {
        let normal: String = typed
            .chars()
            .filter(|c| !matches!(c, '#' | '-' | ' '))
            .map(|c| match c.to_ascii_uppercase() {
                'O' => '0',
                'I' | 'L' => '1',
                c => c,
            })
            .collect();
        if normal.len() < MIN_CHARS
            || ALL_CHARS < normal.len()
            || !normal.bytes().all(|b| ALPHABET.contains(&b))
        {
            return Vec::new();
        }
        let number = normal
            .bytes()
            .take(MIN_CHARS)
            .fold(0_u32, |n, b| (n << 5) | ALPHABET.iter().position(|a| *a == b).unwrap_or_default() as u32);
        let bucket = self.by_prefix.get(&number).into_iter().flatten();
        bucket.filter(|id| full(**id).starts_with(&normal)).copied().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(ms: u8, random: [u8; 8]) -> RecordId {
        let [a, b, c, d, e, f, g, h] = random;
        RecordId::from_bytes([0, 0, 0, 0, 0, ms, 0x70, 0, a & 0x3f | 0x80, b, c, d, e, f, g, h])
    }

    #[test]
    fn codes_never_collide_and_the_older_keeps_the_shorter() {
        let (old, new) = (id(1, [1, 2, 3, 4, 5, 6, 7, 8]), id(2, [1, 2, 3, 4, 5, 6, 7, 9]));
        let mut codes = Codes::default();
        codes.insert(new);
        let before = codes.code(new);
        codes.insert(old);
        assert_eq!(codes.code(old).len(), MIN_CHARS);
        assert!(codes.code(new).starts_with(&before) && codes.code(new) != codes.code(old));
        assert_eq!(codes.find(&before.to_lowercase()), vec![old, new]);
        assert_eq!(codes.find(&codes.code(new)), vec![new]);
    }

    #[test]
    fn ten_thousand_codes_are_all_different() {
        let mut rng = replica::ctx::Seeded(7);
        let mut codes = Codes::default();
        let ids: Vec<RecordId> =
            (0..10_000).map(|_| RecordId::new(&mut replica::Ctx { now_ms: 5, entropy: &mut rng })).collect();
        ids.iter().for_each(|id| codes.insert(*id));
        let mut all: Vec<String> = ids.iter().map(|id| codes.code(*id)).collect();
        all.sort();
        all.dedup();
        assert_eq!(all.len(), ids.len());
    }
}
