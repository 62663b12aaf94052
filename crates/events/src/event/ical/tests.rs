//! Files through the app and out again: with a device that stores them, and read by a parser that is not ours.

use std::path::{Path, PathBuf};

use chrono::{NaiveDate, NaiveDateTime};
use files::ical::{Component, FileEvent, read};
use replica::ctx::Seeded;
use replica::{Ctx, Intent, RecordId};
use serde_json::json;
use store::memory::Memory;
use store::{Act, Device};
use supply::book::Entry;

use super::super::zone_tests::World;
use super::super::{occurrences, stored_civil};
use super::*;
use crate::{Planner, kinds};

const HOME: &str = "Europe/Paris";

pub(super) struct Bench {
    device: Device<Memory>,
    rng: Seeded,
}

impl Bench {
    pub(super) fn new() -> Self {
        let mut rng = Seeded(7);
        let mut ctx = Ctx { now_ms: 1_795_000_000_000, entropy: &mut rng };
        let (device, _) = pollster::block_on(Device::open(Memory::default(), &mut ctx)).unwrap();
        Self { device, rng }
    }

    pub(super) fn act(&mut self, changes: Vec<Vec<Intent>>) -> Act {
        let mut ctx = Ctx { now_ms: 1_795_000_000_000, entropy: &mut self.rng };
        pollster::block_on(self.device.act(&mut ctx, Act { changes, ..Act::default() })).unwrap().undo
    }

    pub(super) fn plan(&self, text: &[u8]) -> Plan {
        let file = read(text).unwrap();
        let mut planning = Planning::new(&file, &World, HOME);
        self.device.read(|table| {
            let planner = Planner::build(table);
            while !planning.step(table, &planner, 2) {}
        });
        planning.plan
    }

    pub(super) fn import(&mut self, text: &[u8]) -> Plan {
        let plan = self.plan(text);
        if plan.writes().next().is_some() {
            self.act(plan.writes().map(|item| item.intents.clone()).collect());
        }
        plan
    }

    pub(super) fn planner(&self) -> Planner {
        self.device.read(Planner::build)
    }

    pub(super) fn out(&self, with_people: bool) -> String {
        self.device.read(|table| {
            let planner = Planner::build(table);
            let ids: Vec<RecordId> = planner.events.iter().map(|event| event.id).collect();
            let out = Out {
                table,
                planner: &planner,
                own: &World,
                home: HOME,
                place: &|_| String::new(),
                with_people,
            };
            out.file("Événements", &ids, &[])
        })
    }
}

fn at(text: &str) -> NaiveDateTime {
    NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M").unwrap()
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The public files, where they are.
fn public(name: &str) -> Option<Vec<u8>> {
    let folder = std::env::var_os("INTENDANCE_FIXTURES")
        .map_or_else(|| root().join("../shared/fixtures"), PathBuf::from);
    let bytes = std::fs::read(folder.join("ical").join(name)).ok();
    if bytes.is_none() {
        eprintln!("skipped: no {name} in {}: the public files are not beside this clone", folder.display());
    }
    bytes
}

pub(super) fn ours(name: &str) -> Vec<u8> {
    std::fs::read(root().join("tests/fixtures/ical").join(name)).unwrap()
}

/// Every line of every event and zone of a file, in the order of names.
fn lines(bytes: &[u8]) -> Vec<String> {
    let file = read(bytes).unwrap();
    let all = file.events.iter().chain(&file.zones).chain(&file.others).map(Component::text);
    let mut lines: Vec<String> = all.collect();
    lines.retain(|line| !line.is_empty());
    lines.iter_mut().for_each(|text| {
        // Ours says who wrote it; the order of properties means nothing.
        let mut all: Vec<&str> = text.lines().filter(|line| !line.starts_with("PRODID")).collect();
        all.sort_unstable();
        *text = all.join("\n");
    });
    lines.sort();
    lines
}

/// Imports, exports and compares; a parser that is not ours reads the result.
fn goes_through(bytes: &[u8]) -> Planner {
    let mut bench = Bench::new();
    let plan = bench.import(bytes);
    assert!(plan.items.iter().all(|item| item.fate == Fate::New), "{plan:?}");
    let out = bench.out(true);
    for line in out.split("\r\n") {
        assert!(line.len() <= 75, "{line}");
    }
    let theirs = icalendar::parser::unfold(&out);
    let theirs = icalendar::parser::read_calendar(&theirs).unwrap();
    let n_events = theirs.components.iter().filter(|one| one.name == "VEVENT").count();
    assert_eq!(n_events, read(bytes).unwrap().events.len());
    // What had no identity gets one.
    let without_uid = |lines: Vec<String>| -> Vec<String> {
        lines
            .into_iter()
            .map(|text| {
                text.lines().filter(|line| !line.ends_with("@intendance")).collect::<Vec<_>>().join("\n")
            })
            .collect()
    };
    assert_eq!(without_uid(lines(out.as_bytes())), without_uid(lines(bytes)));
    let (own, other) = (read(bytes).unwrap(), read(out.as_bytes()).unwrap());
    let is_kept = |line: &String| line.starts_with("PRODID") || other.lines.contains(line);
    assert!(own.lines.iter().all(is_kept), "{:?}", other.lines);
    // The same file again changes nothing; nor does what went out.
    for text in [bytes, out.as_bytes()] {
        assert!(
            bench.plan(text).items.iter().all(|item| item.fate == Fate::Same || text != bytes),
            "{:?}",
            bench.plan(text)
        );
    }
    bench.planner()
}

fn starts(planner: &Planner, from: &str, to: &str) -> Vec<String> {
    occurrences(planner, day(from), day(to)).iter().map(|it| stored_civil(it.when.start)).collect()
}

#[test]
fn a_series_every_day() {
    let Some(bytes) = public("daily_recur.ics") else { return };
    let planner = goes_through(&bytes);
    let event = planner.events.iter().next().unwrap();
    let when = event.when.as_ref().unwrap();
    assert_eq!((event.title.as_str(), when.zone.as_str()), ("Every day recurring", "America/Los_Angeles"));
    assert_eq!(starts(&planner, "2026-11-23", "2026-11-25"), ["2026-11-23T05:00", "2026-11-24T05:00"]);
    assert!(event.repeat.as_ref().unwrap().is_endless());
}

#[test]
fn a_duration_instead_of_an_end() {
    let Some(bytes) = public("duration_instead_of_dtend.ics") else { return };
    let planner = goes_through(&bytes);
    let when = planner.events.iter().next().unwrap().when.clone().unwrap();
    assert_eq!((when.start, when.end), (at("2012-06-30T06:00"), at("2012-07-01T06:00")));
}

#[test]
fn birthdays_with_times_that_have_no_series() {
    let Some(bytes) = public("google_birthday.ics") else { return };
    let planner = goes_through(&bytes);
    assert_eq!(planner.events.iter().count(), 2);
    let expected = [
        "2012-12-10T00:00",
        "2012-12-10T00:00",
        "2013-12-10T00:00",
        "2013-12-10T00:00",
        "2014-12-10T00:00",
        "2014-12-10T00:00",
    ];
    assert_eq!(starts(&planner, "2012-01-01", "2020-01-01"), expected, "dates with a stray Z are dates");
}

#[test]
fn the_smallest_one() {
    let Some(bytes) = public("minimal.ics") else { return };
    let planner = goes_through(&bytes);
    let event = planner.events.iter().next().unwrap();
    assert_eq!(event.title, "Really long event name thing");
    assert_eq!(event.when.as_ref().unwrap().end, at("2012-06-30T07:00"));
}

#[test]
fn a_finite_series_with_dates_added() {
    let Some(bytes) = public("recur_instances_finite.ics") else { return };
    let planner = goes_through(&bytes);
    let event = planner.events.iter().next().unwrap();
    assert_eq!((event.title.as_str(), event.notes.as_str()), ("Crazy Event Thingy!", "IAM FOO"));
    let expected =
        ["2012-10-02T10:00", "2012-11-05T10:00", "2012-11-06T10:00", "2012-11-10T10:00", "2012-12-04T10:00"];
    assert_eq!(starts(&planner, "2012-01-01", "2020-01-01"), expected);
}

#[test]
fn a_zone_that_only_the_file_knows() {
    let Some(bytes) = public("timezone_from_file.ics") else { return };
    let planner = goes_through(&bytes);
    let when = planner.events.iter().next().unwrap().when.clone().unwrap();
    assert_eq!((when.start, when.zone.as_str()), (at("2023-03-06T13:42"), "Nowhere/Middle"));
}

#[test]
fn look_alikes_go_through() {
    let planner = goes_through(&ours("serie-avec-exceptions.ics"));
    let expected = ["2026-11-24T09:30", "2026-12-01T14:00", "2026-12-15T09:30"];
    assert_eq!(starts(&planner, "2026-11-01", "2026-12-20"), expected, "one left out, one moved");
    let planner = goes_through(&ours("fuseaux-et-journees.ics"));
    let of =
        |title: &str| planner.events.iter().find(|event| event.title == title).unwrap().when.clone().unwrap();
    assert_eq!(of("Appel de Tokyo").zone, "Asia/Tokyo");
    assert_eq!(of("Instant UTC").start, at("2026-12-10T18:30"), "on the office's clock");
    let days = of("Déménagement, rez-de-chaussée");
    assert!(days.is_all_day && days.end == at("2026-12-14T00:00"));
    assert_eq!(of("Salon de Lisbonne").zone, "Europe/Paris", "Outlook's name of it");
}

#[test]
fn a_second_import_updates_and_never_doubles() {
    let mut bench = Bench::new();
    let first = String::from_utf8(ours("serie-avec-exceptions.ics")).unwrap();
    let id = bench.import(first.as_bytes()).items[0].id;
    // Somebody edits the notes here; the file then brings another title and a later version.
    bench.act(vec![vec![Intent::set(id, kinds::EVENT, "notes", "À nous")]]);
    let second = first
        .replace("SUMMARY:Point d'équipe\r\n", "SUMMARY:Point du mardi\r\n")
        .replace("SEQUENCE:2", "SEQUENCE:3");
    let plan = bench.import(second.as_bytes());
    assert_eq!(plan.items[0].fate, Fate::Changed(vec![Field::Title]));
    let planner = bench.planner();
    assert_eq!(planner.events.iter().count(), 1);
    let event = planner.events.get(id).unwrap();
    assert_eq!((event.title.as_str(), event.notes.as_str()), ("Point du mardi", "À nous"));
    assert_eq!(bench.plan(first.as_bytes()).items[0].fate, Fate::Older);
    // What was edited here goes out, with a later version.
    let out = bench.out(true);
    let out = read(out.as_bytes()).unwrap();
    let event = FileEvent::of(out.events.iter().find(|one| one.first("RRULE").is_some()).unwrap());
    assert_eq!((event.description.as_str(), event.sequence), ("À nous", 4));
}

#[test]
fn one_undo_takes_a_whole_import_back() {
    let mut bench = Bench::new();
    let plan = bench.plan(&ours("fuseaux-et-journees.ics"));
    let undo = bench.act(plan.writes().map(|item| item.intents.clone()).collect());
    assert!(bench.planner().events.iter().count() > 3);
    bench.act(undo.changes);
    assert_eq!(bench.planner().events.iter().filter(|event| event.is_alive()).count(), 0);
    assert_eq!(bench.import(&ours("fuseaux-et-journees.ics")).items[0].fate, Fate::New, "and again");
    assert!(bench.planner().events.iter().all(Entry::is_alive));
}

#[test]
fn an_event_made_here_goes_out_and_comes_back_to_itself() {
    let mut bench = Bench::new();
    let id = RecordId::derived("test", "soiree");
    let set = |field: &str, value| Intent::set(id, kinds::EVENT, field, value);
    bench.act(vec![vec![
        set("title", json!("Soirée ; de fin d'année, sur la péniche — un titre assez long pour être plié en deux lignes")),
        set("when", json!({ "start": "2026-12-10T18:30", "end": "2026-12-11T00:30", "zone": "Europe/Paris" })),
        set("venue", json!({ "k": "external", "name": "Péniche", "street": "1 quai", "postcode": "75007", "city": "Paris" })),
        set("status", json!("confirmed")),
        set("rrule", json!({ "text": "FREQ=YEARLY;COUNT=3", "exdate": "2027-12-10T18:30" })),
        set("occ/2028-12-10T18:30", json!({ "start": "2028-12-12T19:00", "end": "2028-12-12T23:00" })),
    ]]);
    let out = bench.out(true);
    let unfolded = icalendar::parser::unfold(&out);
    let theirs = icalendar::parser::read_calendar(&unfolded).unwrap();
    assert_eq!(theirs.components.len(), 3, "the zone, the series, the time that is moved");
    assert!(out.contains("TZID:Europe/Paris\r\n") && out.contains("RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU"));
    let file = read(out.as_bytes()).unwrap();
    let event = FileEvent::of(&file.events[0]);
    assert_eq!(
        (event.location.as_str(), event.status.as_str()),
        ("Péniche, 1 quai, 75007 Paris", "CONFIRMED")
    );
    let plan = bench.plan(out.as_bytes());
    assert_eq!((plan.items.len(), plan.items[0].id), (1, id));
    assert!(matches!(&plan.items[0].fate, Fate::Same | Fate::Changed(_)), "{:?}", plan.items[0].fate);
    bench.import(out.as_bytes());
    assert_eq!(bench.planner().events.iter().count(), 1);
    assert_eq!(
        starts(&bench.planner(), "2026-01-01", "2030-01-01"),
        ["2026-12-10T18:30", "2028-12-12T19:00"]
    );
}

#[test]
fn what_anybody_can_read_names_nobody() {
    let mut bench = Bench::new();
    bench.import(&ours("serie-avec-exceptions.ics"));
    assert!(bench.out(true).contains("ATTENDEE"));
    let out = bench.out(false);
    for secret in ["ATTENDEE", "ORGANIZER", "mailto", "Nadia", "badges", "DESCRIPTION", "VALARM"] {
        assert!(!out.contains(secret), "{secret}\n{out}");
    }
    assert!(out.contains("RRULE"));
}

#[test]
fn what_cannot_be_placed_is_told() {
    let bench = Bench::new();
    let text = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\nSUMMARY:Sans date\nEND:VEVENT\nBEGIN:VEVENT\nUID:b\nDTSTART:20261210T183000\n\
                DTEND:20261210T170000\nRRULE:FREQ=HOURLY\nEND:VEVENT\nBEGIN:VEVENT\nUID:c\nDTSTART;TZID=Nulle/Part:20261210T183000\nEND:VEVENT\nEND:VCALENDAR";
    let plan = bench.plan(text.as_bytes());
    assert_eq!((plan.items.len(), plan.n_undated), (2, 1));
    let of = |place: &str| {
        plan.items.iter().find(|item| item.id == RecordId::derived("event_ical", place)).unwrap()
    };
    assert!(of("b").is_backwards && of("b").repeat.problem.is_some() && of("b").zone == ZoneNote::Floating);
    assert_eq!(of("c").zone, ZoneNote::Unknown("Nulle/Part".into()));
}
