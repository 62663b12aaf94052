//! Tables of guests as people have them.

use std::sync::Arc;

use super::{Field, GuestRow, read, suggest};
use crate::encoding::decode;
use crate::profile::Profile;
use crate::sniff::sniff;
use crate::table::Rows;

fn rows(bytes: &[u8]) -> (Vec<Field>, Vec<GuestRow>) {
    let text = decode(bytes, None).unwrap().text;
    let sniffed = sniff(&text).unwrap();
    let mut rows = Rows::new(Arc::clone(&text), sniffed.dialect).unwrap();
    let header = rows.header().to_vec();
    let mut profile = Profile::new(header.len());
    let all = rows.next_chunk(10_000).unwrap();
    profile.feed(&all);
    let fields = suggest(&header, &profile);
    let read = all.iter().filter_map(|row| read(row, &header, &fields)).collect();
    (fields, read)
}

#[test]
fn the_guests_of_the_party_come_in_as_they_are() {
    let bytes = include_bytes!("../../../../tests/fixtures/guests/invites-soiree-utf8-bom.csv");
    let (fields, rows) = rows(bytes);
    assert_eq!(
        fields,
        [Field::Given, Field::Family, Field::Mail, Field::Answer, Field::Diet, Field::Service]
    );
    let n = |answer: &str| rows.iter().filter(|row| row.answer == answer).count();
    assert_eq!((rows.len(), n("oui"), n("non"), n("")), (60, 51, 6, 3));
    let first = &rows[0];
    assert_eq!((first.given.as_str(), first.family.as_str(), first.line), ("Marc", "Petit", 2));
    assert_eq!(rows.iter().filter(|row| row.diet == "végétarien").count(), 4);
    assert_eq!(rows.iter().filter(|row| row.diet == "allergie : fruits à coque").count(), 1);
}

#[test]
fn a_lone_column_of_names_is_whole_names() {
    let (fields, rows) =
        rows("Nom;Courriel;Présent ?;Parking\nMarc Petit;m@x.example;oui;12\n;;;\n;;oui;\n".as_bytes());
    assert_eq!(fields, [Field::Name, Field::Mail, Field::Answer, Field::Kept]);
    assert_eq!(rows.len(), 1, "a row without a name or an address is nobody");
    assert_eq!(rows[0].kept, [("Parking".to_owned(), "12".to_owned())]);
}

#[test]
fn several_columns_of_diets_are_one() {
    let (fields, rows) = rows("Name,Diet,Allergies\nAna Ito,vegan,nuts\n".as_bytes());
    assert_eq!(fields, [Field::Name, Field::Diet, Field::Diet]);
    assert_eq!(rows[0].diet, "vegan, nuts");
}
