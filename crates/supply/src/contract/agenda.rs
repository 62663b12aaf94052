//! Decisions of many contracts over a period, what they cost, and when to remind of them.

use chrono::{Datelike, NaiveDate};
use domain::money::Cents;
use replica::RecordId;

use super::course::{Decision, Outcome, Step};
use super::entries::Contract;
use super::error::TermsError;
use crate::book::Book;

/// Days before the day to act on which a reminder is due.
pub const REMINDERS: [i64; 5] = [0, 7, 30, 60, 90];

/// How close the day to act is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Urgency {
    Overdue,
    Today,
    InAWeek,
    InAMonth,
    InTwoMonths,
    InThreeMonths,
    Later,
}

impl Urgency {
    /// The urgency of an act due in so many days.
    #[must_use]
    pub const fn of(days_left: i64) -> Self {
        match days_left {
            ..0 => Self::Overdue,
            0 => Self::Today,
            1..=7 => Self::InAWeek,
            8..=30 => Self::InAMonth,
            31..=60 => Self::InTwoMonths,
            61..=90 => Self::InThreeMonths,
            _ => Self::Later,
        }
    }

    /// Whether it is shown in red: today or too late to be safe.
    #[must_use]
    pub const fn is_red(self) -> bool {
        matches!(self, Self::Overdue | Self::Today)
    }
}

/// The reminder that is due: the smallest of [`REMINDERS`] that the day to act is within. One that an app which was not
/// opened missed is due until the next one replaces it. Overdue: 0.
#[must_use]
pub fn reminder(days_left: i64) -> Option<i64> {
    REMINDERS.into_iter().find(|days| days_left <= *days)
}

/// A contract with what there is to say of it.
#[derive(Clone, Debug)]
pub struct Open<'a> {
    /// The contract.
    pub contract: &'a Contract,
    /// Where it stands.
    pub decision: Decision,
    /// Its steps in the period, the first one being the next decision.
    pub steps: Vec<Step>,
}

/// The decisions of all contracts that are open on a day, and to come until another.
#[derive(Clone, Debug, Default)]
pub struct Agenda<'a> {
    /// Contracts whose terms are understood, in no order.
    pub open: Vec<Open<'a>>,
    /// Contracts whose terms are not: never left out silently.
    pub unclear: Vec<(&'a Contract, TermsError)>,
}

/// One line of the agenda.
#[derive(Clone, Copy, Debug)]
pub struct Line<'a> {
    /// The contract.
    pub contract: &'a Contract,
    /// What to decide.
    pub step: Step,
}

impl<'a> Agenda<'a> {
    /// The agenda of a book from `today` until `to`.
    #[must_use]
    pub fn of(book: &'a Book, today: NaiveDate, to: NaiveDate) -> Self {
        let mut agenda = Self::default();
        for contract in book.contracts.iter() {
            let seen = contract.course(book, |course| {
                let decision = course.decide(today);
                let steps = course.steps_after(decision.next, to);
                Open { contract, decision, steps }
            });
            match seen {
                Ok(open) => agenda.open.push(open),
                Err(error) => agenda.unclear.push((contract, error)),
            }
        }
        agenda
    }

    /// Every step of the period, what must be done first before the rest.
    #[must_use]
    pub fn lines(&self) -> Vec<Line<'a>> {
        let each = |open: &Open<'a>| {
            let contract = open.contract;
            open.steps.iter().map(move |step| Line { contract, step: *step }).collect::<Vec<_>>()
        };
        let mut lines: Vec<Line<'a>> = self.open.iter().flat_map(each).collect();
        lines.sort_by_key(|line| (line.step.act_by(), line.contract.id, line.step.term.start));
        lines
    }

    /// Contracts that nobody said no to in time, the one bound for longest first.
    #[must_use]
    pub fn missed(&self) -> Vec<&Open<'a>> {
        let mut missed: Vec<_> = self.open.iter().filter(|open| open.decision.missed.is_some()).collect();
        missed.sort_by_key(|open| {
            (open.decision.missed.map(|missed| std::cmp::Reverse(missed.until)), open.contract.id)
        });
        missed
    }

    /// What is at stake in each of the months from `from`, by the day to act; what is overdue counts in the first.
    #[must_use]
    pub fn by_month(&self, from: NaiveDate, months: u32) -> Vec<Month<'a>> {
        let first = month_number(from);
        let start = from.with_day(1).unwrap_or(from);
        let mut all: Vec<Month<'a>> = (0..months)
            .filter_map(|n| start.checked_add_months(chrono::Months::new(n)))
            .map(|start| Month { start, lines: Vec::new(), at_stake: Cents(0), unpriced: 0 })
            .collect();
        for line in self.lines() {
            let at = usize::try_from(month_number(line.step.act_by()) - first).unwrap_or_default();
            let Some(month) = all.get_mut(at) else { continue };
            match (line.step.at_stake, line.step.outcome) {
                (Some(cents), _) => {
                    month.at_stake = month.at_stake.checked_add(cents).unwrap_or(month.at_stake);
                }
                (None, Outcome::Renews(_)) => month.unpriced += 1,
                (None, _) => {}
            }
            month.lines.push(line);
        }
        all
    }
}

/// The decisions of a month.
#[derive(Clone, Debug)]
pub struct Month<'a> {
    /// Its first day.
    pub start: NaiveDate,
    /// What to decide, in order.
    pub lines: Vec<Line<'a>>,
    /// What the renewals cost together, without tax.
    pub at_stake: Cents,
    /// Renewals whose price nobody entered.
    pub unpriced: u32,
}

/// A reminder to show once.
#[derive(Clone, Copy, Debug)]
pub struct Reminder<'a> {
    /// Of what.
    pub line: Line<'a>,
    /// The one of [`REMINDERS`] that is due.
    pub days: i64,
}

impl Reminder<'_> {
    /// What tells it from any other: shown once means once for each of these.
    #[must_use]
    pub fn key(&self) -> (RecordId, NaiveDate, i64) {
        (self.line.contract.id, self.line.step.act_by(), self.days)
    }
}

/// The reminders that are due on `today`, the closest first.
#[must_use]
pub fn reminders<'a>(agenda: &Agenda<'a>, today: NaiveDate) -> Vec<Reminder<'a>> {
    let due = agenda.lines().into_iter();
    due.filter_map(|line| Some(Reminder { line, days: reminder(line.step.days_left(today))? })).collect()
}

fn month_number(day: NaiveDate) -> i32 {
    day.year() * 12 + day.month0().cast_signed()
}
