//! The office as screens see it, over a real device in memory: acts, lists, counts, history.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test may stop"
)]

use chrono::NaiveDateTime;
use domain::compose::{self, Draft};
use domain::history::{Fact, moments};
use domain::kinds::{field, kind};
use domain::office::list::GroupKey;
use domain::office::{NamedKind, Office};
use domain::query::{Group, Query, Sort, Timing};
use domain::status::Status;
use domain::trade::Priority;
use domain::zone::Zone;
use proptest::prelude::*;
use replica::ctx::Seeded;
use replica::{Ctx, RecordId};
use store::memory::Memory;
use store::{Act, Device};

/// Monday 23 November 2026, 10:00 in Paris.
const NOW_MS: i64 = 1_795_424_400_000;
const HOUR: i64 = 3_600_000;

struct Desk {
    device: Device<Memory>,
    office: Office,
    rng: Seeded,
    now_ms: i64,
}

impl Desk {
    fn new(seed: u64) -> Self {
        let mut rng = Seeded(seed);
        let mut ctx = Ctx { now_ms: NOW_MS as u64, entropy: &mut rng };
        let (device, _) = pollster::block_on(Device::open(Memory::default(), &mut ctx)).expect("opens");
        Self { device, office: Office::new(Zone::paris()), rng, now_ms: NOW_MS }
    }

    fn act(&mut self, intents: Vec<replica::Intent>) {
        let mut ctx = Ctx { now_ms: self.now_ms as u64, entropy: &mut self.rng };
        let done = pollster::block_on(self.device.act(&mut ctx, Act::one(intents))).expect("stored");
        self.device.read(|table| self.office.refresh(table, &done.records));
    }

    fn create(&mut self, title: &str, edit: impl FnOnce(&mut Draft, &Office)) -> RecordId {
        let id = RecordId::new(&mut Ctx { now_ms: self.now_ms as u64, entropy: &mut self.rng });
        let mut draft = Draft { title: title.into(), ..Draft::default() };
        edit(&mut draft, &self.office);
        self.act(compose::create(id, &draft, self.now_ms));
        id
    }

    fn status(&mut self, id: RecordId, to: &Status, on: Option<&str>) {
        let row = self.office.row(id).expect("known").clone();
        self.act(compose::set_status(&self.office, &row, to, on, self.now_ms));
    }

    fn now(&self) -> NaiveDateTime {
        self.office.civil(self.now_ms)
    }

    fn ids(&self, query: &Query) -> Vec<RecordId> {
        let listing = self.office.list(query, self.now());
        listing.rows.iter().map(|at| self.office.rows[*at as usize].id).collect()
    }

    fn is_overdue(&self, id: RecordId) -> bool {
        self.office.row(id).expect("row").is_overdue(self.now())
    }
}

fn category(office: &Office, name: &str) -> Option<RecordId> {
    office.find_named(NamedKind::Category, name)
}

#[test]
fn waiting_stops_the_clock_and_leaving_it_remembers() {
    let mut desk = Desk::new(1);
    // Plumbing: nine business hours. Asked Monday 10:00, due Tuesday 10:00.
    let id = desk.create("Fuite", |draft, office| draft.category = category(office, "plomberie"));
    let deadline = |desk: &Desk| desk.office.row(id).expect("row").deadline.expect("a target").to_string();
    assert_eq!(deadline(&desk), "2026-11-24 10:00:00");
    desk.now_ms += HOUR;
    desk.status(id, &Status::Waiting, Some("Plomberie Duval"));
    desk.now_ms += 72 * HOUR; // Thursday 11:00: three business days.
    assert!(!desk.is_overdue(id), "a waiting request is not late");
    assert_eq!(desk.office.row(id).expect("row").waiting_on.as_deref(), Some("Plomberie Duval"));
    desk.status(id, &Status::Progress, None);
    assert_eq!(deadline(&desk), "2026-11-27 10:00:00");
    desk.now_ms += 24 * HOUR;
    assert!(desk.is_overdue(id), "Friday 11:00 is past Friday 10:00");
    desk.status(id, &Status::Done, None);
    assert!(!desk.is_overdue(id));
    assert_eq!(desk.office.row(id).expect("row").closed, Some(desk.now()));
    desk.status(id, &Status::Progress, None);
    assert_eq!(desk.office.row(id).expect("row").closed, None, "reopened");
}

#[test]
fn a_due_day_is_in_time_until_it_ends() {
    let mut desk = Desk::new(1);
    let today = desk.now().date();
    let id = desk.create("Devis", |draft, _| draft.due = Some(today));
    assert!(!desk.is_overdue(id));
    assert!(desk.office.row(id).expect("row").is_due_soon(desk.now(), &desk.office.clock));
    desk.now_ms += 14 * HOUR;
    assert!(desk.is_overdue(id));
}

#[test]
fn a_wider_place_shows_what_lies_in_it() {
    let mut desk = Desk::new(1);
    let (floor, intents) = compose::ensure_named(&desk.office, NamedKind::Place, "1er étage");
    desk.act(intents);
    let (room, mut intents) = compose::ensure_named(&desk.office, NamedKind::Place, "Salle Loire");
    intents.push(replica::Intent::set(room, kind::PLACE, field::PARENT, floor.to_string()));
    desk.act(intents);
    let id = desk.create("Néon", |draft, _| draft.place = Some(room));
    assert_eq!(desk.ids(&Query { place: vec![floor], ..Query::default() }), vec![id]);
    assert_eq!(desk.office.facets(&Query::default(), desk.now()).place[&floor], 1);
    assert_eq!(compose::ensure_named(&desk.office, NamedKind::Place, "salle LOIRE").0, room);
}

#[test]
fn a_renamed_place_is_found_by_its_new_name() {
    let mut desk = Desk::new(1);
    let (room, intents) = compose::ensure_named(&desk.office, NamedKind::Place, "Salle Loire");
    desk.act(intents);
    desk.create("Néon clignote", |draft, _| draft.place = Some(room));
    desk.act(vec![replica::Intent::set(room, kind::PLACE, field::NAME, "Salle Garonne")]);
    let n = |text: &str| desk.office.index.query(text, 9).hits.len();
    assert_eq!((n("garonne"), n("neon"), n("loire")), (1, 1, 0));
}

#[test]
fn history_says_what_went_from_which_value_to_which() {
    let mut desk = Desk::new(1);
    let id = desk.create("Néon clignote", |_, _| {});
    desk.now_ms += HOUR;
    desk.status(id, &Status::Progress, None);
    let comment = RecordId::new(&mut Ctx { now_ms: desk.now_ms as u64, entropy: &mut desk.rng });
    desk.act(compose::comment(comment, id, "Vu avec Karim"));
    desk.act(vec![replica::Intent::element(id, kind::REQUEST, field::TAGS, "éclairage", true)]);
    desk.act(compose::set_life(id, kind::REQUEST, "trashed"));
    let entries = pollster::block_on(desk.device.history(&[id, comment])).expect("reads");
    let told = moments(id, &entries);
    let facts: Vec<&Fact> = told.iter().flat_map(|m| &m.facts).collect();
    assert_eq!(facts[0], &Fact::Created);
    let Fact::Field { name, from, to } = facts[1] else { panic!("a status: {facts:?}") };
    assert_eq!((name.as_str(), &from["s"], &to["s"]), (field::STATUS, &"new".into(), &"progress".into()));
    assert_eq!(facts[2], &Fact::Comment("Vu avec Karim".into()));
    assert_eq!(facts[3], &Fact::Element { name: "tags".into(), element: "éclairage".into(), is_in: true });
    assert_eq!(facts[4], &Fact::Trashed);
    assert_eq!(told[1].at_ms - told[0].at_ms, HOUR);
}

/// A desk with `n` requests of all sorts.
fn busy(seed: u64, n: usize) -> Desk {
    let mut desk = Desk::new(seed);
    let mut places = Vec::new();
    for name in ["Cuisine", "Accueil", "Salle Loire"] {
        let (id, intents) = compose::ensure_named(&desk.office, NamedKind::Place, name);
        desk.act(intents);
        places.push(id);
    }
    for i in 0..n {
        let dice = desk.rng.next_u64();
        let today = desk.now().date();
        let id = desk.create(&format!("demande {i}"), |draft, office| {
            draft.place = (!dice.is_multiple_of(4)).then(|| places[(dice % 3) as usize]);
            draft.priority = Some(Priority::ALL[(dice / 5 % 4) as usize].key().into());
            draft.category = dice.is_multiple_of(2).then(|| category(office, "informatique")).flatten();
            let days = (dice / 7 % 9) as i64 - 4;
            draft.due = dice.is_multiple_of(3).then(|| today + chrono::TimeDelta::days(days));
            draft.tags = if dice.is_multiple_of(5) { vec!["vip".into()] } else { vec![] };
        });
        let to = Status::ALL[(dice / 11 % 6) as usize].clone();
        desk.status(id, &to, None);
        if dice.is_multiple_of(13) {
            desk.act(compose::set_life(id, kind::REQUEST, "trashed"));
        }
    }
    desk
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn counts_are_what_the_lists_show(seed: u64) {
        let desk = busy(seed, 40);
        let query = Query { priority: vec!["p1".into(), "p2".into()], ..Query::default() };
        let facets = desk.office.facets(&query, desk.now());
        for (key, n) in &facets.status {
            prop_assert_eq!(desk.ids(&Query { status: vec![key.clone()], ..query.clone() }).len(), *n);
        }
        for (key, n) in &facets.priority {
            prop_assert_eq!(desk.ids(&Query { priority: vec![(*key).into()], ..query.clone() }).len(), *n);
        }
        for (id, n) in &facets.place {
            prop_assert_eq!(desk.ids(&Query { place: vec![*id], ..query.clone() }).len(), *n);
        }
        for (tag, n) in &facets.tag {
            prop_assert_eq!(desk.ids(&Query { tag: vec![tag.to_string()], ..query.clone() }).len(), *n);
        }
        let timings = [(Timing::Overdue, facets.overdue), (Timing::Soon, facets.soon), (Timing::Today, facets.today)];
        for (timing, n) in timings {
            prop_assert_eq!(desk.ids(&Query { timing: Some(timing), ..query.clone() }).len(), n);
        }
        let quick = desk.office.quick_counts(&query, desk.now());
        prop_assert_eq!((quick.overdue, quick.soon), (facets.overdue, facets.soon));
        prop_assert_eq!(quick.open, facets.status.get("open").copied().unwrap_or(0));
        prop_assert_eq!(desk.office.count(&query, desk.now()), desk.ids(&query).len());
    }

    #[test]
    fn groups_part_the_list_and_orders_keep_its_rows(seed: u64) {
        let desk = busy(seed, 30);
        let mut all = desk.ids(&Query::default());
        all.sort_unstable();
        for group in Group::ALL {
            for sort in Sort::ALL {
                let query = Query { group: *group, sort: *sort, ..Query::default() };
                let listing = desk.office.list(&query, desk.now());
                prop_assert_eq!(listing.groups.iter().map(|g| g.len).sum::<usize>(), listing.rows.len());
                let keys: std::collections::HashSet<&GroupKey> = listing.groups.iter().map(|g| &g.key).collect();
                prop_assert_eq!(keys.len(), listing.groups.len(), "a group stands in one piece");
                let mut ids = desk.ids(&query);
                ids.sort_unstable();
                prop_assert_eq!(&ids, &all);
            }
        }
    }

    #[test]
    fn taking_in_changes_one_by_one_is_building_anew(seed: u64) {
        let mut desk = busy(seed, 30);
        let mut anew = desk.device.read(|table| Office::build(Zone::paris(), table));
        desk.device.read(|table| {
            anew.index_more(table, 1000);
            desk.office.index_more(table, 1000);
        });
        let (mut left, mut right) = (desk.office.rows.clone(), anew.rows.clone());
        left.sort_by_key(|row| row.id);
        right.sort_by_key(|row| row.id);
        prop_assert_eq!(left, right);
        for text in ["demande", "cuisine", "vip", "demande 7"] {
            let ids = |office: &Office| {
                let hits = office.index.query(text, 99).hits;
                let mut ids: Vec<RecordId> = hits.iter().map(|h| office.rows[h.doc as usize].id).collect();
                ids.sort_unstable();
                ids
            };
            prop_assert_eq!(ids(&desk.office), ids(&anew), "{}", text);
        }
    }
}
