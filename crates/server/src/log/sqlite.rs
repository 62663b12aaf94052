//! The log in an SQLite file.

mod read;
mod write;

use super::{After, Answer, Batch, Head, Log, Page, Pushed};
use crate::db::sqlite::Database;
pub use crate::db::sqlite::Database as SqliteLog;

impl Log for Database {
    fn push(&self, batch: Batch) -> Answer<'_, Pushed> {
        let workspace = self.workspace();
        Box::pin(self.write(move |connection| write::push(connection, workspace, &batch)))
    }

    fn pull(&self, after: After) -> Answer<'_, Page> {
        let workspace = self.workspace();
        Box::pin(self.read(move |connection| read::pull(connection, workspace, &after)))
    }

    fn head(&self) -> Answer<'_, Head> {
        let workspace = self.workspace();
        Box::pin(self.read(move |connection| read::head(connection, workspace).map_err(Into::into)))
    }
}
