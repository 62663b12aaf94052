//! The commands of whoever keeps the data.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use intendance_server::accounts::{Accounts, Note};
use intendance_server::config::DataConfig;
use intendance_server::upkeep::{self, Report};
use serde_json::json;

use crate::{DATABASE, StartError, open, wall_ms};

/// Writes a verified copy.
pub fn backup(config: &DataConfig, to: &Path) -> Result<(), StartError> {
    if config.database.is_some() {
        return Err(StartError::Usage("a PostgreSQL database is backed up with pg_dump"));
    }
    let report = upkeep::backup(&file(config), to)?;
    say(&format!("{}: {}", to.display(), told(&report)));
    Ok(())
}

/// Checks everything; problems go to standard error, one a line.
pub async fn verify(config: &DataConfig) -> Result<(), StartError> {
    let report = match &config.database {
        Some(url) => upkeep::verify_postgres(url).await?,
        None => upkeep::verify_file(&file(config))?,
    };
    for problem in &report.problems {
        eprintln!("{problem}");
    }
    if !report.problems.is_empty() {
        return Err(StartError::Unsound);
    }
    say(&format!("all is well: {}", told(&report)));
    Ok(())
}

/// Puts a backup in the place of the data.
pub async fn restore(config: &DataConfig, from: Option<&Path>) -> Result<(), StartError> {
    let epoch = match (from, &config.database) {
        (Some(from), None) => {
            let data = file(config);
            if let Some(folder) = data.parent() {
                std::fs::create_dir_all(folder).map_err(|error| StartError::Folder(folder.into(), error))?;
            }
            let restored = upkeep::restore(from, &data, wall_ms())?;
            say(&format!("restored: {}", told(&restored.report)));
            if let Some(kept) = &restored.kept {
                say(&format!("what was there is in {}", kept.display()));
            }
            restored.epoch
        }
        (None, Some(url)) => {
            let epoch = upkeep::renew_postgres(url).await?;
            say("restored: the devices will notice");
            epoch
        }
        (None, None) => return Err(StartError::Usage("name the file that `backup` wrote")),
        (Some(_), Some(_)) => {
            return Err(StartError::Usage(
                "a PostgreSQL database is restored with pg_restore, then with `restore`",
            ));
        }
    };
    say("devices that were revoked since the backup are not any more: look at the list of devices");
    let note = Note::server("restored", json!({ "epoch": epoch }));
    Ok(Accounts::new(open(config).await?.0, true).note(note, wall_ms()).await?)
}

/// Copies the file into an empty PostgreSQL database.
pub async fn copy(config: &DataConfig, to: &str) -> Result<(), StartError> {
    if config.database.is_some() {
        return Err(StartError::Usage("only a data file is copied; leave --database out"));
    }
    let report = upkeep::copy(&file(config), to, wall_ms()).await?;
    say(&format!("copied: {}", told(&report)));
    say("start the server with --database (or INTENDANCE_DATABASE) from now on");
    Ok(())
}

fn file(config: &DataConfig) -> PathBuf {
    config.data.join(DATABASE)
}

fn told(report: &Report) -> String {
    format!("{} changes, hash {}", report.n_changes, report.hash)
}

fn say(line: &str) {
    // Whoever started us may have closed its end; what was asked for is done all the same.
    drop(writeln!(io::stdout(), "{line}"));
}
