//! What waits for a decision, kept as records change.

use replica::ctx::Seeded;
use replica::page::{Entry, Page};
use replica::{Cid, Ctx, DeviceId, Hlc, Intent, Write};

use super::*;
use crate::compose;
use crate::kinds::kind;
use crate::zone::Zone;

fn put(table: &mut Table, key: u64, intents: Vec<Intent>, sup: &[Cid]) -> Cid {
    let mut rng = Seeded(key);
    let cid = Cid::new(&mut Ctx { now_ms: key, entropy: &mut rng });
    let write = |i: Intent| Write {
        ty: i.kind,
        id: i.id,
        f: i.field,
        k: i.op,
        v: i.value,
        sup: sup.to_vec(),
        extra: Default::default(),
    };
    let w = intents.into_iter().map(write).collect();
    let change = replica::page::change(cid, cid, (DeviceId(1), key), Hlc::at(key), w);
    table.apply(key, &Page::Changes(vec![Entry::made(change)]));
    cid
}

#[test]
fn t30_every_kind_of_record_is_listed_and_leaves_when_decided() {
    let (request, place) = (RecordId::derived("t", "r"), RecordId::derived("t", "p"));
    let (comment, check) = (RecordId::derived("t", "c"), RecordId::derived("t", "k"));
    let mut table = Table::default();
    put(&mut table, 1, compose::check(check, request, "a", "Fermer"), &[]);
    put(&mut table, 2, vec![Intent::set(request, kind::REQUEST, field::TITLE, "A")], &[]);
    put(&mut table, 3, compose::comment(comment, request, "Vu"), &[]);
    let mut office = Office::build(Zone::paris(), &table);
    assert_eq!((office.n_disputes(), office.disputes()), (0, vec![]));

    let heads = put(&mut table, 4, vec![Intent::set(request, kind::REQUEST, field::TITLE, "B")], &[]);
    put(&mut table, 5, vec![Intent::set(comment, kind::COMMENT, field::TEXT, "Revu")], &[]);
    put(&mut table, 6, vec![Intent::set(check, kind::CHECK, field::TEXT, "Fermer l’eau")], &[]);
    put(&mut table, 7, vec![Intent::set(place, kind::PLACE, field::NAME, "Cuisine")], &[]);
    put(&mut table, 8, vec![Intent::set(place, kind::PLACE, field::NAME, "cuisine")], &[]);
    office.refresh(&table, &[request, comment, check, place]);
    let clash = |id, field: &str| Dispute::Clash { id, field: field.into() };
    let all = [
        clash(place, field::NAME),
        clash(check, field::TEXT),
        clash(comment, field::TEXT),
        clash(request, field::TITLE),
    ];
    assert_eq!(office.disputes(), all);
    assert_eq!(Office::build(Zone::paris(), &table).disputes(), all, "built again, the same");
    assert!(office.row(request).is_some_and(|row| row.has_conflict));
    assert_eq!(office.disputed_family(request), [request, comment, check]);
    assert_eq!(office.parent_of(comment), Some(request));

    let seen = table.get(request).map(|r| r.seen(field::TITLE)).unwrap_or_default();
    assert!(seen.contains(&heads));
    put(&mut table, 9, vec![Intent::set(request, kind::REQUEST, field::TITLE, "B")], &seen);
    office.refresh(&table, &[request]);
    assert!(office.row(request).is_some_and(|row| !row.has_conflict));
    assert_eq!(office.n_disputes(), 3);

    // What is in the bin, and what hangs on it, waits there.
    put(&mut table, 10, compose::set_life(request, kind::REQUEST, "trashed"), &[]);
    assert_eq!(office.refresh(&table, &[request]), [request]);
    assert_eq!(office.disputes(), [clash(place, field::NAME)]);
    assert_eq!(office.n_disputes(), 1);
}

#[test]
fn a_conflict_hidden_behind_a_cleared_field_is_found() {
    let request = RecordId::derived("t", "r");
    let mut table = Table::default();
    put(&mut table, 1, vec![Intent::set(request, kind::REQUEST, field::DESCRIPTION, "b")], &[]);
    put(&mut table, 2, compose::set_field(request, field::DESCRIPTION, replica::Value::Null), &[]);
    assert_eq!(Office::build(Zone::paris(), &table).n_disputes(), 1);
}

#[test]
fn what_other_rooms_deleted_is_asked_about_too() {
    let contract = RecordId::derived("t", "contract");
    let mut table = Table::default();
    put(&mut table, 1, vec![Intent::set(contract, "contract", field::TITLE, "Nettoyage")], &[]);
    put(&mut table, 2, compose::set_life(contract, "contract", "trashed"), &[]);
    let mut office = Office::build(Zone::paris(), &table);
    assert_eq!(office.n_disputes(), 0);
    put(&mut table, 3, vec![Intent::set(contract, "contract", "number", "C-12")], &[]);
    office.refresh(&table, &[contract]);
    assert_eq!(office.disputes(), [Dispute::Late(contract)]);
    assert_eq!(Office::build(Zone::paris(), &table).disputes(), [Dispute::Late(contract)]);
    assert_eq!(office.late_requests(), [], "it is no request");
    assert_eq!(office.refresh(&table, &[contract]), [contract], "not in use");
    put(&mut table, 4, compose::set_life(contract, "contract", "alive"), &[]);
    assert_eq!(office.refresh(&table, &[contract]), []);
    assert_eq!(office.n_disputes(), 0);
}

#[test]
fn what_hangs_on_a_record_of_another_room_is_asked_about_with_it() {
    let (event, cue, guest) =
        (RecordId::derived("t", "e"), RecordId::derived("t", "q"), RecordId::derived("t", "g"));
    let at = |pos: &str| serde_json::json!({ "parent": event.to_string(), "pos": pos });
    let mut table = Table::default();
    put(&mut table, 1, vec![Intent::set(event, "event", field::TITLE, "Soirée")], &[]);
    put(
        &mut table,
        2,
        vec![Intent::set(cue, "cue", field::AT, at("a")), Intent::set(cue, "cue", field::TITLE, "DJ")],
        &[],
    );
    put(&mut table, 4, vec![Intent::set(guest, "guest", field::AT, at("b"))], &[]);
    let mut office = Office::build(Zone::paris(), &table);
    // Two say different things of a cue.
    put(&mut table, 6, vec![Intent::set(cue, "cue", field::TITLE, "DJ Léo")], &[]);
    office.refresh(&table, &[cue]);
    assert_eq!(office.n_disputes(), 1);

    let writes = bin::trash(&office, &table, "event", event);
    put(&mut table, 7, writes, &[]);
    office.refresh(&table, &[event]);
    assert_eq!(office.disputes(), [], "what was seen is not asked about, and conflicts wait in the bin");
    // Somebody lets a guest in meanwhile, on a clock that is behind.
    put(&mut table, 3, vec![Intent::set(guest, "guest", "rsvp", "yes")], &[]);
    for office in [&mut office, &mut Office::build(Zone::paris(), &table)] {
        office.refresh(&table, &[guest]);
        assert_eq!((office.disputes(), office.n_disputes()), (vec![Dispute::Late(event)], 1));
    }
    let writes = bin::trash(&office, &table, "event", event);
    put(&mut table, 8, writes, &[]);
    office.refresh(&table, &[event]);
    assert_eq!(office.n_disputes(), 0, "left in the bin, knowing");
    let writes = bin::restore(&table, "event", event);
    put(&mut table, 9, writes, &[]);
    office.refresh(&table, &[event]);
    assert_eq!(office.n_disputes(), 1, "the conflict is back with it");
}
