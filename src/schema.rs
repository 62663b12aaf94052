//! The fields of all kinds that have a typed room: those of `supply` and those of `events`, asked as one.

use replica::Value;
use serde_json::Map;
pub use supply::schema::{BadField, Form, Given};

/// Every kind of the typed rooms.
pub fn kinds() -> impl Iterator<Item = &'static str> {
    supply::kinds::ALL.into_iter().chain(events::kinds::ALL)
}

/// Whether a kind belongs to a typed room.
pub fn is_known(kind: &str) -> bool {
    supply::schema::is_known(kind) || events::schema::is_known(kind)
}

/// The fields of a kind; `life`, `trash` and `import` are every kind's.
pub fn fields(kind: &str) -> &'static [(&'static str, Form)] {
    if events::schema::is_known(kind) { events::schema::fields(kind) } else { supply::schema::fields(kind) }
}

/// The form of a field of a kind; `tel/x4` is found as `tel`.
pub fn form(kind: &str, name: &str) -> Option<Form> {
    let head = name.split('/').next().unwrap_or(name);
    fields(kind).iter().find(|(known, _)| *known == head).map(|(_, form)| *form)
}

/// What a new record of the kind must say.
pub fn required(kind: &str) -> &'static [&'static str] {
    if events::schema::is_known(kind) {
        events::schema::required(kind)
    } else {
        supply::schema::required(kind)
    }
}

/// The field that names a record of the kind to people, if one does.
pub fn title_field(kind: &str) -> Option<&'static str> {
    events::schema::title_field(kind).or_else(|| supply::schema::title_field(kind))
}

/// The field that holds what a record hangs on: its parent, or whom it concerns.
pub fn parent_field(kind: &str) -> Option<&'static str> {
    events::schema::parent_field(kind).or_else(|| supply::schema::parent_field(kind))
}

/// The field that is written first, once, when a record of the kind is made.
pub fn birth_field(kind: &str) -> Option<&'static str> {
    let of_events = events::schema::parent_field(kind).or_else(|| events::schema::title_field(kind));
    of_events.or_else(|| supply::schema::birth_field(kind))
}

/// Reads one plain field of a kind. `null` empties it, except a name.
pub fn given(kind: &str, name: &str, value: Value) -> Result<Given, BadField> {
    supply::schema::given_in(kind, fields(kind), name, value)
}

/// Makes `at` of the plain fields `parent` and `pos` for kinds that have it.
pub fn gather_parent(kind: &str, plain: &mut Map<String, Value>, pos: impl FnOnce() -> String) {
    if form(kind, "at") == Some(Form::At) {
        supply::schema::gather_parent(plain, pos);
    }
}
