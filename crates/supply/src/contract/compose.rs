//! What each act on contracts writes.

use chrono::NaiveDate;
use replica::{Intent, RecordId, Value};
use serde_json::json;

use super::terms::{Change, TermsDraft};
use crate::compose::Writes;
use crate::kinds;

/// A contract as a form gives it.
#[derive(Clone, Debug, Default, PartialEq)]
#[expect(missing_docs, reason = "the fields are those of the record; see docs/suppliers.md")]
pub struct ContractDraft {
    pub party: Option<RecordId>,
    pub title: String,
    pub number: String,
    pub terms: TermsDraft,
    pub cost_centre: String,
    pub services: Vec<String>,
    pub places: Vec<RecordId>,
    pub owner: Option<RecordId>,
    pub notes: String,
}

/// A new contract.
#[must_use]
pub fn create(id: RecordId, draft: &ContractDraft) -> Vec<Intent> {
    let terms = &draft.terms;
    let mut writes = Writes::of(kinds::CONTRACT, id)
        .text("title", &draft.title)
        .link("party", draft.party)
        .text("number", &draft.number)
        .day("start", terms.start)
        .maybe("initial", terms.initial.map(|initial| initial.value()))
        .set("renewal", terms.renewal.value())
        .maybe("notice", terms.notice.map(|notice| notice.value()))
        .maybe("amount", terms.amount.map(|amount| amount.value()))
        .set("indexation", terms.indexation.value())
        .text("cost_centre", &draft.cost_centre)
        .link("owner", draft.owner)
        .text("notes", &draft.notes);
    for service in &draft.services {
        writes = writes.element("services", service, true);
    }
    for place in &draft.places {
        writes = writes.element("places", &place.to_string(), true);
    }
    writes.done()
}

/// An amendment. What it does not replace is not written.
#[must_use]
pub fn amend(id: RecordId, contract: RecordId, position: &str, title: &str, change: &Change) -> Vec<Intent> {
    Writes::of(kinds::AMENDMENT, id)
        .set("at", place(contract, position))
        .day("on", Some(change.on))
        .text("title", title)
        .maybe("initial", change.initial.map(|initial| initial.value()))
        .maybe("renewal", change.renewal.map(|renewal| renewal.value()))
        .maybe("notice", change.notice.map(|notice| notice.value()))
        .maybe("amount", change.amount.map(|amount| amount.value()))
        .day("until", change.until)
        .done()
}

/// A notice whose letter was made on `today`.
#[must_use]
pub fn prepare_notice(
    id: RecordId,
    contract: RecordId,
    position: &str,
    term_end: NaiveDate,
    today: NaiveDate,
    letter: &str,
) -> Vec<Intent> {
    Writes::of(kinds::NOTICE, id)
        .set("at", place(contract, position))
        .day("term_end", Some(term_end))
        .day("prepared", Some(today))
        .text("letter", letter)
        .done()
}

/// How far a notice has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are those of the stored fields")]
pub enum Stage {
    Prepared,
    Sent,
    Received,
    Acknowledged,
}

impl Stage {
    /// All, in their order.
    pub const ALL: [Self; 4] = [Self::Prepared, Self::Sent, Self::Received, Self::Acknowledged];

    /// The stored field.
    #[must_use]
    pub const fn field(self) -> &'static str {
        match self {
            Self::Prepared => "prepared",
            Self::Sent => "sent",
            Self::Received => "received",
            Self::Acknowledged => "acknowledged",
        }
    }
}

/// The day of a stage of a notice; `None` takes it back.
#[must_use]
pub fn set_stage(notice: RecordId, stage: Stage, day: Option<NaiveDate>) -> Vec<Intent> {
    let value = day.map_or(Value::Null, |day| day.to_string().into());
    Writes::of(kinds::NOTICE, notice).set(stage.field(), value).done()
}

/// Ended otherwise than by notice; `None` takes it back.
#[must_use]
pub fn end(contract: RecordId, on: Option<NaiveDate>, why: &str) -> Vec<Intent> {
    let value = on.map_or(Value::Null, |on| json!({ "on": on.to_string(), "why": why.trim() }));
    Writes::of(kinds::CONTRACT, contract).set("ended", value).done()
}

fn place(contract: RecordId, position: &str) -> Value {
    json!({ "parent": contract.to_string(), "pos": position })
}
