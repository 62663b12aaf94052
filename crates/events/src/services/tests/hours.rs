//! Who is on site when, and what is packed.

use super::*;
use crate::services::kit::{self, Progress};
use crate::services::presence::{self, HoursError, Stay};

fn stay(from: i64, ready: i64, to: i64) -> Stay {
    Stay { from: Some(from), ready: Some(ready), to: Some(to) }
}

#[test]
fn odd_hours_are_told() {
    let start = Some(1_110);
    assert_eq!(presence::check(stay(960, 1_080, 1_500), start), None);
    assert_eq!(presence::check(stay(960, 900, 1_500), start), Some(HoursError::ReadyBeforeArrival));
    assert_eq!(presence::check(stay(960, 1_080, 900), start), Some(HoursError::LeavesBeforeArrival));
    assert_eq!(presence::check(stay(960, 1_080, 1_000), start), Some(HoursError::LeavesBeforeReady));
    assert_eq!(presence::check(stay(960, 1_125, 1_500), start), Some(HoursError::LateForStart(15)));
    assert_eq!(presence::check(Stay { from: None, ready: None, to: Some(10) }, start), None);
}

#[test]
fn the_strip_shows_whole_hours_around_all() {
    let window = presence::window(&[stay(965, 1_080, 1_501)], (1_110, 1_470));
    assert_eq!(window, (960, 1_560));
    assert_eq!(presence::thousandths(960, window), 0);
    assert_eq!(presence::thousandths(1_260, window), 500);
    assert_eq!(presence::thousandths(i64::MAX, window), 1_000);
    // Hours that nobody means do not make a strip of a year.
    let (from, to) = presence::window(&[stay(i64::MIN, 0, i64::MAX)], (0, 60));
    assert!(to - from <= 4 * 24 * 60);
}

#[test]
fn suppliers_stand_by_arrival() {
    let make = |name: &str, arrive: Option<i64>, state: &str| {
        let mut it = Supplier::new(RecordId::derived("s", name));
        (it.arrive, it.state) = (arrive, state.to_owned());
        it
    };
    let (late, early) = (make("late", Some(1_200), ""), make("early", Some(900), "confirmed"));
    let (gone, unknown) = (make("gone", Some(1), "cancelled"), make("unknown", None, ""));
    let mut all = [&gone, &unknown, &late, &early];
    presence::by_arrival(&mut all);
    assert_eq!(all.map(|it| it.id), [early.id, late.id, unknown.id, gone.id]);
}

#[test]
fn a_quantity_is_read_from_the_line() {
    assert_eq!(kit::typed("12 rallonges 10 m"), (Some(12), "rallonges 10 m"));
    assert_eq!(kit::typed("3x micro"), (Some(3), "micro"));
    assert_eq!(kit::typed("2 x table haute"), (Some(2), "table haute"));
    assert_eq!(kit::typed("Sono"), (None, "Sono"));
    assert_eq!(kit::typed("2026"), (None, "2026"));
    assert_eq!(kit::typed("-4 chaises"), (None, "-4 chaises"));
    assert_eq!(kit::typed(""), (None, ""));
}

#[test]
fn a_list_goes_to_the_next_event_as_it_is_to_be_packed() {
    let mut desk = Desk::new();
    let last = desk.event("2025", "2025-12-11T18:30", "2025-12-11T23:00");
    let next = desk.event("2026", "2026-12-10T18:30", "2026-12-11T00:30");
    let drafts: Vec<KitItem> = ["Sono", "Barnum", "Éclairage"]
        .map(|title| {
            let mut item = KitItem::new(next);
            (item.title, item.quantity) = (title.to_owned(), Some(2));
            item
        })
        .into();
    let planner = desk.planner();
    let (ids, intents) = desk.with(|_, _, ctx| compose::add_kit(ctx, &planner, last, &drafts));
    desk.act(intents);
    desk.act(compose::set_packed(ids[0], Some(1)));
    desk.act(compose::set_packed(ids[1], Some(2)));
    desk.act(compose::set_back(ids[1], Some(3)));
    let progress = Progress::of(desk.planner().children::<KitItem>(last));
    assert_eq!((progress.n, progress.packed, progress.back, progress.to_bring_back()), (3, 2, 1, 1));

    let planner = desk.planner();
    let one = [KitItem { title: "sono".into(), ..drafts[0].clone() }];
    let (_, intents) = desk.with(|_, _, ctx| compose::add_kit(ctx, &planner, next, &one));
    desk.act(intents);
    let planner = desk.planner();
    let intents = desk.with(|_, _, ctx| compose::copy_kit(ctx, &planner, last, next));
    desk.act(intents);
    let planner = desk.planner();
    let titles: Vec<&str> = planner.children::<KitItem>(next).map(|item| item.title.as_str()).collect();
    assert_eq!(titles, ["sono", "Barnum", "Éclairage"]);
    assert!(planner.children::<KitItem>(next).all(|item| item.packed.is_none() && item.quantity == Some(2)));
}
