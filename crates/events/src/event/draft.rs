//! What a form says of an event, and what is wrong with it.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};
use domain::money::Cents;
use replica::RecordId;

use super::zone::{Moment, Offsets, moment};
use super::{Event, Venue, When};

/// An event that ends earlier in the day than it starts ends the day after, if that makes it no longer than this.
const NIGHT_HOURS: i64 = 14;

/// All that a form says of an event.
#[derive(Clone, Debug, Default, PartialEq)]
#[expect(missing_docs, reason = "the fields are those of the record; see docs/events.md")]
pub struct Draft {
    pub title: String,
    pub category: String,
    pub is_template: bool,
    pub when: Option<When>,
    pub venue: Option<Venue>,
    pub access: String,
    pub capacity: Option<i64>,
    pub owner: Option<RecordId>,
    pub team: Vec<RecordId>,
    pub status: String,
    pub cap: Option<Cents>,
    pub notes: String,
    /// The template or the event that it is made from.
    pub model: Option<RecordId>,
}

impl Draft {
    /// What an event says now.
    #[must_use]
    pub fn of(event: &Event) -> Self {
        Self {
            title: event.title.clone(),
            category: event.category.clone(),
            is_template: event.is_template,
            when: event.when.clone(),
            venue: event.venue.clone(),
            access: event.access.clone(),
            capacity: event.capacity,
            owner: event.owner,
            team: event.team.clone(),
            status: event.status.clone(),
            cap: event.cap,
            notes: event.notes.clone(),
            model: event.model,
        }
    }
}

/// Why the times of a form are none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhenError {
    /// Hours without a day.
    NoDay,
    /// A day without the hour at which it starts, and not a whole day.
    NoStart,
    /// It ends before it starts.
    EndsBeforeStart,
    /// The clocks jump over this hour of that day.
    NoSuchHour {
        /// What was typed.
        typed: NaiveDateTime,
        /// What the clocks show when as much time has passed.
        next: NaiveDateTime,
        /// Whether it is the end's, not the start's.
        is_end: bool,
    },
}

/// Days and hours as they stand in a form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TypedWhen {
    /// The first day.
    pub day: Option<NaiveDate>,
    /// When it starts that day.
    pub from: Option<NaiveTime>,
    /// The last day, where it was chosen; else it follows from the hours.
    pub last: Option<NaiveDate>,
    /// When it ends; none is not known.
    pub to: Option<NaiveTime>,
    /// Whole days.
    pub is_all_day: bool,
    /// The IANA name of the zone.
    pub zone: String,
}

impl TypedWhen {
    /// As a form shows it.
    #[must_use]
    pub fn of(when: &When) -> Self {
        let last = if when.is_all_day { when.end.date().pred_opt() } else { Some(when.end.date()) };
        let typed = Self {
            day: Some(when.start.date()),
            from: (!when.is_all_day).then(|| when.start.time()),
            last: None,
            to: (!when.is_all_day && when.start != when.end).then(|| when.end.time()),
            is_all_day: when.is_all_day,
            zone: when.zone.clone(),
        };
        if typed.last_day() == last { typed } else { Self { last, ..typed } }
    }

    /// The first of its hours that comes twice that night, if one does.
    #[must_use]
    pub fn twice(&self, offsets: &dyn Offsets) -> Option<NaiveDateTime> {
        let when = self.read(None).ok().flatten().filter(|when| !when.is_all_day)?;
        let comes_twice =
            |at: &NaiveDateTime| matches!(moment(offsets, &self.zone, *at), Some(Moment::Twice(..)));
        [when.start, when.end].into_iter().find(comes_twice)
    }

    /// The last day: the one chosen, else the first, or the day after for what goes on past midnight.
    #[must_use]
    pub fn last_day(&self) -> Option<NaiveDate> {
        let day = self.day?;
        if self.last.is_some() {
            return self.last;
        }
        let night = match (self.is_all_day, self.from, self.to) {
            (false, Some(from), Some(to)) if to < from => to - from + TimeDelta::days(1),
            _ => return Some(day),
        };
        if night <= TimeDelta::hours(NIGHT_HOURS) { day.succ_opt() } else { Some(day) }
    }

    /// What it means; nothing for an event without a day. Without `offsets`, hours that the clocks jump over pass.
    ///
    /// # Errors
    /// What has to be corrected first.
    pub fn read(&self, offsets: Option<&dyn Offsets>) -> Result<Option<When>, WhenError> {
        let Some((day, last)) = self.day.zip(self.last_day()) else {
            let has_hours = self.from.is_some() || self.to.is_some() || self.last.is_some();
            return if has_hours { Err(WhenError::NoDay) } else { Ok(None) };
        };
        let (start, end) = if self.is_all_day {
            (day.and_time(NaiveTime::MIN), last.succ_opt().unwrap_or(last).and_time(NaiveTime::MIN))
        } else {
            let from = self.from.ok_or(WhenError::NoStart)?;
            let start = day.and_time(from);
            (start, self.to.map_or(start.max(last.and_time(from)), |to| last.and_time(to)))
        };
        if end < start || last < day {
            return Err(WhenError::EndsBeforeStart);
        }
        if let Some(offsets) = offsets.filter(|_| !self.is_all_day) {
            for (typed, is_end) in [(start, false), (end, true)] {
                if let Some(Moment::Never { shows: next, .. }) = moment(offsets, &self.zone, typed) {
                    return Err(WhenError::NoSuchHour { typed, next, is_end });
                }
            }
        }
        Ok(Some(When { start, end, zone: self.zone.clone(), is_all_day: self.is_all_day }))
    }
}
