//! Opens the file and brings its schema up to date.

use std::path::Path;
use std::time::Duration;

use rusqlite::{Connection, OpenFlags, TransactionBehavior, params};

use crate::db::OpenError;
use crate::log::START_HASH;

/// One entry a version, in order. Never edit one that was released: add the next.
const MIGRATIONS: [&str; 4] = [
    include_str!("../../../migrations/sqlite/0001_log.sql"),
    include_str!("../../../migrations/sqlite/0002_authors.sql"),
    include_str!("../../../migrations/sqlite/0003_accounts.sql"),
    include_str!("../../../migrations/sqlite/0004_feeds.sql"),
];
/// The newest schema that this version knows.
const SCHEMA: u32 = MIGRATIONS.len() as u32;
/// Says of the file that it is ours: `Intd`.
const APPLICATION_ID: i64 = 0x496e_7464;
/// The only office of a database. Its name for people is another column.
pub(crate) const WORKSPACE: &str = "default";
const BUSY_TIMEOUT: Duration = Duration::from_secs(5);
const CACHED_STATEMENTS: usize = 32;

/// The connection that writes, and the key of the office.
pub(crate) fn open(path: &Path, now_ms: u64) -> Result<(Connection, i64), OpenError> {
    let mut connection = Connection::open(path)?;
    connection.busy_timeout(BUSY_TIMEOUT)?;
    check_ours(&connection)?;
    connection.pragma_update(None, "journal_mode", "wal")?;
    // An answered push survives a power cut, not only a crash.
    connection.pragma_update(None, "synchronous", "full")?;
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.set_prepared_statement_cache_capacity(CACHED_STATEMENTS);
    migrate(&mut connection)?;
    connection.execute(
        "insert into workspace (name, epoch, last_seq, head_hash, created_ms)
         values (?1, lower(hex(randomblob(16))), 0, ?2, ?3) on conflict (name) do nothing",
        params![WORKSPACE, START_HASH, i64::try_from(now_ms).unwrap_or(i64::MAX)],
    )?;
    let workspace =
        connection.query_row("select id from workspace where name = ?1", [WORKSPACE], |row| row.get(0))?;
    Ok((connection, workspace))
}

/// A connection that cannot write.
pub(crate) fn open_reader(path: &Path) -> rusqlite::Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    connection.busy_timeout(BUSY_TIMEOUT)?;
    connection.set_prepared_statement_cache_capacity(CACHED_STATEMENTS);
    Ok(connection)
}

/// Refuses a file of another program.
pub(crate) fn check_ours(connection: &Connection) -> Result<(), OpenError> {
    let id: i64 = connection.pragma_query_value(None, "application_id", |row| row.get(0))?;
    let n_tables: i64 = connection.query_row("select count(*) from sqlite_schema", [], |row| row.get(0))?;
    if id == APPLICATION_ID || n_tables == 0 { Ok(()) } else { Err(OpenError::NotOurs) }
}

/// Gives the log a new epoch and tells it.
pub(crate) fn renew_epoch(connection: &Connection) -> rusqlite::Result<String> {
    let sql = "update workspace set epoch = lower(hex(randomblob(16))) returning epoch";
    connection.query_row(sql, [], |row| row.get(0))
}

fn migrate(connection: &mut Connection) -> Result<(), OpenError> {
    // The version is read under the write lock: two servers may start at once.
    let tx = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let found: u32 = tx.pragma_query_value(None, "user_version", |row| row.get(0))?;
    if SCHEMA < found {
        return Err(OpenError::Newer { found, known: SCHEMA });
    }
    for sql in MIGRATIONS.iter().skip(found as usize) {
        tx.execute_batch(sql)?;
    }
    if found < SCHEMA {
        tx.pragma_update(None, "user_version", SCHEMA)?;
        tx.pragma_update(None, "application_id", APPLICATION_ID)?;
    }
    Ok(tx.commit()?)
}
