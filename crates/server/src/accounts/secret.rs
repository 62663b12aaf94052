//! Codes of invitations, tokens of devices, and what the server keeps of them: SHA-256 only.

use std::fmt;
use std::str::FromStr;

use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

/// Crockford's base 32: no I, L, O, U.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Characters of a code: 128 bits and two to spare.
const CODE_CHARS: usize = 26;
/// Hex digits by which a hash is looked up. The rest is compared in constant time, so that the time of a database's
/// index tells nothing that helps to guess.
const SELECTOR_CHARS: usize = 16;

/// The secret of an invitation. Shown once, never logged: `Debug` hides it.
#[derive(Clone, PartialEq, Eq)]
pub struct Code([u8; 16]);

/// The text is not a code.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("a code has 26 letters and digits")]
pub struct NotACode;

impl Code {
    /// A code of these random bytes.
    pub fn new(random: [u8; 16]) -> Self {
        Self(random)
    }

    /// What the server keeps.
    pub fn hash(&self) -> SecretHash {
        SecretHash::of(&self.0)
    }

    /// The text of the link.
    pub fn text(&self) -> String {
        base32(&self.0)
    }
}

impl fmt::Debug for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Code(…)")
    }
}

impl FromStr for Code {
    type Err = NotACode;

    /// As people copy it: any case, with spaces and dashes, O for 0, I and L for 1.
    fn from_str(text: &str) -> Result<Self, NotACode> {
        let (mut bits, mut n_chars) = (0_u128, 0);
        let mut overflow = 0;
        for c in text.chars().filter(|c| !matches!(c, ' ' | '-' | '\u{a0}' | '\u{2011}')) {
            let digit = match c.to_ascii_uppercase() {
                'O' => 0,
                'I' | 'L' => 1,
                c => ALPHABET.iter().position(|&of| char::from(of) == c).ok_or(NotACode)? as u128,
            };
            if n_chars == CODE_CHARS {
                return Err(NotACode);
            }
            overflow |= bits >> 123;
            bits = bits << 5 | digit;
            n_chars += 1;
        }
        if n_chars != CODE_CHARS || overflow != 0 {
            return Err(NotACode);
        }
        Ok(Self(bits.to_be_bytes()))
    }
}

/// Bytes in Crockford's base 32, the first digits filled with zeros. At most 16 bytes count.
pub fn base32(bytes: &[u8]) -> String {
    let n_chars = (bytes.len().min(16) * 8).div_ceil(5);
    let mut bits = bytes.iter().take(16).fold(0_u128, |bits, &byte| bits << 8 | u128::from(byte));
    let mut text = vec![b'0'; n_chars];
    for place in text.iter_mut().rev() {
        *place = ALPHABET.get((bits & 31) as usize).copied().unwrap_or(b'0');
        bits >>= 5;
    }
    text.into_iter().map(char::from).collect()
}

/// The SHA-256 of a secret. Not a secret that opens anything, yet never logged.
#[derive(Clone, PartialEq, Eq)]
pub struct SecretHash(String);

impl SecretHash {
    /// Of a secret.
    pub fn of(secret: &[u8]) -> Self {
        let mut hex = String::with_capacity(64);
        for byte in Sha256::digest(secret) {
            hex.push_str(&format!("{byte:02x}"));
        }
        Self(hex)
    }

    /// From 64 hex digits, as a device sends it when it joins.
    pub fn from_hex(hex: &str) -> Option<Self> {
        let is_hash = hex.len() == 64 && hex.bytes().all(|byte| byte.is_ascii_hexdigit());
        is_hash.then(|| Self(hex.to_ascii_lowercase()))
    }

    /// What rows are looked up by.
    pub fn selector(&self) -> &str {
        self.0.get(..SELECTOR_CHARS).unwrap_or_default()
    }

    /// What is compared.
    pub fn verifier(&self) -> &str {
        self.0.get(SELECTOR_CHARS..).unwrap_or_default()
    }

    /// Whether a stored verifier is this hash's, in time that does not depend on where they differ.
    pub fn verifies(&self, stored: &str) -> bool {
        self.verifier().as_bytes().ct_eq(stored.as_bytes()).into()
    }
}

impl fmt::Debug for SecretHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SecretHash(…)")
    }
}

/// The hash of the token of `Authorization: Bearer …`, if it has the form of one: a device makes it of 256 bits, as
/// hex or base64url.
pub fn bearer(header: &str) -> Option<SecretHash> {
    let (scheme, token) = header.split_once(' ')?;
    let token = token.trim();
    let is_token = (32..=128).contains(&token.len())
        && token.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.~+/=".contains(&byte));
    (scheme.eq_ignore_ascii_case("bearer") && is_token).then(|| SecretHash::of(token.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_survives_its_text_and_how_people_copy_it() {
        for random in [[0; 16], [0xff; 16], *b"0123456789abcdef"] {
            let code = Code::new(random);
            let text = code.text();
            assert_eq!(text.len(), 26);
            assert_eq!(text.parse(), Ok(code.clone()));
            let (left, right) = text.split_at(13);
            let copied = format!(" {}-{} ", left.to_lowercase(), right.replace('0', "o").replace('1', "l"));
            assert_eq!(copied.parse(), Ok(code));
        }
        assert_eq!(Code::new([0xff; 16]).text(), "7ZZZZZZZZZZZZZZZZZZZZZZZZZ");
    }

    #[test]
    fn what_is_no_code_is_none() {
        let long = "0".repeat(27);
        let too_high = format!("8{}", "0".repeat(25));
        let other = format!("{}U", "0".repeat(25));
        let bidi = format!("{}\u{202e}", "0".repeat(25));
        for text in ["", "0", &long, &too_high, &other, &bidi, "é".repeat(26).as_str()] {
            assert_eq!(text.parse::<Code>(), Err(NotACode), "{text}");
        }
    }

    #[test]
    fn hashes_compare_whole_and_never_show() {
        let hash = SecretHash::of(b"abc");
        let hex = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(SecretHash::from_hex(&hex.to_uppercase()), Some(hash.clone()));
        assert_eq!((hash.selector(), hash.verifier()), hex.split_at(16));
        assert!(hash.verifies(&hex[16..]));
        for other in ["", &hex[17..], SecretHash::of(b"abd").verifier()] {
            assert!(!hash.verifies(other));
        }
        for bad in ["", &hex[1..], &format!("{}g", &hex[1..]), &format!("{hex}0")] {
            assert_eq!(SecretHash::from_hex(bad), None);
        }
        let shown = format!("{hash:?} {:?}", Code::new([7; 16]));
        assert_eq!(shown, "SecretHash(…) Code(…)");
    }

    #[test]
    fn only_a_bearer_token_is_one() {
        let token = "a".repeat(43);
        assert_eq!(bearer(&format!("Bearer {token}")), Some(SecretHash::of(token.as_bytes())));
        assert!(bearer(&format!("bearer {token}")).is_some());
        for bad in [
            String::new(),
            "Bearer".into(),
            "Bearer short".into(),
            format!("Basic {token}"),
            format!("Bearer {token} {token}"),
            format!("Bearer {}", "a".repeat(129)),
            format!("Bearer {}é", "a".repeat(40)),
        ] {
            assert_eq!(bearer(&bad), None, "{bad}");
        }
    }
}
