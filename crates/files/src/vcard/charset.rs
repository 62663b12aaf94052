//! The text of a value whose charset may be declared wrongly.

use crate::encoding::windows1252;

/// What a value was decoded as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// What was declared, or nothing was and nothing had to be.
    AsDeclared,
    /// Not what was declared, but this.
    Instead(&'static str),
    /// In no charset: some characters are replaced.
    Broken,
}

/// Decodes the bytes of a value; `declared` is what its `CHARSET` or its version says.
///
/// Text in an 8-bit charset is next to never valid UTF-8, so bytes that are decide by themselves.
pub(super) fn decode(bytes: &[u8], declared: Option<&str>) -> (String, Found) {
    if bytes.is_ascii() {
        return (String::from_utf8_lossy(bytes).into_owned(), Found::AsDeclared);
    }
    let declared = declared.map(Charset::of);
    if let Ok(text) = std::str::from_utf8(bytes) {
        let found = match declared {
            None | Some(Charset::Utf8) => Found::AsDeclared,
            Some(_) => Found::Instead("UTF-8"),
        };
        return (text.to_owned(), found);
    }
    match declared {
        Some(Charset::Latin1) => (windows1252(bytes), Found::AsDeclared),
        Some(Charset::Latin9) => (latin9(bytes), Found::AsDeclared),
        _ => {
            let (valid, broken) = bytes.utf8_chunks().fold((0, 0), |(valid, broken), chunk| {
                let more = chunk.valid().chars().filter(|c| !c.is_ascii()).count();
                (valid + more, broken + usize::from(!chunk.invalid().is_empty()))
            });
            if valid > broken {
                return (String::from_utf8_lossy(bytes).into_owned(), Found::Broken);
            }
            let found = if declared.is_some() { Found::Instead("Windows-1252") } else { Found::AsDeclared };
            (windows1252(bytes), found)
        }
    }
}

enum Charset {
    Utf8,
    /// Windows-1252, whose lower half ISO-8859-1 is; who declares one often means the other.
    Latin1,
    Latin9,
    Other,
}

impl Charset {
    fn of(name: &str) -> Self {
        let plain: String =
            name.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect();
        match plain.as_str() {
            "utf8" => Self::Utf8,
            "iso88591" | "latin1" | "windows1252" | "cp1252" | "xansi" => Self::Latin1,
            "iso885915" | "latin9" => Self::Latin9,
            _ => Self::Other,
        }
    }
}

fn latin9(bytes: &[u8]) -> String {
    bytes
        .iter()
        .map(|byte| match byte {
            0xa4 => '€',
            0xa6 => 'Š',
            0xa8 => 'š',
            0xb4 => 'Ž',
            0xb8 => 'ž',
            0xbc => 'Œ',
            0xbd => 'œ',
            0xbe => 'Ÿ',
            other => char::from(*other),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_bytes_say_wins() {
        let text = |bytes: &[u8], declared| decode(bytes, declared);
        assert_eq!(text("Été".as_bytes(), Some("UTF-8")), ("Été".into(), Found::AsDeclared));
        assert_eq!(text("Été".as_bytes(), Some("ISO-8859-1")), ("Été".into(), Found::Instead("UTF-8")));
        assert_eq!(text(b"\xc9t\xe9", Some("utf-8")), ("Été".into(), Found::Instead("Windows-1252")));
        assert_eq!(text(b"\xc9t\xe9 \x80", Some("windows-1252")), ("Été €".into(), Found::AsDeclared));
        assert_eq!(text(b"\xbduvre \xa4", Some("ISO-8859-15")), ("œuvre €".into(), Found::AsDeclared));
        assert_eq!(text(b"\xc9t\xe9", None), ("Été".into(), Found::AsDeclared));
        assert_eq!(text("ÑÑ\u{e9}".as_bytes(), Some("x-unknown")), ("ÑÑé".into(), Found::Instead("UTF-8")));
        let cut = ["ÑÑÑ".as_bytes(), b"\x80"].concat();
        assert_eq!(text(&cut, Some("UTF-8")), ("ÑÑÑ\u{fffd}".into(), Found::Broken));
    }
}
