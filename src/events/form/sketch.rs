//! What stands in the form of an event: as typed, and what it makes.

use chrono::{NaiveDate, NaiveTime};
use domain::compose::ensure_named;
use domain::money::Cents;
use domain::office::NamedKind;
use events::Planner;
use events::event::draft::{TypedWhen, WhenError};
use events::event::{Category, Draft, Status, Venue, compose};
use events::template;
use leptos::prelude::*;
use replica::{Intent, Record, RecordId};
use store::Act;

use super::given::Given;
use crate::events::templates::tongue;
use crate::platform::zones;
use crate::session::Session;

/// A thing that is known, or a name of a new one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Named {
    /// Known.
    Known(RecordId),
    /// To be made with the event.
    New(String),
}

/// Where it is, as typed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TypedVenue {
    pub is_elsewhere: bool,
    pub place: Option<Named>,
    pub name: String,
    pub street: String,
    pub postcode: String,
    pub city: String,
    pub country: String,
    pub link: String,
    pub party: Option<RecordId>,
}

/// Everything typed.
#[derive(Clone, Debug, PartialEq)]
pub struct Sketch {
    pub category: Option<Category>,
    pub title: String,
    pub when: TypedWhen,
    pub venue: TypedVenue,
    pub access: String,
    pub capacity: String,
    pub owner: Option<Named>,
    pub team: Vec<RecordId>,
    pub status: Status,
    pub cap: Option<i64>,
    pub notes: String,
    /// The template that it is made from.
    pub model: Option<RecordId>,
    /// What that template filled in.
    pub(super) given: Given,
}

/// What keeps an event from being stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    NoTitle,
    When(WhenError),
    Capacity,
    Cap,
    Link,
}

/// The form while it is open.
#[derive(Clone, Copy)]
pub struct Editing {
    /// What is typed.
    pub sketch: RwSignal<Sketch>,
    /// What is wrong, followed.
    pub faults: Memo<Vec<Fault>>,
    /// Saving was tried: what is only missing is told too.
    pub is_tried: RwSignal<bool>,
    /// The event edited; none for a new one.
    pub of: Option<RecordId>,
    /// Whether it is, or becomes, a template.
    pub is_template: bool,
    before: StoredValue<Option<(Draft, Record)>>,
    first: StoredValue<Sketch>,
}

impl Editing {
    /// Opens on an event.
    pub fn edit(session: Session, id: RecordId) -> Option<Self> {
        let (draft, record) = session.peek_in::<Planner, _>(|planner, _, table| {
            Some((Draft::of(planner.events.get(id)?), table.get(id)?))
        })?;
        let mut first = Sketch::of(&draft);
        if draft.when.is_none() {
            first.when.zone = zones::name();
        }
        let is_template = draft.is_template;
        Some(Self::open(Some(id), is_template, first, Some((draft, record))))
    }

    /// Opens on nothing, on a day perhaps.
    pub fn new(day: Option<NaiveDate>) -> Self {
        let mut first = Sketch::blank();
        first.when.zone = zones::name();
        first.when.day = day;
        Self::open(None, false, first, None)
    }

    fn open(of: Option<RecordId>, is_template: bool, first: Sketch, before: Option<(Draft, Record)>) -> Self {
        let sketch = RwSignal::new(first.clone());
        Self {
            sketch,
            faults: Memo::new(move |_| sketch.with(Sketch::faults)),
            is_tried: RwSignal::new(false),
            of,
            is_template,
            before: StoredValue::new(before),
            first: StoredValue::new(first),
        }
    }

    /// Whether something typed is not stored. Tracked.
    pub fn is_changed(self) -> bool {
        self.first.with_value(|first| self.sketch.with(|sketch| sketch != first))
    }

    /// Part of what is typed, followed.
    pub fn get<R>(self, read: impl Fn(&Sketch) -> R + Send + Sync + 'static) -> Signal<R>
    where
        R: PartialEq + Send + Sync + 'static,
    {
        Memo::new(move |_| self.sketch.with(&read)).into()
    }

    /// Types into a part.
    pub fn put<V: 'static>(self, write: impl Fn(&mut Sketch, V) + Send + Sync + 'static) -> Callback<V> {
        Callback::new(move |value: V| self.sketch.update(|sketch| write(sketch, value)))
    }

    /// The first fault of some kind, followed; what is only missing is told once saving was tried.
    pub fn fault(self, is_it: impl Fn(Fault) -> bool) -> Option<Fault> {
        let is_tried = self.is_tried.get();
        let is_missing = |fault: &Fault| {
            matches!(fault, Fault::NoTitle | Fault::When(WhenError::NoDay | WhenError::NoStart))
        };
        let found = self.faults.with(|faults| faults.iter().copied().find(|fault| is_it(*fault)));
        found.filter(|fault| is_tried || !is_missing(fault))
    }

    /// The act that stores it, and the event's id. Only without faults.
    pub fn act(self, session: Session) -> (RecordId, Act) {
        let sketch = self.sketch.get_untracked();
        let mut act = Act::default();
        let mut named = |kind: NamedKind, named: &Option<Named>| match named {
            None => None,
            Some(Named::Known(id)) => Some(*id),
            Some(Named::New(name)) => {
                let (id, writes) = session.peek(|office, _| ensure_named(office, kind, name));
                act.changes.extend(Some(writes).filter(|writes| !writes.is_empty()));
                Some(id)
            }
        };
        let owner = named(NamedKind::Person, &sketch.owner);
        let place =
            if sketch.venue.is_elsewhere { None } else { named(NamedKind::Place, &sketch.venue.place) };
        let mut draft = sketch.draft(place);
        draft.owner = owner;
        draft.is_template = self.is_template;
        let id = self.of.unwrap_or_else(|| session.new_id());
        let writes = self.before.with_value(|before| match before {
            Some((old, record)) => {
                // A person without a status or a kind gets none by looking at the form.
                if old.status.is_empty() && Status::of("") == sketch.status {
                    draft.status = String::new();
                }
                if old.category.is_empty() && sketch.category == Some(Category::of("")) {
                    draft.category = String::new();
                }
                draft.model = old.model;
                compose::edit(id, old, &draft).into_iter().map(|it| seen(record, it)).collect()
            }
            None => compose::create(id, &draft),
        });
        if !writes.is_empty() {
            act.changes.push(writes);
        }
        if let (None, Some(model)) = (self.of, sketch.model) {
            act.changes.extend(session.peek_in::<Planner, _>(|planner, _, table| {
                let tongue = tongue(session.t());
                session.with_ctx(|ctx| template::instantiate(planner, table, model, id, tongue, ctx))
            }));
        }
        (id, act)
    }
}

/// An edit is over what its person saw when the form opened, not over what came since.
fn seen(record: &Record, intent: Intent) -> Intent {
    let seen = record.seen(&intent.field);
    Intent { seen: Some(seen), ..intent }
}

impl Sketch {
    /// A form of which nothing is said.
    pub(super) fn blank() -> Self {
        let planned = Draft { status: Status::Planned.key().to_owned(), ..Draft::default() };
        Self { category: None, ..Self::of(&planned) }
    }

    /// A form that says what a draft says.
    pub fn of(draft: &Draft) -> Self {
        let when = draft.when.as_ref().map(TypedWhen::of).unwrap_or_default();
        let venue = match draft.venue.clone() {
            None => TypedVenue::default(),
            Some(Venue::Place(place)) => {
                TypedVenue { place: Some(Named::Known(place)), ..TypedVenue::default() }
            }
            Some(Venue::External { name, street, postcode, city, country, link, party }) => TypedVenue {
                is_elsewhere: true,
                place: None,
                name,
                street,
                postcode,
                city,
                country,
                link,
                party,
            },
        };
        Self {
            category: Some(Category::of(&draft.category)),
            title: draft.title.clone(),
            when,
            venue,
            access: draft.access.clone(),
            capacity: draft.capacity.map(|n| n.to_string()).unwrap_or_default(),
            owner: draft.owner.map(Named::Known),
            team: draft.team.clone(),
            status: Status::of(&draft.status),
            cap: draft.cap.map(|Cents(cents)| cents),
            notes: draft.notes.clone(),
            model: draft.model,
            given: Given::default(),
        }
    }

    /// The capacity typed: nothing for an empty field.
    pub fn capacity(&self) -> Result<Option<i64>, ()> {
        let text: String = self.capacity.chars().filter(|c| !c.is_whitespace()).collect();
        if text.is_empty() {
            return Ok(None);
        }
        // A hall of a million is a slip of the finger.
        text.parse().ok().filter(|n| (0..1_000_000).contains(n)).map(Some).ok_or(())
    }

    /// What keeps it from being stored.
    fn faults(&self) -> Vec<Fault> {
        let mut faults = Vec::new();
        if self.title.trim().is_empty() {
            faults.push(Fault::NoTitle);
        }
        if let Err(error) = self.when.read(Some(&zones::Browser)) {
            faults.push(Fault::When(error));
        }
        if self.venue.is_elsewhere && !link_is_fine(&self.venue.link) {
            faults.push(Fault::Link);
        }
        if self.capacity().is_err() {
            faults.push(Fault::Capacity);
        }
        if self.cap.is_some_and(|cents| cents < 0) {
            faults.push(Fault::Cap);
        }
        faults
    }

    /// What it makes, where the place is known.
    fn draft(&self, place: Option<RecordId>) -> Draft {
        let text = |text: &str| text.trim().to_owned();
        let venue = &self.venue;
        let is_said = [&venue.name, &venue.street, &venue.postcode, &venue.city, &venue.link]
            .iter()
            .any(|text| !text.trim().is_empty());
        let venue = match (venue.is_elsewhere, place) {
            (true, _) => is_said.then(|| Venue::External {
                name: text(&venue.name),
                street: text(&venue.street),
                postcode: text(&venue.postcode),
                city: text(&venue.city),
                country: text(&venue.country),
                link: text(&venue.link),
                party: venue.party,
            }),
            (false, place) => place.map(Venue::Place),
        };
        Draft {
            title: text(&self.title),
            category: self.category.unwrap_or(Category::Other).key().to_owned(),
            is_template: false,
            when: self.when.read(None).ok().flatten(),
            venue,
            access: text(&self.access),
            capacity: self.capacity().ok().flatten(),
            owner: None,
            team: self.team.clone(),
            status: self.status.key().to_owned(),
            cap: self.cap.map(Cents),
            notes: text(&self.notes),
            model: self.model,
        }
    }

    /// Hours that one would choose for an event of a kind: shown as a suggestion only.
    pub const fn usual_hours(category: Category) -> (u32, u32) {
        match category {
            Category::Party => (19, 23),
            Category::Breakfast => (8, 10),
            Category::ClientVisit => (10, 12),
            Category::StaffMeeting => (14, 17),
            Category::Move => (8, 18),
            Category::Seminar | Category::Other => (9, 18),
        }
    }

    /// Chooses a kind; hours that nobody typed follow it.
    pub fn choose(&mut self, category: Category) {
        let at = |hour: u32| NaiveTime::from_hms_opt(hour, 0, 0);
        let of = |category: Category| {
            let (from, to) = Self::usual_hours(category);
            (at(from), at(to))
        };
        let untouched = (self.when.from, self.when.to) == (None, None)
            || self.category.is_some_and(|before| of(before) == (self.when.from, self.when.to));
        if self.category != Some(category) {
            // A template of another kind says nothing of this one.
            self.follow(None, Given::default());
        }
        self.category = Some(category);
        if untouched && self.when.day.is_some() && !self.when.is_all_day {
            (self.when.from, self.when.to) = of(category);
        }
    }
}

/// Whether a link may be shown as one: an address of the web, or nothing.
pub fn link_is_fine(link: &str) -> bool {
    let link = link.trim().to_lowercase();
    link.is_empty() || ["https://", "http://", "geo:"].iter().any(|scheme| link.starts_with(scheme))
}
