use super::*;
use proptest::prelude::*;

fn civil(text: &str, order: Order) -> String {
    parse(text, order).map_or_else(|e| format!("{e:?}"), |m| m.civil())
}

#[test]
fn reads_what_people_write() {
    for (text, order, expected) in [
        ("3/14/2025 1:20", Order::Mdy, "2025-03-14T01:20"),
        ("3/4/2025", Order::Mdy, "2025-03-04"),
        ("3/4/2025", Order::Dmy, "2025-04-03"),
        ("14/03/2025 09:05", Order::Dmy, "2025-03-14T09:05"),
        ("14/03/2025 9h05", Order::Dmy, "2025-03-14T09:05"),
        ("14/03/2025 à 9 h 05", Order::Dmy, "2025-03-14T09:05"),
        ("14/03/2025 à 9h", Order::Dmy, "2025-03-14T09:00"),
        ("14-03-25", Order::Dmy, "2025-03-14"),
        ("25-03-14", Order::Ymd, "2025-03-14"),
        ("14.03.2025", Order::Dmy, "2025-03-14"),
        ("2025-03-14", Order::Mdy, "2025-03-14"),
        ("2025/03/14 23:59:07", Order::Dmy, "2025-03-14T23:59:07"),
        ("20250314", Order::Dmy, "2025-03-14"),
        ("20250314T0120", Order::Dmy, "2025-03-14T01:20"),
        ("14 mars 2025", Order::Mdy, "2025-03-14"),
        ("ven. 14 mars 2025 à 9h05", Order::Dmy, "2025-03-14T09:05"),
        ("mar. 1er avril 2025", Order::Dmy, "2025-04-01"),
        ("1 août 2025", Order::Dmy, "2025-08-01"),
        ("14-Mar-25", Order::Dmy, "2025-03-14"),
        ("March 14th, 2025", Order::Dmy, "2025-03-14"),
        ("3/14/2025 1:20 PM", Order::Mdy, "2025-03-14T13:20"),
        ("3/14/2025 12:05 a.m.", Order::Mdy, "2025-03-14T00:05"),
        ("3/14/2025 13:05 PM", Order::Mdy, "NoSuchTime"),
        ("45730,0555", Order::Serial, "2025-03-14T01:20"),
        ("45730", Order::Serial, "2025-03-14"),
        ("31/12/99", Order::Dmy, "1999-12-31"),
    ] {
        assert_eq!(civil(text, order), expected, "{text}");
    }
}

#[test]
fn days_that_do_not_exist_are_told_from_texts() {
    for text in ["31/02/2025", "29/02/2025", "00/01/2025", "2025-13-01", "31 avril 2025", "3/14/2025"] {
        assert_eq!(parse(text, Order::Dmy), Err(DateError::NoSuchDay), "{text}");
    }
    assert!(parse("29/02/2024", Order::Dmy).is_ok());
    assert_eq!(parse("14/03/2025 25:10", Order::Dmy), Err(DateError::NoSuchTime));
    for text in ["", "bientôt", "N/A", "10.1.2.4", "12", "1/2", "2025", "mars", "-", "06 10 00 10 01"] {
        assert_eq!(parse(text, Order::Dmy), Err(DateError::NotADate), "{text}");
    }
}

#[test]
fn an_offset_makes_an_instant() {
    let z = parse("2025-03-14T01:20:00Z", Order::Dmy).unwrap();
    assert_eq!(z.instant_ms(), Some(1_741_915_200_000));
    let paris = parse("2025-03-14T02:20:00.123+01:00", Order::Dmy).unwrap();
    assert_eq!(paris.instant_ms(), z.instant_ms());
    assert_eq!(parse("2025-03-14 01:20", Order::Dmy).unwrap().instant_ms(), None);
}

fn guess(values: &[&str]) -> (Order, bool, u32) {
    let mut stats = DateStats::default();
    values.iter().for_each(|v| stats.feed(v));
    let guess = stats.guess(Order::Dmy);
    (guess.order, guess.certain, guess.against)
}

#[test]
fn a_column_decides_its_order() {
    assert_eq!(guess(&["3/4/2025", "3/14/2025 1:20"]), (Order::Mdy, true, 0));
    assert_eq!(guess(&["3/4/2025", "", "14/3/2025"]), (Order::Dmy, true, 0));
    assert_eq!(guess(&["3/4/2025", "5/6/2025"]), (Order::Dmy, false, 0));
    assert_eq!(guess(&["2025-03-04"]), (Order::Ymd, true, 0));
    assert_eq!(guess(&["45730", "45731,5"]), (Order::Serial, true, 0));
    assert_eq!(guess(&["13/1/25", "14/1/25", "1/15/25"]), (Order::Dmy, true, 1));
    assert!(guess(&["14 mars 2025"]).1);
}

proptest! {
    #[test]
    fn never_panics(text in "\\PC{0,30}", order in 0..4_usize) {
        let _ = parse(&text, Order::ALL[order]);
        DateStats::default().feed(&text);
    }

    #[test]
    fn never_panics_on_near_dates(text in "[0-9/. :T+Zhm-]{0,24}", order in 0..4_usize) {
        let _ = parse(&text, Order::ALL[order]);
    }

    #[test]
    fn every_day_comes_back(days in 0..60_000_i32, minutes in 0..1440_u32) {
        let date = NaiveDate::from_num_days_from_ce_opt(715_000 + days).unwrap();
        let time = NaiveTime::from_hms_opt(minutes / 60, minutes % 60, 0).unwrap();
        for (format, order) in [("%d/%m/%Y %H:%M", Order::Dmy), ("%-m/%-d/%Y %I:%M %p", Order::Mdy), ("%Y-%m-%dT%H:%M", Order::Dmy)] {
            let text = NaiveDateTime::new(date, time).format(format).to_string();
            prop_assert_eq!(parse(&text, order), Ok(Moment { date, time: Some(time), offset: None }), "{}", text);
        }
    }
}
