//! The one-file backup, version 1: JSON lines, each ended by `\n`.
//!
//! ```text
//! {"format":"intendance-backup","v":1,"created_ms":…,"app":"…","counts":{"request":n,…},"changes":n,"blobs":n}
//! {"t":"change","c":{…the change as it is stored…}}
//! {"t":"blob","sha256":"…","mime":"…","b64":"…"}
//! {"t":"end","lines":n,"sha256":"…"}
//! ```
//!
//! `lines` counts the lines before the last one, the manifest included; `sha256` is the hash of all their bytes. Lines
//! of an unknown type are skipped and counted, so that an older app reads what it can of a newer file of version 1.
//! Compression is the caller's (gzip by the browser).

pub(crate) mod base64;
mod reader;
mod writer;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::kind::FileKind;

pub use reader::{Contents, Entry, Limits, Reader, Summary, read};
pub use writer::Writer;

/// The first word of every backup.
pub const FORMAT: &str = "intendance-backup";
/// The version that this code writes and the newest it reads.
pub const VERSION: u32 = 1;

/// The first line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// [`FORMAT`].
    pub format: String,
    /// [`VERSION`].
    pub v: u32,
    /// When it was made, milliseconds UTC.
    pub created_ms: i64,
    /// The version of the app that made it.
    #[serde(default)]
    pub app: String,
    /// How many records of each kind there were: for the person to see before restoring.
    #[serde(default)]
    pub counts: BTreeMap<String, u64>,
    /// How many lines are changes.
    pub changes: u64,
    /// How many lines are blobs.
    pub blobs: u64,
}

impl Manifest {
    /// A manifest of this version.
    pub fn new(created_ms: i64, app: &str, counts: BTreeMap<String, u64>, changes: u64, blobs: u64) -> Self {
        Self {
            format: FORMAT.to_owned(),
            v: VERSION,
            created_ms,
            app: app.to_owned(),
            counts,
            changes,
            blobs,
        }
    }
}

/// A file that was attached to a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Blob {
    /// SHA-256 of its bytes, lower-case hex: its name in the store.
    pub sha256: String,
    /// Its media type.
    pub mime: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// Why a backup cannot be read or written. Nothing may be restored from a file that gave an error.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BackupError {
    /// Another file; what it looks like, if that is known.
    #[error("not a backup")]
    NotABackup(Option<FileKind>),
    /// Made by a newer app: update first.
    #[error("made by a newer version of the app (format {0})")]
    Newer(u32),
    /// The file ends too early: the copy or the download was cut.
    #[error("the backup is cut after line {line}")]
    Truncated {
        /// The last whole line, from 1; 0 if there is none.
        line: u64,
    },
    /// The bytes are not those that were written.
    #[error("the backup was altered: its hash is not the one it states")]
    HashMismatch,
    /// The number of lines of a type is not the one stated.
    #[error("{what}: {stated} stated, {found} found")]
    CountMismatch {
        /// `changes`, `blobs` or `lines`.
        what: &'static str,
        /// By the manifest or the last line.
        stated: u64,
        /// In the file.
        found: u64,
    },
    /// An attachment is not the one its name says.
    #[error("line {line}: the attachment was altered")]
    BlobAltered {
        /// Where, from 1.
        line: u64,
    },
    /// A line that no backup has.
    #[error("line {line} is longer than {max} bytes")]
    LineTooLong {
        /// Where, from 1.
        line: u64,
        /// The limit, in bytes.
        max: usize,
    },
    /// A line that is not the JSON it should be.
    #[error("line {line} is not readable")]
    BadLine {
        /// Where, from 1.
        line: u64,
    },
    /// Something follows the last line.
    #[error("there is something after the end, on line {line}")]
    AfterEnd {
        /// Where, from 1.
        line: u64,
    },
    /// What was given to the writer is not a JSON object.
    #[error("change {0} is not a JSON object")]
    BadChange(u64),
}

/// Lower-case hex.
pub(crate) fn hex(bytes: &[u8]) -> String {
    const DIGITS: [char; 16] =
        ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'];
    let digit = |nibble: u8| DIGITS.get(usize::from(nibble)).copied().unwrap_or('0');
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

#[cfg(test)]
mod tests;
