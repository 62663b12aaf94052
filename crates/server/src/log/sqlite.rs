//! The log in one SQLite file: the default, for one server.
//!
//! One thread owns the only connection that writes; readers have connections of their own (WAL), so that a
//! slow pull never holds up a push. Further processes on the same file are safe: the counter row is read again
//! in each transaction.

mod read;
mod schema;
mod write;

use std::path::Path;
use std::sync::Mutex;
use std::thread::JoinHandle;

use rusqlite::{Connection, ErrorCode};
use tokio::sync::{Semaphore, mpsc, oneshot};

pub use schema::OpenError;

use super::{After, Answer, Batch, Head, Log, LogError, Page, Pushed};

/// Reads at once. More would only wait for the disk.
const MAX_READERS: usize = 4;
/// Pushes that wait for the writer; at most that many bodies are in memory.
const MAX_WAITING: usize = 32;

/// The log in an SQLite file. Dropping it waits for the push in hand.
pub struct SqliteLog {
    jobs: Option<mpsc::Sender<Job>>,
    writer: Option<JoinHandle<()>>,
    readers: Readers,
    workspace: i64,
}

struct Job {
    batch: Batch,
    reply: oneshot::Sender<Result<Pushed, LogError>>,
}

struct Readers {
    path: Box<Path>,
    idle: Mutex<Vec<Connection>>,
    places: Semaphore,
}

impl SqliteLog {
    /// Opens or makes the file at `path`, whose folder must exist, and brings it to this version's schema.
    pub fn open(path: &Path, now_ms: u64) -> Result<Self, OpenError> {
        let (connection, workspace) = schema::open(path, now_ms)?;
        let (jobs, queue) = mpsc::channel(MAX_WAITING);
        let writer = std::thread::Builder::new()
            .name("log-writer".into())
            .spawn(move || run_writer(connection, workspace, queue))
            .map_err(OpenError::Thread)?;
        let readers =
            Readers { path: path.into(), idle: Mutex::default(), places: Semaphore::new(MAX_READERS) };
        Ok(Self { jobs: Some(jobs), writer: Some(writer), readers, workspace })
    }

    async fn read<T: Send + 'static>(
        &self,
        query: impl FnOnce(&mut Connection) -> Result<T, LogError> + Send + 'static,
    ) -> Result<T, LogError> {
        let _place = self.readers.places.acquire().await.map_err(|_| LogError::Closed)?;
        let idle = self.readers.idle.lock().unwrap_or_else(|poison| poison.into_inner()).pop();
        let path = self.readers.path.clone();
        let task = tokio::task::spawn_blocking(move || {
            let mut connection = match idle {
                Some(connection) => connection,
                None => schema::open_reader(&path)?,
            };
            let answer = query(&mut connection);
            Ok::<_, LogError>((connection, answer))
        });
        let (connection, answer) = task.await.map_err(|error| LogError::Failed(error.into()))??;
        self.readers.idle.lock().unwrap_or_else(|poison| poison.into_inner()).push(connection);
        answer
    }
}

impl Log for SqliteLog {
    fn push(&self, batch: Batch) -> Answer<'_, Pushed> {
        Box::pin(async move {
            let (reply, answer) = oneshot::channel();
            let jobs = self.jobs.as_ref().ok_or(LogError::Closed)?;
            jobs.send(Job { batch, reply }).await.map_err(|_| LogError::Closed)?;
            answer.await.map_err(|_| LogError::Closed)?
        })
    }

    fn pull(&self, after: After) -> Answer<'_, Page> {
        let workspace = self.workspace;
        Box::pin(self.read(move |connection| read::pull(connection, workspace, &after)))
    }

    fn head(&self) -> Answer<'_, Head> {
        let workspace = self.workspace;
        Box::pin(self.read(move |connection| Ok(read::head(connection, workspace)?)))
    }
}

impl Drop for SqliteLog {
    fn drop(&mut self) {
        // Readers first: only the last connection folds the write-ahead log into the file, and they may not write.
        self.readers.idle.get_mut().unwrap_or_else(|poison| poison.into_inner()).clear();
        self.jobs = None;
        if let Some(writer) = self.writer.take()
            && writer.join().is_err()
        {
            tracing::error!("the log's writer had panicked");
        }
    }
}

fn run_writer(mut connection: Connection, workspace: i64, mut queue: mpsc::Receiver<Job>) {
    while let Some(Job { batch, reply }) = queue.blocking_recv() {
        let answer = write::push(&mut connection, workspace, &batch);
        // A client that left gets the same answer when it asks again.
        drop(reply.send(answer));
    }
}

impl From<rusqlite::Error> for LogError {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Self::Full(error.into()),
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Busy(error.into()),
            _ => Self::Failed(error.into()),
        }
    }
}
