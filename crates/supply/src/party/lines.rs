//! Numbers, mail addresses and postal addresses of a party or a contact: fields `tel/<k>`, `mail/<k>`, `adr/<k>`.

use replica::view::ValueRef;
use serde_json::json;

use super::keys::LineType;
use crate::read::text_at;

/// A telephone number as it was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tel {
    /// The part of the field's name after `tel/`.
    pub k: Box<str>,
    /// As typed.
    pub value: String,
    /// What it is for.
    pub kind: LineType,
}

/// A mail address as it was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mail {
    /// The part of the field's name after `mail/`.
    pub k: Box<str>,
    /// As typed.
    pub value: String,
    /// What it is for.
    pub kind: LineType,
}

/// A postal address; parts that nobody gave are empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the parts of an address")]
pub struct Adr {
    /// The part of the field's name after `adr/`.
    pub k: Box<str>,
    pub street: String,
    pub extra: String,
    pub postcode: String,
    pub city: String,
    pub region: String,
    pub country: String,
    /// What it is for.
    pub kind: LineType,
}

/// A stored picture: `{"blob": sha, "type": mime}`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Blob {
    /// SHA-256 of the bytes, hex.
    pub sha: String,
    /// MIME type.
    pub mime: String,
}

/// What a vCard said that has no field here.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct VCardRest {
    /// The card's version: `3.0`.
    pub version: String,
    /// Raw content lines, unfolded, separated by `\n`.
    pub lines: String,
}

fn kind_of(value: &ValueRef<'_>) -> LineType {
    value.get("t").and_then(|t| t.text().map(LineType::from_key)).unwrap_or_default()
}

fn typed(value: &ValueRef<'_>) -> Option<(String, LineType)> {
    let text = text_at(value, "v").or_else(|| value.text().map(str::to_owned))?;
    (!text.trim().is_empty()).then(|| (text, kind_of(value)))
}

impl Tel {
    pub(super) fn read(k: &str, value: &ValueRef<'_>) -> Option<Self> {
        typed(value).map(|(value, kind)| Self { k: k.into(), value, kind })
    }

    /// The stored value.
    #[must_use]
    pub fn stored(value: &str, kind: LineType) -> serde_json::Value {
        json!({ "v": value.trim(), "t": kind.key() })
    }
}

impl Mail {
    pub(super) fn read(k: &str, value: &ValueRef<'_>) -> Option<Self> {
        typed(value).map(|(value, kind)| Self { k: k.into(), value, kind })
    }

    /// The stored value.
    #[must_use]
    pub fn stored(value: &str, kind: LineType) -> serde_json::Value {
        json!({ "v": value.trim(), "t": kind.key() })
    }
}

impl Adr {
    pub(super) fn read(k: &str, value: &ValueRef<'_>) -> Option<Self> {
        let part = |key: &str| text_at(value, key).unwrap_or_default();
        let adr = Self {
            k: k.into(),
            street: part("street"),
            extra: part("extra"),
            postcode: part("postcode"),
            city: part("city"),
            region: part("region"),
            country: part("country"),
            kind: kind_of(value),
        };
        (!adr.is_empty()).then_some(adr)
    }

    /// Whether no part says anything.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.parts().iter().all(|part| part.trim().is_empty())
    }

    fn parts(&self) -> [&str; 6] {
        [&self.street, &self.extra, &self.postcode, &self.city, &self.region, &self.country]
    }

    /// The stored value: only what was given.
    #[must_use]
    pub fn stored(&self) -> serde_json::Value {
        let names = ["street", "extra", "postcode", "city", "region", "country"];
        let mut map = serde_json::Map::new();
        for (name, part) in names.into_iter().zip(self.parts()) {
            if !part.trim().is_empty() {
                map.insert(name.to_owned(), part.trim().into());
            }
        }
        map.insert("t".to_owned(), self.kind.key().into());
        map.into()
    }

    /// The lines as on an envelope: street, complement, postcode and city, country.
    #[must_use]
    pub fn lines(&self) -> Vec<String> {
        let town = format!("{} {}", self.postcode.trim(), self.city.trim());
        [self.street.as_str(), &self.extra, &town, &self.region, &self.country]
            .into_iter()
            .flat_map(str::lines)
            .map(|line| line.trim().to_owned())
            .filter(|line| !line.is_empty())
            .collect()
    }

    /// All on one line, for a map.
    #[must_use]
    pub fn one_line(&self) -> String {
        self.lines().join(", ")
    }
}

impl Blob {
    pub(super) fn read(value: &ValueRef<'_>) -> Option<Self> {
        Some(Self { sha: text_at(value, "blob")?, mime: text_at(value, "type").unwrap_or_default() })
    }
}

impl VCardRest {
    pub(super) fn read(value: &ValueRef<'_>) -> Option<Self> {
        Some(Self { version: text_at(value, "version").unwrap_or_default(), lines: text_at(value, "lines")? })
    }
}
