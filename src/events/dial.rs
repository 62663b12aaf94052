//! The clock on the wall of an event, for every screen that shows its minutes.

use events::event::Event;
use events::show::{Dial, start_of};
use leptos::prelude::*;

use crate::events::live::words::face;
use crate::events::words::zone_name;
use crate::platform::{clock, zones};
use crate::session::use_session;

/// The clock on the wall of an event, followed. An event without a day is where its show was begun: at the office.
pub fn use_dial(event: Memo<Option<Event>>) -> Memo<Dial> {
    let session = use_session();
    let said = Memo::new(move |_| {
        event.with(|event| event.as_ref().map(|event| (event.when.clone(), event.show_began)))
    });
    Memo::new(move |_| {
        let (when, began) = said.get().unwrap_or_default();
        let zone = when.as_ref().map_or_else(zones::name, |when| when.zone.clone());
        session.peek(|office, _| {
            let today = office.civil(began.unwrap_or_else(clock::now_ms)).date();
            let start = start_of(when.as_ref(), today);
            // A zone that nobody knows is taken for the office's.
            let dial = Dial::of(&zones::Browser, &zone, start);
            dial.or_else(|| Dial::of(&office.zone, &zone, start)).unwrap_or_default()
        })
    })
}

/// What the clock of an event shows at an instant: 19:15.
pub fn face_at(dial: &Dial, ms: i64) -> String {
    face(dial.wall(dial.minute_of(ms)))
}

/// The city on whose clock an event is, if that is not this device's: « Lisbon ».
pub fn elsewhere(event: Memo<Option<Event>>) -> Memo<Option<String>> {
    Memo::new(move |_| {
        let zone = event.with(|event| Some(event.as_ref()?.when.as_ref()?.zone.clone()))?;
        (zone != zones::name()).then(|| zone_name(&zone))
    })
}
