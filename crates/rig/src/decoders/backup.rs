//! The one-file backup.

use files::backup::{BackupError, Manifest, Reader, Summary, Writer, read};
use replica::Change;

/// A backup is sound or refused, in one piece or in many; a sound one can be written again.
pub fn backup(bytes: &[u8]) {
    let whole = read(bytes);
    let piece = bytes.first().map_or(7, |byte| usize::from(*byte % 61) + 1);
    assert_eq!(in_pieces(bytes, piece), whole.as_ref().map(|c| c.summary.clone()).map_err(Clone::clone));
    let Ok(contents) = whole else { return };
    for json in &contents.changes {
        // A change of a newer app is kept as text; one that this app reads, it reads again.
        if let Ok(change) = serde_json::from_str::<Change>(json) {
            let again: Change = serde_json::from_str(&serde_json::to_string(&change).unwrap()).unwrap();
            assert_eq!(again, change);
        }
    }
    let of = &contents.summary.manifest;
    let manifest = Manifest::new(of.created_ms, &of.app, of.counts.clone(), of.changes, of.blobs);
    let mut writer = Writer::new(manifest);
    for json in &contents.changes {
        writer.push_change(json).expect("a change that was read");
    }
    for blob in &contents.blobs {
        writer.push_blob(&blob.mime, &blob.bytes);
    }
    let again =
        read(&writer.finish().expect("the numbers are the stated ones")).expect("what we write is sound");
    assert_eq!((again.changes, again.blobs), (contents.changes, contents.blobs));
}

fn in_pieces(bytes: &[u8], size: usize) -> Result<Summary, BackupError> {
    let mut reader = Reader::new(files::backup::Limits::default());
    for piece in bytes.chunks(size) {
        reader.feed(piece)?;
    }
    reader.finish()
}
