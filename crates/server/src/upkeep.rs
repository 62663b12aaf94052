//! What a keeper of the data does, from a command line: back up, verify, restore, move to PostgreSQL.
//!
//! Each opens what it works on by itself. [`backup`] and the verifications are safe while servers run; [`restore`] and
//! [`copy`] refuse a file that a server has open.

mod backup;
mod chain;
mod copy;
mod restore;
mod verify;

use std::io;
use std::path::PathBuf;

pub use backup::backup;
pub use copy::copy;
pub use restore::{Restored, renew_postgres, restore};
pub use verify::{verify_file, verify_postgres};

use crate::db::{DbError, OpenError};

/// What was found in a database.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// The epoch of its log.
    pub epoch: String,
    /// How many changes were read and checked.
    pub n_changes: u64,
    /// The running hash at the end, made anew from them.
    pub hash: String,
    /// What is wrong, in words; nothing if all is well. At most [`MAX_PROBLEMS`].
    pub problems: Vec<String>,
}

/// The most problems that a report names.
pub const MAX_PROBLEMS: usize = 50;

/// Why nothing was done. What was there is as it was.
#[derive(Debug, thiserror::Error)]
pub enum UpkeepError {
    /// The file cannot be opened as data of this program.
    #[error("{0}: {1}")]
    Open(PathBuf, #[source] OpenError),
    /// PostgreSQL cannot be opened.
    #[error("{0}")]
    OpenPostgres(#[from] OpenError),
    /// There is no such file.
    #[error("{0} is not there")]
    Absent(PathBuf),
    /// The target exists, and nothing is written over.
    #[error("{0} exists already")]
    Exists(PathBuf),
    /// A server has the file open.
    #[error("{0} is in use: stop the server first")]
    InUse(PathBuf),
    /// The target already holds changes or members.
    #[error("the database is not empty: changes are only copied to an empty one")]
    NotEmpty,
    /// The data are damaged; nothing was made of them.
    #[error("the data are damaged: {}", .0.problems.join("; "))]
    Damaged(Report),
    /// The database failed.
    #[error("the database failed: {}", inner(.0))]
    Database(#[from] DbError),
    /// The disk failed.
    #[error("{0}: {1}")]
    Disk(PathBuf, #[source] io::Error),
}

fn inner(error: &DbError) -> String {
    std::error::Error::source(error).map(ToString::to_string).unwrap_or_default()
}

impl From<rusqlite::Error> for UpkeepError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Database(error.into())
    }
}

impl From<tokio_postgres::Error> for UpkeepError {
    fn from(error: tokio_postgres::Error) -> Self {
        Self::Database(error.into())
    }
}
