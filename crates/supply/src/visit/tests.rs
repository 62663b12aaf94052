use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use domain::kinds::{field, kind};
use domain::money::Cents;
use domain::office::Office;
use domain::trade::Trade;
use domain::zone::Zone;
use proptest::prelude::*;
use replica::ctx::Seeded;
use replica::page::{Entry as PageEntry, Page};
use replica::{Cid, Ctx, DeviceId, Hlc, Intent, RecordId, Table, Write};

use super::*;
use crate::book::Book;

/// A device of its own that nobody disturbs: each change is over what it shows.
#[derive(Default)]
struct Desk {
    table: Table,
    n: u64,
}

impl Desk {
    fn act(&mut self, intents: Vec<Intent>) {
        self.n += 1;
        let mut rng = Seeded(self.n);
        let cid = Cid::new(&mut Ctx { now_ms: self.n, entropy: &mut rng });
        let seen = |i: &Intent| self.table.get(i.id).map(|r| r.seen(&i.field)).unwrap_or_default();
        let w = intents
            .into_iter()
            .map(|i| {
                let sup = seen(&i);
                Write {
                    ty: i.kind,
                    id: i.id,
                    f: i.field,
                    k: i.op,
                    v: i.value,
                    sup,
                    extra: Default::default(),
                }
            })
            .collect();
        let change = replica::page::change(cid, cid, (DeviceId(1), self.n), Hlc::at(self.n), w);
        self.table.apply(self.n, &Page::Changes(vec![PageEntry::made(change)]));
    }

    fn visit(&self, id: RecordId) -> Intervention {
        Book::build(&self.table).interventions.get(id).cloned().expect("a visit")
    }

    fn cost_of(&self, request: RecordId) -> Cents {
        let record = self.table.get(request);
        let value = record.as_ref().and_then(|r| r.value(field::COST));
        Cents(value.and_then(|v| v.get("cents")?.as_i64()).unwrap_or(0))
    }

    fn spread(&mut self, id: RecordId, shares: &[Share]) -> Result<(), SpreadError> {
        let changes = respread(&self.visit(id), shares, |request| self.cost_of(request))?;
        changes.into_iter().for_each(|intents| self.act(intents));
        Ok(())
    }
}

fn at(text: &str) -> NaiveDateTime {
    text.parse().expect("a moment")
}

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn hour(text: &str) -> Option<NaiveTime> {
    NaiveTime::parse_from_str(text, "%H:%M").ok()
}

fn id(name: &str) -> RecordId {
    RecordId::derived("test", name)
}

const NOW: &str = "2026-11-23T10:00:00";

#[test]
fn a_visit_is_written_and_read_back() {
    let mut desk = Desk::default();
    let v = id("visit");
    let plan = Plan { day: day("2026-11-23"), from: hour("14:00"), to: hour("16:00") };
    let draft = compose::Draft {
        party: Some(id("plumber")),
        contact: Some(id("paul")),
        host: Some(id("nadia")),
        contract: Some(id("contract")),
        trade: Some(Trade::Plumbing),
        place: Some(id("kitchen")),
        requests: vec![id("leak"), id("tap")],
        plan: Some(plan),
        asked: "  Deux fuites ".into(),
    };
    desk.act(compose::create(v, &draft));
    desk.act(compose::arrive(v, Some(1_000_000)));
    desk.act(compose::leave(v, Some(1_000_000 + 95 * 60_000)));
    desk.act(compose::conclude(v, Some(Outcome::Partial)));
    desk.act(compose::words(v, "report", "Joint changé"));
    let rating = Rating { quality: Some(5), delay: Some(2), price: None, note: "poli".into() };
    desk.act(compose::rate(v, Some(&rating)));
    let signature = Signature { path: "M1.0 1.0L2.0 2.0".into(), name: "Paul".into(), ms: 7, w: 300, h: 150 };
    desk.act(compose::sign(v, Some(&signature)));
    desk.act(compose::cost(v, Some(Cost { net: Cents(12_000), vat_bp: 1_000 })));
    desk.act(compose::refer(v, "budget", Some(id("budget"))));
    desk.act(compose::link(v, &[id("tap")], false));
    let read = desk.visit(v);
    assert_eq!(read.party, draft.party);
    assert_eq!(read.contact, draft.contact);
    assert_eq!((read.contract, read.host), (draft.contract, draft.host));
    assert_eq!((read.trade, read.place, read.plan), (draft.trade, draft.place, draft.plan));
    assert_eq!(read.asked, "Deux fuites");
    assert_eq!(read.requests, [id("leak")]);
    assert_eq!(read.minutes_on_site(i64::MAX), Some(95));
    assert_eq!(read.outcome, Some(Outcome::Partial));
    assert_eq!(read.report, "Joint changé");
    assert_eq!(read.rating, Some(rating));
    assert_eq!(read.signature, Some(signature));
    assert_eq!(read.cost, Some(Cost { net: Cents(12_000), vat_bp: 1_000 }));
    assert_eq!(committed_cost(&read, false), Some((id("budget"), Cents(12_000))));
    assert_eq!(committed_cost(&read, true), None, "the invoice says it");
    let book = Book::build(&desk.table);
    assert_eq!(book.n_children::<Intervention>(id("leak")), 1);
    assert_eq!(book.n_children::<Intervention>(id("tap")), 0);
    assert_eq!(book.n_children::<Intervention>(id("plumber")), 1);

    for taken_back in [
        compose::plan(v, None),
        compose::arrive(v, None),
        compose::leave(v, None),
        compose::conclude(v, None),
        compose::rate(v, Some(&Rating::default())),
        compose::sign(v, None),
        compose::cost(v, None),
        compose::words(v, "report", " "),
    ] {
        desk.act(taken_back);
    }
    let read = desk.visit(v);
    assert_eq!((read.plan, read.arrived, read.left, read.outcome), (None, None, None, None));
    assert_eq!((read.rating.clone(), read.signature.clone(), read.cost), (None, None, None));
    assert_eq!(read.report, "");
    assert_eq!(read.state(at(NOW)), State::Called);
}

#[test]
fn damaged_values_read_as_absent() {
    let mut desk = Desk::default();
    let v = id("visit");
    let put = |name: &str, value: serde_json::Value| Intent::set(v, "intervention", name, value);
    desk.act(vec![
        put("plan", serde_json::json!({ "day": "2026-02-31" })),
        put("rating", serde_json::json!({ "quality": 6, "delay": 0, "price": -1 })),
        put("signature", serde_json::json!({ "path": "url(javascript:1)", "name": " " })),
        put("trade", "alchemy".into()),
        put("outcome", 3.into()),
        put("requests/not-an-id", true.into()),
        put("party", "nobody".into()),
        put("arrived", "noon".into()),
    ]);
    assert_eq!(desk.visit(v), Intervention::new(v));
}

#[test]
fn where_a_visit_stands() {
    let mut v = Intervention::new(id("v"));
    assert_eq!(v.state(at(NOW)), State::Called);
    let plan =
        |day_: &str, from: &str, to: &str| Some(Plan { day: day(day_), from: hour(from), to: hour(to) });
    for (plan, expected) in [
        (plan("2026-11-23", "", ""), State::Planned),
        (plan("2026-11-22", "", ""), State::Late),
        (plan("2026-11-24", "", ""), State::Planned),
        (plan("2026-11-23", "09:46", ""), State::Planned),
        (plan("2026-11-23", "09:45", ""), State::Late),
        (plan("2026-11-23", "08:00", "10:01"), State::Planned),
        (plan("2026-11-23", "08:00", "10:00"), State::Late),
        (plan("2026-11-22", "22:00", "11:00"), State::Planned),
    ] {
        v.plan = plan;
        assert_eq!(v.state(at(NOW)), expected, "{plan:?}");
    }
    v.arrived = Some(60_000);
    assert_eq!(v.state(at(NOW)), State::OnSite);
    assert_eq!(v.minutes_on_site(180_000), Some(2));
    v.left = Some(30_000);
    assert_eq!(v.state(at(NOW)), State::ToConclude);
    assert_eq!(v.minutes_on_site(180_000), None, "left before coming");
    v.outcome = Some(Outcome::Done);
    assert_eq!(v.state(at(NOW)), State::ToRate);
    v.rating = Some(Rating { quality: Some(3), ..Rating::default() });
    assert_eq!(v.state(at(NOW)), State::Done);
    v.outcome = Some(Outcome::NoShow);
    assert_eq!(v.state(at(NOW)), State::NoShow);
}

#[test]
fn the_agenda_and_the_first_screen() {
    let mut desk = Desk::default();
    let mut add = |name: &str, plan: Option<Plan>| {
        desk.act(compose::create(
            id(name),
            &compose::Draft { plan, asked: name.into(), ..Default::default() },
        ));
    };
    let on = |day_: &str, from: &str| Some(compose::on(day(day_), hour(from)));
    add("later", on("2026-11-25", ""));
    add("afternoon", on("2026-11-23", "14:00"));
    add("today", on("2026-11-23", ""));
    add("missed", on("2026-11-23", "08:00"));
    add("long missed", on("2026-10-01", "08:00"));
    add("called", None);
    add("here", on("2026-11-23", "09:00"));
    add("gone", on("2026-11-23", "07:00"));
    add("over", on("2026-11-20", "07:00"));
    add("binned", on("2026-11-23", "15:00"));
    desk.act(compose::arrive(id("here"), Some(1)));
    desk.act(compose::leave(id("gone"), Some(2)));
    desk.act(compose::conclude(id("over"), Some(Outcome::Done)));
    desk.act(domain::compose::set_life(id("binned"), "intervention", "trashed"));
    let book = Book::build(&desk.table);
    let names = |visits: &[&Intervention]| visits.iter().map(|v| v.asked.clone()).collect::<Vec<_>>();
    let agenda = agenda(&book, at(NOW));
    assert_eq!(names(&agenda.on_site), ["here"]);
    assert_eq!(names(&agenda.late), ["long missed", "missed"]);
    assert_eq!(names(&agenda.today), ["today", "afternoon"]);
    assert_eq!(names(&agenda.called), ["called"]);
    assert_eq!(names(&agenda.to_conclude), ["gone"]);
    assert_eq!(names(&agenda.past), ["over"]);
    let upcoming: Vec<_> = agenda.upcoming.iter().map(|(day, all)| (*day, names(all))).collect();
    assert_eq!(upcoming, [(day("2026-11-25"), vec!["later".to_owned()])]);
    let first: Vec<_> = today(&book, at(NOW)).iter().map(|(v, _)| v.asked.clone()).collect();
    assert_eq!(first, ["here", "missed", "today", "afternoon"]);
}

fn office_with(desk: &Desk) -> Office {
    Office::build(Zone::paris(), &desk.table)
}

#[test]
fn what_he_could_do_while_he_is_here() {
    let mut desk = Desk::default();
    let (site, kitchen, annex) = (id("site"), id("kitchen"), id("annex"));
    let place = |id: RecordId, name: &str| Intent::set(id, kind::PLACE, field::NAME, name);
    desk.act(vec![place(site, "Siège")]);
    let within = Intent::set(kitchen, kind::PLACE, field::PARENT, site.to_string());
    desk.act(vec![place(kitchen, "Cuisine"), within]);
    desk.act(vec![place(annex, "Annexe")]);
    let plumbing = domain::office::named_id(kind::CATEGORY, "Plomberie");
    let mut add =
        |name: &str, place: Option<RecordId>, priority: &str, category: Option<RecordId>, trade: &str| {
            let draft = domain::compose::Draft {
                title: name.into(),
                place,
                priority: Some(priority.into()),
                category,
                trade: Some(trade.to_owned()).filter(|key| !key.is_empty()),
                ..Default::default()
            };
            desk.act(domain::compose::create(id(name), &draft, 1_000));
            id(name)
        };
    let tap = add("tap", Some(kitchen), "p3", Some(plumbing), "");
    let flood = add("flood", Some(site), "p1", None, "plumbing");
    let lost = add("lost", None, "p1", None, "plumbing");
    // Its own trade says electricity; its category is still plumbing.
    let boiler = add("boiler", Some(kitchen), "p4", Some(plumbing), "electricity");
    let away = add("away", Some(annex), "p1", Some(plumbing), "");
    add("lamp", Some(kitchen), "p1", None, "electricity");
    let done = add("done", Some(kitchen), "p1", Some(plumbing), "");
    let office = office_with(&desk);
    let row = office.row(done).expect("a row").clone();
    desk.act(domain::compose::set_status(&office, &row, &domain::status::Status::Done, None, 2_000));
    let office = office_with(&desk);
    let found = gather(&office, &[Trade::Plumbing], &[site]);
    assert_eq!(found, Gathered { here: vec![flood, tap, boiler], nowhere: vec![lost] });
    assert_eq!(found.all(), [flood, tap, boiler, lost]);
    assert_eq!(gather(&office, &[Trade::Plumbing], &[kitchen]).here, [tap, boiler]);
    let everywhere = gather(&office, &[Trade::Plumbing], &[]);
    assert!(
        everywhere.nowhere.is_empty() && everywhere.here.contains(&away) && everywhere.here.contains(&lost)
    );
    assert_eq!(gather(&office, &[], &[site]), Gathered::default());
}

fn rated(name: &str, day_: &str, marks: [u8; 3]) -> Intervention {
    let [quality, delay, price] = marks.map(Some);
    let rating = Rating { quality, delay, price, note: String::new() };
    Intervention {
        plan: Some(compose::on(day(day_), None)),
        rating: Some(rating),
        ..Intervention::new(id(name))
    }
}

#[test]
fn marks_of_a_party_and_their_trend() {
    let mut visits = vec![
        rated("a", "2026-01-05", [5, 5, 4]),
        rated("b", "2026-02-05", [5, 4, 5]),
        rated("c", "2026-03-05", [3, 3, 3]),
        rated("d", "2026-04-05", [2, 3, 3]),
        rated("e", "2026-05-05", [2, 2, 3]),
    ];
    visits.push(Intervention::new(id("unrated")));
    let ratings = Ratings::of(&visits);
    assert_eq!(ratings.n, 5);
    assert_eq!(ratings.each, [467, 467, 300, 267, 233]);
    assert_eq!(ratings.all, Some(347));
    assert_eq!(ratings.quality, Some(340));
    assert_eq!(ratings.trend, Some(Trend::Down));
    assert_eq!(Ratings::of(visits.iter().take(3)).trend, None, "nothing before the last three");
    let flat: Vec<_> =
        (1..=5).map(|n| rated(&format!("f{n}"), &format!("2026-0{n}-01"), [4, 4, 4])).collect();
    assert_eq!(Ratings::of(&flat).trend, Some(Trend::Flat));
    let up = [rated("u", "2025-01-01", [1, 1, 1])].into_iter().chain(flat.into_iter().take(3));
    assert_eq!(Ratings::of(&up.collect::<Vec<_>>()).trend, Some(Trend::Up));
    assert_eq!(Ratings::of(&[]), Ratings::default());
}

#[test]
fn a_cost_goes_to_its_requests_once() {
    let mut desk = Desk::default();
    let (v, a, b, c) = (id("visit"), id("a"), id("b"), id("c"));
    desk.act(compose::create(v, &compose::Draft { requests: vec![a, b], ..Default::default() }));
    desk.act(vec![Intent::set(a, kind::REQUEST, field::COST, domain::compose::cost(5_000))]);
    assert_eq!(desk.spread(v, &equal_shares(Cents(100), &[a, b])), Err(SpreadError::NoCost));
    desk.act(compose::cost(v, Some(Cost { net: Cents(10_001), vat_bp: 2_000 })));
    let equal = equal_shares(Cents(10_001), &[a, b]);
    assert_eq!(desk.spread(v, &[]), Err(SpreadError::NoRequest));
    assert_eq!(desk.spread(v, &equal), Ok(()));
    assert_eq!((desk.cost_of(a), desk.cost_of(b)), (Cents(10_001), Cents(5_000)));
    assert_eq!(desk.spread(v, &equal), Ok(()), "again changes nothing");
    assert_eq!((desk.cost_of(a), desk.cost_of(b)), (Cents(10_001), Cents(5_000)));

    // By choice, to another request too.
    let share = |request, cents| Share { request, cents: Cents(cents) };
    assert_eq!(desk.spread(v, &[share(b, 10_000)]), Err(SpreadError::Remains(Cents(1))));
    assert_eq!(desk.spread(v, &[share(b, 10_002)]), Err(SpreadError::Remains(Cents(-1))));
    assert_eq!(desk.spread(v, &[share(b, 10_002), share(c, -1)]), Err(SpreadError::Negative));
    assert_eq!(desk.spread(v, &[share(b, i64::MAX), share(c, 1)]), Err(SpreadError::TooLarge));
    assert_eq!(desk.spread(v, &[share(b, 1), share(c, 10_000)]), Ok(()));
    assert_eq!((desk.cost_of(a), desk.cost_of(b), desk.cost_of(c)), (Cents(5_000), Cents(1), Cents(10_000)));

    // Somebody noted less by hand meanwhile: taking back leaves nothing, not less.
    desk.act(vec![Intent::set(c, kind::REQUEST, field::COST, domain::compose::cost(4_000))]);
    assert_eq!(desk.spread(v, &[]), Ok(()));
    assert_eq!((desk.cost_of(a), desk.cost_of(b), desk.cost_of(c)), (Cents(5_000), Cents(0), Cents(0)));
    assert!(desk.visit(v).spread.is_empty());
    assert_eq!(desk.spread(v, &[]), Err(SpreadError::NoRequest));
}

#[test]
fn what_a_visit_takes_from_its_budget() {
    let mut v = Intervention { budget: Some(id("b")), ..Intervention::new(id("v")) };
    assert_eq!(committed_cost(&v, false), None);
    v.cost = Some(Cost { net: Cents(0), vat_bp: 0 });
    assert_eq!(committed_cost(&v, false), None);
    v.cost = Some(Cost { net: Cents(100), vat_bp: 0 });
    assert_eq!(committed_cost(&v, false), Some((id("b"), Cents(100))));
    v.is_alive = false;
    assert_eq!(committed_cost(&v, false), None);
}

#[test]
fn a_budget_counts_a_visit_once_invoiced_or_not() {
    let mut desk = Desk::default();
    let (v, budget, invoice) = (id("visit"), id("budget"), id("invoice"));
    let put = |of, kind, name: &str, value: serde_json::Value| Intent::set(of, kind, name, value);
    desk.act(vec![put(budget, "budget", "amount", serde_json::json!({ "cents": 500_000 }))]);
    desk.act(compose::create(v, &compose::Draft::default()));
    desk.act(compose::cost(v, Some(Cost { net: Cents(12_000), vat_bp: 2_000 })));
    desk.act(compose::refer(v, "budget", Some(budget)));
    let standing = |desk: &Desk| crate::purchase::budget::standing(&Book::build(&desk.table), budget);
    assert_eq!(standing(&desk).committed, Cents(12_000));
    assert_eq!(standing(&desk).remaining(), Cents(488_000));
    // The invoice names the visit, not the budget.
    desk.act(vec![
        put(invoice, "invoice", "intervention", v.to_string().into()),
        put(invoice, "invoice", "net", serde_json::json!({ "cents": 13_000 })),
    ]);
    assert_eq!((standing(&desk).committed, standing(&desk).invoiced), (Cents(0), Cents(13_000)));
    assert_eq!(standing(&desk).remaining(), Cents(487_000));
    desk.act(vec![put(invoice, "invoice", "credit", true.into())]);
    assert_eq!(standing(&desk).committed, Cents(12_000), "a credit note is no invoice");
}

#[test]
fn a_signature_is_smooth_and_small() {
    assert_eq!(path_of(&[]), "");
    assert_eq!(path_of(&[vec![(10.0, 12.0)]]), "M10.0 12.0h0");
    assert_eq!(path_of(&[vec![(0.0, 0.0), (10.0, 0.0)]]), "M0.0 0.0L10.0 0.0");
    let curve = path_of(&[vec![(0.0, 0.0), (10.0, 0.0), (10.0, 10.0)]]);
    assert_eq!(curve, "M0.0 0.0Q10.0 0.0 10.0 5.0L10.0 10.0");
    assert!(is_path(&curve));
    assert!(!is_path("") && !is_path("M0 0\" onload=x") && !is_path(&"M".repeat(SIGNATURE_BYTES + 1)));
    let scribble: Vec<_> = (0..50_000).map(|n| (f64::from(n % 300), f64::from(n % 149))).collect();
    let path = path_of(&[scribble]);
    assert!(1_000 < path.len() && is_path(&path), "{}", path.len());
    let dots: Vec<_> = (0..20_000).map(|n| vec![(f64::from(n), 1.0)]).collect();
    assert!(is_path(&path_of(&dots)));
}

proptest! {
    #[test]
    fn equal_shares_add_up(cents in 0_i64..1_000_000_000_000, n in 1_usize..40) {
        let requests: Vec<_> = (0..n).map(|n| id(&n.to_string())).collect();
        let shares = equal_shares(Cents(cents), &requests);
        prop_assert_eq!(shares.iter().map(|share| share.cents.0).sum::<i64>(), cents);
        let (least, most) = (shares.iter().map(|s| s.cents.0).min(), shares.iter().map(|s| s.cents.0).max());
        prop_assert!(most.zip(least).is_some_and(|(most, least)| most - least <= 1));
    }

    /// However often, and over whichever requests, a cost is spread: it is on them once, and what was theirs stays.
    #[test]
    fn spreading_never_counts_twice(
        own in proptest::collection::vec(0_i64..10_000, 4),
        rounds in proptest::collection::vec((0_i64..100_000, 1_usize..16), 1..6),
    ) {
        let mut desk = Desk::default();
        let requests: Vec<_> = (0..own.len()).map(|n| id(&n.to_string())).collect();
        for (request, cents) in requests.iter().zip(&own) {
            desk.act(vec![Intent::set(*request, kind::REQUEST, field::COST, domain::compose::cost(*cents))]);
        }
        let v = id("visit");
        desk.act(compose::create(v, &compose::Draft::default()));
        let mut last = 0;
        for (cents, mask) in rounds {
            let chosen: Vec<_> =
                requests.iter().enumerate().filter(|(at, _)| mask & (1 << at) != 0).map(|(_, id)| *id).collect();
            desk.act(compose::cost(v, Some(Cost { net: Cents(cents), vat_bp: 2_000 })));
            prop_assert_eq!(desk.spread(v, &equal_shares(Cents(cents), &chosen)), Ok(()));
            last = cents;
            let sum: i64 = requests.iter().map(|request| desk.cost_of(*request).0).sum();
            prop_assert_eq!(sum, own.iter().sum::<i64>() + last);
            prop_assert_eq!(desk.visit(v).spread.iter().map(|(_, cents)| cents.0).sum::<i64>(), last);
        }
        let _ = desk.spread(v, &[]);
        for (request, cents) in requests.iter().zip(&own) {
            prop_assert_eq!(desk.cost_of(*request).0, *cents, "after {}", last);
        }
    }

    #[test]
    fn marks_do_not_depend_on_the_order(marks in proptest::collection::vec((1_u8..6, 1_u8..6, 1_u8..6), 0..12), turn in 0_usize..12) {
        let mut visits: Vec<_> = marks
            .iter()
            .enumerate()
            .map(|(n, (q, d, p))| rated(&n.to_string(), &format!("2026-01-{:02}", n + 1), [*q, *d, *p]))
            .collect();
        let ratings = Ratings::of(&visits);
        visits.rotate_left(turn % marks.len().max(1));
        prop_assert_eq!(&Ratings::of(&visits), &ratings);
        visits.reverse();
        prop_assert_eq!(&Ratings::of(&visits), &ratings);
        prop_assert!(ratings.each.iter().all(|mean| (100..=500).contains(mean)));
        prop_assert_eq!(ratings.trend.is_some(), 3 < marks.len());
    }

    #[test]
    fn paths_are_always_paths(strokes in proptest::collection::vec(proptest::collection::vec((any::<f64>(), any::<f64>()), 0..80), 0..6)) {
        let path = path_of(&strokes);
        prop_assert!(path.is_empty() || is_path(&path), "{}", path);
    }

    #[test]
    fn a_visit_is_missed_only_after_its_time(from in 0_u32..1440, to in proptest::option::of(0_u32..1440), now in -1500_i64..4500) {
        let time = |minutes: u32| NaiveTime::from_hms_opt(minutes / 60, minutes % 60, 0);
        let plan = Plan { day: day("2026-11-23"), from: time(from), to: to.and_then(time) };
        let v = Intervention { plan: Some(plan), ..Intervention::new(id("v")) };
        let now = at("2026-11-23T00:00:00") + chrono::TimeDelta::minutes(now);
        prop_assert!(plan.start() <= plan.limit());
        if now < plan.start() {
            prop_assert_eq!(v.state(now), State::Planned);
        }
        prop_assert_eq!(v.state(now) == State::Late, plan.limit() <= now);
    }
}
