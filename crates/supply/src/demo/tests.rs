use domain::zone::Zone;
use replica::ctx::Seeded;
use replica::page::{Entry, Page};
use replica::{Cid, Ctx, DeviceId, Hlc, Table, Write};

use super::*;
use crate::book::Book;
use crate::paper::{Light, PieceState, PieceType, file_of};
use crate::purchase::{budget, compare, number};

fn book(today: NaiveDate) -> (Book, Vec<Vec<Intent>>) {
    let zone = Zone::paris();
    let known = |key: &str| Some(RecordId::derived("t", key));
    let stage = Stage {
        today,
        import: RecordId::derived("t", "import"),
        person: &known,
        place: &known,
        request: &known,
        instant: &|at| zone.instant(at),
    };
    let changes = demo(&stage);
    let mut table = Table::default();
    for (n, intents) in changes.iter().enumerate() {
        let key = n as u64 + 1;
        let mut rng = Seeded(key);
        let cid = Cid::new(&mut Ctx { now_ms: key, entropy: &mut rng });
        let write = |i: &Intent| Write {
            ty: i.kind.clone(),
            id: i.id,
            f: i.field.clone(),
            k: i.op.clone(),
            v: i.value.clone(),
            sup: Vec::new(),
            extra: serde_json::Map::new(),
        };
        let w = intents.iter().map(write).collect();
        let change = replica::page::change(cid, cid, (DeviceId(1), key), Hlc::at(key), w);
        table.apply(key, &Page::Changes(vec![Entry::made(change)]));
    }
    (Book::build(&table), changes)
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

#[test]
fn on_the_day_of_the_scenarios_it_is_their_company() {
    let today = day("2026-11-23");
    let (book, _) = book(today);
    assert_eq!((book.parties.len(), book.contracts.len()), (12, 5));

    let contract = book.contracts.get(id_of("contract", "nettoyage")).unwrap();
    assert!(contract.course(&book, |course| course.decide(today)).is_ok());
    let decision = contract.course(&book, |course| course.decide(today)).unwrap();
    assert_eq!((decision.term.start, decision.term.end), (day("2026-02-01"), day("2027-01-31")));
    let deadline = decision.next.unwrap().deadline.unwrap();
    assert_eq!((deadline.last_day, deadline.send_by), (day("2026-11-30"), today));
    assert_eq!(decision.yearly.map(|cents| cents.0), Some(1_740_000));

    let zone = Zone::paris();
    let party = id_of("party", "clair");
    let file = file_of(&book, party, today, |ms| zone.civil(ms).date());
    assert!(file.is_open());
    assert_eq!(file.light, Light::Red);
    let urssaf = file.pieces.iter().find(|piece| piece.kind == PieceType::Attestation).unwrap();
    assert_eq!(urssaf.state, PieceState::Lapsed { on: day("2026-11-12") });

    let need = id_of("need", "fauteuils");
    let offers = compare::offers(&book, need, today);
    let gross: Vec<i64> =
        offers.iter().filter_map(|it| it.totals.as_ref().ok()).map(|it| it.all.gross.0).collect();
    assert_eq!(gross.len(), 3);
    for wanted in [208_080, 226_800, 107_280] {
        assert!(gross.contains(&wanted), "{gross:?}");
    }
    assert_eq!(budget::standing(&book, id_of("budget", "mobilier")).remaining().0, 209_000);
    assert_eq!(number::next(&book, 2026, None), "BC-2026-031");
}

#[test]
fn every_field_is_taken_on_any_day() {
    for today in ["2026-11-23", "2024-02-29", "2027-01-31"] {
        let (book, changes) = book(day(today));
        assert_eq!(book.parties.len(), 12);
        let clear = book.contracts.iter().filter(|it| it.course(&book, |_| ()).is_ok()).count();
        assert_eq!(clear, 5, "{today}");
        assert!(changes.iter().all(|writes| writes.iter().any(|intent| &*intent.field == "import")));
        assert!(changes.iter().all(|writes| 3 < writes.len()));
    }
    let fields = |name: &str| {
        let (_, changes) = book(day("2026-11-23"));
        changes.iter().flatten().filter(|intent| intent.field.starts_with(name)).count()
    };
    for (name, n) in
        [("hours", 1), ("rating", 4), ("got/", 1), ("renewal", 5), ("arrived", 4), ("places/", 4)]
    {
        assert_eq!(fields(name), n, "{name}");
    }
}
