//! Cards out of a file, one after the other.

use std::borrow::Cow;

use super::{Card, CardError, MAX_BYTES, MAX_CARDS, MAX_LINES, Version, Warning, line};
use crate::content_line::{ContentLine, Limits, LineError, RawLine, Unfold, escape, unfold};
use crate::encoding::{DecodeError, Encoding, decode_limited};

/// A file that holds at least one card.
#[derive(Clone, Debug)]
pub struct CardFile<'a> {
    bytes: Cow<'a, [u8]>,
}

/// Looks whether a file holds cards; nothing is read yet. A file over [`MAX_BYTES`] is refused by its size alone.
pub fn open(bytes: &[u8]) -> Result<CardFile<'_>, CardError> {
    if bytes.len() > MAX_BYTES {
        return Err(LineError::TooLarge { bytes: bytes.len(), max: MAX_BYTES }.into());
    }
    let bytes = if find(bytes) {
        Cow::Borrowed(bytes)
    } else {
        // Perhaps UTF-16; else the decoder knows what it is instead.
        match decode_limited(bytes, None, MAX_BYTES) {
            Ok(decoded) if matches!(decoded.encoding, Encoding::Utf16Le | Encoding::Utf16Be) => {
                Cow::Owned(decoded.text.as_bytes().to_vec())
            }
            Ok(_) => return Err(CardError::NoCard),
            Err(DecodeError::Empty) => return Err(CardError::Empty),
            Err(DecodeError::NotText(kind)) => return Err(CardError::NotText(kind)),
            Err(DecodeError::TooLarge { bytes, max }) => {
                return Err(LineError::TooLarge { bytes, max }.into());
            }
        }
    };
    if find(&bytes) { Ok(CardFile { bytes }) } else { Err(CardError::NoCard) }
}

fn find(bytes: &[u8]) -> bool {
    bytes.windows(BEGIN.len()).any(|piece| piece.eq_ignore_ascii_case(BEGIN))
}

const BEGIN: &[u8] = b"BEGIN:VCARD";

impl CardFile<'_> {
    /// Its cards.
    pub fn cards(&self) -> Cards<'_> {
        // Its size was looked at by `open`: the unfolding does not refuse.
        let lines = unfold(&self.bytes, Limits { file_bytes: usize::MAX, ..Limits::default() }).ok();
        Cards { total: self.bytes.len(), lines, begun: None, given: 0 }
    }
}

/// The cards of a file. An error is the last item: what came before it is right.
#[derive(Clone, Debug)]
pub struct Cards<'a> {
    total: usize,
    lines: Option<Unfold<'a>>,
    /// The `BEGIN` of the next card was read with the one before, which had no end.
    begun: Option<usize>,
    given: usize,
}

impl Cards<'_> {
    /// How far the reading is, from 0 to 1.
    pub fn progress(&self) -> f64 {
        let rest = self.lines.as_ref().map_or(0, Unfold::remaining);
        1.0 - rest as f64 / self.total.max(1) as f64
    }

    fn fail(&mut self, error: CardError) -> Option<Result<Card, CardError>> {
        self.lines = None;
        Some(Err(error))
    }
}

impl Iterator for Cards<'_> {
    type Item = Result<Card, CardError>;

    fn next(&mut self) -> Option<Self::Item> {
        let mut first_line = self.begun.take();
        let mut raws: Vec<RawLine<'_>> = Vec::new();
        let mut nested = Nested::default();
        let (mut has_end, mut left_out) = (false, 0);
        while let Some(next) = self.lines.as_mut()?.next() {
            let raw = match next {
                Ok(raw) => raw,
                Err(error) => return self.fail(error.into()),
            };
            let mark = Mark::of(&raw.bytes);
            if first_line.is_none() {
                // What stands between two cards belongs to none.
                first_line = (mark == Mark::Begin).then_some(raw.number);
                continue;
            }
            if nested.depth > 0 {
                nested.take(&raw, mark);
                continue;
            }
            match mark {
                Mark::End => {
                    has_end = true;
                    break;
                }
                Mark::Begin if raws.last().is_some_and(is_agent) => nested.take(&raw, mark),
                Mark::Begin => {
                    self.begun = Some(raw.number);
                    break;
                }
                Mark::None if raws.len() == MAX_LINES => left_out += 1,
                Mark::None => raws.push(raw),
            }
        }
        let first_line = first_line?;
        if self.given == MAX_CARDS {
            return self.fail(CardError::TooManyCards { max: MAX_CARDS });
        }
        self.given += 1;
        let mut card = card(&raws, first_line, nested);
        if left_out > 0 {
            card.warnings.push(Warning::TooManyLines { left_out });
        }
        if !has_end {
            card.warnings.push(Warning::NoEnd);
        }
        Some(Ok(card))
    }
}

fn card(raws: &[RawLine<'_>], first_line: usize, nested: Nested) -> Card {
    let version = version(raws);
    let mut card = Card { version, first_line, ..Card::default() };
    let mut agents = nested.texts.into_iter();
    for raw in raws {
        if is_version(raw) {
            continue;
        }
        let Some(mut line) = line::read(raw, version, &mut card.warnings) else { continue };
        if line.is("AGENT")
            && line.value.trim().is_empty()
            && let Some(text) = agents.next()
        {
            line.value = escape(&text);
            card.warnings.push(Warning::Nested);
        }
        card.lines.push(line);
    }
    card
}

/// What a line is to the shape of the file.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    Begin,
    End,
    None,
}

impl Mark {
    fn of(line: &[u8]) -> Self {
        let line = line.trim_ascii();
        if line.len() > 16 {
            return Self::None;
        }
        let plain: Vec<u8> = line.iter().filter(|b| !b.is_ascii_whitespace()).copied().collect();
        if plain.eq_ignore_ascii_case(BEGIN) {
            Self::Begin
        } else if plain.eq_ignore_ascii_case(b"END:VCARD") {
            Self::End
        } else {
            Self::None
        }
    }
}

/// Cards inside a card, as `AGENT` of 2.1 has them: kept as texts.
#[derive(Default)]
struct Nested {
    depth: usize,
    text: String,
    texts: Vec<String>,
}

impl Nested {
    fn take(&mut self, raw: &RawLine<'_>, mark: Mark) {
        self.text.push_str(&String::from_utf8_lossy(&raw.bytes));
        self.text.push('\n');
        match mark {
            Mark::Begin => self.depth += 1,
            Mark::End => self.depth = self.depth.saturating_sub(1),
            Mark::None => {}
        }
        if self.depth == 0 {
            self.texts.push(std::mem::take(&mut self.text));
        }
    }
}

fn is_agent(raw: &RawLine<'_>) -> bool {
    raw.bytes.get(..5).is_some_and(|name| name.eq_ignore_ascii_case(b"AGENT")) && raw.bytes.ends_with(b":")
}

fn is_version(raw: &RawLine<'_>) -> bool {
    raw.bytes.get(..8).is_some_and(|head| head.eq_ignore_ascii_case(b"VERSION:"))
}

/// What `VERSION` says; without it, what the heads look like.
fn version(raws: &[RawLine<'_>]) -> Version {
    let said = raws.iter().find(|raw| is_version(raw)).and_then(|raw| raw.bytes.get(8..));
    if let Some(version) = said.and_then(|text| Version::of(&String::from_utf8_lossy(text))) {
        return version;
    }
    let is_old = raws.iter().any(|raw| {
        let head = String::from_utf8_lossy(raw.bytes.get(..raw.bytes.len().min(200)).unwrap_or(&[]));
        ContentLine::parse(&head).is_some_and(|line| line.params.iter().any(|param| param.name.is_empty()))
    });
    if is_old { Version::V21 } else { Version::V30 }
}
