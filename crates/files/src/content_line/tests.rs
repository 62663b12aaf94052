use super::*;
use proptest::prelude::*;

fn lines(bytes: &[u8]) -> Vec<String> {
    unfold(bytes, Limits::default())
        .unwrap()
        .map(|line| String::from_utf8_lossy(&line.unwrap().bytes).into_owned())
        .collect()
}

#[test]
fn unfolds_with_any_line_end() {
    for end in ["\r\n", "\n", "\r", "\r\r\n"] {
        let text = format!("A:on{end} e{end}\t two{end}{end}B:x{end}");
        assert_eq!(lines(text.as_bytes()), ["A:one two", "B:x"], "{end:?}");
    }
    // A fold in the middle of « é ».
    assert_eq!(lines(b"\xef\xbb\xbfN:\xc3\r\n \xa9t\xc3\xa9"), ["N:été"]);
}

#[test]
fn soft_breaks_of_quoted_printable() {
    let qp = |text: &str| lines(format!("NOTE;ENCODING=QUOTED-PRINTABLE:{text}").as_bytes())[0].clone();
    let head = "NOTE;ENCODING=QUOTED-PRINTABLE:";
    assert_eq!(qp("a=\r\nb=\r\n=20c\r\nEND:VCARD"), format!("{head}ab=20c"));
    // A space after a soft break is text…
    assert_eq!(qp("one=\r\n two"), format!("{head}one two"));
    // … except where the writer codes its spaces: then it is a fold.
    assert_eq!(qp("one=20=\r\n two=\r\n =20three"), format!("{head}one=20two=20three"));
    // A dangling break does not swallow the end of the card.
    assert_eq!(
        lines(format!("{head}a=\r\nEND:VCARD\r\n").as_bytes()),
        [format!("{head}a"), "END:VCARD".into()]
    );
    assert_eq!(
        lines(format!("{head}a===\r\nEND:VEVENT\r\n").as_bytes()),
        [format!("{head}a"), "END:VEVENT".into()]
    );
    // What we write breaks nowhere that reads as one.
    for n in 0..80 {
        let line = format!("{head}{}=C3=A9é=41", "x".repeat(n));
        let mut out = String::new();
        fold(&line, &mut out);
        assert!(out.split("\r\n").all(|piece| piece.len() <= 75), "{out}");
        assert_eq!(lines(out.as_bytes()), [line]);
    }
    // Base64 of phones that do not indent.
    assert_eq!(lines(b"PHOTO;BASE64:\r\nAAAA\r\nBBB=\r\n\r\nTEL:1"), ["PHOTO;BASE64:AAAABBB=", "TEL:1"]);
}

#[test]
fn limits_are_told() {
    let small = Limits { file_bytes: 20, line_bytes: 6, lines: 2 };
    assert_eq!(unfold(&[b'x'; 21], small).err(), Some(LineError::TooLarge { bytes: 21, max: 20 }));
    let all: Vec<_> =
        unfold(b"A:2345678\n 9\nB:1\nC:1\n", Limits { file_bytes: 99, ..small }).unwrap().collect();
    let first = all[0].clone().unwrap();
    assert_eq!((first.bytes.as_ref(), first.left_out, first.number), (&b"A:2345"[..], 4, 1));
    assert_eq!(all[1].clone().unwrap().number, 3);
    assert_eq!(all[2], Err(LineError::TooManyLines { max: 2 }));
    assert_eq!(all.len(), 3);
}

#[test]
fn reads_the_heads_people_have() {
    let line = ContentLine::parse("item1.TEL;CELL;PREF;TYPE=WORK,\"a;b:c\";X=^n^^^':+33:1").unwrap();
    assert_eq!(line.group.as_deref(), Some("item1"));
    assert!(line.is("tel"));
    assert_eq!(line.values("").collect::<Vec<_>>(), ["CELL", "PREF"]);
    assert_eq!(line.values("type").collect::<Vec<_>>(), ["WORK", "a;b:c"]);
    assert_eq!(line.value_of("X"), Some("\n^\""));
    assert_eq!(line.value, "+33:1");
    // A quote that never ends does not eat the value.
    assert_eq!(ContentLine::parse("TEL;TYPE=\"work:12").unwrap().value, "12");
    for bad in ["", "no colon", ":x", "a b:x", ".TEL:1", "é:1"] {
        assert_eq!(ContentLine::parse(bad), None, "{bad}");
    }
}

#[test]
fn escapes() {
    assert_eq!(escape("a;b,c\\d\r\ne\nf"), "a\\;b\\,c\\\\d\\ne\\nf");
    assert_eq!(unescape("http\\://x \\\"y\\\" a\\Nb \\\\ C:\\temp \\"), "http://x \"y\" a\nb \\ C:\\temp \\");
    assert_eq!(split_escaped("a\\;b;c\\\\;d", ';'), ["a\\;b", "c\\\\", "d"]);
    assert_eq!(quoted_printable(b"=C3=a9 =zz =4").as_ref(), "é =zz =4".as_bytes());
}

#[test]
fn folds_at_75_octets_between_characters() {
    let mut out = String::new();
    ContentLine::new("NOTE", "é".repeat(100)).write(&mut out);
    assert!(out.ends_with("\r\n"));
    assert!(out.split("\r\n").all(|line| line.len() <= 75), "{out}");
    assert_eq!(lines(out.as_bytes()), [format!("NOTE:{}", "é".repeat(100))]);
}

proptest! {
    #[test]
    fn any_bytes_are_read(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        for line in unfold(&bytes, Limits { file_bytes: 300, line_bytes: 40, lines: 5 }).unwrap().flatten() {
            prop_assert!(line.bytes.len() <= 40);
            let text = String::from_utf8_lossy(&line.bytes);
            let _ = ContentLine::parse(&text).map(|line| (line.unfolded(), unescape(&line.value)));
            let _ = quoted_printable(&line.bytes);
        }
    }

    #[test]
    fn any_line_comes_back(
        group in proptest::option::of("[a-z0-9]{1,5}"),
        name in "[A-Z-]{1,9}",
        params in proptest::collection::vec(("[A-Z-]{1,6}", "[^\\p{C}]{0,30}"), 0..4),
        text in "[^\\x00\r\\p{C}]{0,120}(\n[^\\p{C}]{0,9})?",
    ) {
        let mut line = ContentLine::new(&name, escape(&text));
        line.group = group;
        for (name, value) in params {
            line = line.with(&name, value);
        }
        let mut out = String::new();
        line.write(&mut out);
        let back = unfold(out.as_bytes(), Limits::default()).unwrap().next().unwrap().unwrap();
        let back = ContentLine::parse(std::str::from_utf8(&back.bytes).unwrap()).unwrap();
        prop_assert_eq!(unescape(&back.value), text);
        prop_assert_eq!(back, line);
    }

    #[test]
    fn texts_survive_escapes(pieces in proptest::collection::vec("[^\\x00\r]{0,12}", 1..5)) {
        let value = pieces.iter().map(|piece| escape(piece)).collect::<Vec<_>>().join(";");
        let back: Vec<String> = split_escaped(&value, ';').into_iter().map(unescape).collect();
        prop_assert_eq!(back, pieces);
    }
}
