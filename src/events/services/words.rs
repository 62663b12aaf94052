//! Hours, states and faults of suppliers and rooms in words.

use chrono::NaiveTime;
use domain::office::Office;
use events::services::Supplier;
use events::services::presence::{HoursError, Stay};
use replica::RecordId;
use supply::book::Book;
use supply::party::Contact;
use supply::phone;

use crate::events::words::clock;
use crate::i18n::T;
use crate::suppliers::purchases::words::party_name;
use crate::widgets::icon::Glyph;

const DAY: i64 = 24 * 60;

/// The wall clock of a minute after midnight of D-day, without its day.
pub fn time_of(minute: i64) -> NaiveTime {
    let seconds = u32::try_from(minute.rem_euclid(DAY) * 60).unwrap_or_default();
    NaiveTime::from_num_seconds_from_midnight_opt(seconds, 0).unwrap_or_default()
}

/// « 19 h 15 ».
pub fn bare(t: T, minute: i64) -> String {
    clock(t, time_of(minute))
}

/// « 19 h 15 », « 0 h 30 (lendemain) ».
pub fn at(t: T, minute: i64) -> String {
    let time = bare(t, minute);
    match minute.div_euclid(DAY) {
        0 => time,
        days if days < 0 => t.service_day_before(&time),
        _ => t.service_next_day(&time),
    }
}

/// From when to when.
pub fn span(t: T, (from, to): (i64, i64)) -> String {
    t.service_hours(&bare(t, from), &at(t, to))
}

/// « 16 h → 1 h (lendemain) · prêt à 18 h ».
pub fn stay(t: T, stay: Stay) -> String {
    let ends = match (stay.from, stay.to) {
        (Some(from), Some(to)) => Some(span(t, (from, to))),
        (Some(from), None) => Some(t.service_from(&at(t, from))),
        (None, Some(to)) => Some(t.service_until(&at(t, to))),
        (None, None) => None,
    };
    let ready =
        stay.ready.filter(|ready| Some(*ready) != stay.from).map(|ready| t.service_ready_at(&at(t, ready)));
    let all: Vec<String> = ends.into_iter().chain(ready).collect();
    if all.is_empty() { t.service_no_hours().to_owned() } else { all.join(" · ") }
}

/// What is odd in hours.
pub fn hours_fault(t: T, error: HoursError) -> String {
    match error {
        HoursError::ReadyBeforeArrival => t.service_ready_before().to_owned(),
        HoursError::LeavesBeforeArrival => t.service_leaves_before().to_owned(),
        HoursError::LeavesBeforeReady => t.service_leaves_unready().to_owned(),
        HoursError::LateForStart(by) => t.service_late(&duration(t, by)),
    }
}

/// « 30 min », « 2 h 30 ».
pub fn duration(t: T, minutes: i64) -> String {
    match (minutes / 60, minutes % 60) {
        (0, minutes) => t.service_minutes(minutes),
        (hours, 0) => t.service_whole_hours(hours),
        (hours, minutes) => t.service_hours_minutes(hours, &format!("{minutes:02}")),
    }
}

/// Whether hours are odd, or only worth knowing: a DJ may be ready after the welcome.
pub const fn is_fault(error: HoursError) -> bool {
    !matches!(error, HoursError::LateForStart(_))
}

/// Where a supplier stands, its words and its drawing.
pub fn state(t: T, key: &str) -> (&'static str, Glyph) {
    match key {
        "confirmed" => (t.service_confirmed(), Glyph::Check),
        "asked" => (t.service_asked(), Glyph::Mail),
        "cancelled" => (t.service_cancelled(), Glyph::Close),
        _ => (t.service_to_ask(), Glyph::Clock),
    }
}

/// Whom to call on the day: a name and a number as typed.
pub fn line_of(t: T, book: &Book, supplier: &Supplier) -> Option<(String, String)> {
    let contact = supplier.contact.and_then(|id| book.contacts.alive(id));
    let name = |contact: Option<&Contact>| {
        let own =
            contact.map(|contact| contact.name.trim()).filter(|name| !name.is_empty()).map(str::to_owned);
        own.unwrap_or_else(|| party_name(t, book, supplier.party))
    };
    if phone::dial(&supplier.tel).is_some() {
        return Some((name(contact), supplier.tel.clone()));
    }
    let dialled = |contact: &&Contact| contact.tels.iter().any(|tel| phone::dial(&tel.value).is_some());
    if let Some(contact) = contact.filter(dialled) {
        let tel = contact.tels.iter().find(|tel| phone::dial(&tel.value).is_some())?;
        return Some((contact.name.trim().to_owned(), tel.value.clone()));
    }
    let party = book.parties.get(supplier.party?)?;
    let line = supply::party::reach::reach(book, party).call?;
    let whose = line.whose.trim().to_owned();
    Some((if whose.is_empty() { party.name.trim().to_owned() } else { whose }, line.value))
}

/// The name of a place, or words for none.
pub fn place_name(t: T, office: &Office, place: Option<RecordId>) -> String {
    place.and_then(|id| office.name(id)).map_or_else(|| t.room_unknown().to_owned(), str::to_owned)
}
