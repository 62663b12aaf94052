//! The demonstration workspace « Mirabeau Conseil »: in by one tap, out by one tap, both undoable.
//!
//! Everything it makes bears the id of one import record in `import`. Ids come from the data (those of comments and
//! checklists also from their day), so that loading it again, or on another device, gives the same records.

mod removal;

use std::collections::HashMap;

use chrono::{NaiveDate, NaiveDateTime};
use domain::compose;
use domain::demo::{Demo, Request};
use domain::kinds::{field, kind};
use domain::office::{NamedKind, Office};
use domain::status::Status;
use domain::trade::builtin_category;
use replica::ctx::Seeded;
use replica::{Ctx, Intent, RecordId, Value};
use serde_json::json;
use store::Act;
use supply::demo::Stage;

use self::removal::removal;
use crate::lazy::{NotHere, in_part};
use crate::session::Session;

/// What the import record of the demonstration is called.
const FILE: &str = "Mirabeau Conseil (démonstration)";

fn derived(kind: &str, key: &str) -> RecordId {
    RecordId::derived(kind, &format!("demo:mirabeau:{key}"))
}

/// The import record of the demonstration, if it is loaded.
pub fn demo_id(office: &Office) -> Option<RecordId> {
    let id = derived(kind::IMPORT, "");
    office.named.get(&id).filter(|named| named.is_alive).map(|_| id)
}

in_part! {
    /// What loads it.
    more;
    fn wanted(session: Session) -> Act {
        session.peek(|office, _| {
            let today = office.civil(crate::platform::clock::now_ms()).date();
            Act { changes: changes(office, &domain::demo::demo(today), today), ..Act::default() }
        })
    }
}

in_part! {
    /// What removes it.
    more;
    fn unwanted(session: Session) -> Act {
        session.peek(|office, table| Act { changes: removal(office, table), ..Act::default() })
    }
}

/// Loads the demonstration, says so, offers to take it back.
pub async fn load_demo(session: Session) {
    match wanted(session).await {
        Ok(act) => session.act(act, session.t().demo_loaded()),
        Err(NotHere) => session.notices().warn(session.t().part_missing_title()),
    }
}

/// Takes the demonstration out of sight; what a person made stays, and so does what that refers to.
pub async fn remove_demo(session: Session) {
    match unwanted(session).await {
        Ok(act) => session.act(act, session.t().demo_removed()),
        Err(NotHere) => session.notices().warn(session.t().part_missing_title()),
    }
}

/// A position in time for what is ordered by its id, the same each time.
fn at_moment(office: &Office, at: NaiveDateTime, key: &str) -> RecordId {
    let [a, b, c, d, e, f, g, h, ..] = *derived("moment", key).as_bytes();
    let mut entropy = Seeded(u64::from_be_bytes([a, b, c, d, e, f, g, h]));
    let now_ms = u64::try_from(office.zone.instant(at)).unwrap_or_default();
    RecordId::new(&mut Ctx { now_ms, entropy: &mut entropy })
}

/// The named things of the demonstration by their keys, and what makes them.
struct Cast {
    import: RecordId,
    ids: HashMap<(&'static str, &'static str), RecordId>,
    changes: Vec<Vec<Intent>>,
}

impl Cast {
    fn new(office: &Office, demo: &Demo) -> Self {
        let mut cast = Self { import: derived(kind::IMPORT, ""), ids: HashMap::new(), changes: Vec::new() };
        for place in demo.places {
            let parent = place.parent.and_then(|key| cast.id(kind::PLACE, key));
            let more = [
                Some((field::LEVEL, place.level.to_owned())),
                parent.map(|parent| (field::PARENT, parent.to_string())),
            ];
            cast.make(office, NamedKind::Place, place.key, place.name, more.into_iter().flatten());
        }
        for person in demo.people {
            let more = [("email", person.email), ("phone", person.phone), ("role", person.role)];
            let more = more.into_iter().map(|(name, text)| (name, text.to_owned()));
            cast.make(office, NamedKind::Person, person.key, person.name, more);
        }
        cast
    }

    /// A named thing that is here already stays as it is: it is somebody's.
    fn make(
        &mut self,
        office: &Office,
        kind: NamedKind,
        key: &'static str,
        name: &str,
        more: impl Iterator<Item = (&'static str, String)>,
    ) {
        let (id, mut writes) = compose::ensure_named(office, kind, name);
        self.ids.insert((kind.key(), key), id);
        if !office.named.contains_key(&id) {
            writes.extend(more.map(|(name, text)| Intent::set(id, kind.key(), name, text)));
            writes.push(Intent::set(id, kind.key(), field::IMPORT, self.import.to_string()));
        }
        if !writes.is_empty() {
            self.changes.push(writes);
        }
    }

    fn id(&self, kind: &'static str, key: &'static str) -> Option<RecordId> {
        self.ids.get(&(kind, key)).copied()
    }

    fn find(&self, kind: &str, key: &str) -> Option<RecordId> {
        self.ids.iter().find(|((of, name), _)| *of == kind && *name == key).map(|(_, id)| *id)
    }

    fn person(&self, key: &'static str) -> Option<Value> {
        self.id(kind::PERSON, key).map(|id| id.to_string().into())
    }
}

fn changes(office: &Office, demo: &Demo, today: NaiveDate) -> Vec<Vec<Intent>> {
    let mut cast = Cast::new(office, demo);
    let import = cast.import;
    let set = |name: &str, value: Value| Intent::set(import, kind::IMPORT, name, value);
    let n = demo.requests.len();
    let mut all = vec![vec![
        set("file", FILE.into()),
        set("rows", n.into()),
        set("created", n.into()),
        set(field::LIFE, "alive".into()),
    ]];
    all.append(&mut cast.changes);
    for request in &demo.requests {
        let id = derived(kind::REQUEST, request.key);
        let mut writes = request_writes(office, &cast, id, request);
        writes.extend(children(office, &cast, id, request));
        all.push(writes);
    }
    for link in demo.links {
        let (from, to) = (derived(kind::REQUEST, link.from), derived(kind::REQUEST, link.to));
        let (id, mut writes) = compose::link(from, to, link.rel);
        writes.push(Intent::set(id, kind::LINK, field::IMPORT, import.to_string()));
        all.push(writes);
    }
    let has = |key: &str| demo.requests.iter().any(|request| request.key == key);
    let stage = Stage {
        today,
        import,
        person: &|key| cast.find(kind::PERSON, key),
        place: &|key| cast.find(kind::PLACE, key),
        request: &|key| has(key).then(|| derived(kind::REQUEST, key)),
        instant: &|at| office.zone.instant(at),
    };
    all.extend(supply::demo::demo(&stage));
    all.extend(events::demo::demo(&stage));
    all
}

fn request_writes(office: &Office, cast: &Cast, id: RecordId, request: &Request) -> Vec<Intent> {
    let set = |name: &str, value: Value| Intent::set(id, kind::REQUEST, name, value);
    let category = builtin_category(request.category)
        .and_then(|category| office.find_named(NamedKind::Category, category.fr));
    let reference = |id: RecordId| Value::from(id.to_string());
    let moment = |at: NaiveDateTime| json!({ "civil": at.format("%Y-%m-%dT%H:%M").to_string() });
    let mut writes = vec![
        set(field::TITLE, request.title.into()),
        set(field::DESCRIPTION, request.description.into()),
        set(field::PRIORITY, request.priority.key().into()),
        set(field::STATUS, status(office, request)),
        set(field::REPORTED, moment(request.reported)),
        set(field::LIFE, "alive".into()),
    ];
    let some = [
        (field::CATEGORY, category.map(reference)),
        (field::PLACE, cast.id(kind::PLACE, request.place).map(reference)),
        (field::REQUESTER, cast.person(request.requester)),
        (field::ASSIGNEE, request.assignee.and_then(|key| cast.person(key))),
        (field::DUE, request.due.map(|day| day.to_string().into())),
        (field::COST, request.cost.map(|cents| compose::cost(cents.0))),
        (field::CLOSED, request.closed().map(moment)),
    ];
    writes.extend(some.into_iter().filter_map(|(name, value)| Some(set(name, value?))));
    let element = |set: &str, element: &str| Intent::element(id, kind::REQUEST, set, element, true);
    writes.extend(request.tags.iter().map(|tag| element(field::TAGS, tag)));
    let watchers = request.watchers.iter().filter_map(|key| cast.id(kind::PERSON, key));
    writes.extend(watchers.map(|person| element(field::WATCHERS, &person.to_string())));
    writes.push(set(field::IMPORT, cast.import.to_string().into()));
    writes
}

/// The status it has now, since when, and the business minutes it waited before.
fn status(office: &Office, request: &Request) -> Value {
    let mut paused = 0;
    let mut waiting_since = None;
    for step in &request.history {
        if let Some(since) = waiting_since.take() {
            paused += office.clock.business_between(since, step.at).max(0);
        }
        waiting_since = (step.status == Status::Waiting).then_some(step.at);
    }
    let (at, on) = request.history.last().map_or((request.reported, None), |step| (step.at, step.on));
    let mut value = json!({ "s": request.status().key(), "at": office.zone.instant(at) });
    if let Some(map) = value.as_object_mut() {
        if let Some(on) = on {
            map.insert("on".into(), on.into());
        }
        if 0 < paused {
            map.insert("paused".into(), paused.into());
        }
    }
    value
}

fn children(office: &Office, cast: &Cast, parent: RecordId, request: &Request) -> Vec<Intent> {
    let import = |id, kind| Intent::set(id, kind, field::IMPORT, cast.import.to_string());
    let mut writes = Vec::new();
    for (at, comment) in request.comments.iter().enumerate() {
        let id = at_moment(office, comment.at, &format!("{}:{at}", request.key));
        writes.extend(compose::comment(id, parent, comment.text));
        writes.extend(cast.person(comment.by).map(|by| Intent::set(id, kind::COMMENT, "by", by)));
        writes.push(Intent::set(id, kind::COMMENT, field::LIFE, "alive"));
        writes.push(import(id, kind::COMMENT));
    }
    let mut entropy = Seeded(request.checklist.len() as u64);
    let mut ctx = Ctx { now_ms: 0, entropy: &mut entropy };
    let mut last: Option<String> = None;
    for (at, (text, is_done)) in request.checklist.iter().enumerate() {
        let id = derived(kind::CHECK, &format!("{}:{at}", request.key));
        let pos = domain::position::between(&mut ctx, last.as_deref(), None);
        writes.extend(compose::check(id, parent, &pos, text));
        last = Some(pos);
        writes.push(Intent::set(id, kind::CHECK, field::DONE, *is_done));
        writes.push(Intent::set(id, kind::CHECK, field::LIFE, "alive"));
        writes.push(import(id, kind::CHECK));
    }
    writes
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use domain::query::Query;
    use domain::zone::Zone;
    use store::Device;
    use store::memory::Memory;

    use super::*;

    /// Runs a future that never waits.
    fn now<F: Future>(future: F) -> F::Output {
        let mut future = std::pin::pin!(future);
        match future.as_mut().poll(&mut std::task::Context::from_waker(std::task::Waker::noop())) {
            std::task::Poll::Ready(value) => value,
            std::task::Poll::Pending => panic!("it waits"),
        }
    }

    fn office(device: &Device<Memory>) -> Office {
        device.read(|table| Office::build(Zone::paris(), table))
    }

    fn act(device: &Device<Memory>, changes: Vec<Vec<Intent>>) -> store::Done {
        // Each act its own ids.
        let mut entropy = Seeded(device.meta().next_n);
        let mut ctx = Ctx { now_ms: 1_800_000_000_000, entropy: &mut entropy };
        now(device.act(&mut ctx, Act { changes, ..Act::default() })).unwrap()
    }

    #[test]
    fn it_comes_whole_and_goes_whole_but_for_what_is_ours() {
        let mut entropy = Seeded(1);
        let mut ctx = Ctx { now_ms: 1_800_000_000_000, entropy: &mut entropy };
        let (device, _) = now(Device::open(Memory::default(), &mut ctx)).unwrap();
        let today = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
        act(&device, changes(&office(&device), &domain::demo::demo(today), today));
        let full = office(&device);
        let at = today.and_hms_opt(9, 0, 0).unwrap();
        assert_eq!(full.list(&Query::default(), at).rows.len(), 60);
        assert!(demo_id(&full).is_some());
        assert_eq!(full.all_named(NamedKind::Place).len(), 13);
        assert!(
            full.rows.iter().all(|row| row.place.is_some() && row.category.is_some() && row.reported < at)
        );
        assert!(full.rows.iter().any(|row| row.paused_minutes > 0));
        let kitchen = full.find_named(NamedKind::Place, "Cuisine").unwrap();
        let own = RecordId::derived("test", "own");
        act(&device, vec![vec![Intent::set(own, kind::REQUEST, field::PLACE, kitchen.to_string())]]);
        let clair = supply::demo::id_of("party", "clair");
        let contract = RecordId::derived("test", "contract");
        act(&device, vec![vec![Intent::set(contract, "contract", "party", clair.to_string())]]);
        act(&device, device.read(|table| removal(&office(&device), table)));
        let left = office(&device);
        assert_eq!(left.list(&Query::default(), at).rows.len(), 1);
        assert_eq!(demo_id(&left), None);
        let names: Vec<&str> =
            left.all_named(NamedKind::Place).iter().map(|place| place.name.as_str()).collect();
        assert_eq!(names, ["12 rue du Canal", "Cuisine", "Rez-de-chaussée"]);
        let suppliers = |device: &Device<Memory>| device.read(supply::book::Book::build);
        let book = suppliers(&device);
        assert_eq!(book.parties.iter().map(|it| it.name.as_str()).collect::<Vec<_>>(), ["Clair & Net"]);
        assert_eq!((book.contacts.len(), book.contracts.len(), book.orders.len()), (2, 1, 0));
        assert_eq!(supply::purchase::number::next(&book, 2026, None), "BC-2026-001");
        let planner = device.read(events::Planner::build);
        assert_eq!((planner.events.iter().count(), planner.guests.iter().count()), (0, 0));
        act(&device, changes(&left, &domain::demo::demo(today), today));
        assert_eq!(office(&device).list(&Query::default(), at).rows.len(), 61);
        assert_eq!(office(&device).all_named(NamedKind::Place).len(), 13);
    }

    #[test]
    fn a_guest_of_mine_keeps_the_event_with_what_hangs_on_it_and_no_other() {
        let mut entropy = Seeded(1);
        let mut ctx = Ctx { now_ms: 1_800_000_000_000, entropy: &mut entropy };
        let (device, _) = now(Device::open(Memory::default(), &mut ctx)).unwrap();
        let today = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
        act(&device, changes(&office(&device), &domain::demo::demo(today), today));
        let event = events::demo::id_of(events::kinds::EVENT, "petitdej");
        let guest = RecordId::derived("test", "guest");
        act(&device, vec![vec![Intent::set(guest, "guest", "at", compose::at(event, "V"))]]);
        act(&device, device.read(|table| removal(&office(&device), table)));
        let planner = device.read(events::Planner::build);
        let titles: Vec<&str> = planner.events.iter().map(|event| event.title.as_str()).collect();
        assert_eq!((titles, planner.guests.iter().count()), (vec!["Petit-déjeuner d’équipe"], 19));
        let rooms = office(&device);
        let rooms: Vec<&str> = rooms.all_named(NamedKind::Place).iter().map(|it| it.name.as_str()).collect();
        assert_eq!(rooms, ["12 rue du Canal", "Rez-de-chaussée", "Salle Canal"]);
    }
}
