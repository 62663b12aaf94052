//! Seeded damage: what cables, disks and people do to bytes.

use replica::ctx::Seeded;

/// Pieces that decoders stumble over.
const TOKENS: [&[u8]; 24] = [
    b"null",
    b"-1",
    b"1e999",
    b"18446744073709551616",
    b"{}",
    b"[]",
    b"[[[[[[[[[[[[[[[[",
    b"{\"a\":{\"a\":{\"a\":",
    b"\"",
    b"\\u0000",
    b"\\ud800",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"\xc3\x28",
    b"\0",
    b"\r",
    b"\n",
    b";;;;",
    b"=cmd|' /C calc'!A0",
    b"'",
    b"\xff\xff\xff\xff",
    b"\x80\x80\x80\x80\x80\x80\x80\x80\x80\x01",
    b"00000000-0000-0000-0000-000000000000",
    b"sep=;\n",
];

fn below(dice: &mut Seeded, n: usize) -> usize {
    (dice.next_u64() % (n.max(1) as u64)) as usize
}

/// One to four kinds of damage to `bytes`; pieces of `other` may be spliced in.
pub fn mutate(dice: &mut Seeded, bytes: &[u8], other: &[u8]) -> Vec<u8> {
    let mut out = bytes.to_vec();
    for _ in 0..=below(dice, 3) {
        let at = below(dice, out.len() + 1);
        match below(dice, 9) {
            0 => {
                if let Some(byte) = out.get_mut(at) {
                    *byte ^= 1 << below(dice, 8);
                }
            }
            1 => {
                if let Some(byte) = out.get_mut(at) {
                    *byte = dice.next_u64() as u8;
                }
            }
            2 => out.truncate(at),
            3 => {
                let end = (at + below(dice, 40)).min(out.len());
                out.drain(at..end);
            }
            4 => {
                let end = (at + below(dice, 40)).min(out.len());
                let again = out[at..end].to_vec();
                out.splice(at..at, again);
            }
            5 => {
                let from = below(dice, other.len() + 1);
                let to = (from + below(dice, 120)).min(other.len());
                out.splice(at..at, other[from..to].iter().copied());
            }
            6 => {
                let from = below(dice, other.len() + 1);
                out.truncate(at);
                out.extend_from_slice(&other[from..]);
            }
            7 => {
                let token = TOKENS[below(dice, TOKENS.len())];
                out.splice(at..at, token.iter().copied());
            }
            _ => {
                let token = TOKENS[below(dice, TOKENS.len())];
                let end = (at + token.len()).min(out.len());
                out.splice(at..end, token.iter().copied());
            }
        }
    }
    out
}
