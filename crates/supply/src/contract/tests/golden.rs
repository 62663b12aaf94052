//! Scenario S3 and its golden dates.

use domain::money::Cents;

use super::*;

/// Clair & Net, scenario S3.
fn clair_et_net() -> TermsDraft {
    let amount = Amount { net: Cents(145_000), per: Per::Month, vat_bp: Some(2000) };
    TermsDraft { amount: Some(amount), ..draft("2024-02-01", 24, 12, 2) }
}

#[test]
fn s3_is_to_be_sent_today() {
    let decision = decide(&terms(clair_et_net()), "2026-11-23");
    assert_eq!(span(&decision.term), "2026-02-01→2027-01-31");
    assert_eq!(decision.term.index, 1);
    assert_eq!(decision.state, State::Running);
    assert_eq!(decision.missed, None);
    let step = decision.next.unwrap();
    assert_eq!(step.term, decision.term);
    let deadline = step.deadline.unwrap();
    assert_eq!(deadline.last_day, day("2026-11-30"));
    assert_eq!(deadline.send_by, day("2026-11-23"));
    assert!(!deadline.is_closed);
    assert_eq!(step.days_left(day("2026-11-23")), 0);
    assert!(Urgency::of(0).is_red());
    let Outcome::Renews(renewal) = step.outcome else { panic!("it renews") };
    assert_eq!(span(&renewal), "2027-02-01→2028-01-31");
    assert_eq!(step.at_stake, Some(Cents(1_740_000)));
    assert_eq!(decision.yearly, Some(Cents(1_740_000)));
}

#[test]
fn s3_the_day_after_the_last_day_it_is_said_that_one_is_bound() {
    let terms = terms(clair_et_net());
    // Too late for the post, not for a hand: still this term's decision, overdue.
    let overdue = decide(&terms, "2026-11-30");
    assert_eq!(overdue.next.unwrap().days_left(day("2026-11-30")), -7);
    assert_eq!(overdue.missed, None);
    let bound = decide(&terms, "2026-12-01");
    assert_eq!(bound.state, State::Bound { until: day("2028-01-31") });
    let missed = bound.missed.unwrap();
    assert_eq!(missed.term.end, day("2027-01-31"));
    assert_eq!(missed.deadline.last_day, day("2026-11-30"));
    assert_eq!(missed.until, day("2028-01-31"));
    assert_eq!(bound.next.unwrap().deadline.unwrap().last_day, day("2027-11-30"));
}

#[test]
fn s3_a() {
    let decision = decide(&terms(draft("2020-08-01", 36, 12, 3)), "2023-10-31");
    assert_eq!(decision.term.end, day("2024-07-31"));
    assert_eq!(decision.next.unwrap().deadline.unwrap().last_day, day("2024-04-30"));
}

#[test]
fn s3_b() {
    let initial = Some(Initial::Until(day("2025-08-28")));
    let decision = decide(&terms(TermsDraft { initial, ..draft("2022-08-29", 36, 12, 2) }), "2026-02-11");
    assert_eq!(decision.term.end, day("2026-08-28"));
    assert_eq!(decision.next.unwrap().deadline.unwrap().last_day, day("2026-06-28"));
}

#[test]
fn s3_c_sixty_and_twelve_are_seventy_two() {
    let terms = terms(draft("2020-01-01", 60, 12, 3));
    let chain = Chain::of(&terms).unwrap();
    let first = chain.first().unwrap();
    assert_eq!(span(&first), "2020-01-01→2024-12-31");
    let second = chain.after(&first).unwrap();
    assert_eq!(second.end, day("2025-12-31"), "72 months, never 120");
    assert_eq!(decide(&terms, "2025-01-01").term, second);
    assert_eq!(decide(&terms, "2024-12-31").term, first);
}

#[test]
fn s3_d_nothing_to_say_two_years_before() {
    let today = "2019-06-06";
    let decision = decide(&terms(draft("2018-09-27", 36, 12, 3)), today);
    let step = decision.next.unwrap();
    assert_eq!(step.deadline.unwrap().last_day, day("2021-06-26"));
    assert_eq!(Urgency::of(step.days_left(day(today))), Urgency::Later);
    assert_eq!(agenda::reminder(step.days_left(day(today))), None);
}

#[test]
fn a_notice_sent_in_time_ends_it_and_a_late_one_is_flagged() {
    let terms = terms(clair_et_net());
    let sent =
        Given { term_end: Some(day("2027-01-31")), prepared: Some(day("2026-11-20")), ..Given::default() };
    assert_eq!(decide_with(&terms, &[sent], "2026-11-23").state, State::Running, "written is not sent");
    let sent = Given { sent: Some(day("2026-11-23")), ..sent };
    let decision = decide_with(&terms, &[sent], "2026-11-24");
    assert_eq!(decision.state, State::Leaving { on: day("2027-01-31") });
    assert_eq!(decision.notices.first().unwrap().worth, Worth::Unproven);
    let received = Given { received: Some(day("2026-11-30")), ..sent };
    let decision = decide_with(&terms, &[received], "2027-02-01");
    assert_eq!(decision.state, State::Ended { on: day("2027-01-31") });
    assert_eq!(decision.notices.first().unwrap().worth, Worth::InTime);
    let late = Given { received: Some(day("2026-12-01")), ..sent };
    let decision = decide_with(&terms, &[late], "2026-12-02");
    assert_eq!(decision.state, State::Bound { until: day("2028-01-31") });
    assert_eq!(decision.notices.first().unwrap().worth, Worth::Late);
    assert!(decision.missed.is_some());
}

#[test]
fn where_sending_counts_the_day_of_receipt_does_not() {
    let clause = NoticeClause { basis: Basis::Sent, buffer: 0, ..notice(months(2)) };
    let terms = terms(TermsDraft { notice: Some(clause), ..clair_et_net() });
    let step = decide(&terms, "2026-11-23").next.unwrap();
    assert_eq!(step.deadline.unwrap().send_by, day("2026-11-30"));
    let sent = Given {
        term_end: Some(day("2027-01-31")),
        sent: Some(day("2026-11-30")),
        received: Some(day("2026-12-04")),
        ..Given::default()
    };
    assert_eq!(decide_with(&terms, &[sent], "2026-12-05").state, State::Leaving { on: day("2027-01-31") });
}

#[test]
fn closed_days_move_the_sending_never_the_last_day() {
    // The term ends on 31 July 2027: two months before is Monday 31 May; three weeks before is Saturday 10 July.
    let weeks = notice(Length::new(3, Unit::Week).unwrap());
    let terms = terms(TermsDraft { notice: Some(weeks), ..draft("2026-08-01", 12, 12, 2) });
    let deadline = decide(&terms, "2026-11-23").next.unwrap().deadline.unwrap();
    assert_eq!(deadline.last_day, day("2027-07-10"));
    assert!(deadline.is_closed);
    // There on Friday the 9th, five working days before: Friday the 2nd.
    assert_eq!(deadline.send_by, day("2027-07-02"));
}

#[test]
fn working_days_skip_holidays() {
    // Ten working days before Friday 13 November 2026, over Wednesday the 11th: Thursday 29 October.
    let clause =
        NoticeClause { working_days: true, buffer: 0, ..notice(Length::new(10, Unit::Day).unwrap()) };
    let draft = TermsDraft {
        initial: Some(Initial::Until(day("2026-11-13"))),
        notice: Some(clause),
        ..draft("2025-11-14", 12, 12, 2)
    };
    assert_eq!(
        decide(&terms(draft), "2026-01-05").next.unwrap().deadline.unwrap().last_day,
        day("2026-10-29")
    );
}

#[test]
fn a_contract_without_renewal_ends_and_an_express_one_asks() {
    let none = terms(TermsDraft { renewal: Renewal::None, ..clair_et_net() });
    let decision = decide(&none, "2025-11-23");
    assert_eq!(decision.next.unwrap().outcome, Outcome::Ends(day("2026-01-31")));
    assert_eq!(decision.next.unwrap().act_by(), day("2026-01-31"));
    assert_eq!(decide(&none, "2026-02-01").state, State::Ended { on: day("2026-01-31") });
    let express = terms(TermsDraft { renewal: Renewal::Express { length: None }, ..clair_et_net() });
    let decision = decide(&express, "2025-11-23");
    assert_eq!(decision.next.unwrap().outcome, Outcome::MustBeRenewed(day("2026-01-31")));
    // Renewed by an amendment.
    let until = Change { until: Some(day("2026-12-31")), ..Change::from(day("2026-01-15")) };
    let renewed = terms(TermsDraft {
        renewal: Renewal::Express { length: None },
        changes: vec![until],
        ..clair_et_net()
    });
    assert_eq!(decide(&renewed, "2026-11-23").term.end, day("2026-12-31"));
}

#[test]
fn the_last_renewal_allowed_is_the_last() {
    let renewal = Renewal::Tacit { length: months(12), max: Some(2) };
    let terms = terms(TermsDraft { renewal, ..clair_et_net() });
    assert_eq!(decide(&terms, "2027-06-01").next.unwrap().outcome, Outcome::Ends(day("2028-01-31")));
    assert_eq!(decide(&terms, "2028-02-01").state, State::Ended { on: day("2028-01-31") });
}

#[test]
fn amendments_replace_from_their_day() {
    let change = Change {
        renewal: Some(tacit(6)),
        notice: Some(notice(months(1))),
        amount: Some(Amount { net: Cents(150_800), per: Per::Month, vat_bp: Some(2000) }),
        ..Change::from(day("2026-06-01"))
    };
    let terms = terms(TermsDraft { changes: vec![change], ..clair_et_net() });
    let decision = decide(&terms, "2026-11-23");
    assert_eq!(span(&decision.term), "2026-02-01→2027-01-31", "the term that runs keeps its length");
    let step = decision.next.unwrap();
    assert_eq!(step.deadline.unwrap().last_day, day("2026-12-31"));
    let Outcome::Renews(next) = step.outcome else { panic!("it renews") };
    assert_eq!(span(&next), "2027-02-01→2027-07-31");
    assert_eq!(step.at_stake, Some(Cents(904_800)));
    assert_eq!(decision.yearly, Some(Cents(1_809_600)));
}

#[test]
fn a_longer_notice_agreed_too_late_waits_for_the_next_term() {
    // In force on 15 December: six months before 31 January had passed, so the former two months hold.
    let change = Change { notice: Some(notice(months(6))), ..Change::from(day("2026-11-15")) };
    let terms = terms(TermsDraft { changes: vec![change], ..clair_et_net() });
    assert_eq!(decide(&terms, "2026-11-20").next.unwrap().deadline.unwrap().last_day, day("2026-11-30"));
    assert_eq!(decide(&terms, "2027-02-01").next.unwrap().deadline.unwrap().last_day, day("2027-07-31"));
}

#[test]
fn a_rise_of_two_percent_a_year() {
    let indexation = Indexation::Fixed { bp: 200, on: None };
    let terms = terms(TermsDraft { indexation, ..clair_et_net() });
    // 1 450,00 → 1 479,00 (2025) → 1 508,58 (2026) → 1 538,75 (2027, half a cent up).
    assert_eq!(terms.price_on(day("2026-11-23")).unwrap().net, Cents(150_858));
    let step = decide(&terms, "2026-11-23").next.unwrap();
    assert_eq!(step.at_stake, Some(Cents(153_875 * 12)));
}

#[test]
fn a_part_of_a_period_costs_its_part() {
    let amount = Amount { net: Cents(300_000), per: Per::Quarter, vat_bp: None };
    let terms = terms(TermsDraft { amount: Some(amount), renewal: tacit(4), ..clair_et_net() });
    // Four months at 1 000,00 a month.
    assert_eq!(decide(&terms, "2026-01-05").missed.unwrap().until, day("2026-05-31"));
    let chain = Chain::of(&terms).unwrap();
    let term = chain.at(day("2026-02-01")).unwrap();
    assert_eq!(terms.cost_of(&term), Some(Cents(400_000)));
}

#[test]
fn before_the_start_and_after_an_end_agreed_otherwise() {
    let terms_now = terms(clair_et_net());
    let decision = decide(&terms_now, "2023-12-01");
    assert_eq!(decision.state, State::NotStarted);
    assert_eq!(decision.next.unwrap().deadline.unwrap().last_day, day("2025-11-30"));
    let ended = terms(TermsDraft { ended: Some(day("2026-06-30")), ..clair_et_net() });
    assert_eq!(decide(&ended, "2026-06-30").state, State::Leaving { on: day("2026-06-30") });
    assert_eq!(decide(&ended, "2026-07-01").state, State::Ended { on: day("2026-06-30") });
    assert_eq!(decide(&ended, "2027-07-01").term.end, day("2027-01-31"));
}

#[test]
fn a_notice_longer_than_the_renewal_is_given_in_an_earlier_one() {
    // From month to month, three months' notice: said on 23 November, it counts for the end of February.
    let terms = terms(draft("2024-02-01", 12, 1, 3));
    assert_eq!(terms.doubts(), [Doubt::NoticeLongerThanRenewal]);
    let decision = decide(&terms, "2026-11-23");
    assert_eq!(span(&decision.term), "2026-11-01→2026-11-30");
    let step = decision.next.unwrap();
    assert_eq!(step.term.end, day("2027-02-28"));
    assert_eq!(step.deadline.unwrap().last_day, day("2026-11-28"));
    assert_eq!(decision.missed.unwrap().until, day("2027-02-28"));
}
