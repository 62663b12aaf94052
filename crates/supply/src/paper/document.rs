//! A document: what it is, what it is about, from when until when, and its file on the device.

use chrono::NaiveDate;
use replica::RecordId;
use replica::view::{Packed, ValueRef};

use super::kind::{DocumentType, Validity, last_day};
use super::lapse::Lapse;
use crate::book::Entry;
use crate::kinds;
use crate::read::{day, fields, id, int_at, is_alive, text, text_at};

/// A file kept beside the records, under its hash.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FileRef {
    /// SHA-256, hex.
    pub blob: String,
    /// Its name as chosen.
    pub name: String,
    /// `application/pdf`, `image/jpeg`, `image/png`, by what its bytes are.
    pub mime: String,
    /// Its size.
    pub size_bytes: u64,
}

impl FileRef {
    fn read(value: &ValueRef<'_>) -> Option<Self> {
        Some(Self {
            blob: text_at(value, "blob")?,
            name: text_at(value, "name").unwrap_or_default(),
            mime: text_at(value, "type").unwrap_or_default(),
            size_bytes: int_at(value, "bytes").and_then(|n| n.try_into().ok()).unwrap_or_default(),
        })
    }

    /// The stored value.
    #[must_use]
    pub fn stored(&self) -> serde_json::Value {
        serde_json::json!({
            "blob": self.blob, "name": self.name, "type": self.mime, "bytes": self.size_bytes,
        })
    }
}

/// A document.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields are those of the record; see docs/suppliers.md")]
pub struct Document {
    pub id: RecordId,
    pub is_alive: bool,
    /// The party, contract, order or place that it is about.
    pub about: Option<RecordId>,
    pub kind: DocumentType,
    pub title: String,
    pub issued: Option<NaiveDate>,
    /// The last day on which it serves, as somebody wrote it.
    pub expires: Option<NaiveDate>,
    pub file: Option<FileRef>,
    pub notes: String,
}

impl Document {
    /// One that says nothing yet.
    #[must_use]
    pub fn new(id: RecordId) -> Self {
        Self {
            id,
            is_alive: true,
            about: None,
            kind: DocumentType::Other,
            title: String::new(),
            issued: None,
            expires: None,
            file: None,
            notes: String::new(),
        }
    }

    /// The last day on which it serves: as written, and for the papers that must be younger than six months
    /// never beyond that.
    #[must_use]
    pub fn until(&self) -> Option<NaiveDate> {
        let strict = match (self.kind, self.kind.validity()) {
            (DocumentType::Urssaf | DocumentType::ForeignWorkers, Validity::Months(n)) => {
                self.issued.and_then(|issued| last_day(issued, n))
            }
            _ => None,
        };
        match (self.expires, strict) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (a, b) => a.or(b),
        }
    }

    /// Where it stands on a day.
    #[must_use]
    pub fn lapse(&self, today: NaiveDate) -> Lapse {
        Lapse::on(self.until(), today, self.kind.first_reminder())
    }

    fn take(&mut self, name: &str, value: &ValueRef<'_>) {
        match name {
            "life" => self.is_alive = is_alive(value),
            "about" => self.about = id(value),
            "type" => self.kind = value.text().map(DocumentType::from_key).unwrap_or_default(),
            "title" => self.title = text(value),
            "issued" => self.issued = day(value),
            "expires" => self.expires = day(value),
            "file" => self.file = FileRef::read(value),
            "notes" => self.notes = text(value),
            _ => {}
        }
    }
}

impl Entry for Document {
    const KIND: &'static str = kinds::DOCUMENT;

    fn read(packed: &Packed<'_>) -> Self {
        let mut it = Self::new(packed.id);
        fields(packed, |name, value| it.take(name, value));
        it
    }

    fn id(&self) -> RecordId {
        self.id
    }

    fn is_alive(&self) -> bool {
        self.is_alive
    }

    fn parents(&self) -> Vec<RecordId> {
        self.about.into_iter().collect()
    }
}
