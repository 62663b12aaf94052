//! Compared with `chrono-tz`.

use chrono::{DateTime, NaiveDateTime, TimeDelta, TimeZone};
use chrono_tz::Tz;
use files::ical::Component;
use proptest::prelude::*;

use super::zone::*;

/// The zones of the world as another crate knows them.
pub struct World;

impl Offsets for World {
    fn offset_seconds(&self, zone: &str, ms: i64) -> Option<i32> {
        let zone: Tz = zone.parse().ok()?;
        let at = DateTime::from_timestamp_millis(ms)?.naive_utc();
        Some(chrono::Offset::fix(&zone.offset_from_utc_datetime(&at)).local_minus_utc())
    }
}

fn at(text: &str) -> NaiveDateTime {
    NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M").unwrap()
}

#[test]
fn the_hour_that_does_not_exist() {
    let found = moment(&World, "Europe/Paris", at("2026-03-29T02:30")).unwrap();
    let jump = at("2026-03-29T01:00").and_utc().timestamp_millis();
    assert_eq!(found, Moment::Never { at: jump, shows: at("2026-03-29T03:30") });
    let ms = instant(&World, "Europe/Paris", at("2026-03-29T02:30")).unwrap();
    assert_eq!(civil(&World, "Europe/Paris", ms), Some(at("2026-03-29T03:30")));
}

#[test]
fn the_hour_that_comes_twice() {
    let utc = |text| at(text).and_utc().timestamp_millis();
    let found = moment(&World, "Europe/Paris", at("2026-10-25T02:30")).unwrap();
    assert_eq!(found, Moment::Twice(utc("2026-10-25T00:30"), utc("2026-10-25T01:30")));
    let lord_howe = moment(&World, "Australia/Lord_Howe", at("2026-04-05T01:45")).unwrap();
    assert_eq!(lord_howe, Moment::Twice(utc("2026-04-04T14:45"), utc("2026-04-04T15:15")));
}

#[test]
fn zones_are_known_by_their_other_names() {
    let name = |tzid| known_name(&World, tzid);
    assert_eq!(name("Europe/Paris").as_deref(), Some("Europe/Paris"));
    assert_eq!(name("Romance Standard Time").as_deref(), Some("Europe/Paris"));
    assert_eq!(name("/mozilla.org/20050126_1/Europe/Paris").as_deref(), Some("Europe/Paris"));
    assert_eq!(
        name("/freeassociation.sourceforge.net/America/Argentina/Buenos_Aires").as_deref(),
        Some("America/Argentina/Buenos_Aires")
    );
    assert_eq!(name("Nowhere/Middle"), None);
}

#[test]
fn a_file_brings_zones_that_nobody_knows() {
    let text = "BEGIN:VTIMEZONE\nTZID:Nowhere/Middle\nBEGIN:STANDARD\nDTSTART:16010101T000000\nTZOFFSETFROM:-0741\nTZOFFSETTO:-0741\nEND:STANDARD\nEND:VTIMEZONE";
    let zones = FileZones::of(&Component::of_text(text));
    let known = Known { own: &World, file: &zones };
    let ms = instant(&known, "Nowhere/Middle", at("2023-03-06T13:42")).unwrap();
    assert_eq!(ms, at("2023-03-06T21:23").and_utc().timestamp_millis());
    assert_eq!(moment(&known, "Nowhere/Else", at("2023-03-06T13:42")), None);
}

const PACIFIC: &str = "BEGIN:VTIMEZONE\nTZID:P\nBEGIN:DAYLIGHT\nTZOFFSETFROM:-0800\nTZOFFSETTO:-0700\nDTSTART:20070311T020000\n\
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU\nEND:DAYLIGHT\nBEGIN:STANDARD\nTZOFFSETFROM:-0700\nTZOFFSETTO:-0800\nDTSTART:20071104T020000\n\
RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU\nEND:STANDARD\nEND:VTIMEZONE";

proptest! {
    #[test]
    fn moments_are_those_of_an_independent_table(
        zone in prop::sample::select(vec!["Europe/Paris", "America/Los_Angeles", "Australia/Lord_Howe", "Asia/Kolkata", "America/Sao_Paulo", "Pacific/Apia"]),
        minutes in 0..30_000_000_i64,
    ) {
        let civil = at("1980-01-01T00:00") + TimeDelta::minutes(minutes);
        let theirs = zone.parse::<Tz>().unwrap().from_local_datetime(&civil);
        let ms = |at: DateTime<Tz>| at.timestamp_millis();
        let is_same = match moment(&World, zone, civil).unwrap() {
            Moment::Once(one) => theirs.single().map(ms) == Some(one),
            Moment::Twice(first, second) => theirs.earliest().map(ms) == Some(first) && theirs.latest().map(ms) == Some(second),
            Moment::Never { .. } => theirs.earliest().is_none(),
        };
        prop_assert!(is_same, "{} {}", zone, civil);
    }

    #[test]
    fn a_zone_of_a_file_is_the_zone(hours in 0..200_000_i64) {
        let ms = at("2008-01-01T00:00").and_utc().timestamp_millis() + hours * 3_600_000;
        let zones = FileZones::of(&Component::of_text(PACIFIC));
        prop_assert_eq!(zones.offset_seconds("P", ms), World.offset_seconds("America/Los_Angeles", ms));
    }
}
