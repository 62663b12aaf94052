//! What the year of decisions shows, read from the book.

use chrono::{Days, Months, NaiveDate};
use domain::money::Cents;
use replica::RecordId;
use supply::book::Book;
use supply::contract::agenda::{Line, Month};
use supply::contract::{Agenda, Contract, Missed, Step};

/// How many months the year has.
pub const MONTHS: u32 = 12;

/// The year of decisions from a day on.
#[derive(Clone, Debug, Default, PartialEq)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Year {
    pub until: NaiveDate,
    /// To be sent today, or late.
    pub now: Vec<YearRow>,
    pub months: Vec<YearMonth>,
    pub bound: Vec<Bound>,
    pub n: usize,
    pub at_stake: Cents,
    /// Renewals whose price nobody entered.
    pub unpriced: usize,
    /// Contracts whose terms are not understood.
    pub unclear: usize,
}

/// A month of it.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "the names say it")]
pub struct YearMonth {
    pub start: NaiveDate,
    /// Those that may still wait.
    pub rows: Vec<YearRow>,
    /// How many there are, those to be sent now included.
    pub n: usize,
    pub at_stake: Cents,
    /// Out of a hundred, of the greatest of the months.
    pub share: i64,
    /// Whether something is to be done today, or is late.
    pub is_red: bool,
}

/// A decision.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "the names say it")]
pub struct YearRow {
    pub contract: RecordId,
    pub title: String,
    pub party: String,
    pub step: Step,
}

/// A contract that nobody said no to in time.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Bound {
    pub contract: RecordId,
    pub title: String,
    pub party: String,
    pub missed: Missed,
}

/// The last day of the year of decisions.
pub fn year_end(today: NaiveDate) -> NaiveDate {
    let first = chrono::Datelike::with_day(&today, 1).unwrap_or(today);
    let after = first.checked_add_months(Months::new(MONTHS)).unwrap_or(first);
    after.checked_sub_days(Days::new(1)).unwrap_or(after)
}

/// What a contract is called, and whom it is with.
pub fn names(book: &Book, contract: &Contract) -> (String, String) {
    let party = contract
        .party
        .and_then(|id| book.parties.get(id))
        .map(|party| party.name.clone())
        .unwrap_or_default();
    match contract.title.trim() {
        "" => (party, String::new()),
        title => (title.to_owned(), party),
    }
}

impl Year {
    /// The year of a book from `today`.
    pub fn of(book: &Book, today: NaiveDate) -> Self {
        let until = year_end(today);
        let agenda = Agenda::of(book, today, until);
        let months = agenda.by_month(today, MONTHS);
        let greatest = months.iter().map(|month| month.at_stake).max().unwrap_or_default();
        let bound = agenda.missed().into_iter().filter_map(|open| {
            let (title, party) = names(book, open.contract);
            Some(Bound { contract: open.contract.id, title, party, missed: open.decision.missed? })
        });
        let mut now = Vec::new();
        let each = months.iter().map(|month| {
            let all = month.lines.iter().map(|line| YearRow::of(book, line));
            let (red, rows): (Vec<_>, Vec<_>) = all.partition(|row| row.is_red(today));
            now.extend(red);
            YearMonth::of(month, rows, greatest)
        });
        Self {
            until,
            months: each.collect(),
            now,
            bound: bound.collect(),
            n: months.iter().map(|month| month.lines.len()).sum(),
            at_stake: months
                .iter()
                .fold(Cents(0), |sum, month| sum.checked_add(month.at_stake).unwrap_or(sum)),
            unpriced: months.iter().map(|month| month.unpriced as usize).sum(),
            unclear: agenda.unclear.len(),
        }
    }
}

impl YearMonth {
    fn of(month: &Month<'_>, rows: Vec<YearRow>, greatest: Cents) -> Self {
        let share = month.at_stake.0.saturating_mul(100).checked_div(greatest.0).unwrap_or_default();
        Self {
            start: month.start,
            n: month.lines.len(),
            is_red: rows.len() < month.lines.len(),
            rows,
            at_stake: month.at_stake,
            // What is there is seen, however small beside the greatest.
            share: if 0 < month.at_stake.0 { share.max(4) } else { 0 },
        }
    }
}

impl YearRow {
    fn of(book: &Book, line: &Line<'_>) -> Self {
        let (title, party) = names(book, line.contract);
        Self { contract: line.contract.id, title, party, step: line.step }
    }

    /// Whether it is to be sent today, or late.
    pub fn is_red(&self, today: NaiveDate) -> bool {
        self.step.deadline.is_some() && self.step.days_left(today) <= 0
    }
}
