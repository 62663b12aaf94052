//! A task of the rétroplanning as rooms read it.

use chrono::NaiveDate;
use replica::RecordId;
use supply::read::{day, day_at, id, int_at, ms, text};

use crate::entry::entry;
use crate::kinds;
use crate::read::{int, reference};

/// On which day a task is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Due {
    /// So many days after D-day: -45 is J-45.
    Days(i64),
    /// So many working days after D-day.
    WorkingDays(i64),
    /// A day that does not move with the event.
    On(NaiveDate),
}

entry! {
    /// A task of the rétroplanning.
    Task = kinds::TASK;
    title: String = "title" => text,
    due: Option<Due> = "due" => read_due,
    /// How many days the work takes, up to the day it is due.
    days: Option<i64> = "days" => int,
    owner: Option<RecordId> = "owner" => id,
    /// A key: todo, doing, done, dropped.
    state: String = "stage" => text,
    /// The day on which it was done.
    done: Option<NaiveDate> = "done" => day,
    /// Why it cannot go on.
    blocked: String = "blocked" => text,
    notes: String = "notes" => text,
    party: Option<RecordId> = "party" => id,
    done_at: Option<i64> = "done_at" => ms,
    * after: RecordId = "after/" => reference,
}

impl Task {
    /// Whether it was done.
    #[must_use]
    pub fn is_done(&self) -> bool {
        self.state == "done"
    }

    /// Whether it was given up.
    #[must_use]
    pub fn is_dropped(&self) -> bool {
        self.state == "dropped"
    }

    /// Whether it is still to be done.
    #[must_use]
    pub fn is_open(&self) -> bool {
        !self.is_done() && !self.is_dropped()
    }
}

/// Reads `{"days": -45}`, `{"working": -5}` or `{"on": "2026-12-01"}`.
fn read_due(value: &replica::view::ValueRef<'_>) -> Option<Due> {
    day_at(value, "on")
        .map(Due::On)
        .or_else(|| int_at(value, "working").map(Due::WorkingDays))
        .or_else(|| int_at(value, "days").map(Due::Days))
}
