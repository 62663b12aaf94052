use proptest::prelude::*;

use super::*;
use crate::content_line::{Limits, unfold};

fn event() -> Event {
    Event {
        uid: "0192-send-2026-11-23@intendance".into(),
        day: "2026-11-23".parse().unwrap(),
        summary: "Envoyer la lettre : Clair & Net, nettoyage".into(),
        description: "Reçue le 30 novembre 2026 au plus tard ;\nsinon reconduit, 17 400,00 € HT".into(),
        url: Some("https://example.org/fournisseurs/contrats/1".into()),
        alarms: vec![0, 1, 7],
    }
}

fn calendar(events: Vec<Event>) -> Calendar {
    Calendar { name: "Contrats".into(), made_ms: 1_795_424_400_000, events }
}

#[test]
fn golden() {
    let text = write(&calendar(vec![event()]));
    let expected = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Intendance//Intendance//FR",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        "X-WR-CALNAME:Contrats",
        "BEGIN:VEVENT",
        "UID:0192-send-2026-11-23@intendance",
        "DTSTAMP:20261123T090000Z",
        "LAST-MODIFIED:20261123T090000Z",
        "SEQUENCE:29923740",
        "SUMMARY:Envoyer la lettre : Clair & Net\\, nettoyage",
        "DESCRIPTION:Reçue le 30 novembre 2026 au plus tard \\;\\nsinon reconduit\\, 1",
        " 7 400\\,00 € HT",
        "URL:https://example.org/fournisseurs/contrats/1",
        "TRANSP:TRANSPARENT",
        "DTSTART;VALUE=DATE:20261123",
        "DTEND;VALUE=DATE:20261124",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        "DESCRIPTION:Envoyer la lettre : Clair & Net\\, nettoyage",
        "TRIGGER:PT9H",
        "END:VALARM",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        "DESCRIPTION:Envoyer la lettre : Clair & Net\\, nettoyage",
        "TRIGGER:-PT15H",
        "END:VALARM",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        "DESCRIPTION:Envoyer la lettre : Clair & Net\\, nettoyage",
        "TRIGGER:-P6DT15H",
        "END:VALARM",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ];
    assert_eq!(text.split("\r\n").collect::<Vec<_>>(), expected);
}

#[test]
fn days_that_the_format_cannot_say_are_left_out() {
    let of = |day| Event { day, ..event() };
    let text =
        write(&Calendar { made_ms: i64::MAX, ..calendar(vec![of(NaiveDate::MIN), of(NaiveDate::MAX)]) });
    assert!(!text.contains("VEVENT"));
    let last = of(NaiveDate::from_ymd_opt(9999, 12, 31).unwrap());
    assert!(!write(&calendar(vec![last])).contains("VEVENT"), "its end would be in the year 10000");
}

proptest! {
    #[test]
    fn every_line_fits_and_nothing_breaks_out(summary in "\\PC{0,200}", description in any::<String>(), made_ms: i64) {
        let event = Event { summary, description, ..event() };
        let text = write(&Calendar { made_ms, ..calendar(vec![event]) });
        prop_assert!(text.split("\r\n").all(|line| line.len() <= 75 && !line.contains(['\r', '\n'])));
        prop_assert_eq!(text.matches("BEGIN:VEVENT\r\n").count(), 1);
        let lines: Vec<_> = unfold(text.as_bytes(), Limits::default()).unwrap().collect();
        prop_assert!(lines.len() >= 29);
    }
}
