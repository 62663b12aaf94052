//! From SQLite to PostgreSQL, when an office outgrows one machine.

use std::fmt::Write as _;
use std::path::Path;

use axum::body::Bytes;
use futures_util::SinkExt;
use rusqlite::Connection;
use rusqlite::types::ValueRef;
use tokio::sync::mpsc;
use tokio_postgres::Transaction;

use super::restore::close_off;
use super::verify::{verify_file, verify_postgres};
use super::{Report, UpkeepError};
use crate::db::DbError;
use crate::db::sqlite::open_reader;

/// In the order in which rows may refer to rows. Packs are made anew.
const TABLES: [&str; 11] = [
    "workspace",
    "change_log",
    "rejection",
    "device",
    "record_owner",
    "team",
    "member",
    "joined_device",
    "invitation",
    "feed",
    "audit",
];
/// What is sent at once.
const CHUNK_BYTES: usize = 256 << 10;
/// How far reading may be ahead.
const CHUNKS_AHEAD: usize = 8;

/// Copies the data file `data` into the empty PostgreSQL database at `url`, in one transaction, and verifies the copy.
///
/// Numbers, hashes, epoch, members and devices stay as they are: devices notice nothing. Refuses a file that a server
/// has open, damaged data, and a database that is not empty. The file stays as it is.
pub async fn copy(data: &Path, url: &str, now_ms: u64) -> Result<Report, UpkeepError> {
    if !data.exists() {
        return Err(UpkeepError::Absent(data.into()));
    }
    close_off(data)?;
    // Brings an older file to the schema of this version, so that both sides have the same columns.
    drop(crate::db::sqlite::Database::open(data, now_ms).map_err(|e| UpkeepError::Open(data.into(), e))?);
    let report = verify_file(data)?;
    if !report.problems.is_empty() {
        return Err(UpkeepError::Damaged(report));
    }
    drop(crate::db::postgres::Database::open(url, now_ms).await?);
    let mut client = crate::db::postgres::connect(url).await?;
    client.batch_execute("set statement_timeout = 0").await?;
    let tx = client.transaction().await?;
    tx.batch_execute("lock table workspace in access exclusive mode").await?;
    let sql = "select exists (select from workspace where last_seq <> 0) or exists (select from member)
        or exists (select from device)";
    if tx.query_one(sql, &[]).await?.try_get(0)? {
        return Err(UpkeepError::NotEmpty);
    }
    // What the making of the schema and an unused first invitation left.
    for table in TABLES.iter().rev() {
        tx.batch_execute(&format!("delete from {table}")).await?;
    }
    for table in TABLES {
        copy_table(data, &tx, table).await?;
    }
    for table in ["workspace", "audit"] {
        let sql = format!(
            "select setval(pg_get_serial_sequence('{table}', 'id'), greatest(max(id), 1)) from {table}"
        );
        tx.query_one(&sql, &[]).await?;
    }
    tx.commit().await?;
    let copied = verify_postgres(url).await?;
    if copied != report {
        return Err(UpkeepError::Damaged(copied));
    }
    Ok(copied)
}

async fn copy_table(data: &Path, tx: &Transaction<'_>, table: &'static str) -> Result<(), UpkeepError> {
    let source = open_reader(data)?;
    let columns: Vec<String> = {
        let mut statement = source.prepare("select name from pragma_table_info(?1)")?;
        statement.query_map([table], |row| row.get(0))?.collect::<Result<_, _>>()?
    };
    let list = columns.join(", ");
    let sink = tx.copy_in::<_, Bytes>(&format!("copy {table} ({list}) from stdin")).await?;
    let mut sink = std::pin::pin!(sink);
    let (sender, mut chunks) = mpsc::channel(CHUNKS_AHEAD);
    // SQLite waits for the disk, PostgreSQL for the network: each on a thread that may.
    let reading =
        tokio::task::spawn_blocking(move || read_table(&source, table, &list, columns.len(), &sender));
    while let Some(chunk) = chunks.recv().await {
        sink.send(chunk).await?;
    }
    reading.await.map_err(|error| DbError::Failed(error.into()))??;
    sink.finish().await?;
    Ok(())
}

/// Sends the rows of a table in the text form of `copy`.
fn read_table(
    source: &Connection,
    table: &str,
    list: &str,
    n_columns: usize,
    sender: &mpsc::Sender<Bytes>,
) -> Result<(), DbError> {
    let mut statement = source.prepare(&format!("select {list} from {table}"))?;
    let mut rows = statement.query([])?;
    let mut chunk = String::new();
    while let Some(row) = rows.next()? {
        for column in 0..n_columns {
            if column != 0 {
                chunk.push('\t');
            }
            put(&mut chunk, row.get_ref(column)?);
        }
        chunk.push('\n');
        // If nobody takes it, the other side has failed, and says why.
        if CHUNK_BYTES <= chunk.len()
            && sender.blocking_send(std::mem::take(&mut chunk).into_bytes().into()).is_err()
        {
            return Ok(());
        }
    }
    drop(sender.blocking_send(chunk.into_bytes().into()));
    Ok(())
}

fn put(out: &mut String, value: ValueRef<'_>) {
    // Writing to a text cannot fail.
    let _ = match value {
        ValueRef::Null => write!(out, "\\N"),
        ValueRef::Integer(number) => write!(out, "{number}"),
        ValueRef::Real(number) => write!(out, "{number}"),
        ValueRef::Text(text) => {
            for letter in String::from_utf8_lossy(text).chars() {
                match letter {
                    '\\' => out.push_str("\\\\"),
                    '\t' => out.push_str("\\t"),
                    '\n' => out.push_str("\\n"),
                    '\r' => out.push_str("\\r"),
                    // PostgreSQL's text cannot hold it, and nothing of ours is made of it.
                    '\0' => out.push('\u{fffd}'),
                    other => out.push(other),
                }
            }
            Ok(())
        }
        ValueRef::Blob(bytes) => {
            out.push_str("\\\\x");
            bytes.iter().try_for_each(|byte| write!(out, "{byte:02x}"))
        }
    };
}
