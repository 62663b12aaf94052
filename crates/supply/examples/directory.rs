//! How long the directory takes at 5 000 suppliers with 20 000 contacts and 3 000 contracts: building, indexing, finding, duplicates.
//!
//! `cargo run --release -p supply --example directory`

#![expect(clippy::disallowed_methods, reason = "a benchmark measures, natively")]

use std::time::Instant;

use replica::ctx::Seeded;
use replica::{Ctx, Intent, RecordId};
use serde_json::json;
use store::memory::Memory;
use store::{Act, Device};
use supply::book::Book;
use supply::kinds;
use supply::party::{duplicates, list, rank};

const PARTIES: usize = 5_000;
const CONTACTS: usize = 20_000;
const CONTRACTS: usize = 3_000;
const NOW_MS: u64 = 1_795_000_000_000;

const FIRST: [&str; 20] = [
    "Clair",
    "Net",
    "Propreté",
    "Azur",
    "Atelier",
    "Bureau",
    "Lumière",
    "Horizon",
    "Pont",
    "Rivage",
    "Étoile",
    "Jardin",
    "Source",
    "Forge",
    "Papier",
    "Route",
    "Ancre",
    "Tour",
    "Moulin",
    "Chêne",
];
const SECOND: [&str; 20] = [
    "Services",
    "Énergie",
    "Mobilier",
    "Conseil",
    "Nettoyage",
    "Ascenseurs",
    "Climatisation",
    "Traiteur",
    "Impression",
    "Sécurité",
    "Logistique",
    "Informatique",
    "Assurances",
    "Plomberie",
    "Électricité",
    "Espaces verts",
    "Café",
    "Transport",
    "Archives",
    "Signalétique",
];
const PEOPLE: [&str; 16] = [
    "Marie", "Fatou", "Inès", "Jean", "Luc", "Aïcha", "Noël", "Chloé", "Samir", "Paul", "Léa", "Hugo", "Zoé",
    "Karim", "Anne", "Igor",
];
const FAMILIES: [&str; 16] = [
    "Durand", "Diallo", "Caron", "Lefèvre", "N'Guyen", "Moreau", "Benali", "Petit", "Garcia", "Roux",
    "Fontaine", "Mercier", "Leroy", "Faure", "Girard", "Perrin",
];

fn pick<'a>(all: &[&'a str], n: u64) -> &'a str {
    all.get(n as usize % all.len()).copied().unwrap_or_default()
}

fn changes(rng: &mut Seeded) -> Vec<Vec<Intent>> {
    let mut ids = Vec::new();
    let mut changes = Vec::new();
    for n in 0..PARTIES {
        let id = RecordId::new(&mut Ctx { now_ms: NOW_MS, entropy: rng });
        let (a, b, c) = (rng.next_u64(), rng.next_u64(), rng.next_u64());
        let name = format!("{} {} {}", pick(&FIRST, a), pick(&SECOND, b), pick(&FAMILIES, c));
        let set = |field: &str, value: serde_json::Value| Intent::set(id, kinds::PARTY, field, value);
        changes.push(vec![
            set("name", json!(name)),
            set("tel/a", json!({ "v": format!("01 {:02} {:02} {:02} {:02}", a % 100, b % 100, c % 100, n % 100), "t": "work" })),
            set("mail/a", json!({ "v": format!("contact@{}{n}.fr", pick(&FIRST, a).to_lowercase()), "t": "work" })),
            set("adr/a", json!({ "street": "3 rue Pleyel", "postcode": "93200", "city": "Saint-Denis", "t": "work" })),
            set("siren", json!(format!("{:09}", a % 1_000_000_000))),
            Intent::element(id, kinds::PARTY, "services", "cleaning", true),
        ]);
        ids.push(id);
    }
    for n in 0..CONTACTS {
        let id = RecordId::new(&mut Ctx { now_ms: NOW_MS, entropy: rng });
        let (a, b) = (rng.next_u64(), rng.next_u64());
        let Some(party) = ids.get(n % PARTIES) else { continue };
        let set = |field: &str, value: serde_json::Value| Intent::set(id, kinds::CONTACT, field, value);
        changes.push(vec![
            set("party", json!(party.to_string())),
            set("name", json!(format!("{} {}", pick(&PEOPLE, a), pick(&FAMILIES, b)))),
            set("tel/a", json!({ "v": format!("06{:08}", a % 100_000_000), "t": "mobile" })),
        ]);
    }
    for n in 0..CONTRACTS {
        let id = RecordId::new(&mut Ctx { now_ms: NOW_MS - 86_400_000 * (n as u64 % 2_000), entropy: rng });
        let Some(party) = ids.get(n) else { continue };
        changes.push(vec![
            Intent::set(id, kinds::CONTRACT, "party", party.to_string()),
            Intent::set(id, kinds::CONTRACT, "title", format!("Contrat {n}")),
        ]);
    }
    changes
}

fn ms(start: Instant) -> f64 {
    start.elapsed().as_secs_f64() * 1_000.0
}

fn main() {
    let mut rng = Seeded(4);
    let mut ctx = Ctx { now_ms: NOW_MS, entropy: &mut rng };
    let Ok((device, _)) = pollster::block_on(Device::open(Memory::default(), &mut ctx)) else { return };
    let changes = changes(&mut rng);
    for slice in changes.chunks(1_000) {
        let mut ctx = Ctx { now_ms: NOW_MS, entropy: &mut rng };
        let act = Act { changes: slice.to_vec(), ..Act::default() };
        if let Err(error) = pollster::block_on(device.act(&mut ctx, act)) {
            println!("{error:?}");
        }
    }
    device.read(|table| {
        let start = Instant::now();
        let book = Book::build(table);
        println!(
            "book of {} parties, {} contacts: {:.1} ms",
            book.parties.len(),
            book.contacts.len(),
            ms(start)
        );
        let start = Instant::now();
        book.index_parties(usize::MAX);
        println!("index: {:.1} ms", ms(start));
        let mut times = Vec::new();
        for text in [
            "cla",
            "net",
            "dia",
            "fat",
            "asc",
            "ele",
            "0612",
            "01 42",
            "mar dur",
            "plomb",
            "saint",
            "prp",
            "nétoyage",
        ] {
            for _ in 0..40 {
                let start = Instant::now();
                std::hint::black_box(book.find_parties(text, 5_000));
                times.push(ms(start));
            }
        }
        times.sort_by(f64::total_cmp);
        let at = |share: f64| times.get((times.len() as f64 * share) as usize).copied().unwrap_or_default();
        println!("three letters: p50 {:.2} ms, p95 {:.2} ms, worst {:.2} ms", at(0.5), at(0.95), at(0.999));
        // The first time, and as often as the room is opened or its field emptied.
        for _ in 0..3 {
            let start = Instant::now();
            let usage = rank::usage(&book, &[], NOW_MS as i64);
            println!("usage of {} parties: {:.2} ms", usage.len(), ms(start));
            let start = Instant::now();
            let all = list::listing(&book, &list::Filter::default(), &[], NOW_MS as i64);
            println!("the whole list, {} by name: {:.2} ms", all.rest.len(), ms(start));
        }
        let start = Instant::now();
        let facets = list::facets(&book);
        println!("what to filter by, {} parties: {:.1} ms", facets.n_all, ms(start));
        let start = Instant::now();
        let found = duplicates::suggestions(&book);
        println!("{} duplicates suggested: {:.1} ms", found.len(), ms(start));
    });
}
