use std::path::PathBuf;

use super::*;
use crate::encoding::{Encoding, decode};
use crate::profile::Profile;
use crate::sniff::sniff;
use crate::table::Rows;
use crate::vcard::{Address, Reach};

fn rows_of(bytes: &[u8]) -> (Vec<String>, Vec<Field>, Vec<Option<PartyRow>>) {
    let decoded = decode(bytes, None).unwrap();
    let sniffed = sniff(&decoded.text).unwrap();
    let mut rows = Rows::new(decoded.text, sniffed.dialect).unwrap();
    let header = rows.header().to_vec();
    let all = rows.next_chunk(1000).unwrap();
    let mut profile = Profile::new(header.len());
    profile.feed(&all);
    let fields = suggest(&header, &profile);
    let read = all.iter().map(|row| read(row, &header, &fields)).collect();
    (header, fields, read)
}

#[test]
fn the_suppliers_of_an_older_excel_as_they_are() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/suppliers");
    let bytes = std::fs::read(folder.join("fournisseurs-excel-windows1252.csv")).unwrap();
    assert_eq!(decode(&bytes, None).unwrap().encoding, Encoding::Windows1252);
    let (_, fields, rows) = rows_of(&bytes);
    use Field::*;
    assert_eq!(fields, [Name, Trade, Contact, Phone, Emergency, Mail, Siret, Street, Access, Monthly]);
    let rows: Vec<PartyRow> = rows.into_iter().map(Option::unwrap).collect();
    assert_eq!(rows.len(), 9);
    let clair = &rows[0];
    assert_eq!((clair.name.as_str(), clair.contact.as_str()), ("Clair & Net", "Mme Diallo"));
    assert_eq!(clair.trades, ["cleaning"]);
    let phones: Vec<_> = clair.phones.iter().map(|phone| (phone.text.as_str(), phone.reach)).collect();
    assert_eq!(phones, [("01 42 00 10 01", Reach::Work), ("06 10 00 10 01", Reach::Emergency)]);
    assert_eq!(clair.mails[0].text, "contact@clair-et-net.example");
    assert_eq!(clair.amount, Some((145_000, Every::Month)));
    let address = Address {
        street: "4 quai de Valmy".into(),
        postcode: "75010".into(),
        city: "Paris".into(),
        reach: Reach::Work,
        ..Address::default()
    };
    assert_eq!(clair.address, Some(address));
    let texts = [("siret", "73282932000074".into()), ("access_note", "Badge n° 14, alarme zone B".into())];
    assert_eq!(clair.texts, texts);
    assert_eq!(rows[2].address.as_ref().unwrap().street, "\"Le Faubourg\"; bât. C");
    // What is only nearly a trade keeps its words.
    let tags = |at: usize| (rows[at].trades.clone(), rows[at].tags.clone(), rows[at].notes.len());
    assert_eq!(tags(6), (vec!["furniture"], vec!["Mobilier d’occasion".to_owned()], 0));
    assert_eq!(tags(8), (vec!["lift"], Vec::new(), 0));
    assert_eq!(tags(7), (vec!["safety"], Vec::new(), 0));
    assert_eq!(rows[7].amount, Some((8_500, Every::Month)));
    assert_eq!(rows[8].address.as_ref().unwrap().street, "Œuvre d’Élisabeth");
    assert!(rows.iter().all(|row| row.kept.is_empty()));
}

#[test]
fn what_has_no_field_or_does_not_read_is_kept() {
    let text = "Fournisseur;Montant mensuel HT;Métier;Couleur;Tél.;Mobile\nA;1,234;Sorcellerie;bleu;01;06;rab\n;;;vert;;\n;;;;;\n";
    let (header, fields, rows) = rows_of(text.as_bytes());
    assert_eq!(header.len(), 6);
    use Field::*;
    assert_eq!(fields, [Name, Monthly, Trade, Kept, Phone, Mobile]);
    let row = rows[0].clone().unwrap();
    assert_eq!(row.amount, None);
    let kept = [("Montant mensuel HT", "1,234"), ("Couleur", "bleu"), ("G", "rab")];
    assert_eq!(row.kept, kept.map(|(a, b)| (a.to_owned(), b.to_owned())));
    assert_eq!(row.tags, ["Sorcellerie"]);
    assert_eq!(row.notes.len(), 3);
    assert_eq!(rows[1], None, "nobody is named");
}
