//! A request as written here: its dates are working days, counted back from today.

use chrono::{NaiveDate, NaiveDateTime};

use super::{Comment, Request, Step};
use crate::calendar::{Region, add_working_days};
use crate::money::Cents;
use crate::status::Status;
use crate::trade::{Priority, builtin_category};

/// Hour and minute.
type Time = (u32, u32);

/// A step of the status: working days after the request, time, who, what.
pub(super) type Go = (i64, Time, &'static str, To);

/// Where a step leads.
#[derive(Clone, Copy)]
pub(super) enum To {
    Qualified,
    Progress,
    /// On whom.
    Waiting(&'static str),
    Done,
    Refused,
}

/// A request to be placed before a day.
#[derive(Clone, Copy)]
pub(super) struct Seed {
    pub key: &'static str,
    pub title: &'static str,
    pub text: &'static str,
    pub category: &'static str,
    pub priority: Priority,
    pub place: &'static str,
    pub by: &'static str,
    pub to: Option<&'static str>,
    pub watchers: &'static [&'static str],
    /// Working days before today.
    pub ago: i64,
    pub at: Time,
    /// Working days after today (before, when negative).
    pub due: Option<i64>,
    pub tags: &'static [&'static str],
    pub cents: Option<i64>,
    pub steps: &'static [Go],
    /// Working days after the request, time, who, what.
    pub comments: &'static [(i64, Time, &'static str, &'static str)],
    pub checklist: &'static [(&'static str, bool)],
}

/// What most requests have in common.
pub(super) const SEED: Seed = Seed {
    key: "",
    title: "",
    text: "",
    category: "other",
    priority: Priority::P3,
    place: "site",
    by: "camille",
    to: None,
    watchers: &[],
    ago: 1,
    at: (9, 0),
    due: None,
    tags: &[],
    cents: None,
    steps: &[],
    comments: &[],
    checklist: &[],
};

impl Seed {
    /// `None` only where chrono has no such date.
    pub fn place_before(&self, today: NaiveDate) -> Option<Request> {
        let day = add_working_days(today, -self.ago, Region::France);
        let at = |days, (hour, minute): Time| -> Option<NaiveDateTime> {
            add_working_days(day, days, Region::France).and_hms_opt(hour, minute, 0)
        };
        let step = |&(days, time, by, to): &Go| {
            let (status, on) = match to {
                To::Qualified => (Status::Qualified, None),
                To::Progress => (Status::Progress, None),
                To::Waiting(on) => (Status::Waiting, Some(on)),
                To::Done => (Status::Done, None),
                To::Refused => (Status::Refused, None),
            };
            Some(Step { at: at(days, time)?, by, status, on })
        };
        let comment = |&(days, time, by, text)| Some(Comment { at: at(days, time)?, by, text });
        Some(Request {
            key: self.key,
            title: self.title,
            description: self.text,
            category: self.category,
            trade: builtin_category(self.category)?.trade,
            priority: self.priority,
            place: self.place,
            requester: self.by,
            assignee: self.to,
            watchers: self.watchers,
            due: self.due.map(|days| add_working_days(today, days, Region::France)),
            tags: self.tags,
            cost: self.cents.map(Cents),
            reported: at(0, self.at)?,
            history: self.steps.iter().map(step).collect::<Option<_>>()?,
            comments: self.comments.iter().map(comment).collect::<Option<_>>()?,
            checklist: self.checklist,
        })
    }
}
