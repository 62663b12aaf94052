//! Writes for one record, gathered field by field. What each act writes is in the module of its kind.

use chrono::NaiveDate;
use domain::money::Cents;
use replica::{Intent, RecordId, Value};
use serde_json::json;

/// The writes of one record.
#[derive(Clone, Debug)]
pub struct Writes {
    id: RecordId,
    kind: &'static str,
    intents: Vec<Intent>,
}

impl Writes {
    /// Begins the writes of a record.
    #[must_use]
    pub fn of(kind: &'static str, id: RecordId) -> Self {
        Self { id, kind, intents: Vec::new() }
    }

    /// A field, `Null` to empty it.
    #[must_use]
    pub fn set(mut self, field: &str, value: impl Into<Value>) -> Self {
        self.intents.push(Intent::set(self.id, self.kind, field, value));
        self
    }

    /// A text without the space around it; nothing is written for an empty one.
    #[must_use]
    pub fn text(self, field: &str, text: &str) -> Self {
        let text = text.trim();
        if text.is_empty() { self } else { self.set(field, text) }
    }

    /// A field, if there is a value for it.
    #[must_use]
    pub fn maybe(self, field: &str, value: Option<impl Into<Value>>) -> Self {
        match value {
            Some(value) => self.set(field, value),
            None => self,
        }
    }

    /// A civil day.
    #[must_use]
    pub fn day(self, field: &str, day: Option<NaiveDate>) -> Self {
        self.maybe(field, day.map(|day| day.to_string()))
    }

    /// A reference to a record.
    #[must_use]
    pub fn link(self, field: &str, to: Option<RecordId>) -> Self {
        self.maybe(field, to.map(|to| to.to_string()))
    }

    /// An amount in euros.
    #[must_use]
    pub fn money(self, field: &str, amount: Option<Cents>) -> Self {
        self.maybe(field, amount.map(money))
    }

    /// An element of a set, in or out.
    #[must_use]
    pub fn element(mut self, set: &str, element: &str, is_in: bool) -> Self {
        self.intents.push(Intent::element(self.id, self.kind, set, element, is_in));
        self
    }

    /// The writes.
    #[must_use]
    pub fn done(self) -> Vec<Intent> {
        self.intents
    }
}

/// An amount in euros as it is stored.
#[must_use]
pub fn money(amount: Cents) -> Value {
    json!({ "cents": amount.0, "cur": "EUR" })
}
