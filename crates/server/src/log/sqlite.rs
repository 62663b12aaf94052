//! The log in an SQLite file.

mod packs;
mod read;
mod write;

use std::sync::Arc;

use super::{After, Answer, Appended, Batch, Coding, Head, Log, Pack, PackBytes, Page, packs as pure};
use crate::db::DbError;
use crate::db::sqlite::Database;
use crate::live::{Event, Hub};

impl Log for Database {
    fn append(&self, batch: Batch) -> Answer<'_, Appended> {
        let workspace = self.workspace();
        let hub = Arc::clone(self.hub());
        Box::pin(self.write(move |connection| {
            let appended = write::append(connection, workspace, &batch)?;
            // Here and not by who waits for the answer: that one may have left.
            if appended.n_stored != 0 {
                let Head { epoch, last_seq, .. } = &appended.head;
                hub.tell(&Event::Seq { seq: *last_seq, epoch: epoch.as_str().into() });
            }
            Ok(appended)
        }))
    }

    fn pull(&self, after: After) -> Answer<'_, Page> {
        let workspace = self.workspace();
        Box::pin(self.read(move |connection| read::pull(connection, workspace, &after)))
    }

    fn head(&self) -> Answer<'_, Head> {
        let workspace = self.workspace();
        Box::pin(self.read(move |connection| read::head(connection, workspace).map_err(Into::into)))
    }

    fn hub(&self) -> &Arc<Hub> {
        Self::hub(self)
    }

    fn packs(&self) -> Answer<'_, Vec<Pack>> {
        let workspace = self.workspace();
        Box::pin(self.read(move |connection| packs::list(connection, workspace).map_err(Into::into)))
    }

    fn pack(&self, after: u64, coding: Coding) -> Answer<'_, Option<PackBytes>> {
        let workspace = self.workspace();
        Box::pin(
            self.read(move |connection| {
                packs::bytes(connection, workspace, after, coding).map_err(Into::into)
            }),
        )
    }

    fn make_pack(&self) -> Answer<'_, bool> {
        let workspace = self.workspace();
        Box::pin(async move {
            let _turn = self.packing.lock().await;
            let next = self.read(move |connection| packs::next(connection, workspace)).await?;
            let Some(collector) = next else { return Ok(false) };
            let built = tokio::task::spawn_blocking(move || pure::build(collector)).await;
            let packed = built.map_err(|error| DbError::Failed(error.into()))??;
            self.write(move |connection| packs::keep(connection, workspace, &packed)).await
        })
    }
}
