use super::*;
use proptest::prelude::*;

fn text(bytes: &[u8]) -> (String, Encoding, usize) {
    let d = decode(bytes, None).unwrap();
    (d.text.to_string(), d.encoding, d.repaired)
}

#[test]
fn finds_the_usual_encodings() {
    assert_eq!(text("\u{feff}Échéance".as_bytes()), ("Échéance".into(), Encoding::Utf8, 0));
    assert_eq!(text("Échéance".as_bytes()), ("Échéance".into(), Encoding::Utf8, 0));
    assert_eq!(text(b"\xc9ch\xe9ance \x80\x9c"), ("Échéance €œ".into(), Encoding::Windows1252, 0));
    let le: Vec<u8> = "\u{feff}Lieu;Été 😀".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(text(&le), ("Lieu;Été 😀".into(), Encoding::Utf16Le, 0));
    let be: Vec<u8> = "Titre;Lieu\r\n".encode_utf16().flat_map(u16::to_be_bytes).collect();
    assert_eq!(text(&be), ("Titre;Lieu\r\n".into(), Encoding::Utf16Be, 0));
}

#[test]
fn mixed_encodings_are_repaired_and_counted() {
    let mut bytes = "Fuite à l’évier;Étage\n".as_bytes().to_vec();
    bytes.extend(b"L\xe0-bas;caf\xe9\n");
    assert_eq!(text(&bytes), ("Fuite à l’évier;Étage\nLà-bas;café\n".into(), Encoding::Utf8, 2));
}

#[test]
fn the_person_has_the_last_word() {
    let d = decode("é".as_bytes(), Some(Encoding::Windows1252)).unwrap();
    assert_eq!(&*d.text, "Ã©");
}

#[test]
fn garbage_and_other_files_are_named() {
    assert_eq!(decode(b"", None).unwrap_err(), DecodeError::Empty);
    assert_eq!(decode(b"\xef\xbb\xbf", None).unwrap_err(), DecodeError::Empty);
    assert_eq!(decode(b"%PDF-1.4 ...", None).unwrap_err(), DecodeError::NotText(FileKind::Pdf));
    let noise: Vec<u8> = (0..4000_u32).map(|i| (i.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
    assert_eq!(decode(&noise, None).unwrap_err(), DecodeError::NotText(FileKind::Binary));
    assert_eq!(decode_limited(b"a;b", None, 2).unwrap_err(), DecodeError::TooLarge { bytes: 3, max: 2 });
}

#[test]
fn lone_carriage_returns_become_lines() {
    assert_eq!(&*decode(b"a\rb\r", None).unwrap().text, "a\nb\n");
    assert_eq!(&*decode(b"a\r\nb", None).unwrap().text, "a\r\nb");
}

#[test]
fn every_byte_of_windows_1252_has_a_character() {
    let all: Vec<u8> = (0..=255).collect();
    let text = windows1252(&all);
    assert_eq!(text.chars().count(), 256);
    assert!(!text.contains(char::REPLACEMENT_CHARACTER));
    assert_eq!(text.chars().nth(0x80), Some('€'));
    assert_eq!(text.chars().nth(0x9f), Some('Ÿ'));
}

proptest! {
    #[test]
    fn never_panics(bytes in proptest::collection::vec(any::<u8>(), 0..400), forced in 0..5_usize) {
        let _ = decode(&bytes, Encoding::ALL.get(forced).copied());
    }

    #[test]
    fn utf8_comes_back(text in "[a-zé€😀;\n ]{1,80}") {
        prop_assert_eq!(&*decode(text.as_bytes(), None).unwrap().text, &text);
    }
}
