//! What readers ask.

use std::error::Error;
use std::str::FromStr;

use deadpool_postgres::GenericClient;
use serde_json::value::RawValue;
use tokio_postgres::{IsolationLevel, Row};

use crate::db::postgres::Client;
use crate::db::{DbError, signed};
use crate::limits::MAX_PAGE_BYTES;
use crate::log::{After, Entry, Head, LogError, Page, START_HASH};

/// Changes of one fetch: a page ends by its bytes, too, and what it does not take is not to be sent.
const FETCH: usize = 250;

/// Where the log ends.
pub async fn head(client: &impl GenericClient, workspace: i64) -> Result<Head, LogError> {
    let sql = "select epoch, last_seq, head_hash from workspace where id = $1";
    let row = client.query_one(&client.prepare_cached(sql).await?, &[&workspace]).await?;
    Ok(Head { epoch: row.try_get(0)?, last_seq: unsigned(&row, 1)?, hash: row.try_get(2)? })
}

/// A page after a point that must be in this log.
pub async fn pull(client: &mut Client, workspace: i64, after: &After) -> Result<Page, LogError> {
    // One snapshot for the check, the rows and the end.
    let tx = client
        .build_transaction()
        .isolation_level(IsolationLevel::RepeatableRead)
        .read_only(true)
        .start()
        .await?;
    let head = head(&tx, workspace).await?;
    let is_epoch = after.epoch.as_ref().is_none_or(|epoch| *epoch == head.epoch);
    if !is_epoch || !is_point(&tx, workspace, after).await? {
        return Err(LogError::Diverged { epoch: head.epoch, last_seq: head.last_seq });
    }
    let mut page = Page {
        epoch: head.epoch,
        entries: Vec::new(),
        next: after.seq,
        hash: if after.seq == 0 { START_HASH.into() } else { after.hash.clone() },
        more: false,
    };
    let sql = "select seq, eff, recv_ms, member, body, hash from change_log
        where ws = $1 and $2 < seq order by seq limit $3";
    let statement = tx.prepare_cached(sql).await?;
    let mut n_bytes = 0;
    'pages: while page.entries.len() < after.limit && page.next < head.last_seq {
        let limit = FETCH.min(after.limit - page.entries.len());
        let rows = tx.query(&statement, &[&workspace, &signed(page.next), &signed(limit as u64)]).await?;
        if rows.is_empty() {
            break;
        }
        for row in rows {
            let entry = Entry {
                seq: unsigned(&row, 0)?,
                eff: parsed(&row, 1)?,
                recv_ms: unsigned(&row, 2)?,
                by: row.try_get::<_, Option<String>>(3)?.map(Into::into),
                change: RawValue::from_string(row.try_get(4)?)
                    .map_err(|error| DbError::Failed(error.into()))?,
            };
            n_bytes += entry.change.get().len();
            // At least one, or a client would ask for ever.
            if MAX_PAGE_BYTES < n_bytes && !page.entries.is_empty() {
                break 'pages;
            }
            page.next = entry.seq;
            page.hash = row.try_get(5)?;
            page.entries.push(entry);
        }
    }
    page.more = page.next < head.last_seq;
    tx.commit().await?;
    Ok(page)
}

async fn is_point(client: &impl GenericClient, workspace: i64, after: &After) -> Result<bool, LogError> {
    if after.seq == 0 {
        return Ok(true);
    }
    let sql = "select hash from change_log where ws = $1 and seq = $2";
    let statement = client.prepare_cached(sql).await?;
    let row = client.query_opt(&statement, &[&workspace, &signed(after.seq)]).await?;
    Ok(row.map(|row| row.try_get::<_, String>(0)).transpose()?.is_some_and(|hash| hash == after.hash))
}

/// A column that is never negative.
pub fn unsigned(row: &Row, column: usize) -> Result<u64, LogError> {
    let number: i64 = row.try_get(column)?;
    Ok(u64::try_from(number).map_err(|error| DbError::Failed(error.into()))?)
}

/// A column whose text has a form of its own, such as a stamp.
pub fn parsed<T>(row: &Row, column: usize) -> Result<T, LogError>
where
    T: FromStr<Err: Error + Send + Sync + 'static>,
{
    let text: &str = row.try_get(column)?;
    Ok(text.parse().map_err(|error: T::Err| DbError::Failed(error.into()))?)
}

/// A column of the sixteen bytes of an id.
pub fn id(row: &Row, column: usize) -> Result<[u8; 16], LogError> {
    let bytes: &[u8] = row.try_get(column)?;
    Ok(bytes.try_into().map_err(|_| DbError::Failed("an id has sixteen bytes".into()))?)
}
