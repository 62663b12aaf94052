//! The year-end party of S6.

use domain::money::Cents;
use replica::Intent;
use serde_json::json;

use super::*;
use crate::budget::coming;

fn party() -> Desk {
    let mut desk = Desk::new();
    desk.guests(0, 51, "yes");
    desk.guests(51, 57, "no");
    desk.guests(57, 60, "");
    let event = desk.event;
    desk.act(compose::set_cap(event, Some(Cents(650_000))));
    desk.add(&per_guest("Traiteur", 1_000, 4_500, 1_000));
    desk.add(&net("DJ", 1_000, 65_000, 2_000));
    desk.add(&gross("Décoration", 37_500));
    desk.add(&gross("Boissons", 64_800));
    desk.add(&gross("Location de mobilier", 33_600));
    desk.add(&net("Cadeaux", 60_000, 1_800, 2_000));
    desk
}

#[test]
fn s6_to_the_cent() {
    let desk = party();
    assert_eq!(coming(&desk.planner(), desk.event), 51);
    let reckoning = desk.reckon();
    let lines: Vec<i64> = reckoning.lines.iter().map(|line| line.planned.gross.0).collect();
    assert_eq!(lines, [257_400, 78_000, 37_500, 64_800, 33_600, 129_600]);
    assert_eq!(reckoning.lines[0].milli, 52_000);
    assert_eq!((reckoning.planned.gross, reckoning.forecast), (Cents(600_900), Cents(600_900)));
    assert_eq!(reckoning.remaining(), Some(Cents(49_100)));
    let by_rate: Vec<(Option<i64>, i64)> =
        reckoning.by_rate.iter().map(|(rate, it)| (*rate, it.gross.0)).collect();
    assert_eq!(by_rate, [(Some(2_000), 207_600), (Some(1_000), 257_400), (None, 135_900)]);
    assert_eq!(reckoning.n_doubts(), 0);
}

#[test]
fn s6_four_guests_more() {
    let mut desk = party();
    let more = desk.reckon_at(55);
    assert_eq!((more.forecast, more.remaining()), (Cents(620_700), Some(Cents(29_300))));
    // And they say yes.
    desk.guests(60, 64, "yes");
    assert_eq!(desk.reckon().forecast, Cents(620_700));
}

#[test]
fn who_waits_or_is_brought_along() {
    let mut desk = party();
    let id = |n: usize| RecordId::derived("guest", &n.to_string());
    desk.act(vec![Intent::set(id(0), "guest", "plus", 2)]);
    desk.act(vec![Intent::set(id(1), "guest", "waiting", json!({ "ms": 1 }))]);
    desk.act(vec![Intent::set(id(2), "guest", "life", "trashed")]);
    assert_eq!(coming(&desk.planner(), desk.event), 51);
    // A number that somebody set goes first.
    let event = desk.event;
    desk.act(compose::set_heads(event, Some(60)));
    assert_eq!(desk.reckon().heads, 60);
    desk.act(compose::set_heads(event, None));
    assert_eq!(desk.reckon().heads, 51);
}

#[test]
fn one_cent_over_the_cap_is_told() {
    let mut desk = party();
    let event = desk.event;
    desk.act(compose::set_cap(event, Some(Cents(600_899))));
    assert_eq!(desk.reckon().remaining(), Some(Cents(-1)));
}

#[test]
fn a_line_taken_out_comes_back_with_undo() {
    let mut desk = party();
    let id = desk.add(&net("Photographe", 1_000, 40_000, 2_000));
    assert_eq!(desk.reckon().forecast, Cents(648_900));
    let undo = desk.act(compose::remove(id));
    assert_eq!(desk.reckon().forecast, Cents(600_900));
    desk.perform(undo);
    assert_eq!(desk.reckon().forecast, Cents(648_900));
}
