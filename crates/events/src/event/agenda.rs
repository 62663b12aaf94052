//! Which events are over, on now, to come; which of them a filter leaves.

use chrono::{Days, NaiveDateTime, NaiveTime, TimeDelta};
use replica::RecordId;

use super::{Category, Event, Occurrence, Status, When, occurrences_of};
use crate::Planner;
use crate::guests::Guest;

/// An event that ends by this hour of the morning is of the day before.
const SMALL_HOURS: u32 = 6;

impl When {
    /// The last day that it takes: a party that ends half an hour after midnight takes one day.
    #[must_use]
    pub fn last_day(&self) -> chrono::NaiveDate {
        let end = if self.is_all_day { self.end - TimeDelta::minutes(1) } else { self.end };
        let small = NaiveTime::from_hms_opt(SMALL_HOURS, 0, 0).unwrap_or_default();
        let is_night =
            !self.is_all_day && end.time() <= small && self.start < end && end.date() != self.day();
        let last = if is_night { end.date().pred_opt().unwrap_or(end.date()) } else { end.date() };
        last.max(self.day())
    }

    /// Where it stands at a moment of its own wall clock.
    #[must_use]
    pub fn phase(&self, clock: &dyn Clock) -> Phase {
        let now = clock.at(&self.zone);
        // Without an end, it lasts until midnight.
        let end = if self.end == self.start {
            self.day().succ_opt().unwrap_or_default().and_time(NaiveTime::MIN)
        } else {
            self.end
        };
        if now < self.start {
            Phase::Ahead((self.day() - now.date()).num_days())
        } else if now < end {
            Phase::Now
        } else {
            Phase::Past((now.date() - self.last_day()).num_days())
        }
    }

    /// How many days it takes.
    #[must_use]
    pub fn n_days(&self) -> i64 {
        (self.last_day() - self.day()).num_days() + 1
    }
}

/// What the clocks on the walls show at one moment.
pub trait Clock {
    /// In a zone.
    fn at(&self, zone: &str) -> NaiveDateTime;
}

/// The same everywhere.
impl Clock for NaiveDateTime {
    fn at(&self, _: &str) -> NaiveDateTime {
        *self
    }
}

/// Where an event stands in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// Without a day yet.
    Undated,
    /// Still to come, in so many days; 0 is later today.
    Ahead(i64),
    /// It takes place now.
    Now,
    /// Over since so many days.
    Past(i64),
}

impl Event {
    /// What kind of event it is.
    #[must_use]
    pub fn kind_of(&self) -> Category {
        Category::of(&self.category)
    }

    /// How far it is.
    #[must_use]
    pub fn state(&self) -> Status {
        Status::of(&self.status)
    }

    /// Where it stands at a moment of its own wall clock.
    #[must_use]
    pub fn phase(&self, clock: &dyn Clock) -> Phase {
        self.when.as_ref().map_or(Phase::Undated, |when| when.phase(clock))
    }
}

/// Which events are shown; nothing leaves all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Those this far; none leaves those called off out of the lists of what is to come.
    pub status: Option<Status>,
    /// Those of a kind.
    pub category: Option<Category>,
    /// Those that one person is in charge of.
    pub owner: Option<RecordId>,
}

impl Filter {
    /// Whether an event passes.
    #[must_use]
    pub fn lets(&self, event: &Event) -> bool {
        self.status.is_none_or(|status| event.state() == status)
            && self.category.is_none_or(|category| event.kind_of() == category)
            && self.owner.is_none_or(|owner| event.owner == Some(owner))
    }

    /// How many conditions it has.
    #[must_use]
    pub fn n(&self) -> usize {
        usize::from(self.status.is_some())
            + usize::from(self.category.is_some())
            + usize::from(self.owner.is_some())
    }
}

/// Events by when they are; one that comes again by its next time.
#[derive(Debug, Default)]
pub struct Agenda<'all> {
    /// They take place now.
    pub now: Vec<Occurrence<'all>>,
    /// To come, the nearest first.
    pub ahead: Vec<Occurrence<'all>>,
    /// Without a day yet.
    pub undated: Vec<&'all Event>,
    /// Over or called off, the last first.
    pub past: Vec<Occurrence<'all>>,
}

/// All events that a filter leaves: no templates, nothing of the bin.
#[must_use]
pub fn agenda<'all>(planner: &'all Planner, filter: &Filter, clock: &dyn Clock) -> Agenda<'all> {
    let mut agenda = Agenda::default();
    for event in all(planner).filter(|event| filter.lets(event)) {
        let Some(when) = &event.when else {
            agenda.undated.push(event);
            continue;
        };
        let once =
            || Occurrence { event, when: when.clone(), title: &event.title, key: None, is_cancelled: false };
        let it = next(event, clock).unwrap_or_else(once);
        match it.when.phase(clock) {
            _ if event.state() == Status::Cancelled => agenda.past.push(it),
            Phase::Now => agenda.now.push(it),
            Phase::Ahead(_) | Phase::Undated => agenda.ahead.push(it),
            Phase::Past(_) => agenda.past.push(it),
        }
    }
    let start = |it: &Occurrence<'_>| (it.when.start, it.event.id);
    agenda.now.sort_by_key(start);
    agenda.ahead.sort_by_key(start);
    agenda.undated.sort_by_key(|event| event.id);
    agenda.past.sort_by_key(|it| std::cmp::Reverse(start(it)));
    agenda
}

/// The next time of an event that comes again, or the one that takes place now; none within a year.
fn next<'all>(event: &'all Event, clock: &dyn Clock) -> Option<Occurrence<'all>> {
    event.repeat.as_ref().filter(|repeat| repeat.is_recurring())?;
    let today = clock.at(&event.when.as_ref()?.zone).date();
    let mut times = Vec::new();
    occurrences_of(event, today.pred_opt()?, today.checked_add_days(Days::new(366))?, &mut times);
    times.retain(|it| !it.is_cancelled && !matches!(it.when.phase(clock), Phase::Past(_)));
    times.into_iter().min_by_key(|it| it.when.start)
}

/// All events: no templates, nothing of the bin.
pub fn all(planner: &Planner) -> impl Iterator<Item = &Event> {
    planner.events.iter().filter(|event| !event.is_template)
}

/// How many are invited and how many come, those brought along included.
#[must_use]
pub fn heads(planner: &Planner, event: RecordId) -> (i64, i64) {
    let mut heads = (0_i64, 0_i64);
    for guest in planner.children::<Guest>(event).filter(|guest| !guest.is_walk_in) {
        let n = i64::from(guest.heads());
        heads.0 = heads.0.saturating_add(n);
        if guest.comes() {
            heads.1 = heads.1.saturating_add(n);
        }
    }
    heads
}
