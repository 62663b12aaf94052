//! A person (or a desk) that one reaches at a party.

use replica::RecordId;
use replica::view::{Packed, ValueRef};

use super::keys::{ContactType, LineType};
use super::lines::{Adr, Blob, Mail, Tel, VCardRest};
use crate::book::Entry;
use crate::kinds;
use crate::read::{fields, id, is_alive, text};

/// A contact: texts are as typed, and empty when nobody gave them.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields are those of the record; see docs/suppliers.md")]
pub struct Contact {
    pub id: RecordId,
    pub is_alive: bool,
    pub party: Option<RecordId>,
    pub name: String,
    pub given: String,
    pub family: String,
    pub prefix: String,
    pub suffix: String,
    pub function: String,
    pub kind: ContactType,
    /// Whom one calls first.
    pub first: bool,
    /// Emergency lines first.
    pub tels: Vec<Tel>,
    pub mails: Vec<Mail>,
    pub adrs: Vec<Adr>,
    pub face: Option<Blob>,
    pub vcard: Option<VCardRest>,
    pub notes: String,
    pub tags: Vec<Box<str>>,
    /// The contact into which this one was merged.
    pub merged: Option<RecordId>,
    pub import: Option<RecordId>,
    /// Where it stands among those of its party: whom one calls first, first.
    place: &'static str,
}

impl Entry for Contact {
    const KIND: &'static str = kinds::CONTACT;

    fn read(packed: &Packed<'_>) -> Self {
        let mut it = Self::new(packed.id);
        fields(packed, |name, value| it.take(name, value));
        it.tels.sort_by_key(|tel| tel.kind != LineType::Emergency);
        it.place = match (it.first, it.kind) {
            (true, _) => "a",
            (false, ContactType::Emergency) => "b",
            _ => "c",
        };
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
        self.place
    }
}

impl Contact {
    /// A contact of which nothing is known yet.
    #[must_use]
    pub fn new(id: RecordId) -> Self {
        Self {
            id,
            is_alive: true,
            party: None,
            name: String::new(),
            given: String::new(),
            family: String::new(),
            prefix: String::new(),
            suffix: String::new(),
            function: String::new(),
            kind: ContactType::Other,
            first: false,
            tels: Vec::new(),
            mails: Vec::new(),
            adrs: Vec::new(),
            face: None,
            vcard: None,
            notes: String::new(),
            tags: Vec::new(),
            merged: None,
            import: None,
            place: "c",
        }
    }

    fn take(&mut self, name: &str, value: &ValueRef<'_>) {
        match name {
            "life" => self.is_alive = is_alive(value),
            "party" => self.party = id(value),
            "name" => self.name = text(value),
            "given" => self.given = text(value),
            "family" => self.family = text(value),
            "prefix" => self.prefix = text(value),
            "suffix" => self.suffix = text(value),
            "function" => self.function = text(value),
            "type" => self.kind = value.text().map(ContactType::from_key).unwrap_or_default(),
            "first" => self.first = matches!(value, ValueRef::Bool(true)),
            "face" => self.face = Blob::read(value),
            "vcard" => self.vcard = VCardRest::read(value),
            "notes" => self.notes = text(value),
            "merged" => self.merged = id(value),
            "import" => self.import = id(value),
            _ => match name.split_once('/') {
                Some(("tel", k)) => self.tels.extend(Tel::read(k, value)),
                Some(("mail", k)) => self.mails.extend(Mail::read(k, value)),
                Some(("adr", k)) => self.adrs.extend(Adr::read(k, value)),
                Some(("tags", tag)) => self.tags.push(tag.into()),
                _ => {}
            },
        }
    }
}
