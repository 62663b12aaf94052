//! Calendars in: components with all their lines, nothing interpreted and nothing thrown away.

use std::borrow::Cow;

use crate::content_line::{ContentLine, Limits, LineError, unfold};
use crate::encoding::{DecodeError, Encoding, decode_limited, windows1252};
use crate::kind::FileKind;

/// The largest file taken, in bytes: a calendar of years has less.
pub const MAX_BYTES: usize = 16 << 20;
/// The most events taken from one file.
pub const MAX_EVENTS: usize = 5_000;
/// The longest line kept, in bytes: only pictures and documents inside a calendar are longer.
pub const MAX_LINE: usize = 64 << 10;
/// How deep components stand in each other at most.
const MAX_DEPTH: usize = 6;

/// Why a file gave no calendar.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CalendarError {
    /// Nothing in it.
    #[error("the file is empty")]
    Empty,
    /// Not a text.
    #[error("not a text file but {}", .0.key())]
    NotText(FileKind),
    /// A text without any `BEGIN:VCALENDAR` or `BEGIN:VEVENT`.
    #[error("there is no calendar in the file")]
    NoCalendar,
    /// Over [`MAX_BYTES`] or too many lines.
    #[error(transparent)]
    Lines(#[from] LineError),
    /// Over [`MAX_EVENTS`].
    #[error("more than {max} events")]
    TooManyEvents {
        /// The limit.
        max: usize,
    },
}

/// Something that was not as it should be. The rest is right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Warning {
    /// A line in another charset than UTF-8: read as Windows-1252.
    Charset {
        /// Its number, from 1.
        line: usize,
    },
    /// A line over [`MAX_LINE`]: left out.
    TooLong {
        /// Its number, from 1.
        line: usize,
        /// Its size in bytes.
        bytes: usize,
    },
    /// Not `NAME:value`: left out.
    Unreadable {
        /// Its number, from 1.
        line: usize,
    },
    /// A component has no end, as in a file that was cut.
    NoEnd {
        /// The number of its first line, from 1.
        line: usize,
    },
}

/// One component: an event, a time zone, an alarm.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Component {
    /// `VEVENT`, in capitals.
    pub name: String,
    /// Its own properties as written, unfolded.
    pub lines: Vec<String>,
    /// Those inside it.
    pub children: Vec<Component>,
}

/// A calendar file, taken apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CalendarFile {
    /// Properties of the calendar itself, as written.
    pub lines: Vec<String>,
    /// Its `VTIMEZONE`s.
    pub zones: Vec<Component>,
    /// Its `VEVENT`s.
    pub events: Vec<Component>,
    /// All else: tasks, journals, what is unknown.
    pub others: Vec<Component>,
    /// What was mended or left out.
    pub warnings: Vec<Warning>,
}

impl Component {
    /// The lines of that name, read, in their order.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = ContentLine> + 'a {
        // Names are looked at first: most lines are of another.
        let starts =
            move |line: &&String| line.get(..name.len()).is_some_and(|it| it.eq_ignore_ascii_case(name));
        self.lines
            .iter()
            .filter(starts)
            .filter_map(|line| ContentLine::parse(line))
            .filter(move |line| line.is(name))
    }

    /// The first line of that name.
    #[must_use]
    pub fn first(&self, name: &str) -> Option<ContentLine> {
        self.all(name).next()
    }

    /// As text without folds, `BEGIN` and `END` included, one line each.
    #[must_use]
    pub fn text(&self) -> String {
        let mut out = String::new();
        self.put(&mut out);
        out.pop();
        out
    }

    fn put(&self, out: &mut String) {
        for (word, is_end) in [("BEGIN:", false), ("END:", true)] {
            if is_end {
                for line in &self.lines {
                    out.push_str(line);
                    out.push('\n');
                }
                self.children.iter().for_each(|child| child.put(out));
            }
            out.push_str(word);
            out.push_str(&self.name);
            out.push('\n');
        }
    }

    /// The components of a text that [`Component::text`] made, one after the other.
    #[must_use]
    pub fn of_text(text: &str) -> Vec<Self> {
        let mut stack = Stack::default();
        for line in text.lines() {
            stack.take(line);
        }
        stack.finish(0, &mut Vec::new());
        stack.done
    }
}

#[derive(Default)]
struct Stack {
    open: Vec<Component>,
    done: Vec<Component>,
    /// Lines outside any component.
    loose: Vec<String>,
}

impl Stack {
    fn take(&mut self, line: &str) {
        let mark = |word: &str| {
            let head = line.get(..word.len()).filter(|head| head.eq_ignore_ascii_case(word))?;
            line.get(head.len()..).map(|name| name.trim().to_ascii_uppercase())
        };
        if let Some(name) = mark("BEGIN:") {
            if self.open.len() < MAX_DEPTH {
                self.open.push(Component { name, ..Component::default() });
            }
        } else if let Some(name) = mark("END:") {
            // An end without its begin closes nothing; what stands open inside closes with it.
            if self.open.iter().any(|open| open.name == name) {
                while let Some(closed) = self.open.pop() {
                    let is_it = closed.name == name;
                    self.close(closed);
                    if is_it {
                        break;
                    }
                }
            }
        } else {
            match self.open.last_mut() {
                Some(open) => open.lines.push(line.to_owned()),
                None => self.loose.push(line.to_owned()),
            }
        }
    }

    fn close(&mut self, closed: Component) {
        match self.open.last_mut() {
            Some(parent) => parent.children.push(closed),
            None => self.done.push(closed),
        }
    }

    fn finish(&mut self, line: usize, warnings: &mut Vec<Warning>) {
        if !self.open.is_empty() {
            warnings.push(Warning::NoEnd { line });
        }
        while let Some(closed) = self.open.pop() {
            self.close(closed);
        }
    }
}

/// Takes a file apart. Any line end, any fold, UTF-8, UTF-16 or Windows-1252; several calendars in one file are one.
///
/// # Errors
/// The file is no calendar, or larger than is taken.
pub fn read(bytes: &[u8]) -> Result<CalendarFile, CalendarError> {
    if bytes.len() > MAX_BYTES {
        return Err(LineError::TooLarge { bytes: bytes.len(), max: MAX_BYTES }.into());
    }
    let bytes = text_of(bytes)?;
    let limits = Limits { file_bytes: usize::MAX, line_bytes: MAX_LINE, ..Limits::default() };
    let mut file = CalendarFile::default();
    let mut stack = Stack::default();
    let (mut n_events, mut number) = (0, 0);
    for raw in unfold(&bytes, limits)? {
        let raw = raw?;
        number = raw.number;
        if raw.left_out > 0 {
            file.warnings.push(Warning::TooLong { line: number, bytes: raw.bytes.len() + raw.left_out });
            continue;
        }
        let line = match std::str::from_utf8(&raw.bytes) {
            Ok(line) => Cow::Borrowed(line),
            Err(_) => {
                file.warnings.push(Warning::Charset { line: number });
                Cow::Owned(windows1252(&raw.bytes))
            }
        };
        // What begins with a space would be a fold on its way out.
        let line = line.trim_start().trim_end_matches(['\0', '\u{1a}']);
        if ContentLine::parse(line).is_none() {
            file.warnings.push(Warning::Unreadable { line: number });
            continue;
        }
        if line.eq_ignore_ascii_case("BEGIN:VEVENT") {
            n_events += 1;
            if n_events > MAX_EVENTS {
                return Err(CalendarError::TooManyEvents { max: MAX_EVENTS });
            }
        }
        stack.take(line);
    }
    stack.finish(number, &mut file.warnings);
    let mut sort = |component: Component| match component.name.as_str() {
        "VEVENT" => file.events.push(component),
        "VTIMEZONE" => file.zones.push(component),
        _ => file.others.push(component),
    };
    let mut lines = Vec::new();
    for component in std::mem::take(&mut stack.done) {
        if component.name == "VCALENDAR" {
            lines.extend(component.lines);
            component.children.into_iter().for_each(&mut sort);
        } else {
            sort(component);
        }
    }
    file.lines = lines;
    Ok(file)
}

fn text_of(bytes: &[u8]) -> Result<Cow<'_, [u8]>, CalendarError> {
    let has = |bytes: &[u8]| {
        let is = |piece: &[u8]| {
            [b"BEGIN:VCALEN", b"BEGIN:VEVENT"].iter().any(|it| piece.eq_ignore_ascii_case(*it))
        };
        bytes.windows(12).any(is)
    };
    if has(bytes) {
        return Ok(Cow::Borrowed(bytes));
    }
    match decode_limited(bytes, None, MAX_BYTES) {
        Ok(decoded) if matches!(decoded.encoding, Encoding::Utf16Le | Encoding::Utf16Be) => {
            let bytes = decoded.text.as_bytes().to_vec();
            if has(&bytes) { Ok(Cow::Owned(bytes)) } else { Err(CalendarError::NoCalendar) }
        }
        Ok(_) => Err(CalendarError::NoCalendar),
        Err(DecodeError::Empty) => Err(CalendarError::Empty),
        Err(DecodeError::NotText(kind)) => Err(CalendarError::NotText(kind)),
        Err(DecodeError::TooLarge { bytes, max }) => Err(LineError::TooLarge { bytes, max }.into()),
    }
}
