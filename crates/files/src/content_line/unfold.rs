//! Physical lines to logical ones, on bytes: a fold may stand in the middle of a character.

use std::borrow::Cow;

use super::{Limits, LineError, head_end};

/// A logical line, still in the bytes of its file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RawLine<'a> {
    /// The number of its first physical line, from 1.
    pub number: usize,
    /// Without folds and line end.
    pub bytes: Cow<'a, [u8]>,
    /// How many bytes were over [`Limits::line_bytes`] and left out.
    pub left_out: usize,
}

/// The logical lines of a file, see [`unfold`].
#[derive(Clone, Debug)]
pub struct Unfold<'a> {
    rest: &'a [u8],
    number: usize,
    given: usize,
    limits: Limits,
    finished: bool,
}

/// Cuts a file into logical lines: `CRLF`, `LF` and `CR` end a line; a line that begins with a space or a tab goes
/// on the one before, as does the line after a soft break (`=`) of quoted-printable. Empty lines are skipped.
pub fn unfold(bytes: &[u8], limits: Limits) -> Result<Unfold<'_>, LineError> {
    if bytes.len() > limits.file_bytes {
        return Err(LineError::TooLarge { bytes: bytes.len(), max: limits.file_bytes });
    }
    let rest = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    Ok(Unfold { rest, number: 0, given: 0, limits, finished: false })
}

impl<'a> Unfold<'a> {
    /// How many bytes are still to read, for a progress bar.
    pub fn remaining(&self) -> usize {
        self.rest.len()
    }

    /// The next physical line and what follows it; `\r\r\n` is one line end.
    fn peek(&self) -> Option<(&'a [u8], &'a [u8])> {
        if self.rest.is_empty() {
            return None;
        }
        let end = self.rest.iter().position(|b| matches!(b, b'\r' | b'\n')).unwrap_or(self.rest.len());
        let (line, after) = self.rest.split_at_checked(end)?;
        let returns = after.iter().take_while(|b| **b == b'\r').count();
        let after = after.get(returns..)?;
        Some((line, after.strip_prefix(b"\n").unwrap_or(after)))
    }

    fn take(&mut self, after: &'a [u8]) {
        self.rest = after;
        self.number += 1;
    }
}

impl<'a> Iterator for Unfold<'a> {
    type Item = Result<RawLine<'a>, LineError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.finished {
            return None;
        }
        let first = loop {
            let (line, after) = self.peek()?;
            self.take(after);
            if !line.trim_ascii().is_empty() {
                break line;
            }
        };
        if self.given == self.limits.lines {
            self.finished = true;
            return Some(Err(LineError::TooManyLines { max: self.limits.lines }));
        }
        self.given += 1;
        let number = self.number;
        let style = Style::of(first);
        let max = self.limits.line_bytes;
        let mut line = Cow::Borrowed(first.get(..first.len().min(max)).unwrap_or(first));
        let mut left_out = first.len().saturating_sub(max);
        // Whether the physical line before ended in a soft break.
        let mut soft = style == Style::QuotedPrintable && first.ends_with(b"=");
        // Decided once, at the first soft break before a space: the whole stays linear.
        let mut folds_too = None;
        while let Some((next, after)) = self.peek() {
            let folded = matches!(next.first(), Some(b' ' | b'\t'));
            let piece = if soft && !is_end(next) {
                // Who writes spaces as =20 and begins a line with one has folded as well.
                let strip = folded && *folds_too.get_or_insert_with(|| writes_spaces_as_codes(&line));
                line.to_mut().pop_if(|last| *last == b'=');
                if strip { next.get(1..).unwrap_or(&[]) } else { next }
            } else if folded {
                next.get(1..).unwrap_or(&[])
            } else if style == Style::Base64 && is_base64(next) {
                next
            } else {
                break;
            };
            self.take(after);
            soft = style == Style::QuotedPrintable && piece.ends_with(b"=");
            let room = max.saturating_sub(line.len());
            left_out += piece.len().saturating_sub(room);
            line.to_mut().extend_from_slice(piece.get(..piece.len().min(room)).unwrap_or(piece));
        }
        // Breaks before nothing: the line is the same when it is written and read again, however it is folded then.
        while line.ends_with(b"=") && Style::of(&line) == Style::QuotedPrintable {
            line.to_mut().pop();
        }
        Some(Ok(RawLine { number, bytes: line, left_out }))
    }
}

/// How the value of a line may go on without a fold.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Style {
    Plain,
    QuotedPrintable,
    /// Base64 of vCard 2.1, whose lines some phones do not indent.
    Base64,
}

impl Style {
    fn of(line: &[u8]) -> Self {
        let Some(head) = head_end(line).and_then(|colon| line.get(..colon)) else { return Self::Plain };
        let head = head.to_ascii_uppercase();
        // Only where cards and calendars say it: what is written after has it no more.
        let is = |param: &[u8], word: &[u8]| {
            param.trim_ascii().strip_prefix(b"ENCODING=").unwrap_or(param).trim_ascii() == word
        };
        let has = |word: &[u8]| head.split(|b| *b == b';').skip(1).any(|param| is(param, word));
        if has(b"QUOTED-PRINTABLE") {
            Self::QuotedPrintable
        } else if has(b"BASE64") {
            Self::Base64
        } else {
            Self::Plain
        }
    }
}

fn is_end(line: &[u8]) -> bool {
    line.get(..5).is_some_and(|head| head.eq_ignore_ascii_case(b"END:V"))
}

fn is_base64(line: &[u8]) -> bool {
    let line = line.trim_ascii();
    line.iter().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'/' | b'='))
}

fn writes_spaces_as_codes(line: &[u8]) -> bool {
    let value = line.iter().position(|b| *b == b':').and_then(|at| line.get(at..)).unwrap_or(line);
    !value.contains(&b' ') && value.windows(3).any(|piece| piece == b"=20")
}
