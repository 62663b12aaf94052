//! Minutes of D-day: 0 is its midnight, 1155 is 19:15, 1470 is 00:30 of the next day, -60 is 23:00 of the day before.

/// Minutes of a day.
pub const DAY: i64 = 24 * 60;
/// Nothing of a show is further from D-day: 19 years. What is beyond is read as this.
const BOUND: i64 = 10_000_000;

/// A number of minutes that any sum of a whole conducteur can be made from.
#[must_use]
pub fn bounded(minutes: i64) -> i64 {
    minutes.clamp(-BOUND, BOUND)
}

/// The time on a clock's face, and by how many days it is away from D-day.
#[must_use]
pub const fn clock(minute: i64) -> (i64, i64) {
    (minute.rem_euclid(DAY), minute.div_euclid(DAY))
}

/// Hours and minutes on a clock's face.
#[must_use]
pub const fn hours(minute: i64) -> (i64, i64) {
    let (face, _) = clock(minute);
    (face / 60, face % 60)
}

/// The minute of D-day that a time on a clock's face means next to another: 00:30 after 21:20 is of the next day, and
/// 20:00 is of the same one.
#[must_use]
pub fn nearest(face: i64, to: i64) -> i64 {
    let to = bounded(to);
    let same = to.div_euclid(DAY) * DAY + face.rem_euclid(DAY);
    [same - DAY, same, same + DAY].into_iter().min_by_key(|minute| (minute - to).abs()).unwrap_or(same)
}

/// Reads a time as people write it: `19:15`, `19h15`, `19 h`, `9h5`, `1915`.
#[must_use]
pub fn parse(text: &str) -> Option<i64> {
    let text: String = text.chars().filter(|c| !c.is_whitespace()).map(|c| c.to_ascii_lowercase()).collect();
    let (hour, minute) = match text.split_once([':', 'h', '.']) {
        Some((hour, minute)) => (hour, minute.trim_end_matches("min").trim_end_matches('m')),
        None if (3..=4).contains(&text.len()) && text.is_ascii() => text.split_at(text.len() - 2),
        None => (text.as_str(), ""),
    };
    let number = |text: &str| -> Option<i64> {
        if text.is_empty() || 2 < text.len() || !text.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        text.parse().ok()
    };
    let hour = number(hour)?;
    let minute = if minute.is_empty() { 0 } else { number(minute)? };
    (hour < 24 && minute < 60).then_some(hour * 60 + minute).or((hour == 24 && minute == 0).then_some(0))
}
