//! Reads everything and says what is wrong.

use std::path::Path;

use futures_util::TryStreamExt;
use rusqlite::Connection;
use tokio_postgres::IsolationLevel;

use super::chain::{Checker, Stored};
use super::{Report, UpkeepError};
use crate::db::sqlite::{check_ours, open_reader};

/// Checks a data file: SQLite's own check, the running hash of the log made anew, counters, devices and packs.
///
/// Safe while a server runs: it sees one moment. `Err` if the file cannot be read at all; damage is in
/// `Report::problems`.
pub fn verify_file(path: &Path) -> Result<Report, UpkeepError> {
    if !path.exists() {
        return Err(UpkeepError::Absent(path.into()));
    }
    let mut connection = open_reader(path)?;
    check_ours(&connection).map_err(|error| UpkeepError::Open(path.into(), error))?;
    read(&mut connection)
}

fn read(connection: &mut Connection) -> Result<Report, UpkeepError> {
    let tx = connection.transaction()?;
    let mut checker = Checker::default();
    let mut statement = tx.prepare("pragma integrity_check(20)")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let told: String = row.get(0)?;
        if told != "ok" {
            checker.problem(told);
        }
    }
    let mut statement = tx.prepare("pragma foreign_key_check")?;
    if statement.query([])?.next()?.is_some() {
        checker.problem("rows refer to rows that are not there");
    }
    let sql = "select seq, cid, dev, n, eff, body, hash from change_log order by seq";
    let mut statement = tx.prepare(sql)?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        checker.row(&Stored {
            seq: row.get(0)?,
            cid: row.get(1)?,
            dev: row.get(2)?,
            n: row.get(3)?,
            eff: row.get(4)?,
            body: row.get(5)?,
            hash: row.get(6)?,
        });
    }
    let mut statement = tx.prepare("select id, head_n from device")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        checker.device(row.get_ref(0)?.as_str().unwrap_or_default(), row.get(1)?);
    }
    let sql = "select p.after_seq, p.hash, l.hash from pack p
        left join change_log l on l.ws = p.ws and l.seq = p.to_seq";
    let mut statement = tx.prepare(sql)?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let (hash, of_log): (String, Option<String>) = (row.get(1)?, row.get(2)?);
        checker.pack(row.get(0)?, &hash, of_log.as_deref());
    }
    let sql = "select epoch, last_seq, head_hash from workspace";
    let (epoch, last_seq, head_hash): (String, i64, String) =
        tx.query_row(sql, [], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    Ok(checker.finish(epoch, last_seq, &head_hash))
}

/// The same for a PostgreSQL database, which checks its own files by itself.
pub async fn verify_postgres(url: &str) -> Result<Report, UpkeepError> {
    let mut client = crate::db::postgres::connect(url).await?;
    client.batch_execute("set statement_timeout = 0").await?;
    let tx = client
        .build_transaction()
        .isolation_level(IsolationLevel::RepeatableRead)
        .read_only(true)
        .start()
        .await?;
    let mut checker = Checker::default();
    let none: [i64; 0] = [];
    let sql = "select seq, cid, dev, n, eff, body, hash from change_log order by seq";
    // One after the other as they come: a long log does not fit into memory.
    let rows = tx.query_raw(sql, none).await?;
    let mut rows = std::pin::pin!(rows);
    while let Some(row) = rows.try_next().await? {
        checker.row(&Stored {
            seq: row.try_get(0)?,
            cid: row.try_get(1)?,
            dev: row.try_get(2)?,
            n: row.try_get(3)?,
            eff: row.try_get(4)?,
            body: row.try_get(5)?,
            hash: row.try_get(6)?,
        });
    }
    for row in tx.query("select id, head_n from device", &[]).await? {
        checker.device(row.try_get(0)?, row.try_get(1)?);
    }
    let sql = "select p.after_seq, p.hash, l.hash from pack p
        left join change_log l on l.ws = p.ws and l.seq = p.to_seq";
    for row in tx.query(sql, &[]).await? {
        checker.pack(row.try_get(0)?, row.try_get(1)?, row.try_get(2)?);
    }
    let row = tx.query_one("select epoch, last_seq, head_hash from workspace", &[]).await?;
    Ok(checker.finish(row.try_get(0)?, row.try_get(1)?, row.try_get(2)?))
}
