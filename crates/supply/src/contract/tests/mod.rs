//! What must never be wrong again.

mod bad;
mod golden;
mod kept;
mod laws;

use chrono::NaiveDate;

use super::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn months(n: i64) -> Length {
    Length::new(n, Unit::Month).unwrap()
}

fn tacit(n: i64) -> Renewal {
    Renewal::Tacit { length: months(n), max: None }
}

fn notice(length: Length) -> NoticeClause {
    NoticeClause { length, working_days: false, basis: Basis::Received, form: Form::Registered, buffer: 5 }
}

/// Start, initial months, tacit renewals of so many months, notice of so many months received.
fn draft(start: &str, initial: i64, renewal: i64, before: i64) -> TermsDraft {
    TermsDraft {
        start: Some(day(start)),
        initial: Some(Initial::Lasts(months(initial))),
        renewal: tacit(renewal),
        notice: Some(notice(months(before))),
        ..TermsDraft::default()
    }
}

fn terms(draft: TermsDraft) -> Terms {
    Terms::check(draft).unwrap()
}

fn decide(terms: &Terms, today: &str) -> Decision {
    decide_with(terms, &[], today)
}

fn decide_with(terms: &Terms, given: &[Given], today: &str) -> Decision {
    Course::new(terms, given).unwrap().decide(day(today))
}

fn span(term: &Term) -> String {
    format!("{}→{}", term.start, term.end)
}
