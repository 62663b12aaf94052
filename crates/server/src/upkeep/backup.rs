//! A copy of a data file, while it is in use.

use std::fs::{self, File};
use std::path::Path;

use super::verify::verify_file;
use super::{Report, UpkeepError};
use crate::db::sqlite::{check_ours, open_reader};

/// Writes a copy of the data file `data` to the new file `to`, and verifies the copy.
///
/// Safe while a server runs: the copy is of one moment, whole, and without what was deleted. It appears under its name
/// only when it is whole and on the disk.
pub fn backup(data: &Path, to: &Path) -> Result<Report, UpkeepError> {
    if !data.exists() {
        return Err(UpkeepError::Absent(data.into()));
    }
    if to.exists() {
        return Err(UpkeepError::Exists(to.into()));
    }
    let mut partial = to.as_os_str().to_owned();
    partial.push(".partial");
    let partial = Path::new(&partial);
    let disk = |error| UpkeepError::Disk(partial.into(), error);
    if partial.exists() {
        // Of a backup that was cut off.
        fs::remove_file(partial).map_err(disk)?;
    }
    let connection = open_reader(data)?;
    check_ours(&connection).map_err(|error| UpkeepError::Open(data.into(), error))?;
    let made = connection.execute("vacuum into ?1", [partial.to_string_lossy()]);
    let checked = made.map_err(UpkeepError::from).and_then(|_| verify_file(partial));
    let checked = checked.and_then(|report| match report.problems.is_empty() {
        true => Ok(report),
        false => Err(UpkeepError::Damaged(report)),
    });
    match checked {
        Ok(report) => {
            settle(partial, to).map_err(disk)?;
            Ok(report)
        }
        Err(error) => {
            drop(fs::remove_file(partial));
            Err(error)
        }
    }
}

/// Gives a whole file its name, so that a power cut leaves either the whole file or none.
pub(super) fn settle(partial: &Path, to: &Path) -> std::io::Result<()> {
    File::open(partial)?.sync_all()?;
    fs::rename(partial, to)?;
    if let Some(folder) = to.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        // Folders cannot be opened everywhere; where they can, the name is on the disk too.
        drop(File::open(folder).and_then(|folder| folder.sync_all()));
    }
    Ok(())
}
