//! Contact cards: vCard 2.1, 3.0 and 4.0 as phones, Outlook, Gmail and directories write them.
//!
//! Reading ([`open`], [`CardFile::cards`]) keeps every property of a card in one form, whatever the version: values
//! decoded from quoted-printable and their charset, escaped as in 3.0, binary ones as base64 with `ENCODING=b`.
//! [`Fields`] are what a directory knows of a card; [`Fields::residue`] is all the rest, which a record keeps and
//! [`compose`] puts back. What a person edited wins, all else leaves as it came: nothing is lost on the way through.

mod binary;
mod charset;
mod compose;
mod fields;
mod line;
mod photo;
mod read;
mod write;

pub use compose::{compose, lines_text, read_lines};
pub use fields::{Address, Fields, Mail, Phone, Reach, Scope};
pub use photo::{Photo, PhotoProblem, is_within};
pub use read::{CardFile, Cards, open};
pub use write::write;

use crate::content_line::{ContentLine, LineError};
use crate::kind::FileKind;

/// The largest file taken, in bytes: an address book with its photos has less.
pub const MAX_BYTES: usize = 32 << 20;
/// The most cards taken from one file.
pub const MAX_CARDS: usize = 50_000;
/// The most lines taken of one card: a card has a few dozen.
const MAX_LINES: usize = 500;
/// The media type of what [`write()`] makes.
pub const MIME: &str = "text/vcard;charset=utf-8";

/// A version of the format.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Version {
    /// 2.1 of 1996: what Outlook and many phones still write. Read only.
    V21,
    /// RFC 2426. The default: every phone and Outlook read it whole, photos included, where many read 4.0 in part.
    #[default]
    V30,
    /// RFC 6350.
    V40,
}

impl Version {
    /// As the `VERSION` property says it.
    pub fn text(self) -> &'static str {
        match self {
            Self::V21 => "2.1",
            Self::V30 => "3.0",
            Self::V40 => "4.0",
        }
    }

    /// From the `VERSION` property.
    pub fn of(text: &str) -> Option<Self> {
        [Self::V21, Self::V30, Self::V40].into_iter().find(|version| version.text() == text.trim())
    }
}

/// One card.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Card {
    /// The version it was written in.
    pub version: Version,
    /// Its properties in their order, without `BEGIN`, `VERSION` and `END`, in one form for all versions.
    pub lines: Vec<ContentLine>,
    /// What was mended or left out.
    pub warnings: Vec<Warning>,
    /// The number of its first line in the file, from 1.
    pub first_line: usize,
}

/// Something of a card that was not as it should be. The rest of the card is right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Warning {
    /// The bytes are not in the charset declared: read in another.
    Charset {
        /// The property.
        name: String,
        /// The charset declared (or required by the version).
        declared: String,
        /// The one that its bytes are in.
        used: &'static str,
    },
    /// Characters that are in no charset were replaced by `�`.
    Replaced {
        /// The property.
        name: String,
    },
    /// Longer than a line may be: left out.
    TooLong {
        /// The property.
        name: String,
        /// Its size in bytes.
        bytes: usize,
    },
    /// Not a property: kept as `X-UNREADABLE`.
    Unreadable {
        /// The number of the line, from 1.
        line: usize,
    },
    /// Says base64 but is not: left out.
    NotBase64 {
        /// The property.
        name: String,
    },
    /// More lines than a card may have: the rest of it was left out.
    TooManyLines {
        /// How many were left out.
        left_out: usize,
    },
    /// The card had no end, as in a file that was cut.
    NoEnd,
    /// Another card inside this one (`AGENT`) was kept as a text.
    Nested,
}

/// Why a file gave no card.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CardError {
    /// Nothing in it.
    #[error("the file is empty")]
    Empty,
    /// Not a text.
    #[error("not a text file but {}", .0.key())]
    NotText(FileKind),
    /// A text without any `BEGIN:VCARD`.
    #[error("there is no contact card in the file")]
    NoCard,
    /// Over [`MAX_BYTES`] or too many lines.
    #[error(transparent)]
    Lines(#[from] LineError),
    /// Over [`MAX_CARDS`].
    #[error("more than {max} cards")]
    TooManyCards {
        /// The limit.
        max: usize,
    },
}

impl Card {
    /// The lines of that name, in their order.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a ContentLine> {
        self.lines.iter().filter(move |line| line.is(name))
    }

    /// The first line of that name that says something.
    pub fn first<'a>(&'a self, name: &'a str) -> Option<&'a ContentLine> {
        self.all(name).find(|line| !line.value.trim().is_empty())
    }
}

#[cfg(test)]
mod tests;
