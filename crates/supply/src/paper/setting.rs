//! Settings of the office that all its devices share: one record each, named by its key.

use domain::money::Cents;
use replica::RecordId;
use replica::view::{Packed, ValueRef};

use super::spending::{Basis, Rule};
use crate::book::{Book, Entry};
use crate::kinds;
use crate::read::{cents, fields, is_alive, text};

/// Keys of settings.
pub mod key {
    /// From which yearly total the vigilance file opens: cents.
    pub const VIGILANCE_THRESHOLD: &str = "vigilance_threshold";
    /// What is counted: `ht` or `ttc`.
    pub const VIGILANCE_BASIS: &str = "vigilance_basis";
}

/// A setting. Its value is a text or an amount; what it is not, is absent.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields are those of the record; see docs/suppliers.md")]
pub struct Setting {
    pub id: RecordId,
    pub is_alive: bool,
    pub key: String,
    pub text: Option<String>,
    pub amount: Option<Cents>,
}

impl Setting {
    /// The record of a setting: the same on every device.
    #[must_use]
    pub fn id_of(key: &str) -> RecordId {
        RecordId::derived(kinds::SETTING, key)
    }

    /// A setting that somebody made.
    #[must_use]
    pub fn of<'book>(book: &'book Book, key: &str) -> Option<&'book Self> {
        book.settings.alive(Self::id_of(key))
    }

    fn take(&mut self, name: &str, value: &ValueRef<'_>) {
        match name {
            "life" => self.is_alive = is_alive(value),
            "key" => self.key = text(value),
            "value" => (self.text, self.amount) = (value.text().map(str::to_owned), cents(value)),
            _ => {}
        }
    }
}

impl Entry for Setting {
    const KIND: &'static str = kinds::SETTING;

    fn read(packed: &Packed<'_>) -> Self {
        let mut it = Self { id: packed.id, is_alive: true, key: String::new(), text: None, amount: None };
        fields(packed, |name, value| it.take(name, value));
        it
    }

    fn id(&self) -> RecordId {
        self.id
    }

    fn is_alive(&self) -> bool {
        self.is_alive
    }
}

/// From which total the file opens here: what somebody set, else 5 000,00 € HT.
#[must_use]
pub fn rule_of(book: &Book) -> Rule {
    let standard = Rule::default();
    let threshold = Setting::of(book, key::VIGILANCE_THRESHOLD)
        .and_then(|setting| setting.amount)
        .filter(|amount| 0 <= amount.0)
        .unwrap_or(standard.threshold);
    let basis = Setting::of(book, key::VIGILANCE_BASIS)
        .and_then(|setting| setting.text.as_deref().and_then(Basis::from_key))
        .unwrap_or(standard.basis);
    Rule { threshold, basis }
}
