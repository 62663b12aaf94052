//! What an import would do, event by event, before anything is written.

use files::ical::{Attendee, CalendarFile, Component, FileEvent, Warning};
use replica::{Intent, RecordId, Table};
use serde_json::json;
use supply::book::Entry;

use super::super::zone::{FileZones, Offsets};
use super::super::{Event, Moved, Repeat, Venue, When, stored_civil};
use super::planning::Series;
use super::{Kept, Meaning, Reader, ZoneNote};
use crate::{Planner, kinds};

/// Tasks and journals of a file are kept up to this size; they are no events.
const MAX_OTHERS: usize = 200_000;

/// What becomes of an event of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    /// Not here yet.
    New,
    /// Here, and the file says these anew.
    Changed(Vec<Field>),
    /// Here, and the file says nothing new.
    Same,
    /// Here, from a later file: left as it is.
    Older,
}

/// Something of an event that a file says anew.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each name is its own explanation")]
pub enum Field {
    Title,
    When,
    Place,
    Notes,
    Status,
    Repeat,
    Times,
}

/// One event of a file.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "the fields are those of the record; see docs/events.md")]
pub struct Item {
    pub id: RecordId,
    pub title: String,
    pub when: When,
    pub repeat: Repeat,
    pub place: String,
    pub zone: ZoneNote,
    /// Times of the series that are unlike the others.
    pub n_moved: usize,
    /// Who is invited according to the file.
    pub guests: Vec<Attendee>,
    pub n_alarms: usize,
    pub is_backwards: bool,
    pub fate: Fate,
    /// What would be written.
    pub intents: Vec<Intent>,
}

/// What an import would do.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plan {
    /// How the calendar is called.
    pub name: String,
    /// By start.
    pub items: Vec<Item>,
    /// Events without a start: they cannot be placed.
    pub n_undated: usize,
    /// Tasks, journals and the like: kept with the first event, for the way back out.
    pub n_others: usize,
    /// What of the file was mended or left out.
    pub warnings: Vec<Warning>,
}

impl Plan {
    /// Those that would be written.
    pub fn writes(&self) -> impl Iterator<Item = &Item> {
        self.items.iter().filter(|item| !item.intents.is_empty())
    }
}

/// What one identity of a file is compared with.
pub(super) struct Context<'a> {
    pub file: &'a CalendarFile,
    pub table: &'a Table,
    pub planner: &'a Planner,
    pub own: &'a dyn Offsets,
    pub reader: &'a Reader<'a>,
}

impl Context<'_> {
    /// What becomes of one; none without a start.
    pub fn item(&self, series: &Series<'_>, is_first: bool) -> Option<Item> {
        let id = self.id_of(&series.key);
        let (first, event) = series.master.as_ref().or_else(|| {
            series.moved.iter().min_by_key(|(_, it)| it.start.as_ref().map(files::ical::Time::civil))
        })?;
        let mut meaning = self.reader.meaning(event);
        let when = meaning.when.clone()?;
        meaning.repeat.is_alone = series.master.is_none();
        let moved: Vec<(Moved, &Component)> = series
            .moved
            .iter()
            .filter_map(|(component, it)| Some((self.moved(it, &meaning, &when)?, *component)))
            .collect();
        let here = self.planner.events.get(id).filter(|event| event.is_alive());
        let kept = Kept::of(self.table, id);
        let mut item = Item {
            id,
            title: meaning.title.clone(),
            when: when.clone(),
            repeat: meaning.repeat.clone(),
            place: meaning.place.clone(),
            zone: meaning.zone.clone(),
            n_moved: moved.len(),
            guests: event.attendees.clone(),
            n_alarms: event.n_alarms,
            is_backwards: meaning.is_backwards,
            fate: Fate::New,
            intents: Vec::new(),
        };
        let mut writes = Writer { id, intents: Vec::new(), fields: Vec::new() };
        let old = here.map(|here| self.before(here, &kept));
        if old.is_some() && self.is_older(event, &kept) {
            item.fate = Fate::Older;
            return Some(item);
        }
        if here.is_none() {
            writes.set("life", json!("alive"));
            writes.set("type", json!("other"));
        }
        writes.meaning(&meaning, old.as_ref(), here);
        writes.moved(&moved, here, &kept);
        item.fate = match here {
            None => Fate::New,
            Some(_) if writes.fields.is_empty() => Fate::Same,
            Some(_) => Fate::Changed(std::mem::take(&mut writes.fields)),
        };
        let lines = series.master.as_ref().map(|_| first.text()).unwrap_or_default();
        if lines != kept.master.as_ref().map(Component::text).unwrap_or_default() || here.is_none() {
            writes.set("ical", self.stored(series, &lines, is_first, &kept));
        }
        item.intents = writes.intents;
        Some(item)
    }

    /// An event that was made here comes back to itself.
    fn id_of(&self, key: &str) -> RecordId {
        let ours = key.strip_suffix("@intendance").and_then(|id| id.parse().ok());
        ours.filter(|id| self.planner.events.get(*id).is_some())
            .unwrap_or_else(|| RecordId::derived("event_ical", key))
    }

    /// What the file said last time; for an event made here, what it says.
    fn before(&self, here: &Event, kept: &Kept) -> Meaning {
        let zones = FileZones::of(&kept.zones);
        let reader = Reader::new(self.own, &zones, self.reader.home);
        match &kept.master {
            Some(master) => reader.meaning(&FileEvent::of(master)),
            None => Meaning {
                title: here.title.clone(),
                when: here.when.clone(),
                place: place_of(here),
                notes: here.notes.clone(),
                status: match here.status.as_str() {
                    "confirmed" => "confirmed",
                    "cancelled" => "cancelled",
                    "planned" => "planned",
                    _ => "",
                },
                repeat: here.repeat.clone().unwrap_or_default(),
                zone: ZoneNote::Named,
                is_backwards: false,
            },
        }
    }

    /// Whether a later version of the event is here already.
    fn is_older(&self, event: &FileEvent, kept: &Kept) -> bool {
        kept.master.as_ref().is_some_and(|master| {
            let old = FileEvent::of(master);
            event.sequence < old.sequence || (event.sequence == old.sequence && event.modified < old.modified)
        })
    }

    fn moved(&self, event: &FileEvent, series: &Meaning, when: &When) -> Option<Moved> {
        let key = self.reader.time_of(event.recurrence_id.as_ref()?, when);
        let own = self.reader.meaning(event).when?;
        let on = |at| {
            if own.is_all_day || own.zone == when.zone { at } else { self.through(&own.zone, &when.zone, at) }
        };
        Some(Moved {
            key,
            start: on(own.start),
            end: on(own.end),
            title: (event.summary != series.title && !event.summary.is_empty())
                .then(|| event.summary.clone()),
            is_cancelled: event.status == "CANCELLED",
        })
    }

    fn through(&self, from: &str, to: &str, at: chrono::NaiveDateTime) -> chrono::NaiveDateTime {
        use super::super::zone::{civil, instant};
        let known = &self.reader.known;
        instant(known, from, at).and_then(|ms| civil(known, to, ms)).unwrap_or(at)
    }

    fn stored(&self, series: &Series<'_>, lines: &str, is_first: bool, kept: &Kept) -> serde_json::Value {
        let uid = if series.key.starts_with('\n') { "" } else { series.key.as_str() };
        let text =
            |components: &[Component]| components.iter().map(Component::text).collect::<Vec<_>>().join("\n");
        let all = series.master.iter().chain(&series.moved);
        let names: Vec<String> = all
            .flat_map(|(component, _)| {
                ["DTSTART", "DTEND", "RECURRENCE-ID", "RDATE", "EXDATE"].map(|name| component.first(name))
            })
            .flatten()
            .filter_map(|line| line.value_of("TZID").map(str::to_owned))
            .collect();
        let is_used = |zone: &&Component| zone.first("TZID").is_some_and(|line| names.contains(&line.value));
        let zones: Vec<Component> = self.file.zones.iter().filter(is_used).cloned().collect();
        let mut value = json!({ "uid": uid, "lines": lines });
        let Some(map) = value.as_object_mut() else { return value };
        let others = text(&self.file.others);
        let others = if is_first && others.len() <= MAX_OTHERS { others } else { text(&kept.others) };
        let is_ours = |line: &&String| {
            !["VERSION", "PRODID"].iter().any(|name| line.to_ascii_uppercase().starts_with(name))
        };
        let calendar: Vec<&str> = self.file.lines.iter().filter(is_ours).map(String::as_str).collect();
        for (key, text) in [("zones", text(&zones)), ("others", others), ("cal", calendar.join("\n"))] {
            if !text.is_empty() {
                map.insert(key.into(), text.into());
            }
        }
        value
    }
}

/// The place of an event as calendars name it; one of our own places has no text here.
pub(super) fn place_of(event: &Event) -> String {
    match &event.venue {
        Some(Venue::External { name, street, postcode, city, .. }) => {
            let town = format!("{postcode} {city}");
            let parts = [name.trim(), street.trim(), town.trim()];
            parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
        }
        _ => String::new(),
    }
}

struct Writer {
    id: RecordId,
    intents: Vec<Intent>,
    fields: Vec<Field>,
}

impl Writer {
    fn set(&mut self, field: &str, value: serde_json::Value) {
        self.intents.push(Intent::set(self.id, kinds::EVENT, field, value));
    }

    /// Writes what the file says otherwise than last time.
    fn meaning(&mut self, new: &Meaning, old: Option<&Meaning>, here: Option<&Event>) {
        let mut put = |field: Field, name: &str, is_new: bool, is_here: bool, value: serde_json::Value| {
            let is_changed = is_new && !is_here;
            if is_changed {
                self.fields.push(field);
                self.intents.push(Intent::set(self.id, kinds::EVENT, name, value));
            }
        };
        let text = |text: &str| if text.is_empty() { serde_json::Value::Null } else { text.into() };
        let differs = |of: fn(&Meaning) -> &str| old.map_or(!of(new).is_empty(), |old| of(old) != of(new));
        let is = |of: fn(&Event) -> &str, value: &str| here.is_some_and(|here| of(here) == value);
        put(Field::Title, "title", differs(|it| &it.title), is(|it| &it.title, &new.title), text(&new.title));
        let (had, has) = (old.and_then(|old| old.when.as_ref()), here.and_then(|here| here.when.as_ref()));
        let stored = new.when.as_ref().map_or(serde_json::Value::Null, When::stored);
        put(
            Field::When,
            "when",
            had != new.when.as_ref(),
            has == new.when.as_ref() && here.is_some(),
            stored,
        );
        let venue = if new.place.is_empty() { serde_json::Value::Null } else { venue(&new.place).stored() };
        let is_there = here.is_some_and(|here| place_of(here) == new.place);
        put(Field::Place, "venue", differs(|it| &it.place), is_there, venue);
        put(Field::Notes, "notes", differs(|it| &it.notes), is(|it| &it.notes, &new.notes), text(&new.notes));
        let status = if new.status.is_empty() { "planned" } else { new.status };
        let is_status = old.is_none_or(|old| old.status != new.status && !new.status.is_empty());
        put(Field::Status, "status", is_status, is(|it| &it.status, status), status.into());
        let nothing = Repeat::default();
        let had = old.map_or(&nothing, |old| &old.repeat);
        let has = here.and_then(|here| here.repeat.as_ref()).unwrap_or(&nothing);
        put(Field::Repeat, "rrule", *had != new.repeat, *has == new.repeat, new.repeat.stored());
    }

    fn moved(&mut self, moved: &[(Moved, &Component)], here: Option<&Event>, kept: &Kept) {
        let mut is_changed = false;
        for (one, component) in moved {
            let key = stored_civil(one.key);
            let lines = component.text();
            if kept.moved.get(&key).is_some_and(|old| old.text() == lines) {
                continue;
            }
            is_changed |= !here.is_some_and(|here| here.moved.contains(one));
            let mut value =
                json!({ "start": stored_civil(one.start), "end": stored_civil(one.end), "lines": lines });
            if let Some(map) = value.as_object_mut() {
                if let Some(title) = &one.title {
                    map.insert("title".into(), title.as_str().into());
                }
                if one.is_cancelled {
                    map.insert("status".into(), "cancelled".into());
                }
            }
            self.set(&format!("occ/{key}"), value);
        }
        // What an earlier file moved and this one does not.
        for old in here.map(|here| here.moved.as_slice()).unwrap_or_default() {
            let key = stored_civil(old.key);
            if kept.moved.contains_key(&key) && !moved.iter().any(|(one, _)| one.key == old.key) {
                is_changed = true;
                self.set(&format!("occ/{key}"), serde_json::Value::Null);
            }
        }
        if is_changed {
            self.fields.push(Field::Times);
        }
    }
}

/// A place as a calendar names it.
fn venue(place: &str) -> Venue {
    let empty = String::new;
    Venue::External {
        name: place.to_owned(),
        street: empty(),
        postcode: empty(),
        city: empty(),
        country: empty(),
        link: empty(),
        party: None,
    }
}
