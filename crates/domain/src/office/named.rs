//! Places, people, categories and imports: things with a name.

use replica::RecordId;
use replica::view::Packed;

use crate::kinds::{field, kind};
use crate::trade::{BuiltinCategory, Trade};

/// A kind of named thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the names say it")]
pub enum NamedKind {
    Place,
    Person,
    Category,
    Import,
}

impl NamedKind {
    /// The stored kind.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Place => kind::PLACE,
            Self::Person => kind::PERSON,
            Self::Category => kind::CATEGORY,
            Self::Import => kind::IMPORT,
        }
    }

    fn of(key: &str) -> Option<Self> {
        [Self::Place, Self::Person, Self::Category, Self::Import].into_iter().find(|k| k.key() == key)
    }
}

/// A named thing.
#[derive(Clone, Debug, PartialEq)]
pub struct Named {
    /// The record, or the id that its record will have (built-in categories).
    pub id: RecordId,
    /// Its kind.
    pub kind: NamedKind,
    /// Its name, in the words of the office.
    pub name: String,
    /// The English name of a built-in category that nobody renamed.
    pub en: Option<&'static str>,
    /// The wider place.
    pub parent: Option<RecordId>,
    /// `site`, `building`, `floor` or `room`.
    pub level: Option<String>,
    /// Of a category: who does such work.
    pub trade: Option<Trade>,
    /// Of a category: its target time in business hours.
    pub target_hours: Option<u32>,
    /// Of a person.
    pub email: Option<String>,
    /// Of a person.
    pub phone: Option<String>,
    /// Not in the bin.
    pub is_alive: bool,
    /// Every workspace has it.
    pub is_builtin: bool,
}

impl Named {
    pub(super) fn builtin(id: RecordId, category: &'static BuiltinCategory) -> Self {
        Self {
            id,
            kind: NamedKind::Category,
            name: category.fr.to_owned(),
            en: Some(category.en),
            parent: None,
            level: None,
            trade: Some(category.trade),
            target_hours: Some(category.target_hours),
            email: None,
            phone: None,
            is_alive: true,
            is_builtin: true,
        }
    }

    /// Reads a record; what it does not say stays as in `builtin`. With it, whether some field has several heads.
    pub(super) fn read(packed: &Packed<'_>, builtin: Option<&Self>) -> Option<(Self, bool)> {
        let mut named = match builtin {
            Some(builtin) => builtin.clone(),
            None => Self {
                id: packed.id,
                kind: NamedKind::of(packed.kind)?,
                name: String::new(),
                en: None,
                parent: None,
                level: None,
                trade: None,
                target_hours: None,
                email: None,
                phone: None,
                is_alive: true,
                is_builtin: false,
            },
        };
        // What is damaged shows what could be read.
        let read = packed.shown(|name, shown| {
            let text = shown.value.text();
            match name {
                field::NAME | "file" => {
                    if let Some(text) = text {
                        if text != named.name {
                            named.en = None;
                        }
                        named.name = text.to_owned();
                    }
                }
                field::PARENT => named.parent = text.and_then(|t| t.parse().ok()),
                field::LEVEL => named.level = text.map(str::to_owned),
                field::TRADE => named.trade = text.and_then(Trade::from_key),
                field::TARGET_HOURS => {
                    named.target_hours = shown.value.int().and_then(|hours| u32::try_from(hours).ok());
                }
                "email" => named.email = text.map(str::to_owned),
                "phone" => named.phone = text.map(str::to_owned),
                field::LIFE => named.is_alive = text.is_none_or(|life| life == "alive"),
                _ => {}
            }
        });
        Some((named, read.unwrap_or_default()))
    }
}
