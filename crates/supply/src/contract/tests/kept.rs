//! Records written and read again, with all that can be wrong with them.

use domain::money::Cents;
use replica::ctx::Seeded;
use replica::page::{Entry as PageEntry, Page};
use replica::{Cid, Ctx, DeviceId, Hlc, Intent, RecordId, Table, Value, Write};
use serde_json::json;

use super::compose::ContractDraft;
use super::*;
use crate::book::Book;
use crate::kinds;

/// A device of its own that nobody disturbs: each change is over what it shows.
#[derive(Default)]
struct Desk {
    table: Table,
    n: u64,
}

impl Desk {
    fn act(&mut self, intents: Vec<Intent>) {
        self.n += 1;
        let cid = Cid::new(&mut Ctx { now_ms: self.n, entropy: &mut Seeded(self.n) });
        let write = |i: Intent| {
            let sup = self.table.get(i.id).map(|record| record.seen(&i.field)).unwrap_or_default();
            Write { ty: i.kind, id: i.id, f: i.field, k: i.op, v: i.value, sup, extra: Default::default() }
        };
        let writes = intents.into_iter().map(write).collect();
        let change = replica::page::change(cid, cid, (DeviceId(1), self.n), Hlc::at(self.n), writes);
        self.table.apply(self.n, &Page::Changes(vec![PageEntry::made(change)]));
    }

    fn set(&mut self, id: RecordId, field: &str, value: Value) {
        self.act(vec![Intent::set(id, kinds::CONTRACT, field, value)]);
    }

    fn book(&self) -> Book {
        Book::build(&self.table)
    }
}

fn id(name: &str) -> RecordId {
    RecordId::derived("test", name)
}

fn cleaning() -> ContractDraft {
    ContractDraft {
        party: Some(id("Clair & Net")),
        title: "Nettoyage des bureaux".into(),
        number: "CN-2024-017".into(),
        terms: TermsDraft {
            amount: Some(Amount { net: Cents(145_000), per: Per::Month, vat_bp: Some(2000) }),
            indexation: Indexation::Index { name: "ICC".into(), on: Some(day("2025-02-01")) },
            ..draft("2024-02-01", 24, 12, 2)
        },
        cost_centre: "SG".into(),
        services: vec!["cleaning".into()],
        places: vec![id("Salle Loire")],
        owner: Some(id("Camille")),
        notes: "Le jeudi.".into(),
    }
}

#[test]
fn what_is_written_is_read_again() {
    let mut desk = Desk::default();
    desk.act(compose::create(id("c"), &cleaning()));
    let book = desk.book();
    let contract = book.contracts.get(id("c")).unwrap();
    let draft = cleaning();
    assert_eq!(contract.draft(Vec::new()), draft.terms);
    assert_eq!(
        (&contract.title, &contract.number, &contract.notes),
        (&draft.title, &draft.number, &draft.notes)
    );
    assert_eq!((contract.party, contract.owner, &contract.places), (draft.party, draft.owner, &draft.places));
    assert_eq!(contract.services, ["cleaning".into()]);
    let n_of_party = book.n_children::<Contract>(id("Clair & Net"));
    assert_eq!(n_of_party, 1);
    let agenda = Agenda::of(&book, day("2026-11-23"), day("2027-11-22"));
    let line = agenda.lines()[0];
    assert_eq!(line.step.act_by(), day("2026-11-23"));
    let months = agenda.by_month(day("2026-11-23"), 12);
    assert_eq!((months.len(), months[0].at_stake, months[0].lines.len()), (12, Cents(1_740_000), 1));
    let reminders = agenda::reminders(&agenda, day("2026-11-23"));
    assert_eq!(reminders.len(), 1);
    assert_eq!(reminders[0].key(), (id("c"), day("2026-11-23"), 0));
}

#[test]
fn reminders_come_at_ninety_sixty_thirty_seven_and_on_the_day() {
    let due = |left| agenda::reminder(left);
    assert_eq!([due(91), due(90), due(61), due(60), due(31)], [None, Some(90), Some(90), Some(60), Some(60)]);
    assert_eq!([due(30), due(8), due(7), due(1), due(0)], [Some(30), Some(30), Some(7), Some(7), Some(0)]);
    assert_eq!(due(-4), Some(0));
}

#[test]
fn amendments_of_one_day_count_by_position_whatever_their_order() {
    let price = |cents| Some(Amount { net: Cents(cents), per: Per::Month, vat_bp: None });
    let change = |cents| Change { amount: price(cents), ..Change::from(day("2026-01-01")) };
    let first = || compose::amend(id("a"), id("c"), "b", "", &change(100));
    let second = || compose::amend(id("b"), id("c"), "n", "", &change(200));
    for order in [[first(), second()], [second(), first()]] {
        let mut desk = Desk::default();
        desk.act(compose::create(id("c"), &cleaning()));
        order.into_iter().for_each(|intents| desk.act(intents));
        let book = desk.book();
        let terms = book.contracts.get(id("c")).unwrap().terms(&book).unwrap();
        assert_eq!(terms.price_on(day("2026-11-23")), price(200));
    }
}

#[test]
fn a_notice_is_followed_from_the_letter_to_the_receipt() {
    let mut desk = Desk::default();
    desk.act(compose::create(id("c"), &cleaning()));
    let (end, today) = (day("2027-01-31"), day("2026-11-23"));
    desk.act(compose::prepare_notice(id("n"), id("c"), "n", end, today, "Madame, Monsieur,"));
    let state = |desk: &Desk, on: &str| {
        let book = desk.book();
        let contract = book.contracts.get(id("c")).unwrap();
        contract.course(&book, |course| course.decide(day(on)).state).unwrap()
    };
    assert_eq!(state(&desk, "2026-11-23"), State::Running);
    desk.act(compose::set_stage(id("n"), compose::Stage::Sent, Some(today)));
    assert_eq!(state(&desk, "2026-11-23"), State::Leaving { on: end });
    desk.act(compose::set_stage(id("n"), compose::Stage::Received, Some(day("2026-12-03"))));
    assert_eq!(state(&desk, "2026-12-03"), State::Bound { until: day("2028-01-31") });
    desk.act(compose::set_stage(id("n"), compose::Stage::Received, None));
    assert_eq!(state(&desk, "2026-12-03"), State::Leaving { on: end });
    desk.act(vec![Intent::set(id("n"), kinds::NOTICE, "life", "trashed")]);
    assert_eq!(state(&desk, "2026-11-23"), State::Running, "a deleted notice says nothing");
    desk.act(compose::end(id("c"), Some(day("2026-10-31")), "d’un commun accord"));
    assert_eq!(state(&desk, "2026-11-23"), State::Ended { on: day("2026-10-31") });
}

#[test]
fn what_cannot_be_understood_is_told_and_never_left_out() {
    for (field, value, error) in [
        ("start", json!("hier"), TermsError::NoStart),
        ("initial", json!({ "n": 0, "u": "month" }), TermsError::ZeroLength),
        ("initial", json!({ "n": 5000, "u": "year" }), TermsError::TooLong),
        ("initial", json!({ "until": "2023-01-01" }), TermsError::EndBeforeStart),
        ("initial", json!([24, "month"]), TermsError::ZeroLength),
        ("renewal", json!({ "k": "tacit", "n": -12, "u": "month" }), TermsError::ZeroLength),
        ("renewal", json!({ "k": "tacit", "n": 12, "u": "month", "max": -1 }), TermsError::MaxRenewals),
        ("notice", json!({ "n": 2, "u": "month", "buffer": -1 }), TermsError::Buffer),
        ("amount", json!({ "cents": -1 }), TermsError::Amount),
        ("amount", json!(14.5), TermsError::Amount),
    ] {
        let mut desk = Desk::default();
        desk.act(compose::create(id("c"), &cleaning()));
        desk.set(id("c"), field, value);
        let book = desk.book();
        let agenda = Agenda::of(&book, day("2026-11-23"), day("2027-11-22"));
        assert!(agenda.open.is_empty());
        let told: Vec<_> = agenda.unclear.iter().map(|(contract, error)| (contract.id, *error)).collect();
        assert_eq!(told, [(id("c"), error)], "{field}");
    }
}

#[test]
fn a_notice_longer_than_the_term_from_another_device_is_still_reckoned_with() {
    let mut desk = Desk::default();
    desk.act(compose::create(id("c"), &cleaning()));
    desk.set(id("c"), "notice", json!({ "n": 36, "u": "month" }));
    let book = desk.book();
    let contract = book.contracts.get(id("c")).unwrap();
    let decision = contract.course(&book, |course| course.decide(day("2024-03-01"))).unwrap();
    assert_eq!(decision.state, State::Bound { until: day("2028-01-31") });
}

#[test]
fn two_contracts_for_the_same_at_the_same_time_are_told() {
    let mut desk = Desk::default();
    desk.act(compose::create(id("c"), &cleaning()));
    desk.act(compose::create(id("d"), &ContractDraft { places: Vec::new(), ..cleaning() }));
    desk.act(compose::create(
        id("other place"),
        &ContractDraft { places: vec![id("Accueil")], ..cleaning() },
    ));
    desk.act(compose::create(
        id("other service"),
        &ContractDraft { services: vec!["waste".into()], ..cleaning() },
    ));
    desk.act(compose::create(id("other party"), &ContractDraft { party: Some(id("x")), ..cleaning() }));
    let of = |desk: &Desk, name: &str| {
        let book = desk.book();
        let mut all: Vec<_> = overlaps_of(&book, book.contracts.get(id(name)).unwrap(), day("2026-11-23"))
            .into_iter()
            .map(|it| if it.one == id(name) { it.other } else { it.one })
            .collect();
        all.sort();
        all
    };
    assert_eq!(of(&desk, "c"), [id("d")]);
    assert_eq!(of(&desk, "other service"), []);
    assert_eq!(of(&desk, "other party"), []);
    assert_eq!(overlaps(&desk.book(), day("2026-11-23")).len(), 2, "d covers the other place too");
    desk.set(id("d"), "start", json!("2027-02-01"));
    assert_eq!(of(&desk, "c"), [id("d")], "nobody said no to the first one");
    desk.act(compose::end(id("c"), Some(day("2027-01-31")), ""));
    assert_eq!(of(&desk, "c"), []);
}
