//! The vigilance file by day: S4, the conventions, and what holds whatever comes.

use chrono::{Days, NaiveDate};
use domain::money::Cents;
use proptest::prelude::*;
use replica::RecordId;

use super::*;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

fn id(n: u8) -> RecordId {
    RecordId::derived("test", &n.to_string())
}

fn amount(ht: i64) -> Amount {
    Amount { ht: Cents(ht), ttc: Cents(ht + ht / 5) }
}

fn contract(n: u8, yearly: i64, until: Option<&str>) -> Spending {
    Spending { id: id(n), amount: amount(yearly), what: What::Contract { until: until.map(day), term: None } }
}

fn order(n: u8, cents: i64, on: &str) -> Spending {
    Spending { id: id(n), amount: amount(cents), what: What::Order { on: day(on) } }
}

fn invoice(n: u8, cents: i64, on: &str, contract: Option<u8>, order: Option<u8>) -> Spending {
    let what = What::Invoice { on: day(on), contract: contract.map(id), order: order.map(id) };
    Spending { id: id(n), amount: amount(cents), what }
}

fn document(n: u8, kind: DocumentType, issued: Option<&str>, expires: Option<&str>) -> Document {
    Document { kind, issued: issued.map(day), expires: expires.map(day), ..Document::new(id(n)) }
}

const TODAY: &str = "2026-11-23";

/// Clair & Net: 1 450,00 € HT a month, an attestation of 12 May, a Kbis of 3 February.
fn clair_et_net() -> VigilanceFile {
    let papers = [
        document(1, DocumentType::Urssaf, Some("2026-05-12"), None),
        document(2, DocumentType::Kbis, Some("2026-02-03"), None),
    ];
    vigilance(
        &[contract(9, 1_740_000, None)],
        &papers.iter().collect::<Vec<_>>(),
        &[],
        Rule::default(),
        day(TODAY),
    )
}

#[test]
fn s4_the_file_is_red_since_12_november() {
    let file = clair_et_net();
    assert_eq!(file.yearly.total, Cents(1_740_000));
    assert_eq!((file.phase, file.light), (Phase::Open, Light::Red));
    let states: Vec<_> = file.pieces.iter().map(|piece| piece.state).collect();
    assert_eq!(
        states,
        [
            PieceState::Lapsed { on: day("2026-11-12") },
            PieceState::Lapsed { on: day("2026-08-03") },
            PieceState::Missing,
        ]
    );
    assert_eq!(file.to_ask(), PieceType::ALL);
    assert_eq!(file.next_ask, Some(day(TODAY)));
    assert!(!file.is_complete());
}

#[test]
fn an_attestation_serves_until_the_day_before_it_is_six_months_old() {
    let paper = document(1, DocumentType::Urssaf, Some("2026-05-12"), None);
    let state = |today: &str| {
        let file = vigilance(&[contract(9, 500_000, None)], &[&paper], &[], Rule::default(), day(today));
        file.pieces[0].state
    };
    let until = day("2026-11-11");
    assert_eq!(state("2026-10-11"), PieceState::Running { until });
    assert_eq!(state("2026-10-12"), PieceState::Soon { until });
    assert_eq!(state("2026-11-11"), PieceState::Soon { until });
    assert_eq!(state("2026-11-12"), PieceState::Lapsed { on: day("2026-11-12") });
    assert_eq!(state("2026-05-11"), PieceState::Postdated);
    assert_eq!(paper.lapse(day("2026-11-11")).reminder(), Some(0));
    // The end of August is half a year before the end of February, whose month is shorter.
    let paper = document(1, DocumentType::Urssaf, Some("2026-08-31"), None);
    assert_eq!(paper.until(), Some(day("2027-02-27")));
}

#[test]
fn an_end_written_on_it_cuts_the_six_months_short_and_never_prolongs_them() {
    for (written, until) in [("2026-08-01", "2026-08-01"), ("2027-08-01", "2026-11-11")] {
        let paper = document(1, DocumentType::Urssaf, Some("2026-05-12"), Some(written));
        assert_eq!(paper.until(), Some(day(until)));
        let file =
            vigilance(&[contract(9, 500_000, None)], &[&paper], &[], Rule::default(), day("2026-06-01"));
        assert_eq!(file.pieces[0].until(), Some(day(until)));
    }
}

#[test]
fn a_paper_without_date_is_not_there() {
    let papers = [
        document(1, DocumentType::Urssaf, None, Some("2030-01-01")),
        document(2, DocumentType::Kbis, None, None),
    ];
    let file = vigilance(
        &[contract(9, 500_000, None)],
        &papers.iter().collect::<Vec<_>>(),
        &[],
        Rule::default(),
        day(TODAY),
    );
    assert_eq!([file.pieces[0].state, file.pieces[1].state], [PieceState::Undated; 2]);
    assert_eq!(file.light, Light::Red);
}

#[test]
fn the_threshold_opens_when_it_is_reached() {
    let phase = |spendings: &[Spending], rule: Rule| vigilance(spendings, &[], &[], rule, day(TODAY)).phase;
    assert_eq!(phase(&[contract(1, 499_999, None)], Rule::default()), Phase::Below);
    assert_eq!(phase(&[contract(1, 500_000, None)], Rule::default()), Phase::Open);
    // With VAT, 4 200,00 € are 5 040,00 €.
    let ttc = Rule { basis: Basis::Ttc, ..Rule::default() };
    assert_eq!(phase(&[contract(1, 420_000, None)], Rule::default()), Phase::Below);
    assert_eq!(phase(&[contract(1, 420_000, None)], ttc), Phase::Open);
    assert_eq!(
        phase(&[order(1, 300_000, "2026-02-01"), order(2, 200_000, "2026-11-01")], Rule::default()),
        Phase::Open
    );
    // One operation of 7 200,00 € over two years.
    let two_years = Spending {
        what: What::Contract { until: None, term: Some(amount(720_000)) },
        ..contract(1, 360_000, None)
    };
    assert_eq!(phase(&[two_years], Rule::default()), Phase::Open);
}

#[test]
fn an_invoice_counts_not_twice() {
    let total = |spendings: &[Spending]| yearly(spendings, day(TODAY), Basis::Ht).total.0;
    // An order and its invoices; one of more than the order.
    assert_eq!(total(&[order(1, 1_000, "2026-03-01"), invoice(2, 400, "2026-04-01", None, Some(1))]), 1_000);
    assert_eq!(
        total(&[order(1, 1_000, "2026-03-01"), invoice(2, 1_300, "2027-01-05", None, Some(1))]),
        1_300
    );
    // A contract and its invoices; a credit note; an invoice of nothing.
    assert_eq!(total(&[contract(1, 1_200, None), invoice(2, 100, "2026-04-01", Some(1), None)]), 1_200);
    assert_eq!(total(&[contract(1, 1_200, None), invoice(2, 1_500, "2026-04-01", Some(1), None)]), 1_500);
    assert_eq!(
        total(&[invoice(1, 900, "2026-04-01", None, None), invoice(2, -200, "2026-05-01", None, None)]),
        700
    );
    // The invoice of an order of years ago counts as it is.
    assert_eq!(total(&[order(1, 1_000, "2019-03-01"), invoice(2, 400, "2026-04-01", None, Some(1))]), 400);
    // A record given twice.
    assert_eq!(total(&[order(1, 1_000, "2026-03-01"), order(1, 1_000, "2026-03-01")]), 1_000);
}

#[test]
fn the_greater_of_the_year_and_of_twelve_months_counts() {
    let spendings = [order(1, 300_000, "2025-12-01"), order(2, 250_000, "2026-03-01")];
    let year = yearly(&spendings, day("2026-11-23"), Basis::Ht);
    assert_eq!(year.total, Cents(550_000));
    assert!(matches!(year.window, Window::Rolling { .. }));
    let year = yearly(&spendings, day("2026-12-01"), Basis::Ht);
    assert_eq!((year.total, year.window), (Cents(250_000), Window::Calendar(2026)));
}

#[test]
fn after_the_contract_nothing_is_asked() {
    let file =
        |until: &str| vigilance(&[contract(1, 900_000, Some(until))], &[], &[], Rule::default(), day(TODAY));
    let ended = file("2026-10-31");
    assert_eq!(ended.phase, Phase::Ended { on: day("2026-10-31") });
    assert_eq!((ended.light, ended.next_ask), (Light::Neutral, None));
    assert_eq!(file("2026-11-23").phase, Phase::Open);
    assert_eq!(file("2024-10-31").phase, Phase::Below);
    // An attestation that serves beyond the end is the last.
    let paper = document(1, DocumentType::Urssaf, Some("2026-11-01"), None);
    let kbis = document(2, DocumentType::Kbis, Some("2026-11-01"), None);
    let list = document(3, DocumentType::ForeignWorkers, Some("2026-11-01"), None);
    let spendings = [contract(1, 900_000, Some("2027-01-31"))];
    let last = vigilance(&spendings, &[&paper, &kbis, &list], &[], Rule::default(), day(TODAY));
    assert_eq!((last.light, last.next_ask, last.ends), (Light::Neutral, None, Some(day("2027-01-31"))));
}

#[test]
fn what_was_asked_is_reminded_of_and_what_came_is_not() {
    let exchange = |n: u8, direction, ms| Exchange {
        direction,
        ms,
        pieces: vec![PieceType::Attestation],
        ..Exchange::new(id(n))
    };
    let asked = exchange(1, Direction::Asked, 10);
    let came = exchange(2, Direction::Received, 20);
    let on = day("2026-11-20");
    let file = |log: &[(NaiveDate, &Exchange)]| {
        vigilance(&[contract(9, 900_000, None)], &[], log, Rule::default(), day(TODAY))
    };
    assert_eq!(file(&[(on, &asked)]).pieces[0].asked, Some(Asked { on, days: 3 }));
    assert_eq!(file(&[(on, &asked), (on, &came)]).pieces[0].asked, None);
    assert_eq!(file(&[(on, &asked)]).pieces[1].asked, None);
}

#[test]
fn reminders_come_at_90_60_30_7_and_on_the_day() {
    let until = day("2027-03-31");
    let at = |left: u64| {
        let today = until.checked_sub_days(Days::new(left)).expect("a day");
        Lapse::on(Some(until), today, 90).reminder()
    };
    let found: Vec<_> = [91, 90, 61, 60, 31, 30, 8, 7, 1, 0].into_iter().map(at).collect();
    let expected =
        [None, Some(90), Some(90), Some(60), Some(60), Some(30), Some(30), Some(7), Some(7), Some(0)];
    assert_eq!(found, expected);
    assert_eq!(reminder_days(until, 90).len(), 5);
    assert_eq!(reminder_days(until, 30), [day("2027-03-01"), day("2027-03-24"), until]);
}

#[test]
fn types_keep_their_keys() {
    for kind in DocumentType::ALL {
        assert_eq!(DocumentType::from_key(kind.key()), *kind);
    }
    assert_eq!(DocumentType::from_key("of a newer app"), DocumentType::Other);
    let issued = day("2026-01-01");
    assert_eq!(DocumentType::Decennial.suggested_until(issued), Some(day("2026-12-31")));
    assert_eq!(DocumentType::Tax.suggested_until(day("2026-07-01")), Some(day("2026-12-31")));
    assert_eq!(DocumentType::Kbis.suggested_until(issued), None);
}

fn any_day() -> impl Strategy<Value = NaiveDate> {
    (0_u64..1500).prop_map(|n| day("2024-01-01").checked_add_days(Days::new(n)).expect("a day"))
}

fn any_spending() -> impl Strategy<Value = Spending> {
    let what = prop_oneof![
        (prop::option::of(any_day()), prop::option::of(0_i64..2_000_000))
            .prop_map(|(until, term)| { What::Contract { until, term: term.map(amount) } }),
        any_day().prop_map(|on| What::Order { on }),
        (any_day(), prop::option::of(0_u8..6), prop::option::of(0_u8..6))
            .prop_map(|(on, a, b)| { What::Invoice { on, contract: a.map(id), order: b.map(id) } }),
    ];
    (0_i64..900_000, what).prop_map(|(cents, what)| Spending { id: id(0), amount: amount(cents), what })
}

fn any_document() -> impl Strategy<Value = Document> {
    let kind = prop::sample::select(DocumentType::ALL);
    (kind, prop::option::of(any_day()), prop::option::of(any_day()))
        .prop_map(|(kind, issued, expires)| Document { kind, issued, expires, ..Document::new(id(0)) })
}

proptest! {
    #[test]
    fn whatever_comes_in_whatever_order(
        mut spendings in prop::collection::vec(any_spending(), 0..8),
        mut documents in prop::collection::vec(any_document(), 0..8),
        today in any_day(),
    ) {
        (0..).zip(&mut spendings).for_each(|(n, it)| it.id = id(n));
        (0..).zip(&mut documents).for_each(|(n, it)| it.id = id(n));
        let file = |spendings: &[Spending], documents: &[&Document]| {
            vigilance(spendings, documents, &[], Rule::default(), today)
        };
        let straight = file(&spendings, &documents.iter().collect::<Vec<_>>());
        spendings.reverse();
        let reversed = file(&spendings, &documents.iter().rev().collect::<Vec<_>>());
        prop_assert_eq!(&straight, &reversed);
        // Never « complete » with a piece that is missing, undated or over.
        for piece in &straight.pieces {
            let serving = documents.iter().any(|it| {
                it.kind == piece.kind.document()
                    && it.issued.is_none_or(|issued| issued <= today)
                    && it.expires.is_none_or(|last| today <= last)
                    && it.issued.is_none_or(|issued| {
                        today < issued.checked_add_months(chrono::Months::new(6)).expect("a day")
                    })
            });
            prop_assert!(serving || piece.is_wanting(), "{:?}", piece);
        }
        prop_assert!(!straight.is_complete() || straight.pieces.iter().all(|it| it.until().is_some_and(|d| today <= d)));
        prop_assert!(straight.is_open() || straight.light == Light::Neutral);
        prop_assert!(straight.next_ask.is_none_or(|day| today <= day));
        let parts = straight.yearly;
        prop_assert_eq!(parts.contracts.0 + parts.orders.0 + parts.invoices.0, parts.total.0);
        // Paying more never closes a file.
        let more: Vec<_> = spendings.iter().copied().chain([order(200, 500_000, &today.to_string())]).collect();
        prop_assert!(file(&more, &[]).is_open());
    }

    #[test]
    fn amounts_beyond_all_bounds_do_no_harm(cents in any::<i64>(), n in 1_u8..20) {
        let spendings: Vec<_> = (0..n)
            .map(|n| Spending { id: id(n), amount: Amount { ht: Cents(cents), ttc: Cents(cents) }, what: What::Order { on: day(TODAY) } })
            .collect();
        let total = yearly(&spendings, day(TODAY), Basis::Ht).total.0;
        prop_assert!(0 <= total && (cents <= 0 || cents <= total));
    }
}
