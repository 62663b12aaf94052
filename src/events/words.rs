//! Events in words: their kind, how far they are, when and where.

use chrono::{Datelike, NaiveDate, NaiveTime, Timelike};
use domain::office::Office;
use events::event::{Category, Event, Phase, Status, Venue, When};

use crate::i18n::T;
use crate::widgets::icon::Glyph;

/// What kind of event it is.
pub fn category_name(t: T, category: Category) -> &'static str {
    match category {
        Category::Party => t.event_party(),
        Category::Seminar => t.event_seminar(),
        Category::Breakfast => t.event_breakfast(),
        Category::ClientVisit => t.event_client_visit(),
        Category::StaffMeeting => t.event_staff_meeting(),
        Category::Move => t.event_move(),
        Category::Other => t.event_other(),
    }
}

/// The drawing of a kind.
pub const fn category_glyph(category: Category) -> Glyph {
    match category {
        Category::Party => Glyph::Star,
        Category::Seminar => Glyph::Chair,
        Category::Breakfast => Glyph::Cup,
        Category::ClientVisit => Glyph::Suppliers,
        Category::StaffMeeting => Glyph::People,
        Category::Move => Glyph::Truck,
        Category::Other => Glyph::Calendar,
    }
}

/// How far it is.
pub fn status_name(t: T, status: Status) -> &'static str {
    match status {
        Status::Idea => t.event_idea(),
        Status::Planned => t.event_planned(),
        Status::Confirmed => t.event_confirmed(),
        Status::Closed => t.event_closed(),
        Status::Cancelled => t.event_cancelled(),
    }
}

/// The drawing of how far it is: never told by colour alone.
pub const fn status_glyph(status: Status) -> Glyph {
    match status {
        Status::Idea => Glyph::Comment,
        Status::Planned => Glyph::Checklist,
        Status::Confirmed => Glyph::Check,
        Status::Closed => Glyph::Folder,
        Status::Cancelled => Glyph::Close,
    }
}

/// The name of an event; words for none.
pub fn title_of(t: T, event: &Event) -> String {
    let title = event.title.trim();
    if title.is_empty() { t.event_untitled().to_owned() } else { title.to_owned() }
}

/// « 18 h 30 ».
pub fn clock(t: T, at: NaiveTime) -> String {
    match at.minute() {
        0 => t.visit_hour(at.hour()),
        minute => t.visit_hour_minute(at.hour(), &format!("{minute:02}")),
    }
}

/// « 18 h 30–0 h 30 »; empty for whole days.
pub fn hours(t: T, when: &When) -> String {
    match when {
        when if when.is_all_day => String::new(),
        when if when.start == when.end => clock(t, when.start.time()),
        when => format!("{}–{}", clock(t, when.start.time()), clock(t, when.end.time())),
    }
}

/// « jeu. 10 déc. », « 4–5 juin », with the year where it is another one.
pub fn days(t: T, when: &When, today: NaiveDate) -> String {
    let (first, last) = (when.day(), when.last_day());
    let one = |day: NaiveDate| if day.year() == today.year() { t.date_short(day) } else { t.date_year(day) };
    if first == last { one(first) } else { format!("{} – {}", t.date_short(first), one(last)) }
}

/// « jeu. 10 déc., 18 h 30–0 h 30 ».
pub fn when_words(t: T, when: &When, today: NaiveDate) -> String {
    let (days, hours) = (days(t, when, today), hours(t, when));
    if hours.is_empty() { days } else { format!("{}, {hours}", days.trim_end_matches(',')) }
}

/// The city of a zone: « New York ».
pub fn zone_name(zone: &str) -> String {
    zone.rsplit('/').next().unwrap_or(zone).replace('_', " ")
}

/// Where it is, in a few words; empty where nobody said.
pub fn venue_words(office: &Office, venue: Option<&Venue>) -> String {
    match venue {
        None => String::new(),
        Some(Venue::Place(place)) => office.name(*place).unwrap_or_default().to_owned(),
        Some(Venue::External { name, city, .. }) => {
            let parts = [name.trim(), city.trim()];
            parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
        }
    }
}

/// How far away it is: « J-18 », « aujourd’hui », « en cours », « il y a 3 j »; empty without a day.
pub fn countdown(t: T, phase: Phase) -> String {
    match phase {
        Phase::Undated => String::new(),
        Phase::Ahead(0) => t.event_today().to_owned(),
        Phase::Ahead(1) => t.event_tomorrow().to_owned(),
        Phase::Ahead(n) => t.event_in_days(n),
        Phase::Now => t.event_now().to_owned(),
        Phase::Past(n) if n < 1 => t.event_over().to_owned(),
        Phase::Past(n) => t.event_since_days(n),
    }
}
