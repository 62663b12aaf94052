//! One way to ask both databases, so that each rule of the accounts is written once.
//!
//! Statements are the common part of both dialects with `$1`, `$2`, …; `$1` is always the office. Values are
//! integers and texts only. Synchronous: both run on threads that may block.

mod postgres;
mod sqlite;

use std::fmt;
use std::sync::Arc;

use crate::db::{DbError, signed};
use crate::live::Event;
use crate::log::Log;

/// The database that holds the accounts, beside the log.
#[derive(Clone)]
pub enum Database {
    /// One file.
    Sqlite(Arc<crate::db::sqlite::Database>),
    /// One for several servers.
    Postgres(Arc<crate::db::postgres::Database>),
}

/// A value of a statement or a row. `Debug` hides it: drivers log what they are given.
#[derive(Clone, PartialEq)]
pub enum Cell {
    /// None.
    Null,
    /// An integer.
    Int(i64),
    /// A text.
    Text(String),
}

impl fmt::Debug for Cell {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("…")
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.into())
    }
}
impl From<&String> for Cell {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}
impl From<u64> for Cell {
    fn from(number: u64) -> Self {
        Self::Int(signed(number))
    }
}
impl<T: Into<Self>> From<Option<T>> for Cell {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

/// A row of an answer.
#[derive(Debug)]
pub struct Row(Vec<Cell>);

impl Row {
    /// A text, or none.
    pub fn text_or_none(&self, column: usize) -> Result<Option<String>, DbError> {
        match self.0.get(column) {
            Some(Cell::Text(text)) => Ok(Some(text.clone())),
            Some(Cell::Null) => Ok(None),
            _ => Err(unexpected(column)),
        }
    }

    /// A text.
    pub fn text(&self, column: usize) -> Result<String, DbError> {
        self.text_or_none(column)?.ok_or_else(|| unexpected(column))
    }

    /// A number that is never negative, or none.
    pub fn number_or_none(&self, column: usize) -> Result<Option<u64>, DbError> {
        match self.0.get(column) {
            Some(Cell::Int(number)) => u64::try_from(*number).map(Some).map_err(|_| unexpected(column)),
            Some(Cell::Null) => Ok(None),
            _ => Err(unexpected(column)),
        }
    }

    /// A number that is never negative.
    pub fn number(&self, column: usize) -> Result<u64, DbError> {
        self.number_or_none(column)?.ok_or_else(|| unexpected(column))
    }
}

fn unexpected(column: usize) -> DbError {
    DbError::Failed(format!("column {column} of a row is not what the schema says").into())
}

/// What both databases can do.
trait Engine {
    fn query(&mut self, sql: &str, params: &[Cell]) -> Result<Vec<Row>, DbError>;
    fn execute(&mut self, sql: &str, params: &[Cell]) -> Result<u64, DbError>;
}

/// A transaction, or a look.
pub struct Tx<'a> {
    engine: &'a mut dyn Engine,
    workspace: i64,
    events: Vec<Event>,
}

impl Tx<'_> {
    /// The rows of a statement. `params` are `$2` and on.
    pub fn query<const N: usize>(&mut self, sql: &str, params: [Cell; N]) -> Result<Vec<Row>, DbError> {
        self.engine.query(sql, &self.with_office(params))
    }

    /// The first row, if there is one.
    pub fn first<const N: usize>(&mut self, sql: &str, params: [Cell; N]) -> Result<Option<Row>, DbError> {
        Ok(self.query(sql, params)?.into_iter().next())
    }

    /// How many rows a statement wrote.
    pub fn execute<const N: usize>(&mut self, sql: &str, params: [Cell; N]) -> Result<u64, DbError> {
        self.engine.execute(sql, &self.with_office(params))
    }

    /// Tells the open streams, once this is committed.
    pub fn tell(&mut self, event: Event) {
        self.events.push(event);
    }

    fn with_office<const N: usize>(&self, params: [Cell; N]) -> Vec<Cell> {
        let mut all = vec![Cell::Int(self.workspace)];
        all.extend(params);
        all
    }
}

impl Database {
    /// The log in the same database.
    pub fn log(&self) -> Arc<dyn Log> {
        match self {
            Self::Sqlite(database) => Arc::clone(database) as _,
            Self::Postgres(database) => Arc::clone(database) as _,
        }
    }

    /// Runs a job as one transaction: committed when it succeeds, else as if it had not been.
    pub async fn write<T, E>(
        &self,
        job: impl FnOnce(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<DbError> + Send + 'static,
    {
        match self {
            Self::Sqlite(database) => sqlite::write(database, job).await,
            Self::Postgres(database) => postgres::write(database, job).await,
        }
    }

    /// Looks, without a lock.
    pub async fn read<T, E>(
        &self,
        job: impl FnOnce(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<DbError> + Send + 'static,
    {
        match self {
            Self::Sqlite(database) => sqlite::read(database, job).await,
            Self::Postgres(database) => postgres::read(database, job).await,
        }
    }
}
