//! Positions in ordered lists: text keys that sort, with room between any two.
//!
//! Base-62 fractions with a random tail, so that two people who insert at the same place offline get
//! different keys and the same order everywhere (rocicorp/fractional-indexing#14).

use replica::Ctx;

const DIGITS: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
/// 30 random bits: 4000 inserts into one gap collide in less than one case of a hundred.
const TAIL: usize = 5;

fn digit(c: u8) -> usize {
    DIGITS.iter().position(|d| *d == c).unwrap_or(0)
}

fn char_of(digit: usize) -> char {
    DIGITS.get(digit).map_or('0', |c| char::from(*c))
}

/// A key strictly between `before` and `after` (`None`: the ends).
pub fn between(ctx: &mut Ctx<'_>, before: Option<&str>, after: Option<&str>) -> String {
    let before = before.unwrap_or_default().as_bytes();
    let after = after.filter(|a| before < a.as_bytes()).map(str::as_bytes);
    let mut key = String::new();
    let mut is_bounded = after.is_some();
    for i in 0.. {
        let low = before.get(i).map_or(0, |c| digit(*c));
        let high = if is_bounded { after.and_then(|a| a.get(i)).map_or(62, |c| digit(*c)) } else { 62 };
        let beyond_before = i >= before.len();
        if low + 1 < high {
            // Lists grow at their end: leave more room there than in the middle.
            let middle = if is_bounded || beyond_before { low + (high - low) / 2 } else { low + 1 };
            key.push(char_of(middle));
            break;
        }
        key.push(char_of(low));
        is_bounded &= low == high;
    }
    let mut tail = [0; TAIL];
    ctx.entropy.fill(&mut tail);
    key.extend(tail.iter().map(|byte| char_of(1 + usize::from(*byte) % 61)));
    key
}

#[cfg(test)]
mod tests {
    use replica::ctx::Seeded;

    use super::*;

    #[test]
    fn t35_ten_thousand_inserts_stay_between_and_short() {
        let mut rng = Seeded(4);
        let mut ctx = Ctx { now_ms: 0, entropy: &mut rng };
        let mut keys = vec![between(&mut ctx, None, None)];
        for i in 0..10_000_usize {
            let at = (i * 7919) % (keys.len() + 1);
            let before = at.checked_sub(1).and_then(|b| keys.get(b)).cloned();
            let after = keys.get(at).cloned();
            let key = between(&mut ctx, before.as_deref(), after.as_deref());
            assert!(before.is_none_or(|b| b < key) && after.is_none_or(|a| key < a));
            keys.insert(at, key);
        }
        assert!(keys.iter().all(|k| k.len() < 40), "{:?}", keys.iter().map(String::len).max());
        let mut last = between(&mut ctx, None, None);
        for _ in 0..500 {
            let next = between(&mut ctx, Some(&last), None);
            assert!(last < next);
            last = next;
        }
        assert!(last.len() < 80, "appending grows slowly: {}", last.len());
    }

    #[test]
    fn two_inserts_at_one_place_differ() {
        let (mut a, mut b) = (Seeded(1), Seeded(2));
        let left = between(&mut Ctx { now_ms: 0, entropy: &mut a }, Some("V"), Some("W"));
        let right = between(&mut Ctx { now_ms: 0, entropy: &mut b }, Some("V"), Some("W"));
        assert_ne!(left, right);
    }
}
