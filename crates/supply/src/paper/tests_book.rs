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
    desk.act(log_exchange(id, party, "V", 1_795_000_000_000, Direction::Received, &pieces, Means::Letter, " ok "));
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
    let insured = |until: &str| DocumentDraft {
        expires: Some(day(until)),
        ..draft(party, DocumentType::Liability)
    };
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
