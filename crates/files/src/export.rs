//! CSV for others to read: Excel in French, or the international convention.
//!
//! A text that a spreadsheet would run as a formula — it begins with `=`, `+`, `-`, `@`, a tab or a carriage return, and
//! is no plain negative number — gets an apostrophe in front, which reading takes off again: every text comes back.

use crate::guard::guard;

/// Which convention.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// UTF-8 with BOM, `;`, CRLF, `31/12/2025 09:05`, `1450,00`: opens right by a double click on a French computer.
    ExcelFr,
    /// RFC 4180: UTF-8 without BOM, `,`, CRLF, `2025-12-31T09:05`, `1450.00`.
    International,
}

/// One cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cell<'a> {
    /// Nothing known: an empty cell.
    Empty,
    /// Any text.
    Text(&'a str),
    /// A civil day or moment as stored, `2025-03-14` or `2025-03-14T01:20`; anything else is written as it is.
    Civil(&'a str),
    /// A number.
    Int(i64),
    /// An amount in cents, without its currency.
    Cents(i64),
}

/// Writes rows; [`CsvWriter::take`] drains what is written so far, so that a long export can yield.
#[derive(Debug)]
pub struct CsvWriter {
    format: Format,
    out: String,
}

impl CsvWriter {
    /// Begins a file with the titles of its columns.
    pub fn new(format: Format, titles: &[&str]) -> Self {
        let mut writer = Self { format, out: String::new() };
        if format == Format::ExcelFr {
            writer.out.push('\u{feff}');
        }
        let cells: Vec<Cell<'_>> = titles.iter().map(|title| Cell::Text(title)).collect();
        // Excel takes a file that begins with the letters ID for another format (SYLK) unless they are quoted.
        let sylk =
            format == Format::International && titles.first().is_some_and(|title| title.starts_with("ID"));
        writer.write(&cells, sylk);
        writer
    }

    /// Adds a row.
    pub fn row(&mut self, cells: &[Cell<'_>]) {
        self.write(cells, false);
    }

    /// What was written since the last call, in bytes of UTF-8.
    pub fn take(&mut self) -> Vec<u8> {
        std::mem::take(&mut self.out).into_bytes()
    }

    /// The rest of the file.
    pub fn finish(mut self) -> Vec<u8> {
        self.take()
    }

    fn write(&mut self, cells: &[Cell<'_>], quote_first: bool) {
        let separator = match self.format {
            Format::ExcelFr => ';',
            Format::International => ',',
        };
        // A lone empty cell must not make a blank line: readers skip those.
        if matches!(cells, [Cell::Empty | Cell::Text("")]) {
            self.out.push_str("\"\"");
        }
        for (index, cell) in cells.iter().enumerate() {
            if index > 0 {
                self.out.push(separator);
            }
            match cell {
                Cell::Empty => {}
                Cell::Text(text) => self.text(&guard(text), separator, quote_first && index == 0),
                Cell::Civil(civil) => {
                    let written = self.civil(civil);
                    self.text(&written, separator, false);
                }
                Cell::Int(number) => self.out.push_str(&number.to_string()),
                Cell::Cents(cents) => self.cents(*cents),
            }
        }
        self.out.push_str("\r\n");
    }

    fn text(&mut self, text: &str, separator: char, force: bool) {
        let special = |c: char| c == separator || matches!(c, '"' | '\r' | '\n');
        // Quotes keep spaces at the ends in readers that trim.
        let spaced = text.starts_with(' ') || text.ends_with(' ');
        if !force && !spaced && !text.contains(special) {
            self.out.push_str(text);
            return;
        }
        self.out.push('"');
        for (index, part) in text.split('"').enumerate() {
            if index > 0 {
                self.out.push_str("\"\"");
            }
            self.out.push_str(part);
        }
        self.out.push('"');
    }

    fn civil(&self, civil: &str) -> String {
        if self.format == Format::International {
            return guard(civil).into_owned();
        }
        let (day, time) = civil.split_once('T').map_or((civil, None), |(day, time)| (day, Some(time)));
        let mut parts = day.split('-');
        match (parts.next(), parts.next(), parts.next(), parts.next()) {
            // Only digits may change places: a day that is none could become a formula.
            (Some(y), Some(m), Some(d), None)
                if is_digits(y) && is_digits(m) && is_digits(d) && is_clock(time) =>
            {
                match time {
                    Some(time) => format!("{d}/{m}/{y} {time}"),
                    None => format!("{d}/{m}/{y}"),
                }
            }
            _ => guard(civil).into_owned(),
        }
    }

    fn cents(&mut self, cents: i64) {
        let sign = if cents < 0 { "-" } else { "" };
        let mark = if self.format == Format::ExcelFr { ',' } else { '.' };
        let (units, rest) = (cents.unsigned_abs() / 100, cents.unsigned_abs() % 100);
        self.out.push_str(&format!("{sign}{units}{mark}{rest:02}"));
    }
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

fn is_clock(time: Option<&str>) -> bool {
    time.is_none_or(|time| time.bytes().all(|b| b.is_ascii_digit() || b == b':'))
}

#[cfg(test)]
mod tests;
