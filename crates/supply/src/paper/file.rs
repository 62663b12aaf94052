//! What a chosen file is, by its bytes: names and declared types lie.

/// A PDF may be this large. Photos are made small when they are taken in.
pub const MAX_FILE_BYTES: u64 = 10 * 1024 * 1024;

/// How far from its beginning a PDF may say that it is one, and from its end that it ends (ISO 32000-1, annex H).
const HEAD: usize = 1024;
const TAIL: usize = 64 * 1024;

/// A kind of file that documents take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum FileKind {
    Pdf,
    Jpeg,
    Png,
}

impl FileKind {
    /// The media type.
    #[must_use]
    pub const fn mime(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
        }
    }
}

/// Why a file is not taken. Nothing is stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileError {
    /// Not a byte.
    Empty,
    /// More than [`MAX_FILE_BYTES`].
    TooLarge,
    /// Neither PDF, JPEG nor PNG.
    Unknown,
    /// A PDF without its end: cut off on its way.
    Cut,
}

/// What a file is, by its first bytes.
pub fn kind_of(bytes: &[u8]) -> Result<FileKind, FileError> {
    if bytes.is_empty() {
        return Err(FileError::Empty);
    }
    if bytes.starts_with(&[0xff, 0xd8, 0xff]) {
        return Ok(FileKind::Jpeg);
    }
    if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        return Ok(FileKind::Png);
    }
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    if head.windows(5).any(|part| part == b"%PDF-") { Ok(FileKind::Pdf) } else { Err(FileError::Unknown) }
}

/// Whether a whole PDF can be kept: not too large, and with its end.
pub fn check_pdf(bytes: &[u8]) -> Result<(), FileError> {
    if MAX_FILE_BYTES < bytes.len() as u64 {
        return Err(FileError::TooLarge);
    }
    let tail = bytes.get(bytes.len().saturating_sub(TAIL)..).unwrap_or_default();
    if tail.windows(5).any(|part| part == b"%%EOF") { Ok(()) } else { Err(FileError::Cut) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_what_their_bytes_are() {
        assert_eq!(kind_of(b"%PDF-1.7\n"), Ok(FileKind::Pdf));
        assert_eq!(kind_of(b"\xef\xbb\xbf\n%PDF-1.4"), Ok(FileKind::Pdf));
        assert_eq!(kind_of(b"\xff\xd8\xff\xe0"), Ok(FileKind::Jpeg));
        assert_eq!(kind_of(b"\x89PNG\r\n\x1a\n0000"), Ok(FileKind::Png));
        assert_eq!(kind_of(b""), Err(FileError::Empty));
        for other in [&b"MZ\x90"[..], b"PK\x03\x04", b"<html>", b"\xff\xd8", b"GIF89a", &[0; 4096]] {
            assert_eq!(kind_of(other), Err(FileError::Unknown));
        }
        let mut late = vec![b' '; HEAD];
        late.extend(b"%PDF-1.7");
        assert_eq!(kind_of(&late), Err(FileError::Unknown));
    }

    #[test]
    fn a_pdf_has_its_end_and_its_bounds() {
        assert_eq!(check_pdf(b"%PDF-1.7 ... %%EOF\n"), Ok(()));
        assert_eq!(check_pdf(b"%PDF-1.7 ..."), Err(FileError::Cut));
        let mut large = vec![0; MAX_FILE_BYTES as usize];
        large.extend(b"%%EOF");
        assert_eq!(check_pdf(&large), Err(FileError::TooLarge));
        assert_eq!(check_pdf(&large[5..]), Ok(()));
    }
}
