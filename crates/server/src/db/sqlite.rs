//! One SQLite file: the default, for one server.
//!
//! One thread owns the only connection that writes; readers have connections of their own (WAL), so that a
//! slow read never holds up a write. Further processes on the same file are safe, if each transaction that writes
//! takes the lock at once (`TransactionBehavior::Immediate`).

mod schema;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;

use rusqlite::types::Type;
use rusqlite::{Connection, ErrorCode, Row};
use tokio::sync::{Semaphore, mpsc, oneshot};

pub(crate) use schema::{WORKSPACE, check_ours, open_reader, renew_epoch};

use super::{DbError, OpenError};
use crate::live::Hub;

/// Reads at once. More would only wait for the disk.
const MAX_READERS: usize = 4;
/// Writes that wait for the writer; at most that many bodies are in memory.
const MAX_WAITING: usize = 32;

type Job = Box<dyn FnOnce(&mut Connection) + Send>;

/// An SQLite file. Dropping it waits for the write in hand.
pub struct Database {
    jobs: Option<mpsc::Sender<Job>>,
    writer: Option<JoinHandle<()>>,
    readers: Readers,
    workspace: i64,
    hub: Arc<Hub>,
    pub(crate) packing: tokio::sync::Mutex<()>,
}

struct Readers {
    path: Box<Path>,
    idle: Mutex<Vec<Connection>>,
    places: Semaphore,
}

impl Database {
    /// Opens or makes the file at `path`, whose folder must exist, and brings it to this version's schema.
    pub fn open(path: &Path, now_ms: u64) -> Result<Self, OpenError> {
        let (connection, workspace) = schema::open(path, now_ms)?;
        let (jobs, queue) = mpsc::channel(MAX_WAITING);
        let writer = std::thread::Builder::new()
            .name("writer".into())
            .spawn(move || run_writer(connection, queue))
            .map_err(OpenError::Thread)?;
        let readers =
            Readers { path: path.into(), idle: Mutex::default(), places: Semaphore::new(MAX_READERS) };
        Ok(Self {
            jobs: Some(jobs),
            writer: Some(writer),
            readers,
            workspace,
            hub: Arc::default(),
            packing: tokio::sync::Mutex::default(),
        })
    }

    /// The key of the only office, in column `ws` of every table.
    pub fn workspace(&self) -> i64 {
        self.workspace
    }

    /// Who is told of commits.
    pub fn hub(&self) -> &Arc<Hub> {
        &self.hub
    }

    /// Runs `job` on the connection that writes, after those that came before. It opens its own transaction
    /// (`Immediate`) and commits it; one that it leaves open is rolled back.
    pub async fn write<T, E>(
        &self,
        job: impl FnOnce(&mut Connection) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<DbError> + Send + 'static,
    {
        let (reply, answer) = oneshot::channel();
        let jobs = self.jobs.as_ref().ok_or(DbError::Closed)?;
        let job: Job = Box::new(move |connection| {
            // A client that left gets the same answer when it asks again.
            drop(reply.send(job(connection)));
        });
        jobs.send(job).await.map_err(|_| DbError::Closed)?;
        answer.await.map_err(|_| DbError::Failed("the write panicked".into()))?
    }

    /// Runs `query` on a connection that cannot write, beside others.
    pub async fn read<T, E>(
        &self,
        query: impl FnOnce(&mut Connection) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<DbError> + Send + 'static,
    {
        let _place = self.readers.places.acquire().await.map_err(|_| DbError::Closed)?;
        let idle = self.readers.idle.lock().unwrap_or_else(|poison| poison.into_inner()).pop();
        let path = self.readers.path.clone();
        let task = tokio::task::spawn_blocking(move || {
            let mut connection = match idle {
                Some(connection) => connection,
                None => open_reader(&path).map_err(DbError::from)?,
            };
            let answer = query(&mut connection);
            Ok::<_, E>((connection, answer))
        });
        let (connection, answer) = task.await.map_err(|error| DbError::Failed(error.into()))??;
        self.readers.idle.lock().unwrap_or_else(|poison| poison.into_inner()).push(connection);
        answer
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        // Readers first: only the last connection folds the write-ahead log into the file, and they may not write.
        self.readers.idle.get_mut().unwrap_or_else(|poison| poison.into_inner()).clear();
        self.jobs = None;
        if let Some(writer) = self.writer.take()
            && writer.join().is_err()
        {
            tracing::error!("the database's writer had panicked");
        }
    }
}

fn run_writer(mut connection: Connection, mut queue: mpsc::Receiver<Job>) {
    while let Some(job) = queue.blocking_recv() {
        // One bad job may not end all later ones; its transaction was rolled back when it unwound.
        if catch_unwind(AssertUnwindSafe(|| job(&mut connection))).is_err() {
            tracing::error!("a write panicked");
        }
        if !connection.is_autocommit() && connection.execute_batch("rollback").is_err() {
            tracing::error!("an open transaction could not be rolled back");
        }
    }
}

impl From<rusqlite::Error> for DbError {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Self::Full(error.into()),
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Busy(error.into()),
            _ => Self::Failed(error.into()),
        }
    }
}

/// A column that is never negative.
pub fn unsigned(row: &Row<'_>, column: usize) -> rusqlite::Result<u64> {
    let number: i64 = row.get(column)?;
    u64::try_from(number).map_err(|_| rusqlite::Error::IntegralValueOutOfRange(column, number))
}

/// A column whose text has a form of its own, such as a stamp.
pub fn parsed<T>(row: &Row<'_>, column: usize) -> rusqlite::Result<T>
where
    T: std::str::FromStr<Err: std::error::Error + Send + Sync + 'static>,
{
    let text = row.get_ref(column)?.as_str()?;
    text.parse().map_err(|error| {
        rusqlite::Error::FromSqlConversionFailure(column, Type::Text, Box::<T::Err>::new(error))
    })
}
