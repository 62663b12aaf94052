//! The row of a request: what lists sort, filter and count by. Texts stay in the replica.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};
use replica::RecordId;
use replica::table::IdMap;
use replica::view::{Packed, ValueRef};

use crate::clock::BusinessClock;
use crate::kinds::field;
use crate::office::Named;
use crate::status::Status;
use crate::trade::{Priority, Trade};
use crate::zone::Zone;

/// Where a record is in its life.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Life {
    /// In use.
    #[default]
    Alive,
    /// In the bin, restorable.
    Trashed,
    /// Out of sight for good (a removed demonstration); still in the log.
    Purged,
}

impl Life {
    /// The life of a stored value.
    pub fn from_key(key: &str) -> Self {
        match key {
            "trashed" => Self::Trashed,
            "purged" => Self::Purged,
            _ => Self::Alive,
        }
    }
}

/// A request as lists see it.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The request.
    pub id: RecordId,
    /// Alive, in the bin, or gone.
    pub life: Life,
    /// Its status.
    pub status: Status,
    /// Since when it has that status, ms UTC.
    pub status_ms: i64,
    /// On whom it waits.
    pub waiting_on: Option<Box<str>>,
    /// Business minutes that it waited before, which its target time does not count.
    pub paused_minutes: i64,
    /// Its priority; normal when nobody said.
    pub priority: Priority,
    /// Where.
    pub place: Option<RecordId>,
    /// What kind of matter.
    pub category: Option<RecordId>,
    /// Who does such work.
    pub trade: Option<Trade>,
    /// Who asked.
    pub requester: Option<RecordId>,
    /// Who does it.
    pub assignee: Option<RecordId>,
    /// The day by which somebody wants it.
    pub due: Option<NaiveDate>,
    /// Tags.
    pub tags: Vec<Box<str>>,
    /// When it was asked, wall clock.
    pub reported: NaiveDateTime,
    /// When it was closed, wall clock.
    pub closed: Option<NaiveDateTime>,
    /// When its target time is up, wall clock; `None` if its category has none or it is closed. Moves on while it waits.
    pub deadline: Option<NaiveDateTime>,
    /// When anything of it last changed, ms UTC.
    pub changed_ms: i64,
    /// The import that brought it.
    pub import: Option<RecordId>,
    /// Whether a field holds values that people must decide between.
    pub has_conflict: bool,
}

impl Row {
    /// Whether it is open and in use.
    pub fn is_open(&self) -> bool {
        self.life == Life::Alive && !self.status.is_closed()
    }

    /// The moment by which it must be done: the earlier of its due day's end and its target time (which waits with it).
    pub fn limit(&self) -> Option<NaiveDateTime> {
        let due = self.due.map(|day| NaiveDateTime::new(day, NaiveTime::MIN) + TimeDelta::days(1));
        let deadline = if self.status.is_paused() { None } else { self.deadline };
        match (due, deadline) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (a, b) => a.or(b),
        }
    }

    /// Whether it should have been done by now.
    pub fn is_overdue(&self, now: NaiveDateTime) -> bool {
        self.is_open() && self.limit().is_some_and(|limit| limit <= now)
    }

    /// Whether it becomes overdue today or within four business hours.
    pub fn is_due_soon(&self, now: NaiveDateTime, clock: &BusinessClock) -> bool {
        self.is_open()
            && self.limit().is_some_and(|limit| {
                now < limit
                    && (limit.date() == now.date()
                        || self.due == Some(now.date())
                        || (limit - now < TimeDelta::days(5) && clock.business_between(now, limit) <= 240))
            })
    }
}

fn moment(value: &ValueRef<'_>, zone: &Zone) -> Option<NaiveDateTime> {
    if let Some(ms) = value.get("ms").and_then(|v| v.int()) {
        return Some(zone.civil(ms));
    }
    parse_civil(value.get("civil")?.text()?)
}

/// Reads `2025-03-14T01:20`, with or without seconds, or a bare date.
pub fn parse_civil(text: &str) -> Option<NaiveDateTime> {
    // By hand: chrono's format parser is slow for a hundred thousand rows.
    let number = |from: usize, to: usize| text.get(from..to)?.parse::<u32>().ok();
    let date = NaiveDate::from_ymd_opt(text.get(0..4)?.parse().ok()?, number(5, 7)?, number(8, 10)?)?;
    if text.len() == 10 {
        return date.and_hms_opt(0, 0, 0);
    }
    date.and_hms_opt(number(11, 13)?, number(14, 16)?, number(17, 19).unwrap_or(0))
}

fn id(value: &ValueRef<'_>) -> Option<RecordId> {
    value.text()?.parse().ok()
}

/// Reads a row. `has_conflict` says only that some field has several heads: whoever calls looks closer.
pub(super) fn read(packed: &Packed<'_>, zone: &Zone, clock: &BusinessClock, named: &IdMap<Named>) -> Row {
    let changed_ms = packed.latest().map_or(0, |hlc| hlc.ms as i64);
    let mut row = Row {
        id: packed.id,
        life: Life::Alive,
        status: Status::New,
        status_ms: 0,
        waiting_on: None,
        paused_minutes: 0,
        priority: Priority::P3,
        place: None,
        category: None,
        trade: None,
        requester: None,
        assignee: None,
        due: None,
        tags: Vec::new(),
        reported: NaiveDateTime::MIN,
        closed: None,
        deadline: None,
        changed_ms,
        import: None,
        has_conflict: false,
    };
    // What is damaged shows what could be read.
    let has_several = packed.shown(|name, shown| {
        let value = &shown.value;
        match name {
            field::LIFE => row.life = value.text().map_or(Life::Alive, Life::from_key),
            field::STATUS => {
                row.status =
                    value.get("s").and_then(|s| s.text().map(Status::from_key)).unwrap_or(Status::New);
                row.status_ms = value.get("at").and_then(|v| v.int()).unwrap_or(0);
                row.waiting_on = value.get("on").and_then(|v| v.text().map(Into::into));
                row.paused_minutes = value.get("paused").and_then(|v| v.int()).unwrap_or(0);
            }
            field::PRIORITY => {
                row.priority = value.text().and_then(Priority::from_key).unwrap_or(Priority::P3);
            }
            field::PLACE => row.place = id(value),
            field::CATEGORY => row.category = id(value),
            field::TRADE => row.trade = value.text().and_then(Trade::from_key),
            field::REQUESTER => row.requester = id(value),
            field::ASSIGNEE => row.assignee = id(value),
            field::DUE => row.due = value.text().and_then(parse_civil).map(|at| at.date()),
            field::REPORTED => row.reported = moment(value, zone).unwrap_or(NaiveDateTime::MIN),
            field::CLOSED => row.closed = moment(value, zone),
            field::IMPORT => row.import = id(value),
            _ => {
                if let Some(tag) = name.strip_prefix("tags/") {
                    row.tags.push(tag.into());
                }
            }
        }
    });
    row.has_conflict = has_several.unwrap_or_default();
    if row.reported == NaiveDateTime::MIN {
        row.reported = zone.civil(made_ms(packed.id).unwrap_or(changed_ms));
    }
    if row.trade.is_none() {
        row.trade = row.category.and_then(|c| named.get(&c)).and_then(|n| n.trade);
    }
    if row.is_open() {
        let hours = row.category.and_then(|c| named.get(&c)).and_then(|n| n.target_hours);
        row.deadline = hours.map(|hours| {
            clock.add_business_minutes(row.reported, i64::from(hours) * 60 + row.paused_minutes.max(0))
        });
    }
    row
}

/// When a record with a time in its id (UUIDv7) was made, ms UTC.
pub fn made_ms(id: RecordId) -> Option<i64> {
    let [a, b, c, d, e, f, version, ..] = *id.as_bytes();
    (version >> 4 == 7).then(|| i64::from_be_bytes([0, 0, a, b, c, d, e, f]))
}
