//! What each tap on a guest writes.

use chrono::NaiveDate;
use replica::{Intent, RecordId, Value};
use serde_json::json;
use supply::compose::Writes;

use super::{Answer, Guest, MAX_PLUS, Tick};
use crate::kinds;

impl Tick {
    /// As it is stored.
    #[must_use]
    pub fn stored(&self) -> Value {
        let mut value = json!({ "ms": self.ms, "n": self.n, "door": self.door });
        if let (Some(map), Some(by)) = (value.as_object_mut(), self.by) {
            map.insert("by".into(), by.to_string().into());
        }
        value
    }
}

/// Another answer. Named companions who said the same as their host go on doing so.
pub fn answer<'a>(
    guest: &Guest,
    companions: impl IntoIterator<Item = &'a Guest>,
    to: Answer,
    today: NaiveDate,
) -> Vec<Intent> {
    let before = guest.answer();
    let of = |id: RecordId| {
        let (key, day) = match to {
            Answer::Silent => (Value::Null, Value::Null),
            to => (to.key().into(), today.to_string().into()),
        };
        Writes::of(kinds::GUEST, id).set("rsvp", key).set("answered", day).done()
    };
    let mut intents = of(guest.id);
    // Who does not come does not wait for a place either.
    let leaves = |guest: &Guest| to == Answer::No && guest.waiting.is_some();
    if leaves(guest) {
        intents.extend(wait(guest.id, None));
    }
    for other in companions.into_iter().filter(|other| other.id != guest.id && other.answer() == before) {
        intents.extend(of(other.id));
        if leaves(other) {
            intents.extend(wait(other.id, None));
        }
    }
    intents
}

/// On the waitlist since a moment, or with a place.
#[must_use]
pub fn wait(id: RecordId, since_ms: Option<i64>) -> Vec<Intent> {
    let since = since_ms.map_or(Value::Null, |ms| json!({ "ms": ms }));
    Writes::of(kinds::GUEST, id).set("waiting", since).done()
}

/// A place for one who waited: comes, unless said otherwise before.
#[must_use]
pub fn promote(guest: &Guest, today: NaiveDate) -> Vec<Intent> {
    let mut intents = wait(guest.id, None);
    if guest.answer() != Answer::Yes {
        let yes = Writes::of(kinds::GUEST, guest.id).set("rsvp", Answer::Yes.key());
        intents.extend(yes.day("answered", Some(today)).done());
    }
    intents
}

/// So many brought along without a name.
#[must_use]
pub fn plus(id: RecordId, n: i64) -> Vec<Intent> {
    let n = n.clamp(0, i64::from(MAX_PLUS));
    let value = if n == 0 { Value::Null } else { n.into() };
    Writes::of(kinds::GUEST, id).set("plus", value).done()
}

/// A text of a guest; an empty one is taken away.
#[must_use]
pub fn text(id: RecordId, field: &str, text: &str) -> Vec<Intent> {
    let text = text.trim();
    let value = if text.is_empty() { Value::Null } else { text.into() };
    Writes::of(kinds::GUEST, id).set(field, value).done()
}

/// A diet, in or out.
#[must_use]
pub fn diet(id: RecordId, key: &str, is_in: bool) -> Vec<Intent> {
    Writes::of(kinds::GUEST, id).element("diet", key, is_in).done()
}

/// To a table; an empty name is none.
pub fn seat(ids: impl IntoIterator<Item = RecordId>, table: &str) -> Vec<Intent> {
    ids.into_iter().flat_map(|id| text(id, "table", table)).collect()
}

/// Reminded now.
pub fn reminded(ids: impl IntoIterator<Item = RecordId>, now_ms: i64) -> Vec<Intent> {
    ids.into_iter()
        .flat_map(|id| Writes::of(kinds::GUEST, id).set("reminded", json!({ "ms": now_ms })).done())
        .collect()
}
