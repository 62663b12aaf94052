//! Where an intervention stands, and how long it took.

use chrono::{NaiveDateTime, NaiveTime, TimeDelta};

use super::entry::{Intervention, Outcome, Plan};

/// Somebody announced for an hour is not missed before this.
const PATIENCE: TimeDelta = TimeDelta::minutes(15);

/// Where an intervention stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum State {
    /// They are here.
    OnSite,
    /// They should have been here.
    Late,
    /// They are expected.
    Planned,
    /// They were called; no day is set.
    Called,
    /// They left; nobody noted what came of it.
    ToConclude,
    /// All is noted but how well it was done.
    ToRate,
    /// Over.
    Done,
    /// Over: nobody came.
    NoShow,
}

impl State {
    /// Whether nothing is left to do.
    #[must_use]
    pub fn is_over(self) -> bool {
        matches!(self, Self::Done | Self::NoShow | Self::ToRate)
    }

    /// Whether somebody is still to come.
    #[must_use]
    pub fn is_awaited(self) -> bool {
        matches!(self, Self::Planned | Self::Late | Self::Called)
    }
}

impl Plan {
    /// From when they are expected: the first minute of the day if no hour is set.
    #[must_use]
    pub fn start(&self) -> NaiveDateTime {
        self.day.and_time(self.from.unwrap_or(NaiveTime::MIN))
    }

    /// From when they are late: the end of the time set, a quarter of an hour after a bare hour, else the next day.
    #[must_use]
    pub fn limit(&self) -> NaiveDateTime {
        let over_night = |at: NaiveTime| match self.from {
            Some(from) if at < from => self.day.and_time(at).checked_add_signed(TimeDelta::days(1)),
            _ => Some(self.day.and_time(at)),
        };
        let at = match (self.to, self.from) {
            (Some(to), _) => over_night(to),
            (None, Some(from)) => self.day.and_time(from).checked_add_signed(PATIENCE),
            (None, None) => self.day.and_time(NaiveTime::MIN).checked_add_signed(TimeDelta::days(1)),
        };
        at.unwrap_or(NaiveDateTime::MAX)
    }
}

impl Intervention {
    /// Where it stands at a wall-clock time of the office.
    #[must_use]
    pub fn state(&self, now: NaiveDateTime) -> State {
        match (self.outcome, self.left, self.arrived) {
            (Some(Outcome::NoShow), ..) => return State::NoShow,
            (Some(_), ..) if self.rating.is_none() => return State::ToRate,
            (Some(_), ..) => return State::Done,
            (None, Some(_), _) => return State::ToConclude,
            (None, None, Some(_)) => return State::OnSite,
            (None, None, None) => {}
        }
        match self.plan {
            None => State::Called,
            Some(plan) if plan.limit() <= now => State::Late,
            Some(_) => State::Planned,
        }
    }

    /// Minutes on site, until now for those who are there; none where the times contradict each other.
    #[must_use]
    pub fn minutes_on_site(&self, now_ms: i64) -> Option<i64> {
        let arrived = self.arrived?;
        let until = self.left.or_else(|| self.outcome.is_none().then_some(now_ms))?;
        let ms = until.checked_sub(arrived)?;
        (0 <= ms).then_some(ms / 60_000)
    }
}
