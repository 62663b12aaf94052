//! What was invoiced, and what may be spent.

use chrono::NaiveDate;
use domain::money::Cents;
use replica::RecordId;
use replica::view::ValueRef;

use super::{InvoiceState, state};
use crate::read;

entry! {
    /// An invoice or a credit note.
    Invoice of INVOICE {
        /// From whom.
        party: Option<RecordId>,
        /// For which order.
        order: Option<RecordId>,
        /// Under which contract.
        contract: Option<RecordId>,
        /// For which visit.
        intervention: Option<RecordId>,
        /// What pays for it; else what pays for the order.
        budget: Option<RecordId>,
        /// Their number.
        number: String,
        /// Its date.
        on: Option<NaiveDate>,
        /// To be paid by.
        due: Option<NaiveDate>,
        /// HT.
        net: Cents,
        /// TVA.
        vat: Cents,
        /// TTC.
        gross: Cents,
        /// Where it stands.
        state: InvoiceState,
        /// Why it is disputed.
        why: String,
        /// When it was paid.
        paid: Option<NaiveDate>,
        /// More words.
        notes: String,
        /// A credit note: its amounts are given back.
        is_credit: bool,
        /// What time it covers.
        period: Option<(NaiveDate, NaiveDate)>,
    }
    |it, name, value| {
        match name {
            "party" => it.party = read::id(value),
            "order" => it.order = read::id(value),
            "contract" => it.contract = read::id(value),
            "intervention" => it.intervention = read::id(value),
            "budget" => it.budget = read::id(value),
            "number" => it.number = read::text(value),
            "on" => it.on = read::day(value),
            "due" => it.due = read::day(value),
            "net" => it.net = read::cents(value).unwrap_or_default(),
            "vat" => it.vat = read::cents(value).unwrap_or_default(),
            "gross" => it.gross = read::cents(value).unwrap_or_default(),
            "state" => {
                let (key, why) = state(value);
                (it.state, it.why) = (InvoiceState::of(&key), why);
            }
            "paid" => it.paid = read::day(value),
            "notes" => it.notes = read::text(value),
            "credit" => it.is_credit = matches!(value, ValueRef::Bool(true)),
            "period" => it.period = read::day_at(value, "from").zip(read::day_at(value, "to")),
            _ => {}
        }
    }
    parents |it| [it.party, it.order, it.contract, it.intervention, it.budget].into_iter().flatten().collect();
    position |_it| "";
}

entry! {
    /// What may be spent.
    Budget of BUDGET {
        /// « Mobilier 2026 ».
        name: String,
        /// Its year.
        year: Option<i64>,
        /// HT.
        amount: Cents,
        /// HT, spent before it was followed here.
        spent: Cents,
        /// More words.
        notes: String,
    }
    |it, name, value| {
        match name {
            "name" => it.name = read::text(value),
            "year" => it.year = value.int(),
            "amount" => it.amount = read::cents(value).unwrap_or_default(),
            "spent" => it.spent = read::cents(value).unwrap_or_default(),
            "notes" => it.notes = read::text(value),
            _ => {}
        }
    }
    parents |_it| Vec::new();
    position |_it| "";
}
