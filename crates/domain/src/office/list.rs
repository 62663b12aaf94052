//! Lists: rows that pass the filters, in groups, with counts for every filter.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

use chrono::{NaiveDate, NaiveDateTime};
use replica::RecordId;

use crate::office::{Life, Office, Row};
use crate::query::{Group, Query, Sort, Timing};
use crate::status::Status;

/// What a group of rows has in common.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum GroupKey {
    /// A status.
    Status(Status),
    /// A place, person or category; `None` where nobody said.
    Ref(Option<RecordId>),
    /// A priority, `p1` to `p4`.
    Priority(&'static str),
    /// When it is due.
    Due(DueGroup),
    /// Everything.
    All,
}

/// When rows of a group are due.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the names say it")]
pub enum DueGroup {
    Overdue,
    Today,
    Week,
    Later,
    None,
    Closed,
}

/// A group: its rows are `start..start + len` of [`Listing::rows`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupSpan {
    /// What they share.
    pub key: GroupKey,
    /// The first.
    pub start: usize,
    /// How many.
    pub len: usize,
}

/// A list, ready to be drawn.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listing {
    /// Row numbers in order.
    pub rows: Vec<u32>,
    /// Their groups.
    pub groups: Vec<GroupSpan>,
}

/// How many rows each value of each filter would show, the other filters staying as they are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facets {
    /// By status key; `open` counts all that are not closed.
    pub status: HashMap<String, usize>,
    /// By category.
    pub category: HashMap<RecordId, usize>,
    /// By trade key.
    pub trade: HashMap<&'static str, usize>,
    /// By place, each with what lies in it.
    pub place: HashMap<RecordId, usize>,
    /// By priority key.
    pub priority: HashMap<&'static str, usize>,
    /// By person who does it.
    pub assignee: HashMap<RecordId, usize>,
    /// By person who asked.
    pub requester: HashMap<RecordId, usize>,
    /// By tag.
    pub tag: HashMap<Box<str>, usize>,
    /// Overdue rows.
    pub overdue: usize,
    /// Rows due today.
    pub today: usize,
    /// Rows due soon.
    pub soon: usize,
}

/// The counts above the list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct QuickCounts {
    /// Not closed, whatever statuses are chosen.
    pub open: usize,
    /// Overdue, whatever timing is chosen.
    pub overdue: usize,
    /// Due soon, whatever timing is chosen.
    pub soon: usize,
}

/// The filters, as bits of a row that fails them.
mod fails {
    pub const STATUS: u32 = 1;
    pub const CATEGORY: u32 = 2;
    pub const TRADE: u32 = 4;
    pub const PLACE: u32 = 8;
    pub const PRIORITY: u32 = 16;
    pub const ASSIGNEE: u32 = 32;
    pub const REQUESTER: u32 = 64;
    pub const TAG: u32 = 128;
    pub const TIMING: u32 = 256;
    pub const OTHER: u32 = 512;
}

fn fails(is_set: bool, passes: bool, bit: u32) -> u32 {
    if is_set && !passes { bit } else { 0 }
}

fn has<T: PartialEq>(wanted: &[T], value: Option<&T>) -> bool {
    value.is_some_and(|value| wanted.contains(value))
}

/// A query with its places widened and its words found, ready to test rows.
struct Test<'a> {
    query: &'a Query,
    places: HashSet<RecordId>,
    found: Option<HashSet<u32>>,
    now: NaiveDateTime,
}

impl Office {
    fn test<'a>(&self, query: &'a Query, now: NaiveDateTime) -> Test<'a> {
        let is_in = |id: &RecordId| query.place.iter().any(|wide| self.is_within(*id, *wide));
        let places = if query.place.is_empty() {
            HashSet::new()
        } else {
            self.named.keys().copied().filter(is_in).chain(query.place.iter().copied()).collect()
        };
        let found = (!query.text.trim().is_empty()).then(|| {
            self.index.query(&query.text, self.rows.len()).hits.into_iter().map(|hit| hit.doc).collect()
        });
        Test { query, places, found, now }
    }

    fn failures(&self, row: &Row, at: u32, test: &Test<'_>) -> u32 {
        let Test { query, places, found, now } = test;
        let life = if query.bin { Life::Trashed } else { Life::Alive };
        let is_shown = row.life == life
            && found.as_ref().is_none_or(|found| found.contains(&at))
            && query.import.is_none_or(|import| row.import == Some(import));
        let status = row.status.key();
        let in_status = || {
            query
                .status
                .iter()
                .any(|wanted| wanted == status || (wanted == "open" && !row.status.is_closed()))
        };
        let trade = || row.trade.is_some_and(|trade| query.trade.iter().any(|wanted| wanted == trade.key()));
        let tag = || row.tags.iter().any(|tag| query.tag.iter().any(|wanted| **wanted == **tag));
        fails(true, is_shown, fails::OTHER)
            | fails(!query.status.is_empty(), in_status(), fails::STATUS)
            | fails(!query.category.is_empty(), has(&query.category, row.category.as_ref()), fails::CATEGORY)
            | fails(!query.trade.is_empty(), trade(), fails::TRADE)
            | fails(!query.place.is_empty(), row.place.is_some_and(|p| places.contains(&p)), fails::PLACE)
            | fails(
                !query.priority.is_empty(),
                query.priority.iter().any(|p| p == row.priority.key()),
                fails::PRIORITY,
            )
            | fails(!query.assignee.is_empty(), has(&query.assignee, row.assignee.as_ref()), fails::ASSIGNEE)
            | fails(
                !query.requester.is_empty(),
                has(&query.requester, row.requester.as_ref()),
                fails::REQUESTER,
            )
            | fails(!query.tag.is_empty(), tag(), fails::TAG)
            | match query.timing {
                None => 0,
                Some(Timing::Overdue) => fails(true, row.is_overdue(*now), fails::TIMING),
                Some(Timing::Today) => fails(true, row.is_due_today(*now), fails::TIMING),
                Some(Timing::Soon) => fails(true, row.is_due_soon(*now, &self.clock), fails::TIMING),
            }
    }

    /// The rows that pass, grouped and ordered, at a moment of the office's wall clock.
    pub fn list(&self, query: &Query, now: NaiveDateTime) -> Listing {
        let test = self.test(query, now);
        let passing =
            self.rows.iter().enumerate().filter(|(at, row)| self.failures(row, *at as u32, &test) == 0);
        let mut keyed: Vec<(usize, SortKey, u32)> = Vec::new();
        let mut ranks = GroupRanks::default();
        for (at, row) in passing {
            let group = ranks.rank(self.group_key(row, query.group, now));
            keyed.push((group, sort_key(row, query.sort, now), at as u32));
        }
        let order = ranks.order(self);
        keyed.sort_by(|a, b| {
            let rank = |k: &(usize, SortKey, u32)| order.get(k.0).copied().unwrap_or(usize::MAX);
            rank(a).cmp(&rank(b)).then_with(|| a.1.cmp(&b.1)).then_with(|| a.2.cmp(&b.2))
        });
        let mut listing = Listing { rows: keyed.iter().map(|k| k.2).collect(), groups: Vec::new() };
        for chunk in keyed.chunk_by(|a, b| a.0 == b.0) {
            let start = listing.groups.last().map_or(0, |g| g.start + g.len);
            let key = chunk.first().and_then(|k| ranks.keys.get(k.0)).cloned().unwrap_or(GroupKey::All);
            listing.groups.push(GroupSpan { key, start, len: chunk.len() });
        }
        listing
    }

    /// How many rows pass.
    pub fn count(&self, query: &Query, now: NaiveDateTime) -> usize {
        let test = self.test(query, now);
        self.rows.iter().enumerate().filter(|(at, row)| self.failures(row, *at as u32, &test) == 0).count()
    }

    /// The three counts that always show above the list, in one light pass.
    pub fn quick_counts(&self, query: &Query, now: NaiveDateTime) -> QuickCounts {
        let test = self.test(query, now);
        let mut counts = QuickCounts::default();
        for (at, row) in self.rows.iter().enumerate() {
            let failed = self.failures(row, at as u32, &test);
            if failed & !fails::STATUS == 0 && !row.status.is_closed() {
                counts.open += 1;
            }
            if failed & !fails::TIMING == 0 && row.is_open() {
                counts.overdue += usize::from(row.is_overdue(now));
                counts.soon += usize::from(row.is_due_soon(now, &self.clock));
            }
        }
        counts
    }

    /// The counts beside the filters.
    pub fn facets(&self, query: &Query, now: NaiveDateTime) -> Facets {
        let test = self.test(query, now);
        let mut facets = Facets::default();
        // Many rows share a place: its path is walked once.
        let mut in_place: HashMap<RecordId, usize> = HashMap::new();
        for (at, row) in self.rows.iter().enumerate() {
            let failed = self.failures(row, at as u32, &test);
            // A row counts for a filter if nothing else keeps it out.
            let counts = |bit: u32| failed & !bit == 0;
            if counts(fails::STATUS) {
                *facets.status.entry(row.status.key().to_owned()).or_default() += 1;
                if !row.status.is_closed() {
                    *facets.status.entry("open".to_owned()).or_default() += 1;
                }
            }
            if counts(fails::CATEGORY)
                && let Some(id) = row.category
            {
                *facets.category.entry(id).or_default() += 1;
            }
            if counts(fails::TRADE)
                && let Some(trade) = row.trade
            {
                *facets.trade.entry(trade.key()).or_default() += 1;
            }
            if counts(fails::PLACE)
                && let Some(id) = row.place
            {
                *in_place.entry(id).or_default() += 1;
            }
            if counts(fails::PRIORITY) {
                *facets.priority.entry(row.priority.key()).or_default() += 1;
            }
            if counts(fails::ASSIGNEE)
                && let Some(id) = row.assignee
            {
                *facets.assignee.entry(id).or_default() += 1;
            }
            if counts(fails::REQUESTER)
                && let Some(id) = row.requester
            {
                *facets.requester.entry(id).or_default() += 1;
            }
            if counts(fails::TAG) {
                for tag in &row.tags {
                    *facets.tag.entry(tag.clone()).or_default() += 1;
                }
            }
            if counts(fails::TIMING) {
                facets.overdue += usize::from(row.is_overdue(now));
                facets.today += usize::from(row.is_due_today(now));
                facets.soon += usize::from(row.is_due_soon(now, &self.clock));
            }
        }
        for (id, n) in in_place {
            let path = self.place_path(id);
            if path.is_empty() {
                *facets.place.entry(id).or_default() += n;
            }
            for place in path {
                *facets.place.entry(place.id).or_default() += n;
            }
        }
        facets
    }

    fn group_key(&self, row: &Row, group: Group, now: NaiveDateTime) -> GroupKey {
        match group {
            Group::Status => GroupKey::Status(row.status.clone()),
            Group::Place => GroupKey::Ref(row.place),
            Group::Category => GroupKey::Ref(row.category),
            Group::Assignee => GroupKey::Ref(row.assignee),
            Group::Priority => GroupKey::Priority(row.priority.key()),
            Group::Due => GroupKey::Due(due_group(row, now)),
            Group::None => GroupKey::All,
        }
    }
}

fn due_group(row: &Row, now: NaiveDateTime) -> DueGroup {
    if !row.is_open() {
        return DueGroup::Closed;
    }
    if row.is_overdue(now) {
        return DueGroup::Overdue;
    }
    let Some(limit) = row.limit() else { return DueGroup::None };
    let today: NaiveDate = now.date();
    match (limit - chrono::TimeDelta::seconds(1)).date().signed_duration_since(today).num_days() {
        ..=0 => DueGroup::Today,
        1..=7 => DueGroup::Week,
        _ => DueGroup::Later,
    }
}

/// Ordered so that the least comes first.
type SortKey = (bool, i64, &'static str, Reverse<i64>);

fn sort_key(row: &Row, sort: Sort, now: NaiveDateTime) -> SortKey {
    let minutes = |at: NaiveDateTime| at.and_utc().timestamp() / 60;
    let reported = minutes(row.reported);
    let limit = row.limit().filter(|_| row.is_open()).map_or(i64::MAX, minutes);
    match sort {
        // Closed ones have no limit: the last closed first.
        Sort::Pressing => {
            let closed = row.closed.map_or(reported, minutes);
            let pressing = if row.is_open() { limit } else { -closed };
            (!row.is_overdue(now), pressing, row.priority.key(), Reverse(reported))
        }
        Sort::Newest => (false, -reported, "", Reverse(row.changed_ms)),
        Sort::Oldest => (false, reported, "", Reverse(row.changed_ms)),
        Sort::Changed => (false, -row.changed_ms, "", Reverse(reported)),
        Sort::Priority => (false, 0, row.priority.key(), Reverse(reported)),
        Sort::Due => (false, limit, row.priority.key(), Reverse(reported)),
    }
}

/// The groups met so far, numbered as they come, so that a hundred thousand rows compare numbers.
#[derive(Default)]
struct GroupRanks {
    keys: Vec<GroupKey>,
    numbers: HashMap<GroupKey, usize>,
}

impl GroupRanks {
    fn rank(&mut self, key: GroupKey) -> usize {
        if let Some(number) = self.numbers.get(&key) {
            return *number;
        }
        let number = self.keys.len();
        self.keys.push(key.clone());
        self.numbers.insert(key, number);
        number
    }

    /// The place of each group in the list: by its own order, or by name; the nameless last.
    fn order(&self, office: &Office) -> Vec<usize> {
        let sort_name = |key: &GroupKey| match key {
            GroupKey::Status(status) => {
                let at = Status::ALL.iter().position(|s| s == status).unwrap_or(Status::ALL.len());
                format!("{at:02}{}", status.key())
            }
            GroupKey::Priority(key) => (*key).to_owned(),
            GroupKey::Due(due) => format!("{}", *due as u8),
            GroupKey::Ref(Some(id)) => format!("0{}", search::fold(office.name(*id).unwrap_or_default())),
            GroupKey::Ref(None) => "1".to_owned(),
            GroupKey::All => String::new(),
        };

        let mut by_name: Vec<(String, usize)> =
            self.keys.iter().enumerate().map(|(i, key)| (sort_name(key), i)).collect();
        by_name.sort();
        let mut order = vec![0; self.keys.len()];
        for (place, (_, i)) in by_name.into_iter().enumerate() {
            if let Some(slot) = order.get_mut(i) {
                *slot = place;
            }
        }
        order
    }
}
