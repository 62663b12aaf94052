//! Writes a backup piece by piece.

use serde::Serialize;
use serde_json::value::RawValue;
use sha2::{Digest, Sha256};

use super::{BackupError, Manifest, base64, hex};

/// Writes a backup; [`Writer::take`] drains what is written so far, so that it never stands in memory whole.
#[derive(Debug)]
pub struct Writer {
    manifest: Manifest,
    out: String,
    hash: Sha256,
    lines: u64,
    changes: u64,
    blobs: u64,
}

#[derive(Serialize)]
struct End<'a> {
    t: &'a str,
    lines: u64,
    sha256: &'a str,
}

impl Writer {
    /// Begins a backup. The manifest states the numbers of changes and blobs, and [`Writer::finish`] checks them.
    pub fn new(manifest: Manifest) -> Self {
        let line = serde_json::to_string(&manifest).unwrap_or_default();
        let hash = Sha256::new();
        let mut writer = Self { manifest, out: String::new(), hash, lines: 0, changes: 0, blobs: 0 };
        writer.line(|out| out.push_str(&line));
        writer
    }

    /// Adds a change, given as the JSON object it is stored as; its bytes are kept.
    pub fn push_change(&mut self, json: &str) -> Result<(), BackupError> {
        let bad = |_| BackupError::BadChange(self.changes + 1);
        let raw: &RawValue = serde_json::from_str(json).map_err(bad)?;
        if !raw.get().starts_with('{') {
            return Err(BackupError::BadChange(self.changes + 1));
        }
        // A line end inside JSON can only be a space between two tokens.
        let one_line = if raw.get().contains(['\n', '\r']) {
            raw.get().replace(['\n', '\r'], " ")
        } else {
            raw.get().to_owned()
        };
        self.changes += 1;
        self.line(|out| {
            out.push_str(r#"{"t":"change","c":"#);
            out.push_str(&one_line);
            out.push('}');
        });
        Ok(())
    }

    /// Adds an attachment; its hash is computed here.
    pub fn push_blob(&mut self, mime: &str, bytes: &[u8]) {
        let sha256 = hex(&Sha256::digest(bytes));
        let mime = serde_json::to_string(mime).unwrap_or_else(|_| r#""""#.to_owned());
        self.blobs += 1;
        self.line(|out| {
            out.push_str(&format!(r#"{{"t":"blob","sha256":"{sha256}","mime":{mime},"b64":""#));
            base64::encode_into(bytes, out);
            out.push_str("\"}");
        });
    }

    /// What was written since the last call.
    pub fn take(&mut self) -> Vec<u8> {
        std::mem::take(&mut self.out).into_bytes()
    }

    /// The rest of the file with its last line.
    pub fn finish(mut self) -> Result<Vec<u8>, BackupError> {
        for (what, stated, found) in
            [("changes", self.manifest.changes, self.changes), ("blobs", self.manifest.blobs, self.blobs)]
        {
            if stated != found {
                return Err(BackupError::CountMismatch { what, stated, found });
            }
        }
        let sha256 = hex(&self.hash.clone().finalize());
        let end = End { t: "end", lines: self.lines, sha256: &sha256 };
        let end = serde_json::to_string(&end).unwrap_or_default();
        self.line(|out| out.push_str(&end));
        Ok(self.take())
    }

    #[cfg(test)]
    pub(super) fn line_for_tests(&mut self, line: &str) {
        self.line(|out| out.push_str(line));
    }

    fn line(&mut self, write: impl FnOnce(&mut String)) {
        let start = self.out.len();
        write(&mut self.out);
        self.out.push('\n');
        self.hash.update(self.out.get(start..).unwrap_or_default());
        self.lines += 1;
    }
}
