//! Puts a backup in the place of the data, and says so to all devices by a new epoch.

use std::fs;
use std::path::{Path, PathBuf};

use rusqlite::Connection;

use super::backup::settle;
use super::verify::verify_file;
use super::{Report, UpkeepError};
use crate::db::sqlite::{check_ours, renew_epoch};

/// What a restoration did.
#[derive(Debug)]
pub struct Restored {
    /// The epoch that the log has now: devices that synced since send again what the backup lacks.
    pub epoch: String,
    /// What is in it.
    pub report: Report,
    /// Where the data that were there are now, if there were any.
    pub kept: Option<PathBuf>,
}

/// Puts the file `backup` in the place of the data file `data`, with a new epoch. The backup stays as it is; the data
/// that were there are kept beside, under a name with `now_ms`.
///
/// Refuses a damaged backup, and data that a server has open. Devices that were revoked after the backup are not in it:
/// look at the list of devices.
pub fn restore(backup: &Path, data: &Path, now_ms: u64) -> Result<Restored, UpkeepError> {
    let report = verify_file(backup)?;
    if !report.problems.is_empty() {
        return Err(UpkeepError::Damaged(report));
    }
    let aside = |name: String| data.with_file_name(name);
    let partial = aside(format!("restore-{now_ms}.partial"));
    let disk = |error| UpkeepError::Disk(data.into(), error);
    // Through SQLite and not byte by byte: the backup may be a file that is in use itself.
    crate::db::sqlite::open_reader(backup)?.execute("vacuum into ?1", [partial.to_string_lossy()])?;
    let epoch = {
        let connection = Connection::open(&partial)?;
        let epoch = renew_epoch(&connection)?;
        connection.pragma_update(None, "wal_checkpoint", "truncate")?;
        epoch
    };
    let kept = if data.exists() {
        if let Err(error) = close_off(data) {
            drop(fs::remove_file(&partial));
            return Err(error);
        }
        let kept = aside(format!("before-restore-{now_ms}.sqlite"));
        fs::rename(data, &kept).map_err(disk)?;
        Some(kept)
    } else {
        None
    };
    settle(&partial, data).map_err(disk)?;
    Ok(Restored { epoch, report, kept })
}

/// Makes sure that nobody has a data file open, and that it is one file.
pub(super) fn close_off(data: &Path) -> Result<(), UpkeepError> {
    let connection = Connection::open(data)?;
    check_ours(&connection).map_err(|error| UpkeepError::Open(data.into(), error))?;
    // Only the last connection can leave the write-ahead log.
    let mode: Result<String, _> = connection.query_row("pragma journal_mode = delete", [], |row| row.get(0));
    match mode {
        Ok(mode) if mode == "delete" => Ok(()),
        Ok(_) => Err(UpkeepError::InUse(data.into())),
        Err(error) => match error.sqlite_error_code() {
            Some(rusqlite::ErrorCode::DatabaseBusy | rusqlite::ErrorCode::DatabaseLocked) => {
                Err(UpkeepError::InUse(data.into()))
            }
            _ => Err(error.into()),
        },
    }
}

/// Gives the log in PostgreSQL a new epoch: the last step after its own tools restored a dump.
pub async fn renew_postgres(url: &str) -> Result<String, UpkeepError> {
    let client = crate::db::postgres::connect(url).await?;
    let sql = "update workspace set epoch = replace(gen_random_uuid()::text, '-', '') returning epoch";
    Ok(client.query_one(sql, &[]).await?.try_get(0)?)
}
