use super::*;
use proptest::prelude::*;

fn sample() -> Vec<u8> {
    let counts = BTreeMap::from([("request".to_owned(), 2)]);
    let mut writer = Writer::new(Manifest::new(1_700_000_000_000, "0.1.0", counts, 2, 1));
    writer.push_change(r#"{"v":1,"t":"mine","w":[{"f":"title","v":"Fuite à l’évier"}]}"#).unwrap();
    let mut file = writer.take();
    writer.push_change("{\"n\": 12345678901234567890,\n \"f\": 1.50}").unwrap();
    writer.push_blob("image/png", &[0, 255, 10, 13]);
    file.extend(writer.finish().unwrap());
    file
}

#[test]
fn comes_back_exactly() {
    let contents = read(&sample()).unwrap();
    assert_eq!(contents.summary.manifest.counts["request"], 2);
    assert_eq!(
        contents.changes,
        [
            r#"{"v":1,"t":"mine","w":[{"f":"title","v":"Fuite à l’évier"}]}"#,
            r#"{"n": 12345678901234567890,  "f": 1.50}"#
        ]
    );
    assert_eq!(contents.blobs[0].bytes, [0, 255, 10, 13]);
    assert_eq!(contents.blobs[0].mime, "image/png");
}

#[test]
fn cut_anywhere_is_an_error() {
    let file = sample();
    for end in 0..file.len() {
        let error = read(&file[..end]).unwrap_err();
        if end > 20 {
            assert!(matches!(error, BackupError::Truncated { .. }), "cut at {end}: {error:?}");
        }
    }
}

#[test]
fn any_altered_byte_is_an_error() {
    let file = sample();
    for at in 0..file.len() {
        let mut altered = file.clone();
        altered[at] ^= 1;
        // Hex is checked as text, so the hash of the file is covered too.
        assert!(read(&altered).is_err(), "byte {at}");
    }
}

#[test]
fn pieces_of_any_size_give_the_same() {
    let file = sample();
    for size in [1, 2, 7, 64, 1000] {
        let mut reader = Reader::new(Limits::default());
        let entries: Vec<Entry> = file.chunks(size).flat_map(|piece| reader.feed(piece).unwrap()).collect();
        assert_eq!(entries.len(), 4);
        assert!(reader.finish().is_ok());
    }
}

#[test]
fn a_newer_file_and_other_files_are_named() {
    assert_eq!(read(br#"{"format":"intendance-backup","v":2,"new":true}"#.iter().chain(b"\n").copied().collect::<Vec<_>>().as_slice()), Err(BackupError::Newer(2)));
    assert_eq!(read(b"\x1f\x8b\x08\x00"), Err(BackupError::NotABackup(Some(FileKind::Gzip))));
    assert_eq!(read(b"\x89PNG\r\n\x1a\n"), Err(BackupError::NotABackup(Some(FileKind::Image))));
    assert_eq!(read(b"{\"a\":1}\n"), Err(BackupError::NotABackup(Some(FileKind::Json))));
    assert_eq!(read(b"titre;lieu\n"), Err(BackupError::NotABackup(None)));
    assert_eq!(read(b""), Err(BackupError::NotABackup(None)));
}

#[test]
fn unknown_lines_are_skipped_and_counted() {
    let mut writer = Writer::new(Manifest::new(0, "9.9", BTreeMap::new(), 0, 0));
    writer.line_for_tests(r#"{"t":"signature","c":"another shape","lines":"x"}"#);
    let contents = read(&writer.finish().unwrap()).unwrap();
    assert_eq!(contents.summary.unknown, 1);
}

#[test]
fn wrong_counts_and_lines_are_errors() {
    let writer = Writer::new(Manifest::new(0, "", BTreeMap::new(), 1, 0));
    assert_eq!(writer.finish(), Err(BackupError::CountMismatch { what: "changes", stated: 1, found: 0 }));
    let mut writer = Writer::new(Manifest::new(0, "", BTreeMap::new(), 0, 0));
    assert_eq!(writer.push_change("[1]"), Err(BackupError::BadChange(1)));
    assert_eq!(writer.push_change("{"), Err(BackupError::BadChange(1)));
    let mut file = writer.finish().unwrap();
    file.extend(b"\n");
    assert_eq!(read(&file), Err(BackupError::AfterEnd { line: 3 }));
    let mut reader = Reader::new(Limits { line: 200 });
    assert!(matches!(reader.feed(&[b'{'; 300]), Err(BackupError::LineTooLong { line: 1, max: 200 })));
}

#[test]
fn a_bad_line_is_named() {
    let mut file =
        b"{\"format\":\"intendance-backup\",\"v\":1,\"created_ms\":0,\"changes\":1,\"blobs\":0}\n".to_vec();
    file.extend(b"{\"t\":\"change\",\"c\":{]}\n");
    assert_eq!(read(&file), Err(BackupError::BadLine { line: 2 }));
}

proptest! {
    #[test]
    fn never_panics(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        let _ = read(&bytes);
    }

    #[test]
    fn changes_and_blobs_come_back(texts in proptest::collection::vec("\\PC{0,30}", 0..6), blob in proptest::collection::vec(any::<u8>(), 0..200)) {
        let manifest = Manifest::new(1, "x", BTreeMap::new(), texts.len() as u64, 1);
        let mut writer = Writer::new(manifest);
        let changes: Vec<String> = texts.iter().map(|t| serde_json::json!({ "v": t }).to_string()).collect();
        for change in &changes {
            writer.push_change(change).unwrap();
        }
        writer.push_blob("a/b", &blob);
        let contents = read(&writer.finish().unwrap()).unwrap();
        prop_assert_eq!(contents.changes, changes);
        prop_assert_eq!(&contents.blobs[0].bytes, &blob);
    }
}
