//! Identities that files gave, and what of files goes to an address; read by a parser that is not ours.

use files::ical::read;
use replica::{Intent, RecordId};
use serde_json::json;

use super::super::zone::{FileZones, Offsets};
use super::super::zone_tests::World;
use super::open_part;
use super::tests::{Bench, ours};
use crate::kinds;

/// What a server keeps of a file for calendars at an address.
fn of_server(text: &[u8]) -> Bench {
    let mut bench = Bench::new();
    let mut changes: Vec<Vec<Intent>> = bench.plan(text).writes().map(|item| item.intents.clone()).collect();
    for intent in changes.iter_mut().flatten() {
        // Of what people write, it has no notes.
        if &*intent.field == "notes" {
            intent.value = serde_json::Value::Null;
        }
        if &*intent.field == "ical" || intent.field.starts_with("occ/") {
            open_part(&mut intent.value, &World);
        }
    }
    bench.act(changes);
    bench
}

/// Identity, version and which time it is, of each event of a calendar, by a parser that is not ours.
fn identities(out: &str) -> Vec<(String, String, bool)> {
    let unfolded = icalendar::parser::unfold(out);
    let theirs = icalendar::parser::read_calendar(&unfolded).unwrap();
    let events = theirs.components.iter().filter(|one| one.name == "VEVENT");
    let of = |one: &icalendar::parser::Component<'_>, name: &str| {
        one.find_prop(name).map(|it| it.val.to_string()).unwrap_or_default()
    };
    let mut all: Vec<_> = events
        .map(|one| (of(one, "UID"), of(one, "SEQUENCE"), one.find_prop("RECURRENCE-ID").is_some()))
        .collect();
    all.sort();
    all
}

#[test]
fn an_address_gives_files_their_identities_back_and_only_dates() {
    let file = ours("serie-avec-exceptions.ics");
    let mut bench = of_server(&file);
    let theirs = |moved: &str, series: &str| {
        [(moved, true), (series, false)]
            .map(|(n, is)| ("point-equipe@example.org".to_owned(), n.to_owned(), is))
    };
    let out = bench.out(false);
    assert_eq!(identities(&out), {
        let mut both = theirs("2", "2");
        both.sort();
        both
    });
    for part in
        ["RECURRENCE-ID;TZID=Europe/Paris:20261201T093000", "LOCATION:Salle Seine", "EXDATE", "l'après-midi"]
    {
        assert!(out.contains(part), "{part} in {out}");
    }
    for secret in
        ["ATTENDEE", "ORGANIZER", "Nadia", "Yann", "badges", "DESCRIPTION", "VALARM", "X-EXEMPLE", "VTODO"]
    {
        assert!(!out.contains(secret), "{secret} in {out}");
    }
    // Edited here: a later version of the same.
    let id = bench.planner().events.iter().next().unwrap().id;
    bench.act(vec![vec![Intent::set(id, kinds::EVENT, "title", "Point du mardi")]]);
    let out = bench.out(false);
    let mut expected = theirs("2", "3");
    expected.sort();
    assert_eq!(identities(&out), expected);
    assert!(out.contains("SUMMARY:Point du mardi") && !out.contains("SUMMARY:Point d'équipe\r"), "{out}");
}

#[test]
fn a_time_of_a_series_follows_what_it_said_alike() {
    let mut bench = Bench::new();
    let text = String::from_utf8(ours("serie-avec-exceptions.ics")).unwrap();
    let id = bench.import(text.replace("\\, l'après-midi", "").as_bytes()).items[0].id;
    bench.act(vec![vec![Intent::set(id, kinds::EVENT, "title", "Point du mardi")]]);
    let out = bench.out(true);
    assert_eq!(out.matches("SUMMARY:Point du mardi\r\n").count(), 2, "{out}");
    assert!(!out.contains("SUMMARY:Point d'équipe"), "{out}");
}

#[test]
fn an_identity_that_two_claim_is_nobodys() {
    let mut bench = Bench::new();
    let id = bench.import(&ours("serie-avec-exceptions.ics")).items[0].id;
    let twin = RecordId::derived("test", "twin");
    let set = |field: &str, value| Intent::set(twin, kinds::EVENT, field, value);
    bench.act(vec![vec![
        set("title", json!("Le même, autrement")),
        set(
            "when",
            json!({ "start": "2026-12-10T18:30", "end": "2026-12-10T19:30", "zone": "Europe/Paris" }),
        ),
        set("ical", json!({ "uid": "point-equipe@example.org", "lines": "" })),
    ]]);
    let uids = |bench: &Bench| -> Vec<String> {
        let mut uids: Vec<String> = identities(&bench.out(true)).into_iter().map(|(uid, ..)| uid).collect();
        uids.dedup();
        uids
    };
    let mut expected = [format!("{id}@intendance"), format!("{twin}@intendance")];
    expected.sort();
    assert_eq!(uids(&bench), expected);
    bench.act(vec![vec![set("life", json!("trashed"))]]);
    assert_eq!(uids(&bench), ["point-equipe@example.org"]);
    // An event made here keeps what it goes by; one from a file that says the same does not take it.
    bench.act(vec![vec![
        set("life", json!("alive")),
        set("ical", json!({ "uid": format!("{id}@intendance") })),
    ]]);
    bench.act(vec![vec![Intent::set(id, kinds::EVENT, "ical", serde_json::Value::Null)]]);
    assert_eq!(uids(&bench), expected);
}

#[test]
fn a_zone_that_only_a_file_knows_goes_to_an_address_with_its_rules() {
    let zone = "BEGIN:VTIMEZONE\nTZID:Nulle/Part\nX-NOTE:secret\nBEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:+0545\n\
                TZOFFSETTO:+0545\nTZNAME:secret\nEND:STANDARD\nEND:VTIMEZONE\n";
    let known = zone.replace("Nulle/Part", "Asia/Tokyo");
    let event = |uid: &str, zone: &str| {
        format!("BEGIN:VEVENT\nUID:{uid}\nDTSTART;TZID={zone};X-WHO=secret:20261210T183000\nEND:VEVENT\n")
    };
    let text = format!(
        "BEGIN:VCALENDAR\n{zone}{known}{}{}{}END:VCALENDAR\n",
        event("a", "Nulle/Part"),
        event("b", "Asia/Tokyo"),
        event("c", "Romance Standard Time"),
    );
    let out = of_server(text.as_bytes()).out(false);
    let file = read(out.as_bytes()).unwrap();
    let zones = FileZones::of(&file.zones);
    let offset = |name: &str| zones.offset_seconds(name, 1_780_000_000_000);
    assert_eq!(offset("Nulle/Part"), Some(5 * 3600 + 45 * 60));
    assert_eq!(offset("Asia/Tokyo"), Some(9 * 3600), "what everybody knows is not taken from a file");
    assert_eq!(offset("Romance Standard Time"), Some(7200), "{out}");
    assert!(out.contains("DTSTART;TZID=Nulle/Part:20261210T183000\r\n") && !out.contains("secret"), "{out}");
}
