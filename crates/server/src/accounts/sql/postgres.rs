//! The accounts in PostgreSQL.

use std::error::Error;
use std::sync::Arc;

use deadpool_postgres::GenericClient;
use tokio::runtime::Handle;
use tokio_postgres::types::private::BytesMut;
use tokio_postgres::types::{IsNull, ToSql, Type};

use super::{Cell, Engine, Row, Tx};
use crate::db::DbError;
use crate::db::postgres::Database;

type Encoded = Result<IsNull, Box<dyn Error + Sync + Send>>;

impl ToSql for Cell {
    fn to_sql(&self, ty: &Type, out: &mut BytesMut) -> Encoded {
        match self {
            Self::Null => Ok(IsNull::Yes),
            Self::Int(number) => number.to_sql_checked(ty, out),
            Self::Text(text) => text.to_sql_checked(ty, out),
        }
    }

    fn accepts(_: &Type) -> bool {
        true
    }

    fn to_sql_checked(&self, ty: &Type, out: &mut BytesMut) -> Encoded {
        self.to_sql(ty, out)
    }
}

/// A client on a thread that may wait for it.
struct Waiting<'a, C>(&'a C, Handle);

impl<C: GenericClient> Engine for Waiting<'_, C> {
    fn query(&mut self, sql: &str, params: &[Cell]) -> Result<Vec<Row>, DbError> {
        let rows = self.1.block_on(async {
            let statement = self.0.prepare_cached(sql).await?;
            self.0.query(&statement, &arguments(params)).await
        })?;
        let cells = |row: &tokio_postgres::Row| {
            let cell = |column: usize| match *row.columns().get(column)?.type_() {
                Type::INT8 => Some(row.try_get::<_, Option<i64>>(column).ok()?.map_or(Cell::Null, Cell::Int)),
                Type::TEXT => {
                    Some(row.try_get::<_, Option<String>>(column).ok()?.map_or(Cell::Null, Cell::Text))
                }
                _ => None,
            };
            (0..row.len()).map(cell).collect::<Option<_>>().map(Row)
        };
        rows.iter()
            .map(cells)
            .collect::<Option<_>>()
            .ok_or_else(|| DbError::Failed("a column is neither a bigint nor a text".into()))
    }

    fn execute(&mut self, sql: &str, params: &[Cell]) -> Result<u64, DbError> {
        Ok(self.1.block_on(async {
            let statement = self.0.prepare_cached(sql).await?;
            self.0.execute(&statement, &arguments(params)).await
        })?)
    }
}

fn arguments(params: &[Cell]) -> Vec<&(dyn ToSql + Sync)> {
    params.iter().map(|cell| -> &(dyn ToSql + Sync) { cell }).collect()
}

pub(super) async fn write<T, E>(
    database: &Arc<Database>,
    job: impl FnOnce(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
) -> Result<T, E>
where
    T: Send + 'static,
    E: From<DbError> + Send + 'static,
{
    let mut client = database.client().await?;
    let workspace = database.workspace();
    blocking(move |handle| {
        let open = handle.block_on(client.transaction()).map_err(DbError::from)?;
        let mut engine = Waiting(&open, handle.clone());
        let mut tx = Tx { engine: &mut engine, workspace, events: Vec::new() };
        let answer = job(&mut tx)?;
        for event in tx.events {
            handle.block_on(Database::notify(&*open, &event))?;
        }
        handle.block_on(open.commit()).map_err(DbError::from)?;
        Ok(answer)
    })
    .await
}

pub(super) async fn read<T, E>(
    database: &Arc<Database>,
    job: impl FnOnce(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
) -> Result<T, E>
where
    T: Send + 'static,
    E: From<DbError> + Send + 'static,
{
    let client = database.client().await?;
    let workspace = database.workspace();
    blocking(move |handle| {
        let mut engine = Waiting(&client, handle);
        job(&mut Tx { engine: &mut engine, workspace, events: Vec::new() })
    })
    .await
}

async fn blocking<T, E>(job: impl FnOnce(Handle) -> Result<T, E> + Send + 'static) -> Result<T, E>
where
    T: Send + 'static,
    E: From<DbError> + Send + 'static,
{
    let handle = Handle::current();
    let task = tokio::task::spawn_blocking(move || job(handle));
    task.await.map_err(|error| DbError::Failed(error.into()))?
}
