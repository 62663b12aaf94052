//! Calendars of somebody else.

use files::ical::{CalendarFile, Component, FileEvent, compose, read};

/// What was read goes out and comes back the same.
pub fn calendars(bytes: &[u8]) {
    let Ok(file) = read(bytes) else { return };
    for event in &file.events {
        let _ = FileEvent::of(event);
        assert_eq!(Component::of_text(&event.text()), std::slice::from_ref(event));
    }
    if file.events.is_empty() {
        return;
    }
    let again = out_and_in(&file);
    let third = out_and_in(&again);
    assert_eq!((&again.events, &again.zones, &again.others), (&third.events, &third.zones, &third.others));
    assert_eq!(again.events, file.events);
}

fn out_and_in(file: &CalendarFile) -> CalendarFile {
    let all: Vec<Component> = file.zones.iter().chain(&file.events).chain(&file.others).cloned().collect();
    read(compose(&file.lines, &all).as_bytes()).expect("we write calendars")
}
