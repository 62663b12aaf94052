//! What the screens read: a small plain row for each request, the named things, and what hangs on what.
//!
//! Derived from the replica and never stored. Opening builds it in one pass; an act refreshes the records it touched.

use std::collections::BTreeMap;

use chrono::NaiveDateTime;
use replica::table::IdMap;
use replica::view::{Packed, Shown};
use replica::{RecordId, Table};
use search::{Index, fold};

use crate::clock::BusinessClock;
use crate::code::Codes;
use crate::kinds::{field, kind};
use crate::trade::{CATEGORIES, Trade};
use crate::zone::Zone;

mod disputes;
pub mod list;
pub mod named;
pub mod row;
pub mod today;
mod words;

pub use disputes::Dispute;
pub use named::{Named, NamedKind};
pub use row::{Life, Row};

/// What hangs on a request (or on another record).
#[derive(Clone, Debug, Default)]
pub struct Children {
    /// Comments, by id (that is by age).
    pub comments: Vec<RecordId>,
    /// Checklist items, by position.
    pub checks: Vec<(String, RecordId)>,
    /// Photos, by position.
    pub photos: Vec<(String, RecordId)>,
    /// Links from or to it.
    pub links: Vec<RecordId>,
    /// What of another room has its place on it, in the bin or not: guests of an event, lines of an order.
    pub placed: Vec<RecordId>,
}

/// A saved view of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct View {
    /// The record.
    pub id: RecordId,
    /// Its name.
    pub name: String,
    /// The query string that it stands for.
    pub query: String,
}

/// The office as the screens see it.
#[derive(Default)]
pub struct Office {
    /// All requests ever met, trashed ones included. A row keeps its number for the life of the page.
    pub rows: Vec<Row>,
    by_id: IdMap<u32>,
    /// Places, people, categories and imports.
    pub named: IdMap<Named>,
    children: IdMap<Children>,
    /// The parent under which each child stands, so that it can move.
    parents: IdMap<Vec<RecordId>>,
    /// Saved views by name.
    pub views: BTreeMap<(String, RecordId), View>,
    /// What people must decide about.
    disputes: disputes::Disputes,
    /// Names of devices.
    pub devices: BTreeMap<String, String>,
    /// Short codes.
    pub codes: Codes,
    /// The search index; complete once [`Office::is_indexed`].
    pub index: Index,
    n_indexed: usize,
    /// The office's time zone.
    pub zone: Zone,
    /// Business time.
    pub clock: BusinessClock,
}

/// The id of a named thing: the same on every device that types or imports the same name.
pub fn named_id(kind: &str, name: &str) -> RecordId {
    RecordId::derived(kind, fold(name).trim())
}

impl Office {
    /// An empty office in a time zone.
    pub fn new(zone: Zone) -> Self {
        let mut office = Self { zone, ..Self::default() };
        office.add_builtin_categories();
        office
    }

    fn add_builtin_categories(&mut self) {
        for category in &CATEGORIES {
            let id = named_id(kind::CATEGORY, category.fr);
            self.named.insert(id, Named::builtin(id, category));
        }
    }

    /// Builds everything from the replica, in one pass.
    pub fn build(zone: Zone, table: &Table) -> Self {
        let mut office = Self::new(zone);
        office.rows.reserve(table.len());
        // Categories first: a row's target time comes from its category.
        for packed in table.iter().filter(|p| p.kind == kind::CATEGORY) {
            office.take_in(&packed);
        }
        for packed in table.iter().filter(|p| p.kind != kind::CATEGORY) {
            office.take_in(&packed);
        }
        office.find_all_late(table);
        office
    }

    /// Takes in records that changed; returns the requests that were in use and are not any more, and the records of
    /// other rooms that are not in use, whatever they were before.
    pub fn refresh(&mut self, table: &Table, ids: &[RecordId]) -> Vec<RecordId> {
        let mut gone = Vec::new();
        for id in ids {
            let Some(packed) = table.packed(*id) else { continue };
            let n_unseen = self.disputes.unseen.len();
            let was_alive = self.row(*id).is_some_and(|row| row.life == Life::Alive);
            self.take_in(&packed);
            if was_alive && self.row(*id).is_some_and(|row| row.life != Life::Alive) {
                gone.push(*id);
            }
            if is_of_another_room(packed.kind) && n_unseen < self.disputes.unseen.len() {
                gone.push(*id);
            }
            match packed.kind {
                kind::REQUEST => self.reindex(table, *id),
                kind::COMMENT => {
                    for parent in self.parents.get(id).cloned().unwrap_or_default() {
                        self.reindex(table, parent);
                    }
                }
                kind::PLACE | kind::PERSON | kind::CATEGORY => self.renamed(table, *id),
                _ => {}
            }
        }
        // Once all stand: a comment may come before the request that it hangs on.
        self.disputes.unseen = Vec::new();
        for id in ids {
            self.find_late(table, *id);
        }
        gone
    }

    fn take_in(&mut self, packed: &Packed<'_>) {
        let has_several = match packed.kind {
            // It notes its conflicts by itself: its row shows them.
            kind::REQUEST => return self.take_request(packed),
            kind::PLACE | kind::PERSON | kind::CATEGORY | kind::IMPORT => {
                let builtin = self.named.get(&packed.id).filter(|n| n.is_builtin).cloned();
                let Some((named, has_several)) = Named::read(packed, builtin.as_ref()) else { return };
                self.named.insert(packed.id, named);
                has_several
            }
            kind::COMMENT | kind::CHECK | kind::PHOTO | kind::LINK => self.take_child(packed),
            kind::VIEW => self.take_view(packed),
            kind::DEVICE => {
                let (mut name, mut dev) = (String::new(), String::new());
                let read = packed.shown(|f, shown| match (f, shown.value.text()) {
                    (field::NAME, Some(text)) => name = text.to_owned(),
                    ("dev", Some(text)) => dev = text.to_owned(),
                    _ => {}
                });
                self.devices.insert(dev, name);
                read.unwrap_or_default()
            }
            // Of other rooms: only what is in conflict or was deleted is of interest here.
            _ => {
                let (mut is_trashed, mut on) = (false, None);
                let read = packed.shown(|name, shown| match name {
                    field::LIFE => is_trashed = shown.value.text() == Some("trashed"),
                    field::AT => on = parent_in(&shown),
                    _ => {}
                });
                if is_trashed {
                    self.disputes.unseen.push(packed.id);
                }
                self.disputes.note_life(packed.id, is_trashed);
                self.place(packed.id, on);
                read.unwrap_or_default()
            }
        };
        self.note_conflicts(packed, has_several);
    }

    fn take_request(&mut self, packed: &Packed<'_>) {
        let mut row = row::read(packed, &self.zone, &self.clock, &self.named);
        row.has_conflict = self.note_conflicts(packed, row.has_conflict);
        match self.by_id.get(&packed.id) {
            Some(at) => {
                if let Some(old) = self.rows.get_mut(*at as usize) {
                    *old = row;
                }
            }
            None => {
                self.by_id.insert(packed.id, self.rows.len() as u32);
                self.codes.insert(packed.id);
                self.rows.push(row);
            }
        }
    }

    fn take_child(&mut self, packed: &Packed<'_>) -> bool {
        let (mut parents, mut pos, mut is_alive) = (Vec::<RecordId>::new(), String::new(), true);
        let read = packed.shown(|name, shown| match name {
            field::LIFE => is_alive = shown.value.text().is_none_or(|life| life == "alive"),
            field::PARENT | field::FROM | field::TO => {
                parents.extend(shown.value.text().and_then(|t| t.parse::<RecordId>().ok()));
            }
            field::AT => {
                parents.extend(parent_in(&shown));
                pos = shown.value.get("pos").and_then(|v| v.text().map(str::to_owned)).unwrap_or_default();
            }
            _ => {}
        });
        let id = packed.id;
        for old in self.parents.remove(&id).unwrap_or_default() {
            if let Some(children) = self.children.get_mut(&old) {
                children.comments.retain(|c| *c != id);
                children.checks.retain(|(_, c)| *c != id);
                children.photos.retain(|(_, c)| *c != id);
                children.links.retain(|c| *c != id);
            }
        }
        if is_alive {
            for parent in &parents {
                let children = self.children.entry(*parent).or_default();
                match packed.kind {
                    kind::COMMENT => insert_sorted(&mut children.comments, id),
                    kind::CHECK => insert_sorted(&mut children.checks, (pos.clone(), id)),
                    kind::PHOTO => insert_sorted(&mut children.photos, (pos.clone(), id)),
                    _ => insert_sorted(&mut children.links, id),
                }
            }
        }
        if !is_alive && packed.kind != kind::LINK {
            self.disputes.unseen.push(id);
        }
        if packed.kind == kind::COMMENT {
            let changed = packed.latest().map_or(0, |hlc| hlc.ms as i64);
            for parent in &parents {
                if let Some(row) = self.by_id.get(parent).and_then(|at| self.rows.get_mut(*at as usize)) {
                    row.changed_ms = row.changed_ms.max(changed);
                }
            }
        }
        self.parents.insert(id, parents);
        read.unwrap_or_default()
    }

    /// Puts a record of another room where it hangs.
    fn place(&mut self, id: RecordId, on: Option<RecordId>) {
        let was = self.parents.get(&id).and_then(|parents| parents.first()).copied();
        if was == on {
            return;
        }
        if let Some(children) = was.and_then(|was| self.children.get_mut(&was)) {
            children.placed.retain(|child| *child != id);
        }
        match on {
            Some(on) => {
                insert_sorted(&mut self.children.entry(on).or_default().placed, id);
                self.parents.insert(id, vec![on]);
            }
            None => {
                self.parents.remove(&id);
            }
        }
    }

    fn take_view(&mut self, packed: &Packed<'_>) -> bool {
        let (mut name, mut query, mut is_alive) = (String::new(), String::new(), true);
        let read = packed.shown(|f, shown| match (f, shown.value.text()) {
            (field::NAME, Some(text)) => name = text.to_owned(),
            (field::QUERY, Some(text)) => query = text.to_owned(),
            (field::LIFE, Some(text)) => is_alive = text == "alive",
            _ => {}
        });
        self.views.retain(|(_, id), _| *id != packed.id);
        if is_alive {
            self.views.insert((fold(&name), packed.id), View { id: packed.id, name, query });
        }
        read.unwrap_or_default()
    }

    /// The row of a request.
    pub fn row(&self, id: RecordId) -> Option<&Row> {
        self.by_id.get(&id).and_then(|at| self.rows.get(*at as usize))
    }

    /// The number of a request's row.
    pub fn row_number(&self, id: RecordId) -> Option<u32> {
        self.by_id.get(&id).copied()
    }

    /// What hangs on a record.
    pub fn children(&self, id: RecordId) -> Children {
        self.children.get(&id).cloned().unwrap_or_default()
    }

    /// How many photos, comments and open links a record has, without copying them.
    pub fn n_children(&self, id: RecordId) -> (usize, usize, usize) {
        self.children.get(&id).map_or((0, 0, 0), |c| (c.photos.len(), c.comments.len(), c.checks.len()))
    }

    /// The name of a place, person, category or import.
    pub fn name(&self, id: RecordId) -> Option<&str> {
        self.named.get(&id).map(|named| named.name.as_str())
    }

    /// The things of one kind that are not in the bin, by name.
    pub fn all_named(&self, kind: NamedKind) -> Vec<&Named> {
        let mut all: Vec<&Named> = self.named.values().filter(|n| n.kind == kind && n.is_alive).collect();
        all.sort_by_cached_key(|n| (fold(&n.name), n.id));
        all
    }

    /// The thing of this kind with this name (accents and case ignored), in either language for built-in categories.
    pub fn find_named(&self, kind: NamedKind, name: &str) -> Option<RecordId> {
        let id = named_id(kind.key(), name);
        if self.named.contains_key(&id) {
            return Some(id);
        }
        let wanted = fold(name);
        let wanted = wanted.trim();
        let by_name = |n: &&Named| {
            n.kind == kind && (fold(&n.name) == wanted || n.en.is_some_and(|en| fold(en) == wanted))
        };
        self.named.values().filter(by_name).map(|n| n.id).min()
    }

    /// The trade of a category.
    pub fn trade_of(&self, category: RecordId) -> Option<Trade> {
        self.named.get(&category).and_then(|n| n.trade)
    }

    /// A place with its parents, the widest last.
    pub fn place_path(&self, id: RecordId) -> Vec<&Named> {
        let mut path: Vec<&Named> = Vec::new();
        let mut next = Some(id);
        // Two devices may have made a circle of parents.
        while let Some(named) =
            next.and_then(|id| self.named.get(&id)).filter(|n| !path.iter().any(|p| p.id == n.id))
        {
            path.push(named);
            next = named.parent;
        }
        path
    }

    /// Whether `place` is `within` or lies in it.
    pub fn is_within(&self, place: RecordId, within: RecordId) -> bool {
        self.place_path(place).iter().any(|p| p.id == within)
    }

    /// The wall clock of the office at an instant in ms UTC.
    pub fn civil(&self, ms: i64) -> NaiveDateTime {
        self.zone.civil(ms)
    }
}

/// Whether a kind is none of the request board's.
fn is_of_another_room(of: &str) -> bool {
    use kind::{CATEGORY, CHECK, COMMENT, DEVICE, IMPORT, LINK, PERSON, PHOTO, PLACE, REQUEST, VIEW};
    let board = [REQUEST, COMMENT, CHECK, PHOTO, LINK, PLACE, PERSON, CATEGORY, VIEW, IMPORT, DEVICE];
    !board.contains(&of)
}

/// The record that a place names.
fn parent_in(shown: &Shown<'_>) -> Option<RecordId> {
    shown.value.get("parent").and_then(|parent| parent.text()?.parse().ok())
}

fn insert_sorted<T: Ord>(list: &mut Vec<T>, item: T) {
    if let Err(at) = list.binary_search(&item) {
        list.insert(at, item);
    }
}
