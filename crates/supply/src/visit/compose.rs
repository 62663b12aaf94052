//! What each tap on an intervention writes.

use chrono::{NaiveDate, NaiveTime};
use domain::money::Cents;
use domain::trade::Trade;
use replica::{Intent, RecordId, Value};
use serde_json::json;

use super::entry::{Cost, Outcome, Plan, Signature};
use super::rating::Rating;
use crate::compose::Writes;
use crate::kinds;

/// A visit as it is planned, or a call for one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields are those of the record")]
pub struct Draft {
    pub party: Option<RecordId>,
    pub contact: Option<RecordId>,
    pub host: Option<RecordId>,
    pub contract: Option<RecordId>,
    pub trade: Option<Trade>,
    pub place: Option<RecordId>,
    pub requests: Vec<RecordId>,
    /// None: called, and no day is set.
    pub plan: Option<Plan>,
    pub asked: String,
}

fn of(id: RecordId) -> Writes {
    Writes::of(kinds::INTERVENTION, id)
}

fn or_null(value: Option<Value>) -> Value {
    value.unwrap_or(Value::Null)
}

/// A new intervention.
#[must_use]
pub fn create(id: RecordId, draft: &Draft) -> Vec<Intent> {
    let writes = of(id)
        .link("party", draft.party)
        .link("contact", draft.contact)
        .link("host", draft.host)
        .link("contract", draft.contract)
        .maybe("trade", draft.trade.map(Trade::key))
        .link("place", draft.place)
        .maybe("plan", draft.plan.map(plan_value))
        .text("asked", &draft.asked);
    draft
        .requests
        .iter()
        .fold(writes, |writes, request| writes.element("requests", &request.to_string(), true))
        .done()
}

fn plan_value(plan: Plan) -> Value {
    let hour = |at: NaiveTime| at.format("%H:%M").to_string();
    let mut value = json!({ "day": plan.day.to_string() });
    if let Some(map) = value.as_object_mut() {
        map.extend(plan.from.map(|at| ("from".to_owned(), hour(at).into())));
        map.extend(plan.to.map(|at| ("to".to_owned(), hour(at).into())));
    }
    value
}

/// Another time, or none yet.
#[must_use]
pub fn plan(id: RecordId, plan: Option<Plan>) -> Vec<Intent> {
    of(id).set("plan", or_null(plan.map(plan_value))).done()
}

/// They are here since this instant (ms UTC); none takes it back.
#[must_use]
pub fn arrive(id: RecordId, ms: Option<i64>) -> Vec<Intent> {
    of(id).set("arrived", or_null(ms.map(|ms| json!({ "ms": ms })))).done()
}

/// They left at this instant (ms UTC); none takes it back.
#[must_use]
pub fn leave(id: RecordId, ms: Option<i64>) -> Vec<Intent> {
    of(id).set("left", or_null(ms.map(|ms| json!({ "ms": ms })))).done()
}

/// What came of it.
#[must_use]
pub fn conclude(id: RecordId, outcome: Option<Outcome>) -> Vec<Intent> {
    of(id).set("outcome", or_null(outcome.map(|outcome| outcome.key().into()))).done()
}

/// A text: `asked` or `report`.
#[must_use]
pub fn words(id: RecordId, field: &'static str, text: &str) -> Vec<Intent> {
    let text = text.trim();
    of(id).set(field, if text.is_empty() { Value::Null } else { text.into() }).done()
}

/// A reference: `party`, `contact`, `host`, `contract`, `place` or `budget`.
#[must_use]
pub fn refer(id: RecordId, field: &'static str, to: Option<RecordId>) -> Vec<Intent> {
    of(id).set(field, or_null(to.map(|to| to.to_string().into()))).done()
}

/// Of which trade it is; none is that of who comes.
#[must_use]
pub fn trade(id: RecordId, trade: Option<Trade>) -> Vec<Intent> {
    of(id).set("trade", or_null(trade.map(|trade| trade.key().into()))).done()
}

/// How well it was done; none takes it back.
#[must_use]
pub fn rate(id: RecordId, rating: Option<&Rating>) -> Vec<Intent> {
    of(id).set("rating", or_null(rating.map(Rating::stored))).done()
}

/// Who signed; none takes it back.
#[must_use]
pub fn sign(id: RecordId, signature: Option<&Signature>) -> Vec<Intent> {
    let value = signature.map(|it| {
        let mut value = json!({ "name": it.name.trim(), "ms": it.ms });
        if let Some(map) = value.as_object_mut().filter(|_| !it.path.is_empty()) {
            map.insert("path".into(), it.path.clone().into());
            map.insert("w".into(), it.w.into());
            map.insert("h".into(), it.h.into());
        }
        value
    });
    of(id).set("signature", or_null(value)).done()
}

/// Requests that it is for, or not any more.
#[must_use]
pub fn link(id: RecordId, requests: &[RecordId], is_in: bool) -> Vec<Intent> {
    let writes = of(id);
    requests
        .iter()
        .fold(writes, |writes, request| writes.element("requests", &request.to_string(), is_in))
        .done()
}

/// What it costs.
#[must_use]
pub fn cost(id: RecordId, cost: Option<Cost>) -> Vec<Intent> {
    let value = cost.map(|cost| json!({ "cents": cost.net.0, "cur": "EUR", "vat": cost.vat_bp }));
    of(id).set("cost", or_null(value)).done()
}

/// What of the cost is in the cost of a request.
pub(super) fn spread(id: RecordId, request: RecordId, cents: Cents) -> Vec<Intent> {
    let value = if cents.0 == 0 { Value::Null } else { crate::compose::money(cents) };
    of(id).set(&format!("spread/{request}"), value).done()
}

/// A plan of a day, and of an hour if one is told.
#[must_use]
pub fn on(day: NaiveDate, from: Option<NaiveTime>) -> Plan {
    Plan { day, from, to: None }
}
