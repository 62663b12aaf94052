//! The code of an invitation: short, said aloud without doubt, and a misread is told.
//!
//! Eight characters of 31 that no one confuses: seven are random, the eighth makes the weighted sum a multiple of 31, a
//! prime, so that any one wrong character and any two swapped neighbours are noticed. It says nothing about the person.

use replica::{Ctx, RecordId};

use super::Guest;

/// No 0 and O, no I, L and U.
const ALPHABET: &[u8; 31] = b"123456789ABCDEFGHJKMNPQRSTVWXYZ";
const BASE: u64 = 31;
/// Random characters before the check.
const N_RANDOM: u32 = 7;

/// Why a text is not the code of an invitation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotACode {
    /// Another length than a code's.
    Length {
        /// How many characters there are.
        found: usize,
    },
    /// A character that no code has.
    Stranger(char),
    /// It looks like a code, but a character was misread or mistyped.
    Misread,
}

fn digit(c: char) -> Option<u64> {
    let c = match c.to_ascii_uppercase() {
        // What people type for a one.
        'I' | 'L' => '1',
        c => c,
    };
    ALPHABET.iter().position(|of| char::from(*of) == c).map(|at| at as u64)
}

fn letter(digit: u64) -> char {
    ALPHABET.get((digit % BASE) as usize).map_or('1', |c| char::from(*c))
}

/// The weighted sum that a whole code makes zero.
fn sum(digits: &[u64]) -> u64 {
    digits.iter().zip(1..).map(|(digit, weight)| digit * weight).sum::<u64>() % BASE
}

fn from_bits(bits: u64) -> String {
    let mut digits: Vec<u64> = (0..N_RANDOM).map(|at| bits / BASE.pow(at) % BASE).collect();
    let before = sum(&digits);
    let weight = u64::from(N_RANDOM) + 1;
    // The only digit that makes the sum zero: 31 is prime, the weight is not a multiple of it.
    let check = (0..BASE).find(|check| (before + check * weight).is_multiple_of(BASE)).unwrap_or_default();
    digits.push(check);
    digits.into_iter().map(letter).collect()
}

/// A new random code, for an invitation that is to have another one than its first.
pub fn new(ctx: &mut Ctx<'_>) -> String {
    let mut bytes = [0; 8];
    ctx.entropy.fill(&mut bytes);
    from_bits(u64::from_le_bytes(bytes))
}

/// The code of a guest's invitation: the stored one, else that which every device derives from the record's id.
#[must_use]
pub fn of(guest: &Guest) -> String {
    if guest.code.is_empty() {
        of_id(guest.id)
    } else {
        read(&guest.code).unwrap_or_else(|_| guest.code.clone())
    }
}

/// The code that follows from an id: random as the id is, the same on all devices, nothing to store.
#[must_use]
pub fn of_id(id: RecordId) -> String {
    from_bits(id.random_bits())
}

/// A code in two groups, as it is printed: `K7M2-9QXP`.
#[must_use]
pub fn shown(code: &str) -> String {
    match code.split_at_checked(4) {
        Some((first, second)) if !second.is_empty() => format!("{first}-{second}"),
        _ => code.to_owned(),
    }
}

/// Reads a code as typed or scanned: case, spaces and dashes do not matter.
pub fn read(text: &str) -> Result<String, NotACode> {
    let chars: Vec<char> = text.chars().filter(|c| !c.is_whitespace() && !"-–—.".contains(*c)).collect();
    if chars.len() != N_RANDOM as usize + 1 {
        return Err(NotACode::Length { found: chars.len() });
    }
    let digits: Vec<u64> =
        chars.iter().map(|c| digit(*c).ok_or(NotACode::Stranger(*c))).collect::<Result<_, _>>()?;
    if sum(&digits) != 0 {
        return Err(NotACode::Misread);
    }
    Ok(digits.into_iter().map(letter).collect())
}

#[cfg(test)]
mod tests {
    use replica::ctx::Seeded;

    use super::*;

    fn codes() -> Vec<String> {
        let mut source = Seeded(5);
        let mut ctx = Ctx { now_ms: 0, entropy: &mut source };
        (0..50).map(|_| new(&mut ctx)).collect()
    }

    #[test]
    fn a_code_is_read_however_it_is_typed() {
        for code in codes() {
            assert_eq!(code.len(), 8);
            for typed in [code.clone(), shown(&code), code.to_lowercase(), format!(" {} ", shown(&code))] {
                assert_eq!(read(&typed), Ok(code.clone()));
            }
        }
    }

    #[test]
    fn every_wrong_character_and_every_swap_is_told() {
        for code in codes() {
            let chars: Vec<char> = code.chars().collect();
            for at in 0..chars.len() {
                for wrong in ALPHABET.iter().map(|c| char::from(*c)).filter(|c| *c != chars[at]) {
                    let mut other = chars.clone();
                    other[at] = wrong;
                    assert_eq!(read(&other.iter().collect::<String>()), Err(NotACode::Misread));
                }
                if at + 1 < chars.len() && chars[at] != chars[at + 1] {
                    let mut other = chars.clone();
                    other.swap(at, at + 1);
                    assert_eq!(read(&other.iter().collect::<String>()), Err(NotACode::Misread));
                }
            }
        }
    }

    #[test]
    fn what_is_no_code_says_why() {
        assert_eq!(read(""), Err(NotACode::Length { found: 0 }));
        assert_eq!(read("https://exemple.fr"), Err(NotACode::Length { found: 17 }));
        assert_eq!(read("K7M2-9QU0"), Err(NotACode::Stranger('U')));
    }

    #[test]
    fn two_guests_have_two_codes_that_devices_agree_on() {
        let ids: Vec<RecordId> = (0..2000).map(|n| RecordId::derived("guest", &n.to_string())).collect();
        let all: std::collections::BTreeSet<String> = ids.iter().map(|id| of_id(*id)).collect();
        assert_eq!(all.len(), 2000);
        let mut guest = Guest::new(ids[0]);
        assert_eq!(of(&guest), of_id(ids[0]));
        guest.code = "k7m2".to_owned();
        assert_eq!(of(&guest), "k7m2", "the code of another tool stays as it is");
    }
}
