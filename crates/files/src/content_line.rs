//! Content lines: `group.NAME;PARAM=value:text`, the syntax shared by contact cards (.vcf) and calendars (.ics).
//!
//! Reading is lenient about what files really have (any line end, parameters without a name, soft line breaks of
//! quoted-printable, characters cut by a fold) and bounded: a file, a line and the number of lines have limits.
//! Writing is strict: RFC 5545 and RFC 6350 folding, RFC 6868 parameters.

use std::borrow::Cow;
use std::fmt::Write as _;

mod unfold;
pub use unfold::{RawLine, Unfold, unfold};

/// What a reader takes, in bytes and lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The largest file.
    pub file_bytes: usize,
    /// The longest line once unfolded; what is over is left out and told by [`RawLine::left_out`].
    pub line_bytes: usize,
    /// The most unfolded lines.
    pub lines: usize,
}

impl Default for Limits {
    /// 32 MiB, 8 MiB a line, a million lines.
    fn default() -> Self {
        Self { file_bytes: 32 << 20, line_bytes: 8 << 20, lines: 1_000_000 }
    }
}

/// Why content lines could not be read to the end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LineError {
    /// Over [`Limits::file_bytes`].
    #[error("the file has {bytes} bytes, at most {max} are taken")]
    TooLarge {
        /// Its size.
        bytes: usize,
        /// The limit.
        max: usize,
    },
    /// Over [`Limits::lines`].
    #[error("the file has more than {max} lines")]
    TooManyLines {
        /// The limit.
        max: usize,
    },
}

/// One parameter of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Param {
    /// As written; empty for the bare ones of vCard 2.1 (`TEL;CELL:`).
    pub name: String,
    /// Unquoted, RFC 6868 escapes undone.
    pub values: Vec<String>,
}

/// One unfolded line, read.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct ContentLine {
    /// `item1` of `item1.TEL`.
    pub group: Option<String>,
    /// As written; compare with [`ContentLine::is`].
    pub name: String,
    /// In their order.
    pub params: Vec<Param>,
    /// As written: still escaped, still encoded.
    pub value: String,
}

impl ContentLine {
    /// A line without group or parameters; `value` as it is to be written (see [`escape`]).
    pub fn new(name: &str, value: impl Into<String>) -> Self {
        Self { group: None, name: name.to_owned(), params: Vec::new(), value: value.into() }
    }

    /// Reads one unfolded line; `None` when it is not `NAME…:value`.
    pub fn parse(line: &str) -> Option<Self> {
        let colon = head_end(line.as_bytes())?;
        let (head, value) = (line.get(..colon)?, line.get(colon + 1..)?);
        let (full, params) = match head.find(';') {
            Some(at) => (head.get(..at)?, head.get(at + 1..)?),
            None => (head, ""),
        };
        let (group, name) = match full.rsplit_once('.') {
            Some((group, name)) => (Some(group.trim().to_owned()), name),
            None => (None, full),
        };
        let name = name.trim();
        let is_token = |text: &str| {
            !text.is_empty() && text.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'))
        };
        if !is_token(name) || group.as_deref().is_some_and(|g| !is_token(g)) {
            return None;
        }
        Some(Self { group, name: name.to_owned(), params: read_params(params), value: value.to_owned() })
    }

    /// The same line with a parameter more.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<String>) -> Self {
        self.params.push(Param { name: name.to_owned(), values: vec![value.into()] });
        self
    }

    /// Whether its name is this one, in any case.
    pub fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name)
    }

    /// Every value of the parameters of that name, in order.
    pub fn values<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.params
            .iter()
            .filter(move |param| param.name.eq_ignore_ascii_case(name))
            .flat_map(|param| param.values.iter().map(String::as_str))
    }

    /// The first value of that parameter.
    pub fn value_of<'a>(&'a self, name: &'a str) -> Option<&'a str> {
        self.values(name).next()
    }

    /// Appends the line folded, with its line end.
    pub fn write(&self, out: &mut String) {
        fold(&self.unfolded(), out);
    }

    /// The line in one piece, without line end. Control characters that would break it are left out.
    pub fn unfolded(&self) -> String {
        let mut line = String::with_capacity(self.name.len() + self.value.len() + 16);
        if let Some(group) = &self.group {
            line.push_str(group);
            line.push('.');
        }
        line.push_str(&self.name);
        for param in &self.params {
            line.push(';');
            if !param.name.is_empty() {
                line.push_str(&param.name);
                line.push('=');
            }
            for (index, value) in param.values.iter().enumerate() {
                if index > 0 {
                    line.push(',');
                }
                write_param(value, &mut line);
            }
        }
        line.push(':');
        line.extend(self.value.chars().filter(|c| !matches!(c, '\r' | '\n' | '\0')));
        line
    }
}

/// Where the `:` is that ends the head: the first outside quotes, else (a quote that never ends) the first.
pub(crate) fn head_end(line: &[u8]) -> Option<usize> {
    let mut quoted = false;
    for (at, byte) in line.iter().enumerate() {
        match byte {
            b'"' => quoted = !quoted,
            b':' if !quoted => return Some(at),
            _ => {}
        }
    }
    line.iter().position(|byte| *byte == b':')
}

fn read_params(text: &str) -> Vec<Param> {
    let mut params = Vec::new();
    for piece in split_quoted(text, ';') {
        let piece = piece.trim();
        if piece.is_empty() {
            continue;
        }
        // A `=` inside quotes belongs to a value.
        let cut = piece.find('=').filter(|at| piece.find('"').is_none_or(|quote| *at < quote));
        let (name, values) = match cut {
            Some(at) => (piece.get(..at).unwrap_or(""), piece.get(at + 1..).unwrap_or("")),
            None => ("", piece),
        };
        let values = split_quoted(values, ',').map(|value| read_param(value.trim())).collect();
        params.push(Param { name: name.trim().to_owned(), values });
    }
    params
}

/// The pieces between separators that are not inside quotes.
fn split_quoted(text: &str, separator: char) -> impl Iterator<Item = &str> {
    let mut quoted = false;
    text.split(move |c| {
        if c == '"' {
            quoted = !quoted;
        }
        c == separator && !quoted
    })
}

/// A parameter value without its quotes, RFC 6868 escapes undone (`^n`, `^^`, `^'`).
fn read_param(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().filter(|c| *c != '"' && !is_lost(*c)).peekable();
    while let Some(c) = chars.next() {
        let meant = match (c, chars.peek()) {
            ('^', Some('n')) => Some('\n'),
            ('^', Some('^')) => Some('^'),
            ('^', Some('\'')) => Some('"'),
            _ => None,
        };
        if meant.is_some() {
            chars.next();
        }
        out.push(meant.unwrap_or(c));
    }
    out
}

fn write_param(value: &str, out: &mut String) {
    let quoted = value.contains([':', ';', ',']) || value.trim() != value || value.contains('=');
    if quoted {
        out.push('"');
    }
    for c in value.chars() {
        match c {
            '\n' => out.push_str("^n"),
            '^' => out.push_str("^^"),
            '"' => out.push_str("^'"),
            c if is_lost(c) => {}
            c => out.push(c),
        }
    }
    if quoted {
        out.push('"');
    }
}

/// Whether a parameter cannot have a character.
fn is_lost(c: char) -> bool {
    c.is_control() && c != '\t'
}

/// Appends a line folded at 75 octets between characters, with `CRLF`.
pub fn fold(line: &str, out: &mut String) {
    // Of the 75 octets of a continuation one is its space.
    let mut room = 75;
    let mut chars = line.chars().peekable();
    while let Some(c) = chars.next() {
        // A `=` at the end of a piece reads as a soft break of quoted-printable.
        let is_break = c == '=' && chars.peek().is_some_and(|next| next.len_utf8() >= room);
        if c.len_utf8() > room || is_break {
            out.push_str("\r\n ");
            room = 74;
        }
        out.push(c);
        room -= c.len_utf8();
    }
    out.push_str("\r\n");
}

/// A text as a value: `\` `;` `,` and line ends escaped.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' => {
                if chars.peek() == Some(&'\n') {
                    chars.next();
                }
                out.push_str("\\n");
            }
            '\n' => out.push_str("\\n"),
            '\\' | ';' | ',' => {
                let _ = write!(out, "\\{c}");
            }
            '\0' => {}
            c => out.push(c),
        }
    }
    out
}

/// The text of a value: `\n` and `\N` are line ends, a backslash before anything else is dropped.
pub fn unescape(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    let mut chars = value.chars();
    while let Some(c) = chars.next() {
        if c != '\\' {
            out.push(c);
            continue;
        }
        match chars.next() {
            Some('n' | 'N') => out.push('\n'),
            // A backslash before a letter is a path, not an escape.
            Some(other) if other.is_alphanumeric() => out.extend(['\\', other]),
            Some(other) => out.push(other),
            None => out.push('\\'),
        }
    }
    out
}

/// The pieces of a compound value, still escaped: cut at each `separator` that no backslash precedes.
pub fn split_escaped(value: &str, separator: char) -> Vec<&str> {
    let mut escaped = false;
    value
        .split(|c| {
            let cut = c == separator && !escaped;
            escaped = c == '\\' && !escaped;
            cut
        })
        .collect()
}

/// The bytes of a quoted-printable text; an `=` that starts no code stays.
pub fn quoted_printable(text: &[u8]) -> Cow<'_, [u8]> {
    if !text.contains(&b'=') {
        return Cow::Borrowed(text);
    }
    let hex =
        |byte: Option<&u8>| byte.and_then(|b| char::from(*b).to_digit(16)).and_then(|d| u8::try_from(d).ok());
    let mut out = Vec::with_capacity(text.len());
    let mut at = 0;
    while let Some(byte) = text.get(at) {
        match (byte, hex(text.get(at + 1)), hex(text.get(at + 2))) {
            (b'=', Some(high), Some(low)) => {
                out.push(high << 4 | low);
                at += 3;
            }
            _ => {
                out.push(*byte);
                at += 1;
            }
        }
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests;
