//! Brings the schema up to date.

use tokio_postgres::error::SqlState;

use super::{Client, told};
use crate::db::sqlite::WORKSPACE;
use crate::db::{OpenError, signed};
use crate::log::START_HASH;

/// One entry a version, in order. Never edit one that was released: add the next.
const MIGRATIONS: [&str; 3] = [
    include_str!("../../../migrations/postgres/0001_log.sql"),
    include_str!("../../../migrations/postgres/0002_accounts.sql"),
    include_str!("../../../migrations/postgres/0003_feeds.sql"),
];
/// The newest schema that this version knows.
const SCHEMA: u32 = MIGRATIONS.len() as u32;
/// Servers that start at once take turns by it: `Intd`.
const TURN: i64 = 0x496e_7464;

/// Returns the key of the office.
pub(super) async fn migrate(client: &mut Client, now_ms: u64) -> Result<i64, OpenError> {
    let encoding: String = client.query_one("show server_encoding", &[]).await.map_err(failed)?.get(0);
    if encoding != "UTF8" {
        return Err(OpenError::NotUtf8(encoding));
    }
    let tx = client.transaction().await.map_err(failed)?;
    // An index over many rows may take its time.
    tx.batch_execute("set local statement_timeout = 0").await.map_err(failed)?;
    tx.execute("select pg_advisory_xact_lock($1)", &[&TURN]).await.map_err(failed)?;
    let is_ours: bool = tx
        .query_one("select to_regclass('intendance_schema') is not null", &[])
        .await
        .map_err(failed)?
        .get(0);
    if !is_ours {
        let made = tx
            .batch_execute(
                "create table intendance_schema (version integer not null);
                 insert into intendance_schema values (0)",
            )
            .await;
        made.map_err(failed)?;
    }
    let found: i32 = tx.query_one("select version from intendance_schema", &[]).await.map_err(failed)?.get(0);
    let found = u32::try_from(found).unwrap_or(u32::MAX);
    if SCHEMA < found {
        return Err(OpenError::Newer { found, known: SCHEMA });
    }
    for sql in MIGRATIONS.iter().skip(found as usize) {
        tx.batch_execute(sql).await.map_err(|error| match error.code() {
            Some(code) if *code == SqlState::DUPLICATE_TABLE => OpenError::NotOurs,
            _ => failed(error),
        })?;
    }
    let version = i32::try_from(SCHEMA).unwrap_or(i32::MAX);
    tx.execute("update intendance_schema set version = $1", &[&version]).await.map_err(failed)?;
    tx.execute(
        "insert into workspace (name, epoch, last_seq, head_hash, created_ms)
         values ($1, replace(gen_random_uuid()::text, '-', ''), 0, $2, $3) on conflict (name) do nothing",
        &[&WORKSPACE, &START_HASH, &signed(now_ms)],
    )
    .await
    .map_err(failed)?;
    let workspace =
        tx.query_one("select id from workspace where name = $1", &[&WORKSPACE]).await.map_err(failed)?.get(0);
    tx.commit().await.map_err(failed)?;
    Ok(workspace)
}

fn failed(error: tokio_postgres::Error) -> OpenError {
    OpenError::Postgres(told(&error))
}
