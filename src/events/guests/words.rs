//! Guests in words: diets, dates, when and where they are invited.

use domain::office::Office;
use events::event::{Event, When};
use events::guests::diets;

use crate::events::words::{clock, title_of, venue_words};
use crate::i18n::T;
use crate::widgets::icon::Glyph;

/// A diet in words.
pub fn diet_name(t: T, key: &str) -> &'static str {
    match key {
        "nuts" => t.diet_nuts(),
        "shellfish" => t.diet_shellfish(),
        "gluten_free" => t.diet_gluten_free(),
        "lactose_free" => t.diet_lactose_free(),
        "vegetarian" => t.diet_vegetarian(),
        "vegan" => t.diet_vegan(),
        "halal" => t.diet_halal(),
        "kosher" => t.diet_kosher(),
        "pork_free" => t.diet_pork_free(),
        _ => t.diet_other(),
    }
}

/// The drawing of a diet: what may be dangerous looks so.
pub fn diet_glyph(key: &str) -> Glyph {
    match key {
        key if diets::is_allergy(key) => Glyph::Warning,
        "vegetarian" | "vegan" => Glyph::Leaf,
        "other" => Glyph::Comment,
        _ => Glyph::Tag,
    }
}

/// « Table 4 » of « 4 »: one that has a name goes by it.
pub fn table_words(t: T, table: &str) -> Option<String> {
    let table = table.trim();
    let first = table.chars().next()?;
    Some(if first.is_ascii_digit() { t.door_table(table) } else { table.to_owned() })
}

/// « le jeudi 10 décembre 2026, 18 h 30 ».
pub fn when_words(t: T, when: Option<&When>) -> String {
    let Some(when) = when else { return t.invitation_soon().to_owned() };
    let day = t.date_long(when.day());
    if when.is_all_day {
        t.invitation_when_day(&day)
    } else {
        t.invitation_when(&day, &clock(t, when.start.time()))
    }
}

/// What an invitation says: what, when, where, until when to answer.
pub fn invitation(t: T, office: &Office, event: &Event, code: Option<&str>) -> String {
    let mut lines = vec![
        t.remind_hello().to_owned(),
        String::new(),
        t.invitation_body(&title_of(t, event), &when_words(t, event.when.as_ref())),
    ];
    let place = venue_words(office, event.venue.as_ref());
    if !place.is_empty() {
        lines.push(t.invitation_where(&place));
    }
    if !event.access.trim().is_empty() {
        lines.push(event.access.trim().to_owned());
    }
    lines.extend([String::new(), ask_by(t, event)]);
    if let Some(code) = code {
        lines.extend([String::new(), t.invitation_code(code)]);
    }
    lines.join("\n")
}

/// What a reminder says.
pub fn reminder(t: T, event: &Event) -> String {
    let ask = t.remind_ask(&title_of(t, event), &when_words(t, event.when.as_ref()));
    [t.remind_hello(), "", &ask, &ask_by(t, event)].join("\n")
}

fn ask_by(t: T, event: &Event) -> String {
    event.answer_by.map_or_else(|| t.remind_soon().to_owned(), |day| t.remind_by(&t.date_long(day)))
}
