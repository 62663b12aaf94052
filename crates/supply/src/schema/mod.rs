//! What fields each kind has and of what form, for code that handles all kinds alike: scripts, files, words.
//!
//! Typed entries are what rooms read; this is for what comes from outside, and for saying any field in words.

mod fields;
mod plain;

pub use fields::{TERM_UNITS, fields};
pub use plain::{BadField, Given, given, given_in};

use serde_json::{Map, Value};

use crate::kinds;

/// The form of a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A text that is never empty.
    Name,
    /// A text.
    Text,
    /// True or false.
    Flag,
    /// A whole number.
    Count,
    /// Thousandths of a unit.
    Milli,
    /// Hundredths of a percent.
    Rate,
    /// A civil day.
    Day,
    /// An instant, `{"ms"}`.
    Instant,
    /// An amount, `{"cents", "cur"}`.
    Money,
    /// A map of texts, whole numbers and flags, with some of these keys.
    Map(&'static [&'static str]),
    /// One of these keys.
    Key(&'static [&'static str]),
    /// `{"s", "why"}`, `s` one of these keys.
    State(&'static [&'static str]),
    /// The value of a setting: a text or cents.
    Setting,
    /// The id of a record.
    Ref,
    /// The id of a place or a person, which scripts may name.
    Named(&'static str),
    /// The parent and the position among its children.
    At,
    /// A set of some of these keys.
    Keys(&'static [&'static str]),
    /// A set of ids.
    Refs,
    /// A set of ids of named things of a kind.
    NamedSet(&'static str),
    /// A set of texts.
    Texts,
    /// Numbers or mail addresses, `<field>/<k>` = `{"v", "t"}`.
    Lines,
    /// Postal addresses, `<field>/<k>`.
    Addresses,
    /// Whole numbers by the id of a record, `<field>/<id>`.
    Counts,
    /// Maps with some of these keys, `<field>/<k>`.
    Maps(&'static [&'static str]),
    /// A minute of a day's wall clock, after its midnight: 1155 is 19:15, 1470 half past midnight of the day after.
    Minute,
    /// Columns of an imported file, `x/<column>`.
    Columns,
}

impl Form {
    /// Whether the field is a set of elements.
    #[must_use]
    pub fn is_set(self) -> bool {
        matches!(self, Self::Keys(_) | Self::Refs | Self::NamedSet(_) | Self::Texts)
    }

    /// Whether the field is a family of registers, `<field>/<key>`.
    #[must_use]
    pub fn is_family(self) -> bool {
        matches!(self, Self::Lines | Self::Addresses | Self::Counts | Self::Maps(_) | Self::Columns)
    }
}

/// The form of a field of a kind; `tel/x4` is found as `tel`.
#[must_use]
pub fn form(kind: &str, name: &str) -> Option<Form> {
    let head = name.split('/').next().unwrap_or(name);
    fields(kind).iter().find(|(known, _)| *known == head).map(|(_, form)| *form)
}

/// Whether this crate has the kind.
#[must_use]
pub fn is_known(kind: &str) -> bool {
    kinds::ALL.contains(&kind)
}

/// What a new record of the kind must say.
#[must_use]
pub fn required(kind: &str) -> &'static [&'static str] {
    match kind {
        kinds::PARTY | kinds::BUDGET => &["name"],
        kinds::CONTACT => &["party", "name"],
        kinds::CONTRACT => &["party", "title"],
        kinds::DOCUMENT => &["type"],
        kinds::NEED => &["title"],
        kinds::QUOTE => &["need", "party"],
        kinds::ORDER | kinds::INVOICE | kinds::INTERVENTION => &["party"],
        kinds::RECEIPT => &["order"],
        kinds::SETTING => &["key"],
        kinds::NEED_LINE | kinds::QUOTE_LINE | kinds::ORDER_LINE => &["parent", "text"],
        kinds::AMENDMENT | kinds::NOTICE | kinds::EXCHANGE => &["parent"],
        _ => &[],
    }
}

/// Makes `at` of the plain fields `parent` and `pos`; the position comes from `pos` where none is given.
pub fn gather_parent(plain: &mut Map<String, Value>, pos: impl FnOnce() -> String) {
    if let Some(parent) = plain.remove("parent") {
        let given = plain.remove("pos");
        let pos = given.as_ref().and_then(Value::as_str).map_or_else(pos, str::to_owned);
        plain.insert("at".to_owned(), serde_json::json!({ "parent": parent, "pos": pos }));
    }
}

/// The field that names a record of the kind to people, if one does.
#[must_use]
pub fn title_field(kind: &str) -> Option<&'static str> {
    Some(match kind {
        kinds::PARTY | kinds::CONTACT | kinds::BUDGET => "name",
        kinds::CONTRACT | kinds::AMENDMENT | kinds::DOCUMENT | kinds::NEED => "title",
        kinds::QUOTE | kinds::ORDER | kinds::INVOICE => "number",
        kinds::NEED_LINE | kinds::QUOTE_LINE | kinds::ORDER_LINE | kinds::EXCHANGE => "text",
        kinds::INTERVENTION => "asked",
        kinds::SETTING => "key",
        _ => return None,
    })
}

/// The field that holds what a record hangs on: its parent, or whom it concerns.
#[must_use]
pub fn parent_field(kind: &str) -> Option<&'static str> {
    Some(match kind {
        kinds::CONTACT
        | kinds::CONTRACT
        | kinds::QUOTE
        | kinds::ORDER
        | kinds::INVOICE
        | kinds::INTERVENTION => "party",
        kinds::DOCUMENT => "about",
        kinds::RECEIPT => "order",
        kinds::NEED_LINE
        | kinds::QUOTE_LINE
        | kinds::ORDER_LINE
        | kinds::AMENDMENT
        | kinds::NOTICE
        | kinds::EXCHANGE => "at",
        _ => return None,
    })
}

/// The field that is written first, once, when a record of the kind is made.
#[must_use]
pub fn birth_field(kind: &str) -> Option<&'static str> {
    if kind == kinds::DOCUMENT { Some("type") } else { parent_field(kind).or_else(|| title_field(kind)) }
}

#[cfg(test)]
mod tests;
