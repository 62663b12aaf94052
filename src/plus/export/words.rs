//! What backup and restore say.

use files::backup::{BackupError, Manifest};

use super::backup::BackupFailed;
use super::restore::RestoreError;
use crate::i18n::T;
use crate::notices;
use crate::platform::gzip::UnpackError;

/// Why there is no backup.
pub fn backup_failed(t: T, failed: &BackupFailed) -> String {
    match failed {
        BackupFailed::Store(error) => notices::of_store(t, error),
        BackupFailed::Browser => t.backup_failed().to_owned(),
        BackupFailed::Cancelled => t.backup_cancelled().to_owned(),
    }
}

/// Why a backup did not come in: what happened, what is safe, what to do. Nothing to say when the person stopped it.
pub fn restore_failed(t: T, error: &RestoreError) -> Option<String> {
    Some(match error {
        RestoreError::Cancelled => return None,
        RestoreError::Unpack(UnpackError::Bomb) => t.restore_bomb().to_owned(),
        RestoreError::Unpack(UnpackError::Unsupported) => t.restore_no_gzip().to_owned(),
        RestoreError::Unpack(UnpackError::Damaged) => t.restore_damaged().to_owned(),
        RestoreError::Backup(error) => match error {
            BackupError::NotABackup(_) => t.restore_bad_file().to_owned(),
            BackupError::Newer(_) => t.restore_newer().to_owned(),
            BackupError::Truncated { .. } => t.restore_cut().to_owned(),
            BackupError::HashMismatch
            | BackupError::CountMismatch { .. }
            | BackupError::BlobAltered { .. }
            | BackupError::AfterEnd { .. } => t.restore_altered().to_owned(),
            BackupError::BadLine { line } | BackupError::LineTooLong { line, .. } => {
                t.restore_bad_line(&line.to_string())
            }
            BackupError::BadChange(_) => t.restore_damaged().to_owned(),
        },
        RestoreError::Store { error, n_done } => {
            format!("{} {}", notices::of_store(t, error), t.restore_stopped(*n_done))
        }
    })
}

/// What a backup holds, by kinds that a person knows.
pub fn contents(t: T, manifest: &Manifest) -> Vec<String> {
    let of = |kind: &str| manifest.counts.get(kind).map_or(0, |n| usize::try_from(*n).unwrap_or(usize::MAX));
    let known: [(&str, fn(T, usize) -> String); 5] = [
        ("request", T::n_requests),
        ("comment", T::n_comments),
        ("photo", T::n_photos),
        ("place", T::restore_n_places),
        ("person", T::restore_n_people),
    ];
    let mut parts: Vec<String> = known
        .iter()
        .map(|(kind, words)| (of(kind), words))
        .filter(|(n, _)| 0 < *n)
        .map(|(n, w)| w(t, n))
        .collect();
    let is_known = |kind: &str| known.iter().any(|(known, _)| *known == kind);
    let others: u64 = manifest.counts.iter().filter(|(kind, _)| !is_known(kind)).map(|(_, n)| n).sum();
    if 0 < others {
        parts.push(t.restore_n_others(usize::try_from(others).unwrap_or(usize::MAX)));
    }
    parts.push(t.restore_n_changes(usize::try_from(manifest.changes).unwrap_or(usize::MAX)));
    parts
}
