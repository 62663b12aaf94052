//! What a form writes: the fields that differ from what it showed when it was opened.

use replica::{Intent, Record, RecordId, Value};
use supply::kinds;

use crate::session::Session;

/// A record as a form found it: what it shows, and over what it writes.
#[derive(Clone, Debug)]
pub struct Opened {
    id: RecordId,
    kind: &'static str,
    record: Option<Record>,
}

impl Opened {
    /// A party as it is now.
    pub fn party(session: Session, id: RecordId) -> Self {
        Self { id, kind: kinds::PARTY, record: session.peek(|_, table| table.get(id)) }
    }

    /// A contact as it is now; a new one for an id that nothing has.
    pub fn contact(session: Session, id: RecordId) -> Self {
        Self { id, kind: kinds::CONTACT, record: session.peek(|_, table| table.get(id)) }
    }

    /// The stored value of a field, null for none.
    pub fn value(&self, field: &str) -> Value {
        self.record.as_ref().and_then(|record| record.value(field)).cloned().unwrap_or(Value::Null)
    }

    /// The stored text of a field, empty for none.
    pub fn text(&self, field: &str) -> String {
        self.value(field).as_str().unwrap_or_default().to_owned()
    }

    /// Writes a value, if it differs from what was there.
    pub fn put(&self, intents: &mut Vec<Intent>, field: &str, value: Value) {
        if self.value(field) == value {
            return;
        }
        let intent = Intent::set(self.id, self.kind, field, value);
        // What somebody else wrote since is not on this screen: both values stay, and people choose.
        let seen = self.record.as_ref().map(|record| record.seen(field)).unwrap_or_default();
        intents.push(intent.over(seen));
    }

    /// Writes a text without the space around it; an empty one removes the field.
    pub fn put_text(&self, intents: &mut Vec<Intent>, field: &str, text: &str) {
        let text = text.trim();
        let value = if text.is_empty() { Value::Null } else { text.into() };
        if self.text(field).trim() != text {
            self.put(intents, field, value);
        }
    }
}
