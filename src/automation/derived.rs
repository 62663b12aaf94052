//! What the app makes of records of the supplier room: dates of contracts, sums of orders and budgets.

use chrono::NaiveDate;
use domain::office::Office;
use replica::{Record, Value};
use serde_json::{Map, json};
use supply::book::Book;
use supply::contract::{Decision, Outcome, Step};
use supply::paper::{Light, file_of};
use supply::purchase::{budget, receipts};
use supply::vat::Totals;
use supply::{kinds, paper};

/// The facts of a record on a day, under `derived`; nothing for kinds that have none.
pub fn derived(book: &Book, office: &Office, record: &Record, today: NaiveDate) -> Option<Value> {
    match &*record.kind {
        kinds::CONTRACT => {
            let contract = book.contracts.get(record.id)?;
            Some(match contract.course(book, |course| course.decide(today)) {
                Ok(decision) => of_contract(&decision, today),
                Err(error) => json!({ "unclear": error.to_string() }),
            })
        }
        kinds::ORDER => {
            let order = book.orders.get(record.id)?;
            let due = receipts::due(book, order.id);
            let lines = due.iter().map(|line| (line.line.to_string(), line.due().into()));
            let mut all = receipts::totals(book, order).map(|totals| sums(&totals)).unwrap_or_default();
            all.insert("due_milli".into(), Value::Object(lines.collect()));
            Some(all.into())
        }
        kinds::BUDGET => {
            let standing = budget::standing(book, record.id);
            Some(json!({
                "committed": standing.committed.0,
                "invoiced": standing.invoiced.0,
                "remaining": standing.remaining().0,
            }))
        }
        kinds::PARTY => {
            let party = book.parties.get(record.id)?;
            let day_of = |ms| office.civil(ms).date();
            let is_concerned = paper::is_concerned(party.kind);
            let file = is_concerned.then(|| file_of(book, record.id, today, day_of))?;
            let light = match file.light {
                Light::Neutral => "neutral",
                Light::Amber => "amber",
                Light::Red => "red",
            };
            Some(json!({
                "vigilance": if file.is_open() { light } else { "closed" },
                "lapsed_on": file.lapsed_on().map(|day| day.to_string()),
                "to_ask": file.to_ask().iter().map(|piece| piece.key()).collect::<Vec<_>>(),
            }))
        }
        _ => None,
    }
}

fn of_contract(decision: &Decision, today: NaiveDate) -> Value {
    let day = |day: NaiveDate| Value::from(day.to_string());
    let mut all = Map::new();
    all.insert("term".into(), json!({ "from": day(decision.term.start), "to": day(decision.term.end) }));
    all.insert("yearly".into(), decision.yearly.map_or(Value::Null, |cents| cents.0.into()));
    all.insert("missed".into(), decision.missed.map_or(Value::Null, |missed| day(missed.deadline.last_day)));
    if let Some(step) = &decision.next {
        all.extend(of_step(step, today));
    }
    all.into()
}

fn of_step(step: &Step, today: NaiveDate) -> Map<String, Value> {
    let day = |day: NaiveDate| Value::from(day.to_string());
    let (outcome, until) = match step.outcome {
        Outcome::Renews(term) => ("renews", term.end),
        Outcome::Ends(on) => ("ends", on),
        Outcome::MustBeRenewed(on) => ("must_be_renewed", on),
    };
    [
        ("deadline", step.deadline.map_or(Value::Null, |deadline| day(deadline.last_day))),
        ("send_by", step.deadline.map_or(Value::Null, |deadline| day(deadline.send_by))),
        ("days_left", step.days_left(today).into()),
        ("outcome", outcome.into()),
        ("until", day(until)),
        ("at_stake", step.at_stake.map_or(Value::Null, |cents| cents.0.into())),
    ]
    .into_iter()
    .map(|(name, value)| (name.to_owned(), value))
    .collect()
}

fn sums(totals: &Totals) -> Map<String, Value> {
    let all = totals.all;
    [("net", all.net), ("vat", all.vat), ("gross", all.gross)]
        .into_iter()
        .map(|(name, cents)| (name.to_owned(), cents.0.into()))
        .collect()
}
