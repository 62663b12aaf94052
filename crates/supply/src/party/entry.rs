//! A party as rooms read it.

use domain::office::Life;
use domain::trade::Trade;
use replica::RecordId;
use replica::view::{Packed, ValueRef};

use super::keys::{PartyType, Service};
use super::lines::{Adr, Blob, Mail, Tel, VCardRest};
use crate::book::Entry;
use crate::kinds;
use crate::read::{fields, id, text, text_at};

/// Whether one likes to call them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Standing {
    /// Nobody said.
    #[default]
    Plain,
    /// Called first.
    Preferred {
        /// Why; may be empty.
        why: String,
    },
    /// Not to be called: a warning shows where it is chosen.
    Blocked {
        /// Why; may be empty.
        why: String,
    },
}

impl Standing {
    fn read(value: &ValueRef<'_>) -> Self {
        let why = text_at(value, "why").unwrap_or_default();
        match value.get("s").and_then(|s| s.text()) {
            Some("preferred") => Self::Preferred { why },
            Some("blocked") => Self::Blocked { why },
            _ => Self::Plain,
        }
    }

    /// The stored value; null for [`Standing::Plain`].
    #[must_use]
    pub fn stored(&self) -> serde_json::Value {
        match self {
            Self::Plain => serde_json::Value::Null,
            Self::Preferred { why } => serde_json::json!({ "s": "preferred", "why": why.trim() }),
            Self::Blocked { why } => serde_json::json!({ "s": "blocked", "why": why.trim() }),
        }
    }

    /// Whether it is preferred.
    #[must_use]
    pub fn is_preferred(&self) -> bool {
        matches!(self, Self::Preferred { .. })
    }

    /// Whether it is blocked.
    #[must_use]
    pub fn is_blocked(&self) -> bool {
        matches!(self, Self::Blocked { .. })
    }

    /// Why; empty when nobody said.
    #[must_use]
    pub fn why(&self) -> &str {
        match self {
            Self::Plain => "",
            Self::Preferred { why } | Self::Blocked { why } => why,
        }
    }
}

/// What somebody who comes must know to get in; parts that nobody gave are empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields are those of the record")]
pub struct Access {
    pub badge: String,
    pub key: String,
    pub alarm: String,
    pub parking: String,
    pub note: String,
}

impl Access {
    /// Whether nothing is noted.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        [&self.badge, &self.key, &self.alarm, &self.parking, &self.note]
            .iter()
            .all(|part| part.trim().is_empty())
    }
}

/// A party: texts are as typed, and empty when nobody gave them.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields are those of the record; see docs/suppliers.md")]
pub struct Party {
    pub id: RecordId,
    pub is_alive: bool,
    /// In the bin, restorable.
    pub is_trashed: bool,
    pub name: String,
    /// The name without accents and case: what lists sort by.
    pub folded: Box<str>,
    pub kind: PartyType,
    /// Known trades; keys of a newer version stay in the record.
    pub trades: Vec<Trade>,
    pub services: Vec<Service>,
    pub tags: Vec<Box<str>>,
    pub standing: Standing,
    pub siren: String,
    pub siret: String,
    pub vat_no: String,
    pub iban: String,
    pub bic: String,
    pub web: String,
    pub notes: String,
    /// Opening hours from Monday to Sunday, as stored: `08:00-12:00,14:00-18:00`.
    pub hours: [Box<str>; 7],
    pub hours_note: String,
    pub access: Access,
    pub client_no: String,
    pub legal_form: String,
    /// In the order of their keys, emergency lines first.
    pub tels: Vec<Tel>,
    pub mails: Vec<Mail>,
    pub adrs: Vec<Adr>,
    pub face: Option<Blob>,
    pub vcard: Option<VCardRest>,
    /// The party into which this one was merged.
    pub merged: Option<RecordId>,
    pub import: Option<RecordId>,
    /// When anything of it last changed, ms UTC.
    pub changed_ms: i64,
}

/// Keys of the days in `hours`, Monday first.
pub(crate) const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

impl Entry for Party {
    const KIND: &'static str = kinds::PARTY;

    fn read(packed: &Packed<'_>) -> Self {
        let mut it = Self::new(packed.id);
        it.changed_ms = packed.latest().map_or(0, |hlc| hlc.ms as i64);
        fields(packed, |name, value| it.take(name, value));
        it.folded = search::fold(&it.name).into();
        it.tels.sort_by_key(|tel| tel.kind != super::LineType::Emergency);
        it
    }

    fn id(&self) -> RecordId {
        self.id
    }

    fn is_alive(&self) -> bool {
        self.is_alive
    }
}

impl Party {
    /// A supplier of which nothing is known yet.
    #[must_use]
    pub fn new(id: RecordId) -> Self {
        Self {
            id,
            is_alive: true,
            is_trashed: false,
            name: String::new(),
            folded: Box::default(),
            kind: PartyType::Supplier,
            trades: Vec::new(),
            services: Vec::new(),
            tags: Vec::new(),
            standing: Standing::Plain,
            siren: String::new(),
            siret: String::new(),
            vat_no: String::new(),
            iban: String::new(),
            bic: String::new(),
            web: String::new(),
            notes: String::new(),
            hours: Default::default(),
            hours_note: String::new(),
            access: Access::default(),
            client_no: String::new(),
            legal_form: String::new(),
            tels: Vec::new(),
            mails: Vec::new(),
            adrs: Vec::new(),
            face: None,
            vcard: None,
            merged: None,
            import: None,
            changed_ms: 0,
        }
    }

    fn take(&mut self, name: &str, value: &ValueRef<'_>) {
        match name {
            "life" => {
                let life = value.text().map_or(Life::Alive, Life::from_key);
                (self.is_alive, self.is_trashed) = (life == Life::Alive, life == Life::Trashed);
            }
            "name" => self.name = text(value),
            "type" => self.kind = value.text().map(PartyType::from_key).unwrap_or_default(),
            "standing" => self.standing = Standing::read(value),
            "siren" => self.siren = text(value),
            "siret" => self.siret = text(value),
            "vat_no" => self.vat_no = text(value),
            "iban" => self.iban = text(value),
            "bic" => self.bic = text(value),
            "web" => self.web = text(value),
            "notes" => self.notes = text(value),
            "hours_note" => self.hours_note = text(value),
            "access_badge" => self.access.badge = text(value),
            "access_key" => self.access.key = text(value),
            "access_alarm" => self.access.alarm = text(value),
            "access_parking" => self.access.parking = text(value),
            "access_note" => self.access.note = text(value),
            "client_no" => self.client_no = text(value),
            "legal_form" => self.legal_form = text(value),
            "face" => self.face = Blob::read(value),
            "vcard" => self.vcard = VCardRest::read(value),
            "merged" => self.merged = id(value),
            "import" => self.import = id(value),
            "hours" => {
                for (slot, day) in self.hours.iter_mut().zip(DAYS) {
                    *slot = text_at(value, day).unwrap_or_default().into();
                }
            }
            _ => self.take_element(name, value),
        }
    }

    fn take_element(&mut self, name: &str, value: &ValueRef<'_>) {
        match name.split_once('/') {
            Some(("trades", key)) => self.trades.extend(Trade::from_key(key)),
            Some(("services", key)) => self.services.push(Service::from_key(key)),
            Some(("tags", tag)) => self.tags.push(tag.into()),
            Some(("tel", k)) => self.tels.extend(Tel::read(k, value)),
            Some(("mail", k)) => self.mails.extend(Mail::read(k, value)),
            Some(("adr", k)) => self.adrs.extend(Adr::read(k, value)),
            _ => {}
        }
    }
}
