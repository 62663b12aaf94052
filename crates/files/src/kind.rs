//! What a file is when it is not the text that was hoped for, told from its first bytes.

/// A kind of file that people pick by mistake.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FileKind {
    /// Excel workbook (`.xlsx`): save it as CSV.
    Xlsx,
    /// Word document (`.docx`).
    Docx,
    /// Old binary Office file (`.xls`, `.doc`).
    OldOffice,
    /// OpenDocument spreadsheet (`.ods`).
    Ods,
    /// Any other ZIP archive.
    Zip,
    /// Gzip: perhaps one of our backups, to be decompressed first.
    Gzip,
    /// PDF.
    Pdf,
    /// PNG, JPEG, GIF, WebP, HEIC or BMP picture.
    Image,
    /// SQLite database.
    Sqlite,
    /// Sound or film.
    Media,
    /// Web page; some tools export one under the name `.xls`.
    Html,
    /// XML.
    Xml,
    /// JSON.
    Json,
    /// Address book (`.vcf`).
    VCard,
    /// Calendar (`.ics`).
    ICalendar,
    /// Rich text.
    Rtf,
    /// Bytes that are no text and have no known signature.
    Binary,
}

impl FileKind {
    /// A stable key for messages: `xlsx`, `pdf`, `image`…
    pub fn key(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::Docx => "docx",
            Self::OldOffice => "xls",
            Self::Ods => "ods",
            Self::Zip => "zip",
            Self::Gzip => "gzip",
            Self::Pdf => "pdf",
            Self::Image => "image",
            Self::Sqlite => "sqlite",
            Self::Media => "media",
            Self::Html => "html",
            Self::Xml => "xml",
            Self::Json => "json",
            Self::VCard => "vcard",
            Self::ICalendar => "icalendar",
            Self::Rtf => "rtf",
            Self::Binary => "binary",
        }
    }
}

/// Recognises a binary format by its signature; `None` says nothing about the file.
pub fn binary_kind(bytes: &[u8]) -> Option<FileKind> {
    const SIGNATURES: [(&[u8], FileKind); 14] = [
        (b"\x1f\x8b", FileKind::Gzip),
        (b"%PDF-", FileKind::Pdf),
        (b"\x89PNG", FileKind::Image),
        (b"\xff\xd8\xff", FileKind::Image),
        (b"GIF8", FileKind::Image),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", FileKind::OldOffice),
        (b"SQLite format 3\0", FileKind::Sqlite),
        (b"{\\rtf", FileKind::Rtf),
        (b"ID3\x03", FileKind::Media),
        (b"ID3\x04", FileKind::Media),
        (b"OggS\0", FileKind::Media),
        (b"\x1aE\xdf\xa3", FileKind::Media),
        (b"7z\xbc\xaf\x27\x1c", FileKind::Zip),
        (b"Rar!\x1a\x07", FileKind::Zip),
    ];
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Some(zip_kind(bytes));
    }
    if let Some((_, kind)) = SIGNATURES.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return Some(*kind);
    }
    let brand = |from: usize, name: &[u8]| bytes.get(from..from + name.len()) == Some(name);
    if brand(4, b"ftyp") {
        let still = brand(8, b"heic") || brand(8, b"heix") || brand(8, b"mif1") || brand(8, b"avif");
        return Some(if still { FileKind::Image } else { FileKind::Media });
    }
    if bytes.starts_with(b"RIFF") && brand(8, b"WEBP") {
        return Some(FileKind::Image);
    }
    None
}

/// The names of a ZIP's first entries stand uncompressed near its start: enough to tell the Office formats apart.
fn zip_kind(bytes: &[u8]) -> FileKind {
    let start = bytes.get(..8192.min(bytes.len())).unwrap_or_default();
    // The index of entries is at the end, and the first entry may be a long one.
    let end = bytes.get(bytes.len().saturating_sub(8192)..).unwrap_or_default();
    let has = |needle: &[u8]| [start, end].iter().any(|part| part.windows(needle.len()).any(|w| w == needle));
    if has(b"opendocument.spreadsheet") {
        FileKind::Ods
    } else if has(b"xl/") {
        FileKind::Xlsx
    } else if has(b"word/") {
        FileKind::Docx
    } else {
        FileKind::Zip
    }
}

/// Recognises text that is another format than a table; `None` when it may well be a table.
pub fn text_kind(text: &str) -> Option<FileKind> {
    let text = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    let head: String = text.chars().take(64).collect::<String>().to_ascii_lowercase();
    if head.starts_with("<!doctype html") || head.starts_with("<html") {
        Some(FileKind::Html)
    } else if head.starts_with("<?xml") {
        Some(FileKind::Xml)
    } else if head.starts_with("begin:vcard") {
        Some(FileKind::VCard)
    } else if head.starts_with("begin:vcalendar") {
        Some(FileKind::ICalendar)
    } else if (head.starts_with('{') || head.starts_with('[')) && looks_like_json(&head) {
        Some(FileKind::Json)
    } else {
        None
    }
}

/// A table's first title may begin with a bracket; JSON goes on with a quote, a bracket or a closing one.
fn looks_like_json(head: &str) -> bool {
    let next = head.get(1..).unwrap_or_default().trim_start().chars().next();
    matches!(next, Some('"' | '{' | '[' | '}' | ']'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_pictures_and_offices_apart() {
        assert_eq!(binary_kind(b"\x89PNG\r\n\x1a\n...."), Some(FileKind::Image));
        assert_eq!(binary_kind(b"\xff\xd8\xff\xe0"), Some(FileKind::Image));
        assert_eq!(binary_kind(b"%PDF-1.7"), Some(FileKind::Pdf));
        assert_eq!(binary_kind(b"PK\x03\x04....[Content_Types].xml...xl/workbook.xml"), Some(FileKind::Xlsx));
        assert_eq!(binary_kind(b"PK\x03\x04....word/document.xml"), Some(FileKind::Docx));
        assert_eq!(binary_kind(b"PK\x03\x04....a.txt"), Some(FileKind::Zip));
        assert_eq!(binary_kind(b"....ftypheic"), Some(FileKind::Image));
        assert_eq!(binary_kind(b"titre;lieu"), None);
        assert_eq!(binary_kind(b""), None);
    }

    #[test]
    fn text_of_another_format_is_named() {
        assert_eq!(text_kind("\n<!DOCTYPE html><table>"), Some(FileKind::Html));
        assert_eq!(text_kind("BEGIN:VCARD\r\n"), Some(FileKind::VCard));
        assert_eq!(text_kind("[{\"a\":1}]"), Some(FileKind::Json));
        assert_eq!(text_kind("{ \"a\": 1 }"), Some(FileKind::Json));
        assert_eq!(text_kind("[urgent];lieu"), None);
        assert_eq!(text_kind("titre;lieu"), None);
    }
}
