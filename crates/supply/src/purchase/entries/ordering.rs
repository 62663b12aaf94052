//! What was ordered, and what came.

use chrono::NaiveDate;
use replica::RecordId;

use super::{OrderState, lump, read_line, state};
use crate::read;
use crate::vat::Line;

entry! {
    /// What was ordered from a supplier.
    Order of ORDER {
        /// `BC-2026-031`.
        number: String,
        /// From whom.
        party: Option<RecordId>,
        /// After which quote.
        quote: Option<RecordId>,
        /// For which need.
        need: Option<RecordId>,
        /// What pays for it.
        budget: Option<RecordId>,
        /// Its date.
        on: Option<NaiveDate>,
        /// Where it is to be delivered.
        place: Option<RecordId>,
        /// Who looks after it.
        owner: Option<RecordId>,
        /// Where it stands.
        state: OrderState,
        /// Why it was cancelled.
        why: String,
        /// When it should be here.
        due: Option<NaiveDate>,
        /// Words for the supplier.
        notes: String,
        /// Cost of delivery, as a line.
        delivery: Option<Line>,
    }
    |it, name, value| {
        match name {
            "number" => it.number = read::text(value),
            "party" => it.party = read::id(value),
            "quote" => it.quote = read::id(value),
            "need" => it.need = read::id(value),
            "budget" => it.budget = read::id(value),
            "on" => it.on = read::day(value),
            "place" => it.place = read::id(value),
            "owner" => it.owner = read::id(value),
            "state" => {
                let (key, why) = state(value);
                (it.state, it.why) = (OrderState::of(&key), why);
            }
            "due" => it.due = read::day(value),
            "notes" => it.notes = read::text(value),
            "delivery" => it.delivery = lump(value),
            _ => {}
        }
    }
    parents |it| [it.party, it.need, it.budget].into_iter().flatten().collect();
    position |_it| "";
}

entry! {
    /// One line of an order.
    OrderLine of ORDER_LINE {
        /// Of which order.
        order: Option<RecordId>,
        /// Its place in the list.
        pos: String,
        /// What.
        text: String,
        /// Of what unit; empty for pieces.
        unit: String,
        /// Its price.
        line: Line,
    }
    |it, name, value| {
        match name {
            "at" => (it.order, it.pos) = read::at(value),
            "text" => it.text = read::text(value),
            "unit" => it.unit = read::text(value),
            _ => read_line(&mut it.line, name, value),
        }
    }
    parents |it| it.order.into_iter().collect();
    position |it| &it.pos;
}

entry! {
    /// What came, of an order.
    Receipt of RECEIPT {
        /// Of which order.
        order: Option<RecordId>,
        /// When.
        on: Option<NaiveDate>,
        /// How much of each line, in thousandths.
        got: Vec<(RecordId, i64)>,
        /// What was wrong with it.
        notes: String,
        /// Who took it.
        by: Option<RecordId>,
    }
    |it, name, value| {
        match name {
            "order" => it.order = read::id(value),
            "on" => it.on = read::day(value),
            "notes" => it.notes = read::text(value),
            "by" => it.by = read::id(value),
            _ => {
                let line = name.strip_prefix("got/").and_then(|id| id.parse().ok());
                it.got.extend(line.zip(value.int()));
            }
        }
    }
    parents |it| it.order.into_iter().collect();
    position |_it| "";
}
