//! The one-file backup: every change and every photo, with counts and a hash.

use std::collections::{BTreeMap, HashSet};

use files::backup::{Manifest, Writer};
use files::kind::{FileKind, binary_kind};
use replica::{Change, Cid};
use store::{Backend, StoreError};
use web_sys::Blob;

use crate::platform::download;
use crate::platform::gzip::Gzip;
use crate::platform::pause::breathe;
use crate::platform::{clock, files as browser};
use crate::session::Session;

/// Journal pages read at once; each holds up to 500 changes.
const PAGES: u64 = 16;
/// Changes written at once where they are at hand.
const SLICE: usize = 2000;

/// A backup that is ready.
pub struct Made {
    /// The file.
    pub file: Blob,
    /// The end of its name: what it is made of.
    pub extension: &'static str,
    /// Its size.
    pub size_bytes: u64,
    /// Journal pages that could not be read.
    pub n_damaged: usize,
}

/// Why there is no backup.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BackupFailed {
    /// The store cannot be read.
    Store(StoreError),
    /// The browser cannot make the file.
    Browser,
    /// The person stopped it.
    Cancelled,
}

impl From<StoreError> for BackupFailed {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

/// Where bytes go: a gzip stream, or plain pieces in a browser without one.
enum Sink {
    Gzip(Gzip),
    Plain(Vec<Vec<u8>>),
}

impl Sink {
    async fn write(&mut self, bytes: Vec<u8>) -> Result<(), BackupFailed> {
        match self {
            Self::Gzip(gzip) => gzip.write(&bytes).await.map_err(|_| BackupFailed::Browser),
            Self::Plain(pieces) => {
                pieces.push(bytes);
                Ok(())
            }
        }
    }

    async fn finish(self) -> Result<(Blob, &'static str), BackupFailed> {
        match self {
            Self::Gzip(gzip) => {
                gzip.finish().await.map(|file| (file, "jsonl.gz")).map_err(|_| BackupFailed::Browser)
            }
            Self::Plain(pieces) => download::blob(&pieces, "application/jsonl")
                .map(|file| (file, "jsonl"))
                .ok_or(BackupFailed::Browser),
        }
    }
}

/// The changes of some pages; damaged pages are passed over and counted.
async fn changes(session: Session, from: u64, to: u64) -> Result<(Vec<Change>, usize), StoreError> {
    let read = async |from, to| session.with_device(async |device| device.changes(from, to).await).await;
    match read(from, to).await {
        Ok(changes) => Ok((changes, 0)),
        Err(StoreError::Corrupt(_)) => {
            let (mut all, mut n_damaged) = (Vec::new(), 0);
            for key in from..=to {
                match read(key, key).await {
                    Ok(mut changes) => all.append(&mut changes),
                    Err(StoreError::Corrupt(_)) => n_damaged += 1,
                    Err(error) => return Err(error),
                }
            }
            Ok((all, n_damaged))
        }
        Err(error) => Err(error),
    }
}

/// How many records of each kind are in use.
fn counts(session: Session) -> BTreeMap<String, u64> {
    session.peek(|_, table| {
        let mut counts: BTreeMap<String, u64> = BTreeMap::new();
        for packed in table.iter() {
            let mut is_alive = true;
            let _ =
                packed.shown(|name, shown| is_alive &= name != "life" || shown.value.text() == Some("alive"));
            if is_alive {
                *counts.entry(packed.kind.to_owned()).or_default() += 1;
            }
        }
        counts
    })
}

/// Makes a backup; `tick` is told how many changes are done of how many, and stops it by `false`.
pub async fn backup(session: Session, tick: impl Fn(usize, usize) -> bool) -> Result<Made, BackupFailed> {
    let shown = session.with_device(async |device| device.catch_up().await).await?;
    session.show(&shown);
    let last = session.meta().next_page.saturating_sub(1);
    // A change may stand in two pages: as made here, and as it came back from the server.
    let mut met: HashSet<Cid> = HashSet::new();
    let mut n_damaged = 0;
    let slices = || (1..=last).step_by(PAGES as usize).map(|from| (from, last.min(from + PAGES - 1)));
    for (from, to) in slices() {
        let (slice, n) = changes(session, from, to).await?;
        met.extend(slice.iter().map(|change| change.cid));
        n_damaged += n;
        if !tick(0, met.len()) {
            return Err(BackupFailed::Cancelled);
        }
    }
    let blobs = session.with_device(async |device| device.backend().blob_names().await).await?;
    let total = met.len();
    let version = env!("CARGO_PKG_VERSION");
    let manifest = Manifest::new(clock::now_ms(), version, counts(session), total as u64, blobs.len() as u64);
    let mut writer = Writer::new(manifest);
    let mut sink = Gzip::new().map_or_else(|| Sink::Plain(Vec::new()), Sink::Gzip);
    for (from, to) in slices() {
        for change in changes(session, from, to).await?.0 {
            // Taken out as it is written: the second standing is passed over.
            if met.remove(&change.cid) {
                let json = serde_json::to_string(&change).map_err(|_| BackupFailed::Browser)?;
                writer.push_change(&json).map_err(|_| BackupFailed::Browser)?;
            }
        }
        sink.write(writer.take()).await?;
        breathe().await;
        if !tick(total - met.len(), total) {
            return Err(BackupFailed::Cancelled);
        }
    }
    for name in blobs {
        let bytes = session.with_device(async |device| device.backend().blob(&name).await).await?;
        let bytes = bytes.unwrap_or_default();
        writer.push_blob(mime(&bytes), &bytes);
        sink.write(writer.take()).await?;
        if !tick(total, total) {
            return Err(BackupFailed::Cancelled);
        }
    }
    sink.write(writer.finish().map_err(|_| BackupFailed::Browser)?).await?;
    let (file, extension) = sink.finish().await?;
    let size_bytes = browser::size(&file);
    Ok(Made { file, extension, size_bytes, n_damaged })
}

/// Some changes and photos as a file that can be restored like a backup.
pub async fn pack(
    session: Session,
    counts: BTreeMap<String, u64>,
    changes: &[Change],
    blobs: Vec<String>,
) -> Result<(Blob, &'static str), BackupFailed> {
    let version = env!("CARGO_PKG_VERSION");
    let (n_changes, n_blobs) = (changes.len() as u64, blobs.len() as u64);
    let mut writer = Writer::new(Manifest::new(clock::now_ms(), version, counts, n_changes, n_blobs));
    let mut sink = Gzip::new().map_or_else(|| Sink::Plain(Vec::new()), Sink::Gzip);
    for slice in changes.chunks(SLICE) {
        for change in slice {
            let json = serde_json::to_string(change).map_err(|_| BackupFailed::Browser)?;
            writer.push_change(&json).map_err(|_| BackupFailed::Browser)?;
        }
        sink.write(writer.take()).await?;
        breathe().await;
    }
    for name in blobs {
        let bytes = session.with_device(async |device| device.backend().blob(&name).await).await?;
        let bytes = bytes.unwrap_or_default();
        writer.push_blob(mime(&bytes), &bytes);
        sink.write(writer.take()).await?;
    }
    sink.write(writer.finish().map_err(|_| BackupFailed::Browser)?).await?;
    sink.finish().await
}

fn mime(bytes: &[u8]) -> &'static str {
    match binary_kind(bytes) {
        Some(FileKind::Image) if bytes.starts_with(b"\x89PNG") => "image/png",
        Some(FileKind::Image) if bytes.starts_with(b"RIFF") => "image/webp",
        Some(FileKind::Image) => "image/jpeg",
        _ => "application/octet-stream",
    }
}
