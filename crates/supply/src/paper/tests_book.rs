//! Papers through the store: what is written is what is read.

use domain::money::Cents;
use replica::ctx::Seeded;
use replica::{Ctx, Intent, RecordId};
use store::memory::Memory;
use store::{Act, Device};

use super::*;
use crate::book::Book;
use crate::kinds;

struct Desk {
    device: Device<Memory>,
    rng: Seeded,
}

impl Desk {
    fn new() -> Self {
        let mut rng = Seeded(7);
        let mut ctx = Ctx { now_ms: 1_790_000_000_000, entropy: &mut rng };
        let (device, _) = pollster::block_on(Device::open(Memory::default(), &mut ctx)).expect("opens");
        Self { device, rng }
    }

    fn act(&mut self, intents: Vec<Intent>) {
        let mut ctx = Ctx { now_ms: 1_790_000_000_000, entropy: &mut self.rng };
        pollster::block_on(self.device.act(&mut ctx, Act::one(intents))).expect("acts");
    }

    fn book(&self) -> Book {
        self.device.read(Book::build)
    }

    fn new_id(&mut self) -> RecordId {
        RecordId::new(&mut Ctx { now_ms: 1_790_000_000_000, entropy: &mut self.rng })
    }

    fn party(&mut self, kind: &str) -> RecordId {
        let id = self.new_id();
        let put = |field: &str, value: &str| Intent::set(id, kinds::PARTY, field, value);
        self.act(vec![put("name", "Clair & Net"), put("type", kind)]);
        id
    }
}

fn day(text: &str) -> chrono::NaiveDate {
    text.parse().expect("a date")
}

fn draft(about: RecordId, kind: DocumentType) -> DocumentDraft {
    DocumentDraft { about: Some(about), kind, ..DocumentDraft::default() }
}

#[test]
fn a_document_is_read_as_it_was_written() {
    let mut desk = Desk::new();
    let (party, id) = (desk.party("supplier"), desk.new_id());
    let file = FileRef {
        blob: "ab".repeat(32),
        name: "attestation.pdf".into(),
        mime: "application/pdf".into(),
        size_bytes: 48_213,
    };
    let draft = DocumentDraft {
        title: "  Attestation  ".into(),
        issued: Some(day("2026-05-12")),
        expires: Some(day("2026-11-11")),
        file: Some(file.clone()),
        notes: "reçue par courriel".into(),
        ..draft(party, DocumentType::Urssaf)
    };
    desk.act(create_document(id, &draft));
    let book = desk.book();
    let document = book.documents.get(id).expect("is there");
    assert_eq!(document.title, "Attestation");
    assert_eq!(document.file.as_ref(), Some(&file));
    assert_eq!((document.kind, document.about), (DocumentType::Urssaf, Some(party)));
    assert_eq!(document.until(), Some(day("2026-11-11")));
    assert_eq!(book.children::<Document>(party).count(), 1);

    // Nothing changed: nothing is written. One field changed: one is.
    let same = DocumentDraft::of(document);
    assert!(edit_document(document, &same).is_empty());
    let other = DocumentDraft { expires: None, ..same };
    let writes = edit_document(document, &other);
    assert_eq!(writes.len(), 1);
    desk.act(writes);
    desk.act(set_file(id, None));
    let book = desk.book();
    let document = book.documents.get(id).expect("is there");
    assert_eq!((document.expires, document.file.as_ref()), (None, None));

    desk.act(domain::compose::set_life(id, kinds::DOCUMENT, "trashed"));
    assert!(desk.book().documents.is_empty());
}

#[test]
fn the_log_keeps_what_was_asked_and_what_came() {
    let mut desk = Desk::new();
    let (party, id) = (desk.party("supplier"), desk.new_id());
    let pieces = [PieceType::ForeignWorkers, PieceType::Attestation];
    desk.act(log_exchange(
        id,
        party,
        "V",
        1_795_000_000_000,
        Direction::Received,
        &pieces,
        Means::Letter,
        " ok ",
    ));
    let book = desk.book();
    let found: Vec<&Exchange> = book.children::<Exchange>(party).collect();
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].pieces, [PieceType::Attestation, PieceType::ForeignWorkers]);
    assert_eq!((found[0].direction, found[0].means), (Direction::Received, Means::Letter));
    assert_eq!((found[0].ms, found[0].text.as_str()), (1_795_000_000_000, "ok"));
}

#[test]
fn the_rule_is_5000_ht_until_somebody_decides() {
    let mut desk = Desk::new();
    assert_eq!(rule_of(&desk.book()), Rule { threshold: Cents(500_000), basis: Basis::Ht });
    desk.act(set_threshold(Cents(300_000)));
    desk.act(set_basis(Basis::Ttc));
    assert_eq!(rule_of(&desk.book()), Rule { threshold: Cents(300_000), basis: Basis::Ttc });
    // What is no amount changes nothing.
    let id = Setting::id_of(key::VIGILANCE_THRESHOLD);
    desk.act(vec![Intent::set(id, kinds::SETTING, "value", "beaucoup")]);
    assert_eq!(rule_of(&desk.book()).threshold, Cents(500_000));
}

#[test]
fn a_newer_paper_silences_the_older_one() {
    let mut desk = Desk::new();
    let party = desk.party("landlord");
    let (old, new, other) = (desk.new_id(), desk.new_id(), desk.new_id());
    let insured =
        |until: &str| DocumentDraft { expires: Some(day(until)), ..draft(party, DocumentType::Liability) };
    desk.act(create_document(old, &insured("2025-12-31")));
    desk.act(create_document(new, &insured("2026-12-31")));
    let quote = DocumentDraft { expires: Some(day("2026-01-31")), ..draft(party, DocumentType::Quote) };
    desk.act(create_document(other, &quote));
    let told = due(&desk.book(), day("2026-11-23"));
    assert_eq!(told.len(), 1);
    assert_eq!(told[0].what, DueWhat::Document { id: new, kind: DocumentType::Liability });
    assert_eq!((told[0].days_left, told[0].light), (38, Light::Amber));
    assert!(due(&desk.book(), day("2026-09-01")).is_empty());
}

const TODAY: &str = "2026-11-23";

/// Clair & Net of S3 and S4: from 1 February 2024, 24 months, then by 12, 1 450,00 € HT a month.
fn clair_et_net(desk: &mut Desk) -> RecordId {
    let (party, contract) = (desk.party("supplier"), desk.new_id());
    let put = |field: &str, value: serde_json::Value| Intent::set(contract, kinds::CONTRACT, field, value);
    desk.act(vec![
        put("party", party.to_string().into()),
        put("start", "2024-02-01".into()),
        put("initial", serde_json::json!({ "n": 24, "u": "month" })),
        put("renewal", serde_json::json!({ "k": "tacit", "n": 12, "u": "month" })),
        put("amount", serde_json::json!({ "cents": 145_000, "per": "month", "vat": 2000, "cur": "EUR" })),
    ]);
    let (urssaf, kbis) = (desk.new_id(), desk.new_id());
    let of = |kind, issued: &str| DocumentDraft { issued: Some(day(issued)), ..draft(party, kind) };
    desk.act(create_document(urssaf, &of(DocumentType::Urssaf, "2026-05-12")));
    desk.act(create_document(kbis, &of(DocumentType::Kbis, "2026-02-03")));
    party
}

#[test]
fn s4_through_the_store() {
    let mut desk = Desk::new();
    let party = clair_et_net(&mut desk);
    let book = desk.book();
    let file = file_of(&book, party, day(TODAY), |_| day(TODAY));
    assert_eq!((file.yearly.total, file.light), (Cents(1_740_000), Light::Red));
    assert_eq!(file.pieces[0].state, PieceState::Lapsed { on: day("2026-11-12") });
    assert_eq!(file.ends, None);
    // One line for the file, none for its papers.
    let told = due(&book, day(TODAY));
    assert_eq!(told.len(), 1);
    assert_eq!(told[0].what, DueWhat::Vigilance { wanting: 3, soon: 0 });
    assert_eq!((told[0].about, told[0].until), (Some(party), day("2026-08-02")));

    // With VAT, and a threshold above it: below.
    desk.act(set_threshold(Cents(2_088_001)));
    desk.act(set_basis(Basis::Ttc));
    let below = file_of(&desk.book(), party, day(TODAY), |_| day(TODAY));
    assert_eq!((below.yearly.total, below.phase), (Cents(2_088_000), Phase::Below));
}

#[test]
fn an_order_and_its_invoice_of_a_party_are_one_spending() {
    let mut desk = Desk::new();
    let party = desk.party("supplier");
    let (order, line, invoice) = (desk.new_id(), desk.new_id(), desk.new_id());
    let state = |s: &str| serde_json::json!({ "s": s });
    let put = |id, kind, field: &str, value: serde_json::Value| Intent::set(id, kind, field, value);
    desk.act(vec![
        put(order, kinds::ORDER, "party", party.to_string().into()),
        put(order, kinds::ORDER, "on", "2026-11-02".into()),
        put(order, kinds::ORDER, "state", state("draft")),
        put(line, kinds::ORDER_LINE, "at", domain::compose::at(order, "V")),
        put(line, kinds::ORDER_LINE, "milli", 6_000.into()),
        put(line, kinds::ORDER_LINE, "price", serde_json::json!({ "cents": 100_000 })),
        put(line, kinds::ORDER_LINE, "vat", 2000.into()),
    ]);
    let file = |desk: &Desk| file_of(&desk.book(), party, day(TODAY), |_| day(TODAY));
    assert_eq!(file(&desk).yearly.total, Cents(0));
    desk.act(vec![put(order, kinds::ORDER, "state", state("sent"))]);
    assert_eq!((file(&desk).yearly.total, file(&desk).phase), (Cents(600_000), Phase::Open));
    desk.act(vec![
        put(invoice, kinds::INVOICE, "order", order.to_string().into()),
        put(invoice, kinds::INVOICE, "on", "2026-11-20".into()),
        put(invoice, kinds::INVOICE, "net", serde_json::json!({ "cents": 600_000 })),
        put(invoice, kinds::INVOICE, "gross", serde_json::json!({ "cents": 720_000 })),
    ]);
    assert_eq!(file(&desk).yearly.total, Cents(600_000));
    assert_eq!(spend(&desk.book(), day(TODAY)).get(&party).map(Vec::len), Some(2));
}

#[test]
fn a_paper_kept_with_the_contract_counts_for_its_party() {
    let mut desk = Desk::new();
    let party = clair_et_net(&mut desk);
    let contract = desk.book().contracts.iter().map(|it| it.id).next().expect("a contract");
    let id = desk.new_id();
    let of_contract =
        DocumentDraft { issued: Some(day("2026-11-20")), ..draft(contract, DocumentType::Urssaf) };
    desk.act(create_document(id, &of_contract));
    let book = desk.book();
    let file = file_of(&book, party, day(TODAY), |_| day(TODAY));
    assert_eq!(file.pieces[0].state, PieceState::Running { until: day("2027-05-19") });
    assert_eq!(due(&book, day(TODAY)).len(), 1);
    let replaced = book.documents.len() - current(&book).len();
    assert_eq!(replaced, 1);
}
