//! The databases: who owns their connections, whichever tables are asked. The log and the accounts build on it.

pub mod postgres;
pub mod sqlite;

use std::error::Error;
use std::io;

/// What lies under a failure. Logged, never sent: it may hold SQL or paths.
pub type Source = Box<dyn Error + Send + Sync>;

/// Why a database did not do what it was asked. Nothing was written, or it was and a repetition says so.
#[derive(Debug, thiserror::Error)]
pub enum DbError {
    /// The disk is full.
    #[error("the server's disk is full")]
    Full(#[source] Source),
    /// Somebody else holds what is needed for too long, or the connection was lost: try again.
    #[error("the server is busy, try again")]
    Busy(#[source] Source),
    /// The server is being stopped.
    #[error("the server is stopping")]
    Closed,
    /// The database failed.
    #[error("the server failed")]
    Failed(#[source] Source),
}

impl DbError {
    /// The word that clients branch on. Never rename.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Full(_) => "storage_full",
            Self::Busy(_) => "busy",
            Self::Closed => "stopping",
            Self::Failed(_) => "server_failed",
        }
    }
}

/// Why a database could not be opened. It is as it was.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// A newer version of the server wrote it.
    #[error(
        "the data were written by a newer version (schema {found}, this one knows {known}): update this server"
    )]
    Newer {
        /// The schema of the database.
        found: u32,
        /// The newest schema that this version knows.
        known: u32,
    },
    /// It is a database of another program.
    #[error("that is a database of another program")]
    NotOurs,
    /// SQLite refused.
    #[error("the database cannot be opened: {0}")]
    Sqlite(#[from] rusqlite::Error),
    /// The address of the database is not understood. It is not repeated: it may hold a password.
    #[error("the address of the database is not understood: postgres://user:password@host/database")]
    BadUrl,
    /// PostgreSQL refused, or is not there.
    #[error("the database cannot be reached: {0}")]
    Postgres(String),
    /// TLS to the database cannot be made.
    #[error("TLS to the database: {0}")]
    Tls(String),
    /// The database does not hold text as UTF-8.
    #[error("the database holds text as {0}: make it with encoding UTF8")]
    NotUtf8(String),
    /// The system refused a thread.
    #[error("no thread could be started: {0}")]
    Thread(#[source] io::Error),
}

/// Databases' integers are signed; ours stop where theirs do.
pub fn signed(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
