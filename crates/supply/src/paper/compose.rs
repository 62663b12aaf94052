//! What each tap on papers writes.

use chrono::NaiveDate;
use domain::money::Cents;
use replica::{Intent, RecordId, Value};
use serde_json::json;

use super::document::{Document, FileRef};
use super::exchange::{Direction, Means};
use super::kind::{DocumentType, PieceType};
use super::setting::{Setting, key};
use super::spending::Basis;
use crate::kinds;

/// A document as somebody filled it in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields are those of the record")]
pub struct DocumentDraft {
    pub about: Option<RecordId>,
    pub kind: DocumentType,
    pub title: String,
    pub issued: Option<NaiveDate>,
    pub expires: Option<NaiveDate>,
    pub file: Option<FileRef>,
    pub notes: String,
}

impl DocumentDraft {
    /// The draft that changes nothing of a document.
    #[must_use]
    pub fn of(document: &Document) -> Self {
        Self {
            about: document.about,
            kind: document.kind,
            title: document.title.clone(),
            issued: document.issued,
            expires: document.expires,
            file: document.file.clone(),
            notes: document.notes.clone(),
        }
    }
}

fn day(day: Option<NaiveDate>) -> Value {
    day.map_or(Value::Null, |day| day.to_string().into())
}

fn words(text: &str) -> Value {
    Some(text.trim()).filter(|text| !text.is_empty()).map_or(Value::Null, Value::from)
}

fn fields(draft: &DocumentDraft) -> [(&'static str, Value); 7] {
    [
        ("about", draft.about.map_or(Value::Null, |id| id.to_string().into())),
        ("type", draft.kind.key().into()),
        ("title", words(&draft.title)),
        ("issued", day(draft.issued)),
        ("expires", day(draft.expires)),
        ("file", draft.file.as_ref().map_or(Value::Null, FileRef::stored)),
        ("notes", words(&draft.notes)),
    ]
}

/// A new document.
#[must_use]
pub fn create_document(id: RecordId, draft: &DocumentDraft) -> Vec<Intent> {
    fields(draft)
        .into_iter()
        .filter(|(_, value)| !value.is_null())
        .map(|(name, value)| Intent::set(id, kinds::DOCUMENT, name, value))
        .collect()
}

/// Other values of a document: only what differs is written, so that two people who edit different fields keep both.
#[must_use]
pub fn edit_document(document: &Document, draft: &DocumentDraft) -> Vec<Intent> {
    fields(draft)
        .into_iter()
        .zip(fields(&DocumentDraft::of(document)))
        .filter(|(new, old)| new != old)
        .map(|((name, value), _)| Intent::set(document.id, kinds::DOCUMENT, name, value))
        .collect()
}

/// Another file of a document, or none.
#[must_use]
pub fn set_file(document: RecordId, file: Option<&FileRef>) -> Vec<Intent> {
    vec![Intent::set(document, kinds::DOCUMENT, "file", file.map_or(Value::Null, FileRef::stored))]
}

/// A line of the log of a supplier's vigilance file; `pos` as of `domain::position`, `ms` UTC.
#[must_use]
#[expect(clippy::too_many_arguments, reason = "the fields of the record")]
pub fn log_exchange(
    id: RecordId,
    party: RecordId,
    pos: &str,
    ms: i64,
    direction: Direction,
    pieces: &[PieceType],
    means: Means,
    text: &str,
) -> Vec<Intent> {
    let put = |name: &str, value: Value| Intent::set(id, kinds::EXCHANGE, name, value);
    let mut writes = vec![
        put("at", domain::compose::at(party, pos)),
        put("when", json!({ "ms": ms })),
        put("dir", direction.key().into()),
        put("by", means.key().into()),
    ];
    writes
        .extend(pieces.iter().map(|piece| Intent::element(id, kinds::EXCHANGE, "pieces", piece.key(), true)));
    if !text.trim().is_empty() {
        writes.push(put("text", text.trim().into()));
    }
    writes
}

fn setting(name: &str, value: Value) -> Vec<Intent> {
    let id = Setting::id_of(name);
    let put = |field: &str, value: Value| Intent::set(id, kinds::SETTING, field, value);
    vec![put("key", name.into()), put("value", value)]
}

/// From which yearly total the vigilance file opens.
#[must_use]
pub fn set_threshold(threshold: Cents) -> Vec<Intent> {
    setting(key::VIGILANCE_THRESHOLD, threshold.0.into())
}

/// What is compared with the threshold.
#[must_use]
pub fn set_basis(basis: Basis) -> Vec<Intent> {
    setting(key::VIGILANCE_BASIS, basis.key().into())
}
