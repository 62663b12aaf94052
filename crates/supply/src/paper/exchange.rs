//! The log of the vigilance file: what was asked of a supplier, what came, when.

use replica::RecordId;
use replica::view::{Packed, ValueRef};

use super::kind::PieceType;
use crate::book::Entry;
use crate::kinds;
use crate::read::{at, fields, is_alive, ms, text};

/// Which way it went.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Direction {
    /// We asked.
    #[default]
    Asked,
    /// They sent.
    Received,
}

impl Direction {
    /// The stored key.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Asked => "asked",
            Self::Received => "received",
        }
    }
}

/// How it went.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "each name is its own explanation")]
pub enum Means {
    #[default]
    Mail,
    Letter,
    Phone,
    Hand,
}

impl Means {
    /// All, in the order of lists.
    pub const ALL: [Self; 4] = [Self::Mail, Self::Letter, Self::Phone, Self::Hand];

    /// The stored key.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Mail => "mail",
            Self::Letter => "letter",
            Self::Phone => "phone",
            Self::Hand => "hand",
        }
    }

    /// The means of a stored key.
    #[must_use]
    pub fn from_key(key: &str) -> Self {
        Self::ALL.into_iter().find(|means| means.key() == key).unwrap_or_default()
    }
}

/// A line of the log.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields are those of the record; see docs/suppliers.md")]
pub struct Exchange {
    pub id: RecordId,
    pub is_alive: bool,
    pub party: Option<RecordId>,
    pub position: Box<str>,
    /// When, ms UTC.
    pub ms: i64,
    pub direction: Direction,
    pub pieces: Vec<PieceType>,
    pub means: Means,
    pub text: String,
}

impl Exchange {
    /// One that says nothing yet.
    #[must_use]
    pub fn new(id: RecordId) -> Self {
        Self {
            id,
            is_alive: true,
            party: None,
            position: "".into(),
            ms: 0,
            direction: Direction::Asked,
            pieces: Vec::new(),
            means: Means::Mail,
            text: String::new(),
        }
    }

    fn take(&mut self, name: &str, value: &ValueRef<'_>) {
        match name {
            "life" => self.is_alive = is_alive(value),
            "at" => {
                let (party, position) = at(value);
                (self.party, self.position) = (party, position.into());
            }
            "when" => self.ms = ms(value).unwrap_or_default(),
            "dir" if value.text() == Some("received") => self.direction = Direction::Received,
            "by" => self.means = value.text().map(Means::from_key).unwrap_or_default(),
            "text" => self.text = text(value),
            _ => self.pieces.extend(name.strip_prefix("pieces/").and_then(PieceType::from_key)),
        }
    }
}

impl Entry for Exchange {
    const KIND: &'static str = kinds::EXCHANGE;

    fn read(packed: &Packed<'_>) -> Self {
        let mut it = Self::new(packed.id);
        fields(packed, |name, value| it.take(name, value));
        it.pieces.sort();
        it
    }

    fn id(&self) -> RecordId {
        self.id
    }

    fn is_alive(&self) -> bool {
        self.is_alive
    }

    fn parents(&self) -> Vec<RecordId> {
        self.party.into_iter().collect()
    }

    fn position(&self) -> &str {
        &self.position
    }
}
