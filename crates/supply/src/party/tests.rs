use std::sync::Arc;

use domain::office::Office;
use domain::zone::Zone;
use replica::ctx::Seeded;
use replica::{Ctx, Intent, RecordId};
use serde_json::{Value, json};
use store::memory::Memory;
use store::{Act, Device};

use super::*;
use crate::book::{Book, Entry};
use crate::kinds;

struct Desk {
    device: Device<Memory>,
    rng: Seeded,
    book: Book,
}

impl Desk {
    fn new() -> Self {
        let mut rng = Seeded(7);
        let mut ctx = Ctx { now_ms: 1_700_000_000_000, entropy: &mut rng };
        let (device, _) = pollster::block_on(Device::open(Memory::default(), &mut ctx)).unwrap();
        Self { device, rng, book: Book::default() }
    }

    fn act(&mut self, act: Act) -> Act {
        let mut ctx = Ctx { now_ms: 1_700_000_000_000, entropy: &mut self.rng };
        let done = pollster::block_on(self.device.act(&mut ctx, act)).unwrap();
        self.device.read(|table| self.book.refresh(table, &done.records));
        done.undo
    }

    fn put(&mut self, id: RecordId, kind: &str, fields: &[(&str, Value)]) {
        let writes = fields.iter().map(|(name, value)| match name.split_once('/') {
            Some((set, element)) if value == true => Intent::element(id, kind, set, element, true),
            _ => Intent::set(id, kind, name, value.clone()),
        });
        self.act(Act::one(writes.collect()));
    }

    fn party(&mut self, n: u8, name: &str, fields: &[(&str, Value)]) -> RecordId {
        let id = record(n);
        self.put(id, kinds::PARTY, &[("name", json!(name))]);
        self.put(id, kinds::PARTY, fields);
        id
    }

    fn find(&self, text: &str) -> Vec<&str> {
        let found = self.book.find_parties(text, 20);
        found.iter().filter_map(|id| self.book.parties.get(*id)).map(|party| party.name.as_str()).collect()
    }

    fn merge(&self, keep: RecordId, gone: RecordId) -> Option<Vec<Vec<Intent>>> {
        self.device.read(|table| {
            let office = Office::build(Zone::default(), table);
            merge::merge(&self.book, &office, table, keep, gone)
        })
    }
}

fn record(n: u8) -> RecordId {
    RecordId::derived("test", &n.to_string())
}

fn tel(text: &str) -> Value {
    json!({ "v": text, "t": "work" })
}

#[test]
fn a_party_reads_what_was_written() {
    let mut desk = Desk::new();
    let id = desk.party(
        1,
        "Clair & Net",
        &[
            ("type", json!("supplier")),
            ("trades/cleaning", json!(true)),
            ("services/cleaning", json!(true)),
            ("tags/étage 2", json!(true)),
            ("standing", json!({ "s": "blocked", "why": "impayés" })),
            ("tel/b", tel("01 42 00 10 01")),
            ("tel/c", json!({ "v": "06 12 34 56 78", "t": "emergency" })),
            ("tel/d", Value::Null),
            (
                "adr/a",
                json!({ "street": "3 rue Pleyel", "postcode": "93200", "city": "Saint-Denis", "t": "work" }),
            ),
            ("hours", json!({ "mon": "08:00-12:00" })),
            ("access_badge", json!("B-12")),
        ],
    );
    let party = desk.book.parties.alive(id).unwrap();
    assert_eq!((party.kind, party.standing.why()), (PartyType::Supplier, "impayés"));
    assert!(party.standing.is_blocked());
    assert_eq!(party.services, [Service::Cleaning]);
    assert_eq!(party.tags, ["étage 2".into()]);
    let lines: Vec<(&str, LineType)> = party.tels.iter().map(|tel| (tel.value.as_str(), tel.kind)).collect();
    assert_eq!(lines, [("06 12 34 56 78", LineType::Emergency), ("01 42 00 10 01", LineType::Work)]);
    assert_eq!(party.adrs.first().map(Adr::one_line).as_deref(), Some("3 rue Pleyel, 93200 Saint-Denis"));
    assert_eq!(hours::Hours::read(&party.hours).map(|week| week.days[0].len()), Some(1));
    assert_eq!(Party::KIND, "party");
}

#[test]
fn three_letters_find_anyone() {
    let mut desk = Desk::new();
    let net = desk.party(
        1,
        "Clair & Net",
        &[("services/reception", json!(true)), ("tel/a", tel("01 42 00 10 01"))],
    );
    desk.party(2, "Otis", &[("trades/lift", json!(true)), ("tags/contrat cadre", json!(true))]);
    desk.party(3, "BuroPlus", &[("adr/a", json!({ "city": "Montreuil", "t": "work" }))]);
    desk.put(
        record(9),
        kinds::CONTACT,
        &[("party", json!(net.to_string())), ("name", json!("Fatou Diallo"))],
    );
    assert_eq!(desk.find("cla"), ["Clair & Net"]);
    assert_eq!(desk.find("fat"), ["Clair & Net"]);
    assert_eq!(desk.find("accueil"), ["Clair & Net"]);
    assert_eq!(desk.find("reception"), ["Clair & Net"]);
    assert_eq!(desk.find("01 42 00"), ["Clair & Net"]);
    assert_eq!(desk.find("0142001001"), ["Clair & Net"]);
    assert_eq!(desk.find("+33 1 42"), ["Clair & Net"]);
    assert_eq!(desk.find("1001"), ["Clair & Net"]);
    assert_eq!(desk.find("asc"), ["Otis"]);
    assert_eq!(desk.find("cadre"), ["Otis"]);
    assert_eq!(desk.find("mont"), ["BuroPlus"]);
    assert!(desk.find("xyz").is_empty());
    // What changes is found by its new words only.
    desk.put(
        record(9),
        kinds::CONTACT,
        &[("name", json!("Inès Caron")), ("party", json!(record(3).to_string()))],
    );
    assert_eq!(desk.find("ines"), ["BuroPlus"]);
    assert!(desk.find("fatou").is_empty());
    desk.put(record(3), kinds::PARTY, &[("life", json!("trashed"))]);
    assert!(desk.find("ines").is_empty());
}

#[test]
fn the_same_company_twice_is_suggested() {
    let mut desk = Desk::new();
    let a = desk.party(1, "Clair & Net", &[("siret", json!("732 829 320 00074"))]);
    let b = desk.party(2, "CLAIR ET NET SARL", &[("tel/a", tel("01.42.00.10.01"))]);
    let c = desk.party(3, "Otis", &[("tel/z", tel("+33 1 42 00 10 01")), ("siret", json!("73282932000074"))]);
    desk.party(4, "Orange", &[("mail/a", json!({ "v": "marie@orange.fr", "t": "work" }))]);
    desk.party(5, "Durand", &[("mail/a", json!({ "v": "durand@orange.fr", "t": "work" }))]);
    let found = duplicates::suggestions(&desk.book);
    let of = |x: RecordId, y: RecordId| found.iter().find(|it| it.pair == (x.min(y), x.max(y)));
    assert_eq!(of(a, b).map(|it| it.reasons.clone()), Some(vec![duplicates::Reason::Name]));
    let same = of(a, c).unwrap();
    assert_eq!((same.score, same.reasons[0]), (100, duplicates::Reason::Siret));
    assert_eq!(of(b, c).map(|it| it.reasons.clone()), Some(vec![duplicates::Reason::Phone]));
    assert_eq!(found.len(), 3, "{found:?}");
    assert_eq!(
        duplicates::like(&desk.book, "clair et net", ""),
        [a, b].into_iter().collect::<std::collections::BTreeSet<_>>().into_iter().collect::<Vec<_>>()
    );
    assert!(duplicates::like(&desk.book, "Boulangerie", "15").is_empty());
}

#[test]
fn names_are_compared_without_their_forms() {
    for (one, two) in
        [("Clair & Net", "CLAIR ET NET S.A.R.L."), ("Éts Martin", "Martin SAS"), ("La Société", "societe la")]
    {
        let sorted = |name: &str| {
            let core = duplicates::core_name(name);
            let mut words: Vec<String> = core.split(' ').map(str::to_owned).collect();
            words.sort();
            words
        };
        assert_eq!(sorted(one), sorted(two));
    }
}

#[test]
fn merging_loses_nothing_and_can_be_taken_back() {
    let mut desk = Desk::new();
    let keep = desk.party(
        1,
        "Clair & Net",
        &[
            ("tel/a", tel("01 42 00 10 01")),
            ("notes", json!("Passe le mardi.")),
            ("siren", json!("732829320")),
        ],
    );
    let gone = desk.party(
        2,
        "Clair et Net SARL",
        &[
            ("tel/b", tel("0142001001")),
            ("tel/c", tel("06 12 34 56 78")),
            ("notes", json!("Clé chez le gardien.")),
            ("standing", json!({ "s": "blocked", "why": "impayés" })),
            ("siren", json!("404833048")),
            ("iban", json!("FR76…")),
            ("tags/ménage", json!(true)),
            ("x/colonne", json!("7")),
        ],
    );
    let (contact, exchange, order) = (record(9), record(10), record(11));
    desk.put(contact, kinds::CONTACT, &[("party", json!(gone.to_string())), ("name", json!("Fatou"))]);
    desk.put(order, kinds::ORDER, &[("party", json!(gone.to_string()))]);
    desk.put(exchange, kinds::EXCHANGE, &[("at", json!({ "parent": gone.to_string(), "pos": "a" }))]);
    let changes = desk.merge(keep, gone).unwrap();
    let undo = desk.act(Act { changes, ..Act::default() });
    let party = desk.book.parties.alive(keep).unwrap();
    let lines: Vec<&str> = party.tels.iter().map(|tel| tel.value.as_str()).collect();
    assert_eq!(lines, ["01 42 00 10 01", "06 12 34 56 78"]);
    assert_eq!(party.notes, "Passe le mardi.\n\nClé chez le gardien.");
    assert_eq!(
        (party.name.as_str(), party.siren.as_str(), party.iban.as_str()),
        ("Clair & Net", "732829320", "FR76…")
    );
    assert!(party.standing.is_blocked());
    assert_eq!(party.tags, ["ménage".into()]);
    assert_eq!(desk.book.contacts.get(contact).and_then(|it| it.party), Some(keep));
    assert_eq!(desk.book.children::<Contact>(keep).count(), 1);
    let value = |id: RecordId, name: &str| {
        desk.device.read(|table| table.get(id).and_then(|it| it.value(name).cloned()))
    };
    assert_eq!(value(exchange, "at"), Some(json!({ "parent": keep.to_string(), "pos": "a" })));
    assert_eq!(value(order, "party"), Some(json!(keep.to_string())));
    assert_eq!(value(keep, "x/colonne"), Some(json!("7")));
    let old = desk.book.parties.get(gone).unwrap();
    assert_eq!((old.is_alive, old.merged, old.siren.as_str()), (false, Some(keep), "404833048"));
    desk.act(undo);
    let party = desk.book.parties.alive(keep).unwrap();
    assert_eq!(
        (party.tels.len(), party.notes.as_str(), party.standing.is_blocked()),
        (1, "Passe le mardi.", false)
    );
    assert!(desk.book.parties.alive(gone).is_some_and(|old| old.merged.is_none()));
    assert_eq!(desk.book.contacts.get(contact).and_then(|it| it.party), Some(gone));
}

#[test]
fn nothing_merges_with_itself_or_with_another_kind() {
    let mut desk = Desk::new();
    let party = desk.party(1, "Otis", &[]);
    desk.put(record(9), kinds::CONTACT, &[("name", json!("Fatou"))]);
    assert!(desk.merge(party, party).is_none() && desk.merge(party, record(9)).is_none());
    assert!(desk.merge(party, record(99)).is_none());
}

#[test]
fn recent_and_frequent_come_first() {
    let mut desk = Desk::new();
    let (often, once) = (desk.party(1, "Souvent", &[]), desk.party(2, "Jadis", &[]));
    let now_ms = 1_700_000_000_000;
    let day = 86_400_000;
    let calls = [(often, now_ms - day), (often, now_ms - 2 * day), (once, now_ms - 300 * day)];
    let usage = rank::usage(&desk.book, &calls, now_ms);
    assert!(usage[&once] < usage[&often]);
    let id = RecordId::new(&mut Ctx { now_ms: now_ms as u64, entropy: &mut desk.rng });
    desk.put(id, kinds::ORDER, &[("party", json!(once.to_string()))]);
    let usage = rank::usage(&desk.book, &[], now_ms);
    assert!(usage.contains_key(&once) && !usage.contains_key(&often));
}

#[test]
fn of_many_that_were_dealt_with_the_most_used_eight_stand_first() {
    let mut desk = Desk::new();
    let ids: Vec<_> = (1..=12).map(|n| desk.party(n, &format!("Firme {n:02}"), &[])).collect();
    // The later in the alphabet the more calls, but the last four as many as each other.
    let calls: Vec<_> = ids.iter().enumerate().flat_map(|(at, id)| vec![(*id, 0); at.min(8)]).collect();
    let listing = list::listing(&desk.book, &list::Filter::default(), &calls, 0);
    let at = |n: usize| ids[n - 1];
    assert_eq!(listing.recent, [9, 10, 11, 12, 8, 7, 6, 5].map(at));
    assert_eq!(listing.rest, [1, 2, 3, 4].map(at));
}

#[test]
fn the_right_number_is_called() {
    let mut desk = Desk::new();
    let id = desk.party(
        1,
        "Otis",
        &[
            ("tel/a", json!({ "v": "01 02 03 04 05", "t": "fax" })),
            ("tel/b", json!({ "v": "0 800 24 24 24", "t": "emergency" })),
            ("tel/c", tel("01 46 91 60 00")),
            ("web", json!("otis.com/fr")),
            ("mail/a", json!({ "v": "à demander", "t": "work" })),
        ],
    );
    let reach = |desk: &Desk| reach::reach(&desk.book, desk.book.parties.get(id).unwrap());
    let value = |line: Option<reach::Line>| line.map(|line| line.value);
    assert_eq!(value(reach(&desk).call).as_deref(), Some("01 46 91 60 00"));
    assert_eq!(value(reach(&desk).emergency.into_iter().next()).as_deref(), Some("0 800 24 24 24"));
    assert_eq!((reach(&desk).sms, reach(&desk).mail), (None, None));
    assert_eq!(reach(&desk).web.as_deref(), Some("https://otis.com/fr"));
    let contact = [
        ("party", json!(id.to_string())),
        ("name", json!("Luc")),
        ("tel/a", tel("06 12 34 56 78")),
        ("first", json!(true)),
    ];
    desk.put(record(9), kinds::CONTACT, &contact);
    assert_eq!(value(reach(&desk).call).as_deref(), Some("06 12 34 56 78"));
    assert_eq!(reach(&desk).sms.map(|line| line.whose).as_deref(), Some("Luc"));
    desk.put(id, kinds::PARTY, &[("tel/c", Value::Null)]);
    desk.put(record(9), kinds::CONTACT, &[("life", json!("trashed"))]);
    assert_eq!(value(reach(&desk).call).as_deref(), Some("0 800 24 24 24"));
    assert!(reach::web("javascript:alert(1)").is_none() && reach::web("à voir").is_none());
    assert!(reach::is_mail("a@b.fr") && !reach::is_mail("a@b") && !reach::is_mail("a b@c.fr"));
}

#[test]
fn the_list_filters_and_orders() {
    let mut desk = Desk::new();
    let blocked = json!({ "s": "blocked", "why": "" });
    let otis = desk.party(1, "Otis", &[("trades/lift", json!(true))]);
    let bank = desk.party(2, "Écu", &[("type", json!("bank"))]);
    let old = desk.party(3, "Abîmé", &[("standing", blocked)]);
    let list = |desk: &Desk, filter: &list::Filter| list::listing(&desk.book, filter, &[(otis, 0)], 0);
    let all = list(&desk, &list::Filter::default());
    assert_eq!(*all, list::Listing { recent: vec![otis], rest: vec![old, bank] });
    let of = |filter: list::Filter| list(&desk, &filter).rest.clone();
    assert_eq!(of(list::Filter { kind: Some(PartyType::Bank), ..Default::default() }), [bank]);
    assert_eq!(of(list::Filter { blocked: true, ..Default::default() }), [old]);
    assert_eq!(of(list::Filter { text: "ecu".into(), ..Default::default() }), [bank]);
    assert!(of(list::Filter { text: "ecu".into(), blocked: true, ..Default::default() }).is_empty());
    let facets = list::facets(&desk.book);
    assert_eq!(facets.kinds, [(PartyType::Supplier, 2), (PartyType::Bank, 1)]);
    assert_eq!((facets.n_all, facets.n_blocked, facets.n_preferred), (3, 1, 0));
    desk.put(bank, kinds::PARTY, &[("life", json!("trashed"))]);
    assert_eq!(list(&desk, &list::Filter { bin: true, ..Default::default() }).rest, [bank]);
    assert_eq!(list::facets(&desk.book).n_all, 2);
}

#[test]
fn the_whole_list_is_reckoned_once_for_each_change() {
    let mut desk = Desk::new();
    let (otis, bank) = (desk.party(1, "Otis", &[]), desk.party(2, "Écu", &[]));
    let all = |desk: &Desk, calls: &[rank::Call], now_ms: i64| {
        list::listing(&desk.book, &list::Filter::default(), calls, now_ms)
    };
    let first = all(&desk, &[], 0);
    assert_eq!(first.rest, [bank, otis]);
    assert!(Arc::ptr_eq(&first, &all(&desk, &[], 9_000)), "as it was, however late it is");
    assert_eq!(all(&desk, &[(otis, 0)], 9_000).recent, [otis], "a call was made since");
    desk.put(bank, kinds::PARTY, &[("name", json!("Zèbre"))]);
    assert_eq!(all(&desk, &[], 9_000).rest, [otis, bank]);
}
