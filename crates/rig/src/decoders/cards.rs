//! Contact cards of anybody's address book.

use files::vcard::{Card, Fields, Scope, Version, compose, lines_text, open, read_lines, write};

/// A .vcf of any version; what we write of its cards, we read with the same fields, whole or through a record.
pub fn cards(bytes: &[u8]) {
    let Ok(file) = open(bytes) else { return };
    for card in file.cards().flatten().take(50) {
        let fields = Fields::of(&card);
        for version in [Version::V30, Version::V40] {
            same(&fields, &one(&write([&card], version)));
        }
        for scope in [Scope::Contact, Scope::Party] {
            let (residue, _) = fields.residue(&card, scope);
            let made = compose(&fields, read_lines(&lines_text(&residue)), scope);
            let back = one(&write([&made], Version::V30));
            let back = Fields::of(&back);
            assert_eq!(back.full, fields.full);
            assert_eq!(back.phones, fields.phones);
            assert_eq!(back.mails, fields.mails);
            assert_eq!(back.addresses, fields.addresses);
            assert_eq!(back.notes, fields.notes);
            assert_eq!(back.tags, fields.tags);
        }
    }
}

fn one(text: &str) -> Card {
    let file = open(text.as_bytes()).expect("we write cards");
    let mut cards = file.cards();
    let card = cards.next().expect("one at least").expect("whole");
    assert!(cards.next().is_none(), "one at most");
    card
}

fn same(fields: &Fields, card: &Card) {
    let mut back = Fields::of(card);
    // Bytes that are no picture are no picture either way; why may differ.
    back.photo_problem = None;
    let fields = Fields { photo_problem: None, ..fields.clone() };
    assert_eq!(back, fields);
}
