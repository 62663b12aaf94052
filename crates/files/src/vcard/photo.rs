//! The photo of a card: its bytes and their type, never unpacked here.

use super::binary;
use crate::content_line::{ContentLine, unescape};

/// A picture inside a card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Photo {
    /// The media type that its first bytes show.
    pub mime: &'static str,
    /// The file.
    pub bytes: Vec<u8>,
}

/// Why a photo stays out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PhotoProblem {
    /// Its bytes are no picture that a browser shows.
    NotAPicture,
    /// Over the bytes that a record takes.
    TooLarge {
        /// Its size.
        bytes: usize,
    },
    /// Says to be larger, in pixels, than a screen can show without harm; or does not say.
    TooManyPixels {
        /// Its declared width, 0 when unsaid.
        width: u32,
        /// Its declared height, 0 when unsaid.
        height: u32,
    },
}

/// The largest photo that a record takes, in bytes.
const MAX_BYTES: usize = 1 << 20;
/// The most pixels that are unpacked on a phone: 16 megapixels are 64 MB.
const MAX_PIXELS: u64 = 16_000_000;

/// Whether a picture of that size and those declared pixels may be shown.
pub fn is_within(bytes: usize, pixels: Option<(u32, u32)>) -> Result<(), PhotoProblem> {
    if bytes > MAX_BYTES {
        return Err(PhotoProblem::TooLarge { bytes });
    }
    let (width, height) = pixels.unwrap_or((0, 0));
    let all = u64::from(width) * u64::from(height);
    if all == 0 || all > MAX_PIXELS { Err(PhotoProblem::TooManyPixels { width, height }) } else { Ok(()) }
}

impl Photo {
    /// The picture inside a `PHOTO` or `LOGO`; `None` when the line only links to one.
    pub fn of(line: &ContentLine) -> Option<Result<Self, PhotoProblem>> {
        let text = inline(line)?;
        if text.len() / 4 * 3 > MAX_BYTES + 3 {
            return Some(Err(PhotoProblem::TooLarge { bytes: text.len() / 4 * 3 }));
        }
        let bytes = binary::decode(text)?;
        Some(match mime_of(&bytes) {
            Some(mime) => Ok(Self { mime, bytes }),
            None => Err(PhotoProblem::NotAPicture),
        })
    }

    /// As a line, in the form of all cards.
    pub fn line(&self) -> ContentLine {
        let kind = self.mime.rsplit('/').next().unwrap_or("jpeg").to_ascii_uppercase();
        ContentLine::new("PHOTO", binary::encode(&self.bytes)).with("ENCODING", "b").with("TYPE", kind)
    }
}

/// The base64 inside a line, if it is there.
pub(super) fn inline(line: &ContentLine) -> Option<&str> {
    if line.value_of("ENCODING").is_some_and(|e| e.eq_ignore_ascii_case("b")) {
        return Some(&line.value);
    }
    data_uri(&line.value).map(|(_, text)| text)
}

/// The media type and the base64 of a `data:` address.
pub(super) fn data_uri(value: &str) -> Option<(String, &str)> {
    let head = value.get(..5)?;
    if !head.eq_ignore_ascii_case("data:") {
        return None;
    }
    let comma = value.find(',')?;
    let (kind, text) = (value.get(5..comma)?, value.get(comma + 1..)?);
    // Some writers escape what needs no escape.
    let kind = unescape(kind.trim_end_matches('\\'));
    let kind = kind.strip_suffix(";base64").or_else(|| kind.strip_suffix(";BASE64"))?.to_owned();
    Some((kind, text))
}

/// The type that the first bytes of a picture show.
pub(super) fn mime_of(bytes: &[u8]) -> Option<&'static str> {
    if bytes.starts_with(b"\xff\xd8\xff") {
        Some("image/jpeg")
    } else if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        Some("image/png")
    } else if bytes.starts_with(b"GIF8") {
        Some("image/gif")
    } else if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        Some("image/webp")
    } else {
        None
    }
}
