//! Laws of the engine, over terms that nobody thought of.

use chrono::Days;
use domain::calendar::{Region, is_working_day};
use proptest::prelude::*;

use super::*;

fn length() -> impl Strategy<Value = Length> {
    (0..4_usize, 1..40_i64).prop_map(|(unit, n)| {
        let unit = Unit::ALL[unit];
        Length::new(if unit == Unit::Year { 1 + n % 5 } else { n }, unit).unwrap()
    })
}

fn start() -> impl Strategy<Value = NaiveDate> {
    // Ends of months more often than chance would give them.
    (2015..2030_i32, 1..=12_u32, prop_oneof![1..=28_u32, 28..=31_u32]).prop_map(|(year, month, on)| {
        (28..=on).rev().chain([on.min(28)]).find_map(|on| NaiveDate::from_ymd_opt(year, month, on)).unwrap()
    })
}

fn clause() -> impl Strategy<Value = NoticeClause> {
    (length(), any::<bool>(), any::<bool>(), 0..15_u32).prop_map(|(length, working_days, sent, buffer)| {
        let basis = if sent { Basis::Sent } else { Basis::Received };
        NoticeClause { length, working_days, basis, form: Form::Registered, buffer }
    })
}

fn change() -> impl Strategy<Value = Change> {
    (
        0..4000_u64,
        proptest::option::of(length()),
        proptest::option::of(clause()),
        proptest::option::of(0..400_u64),
    )
        .prop_map(|(offset, renewal, notice, until)| {
            let on = NaiveDate::from_ymd_opt(2018, 1, 1).unwrap() + Days::new(offset);
            Change {
                renewal: renewal.map(|length| Renewal::Tacit { length, max: None }),
                notice,
                until: until.map(|days| on + Days::new(days)),
                ..Change::from(on)
            }
        })
}

fn any_terms() -> impl Strategy<Value = Terms> {
    (start(), length(), length(), proptest::option::of(clause()), proptest::collection::vec(change(), 0..4))
        .prop_map(|(start, initial, renewal, notice, changes)| {
            Terms::read(TermsDraft {
                start: Some(start),
                initial: Some(Initial::Lasts(initial)),
                renewal: Renewal::Tacit { length: renewal, max: None },
                notice,
                changes,
                ..TermsDraft::default()
            })
            .unwrap()
        })
}

fn today() -> impl Strategy<Value = NaiveDate> {
    (0..7000_u64).prop_map(|offset| NaiveDate::from_ymd_opt(2014, 1, 1).unwrap() + Days::new(offset))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn a_deadline_is_never_skipped_silently(terms in any_terms(), today in today()) {
        let decision = Course::new(&terms, &[]).unwrap().decide(today);
        let own = terms.deadline(&decision.term);
        let next = decision.next.unwrap();
        if decision.term.start <= today && own.last_day < today {
            let missed = decision.missed.unwrap();
            prop_assert_eq!(missed.term, decision.term);
            prop_assert_eq!(missed.deadline, own);
            prop_assert_eq!(decision.state, State::Bound { until: missed.until });
            prop_assert_eq!(missed.until, next.term.end);
        }
        // What is proposed instead can still be done.
        prop_assert!(next.deadline.unwrap().last_day >= today);
    }

    #[test]
    fn the_next_decision_is_the_first_that_is_still_open(terms in any_terms(), today in today()) {
        let course = Course::new(&terms, &[]).unwrap();
        let decision = course.decide(today);
        // Walk there: what the jump must not pass over.
        let mut term = decision.term;
        while terms.deadline(&term).last_day < today {
            term = course.chain.after(&term).unwrap();
        }
        prop_assert_eq!(decision.next.unwrap().term, term);
    }

    #[test]
    fn a_deadline_is_before_the_end_and_sent_before_it(terms in any_terms(), today in today()) {
        let course = Course::new(&terms, &[]).unwrap();
        let mut term = course.decide(today).term;
        for _ in 0..20 {
            let deadline = terms.deadline(&term);
            if terms.notice_for(&term).is_some() {
                prop_assert!(deadline.last_day < term.end);
            } else {
                prop_assert_eq!(deadline.last_day, term.end);
            }
            prop_assert!(deadline.send_by <= deadline.last_day);
            prop_assert!(is_working_day(deadline.send_by, Region::France));
            prop_assert_eq!(deadline.is_closed, !is_working_day(deadline.last_day, Region::France));
            term = course.chain.after(&term).unwrap();
        }
    }

    #[test]
    fn the_chain_has_no_gap_and_no_overlap(terms in any_terms()) {
        let chain = Chain::of(&terms).unwrap();
        let mut term = chain.first().unwrap();
        prop_assert_eq!(term.start, terms.start);
        for _ in 0..60 {
            prop_assert!(term.start <= term.end);
            for day in [term.start, term.end] {
                prop_assert_eq!(chain.at(day), Some(term));
            }
            let next = chain.after(&term).unwrap();
            prop_assert_eq!(Some(next.start), term.end.succ_opt());
            prop_assert_eq!(next.index, term.index + 1);
            term = next;
        }
    }

    #[test]
    fn amendments_do_not_depend_on_their_order(terms in any_terms(), today in today(), turn in 0..4_usize) {
        let mut changes = terms.changes.clone();
        // Ties of one day are broken before (see `kept`); here each has its own.
        changes.dedup_by_key(|change| change.on);
        let read = |changes: Vec<Change>| Terms::read(TermsDraft {
            start: Some(terms.start),
            initial: Some(terms.initial),
            renewal: terms.renewal,
            notice: terms.notice,
            changes,
            ..TermsDraft::default()
        }).unwrap();
        let one = read(changes.clone());
        if !changes.is_empty() {
            let by = turn % changes.len();
            changes.rotate_left(by);
            changes.reverse();
        }
        let other = read(changes);
        prop_assert_eq!(
            Course::new(&one, &[]).unwrap().decide(today),
            Course::new(&other, &[]).unwrap().decide(today)
        );
    }

    #[test]
    fn months_are_counted_from_the_anchor(start in start(), n in 1..40_i64, k in 0..50_u32) {
        let terms = terms(TermsDraft { notice: None, ..draft(&start.to_string(), n, n, 1) });
        let chain = Chain::of(&terms).unwrap();
        let mut term = chain.first().unwrap();
        for _ in 0..k {
            term = chain.after(&term).unwrap();
        }
        let from = chrono::Months::new(k * u32::try_from(n).unwrap());
        prop_assert_eq!(term.start, start.checked_add_months(from).unwrap());
    }

    #[test]
    fn steps_of_a_period_are_in_order_and_inside(terms in any_terms(), today in today()) {
        let course = Course::new(&terms, &[]).unwrap();
        let to = today + Days::new(365);
        let steps = course.steps(today, to);
        prop_assert!(steps.iter().all(|step| step.act_by() <= to));
        prop_assert!(steps.windows(2).all(|pair| pair[0].term.end < pair[1].term.end));
        if let Some(first) = steps.first() {
            prop_assert_eq!(Some(*first), course.decide(today).next);
        }
    }

    #[test]
    fn a_notice_in_time_always_ends_it(terms in any_terms(), today in today()) {
        let step = Course::new(&terms, &[]).unwrap().decide(today).next.unwrap();
        let last_day = step.deadline.unwrap().last_day;
        let given = Given {
            term_end: Some(step.term.end),
            sent: Some(today),
            received: Some(last_day),
            ..Given::default()
        };
        let decision = Course::new(&terms, &[given]).unwrap().decide(today);
        prop_assert_eq!(decision.state, State::Leaving { on: step.term.end });
        prop_assert_eq!(decision.next, None);
    }
}
