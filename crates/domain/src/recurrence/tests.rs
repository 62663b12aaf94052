//! Examples of RFC 5545 and what files really say.

use std::time::Instant;

use chrono::{NaiveDate, NaiveDateTime};

use super::*;

fn at(text: &str) -> NaiveDateTime {
    NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M").unwrap()
}

fn days(rule: &str, start: &str, from: &str, to: &str) -> Vec<String> {
    let rule = parse(rule).unwrap();
    rule.between(at(start), at(from), at(to)).map(|at| at.format("%m-%d").to_string()).collect()
}

#[test]
fn the_second_tuesday_and_the_last_friday() {
    assert_eq!(
        days("FREQ=MONTHLY;BYDAY=2TU,-1FR", "2026-01-13T09:00", "2026-01-01T00:00", "2026-04-01T00:00"),
        ["01-13", "01-30", "02-10", "02-27", "03-10", "03-27"],
    );
}

#[test]
fn the_last_working_day_of_each_month() {
    assert_eq!(
        days(
            "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
            "2026-01-30T17:00",
            "2026-01-01T00:00",
            "2026-06-01T00:00"
        ),
        ["01-30", "02-27", "03-31", "04-30", "05-29"],
    );
}

#[test]
fn the_thirty_first_is_not_in_every_month_and_the_last_day_is() {
    assert_eq!(
        days("FREQ=MONTHLY", "2026-01-31T09:00", "2026-01-01T00:00", "2026-08-01T00:00"),
        ["01-31", "03-31", "05-31", "07-31"],
    );
    assert_eq!(
        days("FREQ=MONTHLY;BYMONTHDAY=-1", "2026-01-31T09:00", "2026-01-01T00:00", "2026-04-01T00:00"),
        ["01-31", "02-28", "03-31"],
    );
}

#[test]
fn a_birthday_of_the_29_february_comes_every_four_years() {
    let rule = parse("FREQ=YEARLY").unwrap();
    let all: Vec<_> =
        rule.between(at("2024-02-29T00:00"), at("2024-01-01T00:00"), at("2036-01-01T00:00")).collect();
    assert_eq!(all, [at("2024-02-29T00:00"), at("2028-02-29T00:00"), at("2032-02-29T00:00")]);
}

#[test]
fn weeks_begin_where_the_rule_says() {
    // The example of RFC 5545, 3.3.10: the same rule, with weeks from Monday and from Sunday.
    let of = |wkst| {
        let rule = format!("FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST={wkst}");
        days(&rule, "1997-08-05T09:00", "1997-01-01T00:00", "1998-01-01T00:00")
    };
    assert_eq!(of("MO"), ["08-05", "08-10", "08-19", "08-24"]);
    assert_eq!(of("SU"), ["08-05", "08-17", "08-19", "08-31"]);
}

#[test]
fn the_wall_clock_stays_when_the_clocks_change() {
    // Both changes of 2026: the rule knows no zone, so 18:30 stays 18:30.
    for (from, to) in [("2026-03-28T00:00", "2026-03-31T00:00"), ("2026-10-24T00:00", "2026-10-27T00:00")] {
        let rule = parse("FREQ=DAILY").unwrap();
        let all: Vec<_> = rule.between(at("2026-01-01T18:30"), at(from), at(to)).collect();
        assert_eq!(all.len(), 3);
        assert!(all.iter().all(|at| at.format("%H:%M").to_string() == "18:30"), "{all:?}");
    }
}

#[test]
fn until_counts_the_whole_day_and_the_very_moment() {
    let of = |until: &str| {
        let rule = format!("FREQ=DAILY;UNTIL={until}");
        days(&rule, "2026-11-23T18:30", "2026-11-01T00:00", "2026-12-31T00:00").len()
    };
    assert_eq!((of("20261125"), of("20261125T183000"), of("20261125T182959")), (3, 3, 2));
    assert!(parse("FREQ=DAILY;UNTIL=20261125T173000Z").unwrap().is_until_utc);
}

#[test]
fn a_series_has_its_start_its_dates_and_not_what_is_left_out() {
    let series = Series {
        start: at("2012-10-02T10:00"),
        rules: vec![parse("FREQ=MONTHLY;INTERVAL=1;BYDAY=1TU;UNTIL=20121231T100000").unwrap()],
        added: vec![at("2012-11-10T10:00"), at("2012-11-05T10:00")],
        left_out: vec![at("2012-12-04T10:00")],
    };
    let window = series.between(at("2012-01-01T00:00"), at("2014-01-01T00:00"));
    assert_eq!(
        window.times,
        [at("2012-10-02T10:00"), at("2012-11-05T10:00"), at("2012-11-06T10:00"), at("2012-11-10T10:00")]
    );
    assert!(!window.is_cut);
}

#[test]
fn rules_that_cannot_be_shown_say_why() {
    assert_eq!(parse("FREQ=HOURLY"), Err(RuleError::TooOften("HOURLY".into())));
    assert_eq!(parse("INTERVAL=2"), Err(RuleError::NoFrequency));
    for text in [
        "FREQ=DAILY;COUNT=0",
        "FREQ=DAILY;INTERVAL=-1",
        "FREQ=WEEKLY;BYDAY=XX",
        "FREQ=MONTHLY;BYMONTHDAY=32",
        "FREQ=MONTHLY;BYDAY=0MO",
        "FREQ=YEARLY;BYSETPOS=0",
        "FREQ=DAILY;BYEASTER=1",
        "FREQ=DAILY;UNTIL=demain",
        "FREQ=WEEKLY;BYDAY=é",
        "FREQ=DAILY;BYMONTH=",
    ] {
        assert!(matches!(parse(text), Err(RuleError::Part { .. })), "{text}");
    }
}

#[test]
fn an_endless_or_an_impossible_rule_ends_with_its_window() {
    let of =
        |rule: &str, from, to| parse(rule).unwrap().between(at("2026-01-01T09:00"), at(from), at(to)).count();
    assert_eq!(of("FREQ=DAILY", "2026-01-01T00:00", "2027-01-01T00:00"), 365);
    assert_eq!(of("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "2026-01-01T00:00", "9000-01-01T00:00"), 0);
    assert_eq!(of("FREQ=DAILY;INTERVAL=4294967295", "2026-01-01T00:00", "9999-01-01T00:00"), 1);
    assert_eq!(
        of("FREQ=MONTHLY;COUNT=4294967295;BYMONTHDAY=30;BYMONTH=2", "2026-01-01T00:00", "9999-01-01T00:00"),
        0
    );
    assert_eq!(
        of("FREQ=DAILY", "2027-01-01T00:00", "2026-01-01T00:00"),
        0,
        "a window that ends before it begins"
    );
    let last = parse("FREQ=YEARLY;INTERVAL=100000").unwrap();
    assert_eq!(last.between(at("2026-01-01T09:00"), NaiveDateTime::MIN, NaiveDateTime::MAX).count(), 3);
}

#[test]
fn a_series_gives_no_more_than_a_screen_can_take() {
    let start = at("1900-01-01T09:00");
    let series = Series { start, rules: vec![parse("FREQ=DAILY").unwrap()], ..Series::default() };
    let window = series.between(start, at("2026-01-01T00:00"));
    assert!(window.is_cut && window.times.len() == 2_000);
}

#[test]
#[expect(clippy::disallowed_methods, reason = "a measure, in a test")]
fn a_far_window_costs_no_more_than_a_near_one() {
    for rule in [
        "FREQ=DAILY",
        "FREQ=DAILY;COUNT=2000000",
        "FREQ=WEEKLY;BYDAY=MO,FR",
        "FREQ=MONTHLY;BYDAY=-1FR",
        "FREQ=YEARLY",
    ] {
        let rule = parse(rule).unwrap();
        let start = NaiveDate::from_ymd_opt(1, 1, 1).unwrap().and_hms_opt(9, 0, 0).unwrap();
        let begun = Instant::now();
        let n = rule.between(start, at("4000-01-01T00:00"), at("4001-01-01T00:00")).count();
        let took = begun.elapsed();
        assert!(0 < n || rule.freq == Freq::Yearly);
        assert!(took.as_millis() < 50, "{took:?}: counted one by one");
    }
}

#[test]
fn what_was_counted_before_the_window_counts() {
    let all = |from| days("FREQ=DAILY;COUNT=10;INTERVAL=3", "2026-01-01T09:00", from, "2027-01-01T00:00");
    assert_eq!(all("2026-01-20T00:00"), ["01-22", "01-25", "01-28"]);
    let twice = |from| days("FREQ=DAILY;COUNT=5;BYHOUR=8,14", "2026-01-01T09:00", from, "2027-01-01T00:00");
    assert_eq!(twice("2026-01-03T00:00"), ["01-03", "01-03"], "14 h on the first day, then twice a day");
}
