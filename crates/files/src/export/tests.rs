use super::*;
use crate::encoding::decode;
use crate::sniff::sniff;
use crate::table::{Dialect, Quote, Rows, Separator};
use proptest::prelude::*;

fn text(format: Format, rows: &[&[Cell<'_>]]) -> String {
    let mut writer = CsvWriter::new(format, &["Titre", "Coût"]);
    rows.iter().for_each(|row| writer.row(row));
    String::from_utf8(writer.finish()).unwrap()
}

#[test]
fn each_format_follows_its_habit() {
    let row: &[Cell<'_>] = &[Cell::Text("Fuite; \"évier\", vite"), Cell::Cents(-145_005)];
    let dates: &[Cell<'_>] = &[Cell::Civil("2025-03-14T01:20"), Cell::Civil("2025-03-14")];
    assert_eq!(
        text(Format::ExcelFr, &[row, dates]),
        "\u{feff}Titre;Coût\r\n\"Fuite; \"\"évier\"\", vite\";-1450,05\r\n14/03/2025 01:20;14/03/2025\r\n"
    );
    assert_eq!(
        text(Format::International, &[row, dates]),
        "Titre,Coût\r\n\"Fuite; \"\"évier\"\", vite\",-1450.05\r\n2025-03-14T01:20,2025-03-14\r\n"
    );
}

#[test]
fn formulas_are_disarmed() {
    for format in [Format::ExcelFr, Format::International] {
        let row: &[Cell<'_>] = &[Cell::Text("=1+1"), Cell::Civil("x-y-=cmd")];
        let out = text(format, &[row, &[Cell::Text("-73.88"), Cell::Int(-5)]]);
        assert!(out.contains("'=1+1"), "{out}");
        assert!(out.contains("x-y-=cmd") && out.contains("\r\n-73.88"), "{out}");
    }
}

#[test]
fn a_first_title_of_id_is_no_sylk() {
    let out = CsvWriter::new(Format::International, &["ID", "Titre"]).finish();
    assert!(out.starts_with(b"\"ID\","));
}

#[test]
fn pieces_make_the_whole() {
    let mut writer = CsvWriter::new(Format::International, &["a"]);
    let mut out = writer.take();
    writer.row(&[Cell::Empty]);
    out.extend(writer.take());
    writer.row(&[Cell::Text("b")]);
    out.extend(writer.finish());
    assert_eq!(String::from_utf8(out).unwrap(), "a\r\n\"\"\r\nb\r\n");
}

proptest! {
    #[test]
    fn export_then_import_gives_the_same(
        cells in proptest::collection::vec("[a-zé=+@'\";,\n\r\t0-9 .-]{0,12}", 3..12),
        excel in any::<bool>(),
    ) {
        let format = if excel { Format::ExcelFr } else { Format::International };
        let separator = if excel { Separator::Semicolon } else { Separator::Comma };
        let mut writer = CsvWriter::new(format, &["Titre", "Lieu", "Statut"]);
        let rows: Vec<&[String]> = cells.chunks_exact(3).collect();
        for row in &rows {
            let row: Vec<Cell<'_>> = row.iter().map(|cell| Cell::Text(cell)).collect();
            writer.row(&row);
        }
        let decoded = decode(&writer.finish(), None).unwrap();
        prop_assert_eq!(decoded.bom, excel);
        prop_assert!(sniff(&decoded.text).unwrap().dialect.header);
        let dialect = Dialect { separator, quote: Quote::Double, header: true };
        let mut read = Rows::new(decoded.text, dialect).unwrap();
        let back: Vec<Vec<String>> =
            read.next_chunk(100).unwrap().iter().map(|row| row.iter().map(str::to_owned).collect()).collect();
        prop_assert_eq!(back, rows);
    }
}
