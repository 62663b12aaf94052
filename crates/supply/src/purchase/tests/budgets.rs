//! Committed, invoiced, paid, left.

use super::compose::InvoiceDraft;
use super::*;

fn invoice(desk: &mut Desk, order: RecordId, number: &str, net: i64, is_credit: bool) -> RecordId {
    let vat = net / 5;
    let draft = InvoiceDraft {
        party: Some(party(1)),
        order: Some(order),
        number: number.into(),
        net: Cents(net),
        vat: Cents(vat),
        gross: Cents(net + vat),
        is_credit,
        ..InvoiceDraft::default()
    };
    desk.make(|ctx| compose::invoice(ctx, &draft))
}

fn figures(desk: &Desk, budget: RecordId) -> [i64; 4] {
    let it = budget::standing(&desk.book(), budget);
    [it.committed.0, it.invoiced.0, it.paid.0, it.remaining().0]
}

#[test]
fn an_order_commits_until_it_is_invoiced_then_paid() {
    let mut desk = Desk::new(1);
    let budget = desk.budget(500_000, 291_000);
    assert_eq!(figures(&desk, budget), [0, 0, 0, 209_000]);
    let order = desk.order("BC-2026-031", Some(budget), 6_000, 28_900);
    assert_eq!(figures(&desk, budget), [173_400, 0, 0, 35_600]);
    let first = invoice(&mut desk, order, "F-1", 115_600, false);
    assert_eq!(figures(&desk, budget), [57_800, 115_600, 0, 35_600]);
    desk.act(compose::set_invoice_state(first, InvoiceState::Paid, "", day("2026-12-01")));
    assert_eq!(figures(&desk, budget), [57_800, 115_600, 115_600, 35_600]);
    assert_eq!(desk.book().invoices.get(first).unwrap().paid, Some(day("2026-12-01")));
    invoice(&mut desk, order, "F-2", 57_800, false);
    assert_eq!(figures(&desk, budget), [0, 173_400, 115_600, 35_600]);
}

#[test]
fn a_cancelled_order_gives_back_what_was_not_invoiced() {
    let mut desk = Desk::new(2);
    let budget = desk.budget(500_000, 0);
    let order = desk.order("BC-2026-031", Some(budget), 6_000, 28_900);
    invoice(&mut desk, order, "F-1", 28_900, false);
    let undo = desk.move_to(order, OrderState::Cancelled);
    assert_eq!(figures(&desk, budget), [0, 28_900, 0, 471_100]);
    desk.play(undo);
    assert_eq!(figures(&desk, budget), [144_500, 28_900, 0, 326_600]);
}

#[test]
fn a_closed_order_commits_no_more_whatever_was_left() {
    let mut desk = Desk::new(7);
    let budget = desk.budget(500_000, 0);
    let order = desk.order("BC-2026-031", Some(budget), 6_000, 28_900);
    invoice(&mut desk, order, "F-1", 170_000, false);
    assert_eq!(figures(&desk, budget), [3_400, 170_000, 0, 326_600]);
    let undo = desk.move_to(order, OrderState::Settled);
    assert_eq!(figures(&desk, budget), [0, 170_000, 0, 330_000]);
    desk.play(undo);
    assert_eq!(figures(&desk, budget), [3_400, 170_000, 0, 326_600]);
}

#[test]
fn a_credit_note_gives_back_whichever_sign_was_typed() {
    let mut desk = Desk::new(3);
    let budget = desk.budget(500_000, 0);
    let order = desk.order("BC-2026-031", Some(budget), 6_000, 28_900);
    invoice(&mut desk, order, "F-1", 173_400, false);
    for net in [28_900, -28_900] {
        let credit = invoice(&mut desk, order, "A-1", net, true);
        assert_eq!(figures(&desk, budget), [0, 144_500, 0, 355_500], "{net}");
        desk.act(vec![Intent::set(credit, "invoice", "life", "trashed")]);
    }
}

#[test]
fn more_than_ordered_is_told_below_zero_and_a_cent_of_rounding_commits_nobody() {
    let mut desk = Desk::new(4);
    let budget = desk.budget(100_000, 0);
    let order = desk.order("BC-2026-031", Some(budget), 6_000, 28_900);
    assert_eq!(figures(&desk, budget)[3], -73_400);
    invoice(&mut desk, order, "F-1", 173_399, false);
    assert_eq!(figures(&desk, budget), [0, 173_399, 0, -73_399]);
}

#[test]
fn an_invoice_with_a_budget_of_its_own_weighs_there_only() {
    let mut desk = Desk::new(5);
    let (a, b) = (desk.budget(500_000, 0), desk.budget(500_000, 0));
    let order = desk.order("BC-2026-031", Some(a), 6_000, 28_900);
    let id = invoice(&mut desk, order, "F-1", 173_400, false);
    desk.act(vec![Intent::set(id, "invoice", "budget", b.to_string())]);
    assert_eq!(figures(&desk, a), [0, 0, 0, 500_000]);
    assert_eq!(figures(&desk, b), [0, 173_400, 0, 326_600]);
    assert_eq!(budget::invoices(&desk.book(), b).len(), 1);
}

#[test]
fn cancelling_before_anything_came_opens_the_need_again() {
    let mut desk = Desk::new(6);
    let need =
        desk.make(|ctx| compose::need(ctx, &NeedDraft { title: "Chaises".into(), ..NeedDraft::default() }));
    let quote = desk.make(|ctx| {
        let lines = vec![LineDraft { text: "Chaise".into(), line: line(1_000, 100), ..LineDraft::default() }];
        compose::quote(ctx, &QuoteDraft { need: Some(need), lines, ..QuoteDraft::default() })
    });
    let book = desk.book();
    let (order, intents) =
        desk.with(|ctx| compose::choose(ctx, &book, quote, &[], "BC-2026-001", day("2026-11-23"))).unwrap();
    desk.act(intents);
    desk.move_to(order, OrderState::Cancelled);
    let book = desk.book();
    assert_eq!(book.needs.get(need).unwrap().state, NeedState::Open);
    assert_eq!(book.quotes.get(quote).unwrap().state, QuoteState::Open);
    assert!(compare::order_of(&book, need).is_none());
}

#[test]
fn a_visit_commits_its_cost_until_it_is_invoiced() {
    let mut desk = Desk::new(7);
    let budget = desk.budget(500_000, 0);
    let visit = desk.with(RecordId::new);
    desk.act(vec![
        Intent::set(visit, "intervention", "budget", budget.to_string()),
        Intent::set(visit, "intervention", "cost", serde_json::json!({ "cents": 18_000, "vat": 2_000 })),
    ]);
    assert_eq!(figures(&desk, budget), [18_000, 0, 0, 482_000]);
    let draft = InvoiceDraft {
        intervention: Some(visit),
        number: "F-7".into(),
        net: Cents(19_500),
        ..InvoiceDraft::default()
    };
    desk.make(|ctx| compose::invoice(ctx, &draft));
    assert_eq!(figures(&desk, budget), [0, 19_500, 0, 480_500]);
}
