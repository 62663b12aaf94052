use super::*;
use crate::kind::FileKind;

const FILE: &str = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nX-WR-CALNAME:Équipe\r\nBEGIN:VEVENT\r\nUID:a@b\r\nSUMMARY:Dîner\\, \r\n debout\r\n\
DTSTART;TZID=Europe/Paris:20261210T183000\r\nDURATION:PT6H\r\nRDATE;VALUE=PERIOD:20261211T183000Z/PT1H,demain\r\n\
ATTENDEE;CN=\"Zoé, la régie\";PARTSTAT=accepted:MAILTO:zoe@example.org\r\nX-UNKNOWN;A=\"b:c\":d\r\n\
BEGIN:VALARM\r\nTRIGGER:-PT5M\r\nEND:VALARM\r\nEND:VEVENT\r\nBEGIN:VTODO\r\nUID:t\r\nEND:VTODO\r\nEND:VCALENDAR\r\n";

#[test]
fn every_line_is_kept_and_known_ones_are_read() {
    let file = read(FILE.as_bytes()).unwrap();
    assert_eq!((file.events.len(), file.others.len(), file.zones.len()), (1, 1, 0));
    assert!(file.lines.contains(&"X-WR-CALNAME:Équipe".to_owned()));
    let event = FileEvent::of(&file.events[0]);
    let start = "2026-12-10T18:30:00".parse().unwrap();
    assert_eq!(event.start, Some(Time::Zoned(start, "Europe/Paris".into())));
    assert_eq!((event.summary.as_str(), event.n_alarms), ("Dîner, debout", 1));
    assert_eq!(event.duration, chrono::TimeDelta::try_hours(6));
    assert_eq!((event.added.len(), event.unread.len()), (1, 1), "what cannot be read is told");
    let zoe =
        Attendee {
            name: "Zoé, la régie".into(), mail: "zoe@example.org".into(), answer: "ACCEPTED".into()
        };
    assert_eq!(event.attendees, [zoe]);
    let again =
        read(compose(&file.lines, &[file.events.clone(), file.others.clone()].concat()).as_bytes()).unwrap();
    assert_eq!((again.events, again.others), (file.events, file.others));
}

#[test]
fn a_component_survives_its_text() {
    let file = read(FILE.as_bytes()).unwrap();
    assert_eq!(Component::of_text(&file.events[0].text()), file.events);
}

#[test]
fn what_is_no_calendar_is_refused_in_its_own_words() {
    assert_eq!(read(b""), Err(CalendarError::Empty));
    assert_eq!(read(b"Bonjour\r\n"), Err(CalendarError::NoCalendar));
    assert!(matches!(read(b"%PDF-1.7\n\0\0\0\0\0\0"), Err(CalendarError::NotText(FileKind::Pdf))));
    let large = vec![b'x'; 20 << 20];
    assert!(matches!(read(&large), Err(CalendarError::Lines(_))), "20 MB");
    let many =
        format!("BEGIN:VCALENDAR\n{}END:VCALENDAR", "BEGIN:VEVENT\nEND:VEVENT\n".repeat(MAX_EVENTS + 1));
    assert_eq!(read(many.as_bytes()), Err(CalendarError::TooManyEvents { max: MAX_EVENTS }));
}

#[test]
fn other_charsets_cut_files_and_long_lines_are_told() {
    let file = read(b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:F\xeate\nrubbish\n").unwrap();
    assert_eq!(FileEvent::of(&file.events[0]).summary, "Fête");
    assert_eq!(
        file.warnings,
        [Warning::Charset { line: 3 }, Warning::Unreadable { line: 4 }, Warning::NoEnd { line: 4 }]
    );
    let long = format!("BEGIN:VEVENT\nATTACH:{}\nSUMMARY:x\nEND:VEVENT", "A".repeat(MAX_LINE));
    let file = read(long.as_bytes()).unwrap();
    assert!(matches!(file.warnings[..], [Warning::TooLong { line: 2, .. }]));
    assert_eq!(FileEvent::of(&file.events[0]).summary, "x");
    let utf16: Vec<u8> =
        std::iter::once(0xfeff).chain(FILE.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    assert_eq!(read(&utf16).unwrap().events.len(), 1);
    let deep = "BEGIN:A\n".repeat(10_000) + "BEGIN:VEVENT\n";
    assert!(read(deep.as_bytes()).is_ok());
}

#[test]
fn durations() {
    for (text, seconds) in
        [("P1D", 86_400), ("-PT15M", -900), ("P2W", 1_209_600), ("-P0DT0H30M0S", -1_800), ("+PT1H", 3_600)]
    {
        assert_eq!(duration(text).map(|it| it.num_seconds()), Some(seconds), "{text}");
    }
    for text in ["", "P", "1D", "P1H", "PT1D", "P1", "PT99999999999999999999H", "P9223372036854775807W"] {
        assert_eq!(duration(text), None, "{text}");
    }
}
