//! Planned, committed, invoiced, paid.

use domain::money::Cents;
use supply::purchase::compose as buy;
use supply::purchase::{InvoiceState, Order, OrderState};
use supply::vat::SumError;

use super::*;
use crate::budget::{Doubt, Layers};

fn euros(layers: &Layers) -> [i64; 4] {
    [layers.paid, layers.due, layers.committed, layers.planned].map(|it| it.0)
}

#[test]
fn each_stage_takes_the_place_of_the_one_before() {
    let mut desk = Desk::new();
    let mut line = net("DJ", 1_000, 65_000, 2_000);
    let id = desk.add(&line);
    let mut amend = |desk: &mut Desk, change: &dyn Fn(&mut Line)| {
        let planner = desk.planner();
        let old = planner.lines.get(id).unwrap().clone();
        line = old.clone();
        change(&mut line);
        desk.act(compose::amend(&old, &line));
        let reckoning = desk.reckon();
        (reckoning.forecast.0, euros(&reckoning.layers))
    };
    assert_eq!(amend(&mut desk, &|_| {}), (78_000, [0, 0, 0, 78_000]));
    assert_eq!(amend(&mut desk, &|l| l.committed = Some(Cents(75_000))), (75_000, [0, 0, 75_000, 0]));
    // A deposit is a part of what was committed.
    assert_eq!(amend(&mut desk, &|l| l.invoiced = Some(Cents(20_000))), (75_000, [0, 20_000, 55_000, 0]));
    assert_eq!(amend(&mut desk, &|l| l.paid = Some(Cents(20_000))), (75_000, [20_000, 0, 55_000, 0]));
    // The last invoice is lower than the order.
    let settled = amend(&mut desk, &|l| {
        l.invoiced = Some(Cents(74_000));
        l.is_settled = true;
    });
    assert_eq!(settled, (74_000, [20_000, 54_000, 0, 0]));
    assert_eq!(amend(&mut desk, &|l| l.paid = Some(Cents(74_000))), (74_000, [74_000, 0, 0, 0]));
    assert_eq!(desk.reckon().n_doubts(), 0);
}

#[test]
fn what_was_ordered_is_owed_though_fewer_come_and_each_more_costs() {
    let mut desk = Desk::new();
    let event = desk.event;
    desk.act(compose::set_heads(event, Some(51)));
    let mut line = per_guest("Traiteur", 1_000, 4_500, 1_000);
    (line.committed, line.heads) = (Some(Cents(250_000)), Some(51));
    desk.add(&line);
    assert_eq!(desk.reckon().forecast, Cents(250_000));
    assert_eq!(desk.reckon_at(40).forecast, Cents(250_000));
    assert_eq!(desk.reckon_at(55).forecast, Cents(250_000 + 4 * 4_950));
    // They really come: the order is to be adjusted.
    desk.act(compose::set_heads(event, Some(55)));
    assert_eq!(desk.reckon().forecast, Cents(250_000 + 4 * 4_950));
    assert_eq!(desk.reckon().lines[0].doubts, [Doubt::Outgrown(4)]);
}

#[test]
fn an_order_and_its_invoices_say_how_far_the_money_is() {
    let mut desk = Desk::new();
    let id = desk.add(&net("DJ", 1_000, 65_000, 2_000));
    let order = ordered(&mut desk, id);
    let reckoning = desk.reckon();
    assert_eq!(reckoning.lines[0].stages.committed, Some(Cents(78_000)));
    assert_eq!(euros(&reckoning.layers), [0, 0, 78_000, 0]);
    let draft = buy::InvoiceDraft {
        order: Some(order),
        net: Cents(65_000),
        vat: Cents(13_000),
        gross: Cents(78_000),
        ..buy::InvoiceDraft::default()
    };
    let (invoice, intents) = desk.with(|_, _, ctx| buy::invoice(ctx, &draft));
    desk.act(intents);
    assert_eq!(euros(&desk.reckon().layers), [0, 78_000, 0, 0]);
    let today = "2026-11-23".parse().unwrap();
    desk.act(buy::set_invoice_state(invoice, InvoiceState::Paid, "", today));
    assert_eq!(euros(&desk.reckon().layers), [78_000, 0, 0, 0]);
    assert!(desk.reckon().lines[0].stages.is_final);
}

#[test]
fn a_cancelled_order_commits_nothing() {
    let mut desk = Desk::new();
    let id = desk.add(&net("DJ", 1_000, 65_000, 2_000));
    let order = ordered(&mut desk, id);
    let book = desk.book();
    desk.act(buy::set_order_state(&book, book.orders.get(order).unwrap(), OrderState::Cancelled, ""));
    let reckoning = desk.reckon();
    assert_eq!((reckoning.committed, reckoning.forecast), (Cents(0), Cents(78_000)));
}

#[test]
fn lines_that_share_an_order_share_its_amount() {
    let mut desk = Desk::new();
    let id = desk.add(&net("Cocktail", 1_000, 20_000, 1_000));
    let order = ordered(&mut desk, id);
    let other = desk.add(&net("Service", 1_000, 10_000, 1_000));
    let planner = desk.planner();
    desk.act(compose::link_order(&planner, planner.lines.get(other).unwrap(), order));
    let reckoning = desk.reckon();
    let parts: Vec<i64> = reckoning.lines.iter().map(|line| line.stages.committed.unwrap().0).collect();
    assert_eq!((parts[0] + parts[1], reckoning.committed), (22_000, Cents(22_000)));
    assert_eq!(parts, [14_666, 7_334]);
}

#[test]
fn a_gross_price_becomes_a_lump_before_tax() {
    let mut desk = Desk::new();
    let mut line = gross("Mobilier", 33_600);
    line.vat = Some(2_000);
    let id = desk.add(&line);
    let order = ordered(&mut desk, id);
    let book = desk.book();
    let order: &Order = book.orders.get(order).unwrap();
    let totals = supply::purchase::receipts::totals(&book, order).unwrap();
    assert_eq!((totals.all.net, totals.all.gross), (Cents(28_000), Cents(33_600)));
}

fn ordered(desk: &mut Desk, line: RecordId) -> RecordId {
    let planner = desk.planner();
    let line = planner.lines.get(line).unwrap();
    let draft = buy::OrderDraft { number: "BC-2026-001".into(), ..compose::order_of(&planner, line) };
    let (order, mut intents) = desk.with(|_, _, ctx| buy::order(ctx, &draft));
    intents.extend(compose::link_order(&planner, line, order));
    desk.act(intents);
    order
}

#[test]
fn what_is_below_zero_is_told() {
    let mut desk = Desk::new();
    desk.add(&net("Remise", 1_000, -5_000, 2_000));
    desk.add(&net("DJ", 1_000, 65_000, 2_000));
    let reckoning = desk.reckon();
    assert_eq!(reckoning.lines[0].doubts, [Doubt::Rebate]);
    assert_eq!((reckoning.forecast, reckoning.n_doubts()), (Cents(72_000), 0));
    assert_eq!(reckoning.layers.sum(), reckoning.forecast);

    let mut refunded = gross("Location", 10_000);
    refunded.paid = Some(Cents(-1));
    let id = desk.add(&refunded);
    assert_eq!(desk.reckon().line(id).unwrap().doubts, [Doubt::Negative]);
    let id = desk.add(&net("Moins que rien", -1_000, 1_000, 2_000));
    assert_eq!(desk.reckon().line(id).unwrap().doubts, [Doubt::Unpriced(SumError::Quantity)]);

    assert_eq!(compose::check_amount(Cents(-1), false), Err(compose::AmountError::Negative));
    assert_eq!(compose::check_amount(Cents(-1), true), Ok(Cents(-1)));
    assert_eq!(compose::check_amount(Cents(i64::MIN), true), Err(compose::AmountError::TooLarge));
}

#[test]
fn what_cannot_be_reckoned_counts_for_nothing_and_says_why() {
    let mut desk = Desk::new();
    let mut unpriced = draft("Fleurs", "decoration");
    unpriced.vat = Some(2_000);
    desk.add(&unpriced);
    desk.add(&net("Trop", i64::MAX, i64::MAX, 2_000));
    let mut huge = gross("Payé", 100);
    huge.paid = Some(Cents(i64::MIN));
    desk.add(&huge);
    let mut bare = net("Sans taux", 1_000, 100, 0);
    bare.vat = None;
    desk.add(&bare);
    let reckoning = desk.reckon();
    let doubts: Vec<&[Doubt]> = reckoning.lines.iter().map(|line| &*line.doubts).collect();
    assert_eq!(doubts[0], [Doubt::Unpriced(SumError::NoPrice)]);
    assert_eq!(doubts[1], [Doubt::Unpriced(SumError::TooLarge)]);
    assert_eq!(doubts[2], [Doubt::TooLarge]);
    assert_eq!(doubts[3], [Doubt::NoRate]);
    assert_eq!(reckoning.forecast, Cents(200));
    assert_eq!(reckoning.n_doubts(), 4);
}
