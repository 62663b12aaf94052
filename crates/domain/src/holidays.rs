//! French public holidays, computed: nothing to update from year to year.

use chrono::{Datelike, Days, NaiveDate};

/// Where the office is: Alsace and Moselle keep two more days (local law of 1892).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Region {
    /// The eleven days of the Code du travail, L3133-1.
    #[default]
    France,
    /// The eleven days, Good Friday and 26 December.
    AlsaceMoselle,
}

/// A public holiday, without its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Holiday {
    NewYear,
    GoodFriday,
    EasterMonday,
    LabourDay,
    VictoryDay,
    Ascension,
    WhitMonday,
    NationalDay,
    Assumption,
    AllSaints,
    Armistice,
    Christmas,
    SecondChristmasDay,
}

const FIXED: [(u32, u32, Holiday); 8] = [
    (1, 1, Holiday::NewYear),
    (5, 1, Holiday::LabourDay),
    (5, 8, Holiday::VictoryDay),
    (7, 14, Holiday::NationalDay),
    (8, 15, Holiday::Assumption),
    (11, 1, Holiday::AllSaints),
    (11, 11, Holiday::Armistice),
    (12, 25, Holiday::Christmas),
];

/// Days after Easter Sunday.
const MOVABLE: [(u64, Holiday); 3] =
    [(1, Holiday::EasterMonday), (39, Holiday::Ascension), (50, Holiday::WhitMonday)];

/// Easter Sunday of the Gregorian calendar, or `None` for a year that chrono cannot hold.
///
/// The anonymous Gregorian computus (Meeus, *Astronomical Algorithms*, ch. 8).
pub fn easter(year: i32) -> Option<NaiveDate> {
    NaiveDate::from_yo_opt(year, 1)?; // Bounds `year`, so that nothing below overflows.
    let golden = year.rem_euclid(19);
    let (century, in_century) = (year.div_euclid(100), year.rem_euclid(100));
    let (leap_centuries, century_rest) = (century.div_euclid(4), century.rem_euclid(4));
    let moon_shift = (century + 8).div_euclid(25);
    let moon_fix = (century - moon_shift + 1).div_euclid(3);
    let epact = (19 * golden + century - leap_centuries - moon_fix + 15).rem_euclid(30);
    let (leaps, rest) = (in_century.div_euclid(4), in_century.rem_euclid(4));
    let to_sunday = (32 + 2 * century_rest + 2 * leaps - epact - rest).rem_euclid(7);
    let late = (golden + 11 * epact + 22 * to_sunday).div_euclid(451);
    let march_based = epact + to_sunday - 7 * late + 114;
    let month = u32::try_from(march_based.div_euclid(31)).ok()?;
    let day = u32::try_from(march_based.rem_euclid(31) + 1).ok()?;
    NaiveDate::from_ymd_opt(year, month, day)
}

/// The public holidays of `year`, in order of date; empty for a year that chrono cannot hold.
///
/// Two may share a day (Ascension fell on 1 May in 2008).
pub fn holidays(year: i32, region: Region) -> Vec<(NaiveDate, Holiday)> {
    let mut days: Vec<(NaiveDate, Holiday)> = FIXED
        .iter()
        .filter_map(|&(month, day, holiday)| Some((NaiveDate::from_ymd_opt(year, month, day)?, holiday)))
        .collect();
    if let Some(sunday) = easter(year) {
        let after = |n| sunday.checked_add_days(Days::new(n));
        days.extend(MOVABLE.iter().filter_map(|&(n, holiday)| Some((after(n)?, holiday))));
        if region == Region::AlsaceMoselle {
            days.extend(sunday.checked_sub_days(Days::new(2)).map(|day| (day, Holiday::GoodFriday)));
            days.extend(NaiveDate::from_ymd_opt(year, 12, 26).map(|day| (day, Holiday::SecondChristmasDay)));
        }
    }
    days.sort_by_key(|&(day, _)| day);
    days
}

/// The holiday that `day` is, if it is one (of two on one day, the fixed one).
pub fn holiday(day: NaiveDate, region: Region) -> Option<Holiday> {
    holidays(day.year(), region).into_iter().find(|&(at, _)| at == day).map(|(_, holiday)| holiday)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn texts(year: i32, region: Region) -> Vec<String> {
        holidays(year, region).iter().map(|(day, _)| day.format("%m-%d").to_string()).collect()
    }

    #[test]
    fn easter_golden() {
        for day in [
            "1818-03-22",
            "1943-04-25",
            "1954-04-18",
            "1981-04-19",
            "2000-04-23",
            "2008-03-23",
            "2011-04-24",
            "2016-03-27",
            "2023-04-09",
            "2024-03-31",
            "2025-04-20",
            "2026-04-05",
            "2027-03-28",
            "2028-04-16",
            "2030-04-21",
            "2038-04-25",
            "2049-04-18",
            "2076-04-19",
        ] {
            let day = date(day);
            assert_eq!(easter(day.year()), Some(day));
        }
    }

    #[test]
    fn french_years_golden() {
        let of = |year| texts(year, Region::France).join(" ");
        assert_eq!(of(2024), "01-01 04-01 05-01 05-08 05-09 05-20 07-14 08-15 11-01 11-11 12-25");
        assert_eq!(of(2025), "01-01 04-21 05-01 05-08 05-29 06-09 07-14 08-15 11-01 11-11 12-25");
        assert_eq!(of(2026), "01-01 04-06 05-01 05-08 05-14 05-25 07-14 08-15 11-01 11-11 12-25");
        assert_eq!(of(2027), "01-01 03-29 05-01 05-06 05-08 05-17 07-14 08-15 11-01 11-11 12-25");
        assert_eq!(of(2008), "01-01 03-24 05-01 05-01 05-08 05-12 07-14 08-15 11-01 11-11 12-25");
    }

    #[test]
    fn alsace_moselle_has_two_more() {
        let of = texts(2026, Region::AlsaceMoselle);
        assert_eq!(of.len(), 13);
        assert!(of.contains(&"04-03".to_owned()) && of.contains(&"12-26".to_owned()));
    }

    #[test]
    fn easter_is_a_sunday_between_22_march_and_25_april() {
        for year in 1583..4100 {
            let day = easter(year).unwrap();
            assert_eq!(day.weekday(), chrono::Weekday::Sun);
            assert!((322..=425).contains(&(day.month() * 100 + day.day())), "{day}");
        }
    }

    #[test]
    fn extreme_years_do_not_panic() {
        for year in [i32::MIN, -262_143, -1, 0, 262_142, i32::MAX] {
            let _ = holidays(year, Region::AlsaceMoselle);
        }
        assert_eq!(easter(i32::MAX), None);
    }

    #[test]
    fn names_a_day() {
        assert_eq!(holiday(date("2026-11-11"), Region::France), Some(Holiday::Armistice));
        assert_eq!(holiday(date("2026-12-26"), Region::France), None);
        assert_eq!(holiday(date("2008-05-01"), Region::France), Some(Holiday::LabourDay));
    }
}
