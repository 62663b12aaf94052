//! The rétroplanning in words.

use chrono::NaiveDate;
use events::retro::{Due, Standing, Trouble};

use super::data::{Laid, Row};
use crate::i18n::T;
use crate::widgets::icon::Glyph;

/// J-45, J, J+7: the distance of a day from D-day.
pub fn distance(t: T, days: i64) -> String {
    match days {
        0 => t.retro_d_day().to_owned(),
        days if days < 0 => t.retro_before(days.saturating_neg()),
        days => t.retro_after(days),
    }
}

/// When a task is due, as it is said in the plan.
pub fn due_words(t: T, due: Due, today: NaiveDate) -> String {
    match due {
        Due::Days(days) => distance(t, days),
        Due::WorkingDays(days) => t.retro_working(&distance(t, days)),
        Due::On(day) => t.date(day, today),
    }
}

/// How it stands, where that is worth a word.
pub fn standing_words(t: T, laid: &Laid, row: &Row) -> Option<(Glyph, String)> {
    let late = || row.due.map(|due| (laid.today - due).num_days()).unwrap_or_default();
    Some(match row.standing {
        Standing::Late => (Glyph::Warning, t.retro_late_by(usize::try_from(late()).unwrap_or_default())),
        Standing::Blocked => (Glyph::Pause, t.retro_blocked().to_owned()),
        Standing::Today => (Glyph::Clock, t.retro_today().to_owned()),
        Standing::Doing => (Glyph::Play, t.retro_doing().to_owned()),
        Standing::ToBegin => (Glyph::Play, t.retro_to_begin().to_owned()),
        Standing::Dropped => (Glyph::Close, t.retro_dropped().to_owned()),
        Standing::Done | Standing::Ahead | Standing::NoDay => return None,
    })
}

/// What is wrong with its place in the plan.
pub fn trouble_words(t: T, trouble: &(Trouble, String)) -> String {
    match trouble {
        (Trouble::Circle, _) => t.retro_circle().to_owned(),
        (Trouble::BeforeWhatItWaitsFor(_), other) => t.retro_too_early(other),
    }
}
