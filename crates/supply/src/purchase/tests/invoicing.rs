//! An invoice against what was agreed.

use super::compose::InvoiceDraft;
use super::invoices::{Basis, Expected, Verdict};
use super::*;

fn draft(order: RecordId, number: &str, net: i64, vat: i64) -> InvoiceDraft {
    InvoiceDraft {
        party: Some(party(1)),
        order: Some(order),
        number: number.into(),
        net: Cents(net),
        vat: Cents(vat),
        gross: Cents(net + vat),
        ..InvoiceDraft::default()
    }
}

fn check(desk: &mut Desk, draft: &InvoiceDraft) -> invoices::Check {
    let id = desk.make(|ctx| compose::invoice(ctx, draft));
    let book = desk.book();
    let check = invoices::check(&book, book.invoices.get(id).unwrap());
    desk.act(vec![Intent::set(id, "invoice", "life", "trashed")]);
    check
}

fn chairs(desk: &mut Desk) -> RecordId {
    desk.order("BC-2026-031", None, 6_000, 28_900)
}

#[test]
fn matched_partial_drifting() {
    let mut desk = Desk::new(1);
    let order = chairs(&mut desk);
    let verdict = |desk: &mut Desk, net, vat| check(desk, &draft(order, "F-1", net, vat)).verdict;
    assert_eq!(verdict(&mut desk, 173_400, 34_680), Verdict::Matched);
    assert_eq!(verdict(&mut desk, 173_401, 34_680), Verdict::Matched, "a cent of rounding");
    assert_eq!(verdict(&mut desk, 173_402, 34_680), Verdict::Drifting { by: Cents(2), bp: Some(0) });
    assert_eq!(verdict(&mut desk, 180_336, 36_067), Verdict::Drifting { by: Cents(6_936), bp: Some(400) });
    assert_eq!(verdict(&mut desk, 115_600, 23_120), Verdict::Partial(Cents(57_800)));
    assert_eq!(verdict(&mut desk, 173_400, 17_340), Verdict::Vat(Cents(-17_340)));
}

#[test]
fn what_came_is_what_may_be_invoiced() {
    let mut desk = Desk::new(2);
    let order = chairs(&mut desk);
    let id = desk.book().children::<OrderLine>(order).next().unwrap().id;
    let (_, intents) = desk.with(|ctx| compose::receipt(ctx, order, day("2026-12-03"), &[(id, 4_000)], ""));
    desk.act(intents);
    let first = check(&mut desk, &draft(order, "F-1", 115_600, 23_120));
    assert_eq!((first.verdict, first.expected), (Verdict::Matched, Some((Basis::Received, Cents(115_600)))));
    desk.make(|ctx| compose::invoice(ctx, &draft(order, "F-1", 115_600, 23_120)));
    let rest = check(&mut desk, &draft(order, "F-2", 57_800, 11_560));
    assert_eq!((rest.verdict, rest.expected), (Verdict::Matched, Some((Basis::Order, Cents(57_800)))));
    let twice = check(&mut desk, &draft(order, "f 1", 115_600, 23_120));
    assert_eq!(twice.duplicates.len(), 1);
    assert_eq!(twice.verdict, Verdict::Drifting { by: Cents(57_800), bp: Some(10_000) });
}

#[test]
fn the_same_number_of_another_supplier_is_no_duplicate() {
    let mut desk = Desk::new(3);
    let order = chairs(&mut desk);
    desk.make(|ctx| compose::invoice(ctx, &draft(order, "2026/0042", 100, 20)));
    let other = InvoiceDraft { party: Some(party(2)), ..draft(order, "2026/0042", 100, 20) };
    assert_eq!(check(&mut desk, &other).duplicates, []);
    assert_eq!(check(&mut desk, &draft(order, "2026-0042", 100, 20)).duplicates.len(), 1);
    assert_eq!(check(&mut desk, &draft(order, "", 100, 20)).duplicates, []);
}

#[test]
fn a_gross_that_is_not_the_sum_is_told() {
    let mut desk = Desk::new(4);
    let order = chairs(&mut desk);
    let wrong = InvoiceDraft { gross: Cents(208_180), ..draft(order, "F-1", 173_400, 34_680) };
    assert_eq!(check(&mut desk, &wrong).sum_off, Some(Cents(100)));
    assert_eq!(check(&mut desk, &draft(order, "F-1", 173_400, 34_680)).sum_off, None);
    let alone = InvoiceDraft { order: None, ..draft(order, "F-9", 100, 20) };
    assert_eq!(check(&mut desk, &alone).verdict, Verdict::NoReference);
}

#[test]
fn the_invoices_of_s10_against_a_contract() {
    let agreed =
        Expected { basis: Basis::Contract, net: Cents(145_000), vat: Some(Cents(29_000)), n_lines: 1 };
    assert_eq!(invoices::against(agreed, Cents(145_000), Cents(29_000)), Verdict::Matched);
    assert_eq!(
        invoices::against(agreed, Cents(150_800), Cents(30_160)),
        Verdict::Drifting { by: Cents(5_800), bp: Some(400) }
    );
}

/// The cleaning of S3: 1 450,00 € HT a month.
fn cleaning(desk: &mut Desk) -> RecordId {
    let id = desk.with(RecordId::new);
    let set = |field: &str, value: replica::Value| Intent::set(id, "contract", field, value);
    desk.act(vec![
        set("party", party(1).to_string().into()),
        set("start", "2024-02-01".into()),
        set("initial", serde_json::json!({ "n": 24, "u": "month" })),
        set("amount", serde_json::json!({ "cents": 145_000, "per": "month", "vat": 2_000, "cur": "EUR" })),
    ]);
    id
}

#[test]
fn a_contract_is_the_reference_of_its_invoices() {
    let mut desk = Desk::new(5);
    let contract = cleaning(&mut desk);
    let of = |net: i64, vat: i64| InvoiceDraft {
        contract: Some(contract),
        order: None,
        on: Some(day("2026-11-20")),
        ..draft(contract, "F-1", net, vat)
    };
    let matched = check(&mut desk, &of(145_000, 29_000));
    assert_eq!(
        (matched.expected, matched.verdict),
        (Some((Basis::Contract, Cents(145_000))), Verdict::Matched)
    );
    let drifting = check(&mut desk, &of(150_800, 30_160)).verdict;
    assert_eq!(drifting, Verdict::Drifting { by: Cents(5_800), bp: Some(400) });
    let less = check(&mut desk, &of(139_200, 27_840)).verdict;
    assert_eq!(
        less,
        Verdict::Drifting { by: Cents(-5_800), bp: Some(-400) },
        "less than the contract is no part"
    );
    let quarter =
        InvoiceDraft { period: Some((day("2026-10-01"), day("2026-12-31"))), ..of(435_000, 87_000) };
    assert_eq!(check(&mut desk, &quarter).verdict, Verdict::Matched);
    let week = InvoiceDraft { period: Some((day("2026-10-05"), day("2026-10-11"))), ..of(145_000, 29_000) };
    assert_eq!(check(&mut desk, &week).verdict, Verdict::Matched);
}

#[test]
fn an_invoice_typed_again_changes_what_differs_only() {
    let mut desk = Desk::new(6);
    let order = chairs(&mut desk);
    let id = desk.make(|ctx| compose::invoice(ctx, &draft(order, "F-1", 173_400, 34_680)));
    let book = desk.book();
    let old = book.invoices.get(id).unwrap();
    let same = InvoiceDraft::of(old);
    assert_eq!(same.clone().preview(id), *old);
    assert_eq!(compose::amend_invoice(old, &same), []);
    let period = Some((day("2026-11-01"), day("2026-11-30")));
    let intents = compose::amend_invoice(old, &InvoiceDraft { net: Cents(173_000), period, ..same });
    assert_eq!(intents.iter().map(|it| &*it.field).collect::<Vec<_>>(), ["net", "period"]);
    desk.act(intents);
    let book = desk.book();
    let new = book.invoices.get(id).unwrap();
    assert_eq!((new.net, new.period, new.vat), (Cents(173_000), period, Cents(34_680)));
}
