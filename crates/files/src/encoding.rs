//! Bytes to text: the encodings that office files really have.

use std::borrow::Cow;
use std::sync::Arc;

use crate::kind::{FileKind, binary_kind};

/// The largest file taken unless the caller says otherwise, in bytes.
pub const DEFAULT_MAX_BYTES: usize = 256 << 20;

/// How many bytes tell whether a file is text.
const PROBE: usize = 64 << 10;

/// How a text is written in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Encoding {
    /// UTF-8, with or without BOM.
    Utf8,
    /// UTF-16, low byte first (« Texte Unicode » of Excel).
    Utf16Le,
    /// UTF-16, high byte first.
    Utf16Be,
    /// Windows-1252, what older Excel saves in Western Europe.
    Windows1252,
}

impl Encoding {
    /// All of them, in the order to offer.
    pub const ALL: [Self; 4] = [Self::Utf8, Self::Windows1252, Self::Utf16Le, Self::Utf16Be];

    /// The usual name, the same in every language.
    pub fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16Le => "UTF-16 LE",
            Self::Utf16Be => "UTF-16 BE",
            Self::Windows1252 => "Windows-1252",
        }
    }
}

/// A text and how it was found.
#[derive(Clone, Debug)]
pub struct Decoded {
    /// The text, without BOM, line ends as they were (but a file of lone `\r` gets `\n`).
    pub text: Arc<str>,
    /// The encoding that was used.
    pub encoding: Encoding,
    /// Whether the file began with a byte order mark.
    pub bom: bool,
    /// Runs of bytes that were not in that encoding and were read as Windows-1252 (UTF-8) or replaced (UTF-16).
    pub repaired: usize,
}

/// Why a file gave no text.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DecodeError {
    /// Nothing in it.
    #[error("the file is empty")]
    Empty,
    /// Not a text.
    #[error("not a text file but {}", .0.key())]
    NotText(FileKind),
    /// Over the limit.
    #[error("the file has {bytes} bytes, at most {max} are taken")]
    TooLarge {
        /// Its size.
        bytes: usize,
        /// The limit.
        max: usize,
    },
}

/// Decodes a file: the encoding `forced` by the person, else the BOM, else valid UTF-8, else Windows-1252.
///
/// A file that is mostly UTF-8 with some invalid runs (two exports pasted together) is read as UTF-8 and the runs as
/// Windows-1252, counted in [`Decoded::repaired`].
pub fn decode(bytes: &[u8], forced: Option<Encoding>) -> Result<Decoded, DecodeError> {
    decode_limited(bytes, forced, DEFAULT_MAX_BYTES)
}

/// As [`decode`], with the largest number of bytes to take.
pub fn decode_limited(bytes: &[u8], forced: Option<Encoding>, max: usize) -> Result<Decoded, DecodeError> {
    if bytes.len() > max {
        return Err(DecodeError::TooLarge { bytes: bytes.len(), max });
    }
    if let Some(kind) = binary_kind(bytes) {
        return Err(DecodeError::NotText(kind));
    }
    let (marked, body) = split_bom(bytes);
    if body.is_empty() {
        return Err(DecodeError::Empty);
    }
    let bom = marked.is_some();
    let encoding = forced.or(marked).or_else(|| unmarked_utf16(body));
    if !matches!(encoding, Some(Encoding::Utf16Le | Encoding::Utf16Be)) && is_binary(body) {
        return Err(DecodeError::NotText(FileKind::Binary));
    }
    let (text, encoding, repaired) = match encoding {
        Some(Encoding::Utf16Le) => utf16(body, Encoding::Utf16Le, u16::from_le_bytes),
        Some(Encoding::Utf16Be) => utf16(body, Encoding::Utf16Be, u16::from_be_bytes),
        Some(Encoding::Windows1252) => (Cow::Owned(windows1252(body)), Encoding::Windows1252, 0),
        Some(Encoding::Utf8) => repair(body),
        None => guess_8bit(body),
    };
    // UTF-16 skipped the byte test above: control characters in the text tell garbage.
    if matches!(encoding, Encoding::Utf16Le | Encoding::Utf16Be) && too_many_controls(&text) {
        return Err(DecodeError::NotText(FileKind::Binary));
    }
    Ok(Decoded { text: plain_line_ends(text), encoding, bom, repaired })
}

fn split_bom(bytes: &[u8]) -> (Option<Encoding>, &[u8]) {
    if let Some(rest) = bytes.strip_prefix(b"\xef\xbb\xbf") {
        (Some(Encoding::Utf8), rest)
    } else if let Some(rest) = bytes.strip_prefix(b"\xff\xfe") {
        (Some(Encoding::Utf16Le), rest)
    } else if let Some(rest) = bytes.strip_prefix(b"\xfe\xff") {
        (Some(Encoding::Utf16Be), rest)
    } else {
        (None, bytes)
    }
}

/// UTF-16 without BOM: in Western text nearly every other byte is zero, always on the same side.
fn unmarked_utf16(body: &[u8]) -> Option<Encoding> {
    let probe = body.get(..PROBE.min(body.len())).unwrap_or(body);
    let (mut even, mut odd) = (0_usize, 0_usize);
    for pair in probe.chunks_exact(2) {
        if let [a, b] = pair {
            even += usize::from(*a == 0);
            odd += usize::from(*b == 0);
        }
    }
    let pairs = probe.len() / 2;
    if pairs < 4 || body.len() % 2 == 1 {
        None
    } else if odd * 10 > pairs * 7 && even * 20 < pairs {
        Some(Encoding::Utf16Le)
    } else if even * 10 > pairs * 7 && odd * 20 < pairs {
        Some(Encoding::Utf16Be)
    } else {
        None
    }
}

/// Text has next to no control characters; a handful of stray ones is a dirty export, not a picture.
fn is_binary(body: &[u8]) -> bool {
    let probe = body.get(..PROBE.min(body.len())).unwrap_or(body);
    let controls =
        probe.iter().filter(|b| **b < 0x20 && !matches!(**b, b'\t' | b'\n' | b'\r' | 0x0c)).count();
    controls * 50 > probe.len()
}

fn too_many_controls(text: &str) -> bool {
    let (mut all, mut bad) = (0_usize, 0_usize);
    for c in text.chars().take(PROBE) {
        all += 1;
        bad +=
            usize::from(c == '\u{fffd}' || (c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{0c}')));
    }
    bad * 20 > all
}

fn guess_8bit(body: &[u8]) -> (Cow<'_, str>, Encoding, usize) {
    if let Ok(text) = std::str::from_utf8(body) {
        return (Cow::Borrowed(text), Encoding::Utf8, 0);
    }
    // A Windows-1252 text has almost no valid multi-byte sequence; a dirty UTF-8 text has many.
    let (mut valid, mut broken) = (0_usize, 0_usize);
    for chunk in body.utf8_chunks() {
        valid += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    if valid >= broken { repair(body) } else { (Cow::Owned(windows1252(body)), Encoding::Windows1252, 0) }
}

fn repair(body: &[u8]) -> (Cow<'_, str>, Encoding, usize) {
    if let Ok(text) = std::str::from_utf8(body) {
        return (Cow::Borrowed(text), Encoding::Utf8, 0);
    }
    let mut text = String::with_capacity(body.len() + 16);
    let (mut repaired, mut in_run) = (0, false);
    for chunk in body.utf8_chunks() {
        if !chunk.valid().is_empty() {
            in_run = false;
        }
        text.push_str(chunk.valid());
        if !chunk.invalid().is_empty() {
            repaired += usize::from(!in_run);
            in_run = true;
            text.extend(chunk.invalid().iter().map(|b| windows1252_char(*b)));
        }
    }
    (Cow::Owned(text), Encoding::Utf8, repaired)
}

fn utf16(body: &[u8], encoding: Encoding, unit: fn([u8; 2]) -> u16) -> (Cow<'_, str>, Encoding, usize) {
    let units = body.chunks_exact(2).filter_map(|pair| pair.try_into().ok().map(unit));
    // A file cut in the middle of a unit lost half a character.
    let mut repaired = body.len() % 2;
    let text = char::decode_utf16(units)
        .map(|c| {
            c.unwrap_or_else(|_| {
                repaired += 1;
                char::REPLACEMENT_CHARACTER
            })
        })
        .collect::<String>();
    (Cow::Owned(text), encoding, repaired)
}

/// Decodes Windows-1252: never fails.
pub fn windows1252(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() + bytes.len() / 8);
    text.extend(bytes.iter().map(|b| windows1252_char(*b)));
    text
}

fn windows1252_char(byte: u8) -> char {
    // 0x80–0x9F; the five unassigned bytes become the C1 controls of the same number, as in the WHATWG standard.
    const HIGH: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž',
        '\u{8f}', //
        '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
    ];
    match byte {
        0x80..=0x9f => HIGH.get(usize::from(byte - 0x80)).copied().unwrap_or(char::REPLACEMENT_CHARACTER),
        _ => char::from(byte),
    }
}

/// Old Macs end lines with a lone `\r`; everything after this counts lines by `\n`.
fn plain_line_ends(text: Cow<'_, str>) -> Arc<str> {
    if !text.contains('\n') && text.contains('\r') {
        return text.replace('\r', "\n").into();
    }
    text.into()
}

#[cfg(test)]
mod tests;
