//! Rows of a CSV text, with their line numbers, read by chunks.

use std::collections::{HashMap, HashSet};
use std::io::Read;
use std::sync::Arc;

use crate::guard;

/// What stands between two cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Separator {
    /// `;`, what a French Excel writes.
    Semicolon,
    /// `,`
    Comma,
    /// Tab.
    Tab,
    /// `|`
    Pipe,
    /// One column only: nothing separates.
    None,
}

impl Separator {
    /// All of them, in the order to offer.
    pub const ALL: [Self; 5] = [Self::Semicolon, Self::Comma, Self::Tab, Self::Pipe, Self::None];

    /// The byte.
    pub fn byte(self) -> u8 {
        match self {
            Self::Semicolon => b';',
            Self::Comma => b',',
            Self::Tab => b'\t',
            Self::Pipe => b'|',
            // « Unit separator »: the reader needs a byte, texts do not have this one.
            Self::None => 0x1f,
        }
    }
}

/// What surrounds cells that contain a separator.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Quote {
    /// `"`, doubled inside.
    Double,
    /// `'`, doubled inside.
    Single,
    /// Quotes are ordinary characters: the way out when one is never closed.
    None,
}

impl Quote {
    /// The byte, if there is one.
    pub fn byte(self) -> Option<u8> {
        match self {
            Self::Double => Some(b'"'),
            Self::Single => Some(b'\''),
            Self::None => None,
        }
    }
}

/// How to cut a text into rows and cells: guessed by [`crate::sniff::sniff`], corrected by the person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dialect {
    /// Between cells.
    pub separator: Separator,
    /// Around cells.
    pub quote: Quote,
    /// Whether the first row holds the names of the columns.
    pub header: bool,
}

/// The most columns a table may have; more is a file that is no table.
pub const MAX_COLUMNS: usize = 2000;

/// Why a text is no table.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TableError {
    /// No row at all.
    #[error("there is no row")]
    NoRow,
    /// Another text format.
    #[error("not a table but {}", .0.key())]
    NotATable(crate::kind::FileKind),
    /// Over [`MAX_COLUMNS`].
    #[error("line {line} has {columns} columns, at most {MAX_COLUMNS} are taken")]
    TooManyColumns {
        /// Where.
        line: u64,
        /// How many.
        columns: usize,
    },
    /// The reader gave up.
    #[error("line {line}: {message}")]
    Malformed {
        /// Where.
        line: u64,
        /// What the reader said.
        message: String,
    },
}

/// How many cells a row has against the header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// As many.
    Full,
    /// Fewer, by this number; the missing ones read as empty.
    Short(usize),
    /// More, by this number; they can be read beyond the last column.
    Long(usize),
}

/// One row.
#[derive(Clone, Debug)]
pub struct Row {
    /// The line of the file on which it begins, from 1.
    pub line: u64,
    /// How it compares to the header.
    pub shape: Shape,
    /// Set when a quote opened on this line (from 1) is never closed: the row swallowed the rest of the file.
    pub unclosed_quote: Option<u64>,
    cells: csv::StringRecord,
}

impl Row {
    /// The cell of a column, empty if the row is too short; our own exports' formula guard is taken off.
    pub fn get(&self, column: usize) -> &str {
        guard::unguard(self.cells.get(column).unwrap_or_default())
    }

    /// The number of cells.
    pub fn len(&self) -> usize {
        self.cells.len()
    }

    /// Whether no cell holds anything but spaces.
    pub fn is_empty(&self) -> bool {
        self.cells.iter().all(|cell| cell.trim().is_empty())
    }

    /// The cells in order.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.cells.iter().map(guard::unguard)
    }
}

/// The bytes of a shared text, so that rows need no lifetime and a caller may keep them across awaits.
struct Source {
    text: Arc<str>,
    at: usize,
}

impl Read for Source {
    fn read(&mut self, buf: &mut [u8]) -> std::io::Result<usize> {
        let mut rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
        let n = rest.read(buf)?;
        self.at += n;
        Ok(n)
    }
}

/// A reader of rows. Ask [`Rows::next_chunk`] until it gives nothing; drop it to cancel.
pub struct Rows {
    reader: csv::Reader<Source>,
    text: Arc<str>,
    dialect: Dialect,
    header: Vec<String>,
    /// The first row, when it is data.
    pending: Option<Row>,
    record: csv::StringRecord,
    /// Where the reader's own positions begin: after the `sep=` line.
    base: usize,
    /// Where the line count below stands, in bytes.
    counted_to: usize,
    line: u64,
    done: bool,
}

impl std::fmt::Debug for Rows {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Rows").field("line", &self.line).field("header", &self.header).finish_non_exhaustive()
    }
}

impl Rows {
    /// Opens a text. Without header row the columns are named as in a spreadsheet: A, B, C…
    pub fn new(text: Arc<str>, dialect: Dialect) -> Result<Self, TableError> {
        let start = sep_line(&text).map_or(0, |(_, end)| end);
        let mut builder = csv::ReaderBuilder::new();
        builder.has_headers(false).flexible(true).delimiter(dialect.separator.byte());
        match dialect.quote.byte() {
            Some(quote) => builder.quote(quote),
            None => builder.quoting(false),
        };
        let reader = builder.from_reader(Source { text: text.clone(), at: start });
        let mut rows = Self {
            reader,
            line: 1 + count_lines(text.as_bytes().get(..start)),
            text,
            dialect,
            header: Vec::new(),
            pending: None,
            record: csv::StringRecord::new(),
            base: start,
            counted_to: start,
            done: false,
        };
        let Some(first) = rows.read()? else { return Err(TableError::NoRow) };
        if first.len() > MAX_COLUMNS {
            return Err(TableError::TooManyColumns { line: first.line, columns: first.len() });
        }
        if dialect.header {
            rows.header = name_columns(first.iter());
        } else {
            rows.header = (0..first.len()).map(letters).collect();
            rows.pending = Some(Row { shape: Shape::Full, ..first });
        }
        Ok(rows)
    }

    /// The names of the columns: never empty, never twice the same.
    pub fn header(&self) -> &[String] {
        &self.header
    }

    /// At most `n` more rows; an empty chunk means the end. Blank lines are skipped.
    pub fn next_chunk(&mut self, n: usize) -> Result<Vec<Row>, TableError> {
        let mut chunk = Vec::with_capacity(n.min(4096));
        chunk.extend(self.pending.take());
        while chunk.len() < n {
            let Some(row) = self.read()? else { break };
            chunk.push(row);
        }
        Ok(chunk)
    }

    /// How much of the text has been read, in bytes of [`Rows::total`].
    pub fn position(&self) -> usize {
        self.counted_to
    }

    /// The size of the text in bytes.
    pub fn total(&self) -> usize {
        self.text.len()
    }

    fn read(&mut self) -> Result<Option<Row>, TableError> {
        if self.done {
            return Ok(None);
        }
        let from = self.base + usize::try_from(self.reader.position().byte()).unwrap_or(usize::MAX);
        match self.reader.read_record(&mut self.record) {
            Ok(true) => {}
            Ok(false) => {
                self.done = true;
                self.counted_to = self.text.len();
                return Ok(None);
            }
            Err(error) => {
                self.done = true;
                return Err(TableError::Malformed { line: self.line, message: error.to_string() });
            }
        }
        let to = self.base + usize::try_from(self.reader.position().byte()).unwrap_or(usize::MAX);
        let bytes = self.text.as_bytes();
        // The reader's position is that of the line ends and blank lines before the row.
        let gap = bytes.get(from..).unwrap_or_default();
        let start = from + gap.iter().take_while(|b| matches!(**b, b'\n' | b'\r')).count();
        self.line += count_lines(bytes.get(self.counted_to..start));
        self.counted_to = start;
        let raw = bytes.get(start..to).unwrap_or_default();
        // Only a row that reaches the end of the text can have an open quote.
        let open = if to >= bytes.len() { self.open_quote(raw) } else { None };
        let unclosed_quote = open.map(|at| self.line + count_lines(raw.get(..at)));
        let width = self.header.len();
        let shape = match self.record.len() {
            n if width == 0 || n == width => Shape::Full,
            n if n < width => Shape::Short(width - n),
            n => Shape::Long(n - width),
        };
        Ok(Some(Row { line: self.line, shape, unclosed_quote, cells: self.record.clone() }))
    }

    fn open_quote(&self, raw: &[u8]) -> Option<usize> {
        let quote = self.dialect.quote.byte()?;
        let mut scan = QuoteScan::new(self.dialect.separator.byte(), quote);
        for (at, byte) in raw.iter().enumerate() {
            scan.step(*byte, at);
        }
        scan.opened()
    }
}

/// Follows quotes as the reader does: they open only at the beginning of a cell.
pub(crate) struct QuoteScan {
    separator: u8,
    quote: u8,
    state: QuoteState,
}

#[derive(Clone, Copy)]
enum QuoteState {
    Start,
    Plain,
    Open(usize),
    /// After a quote inside quotes: the end, or the first half of a doubled one.
    Maybe(usize),
}

impl QuoteScan {
    pub(crate) fn new(separator: u8, quote: u8) -> Self {
        Self { separator, quote, state: QuoteState::Start }
    }

    pub(crate) fn step(&mut self, byte: u8, at: usize) {
        let outside = |byte: u8| {
            if byte == self.separator || byte == b'\n' || byte == b'\r' {
                QuoteState::Start
            } else {
                QuoteState::Plain
            }
        };
        self.state = match self.state {
            QuoteState::Start if byte == self.quote => QuoteState::Open(at),
            QuoteState::Start | QuoteState::Plain => outside(byte),
            QuoteState::Open(from) if byte == self.quote => QuoteState::Maybe(from),
            QuoteState::Open(from) => QuoteState::Open(from),
            QuoteState::Maybe(from) if byte == self.quote => QuoteState::Open(from),
            QuoteState::Maybe(_) => outside(byte),
        };
    }

    /// Where the quote stands that is still open.
    pub(crate) fn opened(&self) -> Option<usize> {
        match self.state {
            QuoteState::Open(at) => Some(at),
            _ => None,
        }
    }
}

/// Excel's own first line `sep=;`: the separator and where the next line begins.
pub(crate) fn sep_line(text: &str) -> Option<(Separator, usize)> {
    let (line, rest) = text.split_once('\n').unwrap_or((text, ""));
    let sign = line.trim_end_matches('\r').trim_matches('"');
    let sign = sign.get(..4).filter(|key| key.eq_ignore_ascii_case("sep=")).and_then(|_| sign.get(4..))?;
    let separator = Separator::ALL.into_iter().find(|s| sign.as_bytes() == [s.byte()])?;
    Some((separator, text.len() - rest.len()))
}

fn count_lines(bytes: Option<&[u8]>) -> u64 {
    bytes.unwrap_or_default().iter().filter(|b| **b == b'\n').count() as u64
}

/// The name of a column in a spreadsheet, from 0: A, B… Z, AA…
pub fn letters(column: usize) -> String {
    let mut name = Vec::new();
    let mut left = column + 1;
    while left > 0 {
        left -= 1;
        name.push(char::from(b'A' + u8::try_from(left % 26).unwrap_or(0)));
        left /= 26;
    }
    name.iter().rev().collect()
}

fn name_columns<'a>(cells: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    let mut taken: HashSet<String> = HashSet::new();
    // The next number of each name: a header of two thousand times the same must not be searched again for each.
    let mut next: HashMap<String, u32> = HashMap::new();
    for (column, cell) in cells.enumerate() {
        let words = cell.split_whitespace().collect::<Vec<_>>().join(" ");
        let base = if words.is_empty() { letters(column) } else { words };
        let mut name = base.clone();
        if taken.contains(&name) {
            let again = next.entry(base.clone()).or_insert(2);
            while taken.contains(&name) {
                name = format!("{base} ({again})");
                *again += 1;
            }
        }
        taken.insert(name.clone());
        names.push(name);
    }
    names
}

#[cfg(test)]
mod tests;
