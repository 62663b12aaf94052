//! Base64 with the standard alphabet and padding (RFC 4648 §4).

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

pub(crate) fn encode_into(bytes: &[u8], out: &mut String) {
    out.reserve(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let (a, b, c) = match chunk {
            [a, b, c] => (*a, Some(*b), Some(*c)),
            [a, b] => (*a, Some(*b), None),
            [a] => (*a, None, None),
            _ => continue,
        };
        let bits = u32::from(a) << 16 | u32::from(b.unwrap_or(0)) << 8 | u32::from(c.unwrap_or(0));
        let sign = |shift: u32| ALPHABET.get((bits >> shift & 63) as usize).copied().map_or('=', char::from);
        out.push(sign(18));
        out.push(sign(12));
        out.push(if b.is_some() { sign(6) } else { '=' });
        out.push(if c.is_some() { sign(0) } else { '=' });
    }
}

/// `None` for anything that [`encode_into`] does not write.
pub(super) fn decode(text: &str) -> Option<Vec<u8>> {
    let bytes = text.as_bytes();
    if !bytes.len().is_multiple_of(4) {
        return None;
    }
    let mut out = Vec::with_capacity(bytes.len() / 4 * 3);
    let quads = bytes.len() / 4;
    for (index, quad) in bytes.chunks_exact(4).enumerate() {
        let [a, b, c, d] = quad else { return None };
        let last = index + 1 == quads;
        let padding = match (c, d) {
            (b'=', b'=') if last => 2,
            (_, b'=') if last => 1,
            _ => 0,
        };
        let c = if padding == 2 { 0 } else { value(*c)? };
        let d = if padding >= 1 { 0 } else { value(*d)? };
        let bits = value(*a)? << 18 | value(*b)? << 12 | c << 6 | d;
        let [_, x, y, z] = bits.to_be_bytes();
        match padding {
            0 => out.extend([x, y, z]),
            // Bits beyond the last byte must be zero: one text for each content.
            1 if z == 0 => out.extend([x, y]),
            2 if y == 0 && z == 0 => out.push(x),
            _ => return None,
        }
    }
    Some(out)
}

fn value(sign: u8) -> Option<u32> {
    let value = match sign {
        b'A'..=b'Z' => sign - b'A',
        b'a'..=b'z' => sign - b'a' + 26,
        b'0'..=b'9' => sign - b'0' + 52,
        b'+' => 62,
        b'/' => 63,
        _ => return None,
    };
    Some(u32::from(value))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_vectors_of_the_rfc() {
        for (plain, coded) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg=="),
            ("foobar", "Zm9vYmFy"),
        ] {
            let mut out = String::new();
            encode_into(plain.as_bytes(), &mut out);
            assert_eq!(out, coded);
            assert_eq!(decode(coded).unwrap(), plain.as_bytes());
        }
        for bad in ["Zg", "Zh==", "Zm9=", "Z===", "Zg==Zg==", "Zm 8"] {
            assert_eq!(decode(bad), None, "{bad}");
        }
    }

    proptest! {
        #[test]
        fn comes_back(bytes in proptest::collection::vec(any::<u8>(), 0..100)) {
            let mut out = String::new();
            encode_into(&bytes, &mut out);
            prop_assert_eq!(decode(&out), Some(bytes));
        }
    }
}
