//! Reads a backup piece by piece and checks all that it states.

use std::borrow::Cow;

use serde::Deserialize;
use serde_json::value::RawValue;
use sha2::{Digest, Sha256};

use super::{BackupError, Blob, FORMAT, Manifest, VERSION, base64, hex};
use crate::kind::{binary_kind, text_kind};

/// What a reader refuses.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// The longest line, in bytes: a photo in base64 is one line.
    pub line: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { line: 128 << 20 }
    }
}

/// What a line holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entry {
    /// The first line.
    Manifest(Manifest),
    /// A change, as the JSON it is stored as.
    Change(String),
    /// An attachment, its hash checked.
    Blob(Blob),
}

/// The account of a whole and sound backup.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    /// The first line.
    pub manifest: Manifest,
    /// Lines of types that this version does not know, skipped.
    pub unknown: u64,
}

/// All that a backup holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contents {
    /// The account.
    pub summary: Summary,
    /// The changes, each as the JSON it is stored as, in the order of the file.
    pub changes: Vec<String>,
    /// The attachments.
    pub blobs: Vec<Blob>,
}

/// Reads a whole backup; gives something only if all of it is sound.
pub fn read(bytes: &[u8]) -> Result<Contents, BackupError> {
    let mut reader = Reader::new(Limits::default());
    let (mut changes, mut blobs) = (Vec::new(), Vec::new());
    for entry in reader.feed(bytes)? {
        match entry {
            Entry::Manifest(_) => {}
            Entry::Change(json) => changes.push(json),
            Entry::Blob(blob) => blobs.push(blob),
        }
    }
    Ok(Contents { summary: reader.finish()?, changes, blobs })
}

/// Reads a backup in pieces of any size. Restore nothing before [`Reader::finish`] said that all is sound.
#[derive(Debug)]
pub struct Reader {
    limits: Limits,
    /// The beginning of a line whose end has not come yet.
    partial: Vec<u8>,
    hash: Sha256,
    lines: u64,
    manifest: Option<Manifest>,
    changes: u64,
    blobs: u64,
    unknown: u64,
    ended: bool,
}

#[derive(Deserialize)]
struct Line<'a> {
    #[serde(borrow)]
    t: Cow<'a, str>,
    #[serde(borrow)]
    c: Option<&'a RawValue>,
    #[serde(borrow)]
    sha256: Option<Cow<'a, str>>,
    #[serde(borrow)]
    mime: Option<Cow<'a, str>>,
    #[serde(borrow)]
    b64: Option<Cow<'a, str>>,
    lines: Option<u64>,
}

#[derive(Deserialize)]
struct Version {
    format: String,
    v: u32,
}

impl Reader {
    /// A reader at the beginning of a file.
    pub fn new(limits: Limits) -> Self {
        Self {
            limits,
            partial: Vec::new(),
            hash: Sha256::new(),
            lines: 0,
            manifest: None,
            changes: 0,
            blobs: 0,
            unknown: 0,
            ended: false,
        }
    }

    /// Takes the next piece and gives what its whole lines hold. After an error the reader is of no more use.
    pub fn feed(&mut self, piece: &[u8]) -> Result<Vec<Entry>, BackupError> {
        let mut entries = Vec::new();
        let mut rest = piece;
        while let Some(end) = rest.iter().position(|b| *b == b'\n') {
            let (head, tail) = rest.split_at_checked(end + 1).unwrap_or((rest, &[]));
            rest = tail;
            let partial = std::mem::take(&mut self.partial);
            let line =
                if partial.is_empty() { Cow::Borrowed(head) } else { Cow::Owned([&partial, head].concat()) };
            self.check_length(line.len())?;
            entries.extend(self.line(&line)?);
        }
        self.partial.extend_from_slice(rest);
        if self.manifest.is_none() {
            self.check_start()?;
        }
        self.check_length(self.partial.len())?;
        Ok(entries)
    }

    /// Says whether the file was whole.
    pub fn finish(self) -> Result<Summary, BackupError> {
        if self.ended && !self.partial.is_empty() {
            return Err(BackupError::AfterEnd { line: self.lines + 2 });
        }
        match self.manifest {
            Some(manifest) if self.ended => Ok(Summary { manifest, unknown: self.unknown }),
            Some(_) => Err(BackupError::Truncated { line: self.lines }),
            None if self.partial.starts_with(b"{\"format\":\"int") => Err(BackupError::Truncated { line: 0 }),
            None => Err(not_a_backup(&self.partial)),
        }
    }

    fn check_length(&self, length: usize) -> Result<(), BackupError> {
        if length > self.limits.line {
            return Err(BackupError::LineTooLong { line: self.lines + 1, max: self.limits.line });
        }
        Ok(())
    }

    /// A picture of 200 MB without line ends must not be gathered before it is refused.
    fn check_start(&self) -> Result<(), BackupError> {
        let start = self.partial.trim_ascii_start();
        if start.first().is_some_and(|b| *b != b'{') || binary_kind(&self.partial).is_some() {
            return Err(not_a_backup(&self.partial));
        }
        Ok(())
    }

    fn line(&mut self, line: &[u8]) -> Result<Option<Entry>, BackupError> {
        let number = self.lines + 1;
        if self.ended {
            return Err(BackupError::AfterEnd { line: number + 1 });
        }
        let Some(manifest) = &self.manifest else {
            let manifest = first_line(line)?;
            self.manifest = Some(manifest.clone());
            self.count(line);
            return Ok(Some(Entry::Manifest(manifest)));
        };
        let bad = || BackupError::BadLine { line: number };
        let parsed = parse(line).ok_or_else(bad)?;
        match &*parsed.t {
            "end" => {
                let lines = parsed.lines.ok_or_else(bad)?;
                for (what, stated, found) in [
                    ("lines", lines, self.lines),
                    ("changes", manifest.changes, self.changes),
                    ("blobs", manifest.blobs, self.blobs),
                ] {
                    if stated != found {
                        return Err(BackupError::CountMismatch { what, stated, found });
                    }
                }
                if parsed.sha256.as_deref() != Some(&*hex(&self.hash.clone().finalize())) {
                    return Err(BackupError::HashMismatch);
                }
                self.ended = true;
                Ok(None)
            }
            "change" => {
                let change =
                    parsed.c.map(RawValue::get).filter(|c| c.starts_with('{')).ok_or_else(bad)?.to_owned();
                self.changes += 1;
                self.count(line);
                Ok(Some(Entry::Change(change)))
            }
            "blob" => {
                let bytes = parsed.b64.as_deref().and_then(base64::decode).ok_or_else(bad)?;
                let sha256 = parsed.sha256.ok_or_else(bad)?.into_owned();
                if sha256 != hex(&Sha256::digest(&bytes)) {
                    return Err(BackupError::BlobAltered { line: number });
                }
                let mime = parsed.mime.unwrap_or_default().into_owned();
                self.blobs += 1;
                self.count(line);
                Ok(Some(Entry::Blob(Blob { sha256, mime, bytes })))
            }
            _ => {
                self.unknown += 1;
                self.count(line);
                Ok(None)
            }
        }
    }

    fn count(&mut self, line: &[u8]) {
        self.hash.update(line);
        self.lines += 1;
    }
}

fn parse(line: &[u8]) -> Option<Line<'_>> {
    serde_json::from_slice(line).ok().or_else(|| {
        // A newer app may give `c` or `lines` another shape in a line of its own type: only the type matters then.
        #[derive(Deserialize)]
        struct Type<'a> {
            #[serde(borrow)]
            t: Cow<'a, str>,
        }
        let Type { t } = serde_json::from_slice(line).ok()?;
        let ours = matches!(&*t, "change" | "blob" | "end");
        (!ours).then_some(Line { t, c: None, sha256: None, mime: None, b64: None, lines: None })
    })
}

fn first_line(line: &[u8]) -> Result<Manifest, BackupError> {
    let version: Version = serde_json::from_slice(line).map_err(|_| not_a_backup(line))?;
    if version.format != FORMAT {
        return Err(not_a_backup(line));
    }
    if version.v > VERSION {
        return Err(BackupError::Newer(version.v));
    }
    serde_json::from_slice(line).map_err(|_| BackupError::BadLine { line: 1 })
}

fn not_a_backup(bytes: &[u8]) -> BackupError {
    let kind = binary_kind(bytes).or_else(|| {
        let start = bytes.get(..4096.min(bytes.len())).unwrap_or_default();
        text_kind(&String::from_utf8_lossy(start))
    });
    BackupError::NotABackup(kind)
}
