//! The first screen: what presses most, what is late or due, what moved since yesterday.

use std::cmp::Reverse;
use std::collections::HashMap;

use chrono::{Days, NaiveDateTime};

use crate::office::row::made_ms;
use crate::office::{Life, Office, Row};
use crate::status::Status;
use crate::trade::Priority;

/// How many things come first.
pub const N_FIRST: usize = 3;

/// So many requests that changed at one moment came from a file, an example or a bulk act.
const MANY: usize = 12;
/// An edit so long after the last event is an event of its own.
const EDIT_MS: i64 = 10 * 60_000;

/// Why a request comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// Urgent, and already late.
    UrgentAndOverdue,
    /// Urgent, and nobody waits for somebody else.
    Urgent,
    /// Late.
    Overdue,
    /// To be done by tonight.
    DueToday,
}

/// What last happened to a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Moved {
    /// It was asked.
    Created,
    /// Its status changed; the row says to which.
    Status,
    /// Somebody wrote a comment.
    Commented,
    /// Anything else of it changed.
    Edited,
}

/// A request that moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Move {
    /// The row's number.
    pub row: u32,
    /// What happened.
    pub what: Moved,
    /// When, ms UTC.
    pub at_ms: i64,
}

/// The first screen's content. Numbers are those of [`Office::rows`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Today {
    /// At most [`N_FIRST`], the most pressing first.
    pub first: Vec<(u32, Reason)>,
    /// Late ones, the most pressing first.
    pub overdue: Vec<u32>,
    /// Those to be done by tonight and not yet late, the most pressing first.
    pub due_today: Vec<u32>,
    /// How many wait for somebody.
    pub n_waiting: usize,
    /// How many are open.
    pub n_open: usize,
    /// How many are in use, closed ones included.
    pub n_alive: usize,
    /// What moved since yesterday 0:00, the latest first.
    pub moved: Vec<Move>,
    /// How many more changed since then, many at one moment: a file, an example, a bulk act.
    pub n_at_once: usize,
}

/// Why a request presses now; `None` if it does not.
///
/// What waits for somebody else presses only once it is late or due.
pub fn reason(row: &Row, now: NaiveDateTime) -> Option<Reason> {
    if !row.is_open() {
        return None;
    }
    let is_urgent = row.priority == Priority::P1;
    match (is_urgent, row.is_overdue(now)) {
        (true, true) => Some(Reason::UrgentAndOverdue),
        (true, false) if !row.status.is_paused() => Some(Reason::Urgent),
        (false, true) => Some(Reason::Overdue),
        _ => row.is_due_today(now).then_some(Reason::DueToday),
    }
}

/// Orders what presses: the reason, then the priority, then the limit, then who asked first.
fn pressure(row: &Row, reason: Reason) -> impl Ord + use<> {
    (reason, row.priority, row.limit().unwrap_or(NaiveDateTime::MAX), row.reported, row.id)
}

impl Row {
    /// Whether it must be done by tonight and is not late yet.
    pub fn is_due_today(&self, now: NaiveDateTime) -> bool {
        let is_before_midnight = |limit: NaiveDateTime| {
            let last_minute = limit - chrono::TimeDelta::minutes(1);
            now < limit && last_minute.date() <= now.date()
        };
        self.is_open() && self.limit().is_some_and(is_before_midnight)
    }
}

impl Office {
    /// The first screen at a moment of the office's wall clock.
    pub fn today(&self, now: NaiveDateTime) -> Today {
        let since = now.date().checked_sub_days(Days::new(1)).unwrap_or(now.date());
        let since_ms = self.zone.instant(NaiveDateTime::from(since));
        let mut today = Today::default();
        let mut pressing: Vec<(_, u32, Reason)> = Vec::new();
        let (mut changed, mut at_once) = (Vec::new(), HashMap::<i64, usize>::new());
        for (at, row) in (0_u32..).zip(&self.rows).filter(|(_, row)| row.life == Life::Alive) {
            today.n_alive += 1;
            today.n_open += usize::from(row.is_open());
            today.n_waiting += usize::from(row.is_open() && row.status == Status::Waiting);
            if let Some(reason) = reason(row, now) {
                pressing.push((pressure(row, reason), at, reason));
            }
            if since_ms <= row.changed_ms {
                changed.push(at);
                *at_once.entry(row.changed_ms).or_default() += 1;
            }
        }
        for at in changed {
            let Some(row) = self.rows.get(at as usize) else { continue };
            let is_bulk = at_once.get(&row.changed_ms).is_some_and(|n| MANY <= *n);
            match self.moved(row, since_ms, is_bulk) {
                Some((what, at_ms)) => today.moved.push(Move { row: at, what, at_ms }),
                None => today.n_at_once += 1,
            }
        }
        pressing.sort_by(|a, b| a.0.cmp(&b.0));
        for (_, at, reason) in pressing {
            if today.first.len() < N_FIRST {
                today.first.push((at, reason));
            }
            let Some(row) = self.rows.get(at as usize) else { continue };
            if row.is_overdue(now) {
                today.overdue.push(at);
            } else if row.is_due_today(now) {
                today.due_today.push(at);
            }
        }
        today.moved.sort_by_key(|moved| (Reverse(moved.at_ms), moved.row));
        today
    }

    /// What last happened to a request that changed since `since_ms`.
    ///
    /// Of those that changed with many others, only what happened in the office counts, by the times that they store.
    fn moved(&self, row: &Row, since_ms: i64, is_bulk: bool) -> Option<(Moved, i64)> {
        let comments = self.children.get(&row.id).map(|c| c.comments.as_slice()).unwrap_or_default();
        let comment_ms = comments.iter().filter_map(|id| made_ms(*id)).max().unwrap_or(0);
        let reported_ms = self.zone.instant(row.reported);
        let events = [
            (Moved::Created, reported_ms),
            (Moved::Status, if row.status == Status::New { 0 } else { row.status_ms }),
            (Moved::Commented, if is_bulk { 0 } else { comment_ms }),
        ];
        let last = events.into_iter().max_by_key(|(_, ms)| *ms).filter(|(_, ms)| since_ms <= *ms);
        // An act is stamped a moment after it took the time that it stores.
        let is_edited = !is_bulk && last.is_none_or(|(_, ms)| EDIT_MS < row.changed_ms - ms);
        if is_edited { Some((Moved::Edited, row.changed_ms)) } else { last }
    }
}

/// Whether anything was ever written here: categories that every workspace has do not count.
pub fn is_untouched(office: &Office) -> bool {
    office.rows.iter().all(|row| row.life == Life::Purged)
        && office.named.values().all(|named| named.is_builtin || !named.is_alive)
        && office.views.is_empty()
}

#[cfg(test)]
#[path = "today_tests.rs"]
mod tests;
