//! A backup read back. Read twice: once to check all of it, once to write; nothing is written from a file that is not
//! whole and sound.

use files::backup::{BackupError, Entry, Limits, Manifest, Reader, Summary};
use replica::codec::is_shallow;
use replica::{Change, RecordId};
use store::adopt::Adopted;
use store::{Blob, StoreError};
use web_sys::File;

use crate::platform::gzip::{Pieces, UnpackError};
use crate::platform::pause::breathe;
use crate::platform::preferences;
use crate::session::Session;

/// Changes written in one transaction.
const SLICE: usize = 2000;
/// Photos written in one transaction, in bytes.
const SLICE_BYTES: usize = 16 << 20;
/// The longest line: a photo in base64.
const LIMITS: Limits = Limits { line: 48 << 20 };

/// Why a backup did not come in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RestoreError {
    /// The file cannot be read. Nothing was written.
    Unpack(UnpackError),
    /// It is not a backup, or not a sound one. Nothing was written.
    Backup(BackupError),
    /// The store refused on the way.
    Store {
        /// Why.
        error: StoreError,
        /// Changes that are here now; the same file goes on from there.
        n_done: usize,
    },
    /// The person stopped it before anything was written.
    Cancelled,
}

impl From<UnpackError> for RestoreError {
    fn from(error: UnpackError) -> Self {
        Self::Unpack(error)
    }
}

impl From<BackupError> for RestoreError {
    fn from(error: BackupError) -> Self {
        Self::Backup(error)
    }
}

fn total(manifest: Option<&Manifest>) -> u64 {
    manifest.map_or(0, |manifest| manifest.changes + manifest.blobs).max(1)
}

/// A change as the replica can hold it.
fn change(json: &str, line: u64) -> Result<Change, BackupError> {
    let change = serde_json::from_str::<Change>(json).ok();
    change
        .filter(|change| change.w.iter().all(|write| is_shallow(&write.v)))
        .ok_or(BackupError::BadLine { line })
}

/// Reads a whole file and checks all that it states; `tick` is told how far it is, from 0 to 1, and stops it by `false`.
pub async fn check(file: &File, tick: impl Fn(f64) -> bool) -> Result<Summary, RestoreError> {
    let mut pieces = Pieces::open(file).await?;
    let mut reader = Reader::new(LIMITS);
    let (mut n, mut manifest) = (0, None::<Manifest>);
    while let Some(piece) = pieces.next().await? {
        for entry in reader.feed(&piece)? {
            match entry {
                Entry::Manifest(first) => manifest = Some(first),
                Entry::Change(json) => drop(change(&json, n + 2)?),
                Entry::Blob(_) => {}
            }
            n += 1;
        }
        breathe().await;
        if !tick(n as f64 / total(manifest.as_ref()) as f64) {
            return Err(RestoreError::Cancelled);
        }
    }
    Ok(reader.finish()?)
}

/// What waits for the next transaction.
#[derive(Default)]
struct Waiting {
    changes: Vec<Change>,
    blobs: Vec<Blob>,
    n_bytes: usize,
}

/// Writes a checked file into this workspace: what is here already changes nothing.
pub async fn restore(
    session: Session,
    file: &File,
    summary: &Summary,
    tick: impl Fn(f64),
) -> Result<Adopted, RestoreError> {
    let mut pieces = Pieces::open(file).await?;
    let mut reader = Reader::new(LIMITS);
    let mut done = Adopted::default();
    let mut waiting = Waiting::default();
    let mut n = 0;
    while let Some(piece) = pieces.next().await? {
        for entry in reader.feed(&piece)? {
            match entry {
                Entry::Manifest(_) => continue,
                Entry::Change(json) => waiting.changes.push(change(&json, n + 2)?),
                Entry::Blob(blob) => {
                    waiting.n_bytes += blob.bytes.len();
                    waiting.blobs.push(Blob { sha256: blob.sha256, bytes: blob.bytes });
                }
            }
            n += 1;
            if SLICE <= waiting.changes.len() || SLICE_BYTES <= waiting.n_bytes {
                adopt(session, &mut waiting, &mut done).await?;
                tick(n as f64 / total(Some(&summary.manifest)) as f64);
            }
        }
        breathe().await;
    }
    adopt(session, &mut waiting, &mut done).await?;
    // The file was whole a moment ago; should it have changed since, what was written came from sound lines.
    reader.finish()?;
    Ok(done)
}

async fn adopt(session: Session, waiting: &mut Waiting, done: &mut Adopted) -> Result<(), RestoreError> {
    let Waiting { changes, blobs, .. } = std::mem::take(waiting);
    if changes.is_empty() && blobs.is_empty() {
        return Ok(());
    }
    let result: Result<(Adopted, Vec<RecordId>), StoreError> =
        session.with_device(async |device| device.adopt(changes, blobs).await).await;
    let (adopted, records) =
        result.map_err(|error| RestoreError::Store { error, n_done: done.n_new + done.n_known })?;
    preferences::set(preferences::key::HAS_DATA, Some("1"));
    session.show(&records);
    done.n_new += adopted.n_new;
    done.n_known += adopted.n_known;
    Ok(())
}
