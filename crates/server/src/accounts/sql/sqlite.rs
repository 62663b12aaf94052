//! The accounts in SQLite.

use std::sync::Arc;

use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{Connection, ToSql, TransactionBehavior, params_from_iter};

use super::{Cell, Engine, Row, Tx};
use crate::db::DbError;
use crate::db::sqlite::Database;

impl ToSql for Cell {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Self::Null => ValueRef::Null,
            Self::Int(number) => ValueRef::Integer(*number),
            Self::Text(text) => ValueRef::Text(text.as_bytes()),
        }))
    }
}

impl Engine for &Connection {
    fn query(&mut self, sql: &str, params: &[Cell]) -> Result<Vec<Row>, DbError> {
        let mut statement = self.prepare_cached(&numbered(sql))?;
        let n_columns = statement.column_count();
        let rows = statement.query_map(params_from_iter(params), |row| {
            let cells = (0..n_columns).map(|column| {
                Ok(match row.get_ref(column)? {
                    ValueRef::Integer(number) => Cell::Int(number),
                    ValueRef::Text(text) => Cell::Text(String::from_utf8_lossy(text).into_owned()),
                    _ => Cell::Null,
                })
            });
            cells.collect::<rusqlite::Result<_>>().map(Row)
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    fn execute(&mut self, sql: &str, params: &[Cell]) -> Result<u64, DbError> {
        Ok(self.prepare_cached(&numbered(sql))?.execute(params_from_iter(params))? as u64)
    }
}

/// `$2` is a name to SQLite, `?2` a place.
fn numbered(sql: &str) -> String {
    sql.replace('$', "?")
}

pub(super) async fn write<T, E>(
    database: &Arc<Database>,
    job: impl FnOnce(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
) -> Result<T, E>
where
    T: Send + 'static,
    E: From<DbError> + Send + 'static,
{
    let workspace = database.workspace();
    let (answer, events) = database
        .write(move |connection| {
            let open = connection
                .transaction_with_behavior(TransactionBehavior::Immediate)
                .map_err(DbError::from)?;
            let mut engine = &*open;
            let mut tx = Tx { engine: &mut engine, workspace, events: Vec::new() };
            let answer = job(&mut tx)?;
            let events = tx.events;
            open.commit().map_err(DbError::from)?;
            Ok::<_, E>((answer, events))
        })
        .await?;
    for event in events {
        database.hub().tell(&event);
    }
    Ok(answer)
}

pub(super) async fn read<T, E>(
    database: &Arc<Database>,
    job: impl FnOnce(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
) -> Result<T, E>
where
    T: Send + 'static,
    E: From<DbError> + Send + 'static,
{
    let workspace = database.workspace();
    database
        .read(move |connection| {
            let mut engine = &*connection;
            job(&mut Tx { engine: &mut engine, workspace, events: Vec::new() })
        })
        .await
}
