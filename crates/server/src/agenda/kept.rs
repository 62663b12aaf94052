//! The copy, and the calendar made of it.

use domain::kinds::{field, kind};
use domain::office::named_id;
use events::Planner;
use events::event::ical::{Out, open_part};
use events::event::{Event, Venue};
use replica::page::{Entry, Page};
use replica::{Change, RecordId, Table, Write};
use supply::book::Entry as _;

use super::zones::World;
use crate::accounts::Scope;
use crate::log;

/// Where wall clocks are those of, unless an event says another zone.
const HOME: &str = "Europe/Paris";
/// Bytes of records after which no more are taken: some hundred thousand events.
const MAX_BYTES: usize = 64 << 20;
/// Bytes of outlived versions after which memory is tidied.
const TIDY_BYTES: usize = 2 << 20;

/// What of changes is kept, and up to where the log was read.
#[derive(Default)]
pub struct Kept {
    epoch: Option<String>,
    seq: u64,
    hash: String,
    table: Table,
    planner: Planner,
    next_segment: u64,
}

impl Kept {
    /// Up to where the log was read.
    pub fn point(&self) -> (Option<String>, u64, String) {
        (self.epoch.clone(), self.seq, self.hash.clone())
    }

    /// Takes in a page; tells whether it fitted.
    pub fn take(&mut self, page: log::Page) -> bool {
        let entries = page.entries.iter().filter_map(|entry| {
            let mut change: Change = serde_json::from_str(entry.change.get()).ok()?;
            change.w.retain(is_read);
            change.w.iter_mut().for_each(strip);
            change.extra.clear();
            (!change.w.is_empty()).then(|| Entry::placed(change, entry.eff, None))
        });
        let entries: Vec<_> = entries.collect();
        if !entries.is_empty() {
            let applied = self.table.apply(0, &Page::Changes(entries));
            self.planner.refresh(&self.table, &applied.records);
        }
        let n_bytes = self.table.open_bytes();
        if TIDY_BYTES <= n_bytes {
            let plan = self.table.compact(self.next_segment);
            self.next_segment += plan.put.len() as u64;
            self.table.compacted(plan, n_bytes);
        }
        if MAX_BYTES < self.table.size_bytes() {
            *self = Self::default();
            return false;
        }
        (self.epoch, self.seq, self.hash) = (Some(page.epoch), page.next, page.hash);
        true
    }

    /// The calendar of an office for somebody of that name.
    pub fn calendar(&self, office: &str, scope: Scope, name: &str) -> String {
        let person = match scope {
            Scope::All => None,
            Scope::Mine => self.person(name),
        };
        let mut events: Vec<&Event> = self
            .planner
            .events
            .iter()
            .filter(|event| event.is_alive() && !event.is_template && event.when.is_some())
            .filter(|event| person.is_none_or(|it| event.owner == Some(it) || event.team.contains(&it)))
            .collect();
        events.sort_by_key(|event| (event.when.as_ref().map(|when| when.start), event.id));
        let ids: Vec<RecordId> = events.iter().map(|event| event.id).collect();
        let place = |event: &Event| match event.venue {
            Some(Venue::Place(place)) => self.name(place),
            _ => String::new(),
        };
        let out = Out {
            table: &self.table,
            planner: &self.planner,
            own: &World,
            home: HOME,
            place: &place,
            with_people: false,
        };
        out.file(office, &ids, &[])
    }

    /// The person of the directory that a member is, by name: nothing else says it.
    fn person(&self, name: &str) -> Option<RecordId> {
        let id = named_id(kind::PERSON, name);
        self.table.contains(id).then_some(id)
    }

    fn name(&self, id: RecordId) -> String {
        let mut name = String::new();
        if let Some(packed) = self.table.packed(id) {
            supply::read::fields(&packed, |stored, value| {
                if stored == field::NAME {
                    name = supply::read::text(value);
                }
            });
        }
        name
    }
}

/// Whether a write is kept: what calendars show of events, and names of places and people.
fn is_read(write: &Write) -> bool {
    let is_one = |names: &[&str]| names.contains(&&*write.f);
    match &*write.ty {
        events::kinds::EVENT => {
            is_one(&["life", "title", "template", "when", "venue", "owner", "status", "rrule", "ical"])
                || write.f.starts_with("team/")
                || write.f.starts_with("occ/")
        }
        kind::PLACE | kind::PERSON => is_one(&[field::NAME, "life"]),
        _ => false,
    }
}

/// Takes out of the lines of files what calendars do not show: they may hold anything.
fn strip(write: &mut Write) {
    write.extra.clear();
    if &*write.f == "ical" || write.f.starts_with("occ/") {
        open_part(&mut write.v, &World);
    }
}
