//! A file of 60 MB: by chunks, with progress, and cancelled by dropping.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "helpers of tests fail by panicking")]

use files::encoding::{DecodeError, decode, decode_limited};
use files::sniff::sniff;
use files::table::Rows;

#[test]
fn sixty_megabytes_by_chunks() {
    let line = "Fuite sous l’évier de la cuisine du deuxième;Cuisine;14/03/2025;Ouvert;Goutte à goutte depuis ce matin\r\n";
    let mut text = "Titre;Lieu;Ouvert le;Statut;Détail\r\n".to_owned();
    let rows = 60_000_000 / line.len();
    text.reserve(60_000_000);
    (0..rows).for_each(|_| text.push_str(line));
    assert_eq!(
        decode_limited(text.as_bytes(), None, 50 << 20).unwrap_err(),
        DecodeError::TooLarge { bytes: text.len(), max: 50 << 20 }
    );
    let decoded = decode(text.as_bytes(), None).unwrap();
    let sniffed = sniff(&decoded.text).unwrap();
    assert_eq!(sniffed.columns, 5);
    assert!(sniffed.lines.abs_diff(rows as u64) * 20 < rows as u64, "{}", sniffed.lines);
    let mut reader = Rows::new(decoded.text, sniffed.dialect).unwrap();
    let (mut read, mut position) = (0, 0);
    // Cancelled half-way: what was read so far is all that was done.
    while position * 2 < reader.total() {
        let chunk = reader.next_chunk(5000).unwrap();
        read += chunk.len();
        assert!(reader.position() > position, "progress moves with each chunk");
        position = reader.position();
        assert_eq!(chunk.last().unwrap().line, read as u64 + 1);
    }
    assert!(read > rows / 3 && read < rows);
}
