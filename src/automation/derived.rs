//! What the app makes of records of the supplier room: dates of contracts, sums of orders and budgets.

use chrono::{Months, NaiveDate};
use domain::office::Office;
use replica::{Record, Value};
use serde_json::{Map, json};
use supply::book::Book;
use supply::contract::{Agenda, Decision, Line, Outcome, Step};
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

/// What there is to decide in a year from a day, the first to act first, and how long it took to compute, in ms.
pub fn decisions(book: &Book, today: NaiveDate, clock: impl Fn() -> f64) -> Value {
    let start = clock();
    let to = today.checked_add_months(Months::new(12)).unwrap_or(today);
    let agenda = Agenda::of(book, today, to);
    let lines = agenda.lines();
    let ms = clock() - start;
    let line = |line: &Line<'_>| {
        let mut facts = of_step(&line.step, today);
        facts.insert("contract".into(), line.contract.id.to_string().into());
        facts.insert("title".into(), line.contract.title.as_str().into());
        Value::from(facts)
    };
    json!({
        "ms": ms,
        "decisions": lines.iter().map(line).collect::<Vec<_>>(),
        "unclear": agenda.unclear.iter().map(|(contract, _)| contract.id.to_string()).collect::<Vec<_>>(),
    })
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
