use proptest::prelude::*;

use super::*;
use crate::content_line::escape;

fn text() -> impl Strategy<Value = String> {
    // What people type, and what breaks parsers.
    proptest::string::string_regex("[a-zÀ-ÿ0-9 ;:,=\\\\\"'^.@+é€😀-]{0,40}(\n[a-z;,]{0,9})?").unwrap()
}

fn line() -> impl Strategy<Value = ContentLine> {
    let name = prop_oneof![
        Just("FN"),
        Just("N"),
        Just("ORG"),
        Just("TITLE"),
        Just("ROLE"),
        Just("TEL"),
        Just("TEL"),
        Just("EMAIL"),
        Just("ADR"),
        Just("NOTE"),
        Just("URL"),
        Just("CATEGORIES"),
        Just("X-ABLABEL"),
        Just("X-MINE"),
        Just("BDAY"),
        Just("NICKNAME"),
        Just("KEY"),
    ];
    let kind = prop_oneof![Just("WORK"), Just("CELL"), Just("pref"), Just("X-Astreinte"), Just("home,voice")];
    let group = proptest::option::of("[a-c]");
    (name, proptest::option::of(kind), group, proptest::collection::vec(text(), 1..8)).prop_map(
        |(name, kind, group, pieces)| {
            let pieces: Vec<String> = pieces.iter().map(|piece| escape(piece)).collect();
            let separator = if name == "CATEGORIES" { "," } else { ";" };
            let mut line = ContentLine { group, ..ContentLine::new(name, pieces.join(separator)) };
            if let Some(kind) = kind {
                line = line.with("TYPE", kind);
            }
            line
        },
    )
}

fn one(text: &str) -> Card {
    let file = open(text.as_bytes()).unwrap();
    let mut cards = file.cards();
    let card = cards.next().unwrap().unwrap();
    assert!(cards.next().is_none(), "{text}");
    card
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_card_comes_back(lines in proptest::collection::vec(line(), 0..12)) {
        let card = Card { version: Version::V30, lines, ..Card::default() };
        let fields = Fields::of(&card);
        for version in [Version::V30, Version::V40] {
            prop_assert_eq!(&Fields::of(&one(&write([&card], version))), &fields);
        }
        for scope in [Scope::Contact, Scope::Party] {
            let (residue, _) = fields.residue(&card, scope);
            let residue = read_lines(&lines_text(&residue));
            let made = compose(&fields, residue, scope);
            let mut back = Fields::of(&one(&write([&made], Version::V30)));
            let mut wanted = fields.clone();
            if scope == Scope::Party {
                // A party has one name: its parts come back only with it.
                for f in [&mut back, &mut wanted] {
                    (f.family, f.given, f.prefix, f.suffix) = Default::default();
                }
            }
            prop_assert_eq!(&back, &wanted, "{:?} {}", scope, lines_text(&made.lines));
            for line in card.lines.iter().filter(|line| line.is("X-MINE") || line.is("KEY") || line.is("BDAY")) {
                prop_assert!(made.lines.contains(line), "{:?} was lost", line);
            }
        }
    }

    #[test]
    fn any_bytes_are_read(before in proptest::collection::vec(any::<u8>(), 0..60), inside in proptest::collection::vec(any::<u8>(), 0..300)) {
        let bytes = [&before[..], b"\nBEGIN:VCARD\n", &inside, b"\nEND:VCARD"].concat();
        let Ok(file) = open(&bytes) else { return Ok(()) };
        for card in file.cards().flatten() {
            let fields = Fields::of(&card);
            for scope in [Scope::Contact, Scope::Party] {
                let made = compose(&fields, fields.residue(&card, scope).0, scope);
                let _ = write([&made, &card], Version::V40);
            }
        }
    }

    #[test]
    fn lines_of_cards_in_any_order_are_read(
        lines in proptest::collection::vec(
            prop_oneof![
                Just("BEGIN:VCARD"), Just("END:VCARD"), Just("AGENT:"), Just("VERSION:2.1"), Just(" fold"), Just(""),
                Just("NOTE;QUOTED-PRINTABLE:a=20b="), Just("PHOTO;BASE64:AAAA"), Just("BBBB"), Just("item1.TEL;CELL:1"),
                Just("PHOTO:data:image/png;base64,AAAA"), Just("N:;"), Just(";:;"), Just("ADR;X=\"a:b"),
            ],
            0..40,
        )
    ) {
        let text = lines.join("\r\n");
        let Ok(file) = open(text.as_bytes()) else { return Ok(()) };
        let begun = lines.iter().filter(|line| **line == "BEGIN:VCARD").count();
        let cards: Vec<Card> = file.cards().map(Result::unwrap).collect();
        prop_assert!(cards.len() <= begun);
        for card in &cards {
            let _ = one(&write([card], Version::V30));
        }
    }
}

#[test]
fn too_many_lines_of_a_card() {
    let text = format!("BEGIN:VCARD\r\nFN:A\r\n{}END:VCARD\r\n", "TEL:1\r\n".repeat(3_000));
    let card = one(&text);
    assert_eq!(card.warnings, [Warning::TooManyLines { left_out: 2_501 }]);
    assert_eq!(Fields::of(&card).full, "A");
}
