//! What is needed, and what suppliers offer.

use chrono::NaiveDate;
use replica::RecordId;

use super::super::Delay;
use super::{NeedState, QuoteState, lump, read_line, state};
use crate::read;
use crate::vat::Line;

entry! {
    /// What is needed, before anybody is asked.
    Need of NEED {
        /// Its title.
        title: String,
        /// More words.
        notes: String,
        /// What pays for it.
        budget: Option<RecordId>,
        /// Who asked.
        requester: Option<RecordId>,
        /// Where it goes.
        place: Option<RecordId>,
        /// Where it stands.
        state: NeedState,
        /// Why it was dropped.
        why: String,
    }
    |it, name, value| {
        match name {
            "title" => it.title = read::text(value),
            "notes" => it.notes = read::text(value),
            "budget" => it.budget = read::id(value),
            "requester" => it.requester = read::id(value),
            "place" => it.place = read::id(value),
            "state" => {
                let (key, why) = state(value);
                (it.state, it.why) = (NeedState::of(&key), why);
            }
            _ => {}
        }
    }
    parents |it| it.budget.into_iter().collect();
    position |_it| "";
}

entry! {
    /// One thing needed.
    NeedLine of NEED_LINE {
        /// Of which need.
        need: Option<RecordId>,
        /// Its place in the list.
        pos: String,
        /// What.
        text: String,
        /// How much, in thousandths.
        milli: i64,
        /// Of what unit; empty for pieces.
        unit: String,
    }
    |it, name, value| {
        match name {
            "at" => (it.need, it.pos) = read::at(value),
            "text" => it.text = read::text(value),
            "milli" => it.milli = value.int().unwrap_or_default(),
            "unit" => it.unit = read::text(value),
            _ => {}
        }
    }
    parents |it| it.need.into_iter().collect();
    position |it| &it.pos;
}

entry! {
    /// What a supplier offers for a need.
    Quote of QUOTE {
        /// For which need.
        need: Option<RecordId>,
        /// Who offers.
        party: Option<RecordId>,
        /// Their number.
        number: String,
        /// Its date.
        on: Option<NaiveDate>,
        /// Its last day.
        valid: Option<NaiveDate>,
        /// Until delivery.
        delay: Option<Delay>,
        /// In months.
        warranty: Option<i64>,
        /// Cost of delivery, as a line.
        delivery: Option<Line>,
        /// Where it stands.
        state: QuoteState,
        /// Why it was not taken.
        why: String,
        /// More words.
        notes: String,
    }
    |it, name, value| {
        match name {
            "need" => it.need = read::id(value),
            "party" => it.party = read::id(value),
            "number" => it.number = read::text(value),
            "on" => it.on = read::day(value),
            "valid" => it.valid = read::day(value),
            "delay" => it.delay = Delay::read(value),
            "warranty" => it.warranty = value.int(),
            "delivery" => it.delivery = lump(value),
            "state" => {
                let (key, why) = state(value);
                (it.state, it.why) = (QuoteState::of(&key), why);
            }
            "notes" => it.notes = read::text(value),
            _ => {}
        }
    }
    parents |it| it.need.into_iter().chain(it.party).collect();
    position |_it| "";
}

entry! {
    /// One line of a quote.
    QuoteLine of QUOTE_LINE {
        /// Of which quote.
        quote: Option<RecordId>,
        /// Its place in the list.
        pos: String,
        /// What it answers.
        need_line: Option<RecordId>,
        /// What is offered.
        text: String,
        /// Its price.
        line: Line,
    }
    |it, name, value| {
        match name {
            "at" => (it.quote, it.pos) = read::at(value),
            "need_line" => it.need_line = read::id(value),
            "text" => it.text = read::text(value),
            _ => read_line(&mut it.line, name, value),
        }
    }
    parents |it| it.quote.into_iter().collect();
    position |it| &it.pos;
}
