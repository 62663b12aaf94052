//! Contact cards as address books write them: public files when they are at hand, look-alikes always.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "helpers of tests fail by panicking"
)]

mod public;

use std::path::PathBuf;

use files::vcard::{
    Address, Card, CardError, Fields, PhotoProblem, Reach, Scope, Version, Warning, compose, is_within,
    lines_text, open, read_lines, write,
};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn ours(name: &str) -> Vec<Card> {
    cards(&std::fs::read(root().join("tests/fixtures/vcard").join(name)).unwrap())
}

/// Reads a file, and proves on the way that every card of it comes back from both versions and from a record.
fn cards(bytes: &[u8]) -> Vec<Card> {
    let cards: Vec<Card> = open(bytes).unwrap().cards().map(Result::unwrap).collect();
    for card in &cards {
        comes_back(card);
    }
    cards
}

fn read_back(text: &str) -> Card {
    let mut all: Vec<Card> = open(text.as_bytes()).unwrap().cards().map(Result::unwrap).collect();
    assert_eq!(all.len(), 1, "{text}");
    let card = all.remove(0);
    assert_eq!(card.warnings, [], "{text}");
    card
}

fn names(card: &Card) -> Vec<String> {
    let mut names: Vec<String> = card.lines.iter().map(|line| line.name.to_uppercase()).collect();
    names.sort();
    names
}

fn comes_back(card: &Card) {
    for scope in [Scope::Contact, Scope::Party] {
        let fields = Fields::of(card);
        let (residue, left_out) = fields.residue(card, scope);
        assert_eq!(left_out, [""; 0]);
        // As a record stores it.
        let residue = read_lines(&lines_text(&residue));
        let composed = compose(&fields, residue.clone(), scope);
        for version in [Version::V30, Version::V40] {
            let again = read_back(&write([&composed], version));
            let mut back = Fields::of(&again);
            let mut wanted = fields.clone();
            wanted.photo_problem = None;
            back.photo_problem = None;
            if scope == Scope::Party && fields.given.is_empty() {
                // A party has no name parts of its own.
                (wanted.family, back.family) = (String::new(), String::new());
            }
            assert_eq!(back, wanted, "{version:?} {scope:?}");
            // Every property is there again, known or not.
            let had = names(card);
            let has = names(&again);
            for name in &had {
                let count = |list: &[String]| list.iter().filter(|other| *other == name).count();
                let is_picture = name == "PHOTO" && fields.photo_problem.is_some();
                assert!(is_picture || count(&has) >= 1, "{name} was lost: {has:?}");
                if name.starts_with("X-") {
                    assert_eq!(count(&has), count(&had), "{name}");
                }
            }
            let (again_residue, _) = back.residue(&again, scope);
            if version == Version::V30 {
                let plain = |lines: &[files::content_line::ContentLine]| {
                    let mut texts: Vec<String> = lines
                        .iter()
                        .filter(|line| !line.is("TEL") && !line.is("FN") && !line.is("N"))
                        .map(|line| line.value.clone())
                        .collect();
                    texts.sort();
                    texts
                };
                let inline = |text: &String| text.starts_with("data:");
                let before: Vec<String> = plain(&residue).into_iter().filter(|t| !inline(t)).collect();
                let after = plain(&again_residue);
                for text in before {
                    assert!(after.contains(&text), "{text} was lost");
                }
            }
        }
    }
    // As a whole, without a record in between.
    for version in [Version::V30, Version::V40] {
        let again = read_back(&write([card], version));
        assert_eq!(Fields::of(&again), Fields::of(card), "{version:?}");
    }
}

fn phones(fields: &Fields) -> Vec<(&str, Reach)> {
    fields.phones.iter().map(|phone| (phone.text.as_str(), phone.reach)).collect()
}

fn mails(fields: &Fields) -> Vec<(&str, Reach)> {
    fields.mails.iter().map(|mail| (mail.text.as_str(), mail.reach)).collect()
}

fn parts(fields: &Fields) -> [&str; 5] {
    [&fields.full, &fields.family, &fields.given, &fields.prefix, &fields.suffix].map(String::as_str)
}

#[test]
fn outlook_look_alike() {
    let cards = ours("outlook-2-1-windows-1252.vcf");
    let f = Fields::of(&cards[0]);
    assert_eq!(parts(&f), ["Mme Bérengère Noël", "Noël", "Bérengère", "Mme", ""]);
    assert_eq!((f.org.as_str(), f.title.as_str()), ("Extinctor", "Responsable sécurité des vérifications"));
    assert_eq!(f.notes, "Prévenir 48 h avant – code 12; bâtiment B.\nTarif € 85,00");
    assert_eq!(
        phones(&f),
        [("01 99 00 10 08", Reach::Work), ("06 99 00 10 08", Reach::Mobile), ("01 99 00 10 09", Reach::Fax)]
    );
    let address = Address {
        street: "12 allée des Érables".into(),
        extra: "Bât. C".into(),
        postcode: "42000".into(),
        city: "Saint-Étienne".into(),
        country: "France".into(),
        reach: Reach::Work,
        ..Address::default()
    };
    assert_eq!(f.addresses, [address]);
    assert_eq!(f.photo.as_ref().unwrap().mime, "image/png");
    assert_eq!(cards[0].first("ORG").unwrap().value, "Extinctor;Agence Île-de-France");
    assert_eq!(cards[0].warnings, []);
}

#[test]
fn android_look_alike() {
    let cards = ours("android-2-1-quoted-printable.vcf");
    assert_eq!(Fields::of(&cards[0]).full, "standard@hors-carte.example");
    let f = Fields::of(&cards[1]);
    assert_eq!(parts(&f), ["Zoë Šedivý", "Šedivý", "Zoë", "", ""]);
    assert_eq!(f.org, "Menuiserie Šedivý & filles");
    assert_eq!(f.notes, "Appeler avant 9 h ; demander « Zoë ».\nPuis l’accueil, 2ᵉ étage.");
    assert_eq!(
        phones(&f),
        [
            ("0699001001", Reach::Mobile),
            ("0199001001", Reach::Home),
            ("0199001002", Reach::Fax),
            ("0699001003", Reach::Emergency)
        ]
    );
    assert_eq!(cards[1].all("ORG").count(), 2);
}

#[test]
fn apple_look_alike() {
    let cards = ours("apple-3-0-groups.vcf");
    let f = Fields::of(&cards[0]);
    assert_eq!(parts(&f), ["Mme Élisabeth Lemoine", "Lemoine", "Élisabeth", "Mme", ""]);
    assert_eq!(phones(&f), [("+33 6 99 00 10 09", Reach::Mobile), ("01 99 00 10 19", Reach::Emergency)]);
    assert_eq!(f.notes, "Clé n° 7, local technique 2e ; ne pas appeler le lundi.\n\nContrat \"sérénité\".");
    assert_eq!(f.tags, ["Prestataires", "Ascenseurs, levage"]);
    assert_eq!(f.addresses[0].street, "9 rue des Poulies\nEscalier 2");
    assert!(!f.is_company());
    assert_eq!(cards[0].warnings, []);
    let company = Fields::of(&cards[1]);
    assert!(company.is_company());
    assert_eq!(company.full, "Traiteur des Berges");
}

#[test]
fn rfc6350_look_alike() {
    let cards = ours("rfc6350-4-0.vcf");
    let f = Fields::of(&cards[0]);
    assert_eq!(parts(&f), ["Anouk Le Goff", "Le Goff", "Anouk", "Dr", "ing.,M.Sc."]);
    assert_eq!(
        phones(&f),
        [("+33-1-99-00-10-11 ext. 102", Reach::Work), ("+33-6-99-00-10-11", Reach::Mobile)]
    );
    assert_eq!(f.notes, "Ouvre « tôt »; café à 7 h, sauf le mardi");
    assert_eq!(f.photo.as_ref().unwrap().mime, "image/png");
    let written = write([&cards[0]], Version::V30);
    assert!(written.contains("PHOTO;ENCODING=b;TYPE=PNG:"), "{written}");
    assert!(written.contains("TEL;TYPE=work,voice,pref;PREF=1:+33-1-99"), "{written}");
}

#[test]
fn an_edited_field_wins_and_the_rest_stays() {
    let cards = ours("apple-3-0-groups.vcf");
    let mut f = Fields::of(&cards[0]);
    let (residue, _) = f.residue(&cards[0], Scope::Contact);
    f.phones.remove(1);
    f.phones[0].text = "06 99 00 00 00".into();
    f.notes = "Rien".into();
    let again = read_back(&write([&compose(&f, residue, Scope::Contact)], Version::V30));
    assert_eq!(Fields::of(&again), f);
    assert!(again.all("X-ABLABEL").all(|line| line.value != "Astreinte 24 h/24"), "its number is gone");
    assert_eq!(again.all("X-ABLABEL").count(), 3);
    assert_eq!(again.first("ORG").unwrap().value, "Ascenseurs du Quai;Maintenance;");
    assert_eq!(again.first("UID").unwrap().value, "7f6d2c1e-aaaa-4bbb-8ccc-000000000009");
}

#[test]
fn a_wrong_charset_is_mended_and_told() {
    let cards = ours("wrong-charset.vcf");
    let f = Fields::of(&cards[0]);
    assert_eq!(parts(&f), ["Amélie Léger", "Léger", "Amélie", "", ""]);
    assert_eq!(f.org, "Chauffage Léger");
    let told = |name: &str, declared: &str, used| Warning::Charset {
        name: name.into(),
        declared: declared.into(),
        used,
    };
    assert_eq!(
        cards[0].warnings,
        [
            told("N", "ISO-8859-1", "UTF-8"),
            told("FN", "ISO-8859-1", "UTF-8"),
            told("ORG", "UTF-8", "Windows-1252")
        ]
    );
    let f = Fields::of(&cards[1]);
    assert_eq!((f.full.as_str(), f.org.as_str()), ("Hélène Çelik", "Télésurveillance Çelik"));
    assert_eq!(cards[1].warnings.len(), 3);
}

#[test]
fn what_is_damaged_leaves_the_rest_whole() {
    let cards = ours("damaged.vcf");
    let names: Vec<String> = cards.iter().map(|card| Fields::of(card).full).collect();
    assert_eq!(names, ["Paul Agent", "Photo Immense", "Photo Cassée", "Sans Fin", "Coupée Net"]);
    assert_eq!(cards[0].warnings, [Warning::Nested]);
    assert!(cards[0].first("AGENT").unwrap().value.contains("FN:Jo Second"));
    assert_eq!(mails(&Fields::of(&cards[0])), [("paul@agent.example", Reach::Other)]);
    // The picture says what it would become; nobody unpacks it.
    let bomb = Fields::of(&cards[1]).photo.unwrap();
    let declared = |bytes: &[u8], at: usize| u32::from_be_bytes(bytes[at..at + 4].try_into().unwrap());
    let pixels = (declared(&bomb.bytes, 16), declared(&bomb.bytes, 20));
    assert_eq!(
        is_within(bomb.bytes.len(), Some(pixels)),
        Err(PhotoProblem::TooManyPixels { width: 60_000, height: 60_000 })
    );
    let broken = [Warning::NotBase64 { name: "PHOTO".into() }, Warning::Unreadable { line: 30 }];
    assert_eq!(cards[2].warnings, broken);
    assert_eq!(cards[2].first("X-UNREADABLE").unwrap().value, "une ligne qui n’est pas une propriété");
    assert_eq!(
        (cards[3].warnings.as_slice(), cards[4].warnings.as_slice()),
        (&[Warning::NoEnd][..], &[Warning::NoEnd][..])
    );
    assert_eq!(phones(&Fields::of(&cards[4])), [("0699001035", Reach::Mobile)]);
}

#[test]
fn what_is_no_card_is_told() {
    let error = |bytes: &[u8]| open(bytes).unwrap_err();
    assert_eq!(error(b""), CardError::Empty);
    assert_eq!(error(b"Nom;T\xe9l\nDuval;01"), CardError::NoCard);
    assert!(matches!(error(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0"), CardError::NotText(_)));
    assert!(matches!(error(&vec![b' '; (32 << 20) + 1]), CardError::Lines(_)));
    let utf16: Vec<u8> =
        "\u{feff}BEGIN:VCARD\r\nFN:Été\r\nEND:VCARD\r\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(Fields::of(&cards(&utf16)[0]).full, "Été");
}

#[test]
fn twenty_megabytes_are_read_and_a_photo_of_that_size_stays_out() {
    let mut text = b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Gros Fichier\r\nPHOTO;ENCODING=b;TYPE=JPEG:".to_vec();
    for _ in 0..290_000 {
        text.extend(b"/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAIBAQEBAQIBAQE/9j/4AAQSkZJRgABAQAAAQABAAD\r\n ");
    }
    text.extend(b"\r\nTEL:0199000000\r\nEND:VCARD\r\n");
    assert!(text.len() > 20 << 20);
    let cards: Vec<Card> = open(&text).unwrap().cards().map(Result::unwrap).collect();
    assert_eq!(phones(&Fields::of(&cards[0])), [("0199000000", Reach::Other)]);
    assert!(
        matches!(cards[0].warnings[..], [Warning::TooLong { bytes: 20_000_000.., .. }]),
        "{:?}",
        cards[0].warnings
    );
}
