//! The moment, on the wall clock of any zone.

use chrono::{NaiveDate, NaiveDateTime};
use events::event::agenda::Clock;
use events::event::zone;

use crate::platform::zones;
use crate::session::Session;

/// A moment.
#[derive(Clone, Debug, PartialEq)]
pub struct Now {
    office: NaiveDateTime,
    zone: String,
    ms: i64,
}

impl Now {
    /// The present one, followed to the half minute.
    pub fn of(session: Session) -> Self {
        Self { office: session.now(), zone: zones::name(), ms: session.now_ms() }
    }

    /// The office's day.
    pub const fn date(&self) -> NaiveDate {
        self.office.date()
    }
}

impl Clock for Now {
    fn at(&self, zone: &str) -> NaiveDateTime {
        let elsewhere = || zone::civil(&zones::Browser, zone, self.ms);
        Some(self.office).filter(|_| zone == self.zone).or_else(elsewhere).unwrap_or(self.office)
    }
}
