//! The log in PostgreSQL.

mod packs;
mod read;
mod write;

use std::sync::Arc;

use super::{
    After, Answer, Appended, Batch, Coding, Head, Log, LogError, Pack, PackBytes, Page, packs as pure,
};
use crate::db::DbError;
use crate::db::postgres::Database;
use crate::live::Hub;

impl Log for Database {
    fn append(&self, batch: Batch) -> Answer<'_, Appended> {
        Box::pin(async move {
            let mut client = self.client().await?;
            match write::append(&mut client, self.workspace(), &batch).await {
                // The connection was lost. Whether it was committed nobody knows: asked again, the log does.
                Err(LogError::Database(DbError::Busy(source))) if client.is_closed() => {
                    tracing::warn!(error = %source, "the connection was lost, once more: {source}");
                    drop(client);
                    write::append(&mut self.client().await?, self.workspace(), &batch).await
                }
                answer => answer,
            }
        })
    }

    fn pull(&self, after: After) -> Answer<'_, Page> {
        Box::pin(async move { read::pull(&mut self.client().await?, self.workspace(), &after).await })
    }

    fn head(&self) -> Answer<'_, Head> {
        Box::pin(async move { read::head(&self.client().await?, self.workspace()).await })
    }

    fn hub(&self) -> &Arc<Hub> {
        Self::hub(self)
    }

    fn packs(&self) -> Answer<'_, Vec<Pack>> {
        Box::pin(async move { packs::list(&self.client().await?, self.workspace()).await })
    }

    fn pack(&self, after: u64, coding: Coding) -> Answer<'_, Option<PackBytes>> {
        Box::pin(async move { packs::bytes(&self.client().await?, self.workspace(), after, coding).await })
    }

    fn make_pack(&self) -> Answer<'_, bool> {
        Box::pin(async move {
            let _turn = self.packing.lock().await;
            let next = packs::next(&self.client().await?, self.workspace()).await?;
            let Some(collector) = next else { return Ok(false) };
            let built = tokio::task::spawn_blocking(move || pure::build(collector)).await;
            let packed = built.map_err(|error| DbError::Failed(error.into()))??;
            packs::keep(&self.client().await?, self.workspace(), &packed).await?;
            Ok(true)
        })
    }
}
