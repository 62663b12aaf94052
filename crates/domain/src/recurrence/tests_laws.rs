//! The same rules reckoned by an independent implementation.

use chrono::{Datelike, NaiveDate, NaiveDateTime, TimeDelta, TimeZone};
use proptest::prelude::*;
use rrule::Tz;

use super::*;

const WEEKDAYS: [&str; 7] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

fn numbers(range: std::ops::RangeInclusive<i32>) -> impl Strategy<Value = Vec<i32>> {
    let one = range.prop_filter("0 counts nothing", |n| *n != 0);
    prop::collection::vec(one, 0..4)
}

fn part(name: &str, list: &[i32]) -> String {
    let list: Vec<String> = list.iter().map(ToString::to_string).collect();
    if list.is_empty() { String::new() } else { format!(";{name}={}", list.join(",")) }
}

prop_compose! {
    /// A start and a rule that RFC 5545 allows.
    fn a_rule()(
        freq in 0..4_usize,
        interval in 1..5_u32,
        start in 0..4_000_i64,
        hour in 0..24_u32,
        wkst in 0..7_usize,
        end in 0..3,
        count in 1..40_u32,
        until in 0..4_000_i64,
        months in prop::collection::vec(1..=12_i32, 0..3),
        weeks in numbers(-53..=53),
        year_days in numbers(-366..=366),
        month_days in numbers(-31..=31),
        weekdays in prop::collection::vec((0..7_usize, -5..=5_i32), 0..4),
        has_nth: bool,
        positions in numbers(-6..=6),
        choice in 0..4,
    ) -> (NaiveDateTime, String) {
        let first = NaiveDate::from_ymd_opt(2019, 12, 28).unwrap() + TimeDelta::days(start);
        let at = first.and_hms_opt(hour, 30, 0).unwrap();
        let freq = ["DAILY", "WEEKLY", "MONTHLY", "YEARLY"][freq];
        let mut rule = format!("FREQ={freq};INTERVAL={interval};WKST={}", WEEKDAYS[wkst]);
        rule += &match end {
            0 => format!(";COUNT={count}"),
            1 => format!(";UNTIL={}", (at + TimeDelta::days(until)).format("%Y%m%dT%H%M%SZ")),
            _ => String::new(),
        };
        rule += &part("BYMONTH", &months);
        let by_week = freq == "YEARLY" && choice == 1 && !weekdays.is_empty() && !weeks.is_empty();
        if by_week {
            rule += &part("BYWEEKNO", &weeks);
        }
        if freq == "YEARLY" && choice == 2 {
            rule += &part("BYYEARDAY", &year_days);
        }
        if freq != "WEEKLY" && choice == 3 {
            rule += &part("BYMONTHDAY", &month_days);
        }
        let has_nth = has_nth && !by_week && matches!(freq, "MONTHLY" | "YEARLY");
        let weekdays: Vec<String> = weekdays
            .iter()
            .map(|(day, nth)| match (has_nth, nth) {
                (true, nth) if *nth != 0 => format!("{nth}{}", WEEKDAYS[*day]),
                (true, _) => format!("1{}", WEEKDAYS[*day]),
                _ => WEEKDAYS[*day].to_owned(),
            })
            .collect();
        if !weekdays.is_empty() {
            rule += &format!(";BYDAY={}", weekdays.join(","));
        }
        // The other implementation begins the first week at the start, so that places in it are others.
        let begins_its_week = usize::try_from(first.weekday().num_days_from_monday()).unwrap() == wkst;
        if (freq != "WEEKLY" || begins_its_week) && rule.contains(";BY") {
            rule += &part("BYSETPOS", &positions);
        }
        (at, rule)
    }
}

fn reference(
    start: NaiveDateTime,
    rule: &str,
    from: NaiveDateTime,
    to: NaiveDateTime,
) -> Option<Vec<NaiveDateTime>> {
    let utc = |at: NaiveDateTime| Tz::UTC.from_utc_datetime(&at);
    let rule: rrule::RRule<rrule::Unvalidated> = rule.parse().ok()?;
    let set = rule.build(utc(start)).ok()?;
    // Both ends are within for the other one.
    let set = set.after(utc(from)).before(utc(to - TimeDelta::seconds(1)));
    let result = set.all(u16::MAX);
    (!result.limited).then(|| result.dates.iter().map(rrule_time).collect())
}

fn rrule_time(at: &chrono::DateTime<Tz>) -> NaiveDateTime {
    at.naive_utc()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, ..ProptestConfig::default() })]

    #[test]
    fn agrees_with_an_independent_implementation((start, rule) in a_rule(), skip in 0..3_000_i64, days in 1..1_500_i64) {
        let ours = parse(&rule).unwrap();
        // The other one does not know that the last days of December may be of week -52 or -53 of the year after.
        prop_assume!(!ours.weeks.iter().any(|week| *week < -51));
        let from = start + TimeDelta::days(skip - 300);
        let to = from + TimeDelta::days(days);
        let Some(theirs) = reference(start, &rule, from, to) else { return Ok(()) };
        let ours: Vec<_> = ours.between(start, from, to).collect();
        prop_assert_eq!(ours, theirs, "{} from {}", rule, start);
    }

    #[test]
    fn weeks_counted_from_the_end_are_those_of_the_calendar(weeks in numbers(-53..=-1), start in 0..4_000_i64) {
        prop_assume!(!weeks.is_empty());
        let start = (NaiveDate::from_ymd_opt(2019, 12, 28).unwrap() + TimeDelta::days(start)).and_hms_opt(9, 0, 0).unwrap();
        let end = start + TimeDelta::days(1_500);
        let rule = parse(&format!("FREQ=YEARLY;WKST=MO;BYDAY=MO,TU,WE,TH,FR,SA,SU{}", part("BYWEEKNO", &weeks))).unwrap();
        let is_of = |at: &NaiveDateTime| {
            let week = at.iso_week();
            let last = NaiveDate::from_ymd_opt(week.year(), 12, 28).unwrap().iso_week().week();
            weeks.contains(&(i32::try_from(week.week()).unwrap() - i32::try_from(last).unwrap() - 1))
        };
        let days: Vec<_> = (0..1_500).map(|n| start + TimeDelta::days(n)).filter(is_of).collect();
        prop_assert_eq!(rule.between(start, start, end).collect::<Vec<_>>(), days);
    }

    #[test]
    fn a_window_is_a_piece_of_a_larger_one((start, rule) in a_rule(), skip in 0..3_000_i64, days in 1..400_i64) {
        let rule = parse(&rule).unwrap();
        let (from, all) = (start + TimeDelta::days(skip), start + TimeDelta::days(4_000));
        let to = from + TimeDelta::days(days);
        let piece: Vec<_> = rule.between(start, from, to).collect();
        let whole: Vec<_> = rule.between(start, start, all).filter(|at| (from..to).contains(at)).collect();
        prop_assert_eq!(piece, whole);
    }

    #[test]
    fn any_text_is_read_or_refused(text in "(FREQ=(DAILY|WEEKLY|MONTHLY|YEARLY);)?[A-Z0-9;=,+-]{0,40}|\\PC{0,60}") {
        if let Ok(rule) = parse(&text) {
            let start = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap().and_hms_opt(9, 0, 0).unwrap();
            let all: Vec<_> = rule.between(start, start, start + TimeDelta::days(800)).take(10).collect();
            prop_assert!(all.is_sorted());
        }
    }
}
