use super::*;
use crate::kind::FileKind;
use proptest::prelude::*;

fn separator(text: &str) -> (Separator, usize) {
    let s = sniff(text).unwrap();
    (s.dialect.separator, s.columns)
}

#[test]
fn separators_are_counted_outside_quotes() {
    assert_eq!(separator("a;b;c\n1,5;2,5;x\n3,0;4,0;y\n"), (Separator::Semicolon, 3));
    assert_eq!(separator("a,b\n\"x;y;z\",\"1\n;2\"\n\"p;q\",r\n"), (Separator::Comma, 2));
    assert_eq!(separator("a\tb\n1,2\t3,4\n"), (Separator::Tab, 2));
    assert_eq!(separator("a|b|c\n1|2|3\n"), (Separator::Pipe, 3));
    // A screen of 14" must not open quotes.
    assert_eq!(separator("a,b\nscreen 14\",x\ny,z\n"), (Separator::Comma, 2));
    assert_eq!(separator("a,b\n\"say \"\"yes, no\"\" twice\",x\ny,z\n"), (Separator::Comma, 2));
}

#[test]
fn one_column_is_one_column() {
    assert_eq!(separator("Titre\nFuite, cuisine\nLampe\nPorte, badge, clé\n"), (Separator::None, 1));
    assert_eq!(separator("Titre\n"), (Separator::None, 1));
}

#[test]
fn the_file_may_say_its_separator() {
    let s = sniff("sep=,\r\na,b\r\n1;2,3;4\r\n").unwrap();
    assert!(s.said);
    assert_eq!((s.dialect.separator, s.columns), (Separator::Comma, 2));
}

#[test]
fn ragged_rows_do_not_mislead() {
    assert_eq!(separator("a;b;c\n1;2;3\n1;2\n1;2;3;4\n1;2;3\n"), (Separator::Semicolon, 3));
}

#[test]
fn header_rows_are_told_from_data() {
    let header = |text: &str| {
        let s = sniff(text).unwrap();
        (s.dialect.header, s.header_certain)
    };
    assert_eq!(header("Titre;Lieu\nFuite;Cuisine\n"), (true, true));
    assert_eq!(header("Fuite;14/03/2025\nLampe;15/03/2025\n"), (false, true));
    assert_eq!(header("Quoi donc;Chiffre\nFuite;12\nLampe;13\n"), (true, true));
    assert_eq!(header("a;b\nc;d\n"), (true, false));
}

#[test]
fn a_quote_that_never_closes_is_found() {
    let text = "a,b\nx,y\nz,\"never closed\nx,y\n";
    assert_eq!(sniff(text).unwrap().unclosed_quote, Some(3));
    assert_eq!(sniff("a,b\nx,\"closed\n\"\n").unwrap().unclosed_quote, None);
    let mut long = "a,b\n\"open,x\n".to_owned();
    long.push_str(&"p,q\n".repeat(100));
    let s = sniff(&long).unwrap();
    assert_eq!((s.dialect.separator, s.columns, s.unclosed_quote), (Separator::Comma, 2, Some(2)));
}

#[test]
fn single_quotes_only_when_they_wrap_cells() {
    assert_eq!(sniff("a,b\n'x, y','z'\n'p','q'\n").unwrap().dialect.quote, Quote::Single);
    assert_eq!(sniff("a,b\nl'eau,d'ici\n'tis,it\n").unwrap().dialect.quote, Quote::Double);
}

#[test]
fn other_texts_are_named() {
    assert_eq!(sniff("<html><table>"), Err(TableError::NotATable(FileKind::Html)));
    assert_eq!(sniff("BEGIN:VCARD\n"), Err(TableError::NotATable(FileKind::VCard)));
    assert_eq!(sniff(" \n\t\n"), Err(TableError::NoRow));
    assert_eq!(sniff("sep=;\n"), Err(TableError::NoRow));
}

#[test]
fn lines_of_a_large_text_are_estimated() {
    let text = "a;b;c\n".repeat(200_000);
    let lines = sniff(&text).unwrap().lines;
    assert!((190_000..=210_000).contains(&lines), "{lines}");
}

proptest! {
    #[test]
    fn never_panics(text in "[a-z0-9;,|\t\"'\r\n=é ]{0,200}") {
        if let Ok(s) = sniff(&text) {
            let _ = unclosed_quote(&text, s.dialect);
        }
    }
}
