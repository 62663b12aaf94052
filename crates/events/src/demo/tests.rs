use chrono::NaiveDate;
use domain::money::Cents;
use domain::zone::Zone;
use replica::RecordId;
use supply::book::Book;

use super::*;
use crate::budget::Reckoning;
use crate::desk::Desk;
use crate::guests::Guest;
use crate::kinds;
use crate::retro::Task;
use crate::show::Cue;

fn changes(today: &str) -> Vec<Vec<Intent>> {
    let zone = Zone::paris();
    let known = |key: &str| Some(RecordId::derived("t", key));
    demo(&Stage {
        today: today.parse().unwrap(),
        import: RecordId::derived("t", "import"),
        person: &known,
        place: &known,
        request: &known,
        instant: &|at| zone.instant(at),
    })
}

fn desk(today: &str) -> Desk {
    let mut desk = Desk::new();
    for writes in changes(today) {
        desk.act(writes);
    }
    desk
}

#[test]
fn on_the_day_of_the_scenarios_it_is_their_party() {
    let mut desk = desk("2026-11-23");
    let planner = desk.planner();
    let party = id_of(kinds::EVENT, "soiree");
    let days: Vec<NaiveDate> = ["seminaire", "petitdej", "soiree"]
        .iter()
        .map(|key| planner.events.get(id_of(kinds::EVENT, key)).unwrap().when.as_ref().unwrap().start.date())
        .collect();
    assert_eq!(
        days.iter().map(ToString::to_string).collect::<Vec<_>>(),
        ["2026-10-22", "2026-12-01", "2026-12-10"]
    );

    let answers = |key: &str| planner.children::<Guest>(party).filter(|it| it.rsvp == key).count();
    assert_eq!((answers("yes"), answers("no"), answers("")), (51, 6, 3));
    let diets =
        |key: &str| planner.children::<Guest>(party).filter(|it| it.diets.iter().any(|it| it == key)).count();
    assert_eq!((diets("vegetarian"), diets("nuts")), (4, 1));

    let book = desk.with(|_, table, _| Book::build(table));
    let reckoning = Reckoning::of(&planner, &book, party);
    assert_eq!((reckoning.forecast, reckoning.remaining()), (Cents(600_900), Some(Cents(49_100))));
    assert_eq!(reckoning.n_doubts(), 0);

    let hard: Vec<Option<i64>> = planner.children::<Cue>(party).map(|it| it.start).collect();
    assert_eq!(hard, [None, Some(1155), None, Some(1260), None, Some(1470)]);
    let (done, open): (Vec<&Task>, Vec<&Task>) = planner.children::<Task>(party).partition(|it| it.is_done());
    assert!(5 < done.len() && 5 < open.len());
}

#[test]
fn every_field_is_taken_on_any_day_and_bears_the_import() {
    for today in ["2026-11-23", "2024-02-29", "2027-01-31"] {
        let changes = changes(today);
        assert!(changes.iter().all(|writes| writes.iter().any(|intent| &*intent.field == "import")));
        assert!(changes.iter().all(|writes| 3 < writes.len()), "{today}");
        let planner = desk(today).planner();
        assert_eq!(planner.events.iter().filter(|it| it.when.is_some()).count(), 3);
    }
}
