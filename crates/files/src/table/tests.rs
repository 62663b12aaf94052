use super::*;
use proptest::prelude::*;

const DIALECT: Dialect = Dialect { separator: Separator::Semicolon, quote: Quote::Double, header: true };

fn rows(text: &str, dialect: Dialect) -> (Vec<String>, Vec<Row>) {
    let mut rows = Rows::new(text.into(), dialect).unwrap();
    let mut all = Vec::new();
    loop {
        let chunk = rows.next_chunk(2).unwrap();
        if chunk.is_empty() {
            break;
        }
        all.extend(chunk);
    }
    assert_eq!(rows.position(), rows.total());
    (rows.header().to_vec(), all)
}

#[test]
fn line_numbers_are_those_of_the_file() {
    for end in ["\n", "\r\n"] {
        let text = "sep=;|a;b|1;\"x|y\"||;|2;z|".replace('|', end);
        let (header, rows) = rows(&text, DIALECT);
        assert_eq!(header, ["a", "b"]);
        let seen: Vec<_> = rows.iter().map(|r| (r.line, r.get(0), r.is_empty())).collect();
        assert_eq!(seen, [(3, "1", false), (6, "", true), (7, "2", false)]);
        assert_eq!(rows[0].get(1), format!("x{end}y"));
    }
}

#[test]
fn ragged_rows_are_reported_and_kept() {
    let (_, rows) = rows("a;b\n1\n1;2;3;4\n", DIALECT);
    assert_eq!(rows[0].shape, Shape::Short(1));
    assert_eq!(rows[1].shape, Shape::Long(2));
    assert_eq!(rows[1].get(3), "4");
    assert_eq!(rows[0].get(7), "");
}

#[test]
fn without_header_columns_have_letters() {
    let (header, rows) = rows("1;2\n3;4\n", Dialect { header: false, ..DIALECT });
    assert_eq!(header, ["A", "B"]);
    assert_eq!(rows.len(), 2);
    assert_eq!(letters(25), "Z");
    assert_eq!(letters(26), "AA");
    assert_eq!(letters(701), "ZZ");
    assert_eq!(letters(702), "AAA");
}

#[test]
fn names_of_columns_are_whole_and_unlike() {
    let (header, _) = rows("Nom;;Nom;\"Deux\nlignes\"\n", DIALECT);
    assert_eq!(header, ["Nom", "B", "Nom (2)", "Deux lignes"]);
}

#[test]
fn an_open_quote_is_reported_where_it_opens() {
    let text = "a;b\n1;2\n\"3;4\nx\";\"y\n5;6\n";
    let (_, all) = rows(text, DIALECT);
    assert_eq!(all[0].unclosed_quote, None);
    assert_eq!(all[1].line, 3);
    assert_eq!(all[1].unclosed_quote, Some(4));
    let (_, plain) = rows(text, Dialect { quote: Quote::None, ..DIALECT });
    assert_eq!(plain.len(), 4);
    assert_eq!(plain[1].get(0), "\"3");
}

#[test]
fn no_row_and_too_many_columns_are_errors() {
    assert_eq!(Rows::new("\n\n".into(), DIALECT).unwrap_err(), TableError::NoRow);
    let wide = ";".repeat(MAX_COLUMNS);
    assert!(matches!(
        Rows::new(wide.as_str().into(), DIALECT),
        Err(TableError::TooManyColumns { line: 1, .. })
    ));
}

#[test]
fn one_column_is_never_cut() {
    let (_, rows) = rows("Titre\nFuite; cuisine, évier\n", Dialect { separator: Separator::None, ..DIALECT });
    assert_eq!(rows[0].get(0), "Fuite; cuisine, évier");
}

#[test]
fn formulas_are_plain_text() {
    let (_, rows) = rows("a;b\n=1+1;'=1+1\n", DIALECT);
    assert_eq!((rows[0].get(0), rows[0].get(1)), ("=1+1", "=1+1"));
}

proptest! {
    #[test]
    fn never_panics_and_lines_grow(text in "[ab;\"\r\n,é]{0,80}", which in 0..5_usize) {
        let dialect = Dialect { separator: Separator::ALL[which], ..DIALECT };
        if let Ok(mut rows) = Rows::new(text.as_str().into(), dialect) {
            let all = rows.next_chunk(1000).unwrap();
            prop_assert!(all.is_sorted_by(|a, b| a.line < b.line || text.contains('\r')));
            let lines = text.matches('\n').count() as u64 + 1;
            prop_assert!(all.iter().all(|r| r.line <= lines));
        }
    }
}
