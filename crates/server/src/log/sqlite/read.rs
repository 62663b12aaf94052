//! What readers ask.

use rusqlite::{Connection, OptionalExtension, params};
use serde_json::value::RawValue;

use crate::db::DbError;
use crate::db::signed;
use crate::db::sqlite::{parsed as stamp, unsigned};
use crate::limits::MAX_PAGE_BYTES;
use crate::log::{After, Entry, Head, LogError, Page};

/// Where the log ends.
pub fn head(connection: &Connection, workspace: i64) -> rusqlite::Result<Head> {
    connection
        .prepare_cached("select epoch, last_seq, head_hash from workspace where id = ?1")?
        .query_row([workspace], |row| {
            Ok(Head { epoch: row.get(0)?, last_seq: unsigned(row, 1)?, hash: row.get(2)? })
        })
}

/// A page after a point that must be in this log.
pub fn pull(connection: &mut Connection, workspace: i64, after: &After) -> Result<Page, LogError> {
    // One snapshot for the check, the rows and the end.
    let tx = connection.transaction()?;
    let head = head(&tx, workspace)?;
    let is_epoch = after.epoch.as_ref().is_none_or(|epoch| *epoch == head.epoch);
    if !is_epoch || !is_point(&tx, workspace, after)? {
        return Err(LogError::Diverged { epoch: head.epoch, last_seq: head.last_seq });
    }

    let mut page = Page {
        epoch: head.epoch,
        entries: Vec::new(),
        next: after.seq,
        hash: if after.seq == 0 { crate::log::START_HASH.into() } else { after.hash.clone() },
        more: false,
    };
    let mut statement = tx.prepare_cached(
        "select seq, eff, recv_ms, body, hash, member from change_log where ws = ?1 and ?2 < seq order by seq limit ?3",
    )?;
    let mut rows = statement.query(params![workspace, signed(after.seq), signed(after.limit as u64)])?;
    let mut n_bytes = 0;
    while let Some(row) = rows.next()? {
        let entry = Entry {
            seq: unsigned(row, 0)?,
            eff: stamp(row, 1)?,
            recv_ms: unsigned(row, 2)?,
            by: row.get(5)?,
            change: RawValue::from_string(row.get(3)?).map_err(|error| DbError::Failed(error.into()))?,
        };
        n_bytes += entry.change.get().len();
        // At least one, or a client would ask for ever.
        if MAX_PAGE_BYTES < n_bytes && !page.entries.is_empty() {
            break;
        }
        page.next = entry.seq;
        page.hash = row.get(4)?;
        page.entries.push(entry);
    }
    page.more = page.next < head.last_seq;
    Ok(page)
}

fn is_point(connection: &Connection, workspace: i64, after: &After) -> rusqlite::Result<bool> {
    if after.seq == 0 {
        return Ok(true);
    }
    let hash: Option<String> = connection
        .prepare_cached("select hash from change_log where ws = ?1 and seq = ?2")?
        .query_row(params![workspace, signed(after.seq)], |row| row.get(0))
        .optional()?;
    Ok(hash.is_some_and(|hash| hash == after.hash))
}
