//! What of a file a calendar at an address shows, that anybody may read who has it: titles, dates, places and status.

use files::content_line::ContentLine;
use files::ical::Component;
use serde_json::Value;

use super::super::zone::Offsets;

/// Lines of an event that stay.
const OF_EVENT: [&str; 14] = [
    "UID",
    "DTSTAMP",
    "LAST-MODIFIED",
    "SEQUENCE",
    "RECURRENCE-ID",
    "DTSTART",
    "DTEND",
    "DURATION",
    "RRULE",
    "RDATE",
    "EXDATE",
    "SUMMARY",
    "LOCATION",
    "STATUS",
];
/// Lines of a zone that stay: `TZNAME` may be anything.
const OF_ZONE: [&str; 6] = ["TZID", "DTSTART", "TZOFFSETFROM", "TZOFFSETTO", "RRULE", "RDATE"];
/// What lines say of themselves that stays.
const PARAMS: [&str; 2] = ["TZID", "VALUE"];

/// Takes out of a stored `ical` or `occ/…` all but titles, dates, places and status, identity and version. Of zones stay
/// those that `own` does not know.
pub fn open_part(value: &mut Value, own: &dyn Offsets) {
    let Some(map) = value.as_object_mut() else { return };
    for key in ["others", "cal"] {
        map.remove(key);
    }
    let mut reduce = |key: &str, is_kept: &dyn Fn(&Component) -> bool, names: &[&str]| {
        let Some(text) = map.get(key).and_then(Value::as_str) else { return };
        let components = Component::of_text(text).into_iter().filter(is_kept);
        let texts: Vec<String> = components.map(|component| reduced(&component, names).text()).collect();
        map.insert(key.to_owned(), texts.join("\n").into());
    };
    reduce("lines", &|component| component.name == "VEVENT", &OF_EVENT);
    let is_foreign = |zone: &Component| {
        zone.first("TZID").is_some_and(|line| own.offset_seconds(line.value.trim(), 0).is_none())
    };
    reduce("zones", &|zone| zone.name == "VTIMEZONE" && is_foreign(zone), &OF_ZONE);
}

fn reduced(component: &Component, names: &[&str]) -> Component {
    let lines = component.lines.iter().filter_map(|line| {
        let mut line = ContentLine::parse(line)?;
        line.group = None;
        line.params.retain(|param| PARAMS.iter().any(|name| param.name.eq_ignore_ascii_case(name)));
        names.iter().any(|name| line.is(name)).then(|| line.unfolded())
    });
    let children = component.children.iter().filter(|child| matches!(&*child.name, "STANDARD" | "DAYLIGHT"));
    Component {
        name: component.name.clone(),
        lines: lines.collect(),
        children: children.map(|child| reduced(child, names)).collect(),
    }
}
