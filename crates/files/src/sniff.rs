//! Guesses how a text is cut into rows and cells. Everything guessed can be corrected.

use crate::kind::text_kind;
use crate::map::words;
use crate::table::{Dialect, Quote, QuoteScan, Separator, TableError, sep_line};

/// How much of a text the guess looks at, in bytes.
const SAMPLE: usize = 512 << 10;
/// How many rows of it.
const SAMPLE_ROWS: usize = 400;
/// Up to this size the whole text is searched for a quote that is never closed; beyond, reading finds it.
const QUOTE_SEARCH: usize = 16 << 20;

/// What was guessed, with what the person should see.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sniffed {
    /// The guess.
    pub dialect: Dialect,
    /// How many columns most rows have.
    pub columns: usize,
    /// Whether the file itself says its separator, by a first line `sep=;`.
    pub said: bool,
    /// Whether the guess about the header row is a safe one.
    pub header_certain: bool,
    /// About how many lines the text has; exact when it is small.
    pub lines: u64,
    /// The line on which a quote opens that is never closed: offer [`Quote::None`].
    pub unclosed_quote: Option<u64>,
}

/// Guesses the dialect of a text.
///
/// [`TableError::NotATable`] for a web page, JSON, an address book…; [`TableError::NoRow`] for nothing but spaces.
pub fn sniff(text: &str) -> Result<Sniffed, TableError> {
    if text.trim().is_empty() {
        return Err(TableError::NoRow);
    }
    if let Some(kind) = text_kind(text) {
        return Err(TableError::NotATable(kind));
    }
    let said = sep_line(text);
    let body = said.and_then(|(_, start)| text.get(start..)).unwrap_or(text);
    if body.trim().is_empty() {
        return Err(TableError::NoRow);
    }
    let sample = head(body, SAMPLE);
    let quote = guess_quote(sample);
    let (guess, columns) = guess_separator(sample, quote);
    let separator = said.map_or(guess, |(separator, _)| separator);
    let mut dialect = Dialect { separator, quote, header: true };
    let rows = sample_rows(sample, dialect);
    let (header, header_certain) = guess_header(&rows);
    dialect.header = header;
    let columns = if separator == guess { columns } else { rows.iter().map(Vec::len).max().unwrap_or(1) };
    let unclosed_quote = if text.len() <= QUOTE_SEARCH { unclosed_quote(text, dialect) } else { None };
    Ok(Sniffed {
        dialect,
        columns,
        said: said.is_some(),
        header_certain,
        lines: estimate_lines(text),
        unclosed_quote,
    })
}

/// The line (from 1) on which a quote opens that is never closed, in the whole text.
pub fn unclosed_quote(text: &str, dialect: Dialect) -> Option<u64> {
    let quote = dialect.quote.byte()?;
    let bytes = text.as_bytes();
    if !bytes.contains(&quote) {
        return None;
    }
    let mut scan = QuoteScan::new(dialect.separator.byte(), quote);
    for (at, byte) in bytes.iter().enumerate() {
        scan.step(*byte, at);
    }
    let before = bytes.get(..scan.opened()?)?;
    Some(1 + before.iter().filter(|b| **b == b'\n').count() as u64)
}

/// The beginning of a text, cut at a line end when there is one.
fn head(text: &str, max: usize) -> &str {
    if text.len() <= max {
        return text;
    }
    let bytes = text.as_bytes().get(..max).unwrap_or_default();
    let end =
        bytes.iter().rposition(|b| *b == b'\n').map_or_else(|| text.floor_char_boundary(max), |at| at + 1);
    text.get(..end).unwrap_or(text)
}

fn estimate_lines(text: &str) -> u64 {
    let part = head(text, SAMPLE);
    let lines = part.lines().count() as u64;
    if part.len() == text.len() {
        return lines;
    }
    lines.saturating_mul(text.len() as u64) / (part.len().max(1) as u64)
}

/// Single quotes only if cells are plainly wrapped in them and never in double ones: an apostrophe is common in French.
fn guess_quote(sample: &str) -> Quote {
    let bytes = sample.as_bytes();
    let edge = |b: Option<&u8>| b.is_none_or(|b| matches!(b, b';' | b',' | b'\t' | b'|' | b'\n' | b'\r'));
    let (mut double, mut opens, mut closes) = (0, 0, 0);
    for (at, byte) in bytes.iter().enumerate() {
        let opening = || edge(at.checked_sub(1).and_then(|i| bytes.get(i)));
        match byte {
            b'"' => double += usize::from(opening()),
            b'\'' => {
                let (before, after) = (opening(), edge(bytes.get(at + 1)));
                opens += usize::from(before && !after);
                closes += usize::from(after && !before);
            }
            _ => {}
        }
    }
    if double == 0 && opens >= 2 && opens == closes { Quote::Single } else { Quote::Double }
}

/// Counts each candidate outside quotes on each row: the right one is there as often on nearly every row.
fn guess_separator(sample: &str, quote: Quote) -> (Separator, usize) {
    let counts =
        count_separators(sample, quote).or_else(|| count_separators(sample, Quote::None)).unwrap_or_default();
    let mut best: Option<(usize, Separator, usize)> = None;
    // In this order a tie goes to the sign that prose and decimal numbers use least.
    for (index, separator) in CANDIDATES.into_iter().enumerate() {
        let column: Vec<usize> = counts.iter().filter_map(|row| row.get(index).copied()).collect();
        let Some((mode, times)) = mode(&column) else { continue };
        let first_agrees = column.first().is_some_and(|n| *n > 0);
        if mode == 0 || !first_agrees {
            continue;
        }
        let share = times * 20 / column.len().max(1);
        if share >= 8 && best.is_none_or(|(other, _, _)| share > other) {
            best = Some((share, separator, mode + 1));
        }
    }
    best.map_or((Separator::None, 1), |(_, separator, columns)| (separator, columns))
}

const CANDIDATES: [Separator; 4] = [Separator::Tab, Separator::Semicolon, Separator::Pipe, Separator::Comma];

/// The number of each candidate on each row; `None` if the sample ends inside quotes that began long before.
fn count_separators(sample: &str, quote: Quote) -> Option<Vec<[usize; 4]>> {
    let quote = quote.byte();
    let mut rows = Vec::new();
    let mut row = [0_usize; 4];
    let (mut open, mut closed, mut start, mut opened_row, mut blank) = (false, false, true, 0, true);
    let mut lines = 0_usize;
    for byte in sample.bytes() {
        lines += usize::from(byte == b'\n');
        if open {
            open = Some(byte) != quote;
            closed = !open;
            continue;
        }
        // At the beginning of a cell, or the second half of a doubled quote.
        if Some(byte) == quote && (start || closed) {
            opened_row = if start { lines } else { opened_row };
            (open, closed, start, blank) = (true, false, false, false);
            continue;
        }
        closed = false;
        match byte {
            b'\n' | b'\r' => {
                if !blank {
                    rows.push(row);
                }
                (row, start, blank) = ([0; 4], true, true);
                if rows.len() >= SAMPLE_ROWS {
                    return Some(rows);
                }
            }
            _ => {
                let candidate = CANDIDATES.iter().position(|c| c.byte() == byte);
                if let Some(count) = candidate.and_then(|i| row.get_mut(i)) {
                    *count += 1;
                }
                start = candidate.is_some();
                blank = false;
            }
        }
    }
    if open && lines > opened_row + 20 {
        return None;
    }
    if !blank {
        rows.push(row);
    }
    Some(rows)
}

fn mode(values: &[usize]) -> Option<(usize, usize)> {
    let mut sorted = values.to_vec();
    sorted.sort_unstable();
    sorted
        .chunk_by(|a, b| a == b)
        .map(|run| (run.first().copied().unwrap_or(0), run.len()))
        .max_by_key(|(_, n)| *n)
}

fn sample_rows(sample: &str, dialect: Dialect) -> Vec<Vec<String>> {
    let mut builder = csv::ReaderBuilder::new();
    builder.has_headers(false).flexible(true).delimiter(dialect.separator.byte());
    match dialect.quote.byte() {
        Some(quote) => builder.quote(quote),
        None => builder.quoting(false),
    };
    let reader = builder.from_reader(sample.as_bytes());
    reader
        .into_records()
        .flatten()
        .take(30)
        .map(|row| row.iter().map(|cell| cell.trim().to_owned()).collect())
        .collect()
}

/// Whether the first row names the columns, and whether that is sure.
fn guess_header(rows: &[Vec<String>]) -> (bool, bool) {
    let Some((first, rest)) = rows.split_first() else { return (true, false) };
    let known = first.iter().filter(|cell| words::is_known_header(cell)).count();
    if known >= 2 || (known == 1 && first.len() == 1) {
        return (true, true);
    }
    let is_value =
        |cell: &str| !cell.is_empty() && cell.bytes().any(|b| b.is_ascii_digit()) && looks_like_value(cell);
    if first.iter().any(|cell| is_value(cell)) {
        return (false, true);
    }
    // A column of numbers or dates under a word: the word is its name.
    let named = (0..first.len()).any(|column| {
        let below: Vec<&str> = rest
            .iter()
            .filter_map(|row| row.get(column))
            .map(String::as_str)
            .filter(|c| !c.is_empty())
            .collect();
        !below.is_empty()
            && below.iter().all(|cell| is_value(cell))
            && first.get(column).is_some_and(|c| !c.is_empty())
    });
    let repeats = first
        .iter()
        .enumerate()
        .any(|(i, cell)| !cell.is_empty() && first.iter().skip(i + 1).any(|c| c == cell));
    (known == 1 || named || !repeats, named)
}

/// Numbers, amounts, dates and times: digits and the signs that go with them.
fn looks_like_value(cell: &str) -> bool {
    let letters = cell.chars().filter(|c| c.is_alphabetic()).count();
    let digits = cell.chars().filter(char::is_ascii_digit).count();
    letters == 0 || (digits >= 4 && letters <= 3) || cell.contains('@')
}

#[cfg(test)]
mod tests;
