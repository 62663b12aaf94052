//! Calendars out, component by component: what was read goes out as it came.

use super::read::Component;
use crate::content_line::fold;

/// The file of these components: lines end with `CRLF` and have 75 octets at most. `lines` are properties of the calendar
/// itself besides `VERSION` and `PRODID`.
#[must_use]
pub fn compose(lines: &[String], components: &[Component]) -> String {
    let mut out = String::new();
    for line in ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Intendance//Intendance//FR"] {
        fold(line, &mut out);
    }
    let is_ours = |line: &str| {
        let name = line.split([':', ';']).next().unwrap_or_default();
        ["VERSION", "PRODID", "BEGIN", "END"].iter().any(|ours| name.eq_ignore_ascii_case(ours))
    };
    for line in lines.iter().filter(|line| !is_ours(line)) {
        fold(line, &mut out);
    }
    for component in components {
        component.text().lines().for_each(|line| fold(line, &mut out));
    }
    fold("END:VCALENDAR", &mut out);
    out
}
