//! Terms that cannot be, and dates at the edge.

use domain::money::Cents;

use super::*;

fn errors(draft: TermsDraft) -> Vec<(Part, TermsError)> {
    Terms::check(draft).unwrap_err()
}

#[test]
fn each_impossible_part_is_named() {
    let good = || draft("2024-02-01", 24, 12, 2);
    assert_eq!(errors(TermsDraft { start: None, ..good() }), [(Part::Start, TermsError::NoStart)]);
    assert_eq!(errors(TermsDraft { initial: None, ..good() }), [(Part::Initial, TermsError::NoInitial)]);
    let until = Some(Initial::Until(day("2024-01-31")));
    assert_eq!(
        errors(TermsDraft { initial: until, ..good() }),
        [(Part::Initial, TermsError::EndBeforeStart)]
    );
    let far = Some(Initial::Until(day("9999-12-31")));
    assert_eq!(errors(TermsDraft { initial: far, ..good() }), [(Part::Initial, TermsError::DateOutOfRange)]);
    let start = Some(NaiveDate::MAX);
    assert_eq!(errors(TermsDraft { start, ..good() })[0], (Part::Start, TermsError::DateOutOfRange));
    assert_eq!(errors(draft("2024-02-01", 2, 12, 3)), [(Part::Notice, TermsError::NoticeLongerThanTerm)]);
    let buffer = Some(NoticeClause { buffer: 61, ..notice(months(2)) });
    assert_eq!(errors(TermsDraft { notice: buffer, ..good() }), [(Part::Notice, TermsError::Buffer)]);
    let renewal = Renewal::Tacit { length: months(12), max: Some(0) };
    assert_eq!(errors(TermsDraft { renewal, ..good() }), [(Part::Renewal, TermsError::MaxRenewals)]);
    let amount = |cents, vat| Some(Amount { net: Cents(cents), per: Per::Month, vat_bp: Some(vat) });
    assert_eq!(errors(TermsDraft { amount: amount(-1, 0), ..good() }), [(Part::Amount, TermsError::Amount)]);
    assert_eq!(
        errors(TermsDraft { amount: amount(i64::MAX, 0), ..good() }),
        [(Part::Amount, TermsError::Amount)]
    );
    assert_eq!(
        errors(TermsDraft { amount: amount(1, 10_001), ..good() }),
        [(Part::Amount, TermsError::Rate)]
    );
}

#[test]
fn several_errors_are_told_at_once() {
    let all = errors(TermsDraft {
        start: None,
        renewal: Renewal::Tacit { length: months(1), max: Some(0) },
        ..TermsDraft::default()
    });
    assert_eq!(all, [(Part::Start, TermsError::NoStart), (Part::Renewal, TermsError::MaxRenewals)]);
}

#[test]
fn the_longest_notice_possible_is_given_on_the_first_day() {
    assert_eq!(errors(draft("2024-01-01", 1, 1, 1)), [(Part::Notice, TermsError::NoticeLongerThanTerm)]);
    let days = |n| Some(notice(Length::new(n, Unit::Day).unwrap()));
    assert!(Terms::check(TermsDraft { notice: days(31), ..draft("2024-01-01", 1, 1, 1) }).is_err());
    let terms = terms(TermsDraft { notice: days(30), ..draft("2024-01-01", 1, 1, 1) });
    let step = decide(&terms, "2023-12-01").next.unwrap();
    assert_eq!((step.term.end, step.deadline.unwrap().last_day), (day("2024-01-31"), day("2024-01-01")));
}

#[test]
fn the_longest_terms_of_the_last_year_neither_panic_nor_hang() {
    let century = Length::new(100, Unit::Year).unwrap();
    let far = TermsDraft {
        start: Some(day("2199-12-31")),
        initial: Some(Initial::Lasts(century)),
        renewal: Renewal::Tacit { length: century, max: None },
        notice: Some(notice(century)),
        amount: Some(Amount { net: Cents(10_000_000_000_000), per: Per::Month, vat_bp: None }),
        indexation: Indexation::Fixed { bp: 10_000, on: Some(day("1900-01-01")) },
        changes: vec![],
        ended: None,
    };
    let terms = Terms::read(far).unwrap();
    for today in [NaiveDate::MIN, day("2026-11-23"), day("2299-12-30"), day("9999-01-01"), NaiveDate::MAX] {
        let course = Course::new(&terms, &[]).unwrap();
        let _ = (course.decide(today), course.steps(today, NaiveDate::MAX));
    }
}

#[test]
fn daily_renewals_with_a_notice_of_a_century_neither_panic_nor_hang() {
    let one = Length::new(1, Unit::Day).unwrap();
    let daily = TermsDraft {
        initial: Some(Initial::Lasts(one)),
        renewal: Renewal::Tacit { length: one, max: None },
        notice: Some(notice(Length::new(100, Unit::Year).unwrap())),
        ..draft("1900-01-01", 1, 1, 1)
    };
    let terms = Terms::read(daily).unwrap();
    let decision = decide(&terms, "2026-11-23");
    assert_eq!(decision.next.unwrap().term.end, day("2126-11-23"));
    assert!(decision.missed.is_some());
}

#[test]
fn amendments_without_effect_are_told() {
    let base = || TermsDraft { renewal: Renewal::None, ..draft("2024-02-01", 24, 12, 2) };
    let doubts = |change| Chain::of(&terms(TermsDraft { changes: vec![change], ..base() })).unwrap().doubts;
    let after = Change { renewal: Some(tacit(12)), ..Change::from(day("2026-02-01")) };
    assert_eq!(doubts(after), [Doubt::AmendmentWithoutEffect]);
    let backwards = Change { until: Some(day("2024-12-31")), ..Change::from(day("2025-01-01")) };
    assert_eq!(doubts(backwards), [Doubt::AmendmentWithoutEffect]);
    let again = Change { until: Some(day("2027-02-28")), ..Change::from(day("2026-03-01")) };
    let terms = terms(TermsDraft { changes: vec![again], ..base() });
    assert_eq!(
        decide(&terms, "2026-11-23").term.end,
        day("2027-02-28"),
        "signed after the end, it lives again"
    );
}
