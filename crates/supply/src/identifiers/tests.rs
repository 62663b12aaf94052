use proptest::prelude::*;

use super::*;

#[test]
fn a_siren_is_nine_digits_with_a_key() {
    assert_eq!(siren("552 100 554"), Ok("552100554".into()));
    assert_eq!(siren("552.100.554"), Ok("552100554".into()));
    assert_eq!(siren("552\u{a0}100\u{202f}554"), Ok("552100554".into()));
    assert_eq!(siren("552 100 545"), Err(Flaw::Key));
    assert_eq!(siren("55210055"), Err(Flaw::Length { found: 8, wanted: 9 }));
    assert_eq!(siren("55210O554"), Err(Flaw::Stranger('O')));
    assert_eq!(siren("000 000 000"), Err(Flaw::Key));
    assert_eq!(siren(" "), Err(Flaw::Empty));
    assert_eq!(siren_grouped("552100554"), "552\u{a0}100\u{a0}554");
    assert_eq!(siren_grouped("à demander"), "à demander");
}

#[test]
fn a_siret_is_of_its_siren() {
    assert_eq!(siret("732 829 320 00074", None), Ok("73282932000074".into()));
    assert_eq!(siret("732 829 320 00074", Some("732829320")), Ok("73282932000074".into()));
    assert_eq!(siret("732 829 320 00075", None), Err(Flaw::Key));
    assert_eq!(siret("732 829 320 0007", None), Err(Flaw::Length { found: 13, wanted: 14 }));
    let other = Flaw::OtherSiren { siren: "732829320".into() };
    assert_eq!(siret("73282932000074", Some("552 100 554")), Err(other));
    // A SIREN with flaws has its own words: the SIRET is not blamed for it.
    assert!(siret("73282932000074", Some("552 100 555")).is_ok());
    assert_eq!(siret_grouped("73282932000074"), "732\u{a0}829\u{a0}320\u{a0}00074");
}

#[test]
fn la_poste_counts_otherwise() {
    // The head office has a Luhn key, the other establishments a sum that five divides.
    assert!(siret("356 000 000 00048", None).is_ok());
    assert!(siret("356 000 000 49837", None).is_ok());
    assert_eq!(siret("356 000 000 49838", None), Err(Flaw::Key));
    assert!(siren("356 000 000").is_ok());
}

#[test]
fn french_vat_numbers_have_a_key() {
    for right in ["Fr 40 303 265 045", "FR23334175221", "FRK7399859412", "FR4Z123456782", "FR 83 404 833 048"]
    {
        assert!(vat_number(right, None).is_ok(), "{right}");
    }
    assert_eq!(vat_number("FR84404833048", None), Err(Flaw::Key));
    assert_eq!(vat_number("FR8340483304", None), Err(Flaw::Length { found: 10, wanted: 11 }));
    assert_eq!(vat_number("FRIO404833048", None), Err(Flaw::Shape { country: "FR".into() }));
    assert_eq!(vat_of_siren("404 833 048").as_deref(), Some("FR83404833048"));
    let other = Flaw::OtherSiren { siren: "404833048".into() };
    assert_eq!(vat_number("FR83404833048", Some("552100554")), Err(other));
}

#[test]
fn other_vat_numbers_have_a_shape() {
    for right in [
        "DE 136,695 976".replace(',', "").as_str(),
        "BE 0428.759.497",
        "NL004495445B01",
        "ATU13585627",
        "CHE-123.456.788 TVA",
    ] {
        assert!(vat_number(right, None).is_ok(), "{right}");
    }
    assert_eq!(vat_number("DE12345", None), Err(Flaw::Shape { country: "DE".into() }));
    assert_eq!(vat_number("ZZ12345", None), Err(Flaw::Country("ZZ".into())));
    assert_eq!(vat_number("404833048", None), Err(Flaw::Country("40".into())));
}

#[test]
fn an_iban_has_the_length_of_its_country_and_a_key() {
    for right in [
        "FR76 3000 6000 0112 3456 7890 189",
        "FR14 2004 1010 0505 0001 3M02 606",
        "DE89 3704 0044 0532 0130 00",
        "BE68 5390 0754 7034",
        "mc58 1122 2000 0101 2345 6789 030",
    ] {
        assert!(iban(right).is_ok(), "{right}");
    }
    assert_eq!(iban("FR76 3000 6000 0112 3456 7890 188"), Err(Flaw::Key));
    assert_eq!(iban("FR76 3000 6000 0112 3456 7890"), Err(Flaw::Length { found: 24, wanted: 27 }));
    assert_eq!(iban("ZZ76 3000"), Err(Flaw::Country("ZZ".into())));
    assert_eq!(iban("FR76 3000 6000 0112 3456 7890 18é"), Err(Flaw::Stranger('é')));
}

#[test]
fn an_account_is_masked() {
    let plain = |text: &str| iban_masked(text).replace('\u{a0}', " ");
    assert_eq!(plain("FR76 3000 6000 0112 3456 7890 189"), "FR76 •••• •••• 0189");
    assert_eq!(plain("FR76 30"), "•••• ••••");
    assert_eq!(plain("à demander"), "•••• ••••");
    assert_eq!(plain(" "), "");
    assert_eq!(iban_grouped("FR7630006").replace('\u{a0}', " "), "FR76 3000 6");
}

#[test]
fn a_bic_has_eight_or_eleven() {
    assert!(bic("BNPAFRPP").is_ok() && bic("BNPAFRPP123").is_ok());
    assert_eq!(bic("BNPAFRP"), Err(Flaw::Length { found: 7, wanted: 8 }));
    assert_eq!(bic("BNPA1RPP"), Err(Flaw::Stranger('1')));
}

proptest! {
    #[test]
    fn whatever_is_typed_is_answered(text in any::<String>()) {
        let _ = (siren(&text), siret(&text, Some(&text)), vat_number(&text, Some(&text)), iban(&text), bic(&text));
        let _ = (siren_grouped(&text), siret_grouped(&text), iban_grouped(&text), iban_masked(&text));
    }

    #[test]
    fn one_wrong_digit_is_noticed(body in 10_000_000_u32..99_999_999, at in 0_usize..9, by in 1_u8..10) {
        let right = (0..10).map(|key| format!("{body}{key}")).find(|text| siren(text).is_ok()).unwrap();
        let mut wrong = right.into_bytes();
        wrong[at] = b'0' + (wrong[at] - b'0' + by) % 10;
        prop_assert_eq!(siren(std::str::from_utf8(&wrong).unwrap()), Err(Flaw::Key));
    }

    #[test]
    fn the_vat_number_of_a_siren_is_right(body in 10_000_000_u32..99_999_999) {
        let right = (0..10).map(|key| format!("{body}{key}")).find(|text| siren(text).is_ok()).unwrap();
        let vat = vat_of_siren(&right).unwrap();
        prop_assert!(vat_number(&vat, Some(&right)).is_ok());
    }
}
